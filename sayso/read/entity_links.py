"""Ids of an entity in outside knowledge bases, as far as the user's lexicon has it under that name."""

from __future__ import annotations

from collections import defaultdict
from typing import cast

from sayso.lexicon.added import Base, find_added
from sayso.record import Link
from sayso.record.reading import MentionKind

_ALIKE: dict[str, frozenset[str]] = {
    "person": frozenset({"person"}),
    "organisation": frozenset({"organisation", "group"}),
    "group": frozenset({"organisation", "group"}),
    "product": frozenset({"product"}),
    "weapon": frozenset({"product"}),
}
"""For a kind of mention the kinds of the lexicon that it may be."""


def find_links(name: str, kind: MentionKind) -> tuple[Link, ...]:
    """One link a base that has a single thing of that name and kind; of namesakes none is chosen."""
    ids: dict[str, set[str]] = defaultdict(set)
    for one in find_added(name):
        if one.kind in _ALIKE.get(kind, ()):
            ids[one.base].add(one.id)
    return tuple(
        Link(base=cast("Base", base), id=found.pop(), reason=f"the only {kind} called «{name}» in the user's lexicon")
        for base, found in sorted(ids.items())
        if len(found) == 1
    )
