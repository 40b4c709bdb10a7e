"""Dates as pages write them, to ISO 8601: time and zone kept, partial dates left partial, impossible ones refused."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from sayso.lexicon import table
from sayso.record.page import Precision

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
"""Pages older than the web carry placeholders (0001-01-01, 1970-01-01); there is no clock here to know the year by."""
_SECONDS = r"(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?"
_CLOCK = rf"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d){_SECONDS}\s*(?P<half>[ap]\.?m\b\.?)?"
_ZONE = r"\s*(?P<zone>Z\b|[+-]\d{2}:?\d{2}\b|[+-]\d{2}\b|\(?(?:GMT|UTC)\b\)?)?"
_ISO = re.compile(
    rf"(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d\d?)(?:[-/.](?P<day>\d\d?)(?:[T\s,]+(?:at\s+)?{_CLOCK}{_ZONE})?)?(?!\d)",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T?(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)(?P<second>[0-5]\d)?Z?)?\Z"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)\Z")
_STAMP = re.compile(r"\d{10}(?:\d{3})?\Z")
_SLASHES = re.compile(r"(?P<first>\d\d?)[/.](?P<second_number>\d\d?)[/.](?P<year>(?:19|20)\d\d)(?!\d)")
_URL_DATE = re.compile(
    r"[/-](?P<year>(?:19|20)\d\d)[/-](?P<month>0?[1-9]|1[0-2]|[a-z]{3,9})(?:[/-](?P<day>0?[1-9]|[12]\d|3[01]))?(?=[/_.-]|$)",
    re.IGNORECASE,
)


class Written(NamedTuple):
    """A date as it goes into the record, and how exact it is."""

    value: str
    precision: Precision


def read_date(words: str | None) -> Written | None:
    """The first date in some words, null where there is none or it cannot be.

    >>> read_date("2024-10-17T18:20:00+0100").value
    '2024-10-17T18:20:00+01:00'
    >>> read_date("Thursday 17 October 2024, 6.20pm").value, read_date("Oct 2024")
    ('2024-10-17T18:20', Written(value='2024-10', precision='month'))
    >>> read_date("0001-01-01"), read_date("2024-13-01"), read_date("03/04/2024")
    (None, None, None)
    """
    text = " ".join((words or "")[:200].split())
    if _STAMP.match(text):
        return _from_stamp(int(text[:10]))
    for pattern in (_COMPACT, _YEAR):
        if found := pattern.match(text):
            return _from_parts(found.groupdict())
    for pattern in (_ISO, *_named(), _SLASHES):
        if found := pattern.search(text):
            return _from_parts(_with_order(found.groupdict()))
    return None


def date_in_url(url: str | None) -> Written | None:
    """The date in the path of an address, as far as it goes.

    >>> date_in_url("https://news.example/world/2024/oct/28/talks-end").value
    '2024-10-28'
    """
    found = _URL_DATE.search((url or "").split("?")[0])
    return _from_parts(found.groupdict()) if found and (found["day"] or found[0].startswith("/")) else None


def _with_order(parts: dict[str, str | None]) -> dict[str, str | None]:
    """28/10/2024 and 10/28/2024 are plain; 03/04/2024 is not, and stays unread."""
    first, second = parts.pop("first", None), parts.pop("second_number", None)
    if first is None or second is None:
        return parts
    if int(first) > 12 or first == second:
        return {**parts, "day": first, "month": second}
    return {**parts, "day": second, "month": first} if int(second) > 12 else {"year": None}


def _from_stamp(seconds: int) -> Written | None:
    moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return Written(moment.strftime("%Y-%m-%dT%H:%M:%SZ"), "second") if moment.year >= _FIRST_YEAR else None


def _from_parts(parts: dict[str, str | None]) -> Written | None:
    year = int(parts.get("year") or 0)
    month = _month_number(parts.get("month"))
    if not _FIRST_YEAR <= year <= _LAST_YEAR or month == 0:
        return None
    if month is None:
        return Written(f"{year}", "year")
    if not parts.get("day"):
        return Written(f"{year}-{month:02}", "month")
    try:
        day = dt.date(year, month, int(parts["day"] or 0))
    except ValueError:
        return None
    return _with_clock(day.isoformat(), parts)


def _month_number(month: str | None) -> int | None:
    """1 to 12; 0 where it is no month; null where none is given."""
    if month is None:
        return None
    number = int(month) if month.isdigit() else _months().get(month.lower().rstrip("."), 0)
    return number if number <= 12 else 0


def _with_clock(day: str, parts: dict[str, str | None]) -> Written:
    if not parts.get("hour"):
        return Written(day, "day")
    hour = int(parts["hour"] or 0)
    half = (parts.get("half") or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    clock = f"T{hour:02}:{parts['minute']}" + (f":{parts['second']}" if parts.get("second") else "")
    return Written(day + clock + _zone(parts.get("zone")), "second" if parts.get("second") else "minute")


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    digits = re.sub(r"\D", "", zone)
    return f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}" if digits else "Z"


@cache
def _months() -> dict[str, int]:
    return {name: number for number, names in enumerate(table("en", "agencies")["months"], 1) for name in names}


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    """Dates with the month in letters: day first, month first."""
    month = rf"(?P<month>{'|'.join(sorted(_months(), key=lambda name: (-len(name), name)))})"
    day, year = r"(?P<day>\d\d?)(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)\b"
    clock = rf"(?:[\s,–|-]*(?:at\s+)?{_CLOCK}{_ZONE})?"
    forms = (
        rf"(?<!\w){day}[\s-]+(?:of\s+)?{month}\.?,?[\s-]+{year}{clock}",
        rf"(?<!\w){month}\.?\s+(?:{day},?\s+)?{year}{clock}",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
