"""Text to words: where the tokens of a text start and end, before anything is known of its grammar.

The cuts are those of the Penn Treebank as news parsers are used to them: contractions and possessives apart
(`do|n't`, `Kyiv|'s`), marks and hyphens between words apart, abbreviations, numbers and addresses whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from sayso.lexicon import table

_CHUNK = re.compile(r"\S+")
_URL = re.compile(
    r"(?:(?:https?|ftp)://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:[A-Za-z0-9-]+\.)+(?:com|org|net|edu|gov|info|int|co\.uk|gov\.uk|ru|de|eu|tv)(?:/\S*)?$",
)
_OPENING = "([{<«‹“‘„‚\"'`…*§%=—–~+×_&¡¿"
_PREFIX = re.compile(
    r"(?:\.\.+|…|US\$|C\$|A\$|[$£€¥฿₽﷼₴₠₡₢₣₤₦₩₪₫₭₮₯₰₱₲₳₵₶₷₸₹₺₻₼₾]|[§%=—–×&#'\"“”‘’«»‹›„‚`´(\[{<?!¿¡,:;/*\u3008-\u301f\uff08\uff09]|--+|-(?=\D)|\+(?=\D)|['’]{2})"
)
_SUFFIX = re.compile(
    r"(?:\.\.+|…|['’]{2}|[,;:!?\"“”‘’«»‹›„`´)\]}>*—–/&#]|--+|['’][sS]|'|(?<=[0-9])\+|(?<=°[FfCcKk])\.|(?<=[0-9])[$£€¥₹]"
    r"|(?<=[0-9])(?:km²|km³|km|m²|m³|m|dm|cm|mm|ft|kg|mg|lb|oz|ha|m/s|km/h|kmh|mph|hPa|Pa|mbar|mb|MB|kb|KB|gb|GB|tb|TB|T|G|M|K|%|g|t)"
    r"|(?<=[0-9a-zà-öø-ÿ\u0100-\u017f\u0400-\u04ff%²\-+'\"’”)\]}»:;!?])\.|(?<=[A-Z]{2})\.|-|(?<=[0-9])[aApP]\.?[mM]\.?|[\u0964\u3002])$"
)
_INFIX = re.compile(
    r"\.\.+|…|(?<=[0-9])[+*^](?=[0-9-])|(?<=[a-zäöüéèáíóúñçßš'\"”’])\.(?=[A-ZÄÖÜ'\"“‘])|(?<=[^\W\d_]),(?=[^\W\d_])"
    r"|(?<=[^\W_])(?:--+|[-–—~])(?=[^\W\d_])|(?<=[^\W_])[:<>=/](?=[^\W\d_])|[(){}\[\]“”\"](?=\w)|—|--+"
)
_LONGEST_KEPT = 40
"""Longer stretches without blanks are addresses and rubbish, which do not come back."""
_CONTRACTION = re.compile(r"(?i)^(?P<word>[^\W\d_]+?)(?P<rest>n['’]t|['’](?:ll|re|ve|d|m|s))$")


@cache
def _whole() -> frozenset[str]:
    """Abbreviations that keep their full stop."""
    return frozenset(table("en", "words")["whole"]["abbreviations"].split())


@cache
def _parts() -> dict[str, tuple[str, ...]]:
    """Words written as one that are two: «cannot», «gonna», «10am»."""
    return {
        "".join(parts): tuple(parts) for line in table("en", "words")["parts"]["words"] for parts in (line.split(),)
    }


def find_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Start and end of every word and mark between two offsets.

    >>> text = "Kyiv's army didn't say."
    >>> [text[a:b] for a, b in find_words(text)]
    ['Kyiv', "'s", 'army', 'did', "n't", 'say', '.']
    """
    found: list[tuple[int, int]] = []
    for chunk in _CHUNK.finditer(text, start, len(text) if end is None else end):
        at, letters = chunk.start(), chunk[0]
        cuts = _cuts(letters) if len(letters) <= _LONGEST_KEPT else _cut(letters, 0, len(letters))
        found.extend([(at + first, at + last) for first, last in cuts])
    return found


@lru_cache(maxsize=1 << 15)
def _cuts(letters: str) -> tuple[tuple[int, int], ...]:
    """The words of a stretch without blanks, which is as often as not one that was met before."""
    return tuple(_cut(letters, 0, len(letters)))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Marks are peeled off both ends of a stretch without blanks, then the middle is cut."""
    before: list[tuple[int, int]] = []
    after: list[tuple[int, int]] = []
    while start < end and not _is_whole(text[start:end]):
        prefix = _PREFIX.match(text, start, end)
        if prefix and prefix.end() <= end:
            before.append(prefix.span())
            start = prefix.end()
            if start >= end or _is_whole(text[start:end]):
                break
        suffix = _SUFFIX.search(text[start:end])
        if suffix and suffix.start() > 0:
            after.append((start + suffix.start(), end))
            end = start + suffix.start()
        elif not prefix:
            break
    yield from before
    if start < end:
        yield from _middle(text, start, end)
    yield from reversed(after)


def _is_whole(words: str) -> bool:
    return (
        words in _whole()
        or words in _parts()
        or words.lower() in _parts()
        or bool(_CONTRACTION.match(words) and not words.lower().endswith(("'s", "’s")))
        or bool(_URL.fullmatch(words))
    )


def _middle(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    parts = _parts().get(words) or _parts().get(words.lower())
    if parts:
        for part in parts:
            yield start, start + len(part)
            start += len(part)
        return
    contraction = _CONTRACTION.match(words)
    if contraction:
        cut = start + contraction.start("rest")
        yield start, cut
        yield cut, end
        return
    if words in _whole() or _URL.fullmatch(words):
        yield start, end
        return
    at = start
    for infix in _INFIX.finditer(text, start, end):
        if infix.start() > at:
            yield at, infix.start()
        if infix.end() > infix.start():
            yield infix.span()
        at = infix.end()
    if at < end:
        yield at, end
