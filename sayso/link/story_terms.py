"""What a report's story is told by: its words, names and numbers, each weighed by how rare it is.

Weights are fixed when an article arrives, so that nobody has to look up the terms of older articles again. Against
frequencies of the day on which they are compared that costs nothing on either gold set.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

import msgspec

from sayso.lexicon import table
from sayso.lexicon.countries import country_by_code
from sayso.record import Entity, Mention, Reading
from sayso.record.stories import Frequencies, Kind, Portrait

_MOST: Mapping[Kind, int] = {"word": 90, "name": 40, "number": 15}
"""Terms of each kind that are kept, the most frequent first. Words are not reduced to lemmas: that gained nothing."""
_UNSEEN = 300
"""Articles that the frequencies are thought to stand on before the first one comes, so that the first articles are
weighed like the later ones: 100 lose .005 of BCubed F1 on ecb, 1000 are as good."""
_LEAST = 0.05
"""Rarity of a term that stands in every article."""
_KEYS = 25
"""Terms by which stories are looked for: as good as comparing with all; 12 lose .006 on events2025."""
_TELLING = 0.2
"""Share of the most telling term's weight from which another one is named as a reason."""
_TITLE = 200
_NAMED = 12
_DAY = len("2024-10-28")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")


def portray(reading: Reading) -> Portrait:
    """The portrait of an article, its terms counted."""
    named = _named(reading)
    return Portrait(
        article=reading.article.id,
        day=_day(reading.article.published),
        title=_title(reading),
        terms={kind: dict(Counter(found).most_common(_MOST[kind])) for kind, found in _terms(reading).items()},
        entities=tuple(entity.name for entity in named if entity.place is None)[:_NAMED],
        places=tuple(entity.name for entity in named if entity.place is not None)[:_NAMED],
    )


def name_terms(portrait: Portrait) -> tuple[str, ...]:
    """Its terms by the names under which they are counted.

    >>> name_terms(Portrait(article="a", terms={"word": {"quake": 2}, "name": {"IDN": 1}}))
    ('word:quake', 'name:IDN')
    """
    return tuple(f"{kind}:{term}" for kind, terms in portrait.terms.items() for term in terms)


def weigh(portrait: Portrait, known: Frequencies) -> Portrait:
    """The portrait with weights for counts: rare terms weigh more, those used again and again somewhat more.

    >>> fresh = Portrait(article="a", terms={"word": {"quake": 1, "official": 1}})
    >>> weigh(fresh, Frequencies(articles=900, terms={"word:quake": 9, "word:official": 450})).terms
    {'word': {'quake': 4.74, 'official': 0.978}}
    """
    logarithm = math.log(known.articles + 1 + _UNSEEN)

    def weight(name: str, count: float) -> float:
        rarity = logarithm - math.log(known.terms.get(name, 0) + 1.5)
        return round((1 + math.log(count)) * max(_LEAST, rarity), 3)

    terms: dict[Kind, dict[str, float]] = {
        kind: {term: weight(f"{kind}:{term}", count) for term, count in counts.items()}
        for kind, counts in portrait.terms.items()
    }
    return msgspec.structs.replace(portrait, terms=terms)


def keys(portrait: Portrait) -> tuple[str, ...]:
    """The terms of a weighed portrait by which its story is looked for, the weightiest first: 25 at most.

    >>> keys(Portrait(article="a", terms={"word": {"official": 0.9, "quake": 4.8}, "name": {"IDN": 3.1}}))
    ('word:quake', 'name:IDN', 'word:official')
    """
    weights = [(weight, f"{kind}:{term}") for kind, terms in portrait.terms.items() for term, weight in terms.items()]
    return tuple(name for _, name in sorted(weights, key=lambda pair: (-pair[0], pair[1]))[:_KEYS])


def shared(one: Portrait, others: Iterable[Portrait], kind: Kind) -> tuple[str, ...]:
    """What an article has in common with some others, as it would be said, the most telling first.

    >>> one = Portrait(article="a", entities=("Ana Lopez",), terms={"name": {"lopez": 5.0, "PER": 3.0}})
    >>> shared(one, [msgspec.structs.replace(one, article="b")], "name")
    ('Ana Lopez', 'Peru')
    """
    mine = one.terms.get(kind, {})
    totals: Counter[str] = Counter()
    for other in others:
        theirs = other.terms.get(kind, {})
        totals.update({term: weight * theirs[term] for term, weight in mine.items() if term in theirs})
    telling = (term for term in totals if totals[term] >= _TELLING * max(totals.values()))
    ordered = sorted(telling, key=lambda term: (-totals[term], term))
    return tuple(dict.fromkeys(_said(one, term) if kind == "name" else term for term in ordered))


def _said(portrait: Portrait, term: str) -> str:
    """A name in full, as the article has it."""
    country = country_by_code(term) if term.isupper() else None
    full = (name for name in (*portrait.entities, *portrait.places) if term in name.lower().split())
    return country.name if country else next(full, term.title())


def _day(published: str | None) -> str | None:
    """A date of publication that is known to the day; what is not is left out of account."""
    try:
        return date.fromisoformat((published or "")[:_DAY]).isoformat()
    except ValueError:
        return None


def _title(reading: Reading) -> str:
    text = reading.article.text
    first = reading.sentences[0].span.of(text) if reading.sentences else text
    words = " ".join((reading.article.title or first).split())
    return words if len(words) <= _TITLE else words[:_TITLE].rsplit(" ", 1)[0] + " …"


def _terms(reading: Reading) -> dict[Kind, list[str]]:
    found: dict[Kind, list[str]] = {"word": [], "name": [], "number": []}
    inside = _inside_names(reading)
    for at, word in _words(reading.article.text):
        if word[0].isdigit():
            found["number"].append(word)
        elif at in inside:
            found["name"].append(inside[at] or word)
        else:
            found["word"].append(word)
    _add_title(found, reading)
    return found


def _add_title(found: Mapping[Kind, list[str]], reading: Reading) -> None:
    """Adds the words of a headline that is not in the text, which tells what of them are names: capitals do not."""
    title, names = reading.article.title or "", set(found["name"])
    for _, word in _words(title) if title not in reading.article.text else ():
        kind: Kind = "number" if word[0].isdigit() else "name" if word in names else "word"
        found[kind].append(word)


def _inside_names(reading: Reading) -> dict[int, str | None]:
    """Where names stand, and the code of the country that a name, or a part of a longer one, stands for."""
    entities = {entity.id: entity for entity in reading.entities}
    found: dict[int, str | None] = {}
    for mention in reading.mentions:
        if mention.form == "name":
            country = _country(entities.get(mention.entity or ""), mention)
            for at in range(*mention.span):
                found[at] = country or found.get(at)
    return found


def _country(entity: Entity | None, mention: Mention) -> str | None:
    """The code of a country, so that «Russia» and «Russian» are one name; None for anything smaller."""
    if entity is None:
        return None
    whole = entity.place is not None and entity.place.precision == "country"
    people = entity.kind == "group" and " " not in mention.words
    return entity.country if whole or people else None


def _words(text: str) -> Iterator[tuple[int, str]]:
    """The words of a text that tell something, in lower case, with where they stand."""
    for found in _WORD.finditer(text):
        word = found[0].lower().replace("’", "'").removesuffix("'s")
        if len(word) > 1 and word not in _function_words():
            yield found.start(), word


@cache
def _function_words() -> frozenset[str]:
    return frozenset(table("en", "language")["function_words"]["en"])


def _named(reading: Reading) -> list[Entity]:
    """What is named, the most often named first."""
    times = Counter(mention.entity for mention in reading.mentions if mention.form == "name")
    return sorted((each for each in reading.entities if times[each.id]), key=lambda each: -times[each.id])
