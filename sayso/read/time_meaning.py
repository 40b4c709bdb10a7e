"""What a time means: TIMEX3 type, value and modifier, and what every kind of time needs to say it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from sayso.read.time_anchor import Anchor
from sayso.read.time_calendar import PartialDate, date_value, year_value
from sayso.record.reading import TimeType

Fields = dict[str, Any]
_SMALL_HOURS = 5
"""The last hour that "at night" leaves in the morning: "3 at night", but "10 at night"."""
EXPLICIT, WRITTEN, UNRESOLVED = "explicit", "relative to publication", "unresolved"


class Meaning(NamedTuple):
    """What a time means; `tells` is the date that later times may count from."""

    type: TimeType
    value: str | None
    mod: str | None = None
    basis: str = EXPLICIT
    tells: PartialDate | None = None


class Place(NamedTuple):
    """Where a time stands: what it counts from, and where its clause looks (asked only when needed)."""

    anchor: Anchor
    tense: Callable[[], str]


def dated(fields: Fields, year: int | None, month: int | None, day: int | None, basis: str) -> Meaning:
    """The meaning of a date whose year has been decided."""
    start = "XXXX" if year is None else year_value(year)
    mod = fields.get("mod")
    tells = PartialDate(year, month, day) if year is not None else None
    for key, letter in (("season", ""), ("quarter", "Q"), ("half", "H")):
        if key in fields:
            return Meaning("DATE", f"{start}-{letter}{fields[key]}", mod, basis, tells)
    value = date_value(year, month, day)
    if value is None:
        return Meaning("DATE", None, None, UNRESOLVED)
    time = time_of_day(fields)
    if time:
        return Meaning("TIME", value + time, mod, basis, tells)
    return Meaning("DATE", value, mod, basis, tells)


def time_of_day(fields: Fields) -> str:
    """The part of a value after the day: `T09:30Z`, `TMO`, or nothing."""
    if "moment" in fields:
        return f"T{fields['moment']}"
    if "clock" in fields:
        hour, *rest = (int(part) for part in re.split(r"[:.]", fields["clock"]))
        minute, second = rest[0], rest[1] if len(rest) > 1 else None
    elif "military" in fields:
        hour, minute, second = fields["military"] // 100, fields["military"] % 100, None
    elif "hour" in fields:
        hour, minute, second = fields["hour"], 0, None
    else:
        return f"T{fields['part']}" if "part" in fields else ""
    if "halfday" in fields:
        hour = hour % 12 + fields["halfday"]
    elif hour < 12 and (fields.get("part") in {"AF", "EV"} or (fields.get("part") == "NI" and hour > _SMALL_HOURS)):
        hour += 12
    if hour > 24 or minute > 59:
        return ""
    seconds = "" if second is None else f":{second:02d}"
    return f"T{hour:02d}:{minute:02d}{seconds}{_zone(fields)}"


def _zone(fields: Fields) -> str:
    if "offset" in fields:
        return f"{'-' if fields['sign'] < 0 else '+'}{fields['offset']:02d}"
    return str(fields.get("zone", ""))
