"""Names without what writers differ in: case, accents, typographic marks."""

from __future__ import annotations

import unicodedata

_SPECIAL = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "`": "'", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae"})


def fold_name(words: str) -> str:
    """A name as the sorted files of names and towns have it.

    >>> fold_name("Évry’s Łódź")
    "evry's lodz"
    """
    folded = words.casefold().translate(_SPECIAL)
    if folded.isascii():
        return folded
    return "".join(char for char in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(char))
