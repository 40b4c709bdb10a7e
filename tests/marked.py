"""Marked text for tests: nobody counts characters.

`marked("[Ana Lopez|person] spoke on [Monday|2024-05-06].")` gives the plain text and, for every bracket, the
span of its words with the label after the bar.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sayso.text import Span


class Mark(NamedTuple):
    """Words in a text, where they stand, and the label that the test gives them."""

    span: Span
    words: str
    label: str


def marked(source: str) -> tuple[str, list[Mark]]:
    """The text without its brackets, and the marks in order."""
    text, marks, end = "", [], 0
    for found in re.finditer(r"\[([^|\]]+)\|([^\]]*)\]", source):
        text += source[end : found.start()]
        marks.append(Mark(Span(len(text), len(text) + len(found[1])), found[1], found[2]))
        text += found[1]
        end = found.end()
    return text + source[end:], marks
