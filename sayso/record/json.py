"""Records as JSON, both ways, and the JSON Schema of their classes."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from sayso.errors import RecordError

Record = TypeVar("Record")
_ENCODER = msgspec.json.Encoder()


def to_json(record: Any) -> bytes:
    """One record as one line of JSON (UTF-8, no line end); the same record gives the same bytes."""
    return _ENCODER.encode(record)


def from_json(line: bytes | str, kind: type[Record]) -> Record:
    """A record of class `kind` from its JSON; raises RecordError with the reason where it is none."""
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordError(f"not a {kind.__name__}: {error}") from error


def json_schema(kind: type) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record class."""
    return msgspec.json.schema(kind)
