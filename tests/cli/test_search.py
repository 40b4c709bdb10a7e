from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.cli.search import search
from sayso.errors import InputError
from tests.cli.stored import fill, run


@pytest.fixture
def url(tmp_path: Path) -> str:
    return fill(tmp_path)


def test_statements_with_source_value_and_origin(url: str) -> None:
    shown = run(search, "moved", store=url).stdout
    assert shown.splitlines() == [
        "Ana Lopez: asserts, certain, 2024-10-28",
        "  40 soldiers had moved to Port Vell",
        "  2024-10-20 · The Wire · Soldiers at the harbour · wire-1",
        "",
    ]


def test_conditions_together(url: str) -> None:
    words = ["--source", "crane", "--about", "port", "--after", "2024-10-20", "--before", "2024", "--stance", "denies"]
    rest = ["--certainty", "certain", "--type", "mobilize", "--limit", "5", "--format", "jsonl"]
    result = run(search, *words, *rest, store=url)
    assert [json.loads(line)["article"] for line in result.stdout.splitlines()] == ["wire-2"]


def test_events_and_articles(url: str) -> None:
    assert "MOBILIZE · moved · Northern army → Port Vell" in run(search, "moved", "--in", "events", store=url).stdout
    assert "Soldiers at the harbour\n" in run(search, "harbour", "--in", "articles", store=url).stdout


def test_nothing_found_is_said_on_standard_error(url: str) -> None:
    result = run(search, "zeppelin", store=url)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no statements found; try --in articles" in result.stderr


def test_what_makes_no_sense_is_an_error(url: str) -> None:
    assert isinstance(run(search, '"moved', store=url).exception, InputError)
    assert run(search, "--stance", "shouts", store=url).exit_code == 2
