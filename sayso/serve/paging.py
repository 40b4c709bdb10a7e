"""How the API answers: long lists in pages that a cursor leads through, and nothing sent twice that has not changed."""

from __future__ import annotations

import binascii
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from hashlib import blake2b
from re import findall
from typing import Annotated, Any, Generic, TypeVar
from urllib.parse import quote, urlencode

import msgspec
from litestar import Request, Response
from litestar.di import NamedDependency
from litestar.exceptions import HTTPException
from litestar.openapi.spec import Parameter as Described
from litestar.params import QueryParameter
from litestar.status_codes import HTTP_304_NOT_MODIFIED

from sayso import __version__
from sayso.record.json import to_json
from sayso.serve.library import Library, TheLibrary
from sayso.serve.problems import ParameterError, StoreChangedError

_MOST, _USUAL, _LONGEST = 200, 50, 400
_FARTHEST = 10**9
_PAGING = ("cursor", "limit")
_VALUES = ("certainty", "stance", "type", "version")
"""Parameters that are no text, of which «null» may be a word."""

T = TypeVar("T")

Cursor = Annotated[
    str | None,
    QueryParameter(max_length=_LONGEST, description="Where to go on: `next` of the page before."),
]
Limit = Annotated[int, QueryParameter(ge=1, le=_MOST, description="How many at most.")]


class Page(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A part of a list; `next` is the cursor of the part that follows, null at the end."""

    items: tuple[T, ...]
    next: str | None


class Place(msgspec.Struct, frozen=True, array_like=True):
    """What a cursor holds: where to go on, in which list, as the store was then."""

    start: Annotated[int, msgspec.Meta(ge=1, le=_FARTHEST)]
    asked: str
    stamp: str


class Answer(Response[T]):
    """A record as `sayso` writes it everywhere."""

    def render(self, content: Any, media_type: str, enc_hook: Any = None) -> bytes:  # noqa: ARG002  Litestar's
        """One line of JSON."""
        return content if isinstance(content, bytes) else to_json(content)


class UnchangedError(HTTPException):
    """Not an error: what the visitor has is still right."""

    status_code = HTTP_304_NOT_MODIFIED


class Visit:
    """One request to the API: what it asks for, and the mark of the store as it is now."""

    def __init__(self, request: Request[Any, Any, Any], library: Library) -> None:
        self.library = library
        self._path = quote(request.url.path)
        given = list(request.query_params.multi_items())
        self._filters = [(name, value) for name, value in given if name not in _PAGING]
        self.asked = _digest(self._path, *sorted(self._filters))
        self.stamp = _digest(__version__, library.store.place, library.store.stamp(), library.store.latest(1))
        self.tag = f'"{_digest(self.asked, self.stamp, *sorted(given))}"'

    def answer(self, content: T, headers: dict[str, str] | None = None) -> Answer[T]:
        """What was found, with the tag by which it is asked for again."""
        return Answer(content, media_type="application/json", headers={**self.headers(), **(headers or {})})

    def headers(self) -> dict[str, str]:
        """What tells a visitor when to ask again: always, but with the tag."""
        return {"ETag": self.tag, "Cache-Control": "private, no-cache"}

    def address(self, cursor: str, limit: int) -> str:
        """The address of the next page."""
        return f"{self._path}?{urlencode([*self._filters, ('limit', limit), ('cursor', cursor)])}"


class Walk:
    """A walk through a list, page by page."""

    def __init__(self, visit: Visit, cursor: str | None, limit: int) -> None:
        self.library, self._visit, self._limit = visit.library, visit, limit
        self._start = _start(visit, cursor)

    def page(self, kind: Callable[..., T], find: Callable[[int, int], Sequence[Any]]) -> Answer[T]:
        """A page of a list of which `find(start, count)` gives `count` items at most, those before `start` left out."""
        found = find(self._start, self._limit + 1)
        if len(found) <= self._limit:
            return self._visit.answer(kind(items=tuple(found), next=None))
        cursor = write_cursor(Place(self._start + self._limit, self._visit.asked, self._visit.stamp))
        link = f'<{self._visit.address(cursor, self._limit)}>; rel="next"'
        return self._visit.answer(kind(items=tuple(found[: self._limit]), next=cursor), {"Link": link})


TheVisit = NamedDependency[Visit]
TheWalk = NamedDependency[Walk]


def visit(request: Request[Any, Any, Any], library: TheLibrary) -> Visit:
    """A request, refused where it has a parameter that the schema does not name: a misspelled filter finds too much.

    Stops with `UnchangedError` where the visitor has the answer already; only an answer that was found has a tag.
    """
    _check_given(request)
    found = Visit(request, library)
    if found.tag in _tags(request.headers.get("if-none-match", "")):
        raise UnchangedError(headers=found.headers())
    return found


def walk(visit: TheVisit, cursor: Cursor = None, limit: Limit = _USUAL) -> Walk:
    """A walk that begins, or goes on at a cursor."""
    return Walk(visit, cursor, limit)


def show_unchanged(_request: Request[Any, Any, Any], error: UnchangedError) -> Response[None]:
    """Nothing but the tag."""
    return Response(None, status_code=HTTP_304_NOT_MODIFIED, headers=error.headers)


def write_cursor(place: Place) -> str:
    """A cursor, which only `read_cursor` understands.

    >>> read_cursor(write_cursor(Place(50, "a", "b")))
    Place(start=50, asked='a', stamp='b')
    """
    return urlsafe_b64encode(to_json(place)).decode().rstrip("=")


def read_cursor(cursor: str) -> Place | None:
    """What a cursor holds, None where it is none."""
    try:
        line = b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        return msgspec.json.decode(line, type=Place)
    except (ValueError, binascii.Error, msgspec.DecodeError):
        return None


def _start(visit: Visit, cursor: str | None) -> int:
    if cursor is None:
        return 0
    place = read_cursor(cursor)
    if place is None or place.asked != visit.asked:
        raise ParameterError("cursor", "is none of this list: take `next` of the page before, with the same filters")
    if place.stamp != visit.stamp:
        raise StoreChangedError(detail="the store has changed since the page before: begin again without a cursor")
    return place.start


def _check_given(request: Request[Any, Any, Any]) -> None:
    """Refuse what Litestar would pass over in silence: unknown names, second values, and null as a value."""
    known = _known(request)
    given = list(request.query_params.multi_items())
    for name, value in given:
        if name not in known:
            taken = f"known are {', '.join(known)}" if known else "none is taken here"
            raise ParameterError(name, f"is no parameter; {taken}")
        if sum(other == name for other, _ in given) > 1:
            raise ParameterError(name, "is given more than once")
        if name in _VALUES and value.casefold() == "null":
            raise ParameterError(name, "is null: leave it out")


def _known(request: Request[Any, Any, Any]) -> list[str]:
    """The query parameters of an address, as the schema has them."""
    paths = request.app.openapi_schema.paths or {}
    operation = paths[request.scope["path_template"]].get
    parameters = (operation.parameters if operation else None) or []
    return [each.name for each in parameters if isinstance(each, Described) and each.param_in == "query"]


def _tags(header: str) -> list[str]:
    """The tags of If-None-Match; whether one is weak does not matter there.

    >>> _tags('W/"a", "b"')
    ['"a"', '"b"']
    """
    return findall(r'"[^"]*"', header)


def _digest(*parts: object) -> str:
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()
