"""Takes out what stands twice: paragraphs, and the headline over the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sayso.clean.pieces import Piece

_NOT_LETTERS = re.compile(r"[\W_]+")
_SHORT = 25
"""Letters: shorter lines may well stand twice (a name in a list, «Yes.» in an interview)."""
_NEAR = 4
"""A short line is a repetition where the same stands no more than so many paragraphs before. Scrapers repeat a
paragraph within a few of it; on the practice articles all repeated short lines are closer than that."""
_TOP = 4
"""A headline is looked for among so many first paragraphs."""
_MANY = 5
"""Different repeated lines from which a text may be built of repetitions; scrapers repeat one paragraph or two."""
_SIGNATURE = re.compile(r"\s*[—–-]+\s.{0,80}@\w")
"""Under a quoted post: «— Name (@name) 9 October»; two posts have the same."""
_TITLE_TAIL = re.compile(r"\s+(?:[|–—»·•:]|-)\s+")


def drop_repeats(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with every paragraph that stood before marked as a repetition; case and punctuation do not count.

    >>> [piece.reason for piece in drop_repeats([Piece("It rained on Monday."), Piece("It rained  on Monday.")])]
    [None, 'duplicate_paragraph']
    """
    seen: dict[str, int] = {}
    number = 0
    pieces = list(pieces)
    keys = [letters(piece.words) if piece.reason is None else "" for piece in pieces]
    if _is_built_of_repeats(keys):
        yield from pieces
        return
    for piece, key in zip(pieces, keys, strict=True):
        if not key or _SIGNATURE.match(piece.words):
            yield piece
            continue
        last = seen.get(key)
        number += 1
        seen[key] = number
        is_repeat = last is not None and (len(key) >= _SHORT or number - last <= _NEAR)
        yield piece._replace(reason="duplicate_paragraph") if is_repeat else piece


def _is_built_of_repeats(keys: list[str]) -> bool:
    """Whether the text repeats on purpose, as timetables, menus and lists of deals do: many lines, and many times.

    A report that stands twice repeats many lines too, but each only once.
    """
    counts = Counter(filter(None, keys))
    repeated = [count for count in counts.values() if count > 1]
    return len(repeated) >= _MANY and len(repeated) >= 0.1 * len(counts) and sum(repeated) > 2.2 * len(repeated)


def drop_headline(pieces: Sequence[Piece], title: str | None) -> Iterator[Piece]:
    """The pieces with the page's own title taken out where it opens the text."""
    titles = _title_forms(title)
    left = _TOP
    for piece in pieces:
        if piece.reason is None and left:
            left -= 1
            if letters(piece.words) in titles:
                yield piece._replace(reason="duplicate_paragraph")
                continue
        yield piece


def _title_forms(title: str | None) -> frozenset[str]:
    """The title, and what is left of it without the outlet's name behind it."""
    if not title:
        return frozenset()
    parts = _TITLE_TAIL.split(title)
    return frozenset(filter(None, (letters(title), letters(" ".join(parts[:-1])) if len(parts) > 1 else "")))


def letters(words: str) -> str:
    """What is compared: letters and digits in one case.

    >>> letters("“It’s over,” she said.")
    'itsovershesaid'
    """
    return _NOT_LETTERS.sub("", words).casefold()
