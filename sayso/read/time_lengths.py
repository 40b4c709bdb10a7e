"""The meaning of lengths of time ("two and a half years"), repeated times ("every Tuesday") and vague ones ("now")."""

from __future__ import annotations

from typing import Any

from sayso.lexicon import table
from sayso.read.time_dates import read_date
from sayso.read.time_meaning import EXPLICIT, UNRESOLVED, Fields, Meaning, Place, time_of_day


def read_count(words: list[str]) -> float | str | None:
    """The number that words stand for, `X` for "several", None where they stand for none.

    >>> read_count(["twenty", "-", "five"]), read_count(["2", "and", "a", "half"]), read_count(["a", "few"])
    (25.0, 2.5, 'X')
    """
    if any(word == "X" or _classes()["vague"].get(word) == "X" for word in words):
        return "X"
    total: float | None = None
    for word in words:
        total = _add_word(total, word, after_and="and" in words)
    return total


def _classes() -> dict[str, Any]:
    return table("en", "times")


def _add_word(total: float | None, word: str, *, after_and: bool) -> float | None:
    """The number so far with one more word: "two" "hundred", "twenty" "five", "two" "and" "a" "half"."""
    classes = _classes()
    if word == "half":
        return (total or 0) + 0.5 if after_and else 0.5
    if word in classes["times"]:
        return (total or 1.0) * float(classes["times"][word])
    if word in classes["numword"] or word in classes["vague"]:
        return (total or 0.0) + float(classes["numword"].get(word) or classes["vague"][word])
    if word in classes["article"]:
        return 1.0 if total is None else total
    if "/" in word:
        upper, lower = word.split("/")
        return (total or 0.0) + int(upper) / int(lower)
    return float(word.replace(",", "")) if word[0].isdigit() else total


def read_length(fields: Fields, _place: Place) -> Meaning | None:
    """Read "two and a half years", "three-day", "several weeks"."""
    count = read_count(fields["count"])
    if "more" in fields and isinstance(count, float):
        count += 0.5
    return Meaning("DURATION", period_value(count, fields["unit"]), fields.get("mod"), EXPLICIT)


def read_inside(fields: Fields, place: Place) -> Meaning | None:
    """For "the last week of August": as long as that, within a month or year that later times may count from."""
    within = read_date(
        {key: fields[key] for key in ("month", "year", "short", "era", "yearrel") if key in fields}, place
    )
    meaning = read_length({"count": ["one"], **fields}, place)
    if within is None or meaning is None:
        return meaning
    return meaning._replace(basis=within.basis, tells=within.tells)


def period_value(count: float | str | None, unit: str) -> str | None:
    """TIMEX3 of a length of time.

    >>> period_value(2.5, "Y"), period_value(18, "TM"), period_value("X", "D"), period_value(0.5, "Y")
    ('P2.5Y', 'PT18M', 'PXD', 'P6M')
    """
    if count is None:
        return None
    halves = {"Y": (6, "M"), "TH": (30, "TM"), "DE": (5, "Y"), "CE": (50, "Y"), "D": (12, "TH")}
    if count == 0.5 and unit in halves:
        count, unit = halves[unit]
    if unit == "2W":
        count, unit = count * 2 if not isinstance(count, str) else "X", "W"
    number = count if isinstance(count, str) else f"{count:g}" if count < 1e6 else str(int(count))
    return f"PT{number}{unit[1]}" if unit[0] == "T" else f"P{number}{unit}"


def read_set(fields: Fields, _place: Place) -> Meaning | None:
    """Read "every Tuesday", "twice a month", "annual"."""
    if "often" in fields:
        return Meaning("SET", fields["often"])
    if "weekday" in fields:
        return Meaning("SET", f"XXXX-WXX-{fields['weekday']}{time_of_day(fields)}")
    if "part" in fields:
        return Meaning("SET", f"XXXX-XX-XXT{fields['part']}")
    if "season" in fields:
        return Meaning("SET", f"XXXX-{fields['season']}")
    if "month" in fields:
        return Meaning("SET", f"XXXX-{fields['month']:02d}")
    count = read_count(fields["count"]) if "count" in fields else 2.0 if "other" in fields else 1.0
    return Meaning("SET", period_value(count, fields["unit"]))


def read_vague(fields: Fields, _place: Place) -> Meaning | None:
    """Read "now", "recently", "the future"."""
    return Meaning("DATE", fields["value"], None, UNRESOLVED)
