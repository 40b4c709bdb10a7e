"""Whom a claim comes from in the last place: copies, shared credits and shared sources count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from sayso.link.corroboration import Report, corroborate
from sayso.link.joining import join
from sayso.link.tellings import Telling
from sayso.record.claims import ClaimOrigin
from sayso.record.links import CopyPair

_Node = tuple[str, str]
"""("source", id) for whom articles cite, ("article", id) for one that says it in its own voice."""


def find_origins(
    tellings: Sequence[Telling], reports: Mapping[str, Report], copies: Iterable[CopyPair]
) -> tuple[ClaimOrigin, ...]:
    """The independent first sources of some tellings of one happening, in the order of time.

    A source that several articles cite is one. An article that tells the happening in its own voice as well as from a
    source has it from that source; what two articles say in their own voice is one where one publisher or agency says
    it, or the one is the other's copy.
    """
    nodes = {telling.key: _node(telling) for telling in tellings}
    joins = [*_own_voice(tellings, nodes), *_copied(tellings, reports, copies)]
    roots = join([*((node, node) for node in nodes.values()), *((one, other) for one, other, _ in joins)])
    reasons = {one: reason for one, _, reason in joins}
    members: dict[_Node, list[Telling]] = defaultdict(list)
    for telling in tellings:
        members[roots[nodes[telling.key]]].append(telling)
    return tuple(_origin(found, nodes, reasons, reports) for found in members.values())


def _node(telling: Telling) -> _Node:
    return ("source", telling.source) if telling.source else ("article", telling.article)


def _own_voice(tellings: Sequence[Telling], nodes: Mapping[_Node, _Node]) -> Iterator[tuple[_Node, _Node, str]]:
    """Articles that say in their own voice, in a headline perhaps, what they have from a source."""
    cited: dict[str, Telling] = {}
    for telling in tellings:
        if telling.source:
            cited.setdefault(telling.article, telling)
    for telling in tellings:
        if not telling.source and telling.article in cited:
            source = cited[telling.article]
            yield nodes[telling.key], nodes[source.key], f"has it from {source.source_name}"


def _copied(
    tellings: Sequence[Telling], reports: Mapping[str, Report], copies: Iterable[CopyPair]
) -> Iterator[tuple[_Node, _Node, str]]:
    """Articles of one text or one agency."""
    by_house: dict[str, str] = {}
    own = sorted({telling.article for telling in tellings if not telling.source} & reports.keys())
    pairs = list(copies)
    roots = join([*((each, each) for each in own), *((p.a, p.b) for p in pairs if p.kind != "partial")])
    for one, other in combinations(own, 2):
        if roots[one] == roots[other]:
            yield ("article", other), ("article", one), f"has the same text as {one}"
    for article in own:
        publisher = reports[article].publisher
        first = by_house.setdefault(publisher or article, article)
        if first != article:
            yield ("article", article), ("article", first), f"is {publisher}'s own too"
    for origin in corroborate([reports[article] for article in own], pairs).origins:
        for article, reason in zip(origin.articles[1:], origin.reasons[1:], strict=True):
            yield ("article", article), ("article", origin.articles[0]), reason or "comes from one source"


def _origin(
    tellings: Sequence[Telling],
    nodes: Mapping[_Node, _Node],
    reasons: Mapping[_Node, str],
    reports: Mapping[str, Report],
) -> ClaimOrigin:
    named = next((telling.source_name for telling in tellings if telling.source_name), None)
    first = reports.get(tellings[0].article)
    articles = tuple(dict.fromkeys(telling.article for telling in tellings))
    told = (_reason(telling, nodes, reasons) for telling in tellings)
    return ClaimOrigin(
        name=named or (first and (first.agency or first.publisher)) or tellings[0].article,
        articles=articles,
        reasons=tuple(dict.fromkeys(f"{telling.article} {why}" for telling, why in zip(tellings, told, strict=True))),
    )


def _reason(telling: Telling, nodes: Mapping[_Node, _Node], reasons: Mapping[_Node, str]) -> str:
    if telling.source:
        return f"cites {telling.source_name}"
    return reasons.get(nodes[telling.key], "says so in its own voice")
