"""The API's description of itself: OpenAPI 3.1, with the schemas that msgspec makes of the records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from litestar import Request, Router, get
from litestar.exceptions import HTTPException, NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import License, Tag

from sayso import __version__
from sayso.record import Article, Corroboration, Reading
from sayso.record.claims import Claim
from sayso.record.figures import Figure
from sayso.record.stories import Story
from sayso.serve.answers import (
    ArticlePage,
    ClaimPage,
    EventPage,
    FigurePage,
    JudgementPage,
    State,
    StatementPage,
    StoryPage,
)
from sayso.serve.examples import ANSWERS, ASKED
from sayso.serve.problems import PROBLEM_JSON, Problem, show_problem

BASE = "/api/v1"
_SCHEMAS = (
    Article, ArticlePage, Claim, ClaimPage, Corroboration, EventPage, Figure, FigurePage, JudgementPage, Problem,
    Reading, State, StatementPage, Story, StoryPage,
)  # fmt: skip
_TAGS = {
    "stories": "What reports are of one happening, with its claims and figures.",
    "links": "Claims, figures and independent origins across articles.",
    "articles": "One article, and what was found in it.",
    "search": "Articles, statements and events, with the filters of `sayso search`.",
    "store": "What is stored, and what people have decided.",
}
_HEADERS = {
    "ETag": "Give it back as If-None-Match: the answer is 304 while nothing has changed.",
    "Link": "The address of the next page, rel=next; none on the last page.",
    "Cache-Control": "Ask again each time, with the tag.",
}
_WITHOUT_TAG = "state"


def reading_of(path: str, tag: str, *, missing: bool = False) -> Callable[[Callable[..., Any]], HTTPRouteHandler]:
    """A function as the handler of GET at an address; `missing`: there may be nothing of that name."""
    responses = {400: _problem("A parameter cannot be used; `detail` says why."), 503: _problem("Try again later.")}
    if missing:
        responses[404] = _problem("There is nothing of that name.")
    if tag != "store":
        responses[304] = ResponseSpec(None, description="Nothing has changed since the answer that has this tag.")

    def decorate(function: Callable[..., Any]) -> HTTPRouteHandler:
        name = function.__name__
        handler: HTTPRouteHandler = get(
            path, sync_to_thread=True, operation_id=name, summary=name.replace("_", " ").capitalize(),
            description=function.__doc__, tags=[tag], responses=responses,
        )(function)  # fmt: skip
        return handler

    return decorate


def _problem(description: str) -> ResponseSpec:
    return ResponseSpec(Problem, description=description, media_type=PROBLEM_JSON, generate_examples=False)


class _Described(JsonRenderPlugin):
    """Litestar's description, with our schemas, headers and examples."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        return super().render(request, describe(openapi_schema))


def describe(schema: dict[str, Any]) -> dict[str, Any]:
    """The description with what Litestar cannot know: what spans are, what headers say, and examples.

    Schemas of records come from msgspec, as those of `sayso schema`, with what the records say of themselves.
    """
    _, components = msgspec.json.schema_components(_SCHEMAS, ref_template="#/components/schemas/{name}")
    paths = {path: {**item, "get": _operation(item["get"])} for path, item in schema["paths"].items()}
    return {**schema, "paths": paths, "components": {**schema.get("components", {}), "schemas": components}}


def _operation(operation: dict[str, Any]) -> dict[str, Any]:
    name = operation["operationId"]
    parameters = [_parameter(each) for each in operation.get("parameters", [])]
    paged = any(each["name"] == "cursor" for each in parameters)
    responses = {status: dict(each) for status, each in operation["responses"].items()}
    responses["200"]["headers"] = _headers(name, paged=paged)
    responses["200"]["description"] = "What was found."
    if name in ANSWERS:
        content = responses["200"]["content"]["application/json"]
        responses["200"]["content"] = {"application/json": {**content, "example": msgspec.to_builtins(ANSWERS[name])}}
    if paged:
        changed = {**responses["400"], "description": "The store has changed since the page before: begin again."}
        responses["409"] = changed
    return {**operation, "parameters": parameters, "responses": responses}


def _parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    """A parameter as it is written in an address, where nothing can be null."""
    schema = _not_null(parameter["schema"])
    example = {"example": ASKED[parameter["name"]]} if parameter["name"] in ASKED else {}
    return {**parameter, "schema": schema, **example}


def _not_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without the null that stands for what is left out.

    >>> _not_null({"oneOf": [{"type": "string"}, {"type": "null"}], "maxLength": 9})
    {'maxLength': 9, 'type': 'string'}
    """
    found = {name: value for name, value in schema.items() if name != "oneOf"}
    for each in schema.get("oneOf", []):
        if each["type"] != "null":
            found |= each
    if "enum" in found:
        found |= {"type": "string", "enum": [value for value in found["enum"] if value is not None]}
    return found


def _headers(name: str, *, paged: bool) -> dict[str, Any]:
    unfit = {"ETag"} if name == _WITHOUT_TAG else set()
    if not paged:
        unfit.add("Link")
    return {
        header: {"description": text, "schema": {"type": "string"}}
        for header, text in _HEADERS.items()
        if header not in unfit
    }


def make_openapi() -> OpenAPIConfig:
    """The description, at /api/v1/openapi.json and nowhere else: no page of it loads anything from elsewhere.

    Each application needs its own, for Litestar keeps its routes in it.
    """
    return OpenAPIConfig(
        title="sayso",
        version=__version__,
        summary="News read: who said what, what happened, what holds across reports",
        description=(
            "Everything that the pages show, as the records that they are made from. Lists come in pages: follow "
            "`next`. Errors are problem details (RFC 9457)."
        ),
        license=License(name="Apache-2.0", identifier="Apache-2.0"),
        tags=[Tag(name=name, description=text) for name, text in _TAGS.items()],
        openapi_router=Router(
            BASE,
            route_handlers=[],
            before_request=_only_description,
            exception_handlers={HTTPException: show_problem},
            include_in_schema=False,
        ),
        render_plugins=[_Described()],
        create_examples=False,
    )


def _only_description(request: Request[Any, Any, Any]) -> None:
    """Litestar would answer with a page of its own at every address beside."""
    if request.url.path.rstrip("/") not in (BASE, f"{BASE}/openapi.json"):
        raise NotFoundException
