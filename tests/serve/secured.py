"""The shipped example behind the gate: whoever sits at this machine, or visitors with accounts and a token."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from litestar import Litestar, Request, Response, get
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Template
from litestar.static_files import create_static_files_router
from litestar.status_codes import HTTP_400_BAD_REQUEST
from litestar.template import TemplateConfig
from litestar.testing import TestClient
from sqlalchemy.engine import make_url

from sayso.errors import SaysoError
from sayso.serve import app, corrections, state
from sayso.serve.access import secure
from sayso.serve.accounts import Access, Account
from sayso.serve.library import Library
from sayso.store import Store, open_store
from tests.serve.made import example_url

TOKEN = "a-token-of-many-signs-for-tests"  # noqa: S105
PASSWORD = "four words of ours"  # noqa: S105


@cache
def accounts() -> Access:
    """Ada may judge, Rex may read; their hashes are cheap ones, as tests want them."""

    known = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    people = {"ada": Account(hash=known, role="editor"), "rex": Account(hash=known)}
    return Access(token=TOKEN, accounts=people)


@get("/", sync_to_thread=False)
def front() -> str:
    """A page that needs no store."""
    return "the front page"


@get("/api/v1/stories", sync_to_thread=False)
def stories() -> list[str]:
    """What a program asks for."""
    return []


def make_app(store: Store, access: Access | None = None, host: str = "127.0.0.1") -> Litestar:
    """The pages of corrections and state with what makes them safe, as `create_app` is to put them together."""
    library, secured = Library(store), secure(access, host)
    handlers = [front, stories, *corrections.PAGES, *state.PAGES, *secured.route_handlers]
    static = create_static_files_router(path="/static", directories=[app._HERE / "static"])
    return Litestar(
        route_handlers=[*handlers, static],
        dependencies={"library": Provide(lambda: library, sync_to_thread=False), **secured.dependencies},
        middleware=secured.middleware,
        request_max_body_size=secured.request_max_body_size,
        template_config=TemplateConfig(instance=JinjaTemplateEngine.from_environment(app._environment())),
        exception_handlers={HTTPException: _told, SaysoError: _told},
        openapi_config=None,
    )


def _told(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    status = error.status_code if isinstance(error, HTTPException) else HTTP_400_BAD_REQUEST
    detail = error.detail if isinstance(error, HTTPException) else str(error)
    headers = error.headers if isinstance(error, HTTPException) else None
    context = {"status": status, "detail": detail}
    return Template("error.html", context=context, status_code=status, headers=headers)


@contextmanager
def copied_store(folder: Path) -> Iterator[Store]:
    """A store of the example that a test may write to."""
    found = make_url(example_url()).database or ""
    shutil.copy(found, folder / "s.sqlite")
    with open_store(f"sqlite:///{folder / 's.sqlite'}") as store:
        yield store


def client_of(made: Litestar, host: str = "127.0.0.1:8000", scheme: str = "http") -> TestClient[Litestar]:
    """A browser at that address."""
    return TestClient(made, base_url=f"{scheme}://{host}", raise_server_exceptions=False)


def token_of(page: str) -> str:
    """What the form of a page carries."""
    found = re.search(r'name="_csrf" value="(\w+)"', page)
    assert found
    return found[1]


def log_in(client: TestClient[Litestar], name: str, password: str = PASSWORD, **more: str) -> Any:
    """Fill in the form of the login page."""
    data = {"name": name, "password": password, "_csrf": token_of(client.get("/login").text), **more}
    return client.post("/login", data=data, follow_redirects=False)
