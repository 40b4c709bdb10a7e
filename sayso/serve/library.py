"""What pages show: asked of the store, worked out once, and kept until the store changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import Any

from litestar.di import NamedDependency

from sayso.across import claims_of, find_figures, find_origins, find_people, find_stories, readings_of, telling_name
from sayso.record import Corroboration, Reading
from sayso.record.claims import Claim
from sayso.record.entities import EntityGroup
from sayso.record.figures import Figure
from sayso.record.stories import Story
from sayso.serve.charts import draw, figure_chart, story_chart
from sayso.store import Store
from sayso.store.rows import Row

_KEPT = 512
"""Answers that are kept in memory."""


class Library:
    """A store that is read; whatever takes long to work out is kept until something is stored or judged."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._cached = lru_cache(maxsize=_KEPT)(_call)

    def _kept(self, work: Callable[..., Any], *given: Hashable) -> Any:
        return self._cached(work, self.store, self.store.stamp(), *given)

    def stories(self, after: str | None, before: str | None, limit: int) -> list[Row]:
        """The stories with reports in a period, those with most first: `Store.story_list` with `title` and `places`."""
        rows = self.store.story_list(after, before, limit)
        # Kept for as long as the story itself does not change: all titles anew for every new report would take long.
        told = (self._cached(_story, self.store, f"{row['articles']} {row['newest']}", row["story"]) for row in rows)
        return [row | {"title": story.title, "places": story.places} for row, story in zip(rows, told, strict=True)]

    def story(self, story: str) -> Story | None:
        """A story by its id, as it is now."""
        found: Story | None = self._kept(_story, story)
        return found

    def claims(self, story: str) -> tuple[Claim, ...]:
        """The claims of a story, those with most independent origins first."""
        found: tuple[Claim, ...] = self._kept(_claims, story)
        return found

    def claim(self, name: str) -> Claim | None:
        """The claim that a telling (`ARTICLE/PART`) is in."""
        article = name.rpartition("/")[0]
        stories = self.store.stories_of([article])
        return next((each for story in stories for each in self.claims(story) if name in tellings_of(each)), None)

    def figures(self, articles: Sequence[str]) -> tuple[Figure, ...]:
        """The figures that reach into some articles, those with most values first."""
        found: tuple[Figure, ...] = self._kept(_figures, *articles)
        return found

    def figure(self, name: str) -> Figure | None:
        """A figure by its id, or the one that a value (`ARTICLE/QUANTITY`) is in."""
        article = name.removesuffix("/whole").rpartition("/")[0]
        figures = self.figures([article])
        exact = (each for each in figures if each.id == name)
        return next(exact, None) or next((each for each in figures if name in values_of(each)), None)

    def origins(self, articles: Sequence[str]) -> Corroboration:
        """How many independent origins some articles have, and why."""
        found: Corroboration = self._kept(_origins, *articles)
        return found

    def people(self, articles: Sequence[str]) -> tuple[EntityGroup, ...]:
        """Who and what some articles name."""
        found: tuple[EntityGroup, ...] = self._kept(_people, *articles)
        return found

    def story_chart(self, story: str) -> dict[str, Any] | None:
        """How many reports of a story came out each day, as Vega-Lite."""
        found = self.story(story)
        rows = self.store.article_rows(found.articles) if found else []
        return story_chart(row["published"] for row in rows) if found else None

    def figure_chart(self, name: str) -> dict[str, Any] | None:
        """The values of a figure, as Vega-Lite."""
        found = self.figure(name)
        return figure_chart(found) if found else None

    def drawn(self, chart: dict[str, Any]) -> str:
        """A chart as SVG."""
        found: str = self._kept(_drawn, json.dumps(chart))
        return found

    def reading(self, article: str, version: int | None = None) -> Reading | None:
        """The reading of an article, of its newest version if none is given."""
        return self.store.reading(article, version)


TheLibrary = NamedDependency[Library]
"""What a page asks for to be given the library."""


def tellings_of(claim: Claim) -> set[str]:
    """The names of a claim's members."""
    return {telling_name(each) for each in claim.members}


def values_of(figure: Figure) -> set[str]:
    """The names of a figure's values."""
    return {f"{each.article}/{each.quantity}" for each in figure.values}


def _call(work: Callable[..., Any], store: Store, _stamp: str, *given: Hashable) -> Any:
    return work(store, *given)


def _story(store: Store, story: str) -> Story | None:
    return next(find_stories(store, [story]), None)


def _claims(store: Store, story: str) -> tuple[Claim, ...]:
    found = _story(store, story)
    return claims_of(store, found) if found else ()


def _figures(store: Store, *articles: str) -> tuple[Figure, ...]:
    return tuple(find_figures(store, articles))


def _origins(store: Store, *articles: str) -> Corroboration:
    return find_origins(store, articles)


def _drawn(_store: Store, chart: str) -> str:
    return draw(chart)


def _people(store: Store, *articles: str) -> tuple[EntityGroup, ...]:
    return find_people(store, readings_of(store, articles))
