from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso import pipeline
from sayso.cli.add import add
from sayso.store import open_store
from tests.cli.stored import run
from tests.store.made import read_slowly


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pipeline, "read_article", read_slowly)
    monkeypatch.chdir(tmp_path)


def line(name: str, text: str) -> str:
    return json.dumps({"id": name, "text": text}) + "\n"


def test_files_folders_and_lines_go_in_with_their_ids() -> None:
    Path("news").mkdir()
    Path("news/a.txt").write_text("A report of one sentence, long enough.")
    Path("b.jsonl").write_text(line("one", "Text one.") + line("two", "Text two."))
    result = run(add, "news", "b.jsonl", store="sqlite:///s.sqlite")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "s.sqlite: 3 added\n"
    with open_store("sqlite:///s.sqlite") as store:
        assert [article.id for article in store.articles()][1:] == ["one", "two"]
    assert run(add, "news", "b.jsonl", store="sqlite:///s.sqlite").stderr == "s.sqlite: 3 already there\n"


def test_bad_lines_are_told_with_their_number_and_the_rest_goes_on() -> None:
    Path("b.jsonl").write_text(
        line("one", "Text one.") + "{broken\n" + line("two", "explode") + line("three", "Three.")
    )
    result = run(add, "b.jsonl", "gone.txt")
    assert result.exit_code == 1
    assert "b.jsonl:2: is not a JSON line" in result.stderr
    assert "two: unexpected ValueError" in result.stderr
    assert "gone.txt: " in result.stderr
    assert result.stderr.endswith("sayso.sqlite: 2 added, 3 failed\n")
    with open_store("sqlite:///sayso.sqlite", create=False) as store:
        assert [failure.item for failure in store.failures()] == ["b.jsonl:2", "gone.txt", "two"]


def test_what_was_mended_is_no_failure_any_more() -> None:
    Path("b.jsonl").write_text("{broken\n" + line("two", "explode"))
    Path("c.jsonl").write_text("{broken too\n")
    assert run(add, "b.jsonl", "c.jsonl").exit_code == 1
    Path("b.jsonl").write_text(line("one", "Text one.") + line("two", "Text two."))
    result = run(add, str(Path("b.jsonl").absolute()))
    assert (result.exit_code, result.stderr) == (0, "sayso.sqlite: 2 added\n")
    with open_store("sqlite:///sayso.sqlite") as store:
        assert [failure.item for failure in store.failures()] == ["c.jsonl:1"]


def test_the_store_may_be_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_STORE", "sqlite:///other.sqlite")
    Path("b.jsonl").write_text(line("one", "Text one."))
    assert run(add, "b.jsonl").exit_code == 0
    assert Path("other.sqlite").exists()
    assert not Path("sayso.sqlite").exists()
