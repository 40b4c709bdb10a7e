"""Who is the same across articles: every pair that may be is proposed, scored with a reason, then decided.

Names are compared within what belongs together (the reports of a story), where one name mostly means one thing: equal
names, part names ("Rutte" beside "Mark Rutte"), other spellings ("Zelensky", "Zelenskyy"), abbreviations ("NIS" beside
"National Intelligence Service"), the lexicon's names and ids of outside knowledge bases. Where two fit, none is chosen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from sayso.lexicon.countries import country_by_name
from sayso.lexicon.folded import fold_name
from sayso.lexicon.organisations import find_organisation
from sayso.link.joining import join
from sayso.link.judgements import NONE, Judged, Key
from sayso.record import Entity, Reading
from sayso.record.entities import EntityGroup, EntityMember, EntityMerge

_DECIDED = 0.7
"""Score from which two names are taken for one; below, they are proposed only."""
_BODIES = ("organisation", "group")
_MOST_EDITS = 2
_LONG = 6
"""Letters from which a family name may be spelt in two ways."""


class _Bearer(NamedTuple):
    """Everything in the articles that bears one name: the folded name, the kind it is compared with, who it is."""

    key: str
    kind: str
    members: tuple[tuple[str, Entity], ...]

    @property
    def words(self) -> list[str]:
        return self.key.split()

    @property
    def countries(self) -> set[str]:
        return {entity.country for _, entity in self.members if entity.country}

    @property
    def ids(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for _, entity in self.members:
            for link in entity.links:
                found[link.base].add(link.id)
        return found


class Proposal(NamedTuple):
    """Two bearers of names that may be one, how sure that is (0 to 1), and why."""

    one: int
    other: int
    score: float
    reason: str


def named_entities(reading: Reading) -> Iterator[tuple[str, Entity]]:
    """The entities of a reading that its text names, with the article's id."""
    named = {mention.entity for mention in reading.mentions if mention.form == "name"}
    return ((reading.article.id, entity) for entity in reading.entities if entity.id in named)


def join_entities(entities: Iterable[tuple[str, Entity]], judged: Judged = NONE) -> tuple[EntityGroup, ...]:
    """The entities of some articles as groups that are one person, body or place each, in the order of their names.

    What a person has judged goes before every score.

    >>> pairs = [("a", "Mark Rutte"), ("b", "Rutte")]
    >>> found = join_entities((one, Entity(id=one, name=name, kind="person")) for one, name in pairs)
    >>> [(group.name, group.merges[0].reason) for group in found]
    [('Mark Rutte', '«Rutte» is part of «Mark Rutte», and of no other name here')]
    """
    bearers = _bearers(entities, judged)
    barred = _between(bearers, judged.apart)
    decided = [each for each in propose(bearers) if each.score >= _DECIDED and (each.one, each.other) not in barred]
    decided += [Proposal(one, other, 1.0, "a person says so") for one, other in sorted(_between(bearers, judged.same))]
    roots = join([*((at, at) for at in range(len(bearers))), *((each.one, each.other) for each in decided)])
    members: dict[int, list[int]] = defaultdict(list)
    for at in range(len(bearers)):
        members[roots[at]].append(at)
    groups = (_group([bearers[at] for at in found], _told(decided, found, bearers)) for found in members.values())
    return tuple(sorted(groups, key=lambda group: (group.name, group.id)))


def _bearers(entities: Iterable[tuple[str, Entity]], judged: Judged) -> list[_Bearer]:
    """The bearers of names; who a person has told from others of that name bears it alone."""
    alone = {one for one, _ in judged.apart}
    by_name: dict[tuple[str, str, tuple[str, str]], list[tuple[str, Entity]]] = defaultdict(list)
    for article, entity in entities:
        member = article, entity.id
        if member not in judged.wrong:
            by_name[_kind(entity), _key(entity), member if member in alone else ("", "")].append((article, entity))
    return [_Bearer(key, kind, tuple(found)) for (kind, key, _), found in sorted(by_name.items()) if key]


def _between(bearers: Sequence[_Bearer], pairs: Iterable[tuple[Key, Key]]) -> set[tuple[int, int]]:
    """The bearers, by place, that some pairs of members belong to."""
    place = {(article, entity.id): at for at, each in enumerate(bearers) for article, entity in each.members}
    known = [(place[one], place[other]) for one, other in pairs if one in place and other in place]
    return {(min(pair), max(pair)) for pair in known}


def _kind(entity: Entity) -> str:
    return "body" if entity.kind in _BODIES else entity.kind


def _key(entity: Entity) -> str:
    """A name as it is compared: without case, accents, article and possessive, the lexicon's name where it has one."""
    state = country_by_name(entity.name) if entity.kind == "place" else None
    body = find_organisation(entity.name) if entity.kind in _BODIES else None
    name = (
        fold_name(state.name if state else body.name if body else entity.name)
        .removeprefix("the ")
        .removesuffix("'s")
        .removesuffix("'")
    )
    return " ".join(name.replace("-", " ").replace(".", "").split())


def propose(bearers: Sequence[_Bearer]) -> Iterator[Proposal]:
    """Every two names that may be of one thing, scored; only those that share a word or an id are looked at."""
    yield from _by_id(bearers)
    by_word: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, bearer in enumerate(bearers):
        for word in _looked_up_by(bearer):
            by_word[bearer.kind, word].append(at)
    seen = {pair for found in by_word.values() for pair in combinations(found, 2)}
    for one, other in sorted(seen):
        if _contradict(bearers[one], bearers[other]):
            continue
        score, reason = _compare(bearers[one], bearers[other], bearers)
        if score:
            yield Proposal(one, other, score, reason)


def _looked_up_by(bearer: _Bearer) -> set[str]:
    """The beginnings of the first and last word, and initials: two that may be one share one of them."""
    return {bearer.words[0][:3], bearer.words[-1][:3], *(_initials(bearer) if bearer.kind == "body" else ())}


def _by_id(bearers: Sequence[_Bearer]) -> Iterator[Proposal]:
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, bearer in enumerate(bearers):
        for base, ids in sorted(bearer.ids.items()):
            if len(ids) == 1:
                holders[base, next(iter(ids))].append(at)
    for (base, name), found in sorted(holders.items()):
        yield from (Proposal(found[0], other, 0.95, f"both are {base} {name}") for other in found[1:])


def _contradict(one: _Bearer, other: _Bearer) -> bool:
    """Whether outside ids or states tell two apart."""
    apart = any(ids and other.ids.get(base) and not ids & other.ids[base] for base, ids in one.ids.items())
    return apart or bool(one.countries and other.countries and not one.countries & other.countries)


def _compare(one: _Bearer, other: _Bearer, all_: Sequence[_Bearer]) -> tuple[float, str]:
    short, long = sorted((one, other), key=lambda bearer: (len(bearer.words), bearer.key))
    names = f"«{_name(short)}» is", f"«{_name(long)}»"
    if one.kind == "person":
        return _compare_persons(short, long, names, all_)
    if one.kind == "body" and short.key.replace(" ", "") in _initials(long):
        return 0.85, f"{names[0]} the initials of {names[1]}"
    if one.kind == "body" and len(short.words) > 1 and long.key.endswith(f" {short.key}"):
        return 0.8, f"{names[0]} the end of {names[1]}"
    return 0.0, ""


def _compare_persons(
    short: _Bearer, long: _Bearer, names: tuple[str, str], all_: Sequence[_Bearer]
) -> tuple[float, str]:
    if _is_part(short, long):
        rivals = [each for each in all_ if each.kind == "person" and _is_part(short, each) and each is not long]
        if any(not _is_part(each, long) and not _is_part(long, each) for each in rivals):
            return 0.4, f"{names[0]} part of {names[1]}, but of other names here too"
        return 0.9, f"{names[0]} part of {names[1]}, and of no other name here"
    if _spelt_alike(short.words, long.words):
        return 0.8, f"{names[0]} another spelling of {names[1]}"
    return 0.0, ""


def _is_part(short: _Bearer, long: _Bearer) -> bool:
    """Whether a person's name lies in a longer one that ends or begins alike: a family name, a name without middle."""
    if len(short.words) >= len(long.words):
        return False
    if len(short.words) == 1:
        return short.key in (long.words[-1], long.words[0] if len(long.words) > 2 else "")
    return short.words[0] == long.words[0] and short.words[-1] == long.words[-1]


def _spelt_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether only the family name's spelling differs, as writers put other scripts into Latin letters."""
    if len(one) != len(other) or list(one[:-1]) != list(other[:-1]) or min(len(one[-1]), len(other[-1])) < _LONG:
        return False
    return one[-1][:3] == other[-1][:3] and 0 < _edits(one[-1], other[-1]) <= _MOST_EDITS


def _edits(one: str, other: str) -> int:
    """Letters to add, drop or change to make one word the other (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (left != right))
    return row[-1]


def _initials(bearer: _Bearer) -> tuple[str, ...]:
    """What a body of several words may be called for short, and its own name where it is that short."""
    words = [word for word in bearer.words if word not in ("of", "the", "and", "for", "on", "in")]
    if len(words) > 1:
        return ("".join(word[0] for word in words),)
    return (bearer.key,)


def _name(bearer: _Bearer) -> str:
    """The spelling that most articles use."""
    counted = Counter(entity.name for _, entity in bearer.members)
    return min(counted, key=lambda name: (-counted[name], name))


def _told(decided: Iterable[Proposal], group: Sequence[int], bearers: Sequence[_Bearer]) -> tuple[EntityMerge, ...]:
    inside = set(group)
    return tuple(
        EntityMerge(a=_name(bearers[each.one]), b=_name(bearers[each.other]), score=each.score, reason=each.reason)
        for each in decided
        if each.one in inside
    )


def _group(bearers: Sequence[_Bearer], merges: tuple[EntityMerge, ...]) -> EntityGroup:
    fullest = max(bearers, key=lambda bearer: (len(bearer.words), len(bearer.members), bearer.key))
    found = sorted({(article, entity.id): entity for bearer in bearers for article, entity in bearer.members}.items())
    members = tuple(EntityMember(article=article, entity=one, name=entity.name) for (article, one), entity in found)
    return EntityGroup(
        id=f"{members[0].article}/{members[0].entity}",
        name=_name(fullest),
        kind=fullest.members[0][1].kind,
        country=_most(entity.country for _, entity in found),
        sector=_most(entity.sector for _, entity in found),
        members=members,
        merges=merges,
        links=_links(found),
    )


def _most(values: Iterable[str | None]) -> str | None:
    """The value that most have who have one; of equals none."""
    counted = Counter(value for value in values if value).most_common(2)
    return counted[0][0] if counted and (len(counted) == 1 or counted[0][1] > counted[1][1]) else None


def _links(found: Sequence[tuple[tuple[str, str], Entity]]) -> dict[str, str]:
    """Ids in outside knowledge bases, where all that have one agree."""
    ids: dict[str, set[str]] = defaultdict(set)
    for _, entity in found:
        for link in entity.links:
            ids[link.base].add(link.id)
    return {base: next(iter(each)) for base, each in sorted(ids.items()) if len(each) == 1}
