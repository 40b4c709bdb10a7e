"""What the REST API answers when something is wrong: problem details of RFC 9457, never a trace."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, get_args
from urllib.parse import quote

import msgspec
from litestar import Request, Response
from litestar.exceptions import ClientException, HTTPException
from litestar.status_codes import HTTP_400_BAD_REQUEST, HTTP_409_CONFLICT, HTTP_503_SERVICE_UNAVAILABLE

from sayso.errors import InputError, SaysoError
from sayso.record.json import to_json
from sayso.record.reading import Certainty, PloverType, Stance

_LOG = logging.getLogger(__name__)
API = "/api"
PROBLEM_JSON = "application/problem+json"
_GENERIC = "about:blank"
"""A problem that its status says all of (RFC 9457, 4.2.1)."""

Handler = Callable[[Request[Any, Any, Any], Any], Response[Any]]


class WrongParameter(msgspec.Struct, frozen=True, kw_only=True):
    """One parameter that cannot be used, and why."""

    name: str
    reason: str


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong (RFC 9457): `type` tells kinds apart, `detail` says what helps, `instance` is what was asked."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    parameters: tuple[WrongParameter, ...] = ()
    """The parameters that cannot be used."""


class ParameterError(ClientException):
    """A parameter that nobody knows, or whose value cannot be used."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(detail=f"{name}: {reason}", extra=[{"key": name, "message": reason}])


class StoreChangedError(HTTPException):
    """The store has changed between two pages of one list, so that the rest of it would have gaps or repeat."""

    status_code = HTTP_409_CONFLICT


_CHOICES = {"certainty": get_args(Certainty), "stance": get_args(Stance), "type": get_args(PloverType)}
_TYPES = {
    ClientException: ("urn:sayso:problem:parameters", "A parameter cannot be used"),
    StoreChangedError: ("urn:sayso:problem:store-changed", "The store has changed"),
}


def under_api(request: Request[Any, Any, Any]) -> bool:
    """Whether an address belongs to the API.

    >>> class Fake: url = type("Url", (), {"path": "/api/v1/nothing"})
    >>> under_api(Fake())
    True
    """
    path = request.url.path
    return path == API or path.startswith(f"{API}/")


def problems_under_api(otherwise: Callable[[Request[Any, Any, Any], Exception], Any]) -> Handler:
    """A handler of exceptions that answers with a problem under /api, and elsewhere as `otherwise` does."""

    def handle(request: Request[Any, Any, Any], error: Exception) -> Any:
        return show_problem(request, error) if under_api(request) else otherwise(request, error)

    return handle


def show_problem(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """An error as problem details; what is our fault goes to the log and not to the visitor."""
    problem = make_problem(error, quote(request.url.path))
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    headers = (error.headers if isinstance(error, HTTPException) else None) or {}
    return Response(to_json(problem), status_code=problem.status, media_type=PROBLEM_JSON, headers=headers)


def make_problem(error: Exception, instance: str) -> Problem:
    """What is told of an error.

    >>> make_problem(InputError("'2024-13' is no date"), "/api/v1/stories").status
    400
    >>> make_problem(KeyError("secret"), "/api/v1/stories").detail
    'something went wrong here; the log says what'
    """
    status = _status(error)
    kind, title = next((told for each, told in _TYPES.items() if _tells(error, each)), (_GENERIC, status.phrase))
    return Problem(
        type=kind, title=title, status=status.value, detail=_detail(error), instance=instance,
        parameters=_parameters(error),
    )  # fmt: skip


def _status(error: Exception) -> HTTPStatus:
    if isinstance(error, HTTPException):
        return HTTPStatus(error.status_code)
    if isinstance(error, InputError):
        return HTTPStatus(HTTP_400_BAD_REQUEST)
    return HTTPStatus(HTTP_503_SERVICE_UNAVAILABLE if isinstance(error, SaysoError) else 500)


def _tells(error: Exception, kind: type[Exception]) -> bool:
    """Whether an error is of a kind that has a name of its own: of the client's errors only those of parameters."""
    if kind is ClientException:
        return _status(error) == HTTP_400_BAD_REQUEST
    return isinstance(error, kind)


def _detail(error: Exception) -> str:
    status = _status(error)
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        return "the store cannot be read just now; the log says why"
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "something went wrong here; the log says what"
    if isinstance(error, HTTPException):
        found = _parameters(error)
        return "; ".join(f"{each.name}: {each.reason}" for each in found) or _generic_detail(error, status)
    return str(error)


def _generic_detail(error: HTTPException, status: HTTPStatus) -> str:
    if error.detail != status.phrase:
        return error.detail
    if status == HTTPStatus.NOT_FOUND:
        return "there is nothing at this address; /api/v1/openapi.json lists all that there is"
    return status.description or status.phrase


def _parameters(error: Exception) -> tuple[WrongParameter, ...]:
    """Litestar tells of each wrong parameter its name and what was expected."""
    told = error.extra if isinstance(error, HTTPException) and isinstance(error.extra, list) else []
    return tuple(
        WrongParameter(name=(name := str(each.get("key", ""))), reason=_reason(name, str(each.get("message", ""))))
        for each in told
        if isinstance(each, dict)
    )


def _reason(name: str, message: str) -> str:
    """Why a value cannot be used, with what can.

    >>> _reason("certainty", "Invalid enum value 'sure'")
    "Invalid enum value 'sure'; take one of certain, probable, possible, unknown"
    """
    return f"{message}; take one of {', '.join(_CHOICES[name])}" if name in _CHOICES else message
