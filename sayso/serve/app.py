"""The web application: pages, what they look like, and what visitors may do."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from litestar import Litestar, Request, Response
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Template
from litestar.static_files import create_static_files_router
from litestar.status_codes import HTTP_400_BAD_REQUEST, HTTP_500_INTERNAL_SERVER_ERROR
from litestar.template import TemplateConfig

from sayso import __version__
from sayso.across import first_telling, telling_name
from sayso.errors import SaysoError
from sayso.serve import text
from sayso.serve.access import secure
from sayso.serve.accounts import Access
from sayso.serve.actor import PAGES as ACTOR
from sayso.serve.api import api_router
from sayso.serve.article import PAGES as ARTICLE
from sayso.serve.corrections import PAGES as CORRECTIONS
from sayso.serve.library import Library
from sayso.serve.openapi import make_openapi
from sayso.serve.pages import PAGES
from sayso.serve.problems import problems_under_api
from sayso.serve.search import PAGES as SEARCH
from sayso.serve.state import PAGES as STATE
from sayso.store import Store
from sayso.text import show_count

_LOG = logging.getLogger(__name__)
_HERE = Path(__file__).parent
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Nothing is loaded from elsewhere, no script stands in a page, and nobody frames it."""


def create_app(store: Store, access: Access | None = None, host: str = "127.0.0.1") -> Litestar:
    """The application on an open store, which the caller closes; `host` is the address that it will listen on.

    Beyond this machine it is for those whom `access` knows: raises InputError where nobody is known.
    """
    library, secured = Library(store), secure(access, host)
    handle = problems_under_api(_show_error)
    return Litestar(
        route_handlers=[
            *PAGES,
            *ARTICLE,
            *ACTOR,
            *SEARCH,
            *CORRECTIONS,
            *STATE,
            *secured.route_handlers,
            api_router,
            create_static_files_router(path="/static", directories=[_HERE / "static"]),
        ],
        dependencies={"library": Provide(lambda: library, sync_to_thread=False), **secured.dependencies},
        middleware=secured.middleware,
        request_max_body_size=secured.request_max_body_size,
        template_config=TemplateConfig(
            instance=JinjaTemplateEngine.from_environment(_environment(has_accounts=access is not None))
        ),
        exception_handlers={HTTPException: handle, SaysoError: handle, Exception: handle},
        include_in_schema=False,
        response_headers=_HEADERS,
        openapi_config=make_openapi(),
    )


def _environment(*, has_accounts: bool = False) -> Environment:
    """Templates that escape everything, and fail on a name that is not given."""
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"), autoescape=select_autoescape(default=True),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(
        {"day": text.show_day, "number": text.show_number, "code": text.show_code, "count": show_count}
    )
    environment.globals.update(
        {
            "address": text.address,
            "days": text.show_days,
            "first_telling": first_telling,
            "has_accounts": has_accounts,
            "telling_name": telling_name,
            "version": __version__,
        }
    )
    return environment


def _show_error(request: Request[Any, Any, Any], error: Exception) -> Response[Any] | Template:
    """An error as a page: what is wrong and where to go, never a trace."""
    if isinstance(error, HTTPException):
        status, detail = error.status_code, error.detail
    elif isinstance(error, SaysoError):
        status, detail = HTTP_400_BAD_REQUEST, str(error)
    else:
        status, detail = HTTP_500_INTERNAL_SERVER_ERROR, "something went wrong here; the log says what"
        _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    # An address that leads nowhere is answered without the headers of the application.
    headers = _HEADERS | (dict(error.headers or {}) if isinstance(error, HTTPException) else {})
    return Template("error.html", context={"status": status, "detail": detail}, status_code=status, headers=headers)
