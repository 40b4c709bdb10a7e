"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache

from resiliparse.parse.lang import detect_fast

from sayso.lexicon.tables import table

_SAMPLE = 5_000
_FEW = 20
"""Latin words below which nothing but English is told: a few names look like any language."""
_LEAST = 0.08
"""Share of function words that makes a language sure: English news has .25 to .5, other languages' under .05."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z]")


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(table("en", "language")["function_words"].get(language, ()))


def detect_language(text: str) -> str | None:
    """The language of a text (ISO 639-1), None where it cannot be told: too short, or names and numbers only.

    A detector alone takes short English reports full of foreign names for Swedish or Latin; so what it says of a
    text in Latin letters is believed only where the function words of that language bear it out.

    >>> detect_language("The minister said that the talks would go on for as long as it took to agree.")
    'en'
    >>> detect_language("Kim Jong Un")
    """
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if _is_borne_out("en", words):
        return "en"
    if not words or (len(words) < _FEW and is_latin(sample)):
        return None
    code = str(detect_fast(sample)[0])
    if code in {"en", "unknown"} or (is_latin(sample) and not _is_borne_out(code, words)):
        return None
    return code


def _is_borne_out(language: str, words: list[str]) -> bool:
    return sum(word in _function_words(language) for word in words) >= max(1, _LEAST * len(words))


def is_latin(text: str) -> bool:
    """Whether at least half of the words are in Latin letters; true of a text without words."""
    words = _WORD.findall(text[:_SAMPLE])
    return 2 * sum(bool(_LATIN.match(word)) for word in words) >= len(words)
