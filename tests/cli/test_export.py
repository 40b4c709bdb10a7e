from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli import main
from sayso.cli.export import export
from sayso.record.json import to_json
from sayso.store import open_store
from tests.cli.stored import fill, run
from tests.store.made import DENIAL, make_reading


@pytest.fixture
def url(tmp_path: Path) -> str:
    return fill(tmp_path)


def test_readings_are_whole_and_only_current(url: str) -> None:
    lines = run(export, "readings", store=url).stdout.splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == ["wire-1", "wire-2", "desk-1"]
    assert lines[2].encode() == to_json(make_reading("desk-1", source=DENIAL))


def test_articles_are_as_clean_prints_them(url: str) -> None:
    lines = run(export, "articles", store=url).stdout.splitlines()
    assert lines[2].encode() == to_json(make_reading("desk-1", source=DENIAL).article)


@pytest.mark.parametrize("what", ["articles", "statements", "events"])
def test_csv_says_what_json_lines_say(url: str, what: str, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    assert run(export, what, "--format", "csv", "-o", str(target), store=url).stdout == ""
    table = list(csv.DictReader(io.StringIO(target.read_bytes().decode(), newline="")))
    records = [json.loads(line) for line in run(export, what, store=url).stdout.splitlines()]
    assert len(table) == len(records) == 3
    if what != "articles":
        assert list(table[0]) == list(records[0])
        assert [row["sentence"] for row in table] == [record["sentence"] for record in records]
    assert table[1]["title"] == "'-2 degrees"


def test_an_empty_export_still_has_its_head(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/empty.sqlite"
    open_store(url).close()
    assert run(export, "statements", "--format", "csv", store=url).stdout.startswith("article,version,url,title,")
    assert run(export, "statements", store=url).stdout == ""


def test_readings_have_no_csv(url: str) -> None:
    result = run(export, "readings", "--format", "csv", store=url)
    assert result.exit_code == 2
    assert "nested" in result.stderr


def test_copies_are_groups_of_articles(tmp_path: Path) -> None:
    story = "Divers towed a mine out of the harbour of Larvik on Tuesday, and the ferry left four hours late. " * 3
    lines = tmp_path / "two.jsonl"
    lines.write_text("".join(json.dumps({"id": name, "text": story}) + "\n" for name in "ab"), encoding="utf-8")
    url = f"sqlite:///{tmp_path}/s.sqlite"
    assert CliRunner().invoke(main, ["add", str(lines), "--store", url]).exit_code == 0
    shown = CliRunner().invoke(main, ["export", "copies", "--store", url])
    assert [json.loads(line)["articles"] for line in shown.stdout.splitlines()] == [["a", "b"]]
    assert CliRunner().invoke(main, ["export", "copies", "--store", url, "--format", "csv"]).exit_code == 2
