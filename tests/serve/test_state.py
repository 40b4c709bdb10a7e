"""The page that says what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.record import Failure
from sayso.store import Store, open_store
from tests.serve.secured import client_of, copied_store, make_app
from tests.store.made import DENIAL, make_reading


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with copied_store(tmp_path) as found:
        yield found


def page_of(store: Store) -> str:
    with client_of(make_app(store)) as client:
        answer = client.get("/state")
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def test_the_example(store: Store) -> None:
    page = page_of(store)
    for words in (
        "<b>13</b> reports",
        "<b>1</b> story",
        "<b>5</b> publishers",
        "Published 13 October – 13 November 2024.",
        'href="/search?publisher=Atlantic%20Desk"',
        "not named on the page",
        '<th scope="row">en-GB</th><td class="n">2</td>',
        "Nothing: every report that was given has been read.",
        "sayso-reader",
        '<a href="/judgements">0 corrections</a>',
    ):
        assert words in page
    assert "not today’s" not in page
    assert len(page) < 50_000


def test_failures_are_told_with_their_reasons(store: Store) -> None:
    store.add_failure(Failure(item="<script>alert(1)</script>.html", step="clean", reason="no text & no \u202eeltit"))
    page = page_of(store)
    assert "1 item." in page
    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;.html</bdi>" in page
    assert "<bdi>no text &amp; no \u202eeltit</bdi>" in page
    for number in range(120):
        store.add_failure(Failure(item=f"page-{number:03}", step="read", reason="no language that sayso reads"))
    page = page_of(store)
    assert "121 items, the first 100 here" in page
    assert page.count("no language that sayso reads") == 99


def test_an_empty_store(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/e.sqlite") as store:
        page = page_of(store)
    assert "<code>sayso add FILE…</code> reads and stores reports" in page
    assert "<b>0</b> reports" in page
    assert "Publishers" not in page


def test_versions_of_reports_and_other_lexicons(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/e.sqlite") as store:
        store.add(make_reading("a-1", publisher="<b>The Wire</b>", title="javascript:alert(1)"))
        store.add(make_reading("a-1", source=DENIAL, publisher="<b>The Wire</b>", published="2024-10"))
        page = page_of(store)
    assert "<b>1</b> report<" in page
    assert "1 older version of reports is kept" in page
    assert "<bdi>&lt;b&gt;The Wire&lt;/b&gt;</bdi>" in page
    assert "not today’s" in page
    assert 'href="javascript' not in page


def test_the_page_follows_the_store(store: Store) -> None:
    with client_of(make_app(store)) as client:
        assert "<b>13</b>" in client.get("/state").text
        store.add(make_reading("a-1"))
        assert "<b>14</b>" in client.get("/state").text
