"""The calendar: partial dates, steps of days to centuries, their TIMEX3 values, the first and last day of a value.

Years before Christ are negative; the proleptic Gregorian calendar is used throughout, without a year 0 in values.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

_WRITTEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])")
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>\d)|H(?P<half>\d)|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?(?:-XX)?))?(?:T.*)?"
)
_DECADE_OR_CENTURY = re.compile(r"\d{2,3}")
_SEASONS = {"SP": (3, 1, 6, 20), "SU": (6, 1, 9, 22), "FA": (9, 1, 12, 20)}
_MONTHS = {"Q": 3, "M": 1, "Y": 12, "DE": 120, "CE": 1200}
_DAYS = {"D": 1, "W": 7, "WE": 7, "2W": 14}


class PartialDate(NamedTuple):
    """A year, a month of a year, or a day; what is not known is None."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def as_day(self) -> date | None:
        """The day, where it is one that the calendar has."""
        if self.month is None or self.day is None:
            return None
        return make_day(self.year, self.month, self.day)


def make_day(year: int, month: int, day: int) -> date | None:
    """A day, or None where the calendar has no such day.

    >>> make_day(2023, 2, 29) is None
    True
    """
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def read_written(written: str | None) -> PartialDate | None:
    """The date of writing from ISO 8601, as exact as it is given; None where there is none or it makes no sense.

    >>> read_written("2024-10-28T07:30:00+03:00")
    PartialDate(year=2024, month=10, day=28)
    >>> read_written("2024-10")
    PartialDate(year=2024, month=10, day=None)
    >>> read_written("yesterday") is None
    True
    """
    found = _WRITTEN.match(written or "")
    if not found or not int(found[1]):
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or (month is not None and make_day(year, month, day or 1) is None):
        return None
    return PartialDate(year, month, day)


def year_value(year: int) -> str:
    """TIMEX3 of a year; before Christ as `BC0490`."""
    return f"{year:04d}" if year > 0 else f"BC{-year:04d}"


def date_value(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """TIMEX3 of a date, X for a year or month that is not known; None where the calendar has no such day.

    >>> date_value(None, 10, 28), date_value(2024, 10), date_value(2024, 2, 31)
    ('XXXX-10-28', '2024-10', None)
    """
    start = "XXXX" if year is None else year_value(year)
    if month is None:
        return start if day is None else f"{start}-XX-{day:02d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{start}-{month:02d}"
    # A year that is not known, or lies before the calendar of `datetime`, may be a leap year.
    if make_day(year if year and year > 0 else 2000, month, day) is None:
        return None
    return f"{start}-{month:02d}-{day:02d}"


def week_value(day: date, weekend: bool = False) -> str:
    """The ISO week of a day: `2024-W44`, or `2024-W44-WE` for its weekend."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}" + ("-WE" if weekend else "")


def step_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month, some months later."""
    months = year * 12 + month - 1 + count
    return months // 12, months % 12 + 1


def step_days(day: date, count: float) -> date | None:
    """Some days later, or None beyond the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def step_value(base: PartialDate, count: int, unit: str) -> str | None:
    """The TIMEX3 value of the day, week, month … that lies `count` units from a date; as exact as the unit.

    >>> step_value(PartialDate(2024, 10, 28), -1, "W"), step_value(PartialDate(2024, 10, 28), 3, "M")
    ('2024-W43', '2025-01')
    """
    if unit in _DAYS:
        day = base.as_day and step_days(base.as_day, count * _DAYS[unit])
        if not day:
            return None
        return day.isoformat() if unit == "D" else week_value(day, weekend=unit == "WE")
    if unit in {"M", "Q"}:
        return _step_within_years(base, count, unit)
    year = base.year + count * _MONTHS[unit] // 12 if unit in _MONTHS else None
    if year is None or not -9999 <= year <= MAXYEAR:
        return None
    return {"Y": year_value(year), "DE": decade_value(year), "CE": f"{year // 100:02d}"}[unit]


def _step_within_years(base: PartialDate, count: int, unit: str) -> str | None:
    if base.month is None or abs(count) > 120_000:
        return None
    year, month = step_months(base.year, base.month, count * _MONTHS[unit])
    if unit == "M":
        return date_value(year, month)
    return f"{year_value(year)}-Q{(month + 2) // 3}"


def decade_value(year: int) -> str:
    """TIMEX3 of the decade that a year lies in: `199`, `BC046`."""
    return f"{year // 10:03d}" if year > 0 else f"BC{-year // 10:03d}"


def easter(year: int) -> date | None:
    """Easter Sunday, Western reckoning, by the anonymous Gregorian algorithm (Meeus 1991, chapter 8)."""
    if not 1583 <= year <= MAXYEAR:
        return None
    century, of_century = divmod(year, 100)
    skipped = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - century // 4 - skipped + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (year % 19 + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def find_bounds(value: str | None) -> tuple[str | None, str | None]:
    """The first and the last day of a TIMEX3 value, as ISO dates; None where the calendar cannot hold it.

    >>> find_bounds("2024-02"), find_bounds("2024-Q3"), find_bounds("198"), find_bounds("P3D")
    (('2024-02-01', '2024-02-29'), ('2024-07-01', '2024-09-30'), ('1980-01-01', '1989-12-31'), (None, None))
    """
    days = _bounding_days(value or "")
    return (days[0].isoformat(), days[1].isoformat()) if days and days[0] and days[1] else (None, None)


def _bounding_days(value: str) -> tuple[date | None, date | None] | None:
    if _DECADE_OR_CENTURY.fullmatch(value):
        years = 10 if len(value) == 3 else 100
        first = int(value) * years
        return make_day(max(first, MINYEAR), 1, 1), make_day(first + years - 1, 12, 31)
    found = _VALUE.fullmatch(value)
    if not found:
        return None
    year = int(found["year"])
    if found["week"]:
        return _week_days(year, int(found["week"]), weekend=bool(found["weekend"]))
    if found["season"]:
        return _season_days(year, found["season"])
    if found["day"]:
        day = make_day(year, int(found["month"]), int(found["day"]))
        return day, day
    return _month_days(year, *_month_range(found))


def _month_range(found: re.Match[str]) -> tuple[int, int]:
    if found["month"]:
        return int(found["month"]), int(found["month"])
    if found["quarter"]:
        return int(found["quarter"]) * 3 - 2, int(found["quarter"]) * 3
    if found["half"]:
        return int(found["half"]) * 6 - 5, int(found["half"]) * 6
    return 1, 12


def _month_days(year: int, first: int, last: int) -> tuple[date | None, date | None]:
    after = make_day(*step_months(year, last, 1), 1)
    return make_day(year, first, 1), after - timedelta(days=1) if after else make_day(year, last, 31)


def _week_days(year: int, week: int, *, weekend: bool) -> tuple[date | None, date | None] | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
        return monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6)
    except (ValueError, OverflowError):
        return None


def _season_days(year: int, season: str) -> tuple[date | None, date | None]:
    # "The winter of 1941" may be its first months or those in which it ends; of other seasons the wider reckoning.
    if season == "WI":
        return make_day(year, 1, 1), make_day(year + 1, 3, 20)
    first_month, first_day, last_month, last_day = _SEASONS[season]
    return make_day(year, first_month, first_day), make_day(year, last_month, last_day)
