"""The meaning of times that count from another: "yesterday", "last Friday", "the next month", "two weeks later"."""

from __future__ import annotations

import re
from datetime import date

from sayso.read.time_anchor import Anchor
from sayso.read.time_calendar import PartialDate, step_days, step_value, week_value
from sayso.read.time_lengths import read_count, read_length
from sayso.read.time_meaning import UNRESOLVED, WRITTEN, Fields, Meaning, Place, dated, time_of_day

_TUESDAY, _SATURDAY = 2, 6


def read_weekday(fields: Fields, place: Place) -> Meaning | None:
    """Read "on Monday": the nearest one on the side that the tense points to, in an account the next one told."""
    number, anchor = fields["weekday"], place.anchor
    base, basis = _base_day(anchor, "told" in fields)
    relation = fields.get("rel", fields.get("told"))
    if base is None:
        return Meaning("DATE", f"XXXX-WXX-{number}{time_of_day(fields)}", fields.get("mod"), UNRESOLVED)
    after = (number - base.isoweekday()) % 7
    if relation is None:
        ahead = anchor.narrative or place.tense() != "past"
        step = after if ahead or not after else after - 7
    else:
        step = {-1: after - 7, 0: after if place.tense() != "past" else (after - 7) % -7, 1: after or 7}[relation]
    day = step_days(base, step)
    if day is None:
        return None
    return dated(fields, day.year, day.month, day.day, basis)


def _base_day(anchor: Anchor, from_told: bool) -> tuple[date | None, str]:
    told = anchor.told_for("D")
    if from_told or anchor.narrative:
        return (told.when.as_day, f"relative to {told.time}") if told else (None, UNRESOLVED)
    return anchor.day_written, WRITTEN


def read_weekend(fields: Fields, place: Place) -> Meaning | None:
    """Read "over the weekend": the last one begun or the next one to end, as the tense points."""
    written = None if place.anchor.narrative else place.anchor.day_written
    if written is None:
        return Meaning("DATE", _unknown("WE"), fields.get("mod"), UNRESOLVED)
    back = written.isoweekday() - _SATURDAY
    # On a Thursday, "this weekend" is the one ahead, though the verb that reports it stands in the past.
    if back < 0 and place.tense() == "past" and not ("this" in fields and written.isoweekday() > _TUESDAY):
        back += 7
    day = step_days(written, -back)
    return Meaning("DATE", week_value(day, weekend=True), fields.get("mod"), WRITTEN) if day else None


def read_deictic(fields: Fields, place: Place) -> Meaning | None:
    """Read "today", "yesterday evening", "last night"; in an account nobody knows whose day it is."""
    anchor = place.anchor
    day = None if anchor.narrative or anchor.day_written is None else step_days(anchor.day_written, fields["deictic"])
    time = time_of_day(fields)
    if day is None:
        return Meaning("TIME" if time else "DATE", f"XXXX-XX-XX{time}", fields.get("mod"), UNRESOLVED)
    return dated(fields, day.year, day.month, day.day, WRITTEN)


def read_unit(fields: Fields, place: Place) -> Meaning | None:
    """For "last week", "this year", "earlier this month"."""
    anchor = place.anchor
    if fields["unit"] == "D" or anchor.narrative:
        return read_told({**fields, "told": fields["rel"]}, place)
    if anchor.written is None:
        return Meaning("DATE", _unknown(fields["unit"]), fields.get("mod"), UNRESOLVED)
    return _stepped(anchor.written, fields["rel"], fields["unit"], fields.get("mod"), WRITTEN)


def read_told(fields: Fields, place: Place) -> Meaning | None:
    """For "the next day", "later that month", "the same evening"; in news "the end of the year" is that of writing."""
    unit = fields.get("unit", "D")
    told = place.anchor.told_for(unit)
    count = fields["told"]
    if told is None or (fields.get("of") == "written" and not place.anchor.narrative and place.anchor.written):
        written = place.anchor.written
        if fields.get("of") == "written" and written and not place.anchor.narrative:
            return _stepped(written, count, unit, fields.get("mod"), WRITTEN)
        time = time_of_day(fields)
        return Meaning("TIME" if time else "DATE", _unknown(unit) + time, fields.get("mod"), UNRESOLVED)
    meaning = _stepped(told.when, count, unit, fields.get("mod"), f"relative to {told.time}")
    time = time_of_day(fields)
    if time and meaning.value:
        return meaning._replace(type="TIME", value=meaning.value + time)
    return meaning


def _stepped(base: PartialDate, count: int, unit: str, mod: str | None, basis: str) -> Meaning:
    value = step_value(base, count, unit)
    if value is None:
        return Meaning("DATE", _unknown(unit), mod, UNRESOLVED)
    return Meaning("DATE", value, mod, basis, _tells(value))


def _tells(value: str) -> PartialDate | None:
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    return PartialDate(year or 0, month, day)


def _unknown(unit: str) -> str:
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, "XXXX")


def read_shift(fields: Fields, place: Place) -> Meaning | None:
    """For "two weeks ago", "three days later", "years earlier"."""
    if "hence" in fields and (place.anchor.narrative or place.tense() == "past"):
        return read_length(fields, place)
    from_written = "ago" in fields or "hence" in fields
    ahead = "hence" in fields or fields.get("later", -1) > 0
    count = read_count(fields["count"]) if "count" in fields else None
    if "more" in fields and isinstance(count, float):
        count += 0.5
    if count is None or isinstance(count, str):
        return Meaning("DATE", "FUTURE_REF" if ahead else "PAST_REF", fields.get("mod"), UNRESOLVED)
    unit, count = _finer(fields["unit"], count)
    anchor = place.anchor
    told = anchor.told_for(unit)
    if count != int(count) or unit[0] == "T":
        return Meaning("DATE", "FUTURE_REF" if ahead else "PAST_REF", fields.get("mod"), UNRESOLVED)
    base: PartialDate | None
    if from_written and not anchor.narrative:
        base, basis = anchor.written, WRITTEN
    else:
        base, basis = (told.when, f"relative to {told.time}") if told else (None, UNRESOLVED)
    if base is None:
        return Meaning("DATE", _unknown(unit), fields.get("mod"), UNRESOLVED)
    return _stepped(base, int(count) if ahead else -int(count), unit, fields.get("mod"), basis)


def _finer(unit: str, count: float) -> tuple[str, float]:
    """A half or a fortnight in units that come out whole."""
    if unit == "2W":
        return "W", count * 2
    if count != int(count) and unit == "Y":
        return "M", count * 12
    return unit, count
