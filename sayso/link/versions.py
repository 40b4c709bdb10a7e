"""What changed between two versions of an article: statements added, withdrawn, or said otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.record import Reading, Statement
from sayso.record.links import Change

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_ALIKE = 0.5
"""Share of words in common from which two statements are one that was changed."""


def find_changes(before: Reading, after: Reading) -> tuple[Change, ...]:
    """The changes from one reading to the next, in the order of the newer text, what was withdrawn last.

    A statement is the same where source, cue and content are word for word; it is a changed one where most words of
    its content are.
    """
    old = {statement.id: statement for statement in before.statements}
    new = {statement.id: statement for statement in after.statements}
    for one in list(new.values()):
        same = next((each for each in old.values() if _says(each) == _says(one)), None)
        if same:
            del old[same.id], new[one.id]
    changes = []
    for one in new.values():
        like = _most_alike(one, list(old.values()))
        if like is None:
            changes.append(Change(kind="added", after=one.id, reason=_told(one)))
        else:
            del old[like.id]
            changes.append(
                Change(kind="changed", before=like.id, after=one.id, reason="; ".join(_differences(like, one)))
            )
    changes += [Change(kind="withdrawn", before=each.id, reason=_told(each)) for each in old.values()]
    return tuple(changes)


def _says(statement: Statement) -> tuple[object, ...]:
    words = tuple(" ".join(statement.words.get(part, "").split()) for part in ("source", "cue", "content"))
    return (*words, statement.stance, statement.certainty, statement.polarity)


def _most_alike(statement: Statement, others: Sequence[Statement]) -> Statement | None:
    """Of some statements the one with most words in common; None where none has half of them."""
    mine = _words(statement)
    scored = [(len(mine & theirs) / max(1, len(mine | theirs)), other) for other in others if (theirs := _words(other))]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _ALIKE else None


def _words(statement: Statement) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(statement.words["content"]))


def _differences(before: Statement, after: Statement) -> Iterator[str]:
    for part in ("source", "cue", "content"):
        old, new = (" ".join(each.words.get(part, "").split()) for each in (before, after))
        if old != new:
            yield f"{part}: «{old}» is now «{new}»"
    for name in ("stance", "certainty", "polarity"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"{name}: {old} is now {new}"


def _told(statement: Statement) -> str:
    source = statement.words.get("source")
    content = " ".join(statement.words["content"].split())
    return f"{source}: «{content}»" if source else f"«{content}»"
