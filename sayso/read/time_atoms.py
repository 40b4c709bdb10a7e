"""A text as a row of atoms (words, numbers, marks), each with a one-letter code that says what it can mean in a time.

The grammar of `time_patterns` runs over the codes. Atoms are finer than the parser's tokens and do not depend on them:
"mid-2019", "9:30am" and "6–7 May" always come apart in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

OTHER = "."
BREAK = "\n"
_FIRST_CODE = 0x100
_ATOM = re.compile(
    r"""
      (?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
    | (?P<slashed>\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.)\d{4}(?![/.]?\d)|\d{1,2}/\d{1,2}/\d\d(?![/\d]))
    | (?P<fraction>[123]/[234](?![\d/]))
    | (?P<junk>[$£€¥#]\s?\d[\d,.]{0,30}\w*|\d[\d,.]{0,30}\s?%|\d{1,9}/\d[\d/]*)
    | (?P<clock>(?:\d{1,2}:\d\d(?::\d\d)?|\d{1,2}\.\d\d(?=\s?[ap]\.?m\b))(?![\d:]))
    | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<decade>(?:\d{3}0|\d0)['’]?s\b)
    | (?P<number>\d{1,9}(?:(?:,\d{3}){1,4}|\.\d{1,9})?(?:(?!\w)|(?=(?:[ap]m|h|hrs)\b)))
    | (?P<word>[ap]\.\s?m\b\.?|b\.\s?c\b\.?(?:\s?e\.)?|a\.\s?d\.|o['’]clock|q[1-4]\b|[^\W\d_]+(?![\d_]))
    | (?P<glued>\w+)
    | (?P<mark>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIGURES = {"iso", "slashed", "clock", "ordinal", "decade", "fraction"}


class Atoms(NamedTuple):
    """Codes (one letter an atom), and for every atom its words in lower case and where they stand."""

    codes: str
    words: list[str]
    starts: list[int]
    ends: list[int]


class Codes:
    """A code for every set of word classes that occurs, so that a class is a set of codes."""

    def __init__(self, classes: dict[str, Iterable[str]], capitalised: Iterable[str], lowercase: Iterable[str]) -> None:
        self._codes: dict[frozenset[str], str] = {}
        of_word: dict[str, set[str]] = {}
        for name, words in classes.items():
            for word in words:
                of_word.setdefault(word, set()).add(name)
        no_capital, only_capital = frozenset(lowercase), frozenset(capitalised)
        self.small = {word: self._code(names - only_capital) for word, names in of_word.items()}
        self.capital = {word: self._code(names - no_capital) for word, names in of_word.items()}
        self.figures = {kind: self._code({kind}) for kind in _FIGURES}
        self.digits = {text: self._code(_number_classes(text)) for text in _short_numbers()}
        self.number = self._code({"digits"})

    def _code(self, names: Iterable[str]) -> str:
        key = frozenset(names)
        return self._codes.setdefault(key, chr(_FIRST_CODE + len(self._codes))) if key else OTHER

    def of_class(self, name: str) -> list[str]:
        """All codes of words of a class; none where there is no such class."""
        return [code for names, code in self._codes.items() if name in names]


def _short_numbers() -> list[str]:
    return [str(n) for n in range(2200)] + [f"{n:0{width}}" for width in (2, 4) for n in range(10 ** (width - 1))]


def _number_classes(text: str) -> set[str]:
    number, classes = int(text), {"digits"}
    if len(text) <= 2:
        classes |= {"dayofm"} if 1 <= number <= 31 else set()
        classes |= {"hour"} if number <= 24 else set()
        classes |= {"two"} if len(text) == 2 else set()
    if len(text) == 4:
        classes |= {"year"} if 1000 <= number < 2200 else set()
        classes |= {"early"} if text[0] == "0" and number % 100 < 60 else set()
        classes |= {"military"} if number <= 2400 and number % 100 < 60 else set()
    return classes


def split_atoms(text: str, pieces: Iterable[tuple[int, int]], codes: Codes) -> Atoms:
    """The atoms of some stretches of a text, a break after each, so that no time runs over it."""
    row: list[str] = []
    atoms = Atoms("", [], [], [])
    for start, end in pieces:
        for found in _ATOM.finditer(text, start, end):
            word = found[0]
            row.append(_code_of(word, found.lastgroup, codes))
            atoms.words.append(word.lower())
            atoms.starts.append(found.start())
            atoms.ends.append(found.end())
        row.append(BREAK)
        atoms.words.append(BREAK)
        atoms.starts.append(end)
        atoms.ends.append(end)
    return atoms._replace(codes="".join(row))


def _code_of(word: str, kind: str | None, codes: Codes) -> str:
    if kind == "word":
        return (codes.capital if word[0].isupper() else codes.small).get(word.lower(), OTHER)
    if kind == "mark":
        return codes.small.get(word, OTHER)
    if kind == "number":
        return codes.digits.get(word, codes.number)
    return codes.figures.get(kind or "", OTHER)
