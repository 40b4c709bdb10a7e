"""Readings made by hand for the tests of the store: quick, and every kind of finding in each."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from sayso.record import (
    Article,
    Entity,
    Event,
    Link,
    Mention,
    Participant,
    Place,
    Quantity,
    Reading,
    Remark,
    Removal,
    Sentence,
    Statement,
    Time,
    Versions,
)
from sayso.text import Span
from tests.marked import Mark, marked

REPORT = (
    "[Ana Lopez|speaker] [said|cue] on [Monday|time] that [40|quantity] [soldiers|soldiers] had "
    "[moved|trigger] to [Port Vell|place]."
)
DENIAL = (
    "[Boris Crane|speaker] [denied|cue] on [Monday|time] that [40|quantity] [soldiers|soldiers] had "
    "[struck|trigger] [Port Vell|place]."
)


def make_reading(
    article: str = "a-1",
    *,
    source: str = REPORT,
    stance: Any = "asserts",
    certainty: Any = "certain",
    kind: Any = "MOBILIZE",
    **fields: Any,
) -> Reading:
    """A Reading of one sentence: somebody says that so many soldiers did something somewhere."""
    text, marks = marked(source)
    at = {mark.label: mark for mark in marks}
    removed = (Removal(words="Sign up!", reason="subscribe", where=len(text)),)
    return Reading(
        article=Article(id=article, text=text, removed=removed, **fields),
        sentences=(Sentence(id="se-1", span=Span(0, len(text)), paragraph=0),),
        mentions=tuple(_mentions(at)),
        entities=tuple(_entities(at)),
        times=(_time(at["time"]),),
        quantities=(_quantity(at),),
        statements=(_statement(text, at, stance, certainty),),
        events=(_event(at, kind),),
        remarks=(Remark(about="t-1", code="test", message="a remark"),),
        versions=Versions(sayso="0", lexicon="0", model="0"),
    )


def _mentions(at: dict[str, Mark]) -> Iterator[Mention]:
    kinds: dict[str, Any] = {"speaker": "person", "soldiers": "group", "place": "place"}
    for label, kind in kinds.items():
        mark = at[label]
        yield Mention(
            id=f"m-{label}", span=mark.span, words=mark.words, kind=kind, form="name", entity=f"e-{label}", role=None
        )


def _entities(at: dict[str, Mark]) -> Iterator[Entity]:
    link = Link(base="geonames", id="1", reason="same name")
    yield Entity(id="e-speaker", name=at["speaker"].words, kind="person", sector="GOV")
    yield Entity(id="e-soldiers", name="Northern army", kind="group", sector="MIL")
    place = Place(lat=-3.5, lon=40.25, country="KEN", precision="exact", reason="the only one")
    yield Entity(id="e-place", name=at["place"].words, kind="place", place=place, links=(link, link))


def _time(mark: Mark) -> Time:
    return Time(id="t-1", span=mark.span, words=mark.words, type="DATE", value="2024-10-28", earliest="2024-10-28")


def _quantity(at: dict[str, Mark]) -> Quantity:
    mark, counted = at["quantity"], at["soldiers"]
    return Quantity(
        id="q-1", span=mark.span, words=mark.words, best=40, counted=counted.words, counted_span=counted.span
    )


def _statement(text: str, at: dict[str, Mark], stance: Any, certainty: Any) -> Statement:
    spans = {"source": at["speaker"].span, "cue": at["cue"].span, "content": _content(at)}
    return Statement(
        id="st-1",
        content=(spans["content"],),
        cue=(spans["cue"],),
        source=(spans["source"],),
        words={part: span.of(text) for part, span in spans.items()},
        speaker="m-speaker",
        kind="indirect",
        stance=stance,
        certainty=certainty,
        polarity="positive",
        said="t-1",
    )


def _content(at: dict[str, Mark]) -> Span:
    return Span(at["quantity"].span.start, at["place"].span.end)


def _event(at: dict[str, Mark], kind: Any) -> Event:
    return Event(
        id="ev-1",
        trigger=at["trigger"].span,
        words=at["trigger"].words,
        type=kind,
        actors=(Participant(mention="m-soldiers", role="mover"),),
        recipients=(Participant(mention="m-place", role="target"),),
        place="m-place",
        time="t-1",
        quantities=("q-1", "q-1"),
        statement="st-1",
        certainty="certain",
    )


def read_slowly(article: Article) -> Reading:
    """Stands in for `read_article`: a hundredth of a second, and trouble where the text asks for it."""
    time.sleep(0.01)
    if "explode" in article.text:
        raise ValueError("it exploded")
    return Reading(article=article, versions=Versions(sayso="0", lexicon="0", model="0"))
