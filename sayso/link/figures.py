"""Figures: one counted thing followed through reports, every value kept with its source and its relation to the others.

Nothing is summed or averaged, and no value is chosen. Counts that agree, update or contradict each other are one
figure; counts of a part have a figure of their own, with the whole beside them, and it says that they differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from sayso.lexicon.countries import country_by_code
from sayso.link.figure_counts import find_counts, keys
from sayso.link.figure_likeness import WINDOW_DAYS
from sayso.link.figure_relations import compare, relate
from sayso.link.figure_values import number
from sayso.record.figures import Count, CountRef, Figure, FigureRelation, FigureValue, Relation

__all__ = [
    "WINDOW_DAYS", "Count", "CountRef", "Figure", "FigureRelation", "FigureValue", "Relation", "find_counts", "keys",
    "make_figures", "relate",
]  # fmt: skip

_LINKED = 0.5
"""Share of the pairs of two clusters that must be related themselves for the clusters to be one figure."""

_Key = tuple[str, str]
"""A count: its article and quantity."""


def make_figures(counts: Iterable[Count], relations: Iterable[Relation]) -> Iterator[Figure]:
    """The figures of some counts, whatever order they come in; a count that is related to no other is in none.

    Counts of a part are a figure of their own, which shows the whole beside them; it has its own figure too.
    """
    by_key = {_key(count): count for count in counts}
    known = {frozenset((_end(r.a), _end(r.b))): r for r in relations if {_end(r.a), _end(r.b)} <= by_key.keys()}
    clusters = _cluster(known)
    wholes = _find_wholes(clusters, known, by_key)
    for cluster in sorted(set(clusters.values()), key=sorted):
        if len(cluster) > 1:
            yield _figure(cluster, frozenset(), known, by_key)
        if cluster in wholes:
            yield _figure(cluster, wholes[cluster], known, by_key)


def _key(count: Count) -> _Key:
    return count.article, count.quantity


def _end(ref: CountRef) -> _Key:
    return ref.article, ref.quantity


def _cluster(known: Mapping[frozenset[_Key], Relation]) -> dict[_Key, frozenset[_Key]]:
    """The cluster of every count: the surest relations join first, and only what is related for the most part."""
    clusters = {key: frozenset((key,)) for pair in known for key in pair}
    same = [(relation, pair) for pair, relation in known.items() if relation.relation != "differs_in_scope"]
    for _, pair in sorted(same, key=lambda each: (-each[0].score, sorted(each[1]))):
        one, other = (clusters[key] for key in sorted(pair))
        if one != other and _belong(one, other, known):
            for key in one | other:
                clusters[key] = one | other
    return clusters


def _belong(one: frozenset[_Key], other: frozenset[_Key], known: Mapping[frozenset[_Key], Relation]) -> bool:
    """Whether enough pairs of two clusters are related, none differs in scope, and no report counts them apart."""
    pairs = [(a, b, known.get(frozenset((a, b)))) for a in one for b in other]
    related = [relation for _, _, relation in pairs if relation]
    apart = any(relation.relation == "differs_in_scope" for relation in related)
    return not apart and all(a[0] != b[0] or found for a, b, found in pairs) and len(related) >= _LINKED * len(pairs)


def _find_wholes(
    clusters: Mapping[_Key, frozenset[_Key]], known: Mapping[frozenset[_Key], Relation], counts: Mapping[_Key, Count]
) -> dict[frozenset[_Key], frozenset[_Key]]:
    """For clusters of a part the counts of their whole: of one figure, that to which the surest relation leads."""
    found: dict[frozenset[_Key], list[tuple[float, _Key]]] = defaultdict(list)
    for pair, relation in known.items():
        part, whole = sorted(pair, key=lambda key: _breadth(counts[key]))
        if relation.relation == "differs_in_scope" and clusters[part] != clusters[whole]:
            found[clusters[part]].append((-relation.score, whole))
    best = {cluster: clusters[min(wholes)[1]] for cluster, wholes in found.items()}
    return {cluster: frozenset(key for _, key in wholes if key in best[cluster]) for cluster, wholes in found.items()}


def _breadth(count: Count) -> tuple[bool, bool, float, _Key]:
    """What makes the later of two counts the whole: no part, no new ones, more."""
    return count.part is None, count.of != "new", number(count) or 0.0, _key(count)


def _figure(
    members: frozenset[_Key], wholes: frozenset[_Key], known: Mapping[frozenset[_Key], Relation],
    counts: Mapping[_Key, Count],
) -> Figure:  # fmt: skip
    every = members | wholes
    ordered = sorted((counts[key] for key in every), key=lambda each: (_as_of(each) or "~", each.article, each.start))
    relations = [
        _relation(a, b, known, apart=(_key(a) in wholes) != (_key(b) in wholes)) for a, b in combinations(ordered, 2)
    ]
    return Figure(
        id=_name([counts[key] for key in members], with_wholes=bool(wholes)),
        what=_what([counts[key] for key in sorted(members)], part=bool(wholes)),
        place=_place(ordered), values=tuple(_value(count) for count in ordered), relations=tuple(relations),
    )  # fmt: skip


def _name(counts: Sequence[Count], *, with_wholes: bool) -> str:
    """A figure is named by the first of its counts."""
    first = min(counts, key=lambda each: (_as_of(each) or "~", each.article, each.start))
    return f"{first.article}/{first.quantity}{'/whole' if with_wholes else ''}"


def _what(counts: Sequence[Count], *, part: bool) -> str:
    """What a figure counts: "killed", or of a part "killed (children)"."""
    doing = {count.doing for count in counts if count.doing}
    what = f"{counts[0].what} {doing.pop()}" if len(doing) == 1 else counts[0].what
    if not part:
        return what
    if all(count.of == "new" for count in counts):
        return f"{what} (new)"
    common = set.intersection(*(set(count.whom) for count in counts)) - {counts[0].what}
    return f"{what} ({', '.join(sorted(common)) or 'a part'})"


def _relation(a: Count, b: Count, known: Mapping[frozenset[_Key], Relation], *, apart: bool) -> FigureRelation:
    """The relation of two values: what was found, else what their values say, else that they are not comparable."""
    found = known.get(frozenset((_key(a), _key(b))))
    if found and (found.relation == "differs_in_scope") == apart:
        return FigureRelation(a=found.a, b=found.b, relation=found.relation, reason=found.reason)
    ends = {
        "a": CountRef(article=a.article, quantity=a.quantity),
        "b": CountRef(article=b.article, quantity=b.quantity),
    }
    if apart:
        reason = "not comparable: each is of a part, or one of a part and one of a whole"
        return FigureRelation(**ends, relation="differs_in_scope", reason=reason)
    told = compare(a, b)
    return FigureRelation(a=told.a, b=told.b, relation=told.relation, reason=told.reason)


def _value(count: Count) -> FigureValue:
    return FigureValue(
        article=count.article, quantity=count.quantity, words=count.words, low=count.low, best=count.best,
        high=count.high, bound=count.bound, source=count.source, as_of=_as_of(count),
    )  # fmt: skip


def _as_of(count: Count) -> str | None:
    return count.as_of[0] if count.as_of else None


def _place(counts: Sequence[Count]) -> str | None:
    """The name of the place that most reports give, else of the country."""
    places = [name for count in counts for name in count.places]
    countries = [country.name for count in counts for code in count.countries if (country := country_by_code(code))]
    named = places or countries
    return max(sorted(set(named)), key=named.count, default=None)
