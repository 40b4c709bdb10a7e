"""Records in, records out: SQLite, or another database that SQLAlchemy knows."""

from sayso.store.open import open_store
from sayso.store.query import Query
from sayso.store.store import Outcome, Store, Version

__all__ = ["Outcome", "Query", "Store", "Version", "open_store"]
