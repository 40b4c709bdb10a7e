"""Places on earth for the names of places: of all that share a name, the one that the text means."""

from __future__ import annotations

from sayso.read.parse import Parse
from sayso.read.place_choice import Choice, choose
from sayso.read.place_context import find_context, find_toponyms
from sayso.record import Article, Mention, Place


def find_places(parse: Parse, *, names: tuple[Mention, ...], article: Article) -> dict[str, Place]:
    """For mention ids of place and facility names: where they are, and why there.

    A name that may be several places, of which the text favours none, gets the candidates and no coordinates.
    """
    toponyms = find_toponyms(parse, names)
    choices = choose(toponyms, find_context(names, article))
    return {mention: _place(choice) for mention, choice in choices.items()}


def _place(choice: Choice) -> Place:
    if choice.best is None:
        ids = tuple(str(one.geonames) for one in choice.candidates if one.geonames)
        return Place(reason=choice.reason, candidates=ids)
    one = choice.best
    return Place(
        lat=one.lat, lon=one.lon, country=one.country, admin1=one.admin1, reason=choice.reason,
        geonames=str(one.geonames) if one.geonames else None, precision=one.precision,
    )  # fmt: skip
