"""From the fields of a rule to the meaning of a time: which sense is read where."""

from __future__ import annotations

from collections.abc import Callable

from sayso.read.time_dates import read_century, read_clock, read_date, read_decade, read_feast, read_fiscal, read_tail
from sayso.read.time_lengths import read_inside, read_length, read_set, read_vague
from sayso.read.time_meaning import Fields, Meaning, Place
from sayso.read.time_relative import read_deictic, read_shift, read_told, read_unit, read_weekday, read_weekend

_SENSES: dict[str, Callable[[Fields, Place], Meaning | None]] = {
    "date": read_date,
    "month": read_date,
    "fiscal": read_fiscal,
    "tail": read_tail,
    "dayonly": read_tail,
    "decade": read_decade,
    "century": read_century,
    "clock": read_clock,
    "feast": read_feast,
    "weekday": read_weekday,
    "weekend": read_weekend,
    "deictic": read_deictic,
    "unit": read_unit,
    "told": read_told,
    "shift": read_shift,
    "length": read_length,
    "inside": read_inside,
    "set": read_set,
    "vague": read_vague,
}


def find_meaning(sense: str, fields: Fields, place: Place) -> Meaning | None:
    """The meaning of a rule's fields; None where they make no time after all."""
    return _SENSES[sense](fields, place)
