"""Where, when and in what a counted thing happened, as far as the sentence of the count and its report tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from sayso.lexicon.countries import country_by_name, find_country
from sayso.link.figure_words import content_words, find_happenings, has_words, listed
from sayso.record import Mention, Reading, Sentence, Time
from sayso.record.figures import Days
from sayso.text import Span

_PLACES = frozenset({"place", "facility"})
_CHAIN = re.compile(r"(?:\s+\w+)?\s*(?:,|\band\b|,\s*and\b|\(|\bof\b(?:\s+the\b)?)\s*(?:the\s+)?(?:\w+\s+)?")
_DAY = len("2024-10-28")
_SINCE = len(" within ")
_WINDOW = 40
"""Characters before a name that are searched for a word of place."""
_LATE = 14
"""Days after which nothing that was said is news; an older time in such a place is of something else."""
_MOST_WORDS = 30
_MOST_NAMES = 12


class Setting(NamedTuple):
    """What a sentence tells about the happening in which something is counted."""

    places: tuple[str, ...]
    """Names of where it happened, smaller than a country."""
    regions: tuple[str, ...]
    """Those of the places that are as wide as a region."""
    countries: tuple[str, ...]
    sides: tuple[str, ...]
    """Countries that the sentence names otherwise: "Israel's strikes", "Thai soldiers"."""
    names: tuple[str, ...]
    """All names in the sentence, countries and peoples left out."""
    events: tuple[str, ...]
    """Those of the names that are the happening's own: «Typhoon Kalmaegi»."""
    happenings: tuple[str, ...]
    goes_on: bool
    """Whether the words tell of a toll, and so go on with what was reported before."""
    topic: tuple[str, ...]


@lru_cache(maxsize=65_536)
def name_key(words: str) -> str:
    """A name in lower case without the words that tell it from no other.

    >>> name_key("Nangarhar Province"), name_key("the Potomac River")
    ('nangarhar', 'potomac')
    """
    pieces = [piece for piece in re.findall(r"[^\W_]+", words.casefold()) if piece not in listed("where", "generic")]
    return " ".join(pieces) or words.casefold()


def as_day(when: str | None) -> str | None:
    """The day of an ISO date or time; None where it has none.

    >>> as_day("2024-10-28T21:35:00+03:00"), as_day("2024-10")
    ('2024-10-28', None)
    """
    try:
        return date.fromisoformat((when or "")[:_DAY]).isoformat()
    except ValueError:
        return None


def is_of_a_day(days: Days | None) -> bool:
    """Whether two ends are no more than a day apart."""
    return days is not None and date.fromisoformat(days[1]) - date.fromisoformat(days[0]) <= timedelta(days=1)


def read_settings(reading: Reading) -> dict[str, Setting]:
    """The setting of every sentence by its id; a place or happening that it does not name is that of the one before."""
    found: dict[str, Setting] = {}
    names, last = list(_names(reading)), None
    for sentence in reading.sentences:
        own = _setting(reading, sentence, [each for each in names if sentence.span.covers(each.span)])
        if last and not (own.places or own.countries):
            own = own._replace(places=last.places, regions=last.regions, countries=last.countries)
        if last and not own.happenings:
            own = own._replace(happenings=last.happenings, goes_on=own.goes_on or last.goes_on)
        found[sentence.id] = last = own
    return found


def names_around(reading: Reading) -> tuple[str, ...]:
    """The names that a report has most often."""
    names = [name for mention in _names(reading) if (name := _name(mention))]
    return tuple(sorted(set(names), key=lambda name: (-names.count(name), name))[:_MOST_NAMES])


def when_it_happened(reading: Reading, sentence: Sentence, said: Sequence[Span]) -> Days | None:
    """The days that a sentence gives for what happened; `said` is what somebody says in it.

    A time outside it ("police said on Monday") tells when it was said, one after "since" how long has been counted.
    """
    days = [found for time in _times(reading, sentence) if _is_inside(time, said) and (found := _days(reading, time))]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def when_it_was_said(reading: Reading, sentence: Sentence, said: Sequence[Span]) -> Days | None:
    """The day for which a count holds: that on which it was said, else that of the report."""
    outside = [time for time in _times(reading, sentence) if said and not _is_inside(time, said)]
    days = [found for time in outside if (found := _days(reading, time, slack=0))]
    published = as_day(reading.article.published)
    if published is None:
        return days[0] if days else None
    late = (date.fromisoformat(published) - timedelta(days=_LATE)).isoformat()
    return next((each for each in days if each[0] >= late), (published, published))


def _setting(reading: Reading, sentence: Sentence, names: Sequence[Mention]) -> Setting:
    text = sentence.span.of(reading.article.text)
    where = list(_where(reading, sentence, names))
    places = {entity.id: entity.place for entity in reading.entities if entity.place}
    named = [country.code for mention in where if (country := country_by_name(mention.words))]
    lying = [place.country for mention in where if (place := places.get(mention.entity or ""))]
    wide = [m for m in where if (place := places.get(m.entity or "")) and place.precision in ("admin1", "country")]
    countries = _unique(named or lying)
    others = [country.code for mention in names if mention not in where and (country := find_country(mention.words))]
    return Setting(
        places=_unique(_name(mention) for mention in where),
        regions=_unique(_name(mention) for mention in wide),
        countries=countries,
        sides=_unique(code for code in others if code not in countries),
        names=_unique(_name(mention) for mention in names),
        events=_unique(_name(mention) for mention in names if mention.kind == "event"),
        goes_on=has_words("total", "words", text) is not None,
        happenings=_unique(each.name for each in sorted(find_happenings(text), key=lambda each: each.start)),
        topic=tuple(sorted(content_words(_without(text, sentence, names)))[:_MOST_WORDS]),
    )


def _names(reading: Reading) -> Iterator[Mention]:
    sources = [span for statement in reading.statements for span in statement.source or ()]
    return (m for m in reading.mentions if m.form == "name" and not any(span.covers(m.span) for span in sources))


def _name(mention: Mention) -> str | None:
    """The words of a name, none for a country or a people: they are met everywhere."""
    if mention.kind == "group" or country_by_name(mention.words):
        return None
    return re.sub(r"['’]s$", "", " ".join(mention.words.split()))


def _where(reading: Reading, sentence: Sentence, names: Sequence[Mention]) -> Iterator[Mention]:
    """The names of places that stand after a word of place, and those that go on from one of them."""
    text, last = reading.article.text, -1
    for mention in sorted(names, key=lambda each: each.span):
        owns = re.match(r"['’]s?\b", text[mention.span.end :])  # "Israel's strikes" are made there, or not
        if mention.kind not in _PLACES or owns or _is_of_speaker(reading, mention):
            continue
        before = text[max(sentence.span.start, mention.span.start - _WINDOW) : mention.span.start]
        chained = last >= 0 and _CHAIN.fullmatch(text[last : mention.span.start])
        if chained or _place_word().search(before):
            last = mention.span.end
            yield mention


def _is_of_speaker(reading: Reading, mention: Mention) -> bool:
    """Whether a name says where somebody spoke and not what of: "told reporters in Brussels"."""
    for statement in reading.statements:
        near = any(0 <= mention.span.start - cue.end <= _WINDOW for cue in statement.cue)
        if near and not any(span.covers(mention.span) for span in statement.content):
            return True
    return False


@cache
def _place_word() -> re.Pattern[str]:
    words = "|".join(map(re.escape, listed("where", "before")))
    return re.compile(rf"\b(?:{words})\s+(?:the\s+)?(?:(?!by\b|from\b)[\w-]+\s+){{0,3}}$", re.IGNORECASE)


def _without(text: str, sentence: Sentence, names: Sequence[Mention]) -> str:
    start = sentence.span.start
    for mention in names:
        text = text[: mention.span.start - start] + "·" * len(mention.words) + text[mention.span.end - start :]
    return text


def _unique(items: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for item in items if item))


def _times(reading: Reading, sentence: Sentence) -> Iterator[Time]:
    """The times of a sentence, but for those that begin a longer time ("since 6 March")."""
    for time in reading.times:
        before = reading.article.text[max(0, time.span.start - _SINCE) : time.span.start]
        if sentence.span.covers(time.span) and not has_words("total", "period", before):
            yield time


def _is_inside(time: Time, said: Sequence[Span]) -> bool:
    return not said or any(span.covers(time.span) for span in said)


def _days(reading: Reading, time: Time, *, slack: int = 3) -> Days | None:
    """The days of a time that lies before the report: a count of what has happened tells of no other."""
    first, last = as_day(time.earliest), as_day(time.latest or time.earliest)
    published = as_day(reading.article.published)
    if time.type not in ("DATE", "TIME") or first is None or last is None or (published and first > published):
        return None
    # "two weeks earlier" and "last week" are seldom meant to the day
    more = timedelta(days=slack if re.search(r"\bweeks?\b", time.words) else 0)
    return (date.fromisoformat(first) - more).isoformat(), (date.fromisoformat(last) + more).isoformat()
