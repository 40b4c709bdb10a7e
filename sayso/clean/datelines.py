"""Datelines («BRUSSELS, Oct 28 (Agency) —») and the wire or partner that a report is credited to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from sayso.clean.dates import read_date
from sayso.clean.pieces import PARAGRAPH
from sayso.lexicon import table
from sayso.record.page import Dateline

_CAPITALS = r"(?:[A-Z][A-Z.’'-]*[A-Z.]|[A-Z]\.)"
_SMALL = r"(?:de|la|el|al|of|and|the|sur|am|en)"
_REGION = r"(?:, ?[A-Z][\w.’'-]*\.?(?: [A-Z][\w.’'-]*\.?){0,3}(?!\.?\s*\d)(?![\w.]))?"
"""Behind the place: «, Calif.», «, United Arab Emirates», but not the month of a date."""
_SECOND = rf"(?:/{_CAPITALS}(?: {_CAPITALS}){{0,3}}){{0,3}}"
_PLACE = rf"{_CAPITALS}(?:[ /-]{{1,3}}(?:{_CAPITALS}|{_SMALL})){{0,4}}{_REGION}{_SECOND}"
_TITLED_PLACE = rf"[A-Z][\w.’-]+(?:[ /][A-Z][\w.’-]+){{0,3}}{_REGION}"
_DATE = r"(?:,? (?P<date>[^()\[\]—–\n]{3,24}?))?"
_AGENCY = r"(?:\s*[(\[](?P<agency>[^()\[\]\n]{2,60})[)\]]|\.?\s*/(?P<slashed>[A-Z][\w -]{1,30})/)"
_DASH = r"\s*(?:—|–|--+|-(?=\s))\s*"
_AFTER_DASH = rf"(?:[(\[]?(?P<after>[A-Z][\w /.-]{{1,40}})[)\]]?{_DASH})?"
_ENDS = rf"(?:{_DASH}|\s*[:.]\s*|\s+(?=[A-Z“\"]))"
_OPENING = re.compile(rf"(?P<place>{_PLACE}){_DATE}(?:{_AGENCY}{_ENDS}|{_DASH}{_AFTER_DASH}|:\s+)(?=\S)")
_TITLED = re.compile(rf"(?P<place>{_TITLED_PLACE}){_DATE}{_AGENCY}{_ENDS}(?=\S)")
_LONGEST = 200
"""Characters of an opening that are looked at."""
_ENDS_WITH_MARK = re.compile(r"[—–:-]\s*$")
_DAY = re.compile(r"\d")
_FIRST_PARAGRAPHS = 3
"""A dateline opens the text; before it may stand a title and a line under it."""
_LAST_PARAGRAPHS = 4
_LONGEST_CREDIT = 400
_LINE_WITH_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def find_dateline(text: str, published: str | None) -> Dateline | None:
    """The dateline that the text opens with; its date is ISO where its year is known (written, or from `published`).

    >>> find_dateline("KYIV/MOSCOW, 5 November (Example News) - Talks go on.", "2024-11-06")
    Dateline(place='KYIV/MOSCOW', date='2024-11-05', agency='Example News')
    >>> find_dateline("NATO — an alliance of 32 states — met on Monday.", None)
    """
    for paragraph in text.split(PARAGRAPH, _FIRST_PARAGRAPHS)[:_FIRST_PARAGRAPHS]:
        opening = paragraph[:_LONGEST]
        found = _OPENING.match(opening) or _TITLED.match(opening)
        if found and _is_place(found, opening):
            words = found.groupdict()
            agency = _agency(found) or words.get("after")
            return Dateline(place=words["place"], date=_date(words["date"], published), agency=agency)
    return None


def _is_place(found: re.Match[str], paragraph: str) -> bool:
    """Not a label («BREAKING:»), an organisation with its initials in brackets, or a subject between two dashes."""
    place = found["place"]
    parts = re.split(r"[,/]", place)
    if any(part.strip() in _not_places() for part in parts) or (found["date"] and not _DAY.search(found["date"])):
        return False
    words = found.groupdict()
    if agency := _agency(found):
        return not agency.isdigit() and (bool(_ENDS_WITH_MARK.search(found[0])) or agency in _agency_names())
    if found[0].rstrip().endswith(":"):
        return place.isupper() and len(place) >= 4 and len(place.split()) <= 3
    return bool(words.get("after")) or not _is_aside(paragraph[found.end() :])


def _agency(found: re.Match[str]) -> str | None:
    return found["agency"] or found["slashed"]


def _is_aside(rest: str) -> bool:
    """«NATO — an alliance of 32 states — met»: lower case behind the dash and another dash soon."""
    return rest[:1].islower()


def _date(words: str | None, published: str | None) -> str | None:
    """A day with its year; the year of publication is lent, or the one before for a December read in January."""
    if not words:
        return None
    if _LINE_WITH_YEAR.search(words):
        return (found := read_date(words)) and found.value
    if not published:
        return None
    year = int(published[:4])
    for candidate in (year, year - 1):
        found = read_date(f"{words.strip(' .,')}, {candidate}") or read_date(f"{words.strip(' .,')} {candidate}")
        if found and found.value[: len(published)] <= published[: len(found.value)]:
            return found.value
    return None


def find_credit(text: str, bylines: Sequence[str], removed: Iterable[str], dateline: Dateline | None) -> str | None:
    r"""The agency or partner that the report is credited to: in dateline, byline, a credit line, or what was taken out.

    >>> find_credit("Talks ended.\n\n(Reporting by Ana Lopez for Reuters)", (), (), None)
    'Reuters'
    """
    if dateline and dateline.agency:
        return _full_name(dateline.agency)
    for byline in bylines:
        if byline in _agency_names():
            return _full_name(byline)
    for line in _credit_lines(text, removed):
        if (found := _credit_pattern().search(line)) and (name := _named(found)):
            return name
    return None


def _credit_lines(text: str, removed: Iterable[str]) -> Iterator[str]:
    paragraphs = text.split(PARAGRAPH)
    for line in (*reversed(paragraphs[-_LAST_PARAGRAPHS:]), *removed):
        if len(line) <= _LONGEST_CREDIT:
            yield line
    yield from (paragraph[-80:] for paragraph in paragraphs[-2:] if len(paragraph) > _LONGEST_CREDIT)


def _named(found: re.Match[str]) -> str | None:
    name = next((value for value in found.groups() if value), None)
    return _full_name(name.strip(" .,")) if name else None


def _full_name(name: str) -> str:
    """The agency's usual name; a name that is in no list stays as it is."""
    return _agency_names().get(name, name)


@cache
def _agency_names() -> dict[str, str]:
    return {name: names[0] for names in table("en", "agencies")["agencies"] for name in names}


@cache
def _not_places() -> frozenset[str]:
    return frozenset(table("en", "agencies")["not_places"])


@cache
def _credit_pattern() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_agency_names(), key=lambda name: (-len(name), name))))
    forms = table("en", "agencies")["credits"]
    return re.compile("|".join(f"(?i:{form})".replace("AGENCY", f"(?-i:({names})(?![\\w-]))") for form in forms))
