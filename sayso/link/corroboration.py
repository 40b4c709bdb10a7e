"""How many independent origins some reports have: copies, and what comes from one agency or outlet, count once.

Reports are joined, each with its reason, where one's text is the other's (`duplicates.py`), where outlets of one family
share passages, where they credit the same agency, and where a report has all that it says from one outlet ("according
to the Harbour Wire").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sayso.lexicon.publishers import family_of, find_publisher, kinship_of
from sayso.link.joining import join
from sayso.record.links import CopyPair, Corroboration, IndependentOrigin


class Report(NamedTuple):
    """What tells where a report comes from."""

    id: str
    publisher: str | None = None
    published: str | None = None
    agency: str | None = None
    """The agency that it credits."""
    outlets: tuple[str, ...] = ()
    """The outlets that its statements cite."""
    others: int = 0
    """Its statements with another source than an outlet."""


_Node = str | tuple[str, str]
"""A report by its id, an agency or outlet as ("", name)."""


class _Merge(NamedTuple):
    """Two nodes that are joined."""

    one: _Node
    other: _Node
    reason: str


def corroborate(reports: Sequence[Report], pairs: Iterable[CopyPair]) -> Corroboration:
    """The three numbers for some reports, and their origins in the order of time; `pairs` may name other reports too.

    >>> result = corroborate([Report("a", "Post"), Report("b", "Echo", agency="Wire"), Report("c", agency="Wire")], [])
    >>> result.articles, result.publishers, result.independent
    (3, 2, 2)
    """
    ordered = sorted(reports, key=lambda report: (report.published or "~", report.id))
    merges = list(_merges(ordered, pairs))
    roots = join([*((report.id, report.id) for report in ordered), *((merge.one, merge.other) for merge in merges)])
    members: dict[_Node, list[Report]] = defaultdict(list)
    for report in ordered:
        members[roots[report.id]].append(report)
    origins = tuple(_origin(found, merges) for found in members.values())
    publishers = {_house(report.publisher) for report in reports if report.publisher}
    return Corroboration(
        articles=len(reports), publishers=len(publishers), independent=len(origins), origins=origins
    )  # fmt: skip


def _merges(reports: Sequence[Report], pairs: Iterable[CopyPair]) -> Iterator[_Merge]:
    known = {report.id: report for report in reports}
    for pair in sorted(pairs, key=lambda pair: (pair.a, pair.b)):
        if pair.a in known and pair.b in known and (reason := _text_in_common(pair, known[pair.a], known[pair.b])):
            yield _Merge(pair.a, pair.b, reason)
    for report in reports:
        if report.agency:
            yield _Merge(report.id, ("", _key(report.agency)), f"credits {report.agency}")
        elif report.outlets and not report.others and len({_key(name) for name in report.outlets}) == 1:
            outlet = report.outlets[0]
            yield _Merge(report.id, ("", _key(outlet)), f"has all that it says from {outlet}")
    named = {_key(name) for report in reports for name in (report.agency, *report.outlets) if name}
    for report in reports:
        if report.publisher and _key(report.publisher) in named and not report.agency:
            yield _Merge(report.id, ("", _key(report.publisher)), f"is {report.publisher}'s own")


def _text_in_common(pair: CopyPair, one: Report, other: Report) -> str | None:
    """Why a pair counts once: it is one text, or one newsroom wrote for both. Passages alone are no copy."""
    if pair.kind != "partial":
        return f"{pair.kind} text: {pair.reason}"
    if one.publisher and kinship_of(one.publisher, other.publisher) == "family":
        return f"shares passages with a report of the same house, {family_of(one.publisher)}"
    return None


def _origin(reports: Sequence[Report], merges: Sequence[_Merge]) -> IndependentOrigin:
    ids = {report.id for report in reports}
    reasons = {report.id: _reason(report.id, merges) for report in reports}
    agencies = {report.agency for report in reports if report.agency}
    cited = {name for report in reports if not report.others for name in report.outlets} if not agencies else set()
    named = agencies or cited
    first = reports[0]
    name = next(iter(named)) if len(named) == 1 else (first.id if len(ids) > 1 and first.published else None)
    return IndependentOrigin(
        articles=tuple(report.id for report in reports),
        name=name,
        reasons=tuple(reasons[report.id] for report in reports) if len(ids) > 1 else (None,),
    )


def _reason(report: str, merges: Sequence[_Merge]) -> str | None:
    """Why a report stands with the others: the first thing that joins it."""
    for merge in merges:
        if merge.one == report:
            return f"{merge.reason} ({merge.other})" if isinstance(merge.other, str) else merge.reason
        if merge.other == report:
            return f"{merge.reason} ({merge.one})"
    return None


def _house(publisher: str) -> str:
    """A publisher by the lexicon's name, so that «BBC» and «www.bbc.co.uk» are one."""
    known = find_publisher(publisher)
    return _key(known.name if known else publisher)


def _key(name: str) -> str:
    """An outlet's name without case and article."""
    return " ".join(name.casefold().removeprefix("the ").split())
