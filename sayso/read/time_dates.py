"""The meaning of dates: years, months, days, quarters and seasons, decades and centuries, feasts, times of day."""

from __future__ import annotations

import re
from datetime import date

from sayso.read.time_anchor import Anchor, Told, nearest
from sayso.read.time_calendar import PartialDate, date_value, decade_value, easter, make_day, step_days
from sayso.read.time_meaning import EXPLICIT, UNRESOLVED, WRITTEN, Fields, Meaning, Place, dated, time_of_day

_LAST_CENTURY = 22
_SHORT = 100
_NEAR = 7
"""Days from writing within which a report is likelier to mean a day than another in figures: 7/8 on 9 July."""


def read_date(fields: Fields, place: Place) -> Meaning | None:
    """Read a date: its year is told, or follows the story in an account, or lies nearest to the day of writing."""
    if "iso" in fields:
        return _iso(fields)
    if "slashed" in fields:
        return _slashed(fields["slashed"], place.anchor)
    if "fiscal" in fields:
        return Meaning("DATE", f"FY{fields['fiscal']:04d}", None, EXPLICIT)
    return _in_parts(fields, place) if fields.get("quarter", 1) in range(1, 5) else None


def _in_parts(fields: Fields, place: Place) -> Meaning:
    month, day = fields.get("month"), fields.get("day")
    if date_value(None, month, day) is None:
        return Meaning("DATE", None, None, UNRESOLVED)
    year, basis = _year(fields, place)
    if year is None:
        return dated(fields, None, month, day, UNRESOLVED)
    return dated(fields, year, month, day, basis)


def _iso(fields: Fields) -> Meaning | None:
    day, _, time = fields["iso"].upper().partition("T")
    year, month, number = (int(part) for part in day.split("-"))
    if make_day(year, month, number) is None:
        return Meaning("DATE", None, None, UNRESOLVED)
    tells = PartialDate(year, month, number)
    if time:
        return Meaning("TIME", f"{day}T{time}", None, EXPLICIT, tells)
    return dated(fields, year, month, number, EXPLICIT)


def _slashed(words: str, anchor: Anchor) -> Meaning | None:
    """28/10/2024 or 10/28/24; only the year is sure where both readings are days and neither is near the writing."""
    first, second, year = (int(part) for part in re.split(r"[/.]", words))
    year = _full_year(year, anchor) if year < _SHORT else year
    days = {day for day in (make_day(year, second, first), make_day(year, first, second)) if day}
    if "." in words:
        days = {day for day in (make_day(year, second, first),) if day}
    recent = {day for day in days if anchor.day_written and abs((day - anchor.day_written).days) <= _NEAR}
    if len(recent or days) != 1:
        return Meaning("DATE", f"{year:04d}-XX-XX", None, UNRESOLVED) if days else None
    basis = WRITTEN if len(days) > 1 else EXPLICIT
    day = (recent or days).pop()
    return Meaning("DATE", day.isoformat(), None, basis, PartialDate(day.year, day.month, day.day))


def _year(fields: Fields, place: Place) -> tuple[int | None, str]:
    """The year of a date and what it rests on."""
    if "year" in fields:
        return (-fields["year"] if fields.get("era") == "BC" else fields["year"]) or None, EXPLICIT
    if "short" in fields:
        return _full_year(fields["short"], place.anchor), EXPLICIT
    if "yearrel" in fields or "rel" in fields or "told" in fields:
        return _related_year(fields, place)
    if place.anchor.narrative or place.anchor.written is None:
        story = place.anchor.story_year(fields.get("month"))
        return (story[0], f"relative to {story[1]}") if story else (None, UNRESOLVED)
    return _written_year(fields, place), WRITTEN


def _full_year(short: int, anchor: Anchor) -> int:
    """'68 as 1968: the last such year that is not after the year told last or, in news, the year of writing."""
    base = anchor.told.when.year if anchor.told else anchor.written.year if anchor.written else 1999
    century = base // 100 * 100
    latest = max(base + 50 if anchor.told else base, base)
    return century + short if century + short <= latest else century - 100 + short


def _told_year(anchor: Anchor) -> tuple[int | None, str]:
    if anchor.told is None:
        return None, UNRESOLVED
    return anchor.told.when.year, f"relative to {anchor.told.time}"


def _related_year(fields: Fields, place: Place) -> tuple[int | None, str]:
    """For "last March", "the summer of that year", "next spring"."""
    count = next(fields[key] for key in ("yearrel", "rel", "told") if key in fields)
    anchor = place.anchor
    from_told = "told" in fields or fields.get("yearfrom") == "told" or anchor.narrative
    if from_told:
        year, basis = _told_year(anchor)
        return (None if year is None else year + count), basis
    if anchor.written is None:
        return None, UNRESOLVED
    if "month" not in fields or "yearrel" in fields:
        return anchor.written.year + count, WRITTEN
    # "last March" is the latest March before, "next March" the first one after.
    written = anchor.written.month or 1
    passed = fields["month"] < written if count < 0 else fields["month"] <= written
    shift = {-1: 0 if passed else -1, 0: 0, 1: 1 if passed else 0}[count]
    return anchor.written.year + shift, WRITTEN


def _written_year(fields: Fields, place: Place) -> int:
    """The year of "on 3 May" or "in March" in news: the nearest one, on the side that the tense points to."""
    written = place.anchor.written
    assert written is not None  # noqa: S101
    month, day = fields.get("month"), fields.get("day")
    if month is None or written.month is None:
        return written.year
    if day is None and month == written.month:
        return written.year
    today = make_day(written.year, written.month, written.day or 15)
    years = (written.year, written.year - 1, written.year + 1)
    candidates = [(year, found) for year in years if (found := make_day(year, month, day or 15))]
    if today is None or not candidates:
        return written.year
    return nearest(candidates, today, place.tense())


def read_fiscal(fields: Fields, place: Place) -> Meaning | None:
    """Read "this fiscal year": the one named after the year of writing; whose books they are would tell its days."""
    written, count = place.anchor.written, fields["rel"] if "rel" in fields else fields.get("told", 0)
    if written is None or place.anchor.narrative:
        return Meaning("DATE", "FYXXXX", fields.get("mod"), UNRESOLVED)
    return Meaning("DATE", f"FY{written.year + count:04d}", fields.get("mod"), WRITTEN)


def read_tail(fields: Fields, place: Place) -> Meaning | None:
    """The end of a broken date: "6 and [7th]" of May, "1939-[45]"."""
    told = place.anchor.told
    if told is None:
        return None
    if "day" in fields:
        year = _year(fields, place)[0] if "year" in fields or "short" in fields else told.when.year
        return dated(fields, year, told.when.month, fields["day"], f"relative to {told.time}")
    year = told.when.year // 100 * 100 + fields["short"]
    return dated(fields, year, None, None, EXPLICIT) if told.when.year < year else None


def read_decade(fields: Fields, place: Place) -> Meaning | None:
    """Read "the 1990s", "the late eighties"."""
    if "tens" in fields:
        century = place.anchor.told.when.year // 100 * 100 if place.anchor.told and place.anchor.narrative else 1900
        year = century + fields["tens"] * 10
    else:
        year = fields["decade"]
        year = year if year >= 100 else (2000 if year <= 10 else 1900) + year
    if fields.get("era") == "BC":
        year = -year
    return Meaning("DATE", decade_value(year), fields.get("mod"), EXPLICIT)


def read_century(fields: Fields, _place: Place) -> Meaning | None:
    """Read "the 19th century"."""
    if not 1 <= fields["century"] <= _LAST_CENTURY:
        return None
    number = fields["century"] + (20 if fields.get("twenty") else 0) - 1
    if fields.get("era") == "BC":
        return Meaning("DATE", f"BC{number:02d}", fields.get("mod"), EXPLICIT)
    return Meaning("DATE", f"{number:02d}", fields.get("mod"), EXPLICIT)


def read_clock(fields: Fields, place: Place) -> Meaning | None:
    """Read a time of day without its day: that of the date told last or, in news, the day of writing."""
    time = time_of_day(fields)
    if not time:
        return None
    base, basis = _clock_day(place.anchor)
    value = date_value(base.year, base.month, base.day) if base else "XXXX-XX-XX"
    return Meaning("TIME", f"{value}{time}", fields.get("mod"), basis)


def _clock_day(anchor: Anchor) -> tuple[PartialDate | None, str]:
    told: Told | None = anchor.told_for("D")
    if told:
        return told.when, f"relative to {told.time}"
    if anchor.narrative or anchor.day_written is None:
        return None, UNRESOLVED
    return anchor.written, WRITTEN


def read_feast(fields: Fields, place: Place) -> Meaning | None:
    """Read "Christmas", "Easter 2019"; unresolved where the year is not known, only a month in "Christmas sales"."""
    rule = str(fields["feast"])
    month = 4 if rule[0] == "E" else int(rule.split("-", maxsplit=1)[0])
    year, basis = _year({**fields, "month": month}, place)
    if year is None:
        value = "XXXX-XX-XX" if rule[0] == "E" or rule.count("-") > 1 else f"XXXX-{rule}"
        return Meaning("DATE", value + time_of_day(fields), None, UNRESOLVED)
    day = _feast_day(rule, year)
    day = day and (step_days(day, -1) if "eve" in fields else day)
    if day is None:
        return None
    return dated(fields, day.year, day.month, None if "around" in fields else day.day, basis)


def _feast_day(rule: str, year: int) -> date | None:
    if rule[0] == "E":
        sunday = easter(year)
        return sunday and step_days(sunday, int(rule[1:]))
    month, day, *nth = (int(part) for part in rule.split("-"))
    if not nth:
        return make_day(year, month, day)
    first = make_day(year, month, 1)
    return first and step_days(first, (day - first.isoweekday()) % 7 + 7 * (nth[0] - 1))
