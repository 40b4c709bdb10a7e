"""What went wrong in the database, in words that say what helps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from sayso.errors import RecordError, StoreError

_ADVICE = {
    "disk is full": "the disk is full: make room and run the same command again; what was stored is kept",
    "disk i/o error": "the disk does not answer: check it and the room on it; what was stored is kept",
    "readonly database": "may not be written: check the rights of the file and its folder",
    "unable to open": "cannot be opened: check that the folder exists and that you may write in it",
    "not a database": "is no SQLite database: give the name of a new file or of a store",
    "malformed": "is damaged: take a copy, then try `sqlite3 FILE .recover`",
    "locked": "has been in use by another program for a minute: let it end, then run the same command again",
}


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Errors of the database inside as StoreErrors that name the store and what helps.

    A record that the tables do not admit is a RecordError: the store itself is sound.
    """
    try:
        yield
    except (DataError, IntegrityError) as error:
        raise RecordError(f"cannot be stored: {error.orig}") from error
    except (DBAPIError, sqlite3.Error) as error:  # the second while a connection is being set up
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise StoreError(f"{place}: {_advice(str(reason))}") from error


def _advice(reason: str) -> str:
    for words, advice in _ADVICE.items():
        if words in reason.lower():
            return advice
    return f"the database says: {reason}"
