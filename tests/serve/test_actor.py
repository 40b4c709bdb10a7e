"""The page of a person, organisation, group or government, on the shipped example and on reports that mean harm."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import get_args
from urllib.parse import quote

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from sayso.record.reading import PloverType
from sayso.serve.deeds import QUADS, count_sides, find_deeds, pick_deeds
from sayso.store import Store, open_store
from sayso.store.rows import Row
from tests.serve.made import client_of, example_url
from tests.serve.pages_made import SPEAKER, fill_with_harm

NAME = "North Korea"

Client = TestClient[Litestar]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(example_url(), create=False) as made:
        yield made


@pytest.fixture(scope="module")
def client(store: Store) -> Iterator[Client]:
    with client_of(store) as made:
        yield made


@pytest.fixture(scope="module")
def harmed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('harm') / 's.sqlite'}") as made:
        fill_with_harm(made)
        with client_of(made) as harmed:
            yield harmed


def page(client: Client, name: str, **picked: str) -> str:
    answer = client.get(f"/actors/{quote(name)}", params=picked)
    assert answer.status_code == 200, answer.text
    return answer.text


def row(number: int, part: str, other: str | None, **more: object) -> Row:
    made = {"type": "AID", "polarity": "positive", "generic": False, "published": "2024-10-28"}
    return {**made, "number": number, "part": part, "other": other, **more}


def test_every_plover_type_is_in_one_quad_class() -> None:
    assert sorted(kind for kinds in QUADS.values() for kind in kinds) == sorted(get_args(PloverType))


def test_deeds_are_events_of_a_type_that_are_told_as_real() -> None:
    rows = [
        row(1, "actor", "Mali"),
        row(1, "actor", "Chad"),
        row(2, "actor", None),
        row(3, "recipient", "Mali", type="ASSAULT"),
        row(4, "actor", "Mali", polarity="negative"),
        row(5, "actor", "Mali", generic=True),
        row(6, "actor", "Mali", type=None),
    ]
    deeds = find_deeds(rows)
    assert [(deed.number, deed.side, deed.others) for deed in deeds] == [
        (1, "did", ("Mali", "Chad")),
        (2, "did", ()),
        (3, "done", ("Mali",)),
    ]
    did, done = count_sides(deeds)
    assert (did.total, done.total) == (2, 1)
    assert did.quads["material cooperation"] == 2
    assert [(each.other, each.total) for each in did.dealings] == [("Chad", 1), ("Mali", 1), (None, 1)]
    assert [deed.number for deed in pick_deeds(deeds, side="did", other="", kind=None)] == [2]
    assert [deed.number for deed in pick_deeds(deeds, side=None, other="Mali", kind="material conflict")] == [3]


def test_statements_are_all_those_that_the_store_has_of_a_speaker_and_of_the_name(client: Client, store: Store) -> None:
    rows = list(store.statements())
    speakers = {row["speaker"] for row in rows if row["speaker"]}
    for name in speakers:
        said = [each for each in rows if each["speaker"] == name]
        of = [each for each in rows if each["speaker"] != name and name in (each["about"] or "").split("; ")]
        text = page(client, name)
        assert f'>Statements <span class="count">{len(said)}<' in text
        assert f'>What others say <span class="count">{len(of)}<' in text
        for each in (*said, *of)[:5]:
            assert f"/articles/{each['article']}#{each['id']}" in text


def test_every_count_of_events_leads_to_so_many_events(client: Client, store: Store) -> None:
    parts = Counter(name for event in store.events() if event["type"] for name in (event["actors"] or "").split("; "))
    name = max((name for name in parts if name), key=lambda name: (parts[name], name))
    text = page(client, name)
    links = re.findall(r'<a href="(/actors/[^"]+#events)">(?:[a-z]+&nbsp;)?([\d,]+)</a>', text)
    assert len(links) > 5
    for link, count in links:
        picked = client.get(html.unescape(link).partition("#")[0]).text
        assert re.search(rf'<h3 id="events">{count} events?\b', picked), link


def test_reports_readings_and_companions_are_told(client: Client, store: Store) -> None:
    readings = list(store.readings())
    naming = [reading for reading in readings if any(entity.name == NAME for entity in reading.entities)]
    text = page(client, NAME)
    assert f"<li><b>{len(naming)}</b> reports</li>" in text
    named = Counter(
        name for reading in naming for name in {each.name for each in reading.entities if each.kind == "person"}
    )
    (first, reports), *_ = named.most_common()
    assert f'<bdi>{first}</bdi></a> <span class="quiet">{reports}</span>' in text
    assert "country PRK" in text
    assert "October 2024" in text


def test_one_name_is_not_another_that_begins_so(client: Client, store: Store) -> None:
    names = {entity.name for reading in store.readings() for entity in reading.entities}
    assert {"North Korea", "North Korean"} <= names
    numbers = [re.findall(r"<li><b>(\d+)</b>", page(client, name)) for name in ("North Korea", "North Korean")]
    assert numbers[0] != numbers[1]
    assert client.get("/actors/north korea").status_code == 404


@pytest.mark.parametrize("name", ["Nobody Atall", "...", "a/b", "<script>alert(1)</script>", '"', "x" * 5_000, "%00"])
def test_an_unknown_name_is_not_found_and_says_where_to_look(client: Client, name: str) -> None:
    answer = client.get(f"/actors/{quote(name, safe='/')}")
    assert answer.status_code == 404
    assert "<script" not in answer.text
    assert "/search?" in answer.text


def test_part_of_a_name_leads_to_the_names_with_it(client: Client) -> None:
    assert 'href="/actors/Vladimir%20Putin"' in client.get("/actors/Vladimir").text


def test_conditions_that_make_no_sense_pick_nothing_out(client: Client) -> None:
    assert "The newest events" in page(client, NAME, side="both", type="KISS")
    text = page(client, NAME, **{"with": "<script>alert(1)</script>"})
    assert "0 events" in text
    assert "<script" not in text


def test_a_name_that_means_harm_is_words_on_the_page(harmed: Client) -> None:
    text = page(harmed, SPEAKER)
    assert "<script" not in text
    assert "<bdi>Lopez &lt;script&gt;" in text
    assert 'href="javascript:' not in text
    assert "<img" not in text
    isolated = r"<bdi>[^<]*</bdi>|<blockquote.*?</blockquote>"
    assert "\u202e" not in re.sub(isolated, "", text, flags=re.DOTALL)
    assert harmed.get("/actors/harbour%20%E2%80%AE").status_code == 200
