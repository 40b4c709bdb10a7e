"""Members of stories, claims, figures and names as people see them: their words, where they stand, what is beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import unquote

from sayso.across import telling_name
from sayso.link.judgements import key_of, kind_of
from sayso.record import Reading
from sayso.record.judgement import JudgementKind
from sayso.serve.library import Library
from sayso.serve.text import address
from sayso.text import Span, shorten

_TITLE, _CHOICES, _AROUND, _SHOWN = 80, 40, 60, 400
_WEEKS = timedelta(days=14)
"""How far from its first and last report the stories are that a report may belong to instead."""
_WORD = re.compile(r"\w{4,}")
_ADDRESS = re.compile(r"/(?P<page>stories|claims|figures|articles)/(?P<name>[^?#]+)[^#]*(?:#(?P<part>.+))?$")
_PAGES: dict[JudgementKind, str] = {"claim": "claims", "figure": "figures"}


class Member(NamedTuple):
    """A member with the words that it stands for; `words` is None where its article has it no longer."""

    name: str
    words: str | None
    where: str
    """The title of its article."""
    link: str


class Choice(NamedTuple):
    """Something that a member may belong with."""

    name: str
    label: str


class Members:
    """Looks members up, every reading once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._readings: dict[str, Reading | None] = {}

    def reading(self, article: str) -> Reading | None:
        """The current reading of an article."""
        if article not in self._readings:
            self._readings[article] = self.library.reading(article)
        return self._readings[article]

    def member(self, name: str) -> Member:
        """A member by its name."""
        article, part = key_of(name)
        reading = self.reading(article)
        link = address("articles", article) + (f"#{part}" if part else "")
        if reading is None:
            return Member(name, None, article, link)
        title = title_of(reading)
        return Member(name, words_of(reading, part) if part else title, title, link)

    def beside(self, name: str) -> list[str]:
        """The other members of what a member is in now."""
        groups = (group for group in self._groups(name) if name in group)
        return [other for other in next(groups, []) if other != name]

    def choices(self, name: str) -> list[Choice]:
        """What it may belong with instead: the like of its story, those with most words in common first."""
        kind, own = kind_of(name), set(_WORD.findall((self.member(name).words or "").lower()))
        found = [choice for choice in self._around(kind, name) if choice.name != name]
        found.sort(key=lambda choice: -len(own & set(_WORD.findall(choice.label.lower()))))
        return found[:_CHOICES]

    def meant(self, given: str) -> str:
        """The member that somebody means by a name, or by the address of a page: of a story its first report."""
        found = _ADDRESS.search(unquote(given.strip()))
        if not found:
            return given.strip()
        if found["page"] == "stories":
            story = self.library.story(found["name"])
            return story.articles[0] if story else found["name"]
        return found["name"] + (f"/{found['part']}" if found["part"] and found["page"] == "articles" else "")

    def _articles(self, name: str) -> tuple[str, ...]:
        """The articles of the story that a member is in."""
        stories = self.library.store.stories_of([key_of(name)[0]])
        story = self.library.story(stories[0]) if stories else None
        return story.articles if story else ()

    def _groups(self, name: str) -> Iterable[Sequence[str]]:
        kind, articles = kind_of(name), self._articles(name)
        if kind == "story":
            return [articles]
        if kind == "claim":
            claim = self.library.claim(name)
            return [[telling_name(each) for each in claim.members]] if claim else []
        if kind == "figure":
            return [
                [f"{each.article}/{each.quantity}" for each in one.values] for one in self.library.figures(articles)
            ]
        people = self.library.people(articles)
        return [[f"{each.article}/{each.entity}" for each in group.members] for group in people]

    def _around(self, kind: JudgementKind, name: str) -> list[Choice]:
        beside = {*self.beside(name), name}
        articles = self._articles(name)
        if kind == "story":
            return self._stories(name)
        if kind == "claim":
            stories = self.library.store.stories_of([key_of(name)[0]])
            found = [Choice(each.id, each.summary) for story in stories for each in self.library.claims(story)]
        elif kind == "figure":
            found = [
                Choice(f"{each.values[0].article}/{each.values[0].quantity}", f"{each.what}: {each.values[0].words}")
                for each in self.library.figures(articles)
            ]
        else:
            own = self._kind_of_entity(name)
            found = [
                Choice(f"{group.members[0].article}/{group.members[0].entity}", group.name)
                for group in self.library.people(articles)
                if own in (None, group.kind)
            ]
        return [choice for choice in found if choice.name not in beside]

    def _stories(self, name: str) -> list[Choice]:
        """The stories of the same weeks."""
        mine = self.library.store.stories_of([name])
        story = self.library.story(mine[0]) if mine else None
        if story is None:
            return []
        rows = self.library.stories(_moved(story.first, -_WEEKS), _moved(story.last, _WEEKS), _AROUND)
        return [Choice(address("stories", row["story"]), row["title"]) for row in rows if row["story"] not in mine]

    def _kind_of_entity(self, name: str) -> str | None:
        article, part = key_of(name)
        reading = self.reading(article)
        return next((each.kind for each in reading.entities if each.id == part), None) if reading else None


def page_of(name: str) -> str | None:
    """The address of the claim or figure that a member is in; stories and names have none by their members."""
    page = _PAGES.get(kind_of(name))
    return address(page, name) if page else None


def title_of(reading: Reading) -> str:
    """The title of an article, else how its text begins."""
    return reading.article.title or shorten(reading.article.text, _TITLE)


def words_of(reading: Reading, part: str) -> str | None:
    """The words of a part: of a name the name, of everything else its sentences; None where there is no such part."""
    named = next((each.name for each in reading.entities if each.id == part), None)
    if named is not None:
        return named
    counted = next((each for each in reading.quantities if each.id == part), None)
    if counted:
        return f"{counted.words}: {_sentences(reading, counted.span)}"
    spans = {each.id: each.trigger for each in reading.events}
    spans.update({each.id: Span(each.content[0][0], each.content[-1][1]) for each in reading.statements})
    return _sentences(reading, spans[part]) if part in spans else None


def _sentences(reading: Reading, span: Span) -> str:
    """The sentences that a span reaches into, as far as a reader needs them to know it again."""
    touched = [each.span for each in reading.sentences if each.span.touches(span)] or [span]
    return shorten(Span(touched[0].start, touched[-1].end).of(reading.article.text), _SHOWN)


def _moved(day: str | None, by: timedelta) -> str | None:
    """A day some days before or after another; a partial date stays as it is."""
    try:
        return (date.fromisoformat((day or "")[:10]) + by).isoformat()
    except ValueError:
        return day
