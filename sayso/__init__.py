"""sayso reads news and writes down who said what happened, with the words to prove it.

A Page is cleaned into an Article, an Article is read into a Reading, and the store keeps both:

    file ──fetch──▶ Page ──clean──▶ Article ──read──▶ Reading ──▶ store ◀──link── copies, stories, claims, figures
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.clean.page import clean_page
    from sayso.errors import SaysoError
    from sayso.read.article import read_article
    from sayso.record import Article, Failure, Page, Reading
    from sayso.record.check import check_reading
    from sayso.store import Store, open_store

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Failure",
    "Page",
    "Reading",
    "SaysoError",
    "Store",
    "__version__",
    "check_reading",
    "clean_page",
    "open_store",
    "read_article",
]

# Loaded when first asked for: `sayso --help` or a search must not wait for the reader's model.
_HOMES = {
    "Article": "sayso.record",
    "Failure": "sayso.record",
    "Page": "sayso.record",
    "Reading": "sayso.record",
    "SaysoError": "sayso.errors",
    "Store": "sayso.store",
    "check_reading": "sayso.record.check",
    "clean_page": "sayso.clean.page",
    "open_store": "sayso.store",
    "read_article": "sayso.read.article",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_HOMES[name]), name)
