"""The page of a person, organisation, group or government: what it says, what is said of it, what it does to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from litestar import Request, get
from litestar.params import FromPath
from litestar.response import Template
from litestar.status_codes import HTTP_404_NOT_FOUND

from sayso.errors import InputError
from sayso.serve.deeds import QUADS, Deed, count_sides, find_deeds, is_kind, pick_deeds
from sayso.serve.found import show_month, shown_words
from sayso.serve.library import TheLibrary
from sayso.serve.text import address
from sayso.store import Store, actors
from sayso.store.query import What
from sayso.store.rows import Row

_STATEMENTS, _EVENTS, _MONTHS, _VALUES = 50, 25, 24, 8
_PEOPLE, _PLACES = 30, 15
_PEOPLE_KINDS = ("person", "organisation", "group")


class Told(NamedTuple):
    """Statements that a name makes, or that others make of it."""

    total: int
    newest: list[Row]
    stances: tuple[tuple[str, int], ...]
    certainties: tuple[tuple[str, int], ...]
    months: Counter[str | None]


@get("/actors/{name:path}", sync_to_thread=True)
def actor(library: TheLibrary, name: FromPath[str], request: Request[Any, Any, Any]) -> Template:
    """What the reports tell of one name; `did`, `with` and `type` pick the events that are listed."""
    name, store = name.removeprefix("/"), library.store
    try:
        entities = actors.entity_rows(store, name)
        statements, parts = actors.statement_rows(store, name), actors.deed_rows(store, name)
        near = [] if entities or statements or parts else actors.near_names(store, name)
    except InputError:  # a name without a letter or digit
        entities, statements, parts, near = [], [], [], []
    if not entities and not statements and not parts:
        return Template("nobody.html", context={"name": name, "near": near}, status_code=HTTP_404_NOT_FOUND)
    said = _told(store, [row for row in statements if row["speaker_name"] == name])
    said_of = _told(store, [row for row in statements if row["speaker_name"] != name])
    deeds = find_deeds(parts)
    capped = max(map(len, (entities, statements, parts))) >= actors.MOST
    context = {"name": name, "said": said, "said_of": said_of, "capped": capped, "most": actors.MOST}
    shown = _taken_for(store, name, entities) | _events(store, name, deeds, request.query_params)
    return Template("actor.html", context=context | shown | {"months": _months(said, said_of, deeds)})


def _told(store: Store, rows: Sequence[Row]) -> Told:
    newest = sorted(rows, key=lambda row: (row["published"] or "", row["number"]), reverse=True)[:_STATEMENTS]
    return Told(
        total=len(rows),
        newest=_with_parts(store, "statements", [row["number"] for row in newest]),
        stances=tuple(Counter(row["stance"] for row in rows).most_common()),
        certainties=tuple(Counter(row["certainty"] for row in rows).most_common()),
        months=Counter(_month(row) for row in rows),
    )


def _with_parts(store: Store, what: What, numbers: Sequence[int]) -> list[Row]:
    """Rows with the sentence that is shown of each, in one piece: nothing in it is marked."""
    rows = actors.shown_rows(store, what, numbers)
    return [{**row, "parts": [(shown_words(row, what), False)]} for row in rows]


def _month(row: Row) -> str | None:
    return (row["published"] or "")[:7] or None


def _taken_for(store: Store, name: str, entities: Sequence[Row]) -> dict[str, Any]:
    """What the reports take a name for, how they write it, and whom they name beside it."""
    articles = sorted({row["number"] for row in entities})
    forms = actors.form_rows(store, name, articles)
    taken = Counter((row["kind"], row["country"], row["sector"], row["reason"]) for row in entities)
    return {
        "reports": len(articles),
        "kind": Counter(row["kind"] for row in entities).most_common(1)[0][0] if entities else None,
        "taken": taken.most_common(_VALUES),
        "more_taken": max(0, len(taken) - _VALUES),
        "forms": _reports_of(forms, "words", form="name", but=name),
        "descriptions": _reports_of(forms, "words", form="description"),
        "roles": _reports_of(forms, "role"),
        "links": actors.link_rows(store, name, articles)[:_VALUES],
        "people": actors.companion_rows(store, name, articles, _PEOPLE_KINDS, _PEOPLE),
        "places": actors.companion_rows(store, name, articles, ("place",), _PLACES),
    }


def _reports_of(
    rows: Iterable[Row], column: str, *, form: str | None = None, but: str | None = None
) -> list[tuple[str, int]]:
    """What stands in a column, with how many reports; only of mentions of a form, and but for one value."""
    counts: Counter[str] = Counter()
    for row in rows:
        if row[column] and form in {None, row["form"]}:
            counts[" ".join(row[column].split())] += row["reports"]
    counts.pop(but or "", None)
    return counts.most_common(_VALUES)


def _events(store: Store, name: str, deeds: Sequence[Deed], params: Any) -> dict[str, Any]:
    """The counts of events, every one with its address, and the events behind the one that is chosen."""
    side = params.get("side") if params.get("side") in {"did", "done"} else None
    kind = params.get("type") if is_kind(params.get("type", "")) else None
    other = params.get("with")
    picked = pick_deeds(deeds, side=side, other=other, kind=kind)
    newest = sorted(picked, key=lambda deed: (deed.month or "", deed.number), reverse=True)[:_EVENTS]

    def link(**conditions: str | None) -> str:
        kept = {key: value for key, value in conditions.items() if value is not None}
        return f"{address('actors', name)}?{urlencode(kept)}#events"

    return {
        "sides": list(count_sides(deeds)),
        "quads": list(QUADS),
        "link": link,
        "picked": {"side": side, "with": other, "type": kind},
        "is_picked": not (side is None and kind is None and other is None),
        "events": _with_parts(store, "events", [deed.number for deed in newest]),
        "all_events": len({deed.number for deed in picked}),
    }


def _months(said: Told, said_of: Told, deeds: Sequence[Deed]) -> list[tuple[str, list[int]]]:
    """The newest 24 months in which there is anything, oldest first: said, said of it, did, done to it."""
    did, done = (Counter(deed.month for deed in deeds if deed.side == side) for side in ("did", "done"))
    columns = [said.months, said_of.months, did, done]
    months = sorted({month for column in columns for month in column if month})[-_MONTHS:]
    return [(show_month(month), [column[month] for column in columns]) for month in months]


PAGES = (actor,)
