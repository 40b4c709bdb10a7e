"""Whether a count is a running total, a standing level, or new: "12 more were killed" after nine dead.

"11 killed and 21 more injured" is no addition: nobody was injured before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Literal

import msgspec

from sayso.lexicon import table
from sayso.lexicon.happenings import are_near, find_happening
from sayso.read.parse import Parse
from sayso.read.quantity_amounts import Place
from sayso.read.quantity_counted import Counted, find_state, quantity_words
from sayso.text import Span

Of = Literal["cumulative", "new", "level"]


class Told(msgspec.Struct, frozen=True, gc=False):
    """A count as a later one of its sentence sees it: where the sentence starts, and what befell those counted."""

    start: int
    harm: str | None


def find_of(
    parse: Parse, place: Place, noun: Counted | None, counted: Span | None, earlier: Sequence[Told]
) -> Of | None:
    """Whether an amount, its bound phrase included, is a running total, new or a level; `earlier` stand before it.

    `counted` is what it is said of, where it has no `noun` of its own.
    """
    new = _says_new(parse, place)
    if (new and not _is_of_another(told(parse, place, noun, counted), earlier)) or _counts_new(parse, noun):
        return "new"
    if _says_total(parse, place, noun, counted):
        return "cumulative"
    verb = next((token for token in islice(parse.ancestors(place.last), 3) if token.is_verb), None)
    return "level" if verb is not None and verb.lemma in quantity_words("of", "level_lemmas") else None


def _says_new(parse: Parse, place: Place) -> bool:
    """Whether "another", "further" and the like stand right before an amount, or "more" right after it."""
    tokens = parse.tokens
    before = tokens[max(place.start, place.first - 1) : place.last + 1]
    if any(token.lower in quantity_words("of", "new_before") for token in before):
        return True
    after = [token.lower for token in tokens[place.last + 1 : min(place.stop, place.last + 3)]]
    return bool(after) and after[0] in quantity_words("of", "new_after") and after[1:] != ["than"]


def _counts_new(parse: Parse, noun: Counted | None) -> bool:
    """Whether new cases are counted."""
    if noun is None or parse.tokens[noun.head].lemma not in quantity_words("of", "new_nouns"):
        return False
    return any(parse.tokens[i].lower == "new" for i in range(noun.first, noun.head))


def _says_total(parse: Parse, place: Place, noun: Counted | None, counted: Span | None) -> bool:
    """Whether "a total of" stands before, a toll or tally is counted, or "so far", "in total" and the like follow."""
    tokens = parse.tokens
    before = " ".join(token.lower for token in tokens[max(place.start, place.first - 3) : place.last + 1])
    if any(cue in before for cue in quantity_words("of", "cumulative_before")):
        return True
    if noun is None and counted is not None:
        return not quantity_words("of", "cumulative_words").isdisjoint(counted.of(parse.text).lower().split())
    after = (noun.last if noun else place.last) + 1
    following = " ".join(token.lower for token in tokens[after : min(place.stop, after + 3)])
    return following.startswith(_total_after())


@cache
def _total_after() -> tuple[str, ...]:
    return tuple(table("en", "quantities")["of"]["cumulative_after"])


def told(parse: Parse, place: Place, noun: Counted | None, counted: Span | None) -> Told:
    """What befell those that an amount counts: by the state they are in, the noun, or the verb above."""
    return Told(place.start, next(_harms_of(parse, place, noun, counted), None))


def _harms_of(parse: Parse, place: Place, noun: Counted | None, counted: Span | None) -> Iterator[str]:
    tokens = parse.tokens
    state = find_state(parse, (noun.head if noun else place.last) + 1, place.stop)
    if state is not None:
        yield from _known(tokens[state.head].lemma, tokens[state.head].lower)
    if noun is not None:
        yield from _known(tokens[noun.head].lemma)
    elif counted is not None and quantity_words("of", "cumulative_words") & set(counted.of(parse.text).lower().split()):
        yield "die"
    for token in islice(parse.ancestors(noun.head if noun else place.last), 3):
        if token.is_verb:
            yield from _known(token.lemma)


def _known(*words: str) -> Iterator[str]:
    return (kind for kind in map(find_happening, words) if kind in _harms())


@cache
def _harms() -> frozenset[str]:
    lists = (("states", "words"), ("states", "persons"), ("toll_verbs", "words"), ("of", "harms"))
    return frozenset(find_happening(word) for names in lists for word in quantity_words(*names))


def _is_of_another(this: Told, earlier: Sequence[Told]) -> bool:
    """Whether harm is told before in the sentence, but of another kind than that which a count tells of."""
    beside = [one.harm for one in earlier if one.start == this.start and one.harm is not None]
    return this.harm is not None and bool(beside) and not any(_is_same(this.harm, harm) for harm in beside)


def _is_same(harm: str, other: str) -> bool:
    return harm == other or are_near(harm, other)
