"""Whom a happening is aimed at where grammar puts nobody beside it: somebody inside what is offered or refused.

"Rejected an appeal by [the president]", "refused to send peacekeepers to [Angola]", "threatened to resume raids
unless [Israel] withdrew". What stands under the trigger is searched breadth first, so that the nearest is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from sayso.lexicon import table
from sayso.lexicon.countries import find_country
from sayso.read.event_frames import coordinated
from sayso.read.parse import Parse, Token
from sayso.read.participants import Cast
from sayso.record import Mention
from sayso.record.reading import PloverType

_DEEPEST = 6
"""Steps down the tree; what is farther off belongs to something else."""
_BELOW = frozenset({
    "dobj", "dative", "prep", "agent", "pobj", "pcomp", "xcomp", "ccomp", "acl", "poss", "amod", "compound", "nmod",
    "oprd", "acomp", "attr", "conj",
})  # fmt: skip
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SIDES = frozenset({"person", "organisation", "group", "place"})
_NAMING = frozenset({"compound", "nmod"})
_AGENT = frozenset({"by"})
_WHERE = frozenset({"in", "at", "near", "along", "around", "across", "inside", "outside", "off"})


def find_counterpart(
    parse: Parse, cast: Cast, i: int, name: PloverType, actors: Iterable[Mention]
) -> tuple[Mention, ...]:
    """The nearest actors under a trigger of a PLOVER type that are not its own actors; empty where there are none."""
    acting = tuple(actors)
    for level in _levels(parse, i, name):
        after = (at for at in level if at > i)
        named = [mention for at in after if (mention := _other_side(parse, cast, at, acting)) is not None]
        if named:
            return tuple(named)
    return ()


def _levels(parse: Parse, i: int, name: PloverType) -> Iterator[list[int]]:
    """Tokens under a trigger, nearest first; tokens joined by "and" are one level."""
    seen = {i}
    waiting = [(child.i, 1) for child in _clauses_first(parse, i, name)]
    while waiting:
        at, depth = waiting.pop(0)
        if at in seen or depth > _DEEPEST:
            continue
        group = [each for each in coordinated(parse, at) if each not in seen]
        seen.update(group)
        yield group
        for each in group:
            below = [
                child
                for child in map(parse.tokens.__getitem__, parse.children[each])
                if _leads_down(parse, child, name)
            ]
            waiting.extend((child.i, depth + 1) for child in sorted(below, key=_rank(name)))


def _clauses_first(parse: Parse, i: int, name: PloverType) -> list[Token]:
    """What hangs on the trigger itself, without its setting ("in Paris", "after …") but with the terms of a threat."""
    found = []
    for child in map(parse.tokens.__getitem__, parse.children[i]):
        if child.dep == "prep":
            if child.lower in _prepositions(name) - _AGENT:
                found.append(child)
        elif (child.dep in _BELOW and child.dep != "agent") or _is_condition(parse, child, name):
            found.append(child)
    return sorted((child for child in found if not (child.dep == "conj" and child.is_verb)), key=_rank(name))


def _is_condition(parse: Parse, token: Token, name: PloverType) -> bool:
    """Whether a clause tells on what terms somebody acts, and so who is to give way: "unless [Israel] withdraws"."""
    if token.dep != "advcl":
        return False
    return any(mark.lower in _conditions(name) for mark in parse.with_dep(token.i, "mark", "aux", "advmod"))


def _leads_down(parse: Parse, token: Token, name: PloverType) -> bool:
    if token.dep in _SUBJECTS:
        return parse.tokens[token.head].dep in ("ccomp", "advcl", "acl")
    if token.dep == "prep":
        return token.lower not in _settings()
    return token.dep in _BELOW or _is_condition(parse, token, name)


def _rank(name: PloverType) -> Callable[[Token], tuple[bool, int]]:
    """Order among what hangs on one word: what the type's own prepositions lead to, then as the text has it."""
    wanted = _prepositions(name)
    return lambda token: (token.dep == "prep" and token.lower not in wanted, token.i)


def _other_side(parse: Parse, cast: Cast, at: int, acting: tuple[Mention, ...]) -> Mention | None:
    mention = cast.at(at)
    if mention is None or mention.kind not in _SIDES or parse.tokens[at].tag in ("PRP", "PRP$"):
        return None
    if mention.form == "description" and parse.tokens[at].lemma.lower() in _means():
        return None
    if any(child.tag == "PRP$" for child in parse.with_dep(at, "poss")):
        return None
    if mention.kind == "place" and _is_setting(parse, cast, at, mention):
        return None
    if any(_same_side(cast, mention, actor) for actor in acting):
        return None
    return mention


def _is_setting(parse: Parse, cast: Cast, at: int, mention: Mention) -> bool:
    """Whether a place is but where something happens: a road, or a town after "in"; states are sides."""
    if mention.form != "name":
        return True
    entity = cast.entities.get(mention.entity or "")
    governor = parse.tokens[parse.tokens[at].head]
    where = parse.tokens[at].dep == "pobj" and governor.lower in _WHERE
    return (where or parse.tokens[at].dep in _NAMING) and not (entity and find_country(entity.name))


def _same_side(cast: Cast, mention: Mention, actor: Mention) -> bool:
    """Whether a mention is the actor itself, holds it, or is the actor's own state ("Egypt's solidarity")."""
    if mention.id == actor.id or (mention.entity and mention.entity == actor.entity):
        return True
    if mention.span.start <= actor.span.start and actor.span.end <= mention.span.end:
        return True
    mine, theirs = (cast.entities.get(each.entity or "") for each in (mention, actor))
    return bool(
        mine and theirs and mine.country and mine.country == theirs.country and mention.kind in ("place", "group")
    )


@cache
def _means() -> frozenset[str]:
    """Nouns of what is sent or given: the other side is whoever gets it."""
    known = table("en", "plover")
    return frozenset(word for name in known["means"].values() for word in known["classes"][name])


@cache
def _prepositions(name: str) -> frozenset[str]:
    return frozenset(table("en", "plover")["recipients"].get(name, ())) | _AGENT | {"between", "among"}


@cache
def _conditions(name: str) -> frozenset[str]:
    return frozenset(table("en", "plover")["conditions"].get(name, ()))


@cache
def _settings() -> frozenset[str]:
    return frozenset(table("en", "plover")["settings"]["prepositions"])
