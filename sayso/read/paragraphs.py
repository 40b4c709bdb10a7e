"""Where a text's paragraphs start and end."""

from __future__ import annotations

import re

_WRAPPED = 100
"""Lines of at most this many characters may be a paragraph that was wrapped."""


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of every paragraph, without the blanks around it.

    A blank line parts paragraphs, and so does a single line end, except where lines are wrapped at a fixed width.
    """
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n\r\u2028\u2029]+", text)]
    wrapped = max((end - start for start, end in lines), default=0) <= _WRAPPED
    paragraphs: list[tuple[int, int]] = []
    for line in lines:
        words = text[slice(*line)]
        if not words.strip():
            continue
        start = line[0] + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if paragraphs and _continues(text, paragraphs[-1], (start, end), wrapped=wrapped):
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
    return paragraphs


def _continues(text: str, before: tuple[int, int], line: tuple[int, int], *, wrapped: bool) -> bool:
    between = text[before[1] : line[0]]
    if between.count("\n") > 1:
        return False
    if text[line[0]].islower():
        return True
    last_line = text[before[0] : before[1]].rsplit("\n", 1)[-1]
    return wrapped and len(last_line) > _WRAPPED // 2 and last_line[-1] not in '.!?:;"”’)—–-'
