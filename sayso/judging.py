"""A person has the last word on links: the rules of what may be judged, for the terminal and the browser alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from sayso.across import members_beside
from sayso.errors import InputError
from sayso.link.judgements import kind_of
from sayso.record.judgement import Judgement, JudgementKind, Verdict
from sayso.store.store import Store

_NAMES = "an article of a story, ARTICLE/EVENT of a claim, ARTICLE/QUANTITY of a figure, ARTICLE/ENTITY of a name"


def judge(
    store: Store, verdict: Verdict, members: Sequence[str], *, person: str | None, note: str | None = None
) -> Judgement:
    """Keep what a person has decided of one member, or of two that are one; the answer has its number.

    Raises InputError or StoreError, saying what helps, where it makes no sense or there is no such member.
    """
    kind = kind_of_all(members)
    if kind == "story" and verdict == "wrong":
        raise InputError(f"{members[0]!r}: an article cannot be wrong; sayso split takes it out of its story")
    if verdict == "same" and len(set(members)) == 1:
        raise InputError(f"{members[0]!r}: is the same already: name another that it belongs with")
    beside = [members_beside(store, kind, member) for member in members]
    others = {"same": list(members[1:]), "apart": beside[0], "wrong": []}[verdict]
    if verdict == "apart" and not others:
        raise InputError(f"{members[0]!r}: stands alone already")
    made = datetime.now(UTC).isoformat(timespec="milliseconds")  # pages are kept by it
    judgement = Judgement(
        number=0, kind=kind, verdict=verdict, one=members[0], others=tuple(others), made=made, person=person, note=note
    )
    return msgspec.structs.replace(judgement, number=store.add_judgement(judgement))


def kind_of_all(members: Sequence[str]) -> JudgementKind:
    """What members are of; raises InputError where that is not one kind."""
    kinds = {kind_of(member) for member in members}
    kind = kinds.pop()
    if kinds:
        raise InputError(f"{' and '.join(map(repr, members))}: name {_NAMES}; two must be of one kind")
    return kind
