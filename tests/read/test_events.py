"""Events: what counts as one, its PLOVER type, who takes part, where, when and how many."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.read.article import read_article
from sayso.record import Article, Event, Participant, Reading
from sayso.record.check import check_reading

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "events.toml").read_text(encoding="utf-8")
)


def read(text: str) -> Reading:
    return read_article(Article(id="a", text=text, published="2024-03-05"))


def names_of(reading: Reading, participants: tuple[Participant, ...]) -> list[str]:
    names = {mention.id: mention.words for mention in reading.mentions}
    return [names[each.mention] for each in participants]


def words_of(reading: Reading, participants: tuple[Participant, ...]) -> str:
    return " / ".join(names_of(reading, participants))


def typed(reading: Reading, name: str, words: str | None = None) -> list[Event]:
    return [event for event in reading.events if event.type == name and words in (None, event.words)]


@pytest.mark.parametrize("case", CASES["typed"], ids=lambda case: case["text"][:40])
def test_has_type_and_participants(case: dict[str, Any]) -> None:
    reading = read(case["text"])
    found = typed(reading, case["type"], case.get("words"))
    assert found, reading.events
    for side in ("actors", "recipients"):
        words = " / ".join(words_of(reading, getattr(event, side)) for event in found)
        for name in case.get(side, []):
            assert name in words


@pytest.mark.parametrize("case", CASES["aimed"], ids=lambda case: case["text"][:40])
def test_whom_it_is_aimed_at(case: dict[str, Any]) -> None:
    reading = read(case["text"])
    found = typed(reading, case["type"], case.get("words"))
    assert found, reading.events
    assert sorted({name for event in found for name in names_of(reading, event.recipients)}) == case["recipients"]


@pytest.mark.parametrize("case", CASES["not_typed"], ids=lambda case: case["text"][:40])
def test_near_miss_has_not(case: dict[str, Any]) -> None:
    assert not typed(read(case["text"]), case["type"])


@pytest.mark.parametrize("case", CASES["triggers"], ids=lambda case: case["text"][:40])
def test_triggers(case: dict[str, Any]) -> None:
    assert [event.words for event in read(case["text"]).events] == case["words"]


def test_lemma_and_part_of_speech() -> None:
    events = read("Rebels carried out raids and seized the airport after the killings.").events
    assert [(event.lemma, event.pos) for event in events] == [("raid", "NOUN"), ("seize", "VERB"), ("killing", "NOUN")]


def test_place_time_and_quantity() -> None:
    reading = read("Gunmen killed 12 people in Kano on Sunday.")
    (event,) = typed(reading, "ASSAULT")
    assert [mention.words for mention in reading.mentions if mention.id == event.place] == ["Kano"]
    assert [time.words for time in reading.times if time.id == event.time] == ["Sunday"]
    assert [quantity.best for quantity in reading.quantities if quantity.id in event.quantities] == [12]


def test_length_is_not_when() -> None:
    reading = read("The court found the driver guilty, with a sentence of 20 years.")
    assert [time.type for time in reading.times] == ["DURATION"]
    assert [event.time for event in reading.events if event.lemma == "find"] == [None]


def test_other_scripts_are_not_read() -> None:
    reading = read("They attacked the port. “वो लोग attack करते हैं।”")
    assert [event.words for event in reading.events] == ["attacked"]


def test_time_of_saying_is_not_the_time_of_the_event() -> None:
    reading = read("The ministry said on Friday that rebels had attacked the port.")
    (event,) = typed(reading, "ASSAULT")
    assert event.time is None
    assert event.statement is not None


def test_denied_content_is_negative() -> None:
    reading = read("The general denied that his troops attacked the hospital.")
    (event,) = typed(reading, "ASSAULT")
    assert event.polarity == "negative"


@pytest.mark.parametrize(
    "text", ["", "attack " * 300, "KILLED BOMBED TALKS " * 50, "“" * 40, "на войне", "said that he " * 90]
)
def test_hostile_text(text: str) -> None:
    check_reading(read(text))
