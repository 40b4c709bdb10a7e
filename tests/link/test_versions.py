"""Versions: what changed in the statements of an article."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli import main
from sayso.link.versions import find_changes
from sayso.read.article import read_article
from sayso.record import Article, Reading

FIRST = "The minister said that 40 people were hurt in the fire. A neighbour said the alarm had not rung."
CHANGED = "content: «that 40 people were hurt in the fire» is now «that 14 people were hurt in the fire»"
DENIED = "cue: «said» is now «denied»; stance: asserts is now denies"


def read(text: str) -> Reading:
    return read_article(Article(id="a", text=text))


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        (FIRST, []),
        (FIRST + "\n", []),
        (FIRST.replace("40", "14"), [("changed", CHANGED)]),
        (FIRST.replace("minister said", "minister denied"), [("changed", DENIED)]),
        (FIRST.partition(". ")[0] + ".", [("withdrawn", "A neighbour: «the alarm had not rung»")]),
        (FIRST + " Police said that it was arson.", [("added", "Police: «that it was arson»")]),
    ],
)
def test_what_changed(second: str, wanted: list[tuple[str, str]]) -> None:
    found = find_changes(read(FIRST), read(second))
    assert [change.kind for change in found] == [kind for kind, _ in wanted]
    for change, (_, reason) in zip(found, wanted, strict=True):
        assert change.reason.startswith(reason)


def test_show_tells_the_changes(tmp_path: Path) -> None:
    report, url = tmp_path / "fire.jsonl", f"sqlite:///{tmp_path}/s.sqlite"
    for text in (FIRST, FIRST.replace("40", "14")):
        report.write_text(f'{{"id": "fire", "text": "{text}"}}\n', encoding="utf-8")
        assert CliRunner().invoke(main, ["add", str(report), "--store", url]).exit_code == 0
    run = CliRunner().invoke(main, ["show", "fire", "--changes", "--store", url])
    assert "version 2 beside 1" in run.output
    assert "«that 14 people were hurt in the fire»" in run.output
    run = CliRunner().invoke(main, ["show", "fire", "--changes", "--version", "1", "--store", url])
    assert run.exit_code == 1
    assert "no version before 1" in run.output
