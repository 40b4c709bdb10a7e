"""A store of the shipped example behind the pages, and a visitor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from litestar import Litestar
from litestar.testing import TestClient

from sayso.config import Config
from sayso.fetch.files import find_items
from sayso.pipeline import add_all
from sayso.serve.app import create_app
from sayso.store import Store, open_store

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "kursk-2024"


@cache
def example_url() -> str:
    """A store of the example, made once for all tests of a process."""
    url = f"sqlite:///{Path(mkdtemp(prefix='sayso-pages-')) / 's.sqlite'}"
    with open_store(url) as store:
        add_all(find_items([EXAMPLE]), store, Config(processes=1))
    return url


def client_of(store: Store) -> TestClient[Litestar]:
    """A browser on this machine."""
    return TestClient(create_app(store), base_url="http://127.0.0.1:8000")


@contextmanager
def visitor(store: Store) -> Iterator[TestClient[Litestar]]:
    """A visitor of the pages of a store."""
    with client_of(store) as client:
        yield client
