"""What the words around a count say of it: what became of the counted, who they are, in what they were caught up.

The words are those of `lexicon/data/en/figures.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from sayso.lexicon import table
from sayso.lexicon.countries import Country, country_of_adjective, country_of_people

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Found(NamedTuple):
    """A class of words, and where one of them stands."""

    name: str
    start: int
    end: int


class _Words(NamedTuple):
    """A pattern for the words of some classes, and the class of each."""

    pattern: re.Pattern[str]
    names: dict[str, str]


def outcome_among(text: str) -> str | None:
    """The outcome that counted words name themselves: "civilian deaths", "the death toll from the flood".

    >>> outcome_among("The death toll from the wildfires"), outcome_among("houses")
    ('killed', None)
    """
    found = list(_all(_outcomes("nouns", "states"), text))
    return found[0].name if found else None


def outcome_before(text: str) -> str | None:
    """The outcome of the verb that ends a text, of which a count is the object: "an explosion injures".

    >>> outcome_before("The quake struck at night, killing"), outcome_before("The quake that killed the mayor left")
    ('killed', None)
    """
    objects = "|".join(map(re.escape, _table()["between"]["objects"]))
    bare = re.sub(rf"(?:\s+(?:{objects}))*\s*$", "", text, flags=re.IGNORECASE)
    found = [each for each in _all(_outcomes("verbs"), bare) if each.end == len(bare)]
    return found[0].name if found else None


def outcome_after(text: str) -> str | None:
    """The outcome that is said of a count right after it: "were reportedly injured in the crash".

    >>> outcome_after(" are still missing"), outcome_after(", including two nurses, are killed"), outcome_after(" came")
    ('missing', 'killed', None)
    """
    bare = re.sub(r"^,\s*(?:including|among|most of)\b[^.;]*?,\s*(?=(?:are|is|were|was|have|has)\b)", " ", text)
    between = "|".join(map(re.escape, _table()["between"]["words"]))
    skipped = re.match(rf"\W?(?:\s*\b(?:{between})\b)*\s*", bare, re.IGNORECASE)
    start = skipped.end() if skipped else 0
    # "were hurt": a state may itself be one of the words that are skipped
    found = [each for each in _all(_outcomes("states"), bare) if each.start <= start]
    return found[0].name if found else None


def goes_on(text: str) -> bool:
    """Whether a text is no more than what joins two counts of a list: ", and all".

    >>> goes_on(", as well as "), goes_on(" and hit ")
    (True, False)
    """
    words = "|".join(map(re.escape, _table()["between"]["listed"]))
    return re.fullmatch(rf"\s*,?\s*(?:(?:{words})\s*)*", text, re.IGNORECASE) is not None


def outcome_of_toll(text: str) -> str | None:
    """The outcome of the last noun of a toll in the words before a count: "brings the number of deaths to"."""
    found = list(_all(_outcomes("nouns"), text))
    return found[-1].name if found else None


def outcome_of(word: str) -> str | None:
    """The outcome of an event's trigger."""
    found = [each for each in _all(_outcomes("states", "verbs"), word) if each.end - each.start == len(word)]
    return found[0].name if found else None


def find_happenings(text: str) -> tuple[Found, ...]:
    """What happened, by class, in the order of the text.

    >>> [found.name for found in find_happenings("floods and landslides after the storm")]
    ['flood', 'landslide', 'storm']
    """
    return tuple(_armed(found, text) for found in _all(_pattern("happenings"), text))


def _armed(found: Found, text: str) -> Found:
    """The same but for "Israeli fire", which comes from guns."""
    before = _WORD.findall(text[: found.start])[-1:]
    armed = found.name == "fire" and before and before[0][:1].isupper() and _country(before[0])
    return found._replace(name="shooting") if armed else found


def are_alike(one: str, other: str) -> bool:
    """Whether reports may call one happening by both classes."""
    return one == other or any(one in group and other in group for group in _table()["alike"].values())


def find_whom(text: str) -> tuple[str, ...]:
    """Who is counted, as classes and country codes; none for "people" and "others".

    >>> find_whom("Thai soldiers"), find_whom("others")
    (('THA', 'soldiers'), ())
    """
    classes = {each.name for each in _all(_pattern("whom"), text)}
    words = _WORD.findall(text)
    runs = [" ".join(words[at : at + 2]) for at in range(len(words) - 1)]
    double = [country.code for run in runs if run[:1].isupper() and (country := _country(run))]  # "North Korean"
    single = [country.code for word in words if word[:1].isupper() and (country := _country(word))]
    countries = set(double or single)
    return tuple(sorted(classes | countries))


def _country(words: str) -> Country | None:
    return country_of_adjective(words) or country_of_people(words)


def content_words(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about, without endings; neither names nor outcomes nor happenings.

    >>> sorted(content_words("The roof of the nightclub collapses, killing 30 people in Lima"))
    ['nightclub', 'roof']
    """
    words = (word.partition("'")[0].partition("’")[0] for word in _WORD.findall(text))
    return frozenset(_stem(word) for word in words if len(word) > 3 and word.islower() and word not in _told())


def has_words(kind: str, name: str, text: str) -> str | None:
    """The first of the words of a table (`part`, `before`) that stands in a text."""
    return next((each.name for each in _all(_single(kind, name), text)), None)


def ends_with(kind: str, name: str, text: str) -> str | None:
    """The words of a table that end a text."""
    bare = text.rstrip()
    return next((each.name for each in _all(_single(kind, name), bare) if each.end == len(bare)), None)


@cache
def listed(kind: str, name: str) -> frozenset[str]:
    """The words of a table as a set."""
    return frozenset(_table()[kind][name])


def _table() -> dict[str, Any]:
    return table("en", "figures")


def _stem(word: str) -> str:
    return re.sub(r"(?:ings?|ed|es|s)$", "", word) if len(word) > 5 else word.rstrip("s")


@cache
def _told() -> frozenset[str]:
    """Words that say nothing of the subject, or are looked at elsewhere."""
    words = _table()
    lists = [words["stop"]["words"], *words["happenings"].values(), *words["whom"].values()]
    lists += [forms for outcome in words["outcomes"].values() for forms in outcome.values()]
    return frozenset(word for each in (*lists, words["between"]["words"]) for word in each)


@cache
def _outcomes(*forms: str) -> _Words:
    outcomes = _table()["outcomes"]
    return _compile((name, word) for name, words in outcomes.items() for form in forms for word in words[form])


@cache
def _pattern(kind: str) -> _Words:
    return _compile((name, word) for name, words in _table()[kind].items() for word in words)


@cache
def _single(kind: str, name: str) -> _Words:
    return _compile((word, word) for word in _table()[kind][name])


def _compile(pairs: Iterable[tuple[str, str]]) -> _Words:
    """One pattern for all words, longest first; the first class that has a word keeps it."""
    names: dict[str, str] = {}
    for name, word in pairs:
        names.setdefault(word, name)
    choice = "|".join(re.escape(word) for word in sorted(names, key=len, reverse=True))
    return _Words(re.compile(rf"\b(?:{choice})\b", re.IGNORECASE), names)


def _all(words: _Words, text: str) -> Iterator[Found]:
    return (Found(words.names[found[0].lower()], *found.span()) for found in words.pattern.finditer(text))


def doing_of(before: str, after: str) -> str | None:
    """What the words beside a number say that those do who are counted: what follows it goes first.

    >>> doing_of("Ships had carried ", " soldiers who are now training"), doing_of("Ships carried ", " soldiers")
    ('in training', 'sent')
    """
    return next(iter(_doings(after)), None) or next(reversed(_doings(before)), None)


def _doings(words: str) -> list[str]:
    """What is done, in the order of the words."""
    found = [(each.start(), name) for name, pattern in _doing_patterns() for each in pattern.finditer(words)]
    return [name for _, name in sorted(found)]


@cache
def _doing_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    doings = table("en", "figures")["doing"].items()
    return tuple((name, re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")) for name, forms in doings)
