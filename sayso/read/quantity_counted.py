"""What an amount counts: the noun after a number, and what a sum, a share or a measure is of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from sayso.lexicon import table
from sayso.read.parse import Parse, Token
from sayso.read.units import UnitKind, is_measure

_MODIFIERS = frozenset(
    ["JJ", "JJR", "JJS", "VBN", "VBG", "VBD", "NN", "NNP", "NNPS", "NNS", "POS", "HYPH", "CD", "PRP$"]
)
_DETERMINERS = frozenset(["DT", "PRP$", "PDT"])
_SUBJECTS = ("nsubj", "nsubjpass")
_LONGEST = 8
"""Words looked through for a counted noun: longer strings of modifiers are parsing errors."""


class Counted(msgspec.Struct, frozen=True, gc=False):
    """A counted noun: its head, and the first and last token of the phrase with modifiers and participles."""

    head: int
    first: int
    last: int


@cache
def quantity_words(section: str, key: str = "words") -> frozenset[str]:
    """A word list of `quantities.toml`."""
    return frozenset(table("en", "quantities")[section][key])


def find_noun(parse: Parse, place: int, stop: int, *, single: bool, tied: bool) -> Counted | None:
    """The noun that a number right before token `place` counts, in a sentence that ends before token `stop`.

    single: the number is one, so that the noun need not be a plural. tied: a hyphen ties the number to the word after
    it, which then is what is counted ("three-point range").
    """
    tokens = parse.tokens
    begin = _skip_partitive(tokens, place, stop)
    run = None if begin == place and _is_other_amount(tokens, place, stop) else _noun_run(tokens, begin, stop)
    if run is None:
        return None
    first, last = run
    if tied:
        return Counted(first, first, first)
    head = _head_of_run(tokens, first, last, single=single or begin != place)
    return Counted(head, begin if begin == place else first, _with_participles(tokens, head, stop))


def _skip_partitive(tokens: Sequence[Token], place: int, stop: int) -> int:
    """Step over "more", "of the", "of his" … between a number and its noun."""
    while place < stop and tokens[place].lower in ("-", "more", "or", "so", "additional", "further", "plus"):
        place += 1
    if place < stop and tokens[place].lower == "of":
        place += 1
        while place < stop and (tokens[place].tag in _DETERMINERS or tokens[place].tag == "CD"):
            place += 1
    return place


def _noun_run(tokens: Sequence[Token], begin: int, stop: int) -> tuple[int, int] | None:
    """First and last token of the string of modifiers and nouns that begins at a token, cut after its last noun."""
    last_noun = None
    owner = False
    begin = begin + 1 if begin < stop and tokens[begin].tag == "HYPH" else begin
    place = begin
    while place < min(stop, begin + _LONGEST):
        token = tokens[place]
        if last_noun is not None and _is_short_name(tokens, place, stop):
            place += 3
            continue
        if token.is_noun and token.text != "-" and not _is_stuck_to_number(tokens, place):
            last_noun = place
            if token.tag == "NNS" and not _goes_on(tokens, place, stop):
                break
        elif not _modifies(tokens, place, stop, after_noun=last_noun is not None and not owner):
            break
        # What is counted of "39 of the state's 40 seats" are the seats.
        owner = token.tag == "POS" or (owner and not token.is_noun)
        place += 1
    return None if last_noun is None else (begin, last_noun)


def _is_other_amount(tokens: Sequence[Token], place: int, stop: int) -> bool:
    """Whether a measure of its own follows: the "two days" of "the Hong Hai 16 two days ago"."""
    if place + 1 >= stop or tokens[place].tag != "CD":
        return False
    return tokens[place + 1].tag == "NNS" and is_measure(tokens[place + 1].lower)


def _is_short_name(tokens: Sequence[Token], place: int, stop: int) -> bool:
    """Whether a name's short form in brackets stands before a noun: "National Liberation Army (ELN) combatants"."""
    if place + 3 >= stop or tokens[place].text != "(" or tokens[place + 2].text != ")":
        return False
    return tokens[place + 1].tag == "NNP" and tokens[place + 3].is_noun


def _modifies(tokens: Sequence[Token], place: int, stop: int, *, after_noun: bool) -> bool:
    """Whether a token that is no noun goes on the string; after a noun only a joint or an owner's "'s" does."""
    if tokens[place].text == "-" or _joins(tokens, place, stop):
        return True
    if after_noun:
        return tokens[place].tag in ("POS", "HYPH") or _is_of_people(tokens, place)
    return tokens[place].tag in _MODIFIERS or _grades(tokens, place, stop)


def _is_of_people(tokens: Sequence[Token], place: int) -> bool:
    """Whether an adjective goes on a name: "North Korean infantry", "North Korean and Russian infantry"."""
    if place < 1 or tokens[place].tag != "JJ" or not tokens[place].text[0].isupper():
        return False
    before = tokens[place - 1]
    return before.tag == "NNP" or (before.lower in ("and", "or") and _is_of_people(tokens, place - 2))


def _is_stuck_to_number(tokens: Sequence[Token], place: int) -> bool:
    """Whether a "noun" is the short form of a number ("4.3M")."""
    return place > 0 and tokens[place - 1].tag == "CD" and tokens[place - 1].end == tokens[place].start


def _goes_on(tokens: Sequence[Token], place: int, stop: int) -> bool:
    """Whether a plural is only part of a longer compound: "sales records", "ex-soldiers"."""
    if place + 1 < stop and tokens[place + 1].text == "-":
        return True
    return (
        place + 1 < stop
        and tokens[place].dep in ("compound", "nmod", "poss")
        and tokens[place].head > place
        and tokens[place + 1].tag in ("NN", "NNS", "POS")
    )


def _grades(tokens: Sequence[Token], place: int, stop: int) -> bool:
    """Whether an adverb belongs to the modifier after it: "recently built"."""
    return tokens[place].tag == "RB" and place + 1 < stop and tokens[place + 1].tag in ("JJ", "VBN", "VBG")


def _joins(tokens: Sequence[Token], place: int, stop: int) -> bool:
    """Whether a comma or "and" stands between modifiers: "Kia and Hyundai vehicles", "small, armed groups"."""
    if place + 1 >= stop or tokens[place].lower not in ("and", "or", ",", "&"):
        return False
    left, right = tokens[place - 1].tag, tokens[place + 1].tag
    if tokens[place].lower == ",":
        return left == right == "JJ"
    return (left == right or {left, right} <= {"JJ", "NN", "NNP"}) and left in ("NNP", "JJ", "NN", "VBN")


def _head_of_run(tokens: Sequence[Token], first: int, last: int, *, single: bool) -> int:
    """The noun that is counted: the last of the run, but the first of "a 12 page document" and "11-member panel"."""
    nouns = [i for i in range(first, last + 1) if tokens[i].is_noun]
    end = tokens[last]
    plural = end.tag in ("NNS", "NNPS") or end.lower in quantity_words("unchanging")
    if plural or single or len(nouns) == 1 or nouns[0] != first:
        return last
    return first if tokens[first].tag == "NN" else last


def _with_participles(tokens: Sequence[Token], head: int, stop: int) -> int:
    """The last token of the participles right after a counted noun: "soldiers killed or wounded"."""
    last, place = head, head + 1
    while place < stop and place - head < _LONGEST:
        token = tokens[place]
        if token.lower in quantity_words("states"):
            last = place
        elif not (
            token.lower in quantity_words("states", "between") or (last > head and token.lower in ("or", "and", "/"))
        ):
            break
        place += 1
    return last


def find_state(parse: Parse, place: int, stop: int) -> Counted | None:
    """The participle that stands for a counted noun: "12 killed", "nine still missing", "30 were injured"."""
    tokens = parse.tokens
    for i in range(place, min(stop, place + 5)):
        if tokens[i].lower in quantity_words("states") or tokens[i].lower in quantity_words("states", "persons"):
            return Counted(i, i, _with_participles(tokens, i, stop))
        if tokens[i].tag not in ("RB", "RBR", "JJR", "MD", "VBD", "VBP", "VBZ", "VBN") or tokens[i].lower == "not":
            break
    return None


def find_measured(parse: Parse, last: int, stop: int, head: int, kind: UnitKind | None) -> tuple[int, int] | None:
    """What a sum, share or measure is of, as its first and last token: "of" it, right after it, or its verb's subject.

    `last` is the amount's last token and `head` the token by which it hangs in the sentence. A bare number (kind None)
    that is the object of a verb counts something that is not said, and not the verb's subject.
    """
    tokens = parse.tokens
    after = tokens[last + 1] if last + 1 < stop else None
    if after and after.lower in quantity_words("apart"):
        return None
    own = after is not None and after.tag in _MODIFIERS and not _is_other_amount(tokens, after.i, stop)
    if after and (after.lower == "of" or (after.lower == "in" and kind == "money" and _is_common_object(parse, after))):
        return _phrase_after(parse, after.i, stop)
    run = _noun_run(tokens, last + 1, stop) if own and tokens[last + 1].tag != "POS" else None
    named = run is not None and tokens[run[1]].tag == "NNP" and not tokens[last].lower.endswith("old")
    if run and not named and tokens[run[1]].dep != "npadvmod":
        return run
    if kind is None and tokens[head].dep in ("dobj", "nsubjpass"):
        return None
    return _subject(parse, head, last)


def _is_common_object(parse: Parse, preposition: Token) -> bool:
    """Whether "in" is followed by a thing ("$2m in damages") and not by a place or a year."""
    return any(child.tag in ("NN", "NNS") for child in parse.with_dep(preposition.i, "pobj"))


def _phrase_after(parse: Parse, of: int, stop: int) -> tuple[int, int] | None:
    objects = [child for child in parse.with_dep(of, "pobj") if child.i < stop]
    if objects and objects[0].tag == "PRP":
        return None
    if not objects:
        return _noun_run(parse.tokens, _skip_partitive(parse.tokens, of, stop), stop)
    return _trimmed(parse, objects[0].i)


def _subject(parse: Parse, head: int, last: int) -> tuple[int, int] | None:
    """What an amount is said of: "a profit of $5bn", "bringing the toll to 12", or the subject of the verb above."""
    tokens = parse.tokens
    below = last
    for token in (tokens[head], *parse.ancestors(head)):
        holder = tokens[token.head]
        if (
            token.lower in quantity_words("holding")
            and holder.is_noun
            and holder.i < token.i
            and not _is_counted(parse, holder)
        ):
            return _trimmed(parse, token.head, before=token.i)
        if token.is_verb:
            found = _bearer(parse, token, below)
            if found is not None:
                phrase = _trimmed(parse, found)
                return None if phrase[0] <= last <= phrase[1] else phrase
            if token.dep not in ("xcomp", "advcl", "conj", "aux", "acl"):
                return None
        below = token.i
    return None


def _is_counted(parse: Parse, noun: Token) -> bool:
    """Whether a noun is an amount itself ("gained 2 per cent to 31.5")."""
    return any(parse.tokens[child].tag in ("CD", "$") for child in parse.children[noun.i])


def _bearer(parse: Parse, verb: Token, below: int) -> int | None:
    """The noun that a verb says an amount of; a relative pronoun leads to its noun, another pronoun to none."""
    tokens = parse.tokens
    if tokens[below].lower in ("to", "at"):
        moved = [child for child in parse.with_dep(verb.i, "dobj") if child.i < below and child.is_noun]
        if moved and not _is_counted(parse, moved[0]):
            return moved[0].i
    subjects = list(parse.with_dep(verb.i, *_SUBJECTS))
    if not subjects:
        return verb.head if verb.dep == "acl" and tokens[verb.head].is_noun else None
    if subjects[0].tag in ("WDT", "WP", "WP$") and verb.dep == "relcl":
        return verb.head
    return subjects[0].i if subjects[0].is_noun else None


def _trimmed(parse: Parse, noun: int, before: int | None = None) -> tuple[int, int]:
    """A noun with what hangs on it, cut before relative clauses, commas and (if given) a token."""
    first, last = parse.edges[noun]
    end = min(last, before - 1) if before is not None else last
    for i in range(noun + 1, end + 1):
        if parse.tokens[i].dep in ("relcl", "punct", "cc") or parse.tokens[i].tag in (
            ",",
            ":",
            "-LRB-",
            "WDT",
            "WP",
            "``",
        ):
            return first, i - 1
    while end > noun and parse.tokens[end].tag in ("IN", "TO"):
        end -= 1
    return first, max(noun, end)
