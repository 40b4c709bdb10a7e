"""The page that searches, on the shipped example and on reports that mean harm."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from sayso.serve.found import PER_PAGE, split_marked
from sayso.store import Query, open_store
from sayso.store.views import shown_columns
from tests.serve.made import client_of, example_url
from tests.serve.pages_made import FORMULA, fill_with_harm

Client = TestClient[Litestar]


@pytest.fixture(scope="module")
def url() -> str:
    return example_url()


@pytest.fixture(scope="module")
def client(url: str) -> Iterator[Client]:
    with open_store(url, create=False) as store, client_of(store) as made:
        yield made


@pytest.fixture(scope="module")
def harmed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    found = f"sqlite:///{tmp_path_factory.mktemp('harm') / 's.sqlite'}"
    with open_store(found) as store, client_of(store) as made:
        fill_with_harm(store)
        yield made


def page(client: Client, **asked: Any) -> str:
    answer = client.get("/search", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.text


def counts(text: str, facet: str) -> dict[str, int]:
    """The values of a facet with their counts, as the page shows them."""
    (found,) = re.findall(rf'id="facet-{facet}".*?</section>', text, re.DOTALL)
    pairs = re.findall(r'<bdi>(.*?)</bdi>.*?class="n">([\d,]+)<', found)
    return {value: int(count.replace(",", "")) for value, count in pairs}


def test_a_search_that_asks_nothing_tells_how_to_ask(client: Client) -> None:
    text = page(client)
    assert "How to ask" in text
    assert 'class="results"' not in text


def test_what_is_found_is_what_the_store_finds_with_source_certainty_and_place(client: Client, url: str) -> None:
    with open_store(url, create=False) as store:
        rows = store.search(Query(words="troops", limit=None))
    text = page(client, words="troops")
    assert f"{len(rows)} statements</h2>" in text
    for row in rows[:PER_PAGE]:
        assert f'/articles/{row["article"]}#{row["id"]}"' in text
        assert f'class="sure {row["certainty"]}"' in text
    assert "<mark>troops</mark>" in text


def test_marks_are_the_words_that_were_searched_for_also_in_another_form(client: Client) -> None:
    assert "<mark>troops</mark>" in page(client, words="troop")
    assert "<mark>North Korean troops</mark>" in page(client, words='"North Korean troops"')
    assert split_marked("Troops, troopship", {"troops"}) == [("Troops", True), (", troopship", False)]
    assert split_marked("a (b) c", {"b", "(b"}) == [("a ", False), ("(b", True), (") c", False)]


@pytest.mark.parametrize("what", ["statements", "events", "articles"])
def test_every_count_beside_is_what_its_link_finds(client: Client, what: str) -> None:
    text = page(client, words="Russia", **{"in": what})
    links = re.findall(r'<a href="(/search\?[^"]*)"><bdi>.*?</bdi></a> <span class="n">([\d,]+)<', text)
    assert links
    for link, count in links:
        found = client.get(link.replace("&amp;", "&")).text
        assert re.search(rf'<h2 id="found">{count} {what[:-1]}s?</h2>', found), link


def test_a_chosen_condition_is_kept_in_the_form_and_can_be_taken_away(client: Client) -> None:
    text = page(client, words="troops", stance="denies", after="2024-10")
    assert 'name="after" value="2024-10"' in text
    assert '<option value="denies" selected>' in text
    assert 'href="/search?words=troops&amp;after=2024-10"' in text
    assert set(counts(text, "stance")) <= {"denies"}


def test_pages_hold_25_each_and_together_everything_once(client: Client, url: str) -> None:
    with open_store(url, create=False) as store:
        rows = store.search(Query(certainty="certain", what="events", limit=None))
    asked = {"certainty": "certain", "in": "events"}
    last = -(-len(rows) // PER_PAGE)
    seen = [
        found
        for number in range(1, last + 1)
        for found in re.findall(r'href="/articles/([^"]+)"', page(client, page=number, **asked))
    ]
    assert seen == [f"{row['article']}#{row['id']}" for row in rows]
    assert f"Page {last} of {last}" in page(client, page=10**9, **asked)
    assert f"Page 1 of {last}" in page(client, page="-1", **asked)
    assert f"Page 1 of {last}" in page(client, page="²", **asked)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"words": '"troops'}, "opens a quotation mark"),
        ({"words": "-troops"}, "has no word to look for"),
        ({"about": "!!"}, "has no letter or digit"),
        ({"after": "soon"}, "is no date"),
        ({"certainty": "sure"}, "is none of certain, probable"),
        ({"in": "readings"}, "is none of articles, statements, events"),
        ({"type": "kiss"}, "is none of AGREE"),
        ({"words": "troops OR " * 1_000}, "is the most"),
    ],
)
def test_a_mistake_is_told_beside_the_form_which_keeps_it(client: Client, asked: dict[str, str], message: str) -> None:
    answer = client.get("/search", params=asked)
    assert answer.status_code == 400
    assert message in answer.text
    assert 'class="asked"' in answer.text
    assert "How to ask" not in answer.text


def test_nothing_found_says_where_else_to_look(client: Client) -> None:
    text = page(client, words="zebra")
    assert "0 statements" in text
    assert 'href="/search?words=zebra&amp;in=events"' in text
    assert 'id="narrow"' not in text


def test_the_file_has_every_row_in_the_order_of_the_search(client: Client, url: str) -> None:
    with open_store(url, create=False) as store:
        rows = store.search(Query(what="events", type="ASSAULT", limit=None))
    asked = {"in": "events", "type": "ASSAULT"}
    lines = client.get("/search/export", params={**asked, "format": "jsonl"})
    assert [json.loads(line) for line in lines.text.splitlines()] == rows
    assert lines.headers["content-disposition"] == 'attachment; filename="sayso-events.jsonl"'
    table = client.get("/search/export", params={**asked, "format": "csv"})
    assert table.headers["content-type"].startswith("text/csv")
    read = list(csv.DictReader(io.StringIO(table.text)))
    assert list(read[0]) == list(shown_columns("events"))
    assert [row["id"] for row in read] == [row["id"] for row in rows]


@pytest.mark.parametrize("asked", [{"format": "xls"}, {"words": '"', "format": "csv"}, {"in": "x"}])
def test_a_file_that_cannot_be_made_is_an_error_and_no_file(client: Client, asked: dict[str, str]) -> None:
    answer = client.get("/search/export", params=asked)
    assert answer.status_code == 400
    assert "content-disposition" not in answer.headers


def test_a_telling_leads_to_its_claim_and_one_that_stands_alone_to_none(client: Client, url: str) -> None:
    links = re.findall(r'href="(/tellings/[^"]+)"', page(client, words="troops"))
    answers = [client.get(link, follow_redirects=False) for link in links]
    assert {answer.status_code for answer in answers} <= {302, 404}
    led = [answer.headers["location"] for answer in answers if answer.status_code == 302]
    assert led
    assert client.get(led[0]).status_code == 200
    assert client.get("/tellings/no/such").status_code == 404
    assert client.get("/tellings/x").status_code == 404


@pytest.mark.parametrize("what", ["statements", "events", "articles"])
def test_reports_that_mean_harm_are_words_on_the_page(harmed: Client, what: str) -> None:
    text = page(harmed, words="harbour", **{"in": what})
    assert "&lt;script&gt;" in text
    assert "<script" not in text
    assert 'href="javascript:' not in text
    # What turns the direction of writing stands only inside elements that keep it to themselves.
    isolated = r"<bdi>[^<]*</bdi>|<blockquote.*?</blockquote>|<p class=\"words\".*?</p>"
    assert "\u202e" in text
    assert "\u202e" not in re.sub(isolated, "", text, flags=re.DOTALL)


def test_what_is_asked_with_harm_is_escaped(client: Client) -> None:
    harm = '"><script>alert(1)</script>'
    answer = client.get("/search", params={"source": harm, "publisher": harm, "words": "troops"})
    assert "<script" not in answer.text
    assert client.get("/search", params={"certainty": harm}).text.count("<script") == 0
    assert client.get("/search", params={"words": "troops\0 NEAR(a b) * : ^ {x} ' OR 1=1 --"}).status_code in {200, 400}


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(harmed: Client) -> None:
    table = harmed.get("/search/export", params={"words": "harbour", "format": "csv"}).text
    titles = [row["title"] for row in csv.DictReader(io.StringIO(table))]
    assert "'" + FORMULA in titles
    assert FORMULA not in titles
