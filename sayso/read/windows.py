"""Words to what the model sees: word pieces with their case and quotation, in windows of whole paragraphs.

Reading and training cut texts with the same code, so that the model is asked what it was taught.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
from tokenizers import Tokenizer

from sayso.read.words import find_words

LONGEST = 160
"""Word pieces in a window: the model's time grows faster than the window, and few quotations are longer."""
_MOST_PIECES = 12
"""Pieces of a single word that are looked at: no real word has more."""
_LONGEST_KEPT = 40
"""Letters of the longest word that is remembered; longer ones do not come back."""
_START, _BREAK, _UNKNOWN = 101, 102, 100
_OPENING, _CLOSING = "“„«", "”»"
_STRAIGHT = ('"', "''", "``")
_ENDS = re.compile(r"[.!?…]+[\"”’)'»]*|[;:]")
QUOTED = 6
"""Added to a word's case where it stands in quotation marks."""


class Window(msgspec.Struct, frozen=True, gc=False):
    """Words `first` up to, not including, `last`, as word pieces; `places` says where each word's first piece is."""

    first: int
    last: int
    pieces: list[int]
    features: list[int]
    places: list[int]


class Words(msgspec.Struct, frozen=True, gc=False):
    """The words of a text: where each starts and ends, and the number of its paragraph."""

    starts: list[int]
    ends: list[int]
    paragraphs: list[int]


@cache
def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_str((files("sayso.read") / "model" / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def cut_words(text: str, paragraphs: Sequence[tuple[int, int]]) -> Words:
    """The words of a text, paragraph by paragraph."""
    starts: list[int] = []
    ends: list[int] = []
    numbers: list[int] = []
    for number, (start, end) in enumerate(paragraphs):
        found = find_words(text, start, end)
        starts.extend(first for first, _ in found)
        ends.extend(last for _, last in found)
        numbers.extend([number] * len(found))
    return Words(starts, ends, numbers)


def make_windows(text: str, words: Words, longest: int = LONGEST) -> list[Window]:
    """Windows over all words: as many whole paragraphs as fit, a longer paragraph cut where a sentence ends."""
    strings = [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    pieces = _pieces(strings)
    features = _features(strings, words.paragraphs)
    windows: list[Window] = []
    for first, last in _stretches(strings, words.paragraphs, [len(each) for each in pieces], longest):
        windows.append(_window(first, last, pieces, features, words.paragraphs))
    return windows


def _pieces(strings: Sequence[str]) -> list[tuple[int, ...]]:
    """The word pieces of every word; a word without any (a stray control character) is unknown."""
    return [_known_pieces(word) if len(word) <= _LONGEST_KEPT else _cut_pieces(word) for word in strings]


def _cut_pieces(word: str) -> tuple[int, ...]:
    return tuple(_tokenizer().encode(word, add_special_tokens=False).ids[:_MOST_PIECES]) or (_UNKNOWN,)


_known_pieces = lru_cache(maxsize=1 << 15)(_cut_pieces)
"""Words come back, and asking the tokeniser takes longer than remembering."""


def _features(strings: Sequence[str], paragraphs: Sequence[int]) -> list[int]:
    """A word's case (0 lower, 1 first letter, 2 all letters, 3 mixed, 4 digits, 5 marks), and whether it is quoted."""
    found: list[int] = []
    quoted = False
    paragraph = -1
    for word, number in zip(strings, paragraphs, strict=True):
        if number != paragraph:
            quoted, paragraph = False, number
        is_mark = word[0] in _OPENING or word[0] in _CLOSING or word in _STRAIGHT
        if word[0] in _OPENING or (word in _STRAIGHT and not quoted):
            quoted = True
        elif is_mark:
            found.append(_case(word) + QUOTED)
            quoted = False
            continue
        found.append(_case(word) + QUOTED * quoted)
    return found


def _case(word: str) -> int:
    if word.islower():
        return 0
    if any(letter.isdigit() for letter in word):
        return 4
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word[0].isupper() and word[1:].islower():
        return 1
    return 3 if any(letter.isalpha() for letter in word) else 5


def _stretches(
    strings: Sequence[str], paragraphs: Sequence[int], lengths: Sequence[int], longest: int
) -> Iterator[tuple[int, int]]:
    """First and last words of the windows."""
    first, room = 0, longest
    at = 0
    while at < len(strings):
        end = at
        size = 1
        while end < len(strings) and paragraphs[end] == paragraphs[at]:
            size += lengths[end]
            end += 1
        if size > room and at > first:
            yield first, at
            first, room = at, longest
        while size > room:
            cut = _good_cut(strings, lengths, at, end, room)
            yield first, cut
            # Only what is cut off is summed: a paragraph may be a whole book.
            size -= sum(lengths[at:cut])
            first = at = cut
            room = longest
        room -= size
        at = end
    if first < len(strings):
        yield first, len(strings)


def _good_cut(strings: Sequence[str], lengths: Sequence[int], at: int, end: int, room: int) -> int:
    """Where the last sentence that fits ends, else as far as fits; at least one word."""
    size, fits = 1, at
    while fits < end and size + lengths[fits] <= room:
        size += lengths[fits]
        fits += 1
    fits = max(fits, at + 1)
    for cut in range(fits, at + 1, -1):
        if _ENDS.fullmatch(strings[cut - 1]) and strings[cut - 1] not in ";:" and cut < end:
            return _behind_marks(strings, cut, fits)
    return fits


def _behind_marks(strings: Sequence[str], cut: int, fits: int) -> int:
    """A closing quotation mark stays with what it closes."""
    while cut < fits and strings[cut][0] in "\"”’)'»":
        cut += 1
    return cut


def _window(
    first: int, last: int, pieces: Sequence[tuple[int, ...]], features: Sequence[int], paragraphs: Sequence[int]
) -> Window:
    ids, marks, places = [_START], [5], []
    for word in range(first, last):
        if word > first and paragraphs[word] != paragraphs[word - 1]:
            ids.append(_BREAK)
            marks.append(5)
        places.append(len(ids))
        ids.extend(pieces[word])
        marks.extend([features[word]] * len(pieces[word]))
    ids.append(_BREAK)
    marks.append(5)
    return Window(first, last, ids, marks, places)
