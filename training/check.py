"""Say what is wrong with annotated files: `python -m training.check FILE…`; exit status 1 if anything is."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.markup import MarkupError, Passage, Piece, find_marked, parse_passage, read_passages

_SHINGLE = 5
_ALIKE = 1 / 3
_STOPS = ("U.S.", "U.N.", "p.m.", "a.m.", "Inc.", "Jr.", "Co.", "Ltd.")
"""Abbreviations whose full stop may end a content."""


def find_faults(passage: Passage) -> Iterator[str]:
    """What a second reader would send back."""
    for number, found in enumerate(passage.attributions, 1):
        for name in ("content", "cue"):
            if not getattr(found, name):
                yield f"attribution {number} has no {name}"
        for piece in (*found.source, *found.cue, *found.content):
            yield from _span_faults(passage.text, piece)
        yield from (fault for piece in found.content for fault in _content_faults(passage.text, piece))
    for number, event in enumerate(passage.events, 1):
        if not event.trigger:
            yield f"event {number} has participants and no trigger"
    for start, end, _ in passage.names:
        yield from _span_faults(passage.text, (start, end))


def _span_faults(text: str, piece: Piece) -> Iterator[str]:
    start, end = piece
    if _cuts_word(text, start, end):
        yield f"cuts a word: {text[max(0, start - 5) : end + 5]!r}"
    if "\n\n" in text[start:end]:
        yield f"one mark over two paragraphs: {text[start : start + 40]!r}: close it and open it again"


def _content_faults(text: str, piece: Piece) -> Iterator[str]:
    words = text[slice(*piece)]
    quoted = "“" in words or '"' in words or "''" in words
    if words.endswith(".") and not words.endswith(_STOPS) and not quoted:
        yield f"full stop inside an indirect content: {words[-30:]!r}"


def _cuts_word(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return before or after


def check_file(path: Path) -> tuple[int, list[str]]:
    """Number of passages and every fault, with its line."""
    faults: list[str] = []
    count = 0
    seen: set[str] = set()
    for marked, layer, where in find_marked(path):
        count += 1
        try:
            passage = parse_passage(marked, layer, where)
        except MarkupError as error:
            faults.append(f"{where}: {error}")
            continue
        faults.extend(f"{where}: {fault}" for fault in find_faults(passage))
        if passage.text in seen:
            faults.append(f"{where}: the same text twice")
        seen.add(passage.text)
    return count, faults


def find_near_duplicates(passages: Iterable[Passage]) -> Iterator[str]:
    """Passages that share a third of their five-word sequences with an earlier one."""
    seen: dict[tuple[str, ...], str] = {}
    for passage in passages:
        words = passage.text.lower().split()
        shingles = {tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
        shared = Counter(seen[each] for each in shingles if each in seen)
        for other, count in shared.items():
            if count > _ALIKE * len(shingles):
                yield f"{passage.where}: nearly the same as {other}"
        seen.update(dict.fromkeys(shingles, passage.where))


def main(names: list[str]) -> int:
    """Check every file named, and all of them together for near-duplicates."""
    worst = 0
    for name in names:
        count, faults = check_file(Path(name))
        print(f"{name}: {count} passages, {len(faults)} faults")
        for fault in faults:
            print("  " + fault)
        worst |= bool(faults)
    if not worst:
        for fault in find_near_duplicates(passage for name in names for passage in read_passages(Path(name))):
            print(fault)
            worst = 1
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
