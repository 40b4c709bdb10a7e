from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.export import opened


def test_a_file_is_there_whole(tmp_path: Path) -> None:
    with opened(tmp_path / "x") as out:
        out.write(b"all")
        assert not (tmp_path / "x").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x").read_bytes() == b"all"


def test_an_older_file_stays_when_the_export_fails(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"old")
    with pytest.raises(TypeError), opened(tmp_path / "x") as out:
        out.writelines([b"half", None])  # type: ignore[list-item]
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x").read_bytes() == b"old"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"), opened(tmp_path / "no" / "x"):
        pass
