"""How values are written for people, and how records are addressed."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

_DAY = len("2024-10-28")


def show_day(moment: str | None) -> str:
    """A day as people write it; partial dates stay partial.

    >>> show_day("2024-10-28T20:45:00Z"), show_day("2024-10"), show_day(None)
    ('28 October 2024', '2024-10', 'date unknown')
    """
    if not moment:
        return "date unknown"
    try:
        day = date.fromisoformat(moment[:_DAY])
    except ValueError:
        return moment
    return f"{day.day} {day:%B %Y}"


def show_days(first: str | None, last: str | None) -> str:
    """One day, or the first and the last of some.

    >>> show_days("2024-10-13", "2024-11-13")
    '13 October – 13 November 2024'
    """
    one, other = show_day(first), show_day(last)
    if one == other or last is None:
        return one
    year = one[-5:]
    return f"{one.removesuffix(year) if other.endswith(year) else one} – {other}"


def show_number(value: float | None) -> str:
    """A number with thousands apart; nothing for none.

    >>> show_number(12000.0), show_number(1.5), show_number(None)
    ('12,000', '1.5', '')
    """
    return "" if value is None else f"{value:,.10g}"


def show_code(code: str) -> str:
    """A code of ours as words: «differs_in_scope» is «differs in scope»."""
    return code.replace("_", " ")


def address(kind: str, name: str) -> str:
    """The permanent address of a record.

    >>> address("claims", "a-1/ev-2")
    '/claims/a-1/ev-2'
    """
    return f"/{kind}/{quote(name, safe='/')}"
