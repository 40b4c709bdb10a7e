from __future__ import annotations

from pathlib import Path

import pytest

from sayso.cli.show import show
from sayso.errors import StoreError
from sayso.record import Failure, Reading
from sayso.record.json import from_json
from sayso.store import open_store
from tests.cli.stored import fill, run


@pytest.fixture
def url(tmp_path: Path) -> str:
    return fill(tmp_path)


def test_an_article_by_its_id_or_how_it_begins(url: str) -> None:
    assert run(show, "wire-1", store=url).stdout == run(show, "soldiers", "harbour", store=url).stdout
    shown = run(show, "desk", store=url).stdout
    assert "Boris Crane" in shown
    assert "Ana Lopez" not in shown


def test_an_older_version(url: str) -> None:
    assert "Ana Lopez" in run(show, "desk-1", "--version", "1", store=url).stdout
    listed = run(show, "desk-1", "--versions", store=url).stdout
    assert "1 (older)" in listed
    error = run(show, "desk-1", "--version", "3", store=url).exception
    assert isinstance(error, StoreError)
    assert "has no version 3; it has 2" in str(error)


def test_several_articles_are_listed(url: str) -> None:
    shown = run(show, "wire", store=url).stdout
    assert "wire-1" in shown
    assert "wire-2" in shown
    assert "Statements" not in shown


def test_nothing_found_is_an_error(url: str) -> None:
    error = run(show, "zeppelin", store=url).exception
    assert isinstance(error, StoreError)
    assert "zeppelin" in str(error)


def test_the_whole_record(url: str) -> None:
    assert from_json(run(show, "wire-1", "--format", "jsonl", store=url).stdout, Reading).article.id == "wire-1"


def test_what_is_stored(url: str) -> None:
    with open_store(url) as store:
        for number in range(25):
            store.add_failure(Failure(item=f"f-{number:02}", step="read", reason="is [b]odd[/b]"))
    shown = run(show, store=url).stdout
    assert "4 articles (with older versions)" in shown
    assert "25 failures" in shown
    assert "Failed: f-00: is [b]odd[/b]" in shown
    assert "and 5 more" in shown


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    error = run(show, store=f"sqlite:///{tmp_path}/none.sqlite").exception
    assert isinstance(error, StoreError)
    assert "sayso add" in str(error)
