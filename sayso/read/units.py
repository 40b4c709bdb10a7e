"""Units around a numeral: currencies, percentages, measures, and rates of them ("USD/barrel", "km/h").

Wordings and symbols stand in `lexicon/data/<language>/units.toml`; here is how they are looked for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal

import msgspec

from sayso.lexicon import table
from sayso.read.number_words import Numeral, one_of

UnitKind = Literal["money", "percent", "measure"]

_SPACE = " \u00a0\u202f"
_PIECE = re.compile(
    rf"[{_SPACE}\u2011-]?(%(?:-points)?|(?:sq|cu)\.|[°º] ?[CF]?(?![A-Za-z])|[′″](?![A-Za-z])|[¢€£$]"
    r"|[A-Za-zµμ]+(?:\.[A-Za-z]\.?)*(?:[²³]|[23](?!\d))?(?:[/·⋅][A-Za-z]+(?!\w))?)"
)
_SHORT = re.compile(rf"[{_SPACE}-]?([A-Za-z]{{1,3}})(?![A-Za-z0-9])")
_LONGEST = 8
"""Characters of the longest currency sign with its spaces."""


class UnitMatch(msgspec.Struct, frozen=True, gc=False):
    """A unit found around a numeral, the stretch of both together, and what short forms ("$5bn") multiply it by."""

    start: int
    end: int
    unit: str | None
    kind: UnitKind | None
    factor: float = 1.0


class _Tables(msgspec.Struct, frozen=True, gc=False):
    exact: dict[str, tuple[str, UnitKind]]
    lower: dict[str, tuple[str, UnitKind]]
    before: dict[str, str]
    before_pattern: re.Pattern[str]
    attached: frozenset[str]
    ambiguous: frozenset[str]
    over: frozenset[str]
    rate: re.Pattern[str]
    dimension: re.Pattern[str]


def _rate_pattern(rates: dict[str, list[str]]) -> re.Pattern[str]:
    per, article, later = (one_of(rates[key]) for key in ("per", "article", "not_before"))
    return re.compile(
        rf"(?:[ -](?P<per>{per})[ -]|[ -](?:{article})[ -]|(?P<slash>/))"
        rf"(?P<over>(?:(?:square|cubic) )?[A-Za-z]+)\b(?! (?:{later})\b)",
        re.IGNORECASE,
    )


@cache
def _tables() -> _Tables:
    units = table("en", "units")
    exact: dict[str, tuple[str, UnitKind]] = {}
    for unit, wordings in units["measures"].items():
        exact |= dict.fromkeys(wordings, (unit, "measure"))
    for unit, money in units["currencies"].items():
        exact |= dict.fromkeys(money["after"], (unit, "money"))
    for unit, wordings in units["percent"].items():
        exact |= dict.fromkeys(wordings, (unit, "percent"))
    before = {code: unit for unit, money in units["currencies"].items() for code in money["before"]}
    before |= {f"{unit}$": unit for unit in units["currencies"] if unit.isupper()}
    before |= units["garbled"]
    return _Tables(
        exact,
        {word.lower(): found for word, found in exact.items() if len(word) > 2},
        before,
        re.compile(rf"(?<![A-Za-z$])({one_of(before)})[{_SPACE}-]{{0,2}}\Z"),
        frozenset(units["attached"]["forms"]),
        frozenset(table("en", "numbers")["ambiguous"]["forms"]),
        frozenset(units["rates"]["over"]),
        _rate_pattern(units["rates"]),
        re.compile(rf"[ -]?(?:{one_of(units['dimensions']['words'])})\b"),
    )


def is_measure(word: str) -> bool:
    """Whether a word by itself is a unit of measure, so that a number before it counts.

    >>> is_measure("kg"), is_measure("elections")
    (True, False)
    """
    found = _named(word)
    return found is not None and found[1] == "measure"


def find_unit(text: str, numeral: Numeral) -> UnitMatch:
    """The unit before or after a numeral, with the rate it is part of; `unit` is None where there is none.

    >>> find_unit("sold at $58.24 per barrel", Numeral(9, 14, 58.24)).unit
    'USD/barrel'
    >>> find_unit("a 6.1-inch screen", Numeral(2, 5, 6.1)).unit
    'in'
    """
    money = _money_before(text, numeral)
    factor, end = _short_scale(text, numeral, money=money is not None)
    if money:
        start, unit = money
        unit, end = _with_qualifier(text, end, unit)
        return _with_rate(text, UnitMatch(start, end, unit, "money", factor))
    found = _unit_after(text, _skip_of(text, end, numeral), numeral)
    if found is None:
        return UnitMatch(numeral.start, end, None, None, factor)
    unit, kind, end = found
    return _with_rate(text, UnitMatch(numeral.start, end, unit, kind, factor))


_OF = re.compile(r" of(?= )")
_OF_A = re.compile(r"(?: of)? an?(?= )")


def _skip_of(text: str, end: int, numeral: Numeral) -> int:
    """Where the unit of "hundreds of miles" and of "half an hour" may begin."""
    if numeral.digits or not (numeral.part or numeral.value is None):
        return end
    match = (_OF_A if numeral.part else _OF).match(text, end)
    return match.end() if match else end


def _money_before(text: str, numeral: Numeral) -> tuple[int, str] | None:
    """Where a currency's sign or code before the numeral starts, and the currency."""
    tables = _tables()
    match = tables.before_pattern.search(text, max(0, numeral.start - _LONGEST), numeral.start)
    if match is None:
        return None
    if match[1] in table("en", "units")["garbled"] and not _SHORT.match(text, numeral.end):
        return None
    letters = match[1][-1].isalpha()
    if letters and (not numeral.digits or match.end() - match.end(1) > 1):
        return None
    return match.start(1), tables.before[match[1]]


def _short_scale(text: str, numeral: Numeral, *, money: bool) -> tuple[float, int]:
    """What a short form after digits multiplies them by ("13.6m", "$5 bn"), and where the number then ends."""
    match = _SHORT.match(text, numeral.end) if numeral.digits and numeral.scale == 1 else None
    if match is None:
        return 1.0, numeral.end
    form = match[1]
    factor = table("en", "numbers")["abbreviations"].get(form)
    apart = match.start(1) > numeral.end
    if factor is None or (apart and len(form) == 1 and not (money and form in "mb")):
        return 1.0, numeral.end
    if not money and form in _tables().ambiguous and not _counts_something(text, match.end()):
        return 1.0, numeral.end
    return float(factor), match.end()


_NOUN_PHRASE = re.compile(
    r"[ -](?:of (?:the|its|their|his|her|our)\b|(?:[a-z]+ (?:and |or )?){0,3}(?:[a-z]{3,}s|people)\b)"
)


def _counts_something(text: str, end: int) -> bool:
    """Whether a plural or a unit follows, so that "2.7m" is a number and no length."""
    if _tables().dimension.match(text, end):
        return False
    return bool(_NOUN_PHRASE.match(text, end)) or _lookup(text, end, attached=True) is not None


def _with_qualifier(text: str, end: int, unit: str) -> tuple[str, int]:
    """A dollar with the country after it: "$31.20 US"."""
    if unit != "USD" or not text.startswith(tuple(_SPACE), end):
        return unit, end
    for word, currency in table("en", "units")["qualifiers"].items():
        after = end + 1 + len(word)
        if text.startswith(word, end + 1) and not text[after : after + 1].isalnum():
            return currency, after
    return unit, end


def _unit_after(text: str, end: int, numeral: Numeral) -> tuple[str, UnitKind, int] | None:
    """Percentage, currency or measure after a numeral."""
    found = _lookup(text, end, attached=numeral.digits)
    if found is None:
        return None
    unit, kind, stop = found
    words = text[end:stop].strip(f"{_SPACE}-\u2011")
    units: dict[str, Any] = table("en", "units")
    least = units["least"].get(words.lower())
    if least and (numeral.value or 0) * numeral.scale < least:
        return None
    if numeral.scale >= 1000 and words.lower() in units["with_scale"]:
        return units["with_scale"][words.lower()], "money", stop
    if len(words) <= 2 and words.isalpha() and not numeral.digits:
        return None
    return unit, kind, stop


def _lookup(text: str, end: int, *, attached: bool) -> tuple[str, UnitKind, int] | None:
    """The longest wording in the table that starts here, of up to three words, and where it stops."""
    pieces: list[tuple[str, int]] = []
    place = end
    while len(pieces) < 3 and (match := _PIECE.match(text, place)):
        pieces.append((match[1], match.end()))
        place = match.end()
    for count in range(len(pieces), 0, -1):
        words = " ".join(piece for piece, _ in pieces[:count])
        found = _named(words)
        apart = not attached or text[end : end + 1] in f"{_SPACE}-\u2011"
        if found and not (apart and words in _tables().attached):
            return found[0], found[1], pieces[count - 1][1]
    return None


def _named(words: str) -> tuple[str, UnitKind] | None:
    tables = _tables()
    found = tables.exact.get(words) or tables.lower.get(words.lower())
    if found or "/" not in words:
        return found
    left, _, right = words.partition("/")
    over, under = tables.exact.get(left), tables.exact.get(right)
    return (f"{over[0]}/{under[0]}", over[1]) if over and under else None


def _with_rate(text: str, found: UnitMatch) -> UnitMatch:
    """A unit with what it is per: "$58 per barrel", "RM79 a month", "800 miles per hour"."""
    rate = find_rate(text, found.end)
    if rate is None or found.unit is None:
        return found
    return UnitMatch(found.start, rate[1], f"{found.unit}/{rate[0]}", found.kind, found.factor)


def find_rate(text: str, end: int) -> tuple[str, int] | None:
    """What a rate that is written right after a unit or a counted noun is over, and where it stops.

    >>> find_rate("three tests per day", 11)
    ('day', 19)
    """
    match = _tables().rate.match(text, end)
    if match is None:
        return None
    over = match["over"].lower()
    hyphened = match[0][0] == "-"  # "$5,000-a-plate": any noun
    if not match["per"] and not hyphened and over not in _tables().over:
        named = _tables().exact.get(match["over"]) if match["slash"] else None
        return (named[0], match.end()) if named else None
    known = _tables().lower.get(over) or _tables().exact.get(over)
    return (known[0] if known and known[1] == "measure" else over), match.end()
