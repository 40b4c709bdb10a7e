"""Ties the text of an Article to the characters of its page, so that a finding can be shown in the page itself."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sayso.clean.pieces import PARAGRAPH
from sayso.text import Run

_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|title|textarea|template)\b.*?(?:</\1\s*>|\Z)|<[/!?a-zA-Z][^>]*(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""What a reader does not see: comments, code, tags."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?")
_WORD = re.compile(r"\S+")
_LONG = 40
"""Characters without white space from which a paragraph can be trusted to stand where it is found first."""
_ANCHOR = 24
"""So many characters are looked for where a paragraph is not in the page as a whole: about four words."""
_STEP = 8
"""Characters to go on where an anchor is not in the page."""
_REACH = 4000
"""How far ahead an anchor within a paragraph is looked for: what was dropped inside one is a link or a footnote."""
_WHOLE_PAGE = 8
"""Anchors of a paragraph that are looked for in the whole page; bounds the work on a text that is not the page's."""
_GAP = 4
"""White space between two runs that is equal in text and page joins them, up to so many characters."""


_STRETCH = 400
"""Characters that are looked through for one place; about a paragraph."""

Stretch = tuple[int, int, str | None]
"""Begin and end in a text, and for an entity what it stands for."""


class Squeezed(NamedTuple):
    """Characters without white space, in stretches that know where they stand in the text that they come from."""

    words: str
    starts: Sequence[int]
    """Of each stretch in `words`."""
    sources: Sequence[int]
    """Of each stretch in the text; -1 for characters that an entity stands for."""
    ends: Sequence[int]
    """Of each stretch in the text."""


class Match(NamedTuple):
    """Equal characters of two squeezed texts."""

    left: int
    right: int
    length: int


def align(text: str, content: str, *, is_html: bool) -> tuple[Run, ...]:
    """Runs with `text[start:start+length] == content[source:source+length]`, in the order of the text.

    Paragraphs are looked up from front to back, long ones first, since a short one may stand in the page often.
    What was mended or came from an entity has no run.

    >>> align("A & B said.", "<p>A &amp; B <b>said.</b>", is_html=True)
    (Run(start=0, source=3, length=1), Run(start=4, source=11, length=1), Run(start=6, source=16, length=5))
    """
    if not is_html and (verbatim := _verbatim(text, content)):
        return tuple(_join(verbatim, text, content))
    page = _squeeze(content, _visible_html(content) if is_html else [(0, len(content), None)])
    made = _squeeze(text, [(0, len(text), None)])
    matches = match_paragraphs(["".join(words.split()) for words in text.split(PARAGRAPH)], page.words)
    return tuple(_join(_runs(matches, made, text, page, content), text, content))


def _verbatim(text: str, content: str) -> list[Run] | None:
    """Runs of whole paragraphs, null where one does not stand as it is behind the one before."""
    runs: list[Run] = []
    start = floor = 0
    for paragraph in text.split(PARAGRAPH):
        place = content.find(paragraph, floor)
        if place < 0:
            return None
        runs.append(Run(start, place, len(paragraph)))
        start += len(paragraph) + len(PARAGRAPH)
        floor = place + len(paragraph)
    return runs


def _visible_html(content: str) -> Iterator[Stretch]:
    """Stretches that a reader sees: begin, end, and for an entity what it stands for."""
    end = 0
    for hidden in _HIDDEN.finditer(content):
        if hidden.start() > end:
            yield from _entities(content, end, hidden.start())
        end = hidden.end()
    yield from _entities(content, end, len(content))


def _entities(content: str, begin: int, end: int) -> Iterator[Stretch]:
    if content.find("&", begin, end) >= 0:
        for entity in _ENTITY.finditer(content, begin, end):
            meant = html.unescape(entity[0])
            if meant != entity[0]:
                yield begin, entity.start(), None
                yield entity.start(), entity.end(), meant
                begin = entity.end()
    if begin < end:
        yield begin, end, None


def _squeeze(text: str, stretches: Iterable[Stretch]) -> Squeezed:
    parts: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    ends: list[int] = []
    length = 0
    for begin, end, meant in _short_stretches(stretches):
        words = "".join((text[begin:end] if meant is None else meant).split())
        if words:
            parts.append(words)
            starts.append(length)
            sources.append(begin if meant is None else -1)
            ends.append(end)
            length += len(words)
    return Squeezed("".join(parts), starts, sources, ends)


def _short_stretches(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Long stretches cut up, so that no look-up has to walk far; what is cut within a word is joined again later."""
    for begin, end, meant in stretches:
        if meant is not None:
            yield begin, end, meant
            continue
        for at in range(begin, end, _STRETCH):
            yield at, min(end, at + _STRETCH), None


def match_paragraphs(paragraphs: Sequence[str], page: str) -> list[Match]:
    """Where each paragraph stands in the page, both without white space; `left` counts in all paragraphs together."""
    begins = [0]
    for paragraph in paragraphs:
        begins.append(begins[-1] + len(paragraph))
    places = _long_places(paragraphs, page)
    matches: list[Match] = []
    floor = 0
    for number, paragraph in enumerate(paragraphs):
        place = places[number]
        if place < 0:
            place = _find_near(paragraph, page, floor)
        found = [Match(0, place, len(paragraph))] if place >= 0 else list(_match_parts(paragraph, page, floor))
        matches.extend(match._replace(left=match.left + begins[number]) for match in found if match.length)
        floor = found[-1].right + found[-1].length if found else floor
    return matches


def _long_places(paragraphs: Sequence[str], page: str) -> list[int]:
    places = []
    floor = 0
    for paragraph in paragraphs:
        place = page.find(paragraph, floor) if len(paragraph) >= _LONG else -1
        places.append(place)
        floor = max(floor, place + len(paragraph) if place >= 0 else 0)
    return places


def _find_near(paragraph: str, page: str, floor: int) -> int:
    """The next place after `floor`, else the first in the page."""
    place = page.find(paragraph, floor)
    return place if place >= 0 else page.find(paragraph)


def _match_parts(paragraph: str, page: str, floor: int) -> Iterator[Match]:
    """The parts of a paragraph that the page has in the same order, with something between them."""
    at, tries, is_placed = 0, 0, False
    while at < len(paragraph):
        anchor = paragraph[at : at + _ANCHOR]
        place = page.find(anchor, floor, floor + _REACH)
        if place < 0 and not is_placed and tries < _WHOLE_PAGE:
            tries += 1
            place = _find_near(anchor, page, floor)
        if place < 0:
            at += _STEP
            continue
        length = _common_length(paragraph, at, page, place)
        yield Match(at, place, length)
        at, floor, is_placed = at + length, place + length, True


def _common_length(left: str, at: int, right: str, place: int) -> int:
    """How many characters are equal from there on."""
    sure, step = 0, _ANCHOR
    limit = min(len(left) - at, len(right) - place)
    while sure < limit:
        step = min(step, limit - sure)
        if left[at + sure : at + sure + step] == right[place + sure : place + sure + step]:
            sure += step
            step *= 2
        elif step == 1:
            break
        else:
            step //= 2
    return sure


def _runs(matches: Sequence[Match], made: Squeezed, text: str, page: Squeezed, content: str) -> Iterator[Run]:
    """Matches of squeezed characters as runs of words."""
    for match in matches:
        if whole := _verbatim_match(match, made, text, page, content):
            yield whole
            continue
        own = list(_words_at(made, text, match.left, match.length))
        other = list(_words_at(page, content, match.right, match.length))
        yield from _overlaps(own, other, match.right - match.left)


def _verbatim_match(match: Match, made: Squeezed, text: str, page: Squeezed, content: str) -> Run | None:
    """The match as one run where page and text also have the same white space; null where tags lie between."""
    first = next(_words_at(made, text, match.left, 1), None)
    last = next(_words_at(made, text, match.left + match.length - 1, 1), None)
    there = next(_words_at(page, content, match.right, 1), None)
    if not (first and last and there):
        return None
    start, source, length = first[1], there[1], last[1] + 1 - first[1]
    return Run(start, source, length) if content[source : source + length] == text[start : start + length] else None


def _words_at(squeezed: Squeezed, text: str, begin: int, length: int) -> Iterator[tuple[int, int, int]]:
    """The words that a stretch of squeezed characters lies in: squeezed start, place in the text, length."""
    first = bisect_right(squeezed.starts, begin) - 1
    for number in range(first, len(squeezed.starts)):
        at = squeezed.starts[number]
        if at >= begin + length:
            return
        if squeezed.sources[number] < 0:
            continue
        for word in _WORD.finditer(text, squeezed.sources[number], squeezed.ends[number]):
            size = word.end() - word.start()
            if at >= begin + length:
                return
            if at + size > begin:
                cut = max(0, begin - at)
                yield at + cut, word.start() + cut, min(size, begin + length - at) - cut
            at += size


def _overlaps(own: list[tuple[int, int, int]], other: list[tuple[int, int, int]], shift: int) -> Iterator[Run]:
    """Where words of text and page share characters; `shift` takes the one's squeezed places to the other's."""
    left = right = 0
    while left < len(own) and right < len(other):
        own_at, start, own_size = own[left]
        other_at, source, other_size = other[right]
        other_at -= shift
        begin, end = max(own_at, other_at), min(own_at + own_size, other_at + other_size)
        if begin < end:
            yield Run(start + begin - own_at, source + begin - other_at, end - begin)
        if own_at + own_size <= other_at + other_size:
            left += 1
        else:
            right += 1


def _join(runs: Iterable[Run], text: str, content: str) -> Iterator[Run]:
    """Runs that follow each other in both, with equal white space or nothing between them, made one."""
    last: Run | None = None
    for run in runs:
        if last is None:
            last = run
            continue
        end, source_end = last.start + last.length, last.source + last.length
        gap = run.start - end
        if (
            gap == run.source - source_end
            and 0 <= gap <= _GAP
            and text[end : run.start] == content[source_end : run.source]
        ):
            last = Run(last.start, last.source, run.start + run.length - last.start)
        else:
            yield last
            last = run
    if last is not None:
        yield last
