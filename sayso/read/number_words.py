"""Numerals: digits and number words of a text as values, without a look at what they count.

"two hundred and fifty thousand", "1.5 million", "half a million", "two-thirds", "tens of thousands", "1,00,000" and
"−5" are numerals; so is the "34" of "34-year-old". Ordinals, clock times, dates in digits, version and telephone
numbers, and digits that are part of a word (F-16, COVID-19, A2) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from sayso.lexicon import table
from sayso.read.parse import Token

Kind = Literal["digits", "cardinal", "scale", "plural", "fraction"]

# Alternatives in order: what is no number is eaten whole, so that no part of it is taken for one.
_DIGITS = re.compile(
    r"(?P<junk>\d+(?::\d+)+(?:\.\d+)?|\d+(?:\.\d+){2,}|(?:\d+-){2,}\d+|\d+/\d+/\d+)"
    r"|(?P<whole>\d{1,3}[ -])?(?P<over>\d{1,3})[/⁄](?P<under>\d{1,3})(?![\d/])"
    r"|(?P<digits>\d{1,3}(?:,\d{2,3}){0,6},\d{3}(?!\d)(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f]\d{3}){1,6}(?!\d)"
    r"|\d{1,3}(?: \d{3}){0,3} 000(?!\d)"
    r"|\d+(?:\.\d+)?)"
    r"(?:\s?[×x]\s?10(?P<power>[−-]?\d{1,2}))?(?P<glyph>[½⅓⅔¼¾⅕⅛])?"
    r"|(?P<alone>[½⅓⅔¼¾⅕⅛])"
)
_JOINTS = frozenset([" ", "  ", "-", "\u2011", "\u00a0", " and ", "-and-", " of "])
_AND_HALF = re.compile(r" and a half\b", re.IGNORECASE)
_AS_ORDINAL = re.compile(r" (?!of\b|the\b|more\b|less\b|in\b|to\b|as\b|are\b|is\b|were\b|was\b|said\b|say\b)[a-z]")
"""What follows an ordinal ("one third party"), and not a fraction ("one third of", "one third are")."""
_MOST_DIGITS = 40
"""Longer strings of digits are keys and serial numbers."""
_BEFORE = 24
"""Characters looked at before a numeral for "half a", "several" and the like."""


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches any of some words, the longest first.

    >>> one_of(["up", "upward"])
    'upward|up'
    """
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """A number as written in `text[start:end]`: a value, or only its ends where the words are indefinite.

    `scale` is the last scale word or short form in it (1 where there is none), so that a range can share it.
    """

    start: int
    end: int
    value: float | None
    low: float | None = None
    high: float | None = None
    scale: float = 1.0
    digits: bool = True
    part: bool = False
    """Whether it is a fraction, a part of something."""


class _Atom(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int
    kind: Kind
    value: float
    word: str = ""


@cache
def _words() -> dict[str, tuple[Kind, float]]:
    numbers = table("en", "numbers")
    found: dict[str, tuple[Kind, float]] = {word: ("fraction", value) for word, value in numbers["fractions"].items()}
    found |= {word: ("cardinal", float(value)) for word, value in numbers["cardinals"].items()}
    found |= {word: ("scale", float(value)) for word, value in numbers["scales"].items()}
    found |= {word: ("plural", float(ends["low"])) for word, ends in numbers["plurals"].items()}
    return found


@cache
def _before() -> re.Pattern[str]:
    multiples = one_of(table("en", "numbers")["multiples"])
    return re.compile(
        rf"\b(?:(?P<half>half)(?: of)? an?|(?P<quarter>(?:a )?quarter)(?: of)? an?"
        rf"|(?P<quarters>three[- ]quarters) of an?|(?P<multiple>{multiples})|(?P<article>an?))[ -]\Z",
        re.IGNORECASE,
    )


def find_numerals(text: str, tokens: Sequence[Token]) -> list[Numeral]:
    """Every numeral of a text, in order.

    >>> from sayso.read.weights import parse_text
    >>> text = "Two hundred and fifty of 1.5 million, and tens of thousands more."
    >>> [(found.value, found.low) for found in find_numerals(text, parse_text(text).tokens)]
    [(250.0, None), (1500000.0, None), (None, 10000.0)]
    """
    atoms = sorted((*_digit_atoms(text), *_word_atoms(tokens)), key=lambda atom: atom.start)
    found: list[Numeral] = []
    place = 0
    while place < len(atoms):
        numeral, place = _read_numeral(text, atoms, place)
        if numeral is not None:
            found.append(numeral)
    return found


def _digit_atoms(text: str) -> Iterator[_Atom]:
    for match in _DIGITS.finditer(text):
        value = _digit_value(match)
        if value is not None and not _is_inside_word(text, match.start()):
            kind: Kind = "fraction" if (match["over"] or match["alone"]) and value < 1 else "digits"
            yield _Atom(match.start(), match.end(), kind, value)


def _digit_value(match: re.Match[str]) -> float | None:
    """The number that digits write; None for a date, a score, a clock time … and for a fraction that is none (24/7)."""
    glyphs = table("en", "numbers")["glyphs"]
    if match["digits"]:
        if len(match["digits"]) > _MOST_DIGITS:
            return None
        plain = float(re.sub("[, \u00a0\u202f]", "", match["digits"]))
        power = int(match["power"].replace("−", "-")) if match["power"] else 0
        return plain * 10.0**power + float(glyphs.get(match["glyph"], 0.0))
    if match["over"]:
        over, under = int(match["over"]), int(match["under"])
        return float(match["whole"].rstrip(" -") if match["whole"] else 0) + over / under if under > over > 0 else None
    return float(glyphs[match["alone"]]) if match["alone"] else None


def _is_inside_word(text: str, start: int) -> bool:
    """Whether digits belong to what stands before them: F-16, COVID-19, v2.1, #5, @4, page/3 — but not US$5 or RM20."""
    before = text[max(0, start - 8) : start]
    if not before or before[-1].isspace():
        return False
    if before[-1].isalpha():
        return not _starts_like_money(before)
    if before[-1] in "-‑" and len(before) > 1 and before[-2].isalpha():
        return not before.lower().endswith(("minus-", "sub-", "to-", "and-", "or-", "mid-", "pre-"))
    return before[-1] in "_#@/\\&" or (before[-1] in ".," and len(before) > 1 and before[-2].isalnum())


@cache
def _codes() -> tuple[str, ...]:
    units = table("en", "units")
    codes = (code for money in units["currencies"].values() for code in money["before"] if code[-1].isalpha())
    return tuple(sorted({*codes, *units["garbled"]}, key=len, reverse=True))


def _starts_like_money(before: str) -> bool:
    """Whether letters right before digits are a currency's code and no other word's end."""
    return any(
        before.endswith(code) and (len(before) == len(code) or not before[-len(code) - 1].isalnum())
        for code in _codes()
    )


def _word_atoms(tokens: Sequence[Token]) -> Iterator[_Atom]:
    known = _words()
    for token in tokens:
        found = known.get(token.lower) or (token.lower[-1] in "-‑+" and known.get(token.lower[:-1]))
        if found:
            end = token.start + len(token.text.rstrip("-‑+"))
            yield _Atom(token.start, end, found[0], found[1], token.lower)


def _is_joined(text: str, left: _Atom, right: _Atom) -> bool:
    return text[left.end : right.start] in _JOINTS


def _read_numeral(text: str, atoms: Sequence[_Atom], place: int) -> tuple[Numeral | None, int]:
    """The numeral that starts at an atom, and the place after it."""
    first = atoms[place]
    if first.kind == "plural":
        return _read_plural(text, atoms, place)
    if first.kind == "fraction":
        multiplies = place + 1 < len(atoms) and text[first.end : atoms[place + 1].start].lower() in (" a ", " of a ")
        return None if multiplies else _read_fraction(text, first), place + 1
    value, scale, after = _read_cardinal(text, atoms, place)
    if after + 1 < len(atoms) and text[atoms[after - 1].end : atoms[after + 1].start] == " and a half ":
        last = atoms[after + 1]
        if last.kind == "scale":
            return Numeral(first.start, last.end, (value + 0.5) * last.value, scale=last.value, digits=False), after + 2
    if after < len(atoms) and _makes_fraction(text, atoms[after - 1], atoms[after]):
        part = atoms[after]
        return Numeral(first.start, part.end, value * part.value, digits=False, part=True), after + 1
    return _finish_cardinal(text, atoms[place:after], value, scale), after


def _makes_fraction(text: str, number: _Atom, part: _Atom) -> bool:
    """Whether a cardinal and a fraction word are one number: "two-thirds", "one fourth"."""
    return (
        part.kind == "fraction"
        and number.kind == "cardinal"
        and text[number.end : part.start] in {" ", "-", "\u2011"}
        and (part.word.endswith(("s", "half")) or (number.value == 1 and not _AS_ORDINAL.match(text, part.end)))
    )


def _read_cardinal(text: str, atoms: Sequence[_Atom], place: int) -> tuple[float, float, int]:
    """Value, last scale, and the place after: atoms are added up as long as they make one number."""
    total, current, scale = 0.0, None, 1.0
    bound = float("inf")
    start = place
    while place < len(atoms) and (place == start or _continues(text, atoms[place - 1], atoms[place])):
        atom = atoms[place]
        if atom.kind == "scale" and (atom.value > 100 or atom.value == 12):
            if atom.value >= bound or (current is None and place > start):
                break
            total += (1.0 if current is None else current) * atom.value
            current, bound, scale = None, atom.value, atom.value
        elif atom.kind == "scale":
            if current is not None and current >= 100:
                break
            current, scale = (1.0 if current is None else current) * atom.value, atom.value
        elif current is None and atom.value < bound:
            current = atom.value
        elif current is not None and _adds_to(current, atom):
            current += atom.value
        else:
            break
        place += 1
    return total + (current or 0.0), scale, max(place, start + 1)


def _adds_to(current: float, atom: _Atom) -> bool:
    """Whether a cardinal goes on a number: "sixty-four", "two hundred and six"; not "six four"."""
    if atom.kind != "cardinal" or atom.value == 0:
        return False
    return (current % 100 == 0 and current > 0) or (atom.value < 10 and current % 100 >= 20 and current % 10 == 0)


def _continues(text: str, left: _Atom, right: _Atom) -> bool:
    joint = text[left.end : right.start]
    if right.kind not in ("cardinal", "scale") or joint == " of " or joint not in _JOINTS:
        return False
    if left.kind == "digits":
        return right.kind == "scale"
    return "and" not in joint or (left.kind == "scale" and left.value != 12 and right.kind == "cardinal")


def _finish_cardinal(text: str, atoms: Sequence[_Atom], value: float, scale: float) -> Numeral:
    """A cardinal with what stands around it: "half a million", "several hundred", "minus 5", "two and a half"."""
    start, end = atoms[0].start, atoms[-1].end
    digits = atoms[0].kind == "digits"
    if atoms[0].kind == "scale" and (before := _before().search(text, max(0, start - _BEFORE), start)):
        return _with_multiple(before, Numeral(before.start(), end, value, scale=scale, digits=False))
    if half := _AND_HALF.match(text, end):
        return Numeral(start, half.end(), value + 0.5 * scale, scale=scale, digits=digits)
    minus = _minus(text, start) if digits else 0
    return Numeral(start - minus, end, -value if minus else value, scale=scale, digits=digits)


def _with_multiple(before: re.Match[str], numeral: Numeral) -> Numeral:
    """What "half a", "several" or an article before a scale word makes of it."""
    value = numeral.value or 0.0
    parts = {"half": 0.5, "quarter": 0.25, "quarters": 0.75, "article": 1.0}
    for name, part in parts.items():
        if before[name]:
            return Numeral(numeral.start, numeral.end, value * part, scale=numeral.scale, digits=False)
    multiple = table("en", "numbers")["multiples"][before["multiple"].lower()]
    return Numeral(
        numeral.start, numeral.end, None, low=value * multiple, high=value * 10, scale=numeral.scale, digits=False
    )


def _minus(text: str, start: int) -> int:
    """How many characters of a minus sign stand before digits; a dash between words or numbers is none."""
    if text[max(0, start - 6) : start].lower() in ("minus ", "minus-"):
        return 6
    signed = start > 0 and text[start - 1] in "-−" and (start == 1 or text[start - 2] in " (\u00a0")
    return 1 if signed else 0


def _read_fraction(text: str, atom: _Atom) -> Numeral | None:
    """A fraction in figures, or "half", "a third" before "of", "the" and the like; a bare ordinal is none."""
    if not atom.word:
        return Numeral(atom.start, atom.end, atom.value, part=True)
    after = text[atom.end : atom.end + 5].lower()
    if atom.word == "half":
        before = text[max(0, atom.start - _BEFORE) : atom.start].lower().rstrip(" -").rpartition(" ")[2]
        if before in table("en", "quantities")["halves"]["not_after"]:
            return None
        return _part(atom, atom.start) if after.startswith((" of ", " the ", " its ", " a ", " an ", " all ")) else None
    article = _before().search(text, max(0, atom.start - _BEFORE), atom.start)
    if article and article["article"] and after.startswith(" of "):
        return _part(atom, article.start())
    return None


def _part(atom: _Atom, start: int) -> Numeral:
    return Numeral(start, atom.end, atom.value, digits=False, part=True)


def _read_plural(text: str, atoms: Sequence[_Atom], place: int) -> tuple[Numeral, int]:
    """Indefinite plurals, multiplied where joined by "of": "tens of thousands", "hundreds of millions"."""
    first, last, after = atoms[place], atoms[place], place + 1
    plurals = table("en", "numbers")["plurals"]
    ends = plurals[first.word]
    low, high = float(ends["low"]), ends.get("high")
    while after < len(atoms) and atoms[after].kind == "plural" and text[last.end : atoms[after].start] == " of ":
        last = atoms[after]
        low, high = low * last.value, high and high * last.value
        after += 1
    return Numeral(first.start, last.end, None, low=low, high=high, scale=low, digits=False), after
