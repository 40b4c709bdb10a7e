"""Word lists as TOML files under `data/<language>/`, for linguists to read and correct without reading Python."""

from __future__ import annotations

import tomllib
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sayso.errors import LexiconError
from sayso.lexicon.added import added_version

DATA = Path(__file__).parent / "data"


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """The word lists of `data/<language>/<name>.toml`, read once. Treat the answer as read-only.

    Raises LexiconError where there is no such file or it is no TOML.
    """
    path = DATA / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LexiconError(f"no word list {name!r} for language {language!r} ({path.name} is missing)") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name} is not valid TOML: {error}") from error


def lexicon_version() -> str:
    """The digest of every data file, and the version of the user's lexicon: the same version, the same words."""
    added = added_version()
    return f"{_shipped_version()}+{added}" if added else _shipped_version()


@cache
def _shipped_version() -> str:
    digest = blake2b(digest_size=6)
    for path in sorted(DATA.rglob("*.t*")):
        digest.update(path.relative_to(DATA).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
