"""What the REST API answers with beside the records of `sayso.record`: rows of a search, pages of lists, the state."""

from __future__ import annotations

import msgspec

from sayso.record import Failure, Versions
from sayso.record.claims import Claim
from sayso.record.figures import Figure
from sayso.record.judgement import Judgement
from sayso.record.reading import Certainty, PloverType, Polarity, Stance, StatementKind, Tense
from sayso.serve.paging import Page


class StoryRow(msgspec.Struct, frozen=True, kw_only=True):
    """A story in a list: how many articles and publishers it has in the period, and when the first and last came."""

    story: str
    title: str
    articles: int
    publishers: int
    first: str | None
    last: str | None
    places: tuple[str, ...]


class ArticleRow(msgspec.Struct, frozen=True, kw_only=True):
    """An article as `sayso search --in articles` writes it."""

    article: str
    version: int
    url: str | None
    title: str | None
    publisher: str | None
    published: str | None
    bylines: str | None
    language: str | None
    modified: str | None
    retrieved: str | None
    credit: str | None
    text: str


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as `sayso search` writes it: its words, its values, and the article that it stands in."""

    article: str
    version: int
    url: str | None
    title: str | None
    publisher: str | None
    published: str | None
    id: str
    source: str | None
    speaker: str | None
    cue: str
    content: str
    about: str | None
    stance: Stance
    certainty: Certainty
    polarity: Polarity
    kind: StatementKind
    said_words: str | None
    said: str | None
    parent: str | None
    parent_source: str | None
    sentence: str | None
    start: int
    stop: int


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event as `sayso search --in events` writes it: its words, its values, and the article that it stands in."""

    article: str
    version: int
    url: str | None
    title: str | None
    publisher: str | None
    published: str | None
    id: str
    words: str
    type: PloverType | None
    mode: str | None
    contexts: str | None
    cameo: str | None
    actors: str | None
    recipients: str | None
    others: str | None
    place: str | None
    lat: float | None
    lon: float | None
    country: str | None
    time_words: str | None
    time: str | None
    earliest: str | None
    latest: str | None
    certainty: Certainty
    polarity: Polarity
    tense: Tense
    generic: bool
    statement: str | None
    source: str | None
    stance: Stance | None
    sentence: str | None
    start: int
    stop: int


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What is stored: `counts` are rows by table, `failures` what could not be read (the first 200), by name.

    `sayso` is the version that answers; `versions` is what made the reading that was stored last.
    """

    counts: dict[str, int]
    failures: tuple[Failure, ...]
    sayso: str
    versions: Versions | None


class StoryPage(Page[StoryRow], frozen=True, kw_only=True):
    """Stories, those with most articles first."""


class ClaimPage(Page[Claim], frozen=True, kw_only=True):
    """Claims, those with most independent origins first."""


class FigurePage(Page[Figure], frozen=True, kw_only=True):
    """Figures, those with most values first."""


class ArticlePage(Page[ArticleRow], frozen=True, kw_only=True):
    """Articles, best first where words are asked for, else newest first."""


class StatementPage(Page[StatementRow], frozen=True, kw_only=True):
    """Statements, best first where words are asked for, else newest first."""


class EventPage(Page[EventRow], frozen=True, kw_only=True):
    """Events, best first where words are asked for, else newest first."""


class JudgementPage(Page[Judgement], frozen=True, kw_only=True):
    """Judgements, in the order of deciding."""
