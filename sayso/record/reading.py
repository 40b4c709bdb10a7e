"""A Reading: an Article with everything that was found in it, each finding tied to its words."""

from __future__ import annotations

from typing import Literal

import msgspec

from sayso.record.page import Article
from sayso.text import Span

MentionKind = Literal[
    "person", "organisation", "place", "group", "facility", "weapon", "product", "law", "event", "other"
]
MentionForm = Literal["name", "description", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Bound = Literal["exactly", "about", "at_least", "more_than", "at_most", "less_than", "between", "several", "unknown"]
Change = Literal["up", "down", "to", "by"]
StatementKind = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts", "confirms", "denies", "doubts", "asks", "demands", "promises", "predicts", "wants", "believes",
    "cites", "refuses_to_say",
]  # fmt: skip
Certainty = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["positive", "negative"]
Tense = Literal["past", "present", "future"]
PloverType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence; `paragraph` counts from 0."""

    id: str
    span: Span
    paragraph: int


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that stand for somebody or something; `entity` says for whom, `role` the office that the text gives."""

    id: str
    span: Span
    words: str
    kind: MentionKind
    form: MentionForm
    entity: str | None = None
    role: str | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place on earth: degrees north and east, ISO 3166-1 alpha-3 country, and how exact the point is.

    precision: `exact` (a town or building), `near`, `admin1` (a point standing for a region) or `country`.
    """

    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    geonames: str | None = None
    precision: Literal["exact", "near", "admin1", "country"] | None = None
    reason: str | None = None
    candidates: tuple[str, ...] = ()
    """Where it could not be decided: the GeoNames ids in question."""


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """An id in an outside knowledge base, with the reason for it."""

    base: Literal["wikidata", "geonames", "opensanctions"]
    id: str
    reason: str


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in the article that is the same thing; country is ISO alpha-3, sector PLOVER's three letters."""

    id: str
    name: str
    kind: MentionKind
    country: str | None = None
    sector: str | None = None
    place: Place | None = None
    links: tuple[Link, ...] = ()
    reason: str | None = None
    """Why country and sector are what they are."""


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression, its TIMEX3 value and, where it can be placed, its bounds on the calendar (ISO dates)."""

    id: str
    span: Span
    words: str
    type: TimeType
    value: str | None
    mod: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: str = "unresolved"


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """How many of what: low and high as far as the words bound it, best only where they give one number."""

    id: str
    span: Span
    words: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    bound: Bound = "exactly"
    change: Change | None = None
    unit: str | None = None
    counted: str | None = None
    counted_span: Span | None = None
    of: Literal["cumulative", "new", "level"] | None = None
    basis: str | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody said, thinks, denied … something. Source is null where the text hides it; speaker is a mention id."""

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...] | None = None
    words: dict[str, str] = {}
    """The words of content, cue and source, pieces joined by « … »."""
    speaker: str | None = None
    parent: str | None = None
    kind: StatementKind
    stance: Stance
    certainty: Certainty
    polarity: Polarity
    said: str | None = None
    reason: str | None = None
    """What found it, and how likely the model thinks its cue."""


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """A mention that takes part in an event, and as what."""

    mention: str
    role: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened, happens, may or will happen, as reported; type is PLOVER's, or null where none fits."""

    id: str
    trigger: Span
    words: str
    lemma: str | None = None
    """The trigger's dictionary form, a verb with its particle: `carry_out`."""
    pos: Literal["VERB", "NOUN", "ADJ"] | None = None
    """The trigger's part of speech, as Universal Dependencies name it."""
    type: PloverType | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    others: tuple[Participant, ...] = ()
    place: str | None = None
    time: str | None = None
    quantities: tuple[str, ...] = ()
    statement: str | None = None
    certainty: Certainty = "certain"
    polarity: Polarity = "positive"
    tense: Tense = "past"
    generic: bool = False
    reason: str | None = None
    """Why the type is what it is."""


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """Trouble in the article: what it is about (an id, or null for all), a code, and a sentence for the reader."""

    about: str | None
    code: str
    message: str


class Versions(msgspec.Struct, frozen=True, kw_only=True):
    """What made the reading."""

    sayso: str
    lexicon: str
    model: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """An article and what was found in it."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    remarks: tuple[Remark, ...] = ()
    versions: Versions
