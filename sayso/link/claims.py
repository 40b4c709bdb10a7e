"""Which events of different articles are one happening: a claim, with every telling of it in the order of time.

Within a story, two words of one kind ("kill", "slaying") mostly mean one happening, unless who, where, when or how many
speak against it. Words of two kinds that are near ("kill", "die") need a number in common, or people and words.
All of a kind are compared, and groups are joined as long as their members are alike on average: the order of arrival
does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeVar

from sayso.lexicon.happenings import are_near
from sayso.link.claim_likeness import WEIGHTS, Rarity, compare, find_rarity, score_of
from sayso.link.claim_origins import find_origins
from sayso.link.claim_relations import is_denial, is_pending, ref_of, relate, tells
from sayso.link.corroboration import Report
from sayso.link.joining import cluster
from sayso.link.judgements import NONE, Judged
from sayso.link.tellings import Telling
from sayso.record.claims import Claim, ClaimMember, ClaimParticipant
from sayso.record.links import CopyPair
from sayso.text import shorten

_ALIKE = 0.5
"""Mean score from which tellings are one claim. From .4 to .5 CoNLL F1 on ECB+ moves by .001, at .7 it falls by .03."""
_PROPOSED = 0.2
"""Score from which a pair is looked at at all."""
_TOLD = 0.3
"""What a sentence gains as a summary for each of who, to whom, where and how many that it tells."""
_LONGEST = 240
_MOST_PARTICIPANTS = 8

Value = TypeVar("Value", bound=str)

Key = tuple[str, str]
"""A telling: its article and event."""


def find_claims(
    tellings: Sequence[Telling],
    reports: Mapping[str, Report] | None = None,
    copies: Iterable[CopyPair] = (),
    *,
    story: str | None = None,
    judged: Judged = NONE,
) -> tuple[Claim, ...]:
    """The claims of one story's tellings that are told at least twice, those with most origins first.

    `reports` and `copies` tell which articles have it from each other (see `sayso.link.claim_origins`). What a person
    has judged goes before.
    """
    kept = {telling.key: telling for telling in tellings if telling.key not in judged.wrong}
    rarity = find_rarity(kept.values())
    scores = {(a.key, b.key): score_of(compare(a, b, rarity)) for a, b in _pairs(kept.values())}
    likely = {pair: score for pair, score in scores.items() if score >= _PROPOSED}
    around = _Around(likely, rarity, reports or {}, tuple(copies), frozenset(map(frozenset, judged.same)), story)
    groups = cluster(likely, _ALIKE, same=judged.between(kept), apart=judged.apart)
    claims = (_claim([kept[key] for key in group], around) for group in groups)
    return tuple(sorted(claims, key=lambda claim: (-len(claim.origins), -len(claim.articles), claim.id)))


class _Around(NamedTuple):
    """What is known around the tellings of a story."""

    scores: Mapping[tuple[Key, Key], float]
    rarity: Rarity
    reports: Mapping[str, Report]
    copies: tuple[CopyPair, ...]
    same: frozenset[frozenset[Key]]
    """Pairs that a person has judged to be one."""
    story: str | None


def _pairs(tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Every two tellings of one kind or of two that are near."""
    by_kind: dict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda telling: telling.key):
        by_kind[telling.kind].append(telling)
    for found in by_kind.values():
        yield from combinations(found, 2)
    for one, other in combinations(sorted(by_kind), 2):
        if are_near(one, other):
            yield from ((a, b) if a.key < b.key else (b, a) for a in by_kind[one] for b in by_kind[other])


def _claim(tellings: Sequence[Telling], around: _Around) -> Claim:
    ordered = sorted(tellings, key=lambda telling: (telling.said or "~", telling.published or "~", *telling.key))
    publishers = {
        report.publisher for each in ordered if (report := around.reports.get(each.article)) and report.publisher
    }
    telling_so = [telling for telling in ordered if tells(telling) and not is_denial(telling)]
    asserting = [telling for telling in telling_so if not is_pending(telling)] or telling_so
    central = _central(asserting or ordered, ordered, around.scores)
    return Claim(
        id="/".join(ordered[0].key),
        story=around.story,
        summary=shorten(central.sentence, _LONGEST),
        type=_most(telling.type for telling in ordered),
        participants=tuple(_participants(ordered)),
        place=_most(telling.place_name for telling in ordered),
        time=_most(_time(telling) for telling in ordered),
        first=ref_of(asserting[0]) if asserting else None,
        members=tuple(map(_member, ordered)),
        relations=tuple(relate(ordered)),
        reasons=tuple(_joined_by(telling, ordered[:at], around) for at, telling in enumerate(ordered) if at),
        origins=find_origins(asserting, around.reports, around.copies),
        publishers=tuple(sorted(publishers)),
        articles=tuple(dict.fromkeys(telling.article for telling in ordered)),
    )


def _member(telling: Telling) -> ClaimMember:
    return ClaimMember(
        article=telling.article,
        event=telling.event,
        statement=telling.statement,
        words=shorten(telling.sentence, _LONGEST),
        source=telling.source_name,
        said=telling.said,
        stance=telling.stance,
        polarity=telling.polarity,
        certainty=telling.certainty,
    )


def _joined_by(telling: Telling, earlier: Sequence[Telling], around: _Around) -> str:
    """Why a telling is one with earlier ones: a person says so, else what speaks most for it."""
    if any(frozenset((telling.key, other.key)) in around.same for other in earlier):
        return "a person says so"
    best = max((compare(other, telling, around.rarity) for other in earlier), key=score_of)
    return "; ".join(point.reason for point in best if point.value >= WEIGHTS.time) or "through others"


def _central(
    candidates: Sequence[Telling], others: Sequence[Telling], scores: Mapping[tuple[Key, Key], float]
) -> Telling:
    """The telling whose sentence is most like the others, each counted once, and tells most of who and where."""
    distinct = list({telling.sentence: telling for telling in others}.values())

    def centrality(telling: Telling) -> float:
        pairs = (sorted((telling.key, other.key)) for other in distinct if other.sentence != telling.sentence)
        told = (telling.actors, telling.recipients, telling.place, telling.numbers)
        return sum(scores.get((one, two), 0.0) for one, two in pairs) + _TOLD * sum(map(bool, told))

    return max(candidates, key=lambda telling: (round(centrality(telling), 6), -len(telling.sentence)))


def _participants(tellings: Sequence[Telling]) -> Iterator[ClaimParticipant]:
    """Who takes part, by the role that most have them in, the most named first."""
    counts: Counter[tuple[str, str]] = Counter()
    for telling in tellings:
        counts.update(("actor", name) for name in telling.actors.values())
        counts.update(("recipient", name) for name in telling.recipients.values())
    seen: set[str] = set()
    for (role, name), _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if name not in seen and len(seen) < _MOST_PARTICIPANTS:
            seen.add(name)
            yield ClaimParticipant(name=name, role="actor" if role == "actor" else "recipient")


def _time(telling: Telling) -> str | None:
    if telling.earliest is None or telling.latest in (None, telling.earliest):
        return telling.earliest
    return f"{telling.earliest}/{telling.latest}"


def _most(values: Iterable[Value | None]) -> Value | None:
    """The value that most have who have one, the first of equals."""
    counts = Counter(value for value in values if value is not None)
    return counts.most_common(1)[0][0] if counts else None
