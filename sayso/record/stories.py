"""Stories: which reports are of one happening, and by what terms that is told."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["word", "name", "number"]


class Portrait(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of an article to tell its story by: 145 terms at most, and what a reader is shown.

    Terms are counted in a fresh portrait (`portray`) and weighed in a stored one (`weigh`). `day` is that of
    publication, None where it is unknown. The name of a country or its people is a term by its code («RUS»).
    """

    article: str
    day: str | None = None
    title: str = ""
    """Its headline, else its first sentence."""
    terms: dict[Kind, dict[str, float]] = {}
    entities: tuple[str, ...] = ()
    """Whom and what it names besides places, the most often named first."""
    places: tuple[str, ...] = ()


class Frequencies(msgspec.Struct, frozen=True, kw_only=True):
    """In how many of the stored articles each term stands, by the names that `name_terms` gives.

    The article that is to be weighed is not among them yet.
    """

    articles: int = 0
    terms: dict[str, int] = {}


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A story that may be an article's, told by its newest reports (20 at most), their terms weighed."""

    story: str
    members: tuple[Portrait, ...]


class Placement(msgspec.Struct, frozen=True, kw_only=True):
    """Where an article belongs, and what it changes for others.

    First each story in `merges` becomes part of the other as a whole, then each article in `moves` goes to its story.
    An id that was none before begins a story.
    """

    story: str
    score: float
    """How close the article is to the other reports of its story: 1 is as close as they are to one another."""
    reason: str
    merges: tuple[tuple[str, str], ...] = ()
    """(story that is no more, story that it is part of)"""
    moves: tuple[tuple[str, str], ...] = ()
    """(article, its story now), where a story came apart"""


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Reports of one happening over days; `title` is the headline of the most central one, else its first sentence."""

    id: str
    title: str
    articles: tuple[str, ...]
    first: str | None = None
    """The first and last day on which one was published, where any day is known."""
    last: str | None = None
    entities: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    """Why each article is in it, in the order of `articles`."""
