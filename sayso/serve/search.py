"""The page that searches: what is asked, what is found, and all of it as a file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, get_args
from urllib.parse import urlencode

import msgspec
from litestar import Request, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Stream, Template

from sayso.errors import InputError, SaysoError
from sayso.export import write_csv
from sayso.record.json import to_json
from sayso.record.reading import Certainty, PloverType, Stance
from sayso.serve.found import MOST, NOTHING, PER_PAGE, Facet, Found, find_page, show_month
from sayso.serve.library import Library, TheLibrary
from sayso.serve.text import address, show_code
from sayso.store import Query
from sayso.store.query import What
from sayso.store.views import shown_columns

_LONGEST = 300
"""Characters of one condition: a longer one is a mistake or an attack, and FTS5 gives up on thousands of words."""
_CHUNK = 65_536
_FIELDS = ("words", "in", "source", "about", "after", "before", "certainty", "stance", "type", "publisher")
_CHOICES: dict[str, tuple[str, ...]] = {
    "in": get_args(What), "certainty": get_args(Certainty), "stance": get_args(Stance), "type": get_args(PloverType),
}  # fmt: skip
_FORMATS = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}

Given = dict[str, str]
"""The conditions of a search as they stand in its address, without those left empty."""


@get("/search", sync_to_thread=True)
def search(library: TheLibrary, request: Request[Any, Any, Any]) -> Template:
    """What a search finds, 25 a page, with counts that narrow it; a mistake in it is told beside the form."""
    given = read_given(request.query_params)
    asked = bool(given.keys() - {"in"})
    found, error = NOTHING, None
    try:
        query = make_query(given)
        found = find_page(library.store, query, _page(request.query_params)) if asked else NOTHING
    except SaysoError as problem:
        error = str(problem)
    context = {"given": given, "what": given.get("in", "statements"), "asked": asked, "error": error, "found": found}
    return Template("search.html", context=context | _shown(given, found), status_code=400 if error else 200)


@get("/search/export", sync_to_thread=True)
def search_export(library: TheLibrary, request: Request[Any, Any, Any]) -> Stream:
    """Every row of a search, in its order, as a file to keep: CSV or JSON lines."""
    query = make_query(read_given(request.query_params))
    form = request.query_params.get("format", "csv")
    if form not in _FORMATS:
        raise InputError(f"format: {form!r} is none of {', '.join(_FORMATS)}")
    # Through a file on the disk: a search may find more than fits in memory, and one that fails gives no half a file.
    out = tempfile.TemporaryFile()  # noqa: SIM115  closed when it is sent
    try:
        _write(library, query, form, out)
    except BaseException:
        out.close()
        raise
    name = f"sayso-{query.what}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Stream(_pieces(out), media_type=_FORMATS[form], headers=headers)


@get("/tellings/{name:path}", sync_to_thread=True)
def telling(library: TheLibrary, name: FromPath[str]) -> Redirect:
    """To the claim that a statement or event (`ARTICLE/ID`) is a telling of."""
    article, _, part = name.removeprefix("/").rpartition("/")
    for story in library.store.stories_of([article]):
        for claim in library.claims(story):
            if any(each.article == article and part in {each.event, each.statement} for each in claim.members):
                return Redirect(address("claims", claim.id))
    raise NotFoundException(f"no second telling of {article}/{part} is found: nobody else says so as far as is stored")


def read_given(params: Mapping[str, Any]) -> Given:
    """The conditions that an address gives.

    >>> read_given({"words": " troops ", "source": "", "type": "assault", "page": "2"})
    {'words': 'troops', 'type': 'ASSAULT'}
    """
    given = {name: str(params.get(name, "")).strip() for name in _FIELDS}
    given["type"] = given["type"].upper()
    return {name: value for name, value in given.items() if value}


def make_query(given: Mapping[str, str]) -> Query:
    """The Query of some conditions, without a limit; raises InputError that names the one that makes no sense."""
    for name, value in given.items():
        if len(value) > _LONGEST:
            raise InputError(f"{name}: is {len(value):,} characters long; {_LONGEST} is the most")
        if value not in _CHOICES.get(name, (value,)):
            raise InputError(f"{name}: {value!r} is none of {', '.join(_CHOICES[name])}")
    conditions = {"what" if name == "in" else name: value for name, value in given.items()}
    return msgspec.convert({**conditions, "limit": None}, Query)


def _page(params: Mapping[str, Any]) -> int:
    """The page that is asked for, counted from 1; the first where it is no number."""
    page = str(params.get("page", "1"))
    last = -(-MOST // PER_PAGE)
    return min(max(int(page), 1), last) if page.isascii() and page.isdigit() and len(page) < _LONGEST else 1


def _link(given: Mapping[str, str], **changes: str | None) -> str:
    """The address of a search with some conditions changed, or taken away by None; it begins on the first page."""
    kept = {name: value for name, value in {**given, **changes}.items() if value}
    return f"/search?{urlencode(kept)}" if kept else "/search"


def _shown(given: Given, found: Found) -> dict[str, Any]:
    """Every link that the page shows, worked out here so that the template only writes them down."""
    pages = -(-found.total // PER_PAGE)
    files = {form: f"/search/export?{urlencode({**given, 'format': form})}" for form in _FORMATS}
    return {
        "choices": _CHOICES,
        "form": {name: given.get(name, "") for name in _FIELDS},
        "chosen": list(_chosen(given)),
        "facets": [(facet, list(_narrowing(given, facet))) for facet in found.facets],
        "kinds": [(what, _link(given, **{"in": what})) for what in _CHOICES["in"]],
        "files": files,
        "pages": pages,
        "previous": _link(given, page=str(found.page - 1)) if found.page > 1 else None,
        "following": _link(given, page=str(found.page + 1)) if found.page < pages else None,
    }


def _chosen(given: Given) -> Iterator[tuple[str, str, str]]:
    """Every condition with its value, and the address without it."""
    for name, value in given.items():
        if name != "in":
            yield name, show_code(value) if name == "stance" else value, _link(given, **{name: None})


def _narrowing(given: Given, facet: Facet) -> Iterator[tuple[str, int, str | None]]:
    """Every value with its count and the address that narrows the search to it; None where there is none."""
    for value, count in facet.values:
        if value is None:
            yield "not told", count, None
        elif facet.name == "month":
            is_chosen = given.get("after") == given.get("before") == value
            yield show_month(value), count, None if is_chosen else _link(given, after=value, before=value)
        else:
            is_chosen = given.get(facet.name) == value
            shown = show_code(value) if facet.name == "stance" else value
            yield shown, count, None if is_chosen else _link(given, **{facet.name: value})


def _write(library: Library, query: Query, form: str, out: BinaryIO) -> None:
    rows = library.store.found(query)
    if form == "csv":
        write_csv(rows, shown_columns(query.what), out)
    else:
        out.writelines(to_json(row) + b"\n" for row in rows)
    out.seek(0)


def _pieces(out: BinaryIO) -> Iterator[bytes]:
    with out:
        while piece := out.read(_CHUNK):
            yield piece


PAGES = (search, search_export, telling)
