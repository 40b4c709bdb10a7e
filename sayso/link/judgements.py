"""What people have decided, as the steps of linking use it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from sayso.record.judgement import Judgement, JudgementKind

Key = tuple[str, str]
_PART = re.compile(r"/(ev|st|q|e)-[0-9a-f]{12}$")
_KINDS: dict[str, JudgementKind] = {"ev": "claim", "st": "claim", "q": "figure", "e": "entity"}


class Judged(NamedTuple):
    """Members that are one whatever else speaks against it, that are not, and that are no members of anything."""

    same: tuple[tuple[Key, Key], ...] = ()
    apart: tuple[tuple[Key, Key], ...] = ()
    wrong: frozenset[Key] = frozenset()

    def between(self, keys: Collection[Key]) -> list[tuple[Key, Key]]:
        """The pairs judged to be one of which both members are there."""
        return [(one, other) for one, other in self.same if one in keys and other in keys]


NONE = Judged()


def judged(judgements: Iterable[Judgement], kind: JudgementKind) -> Judged:
    """What has been decided on links of a kind; members are named `ARTICLE/PART`.

    >>> one = Judgement(number=1, kind="claim", verdict="wrong", one="a/ev-0123456789ab", made="2024-10-28")
    >>> judged([one], "claim").wrong
    frozenset({('a', 'ev-0123456789ab')})
    """
    pairs: dict[frozenset[Key], tuple[str, tuple[Key, Key]]] = {}
    wrong: list[Key] = []
    for each in judgements:
        if each.kind != kind:
            continue
        if each.verdict == "wrong":
            wrong.append(key_of(each.one))
        for other in each.others:
            pair = key_of(each.one), key_of(other)
            pairs[frozenset(pair)] = each.verdict, pair  # the last word on a pair counts
    found = pairs.values()
    return Judged(
        same=tuple(pair for verdict, pair in found if verdict == "same"),
        apart=tuple(pair for verdict, pair in found if verdict == "apart"),
        wrong=frozenset(wrong),
    )


def kind_of(member: str) -> JudgementKind:
    """What a member's name is of: an article is of a story, a part of it of a claim, a figure or a name.

    >>> [kind_of(name) for name in ("a-1", *(f"a-1/{part}-0123456789ab" for part in ("ev", "q", "e")))]
    ['story', 'claim', 'figure', 'entity']
    """
    part = _PART.search(member)
    return _KINDS[part[1]] if part else "story"


def key_of(member: str) -> Key:
    """The article and part that a member's name means; a whole article has no part.

    >>> key_of("a-1/ev-0123456789ab"), key_of("a-1")
    (('a-1', 'ev-0123456789ab'), ('a-1', ''))
    """
    article, _, part = member.rpartition("/")
    return (article, part) if _PART.search(member) else (member, "")
