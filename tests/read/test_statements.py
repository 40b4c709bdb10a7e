"""Statements: the value table of tests/cases/statements.toml, and what holds for any text."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.quotations import find_quotations
from sayso.read.statements import find_statements
from sayso.read.weights import parse_text
from sayso.record import Mention, Statement, Time
from sayso.record.check import join_words
from sayso.text import Span
from tests.read.reading import entities_of

TABLE = tomllib.loads((Path(__file__).parents[1] / "cases" / "statements.toml").read_text(encoding="utf-8"))
SPEAKERS = tomllib.loads((Path(__file__).parents[1] / "cases" / "coreference.toml").read_text(encoding="utf-8"))[
    "speaker"
]
ALL_MARKS = "\"'“”„‘’«»"


def statements(text: str) -> tuple[Statement, ...]:
    return find_statements(parse_text(text), mentions=(), times=())


def normal(words: str | None) -> str:
    """Words without the blanks and breaks between paragraphs."""
    return " ".join((words or "none").split())


def shown(found: tuple[Statement, ...]) -> list[dict[str, str]]:
    """Every statement by the fields that a row of the table can ask for."""
    cues = {one.id: one.words["cue"] for one in found}
    return [
        {
            "source": normal(one.words.get("source")),
            "cue": one.words["cue"],
            "content": normal(one.words["content"]),
            "kind": one.kind,
            "stance": one.stance,
            "certainty": one.certainty,
            "polarity": one.polarity,
            "nested_in": cues.get(one.parent or "", "none"),
        }
        for one in found
    ]


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: f"{case['cue']}: {case['text'][:50]}")
def test_wording(case: dict[str, Any]) -> None:
    asked = {name: normal(value) for name, value in case.items() if name not in ("text", "why")}
    found = shown(statements(case["text"]))
    assert any(one.items() >= asked.items() for one in found), found


@pytest.mark.parametrize("case", TABLE["none"], ids=lambda case: case["text"][:50])
def test_near_miss(case: dict[str, Any]) -> None:
    assert shown(statements(case["text"])) == []


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("He said “no” and left.", ["“no”"]),
        ('He said "no" and "never" again.', ['"no"', '"never"']),
        ("„Nein“, he said.", ["„Nein“"]),
        ("“He called it ‘done’ then.”", ["“He called it ‘done’ then.”"]),
        ("The workers’ union and the ’90s song.", []),
        ('It ends "here. Nothing closes it.', ['"here. Nothing closes it.']),
        ("''So be it,'' he said.", ["''So be it,''"]),
    ],
)
def test_quotations(text: str, quotations: list[str]) -> None:
    assert [quotation.span.of(text) for quotation in find_quotations(parse_text(text))] == quotations


def test_odd_mark_stays_in_its_paragraph() -> None:
    text = 'The 6" pipe burst.\n\n"No gas escaped," he said.'
    assert [quotation.paragraph for quotation in find_quotations(parse_text(text))][-1] == 1
    assert shown(statements(text))[-1]["content"] == '"No gas escaped,"'


def test_speaker_and_time() -> None:
    text = "Ana Lopez said on Monday that the dam was safe."
    lopez = Mention(id="m1", span=Span(0, 9), words="Ana Lopez", kind="person", form="name")
    monday = Time(id="t1", span=Span(18, 24), words="Monday", type="DATE", value=None)
    (found,) = find_statements(parse_text(text), mentions=(lopez,), times=(monday,))
    assert (found.speaker, found.said) == ("m1", "t1")


@pytest.mark.parametrize("case", SPEAKERS, ids=lambda case: case["reason"])
def test_who_speaks_in_an_interview(case: dict[str, Any]) -> None:
    mentions, entities = entities_of(case["text"])
    names = {mention.id: entities[mention.entity].name for mention in mentions if mention.entity}
    found = find_statements(parse_text(case["text"]), mentions=mentions, times=())
    assert {one.words["source"]: names.get(one.speaker or "", "") for one in found if "source" in one.words} == case[
        "names"
    ]


def test_day_between_cue_and_clause_is_when_it_was_said() -> None:
    text = "The envoy said Friday he would resign."
    friday = Time(id="t1", span=Span(15, 21), words="Friday", type="DATE", value=None)
    (found,) = find_statements(parse_text(text), mentions=(), times=(friday,))
    assert (found.words["content"], found.said) == ("he would resign", "t1")


def test_transcript_lines() -> None:
    text = "WELLS: What happened?\n\nORTIZ: The wall gave way.\n\nWELLS: When was that?"
    assert [(one["source"], one["content"]) for one in shown(statements(text))] == [
        ("WELLS", "What happened?"),
        ("ORTIZ", "The wall gave way"),
        ("WELLS", "When was that?"),
    ]


def test_order_and_ids() -> None:
    text = "The army said it had left. The rebels denied that the army had left, and said it had burned the fort."
    found = statements(text)
    starts = [min(span.start for span in (*one.content, *one.cue)) for one in found]
    assert starts == sorted(starts)
    assert len({one.id for one in found}) == len(found) > 2


HOSTILE = [
    "",
    "“",
    ALL_MARKS * 200,
    "the mayor said that the minister said that " * 200,
    "“He said ‘she said “they said ‘" * 100,
    "X: " * 500,
    "PRESIDENT SAYS TROOPS TO LEAVE\n\nARMY DENIES IT",
    "seen and " * 400,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text(text: str) -> None:
    parse = parse_text(text)
    assert parse.edges is not None
    began = time.process_time()
    check_words(text, find_statements(parse, mentions=(), times=()))
    assert time.process_time() - began < 2


def check_words(text: str, found: tuple[Statement, ...]) -> None:
    names = {one.id for one in found}
    assert len(names) == len(found)
    for one in found:
        parts = {"content": one.content, "cue": one.cue, "source": one.source or ()}
        assert one.content
        assert one.parent is None or one.parent in names
        for name, spans in parts.items():
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert one.words.get(name, "") == join_words(text, spans)


PIECES = st.sampled_from(
    [
        "he said",
        "The army",
        " ",
        ", ",
        ". ",
        "“",
        "”",
        '"',
        "'",
        "that it",
        "denied",
        "had left",
        "\n\n",
        ": ",
        "to",
        "—",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_words_are_the_text(text: str) -> None:
    found = statements(text)
    check_words(text, found)
    assert statements(text) == found
