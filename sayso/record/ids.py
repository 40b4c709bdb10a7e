"""Stable ids: hashes of what a record is about, so that reading twice gives the same ids."""

from __future__ import annotations

from hashlib import blake2b

_SEPARATOR = "\x1f"


def stable_id(prefix: str, *parts: object) -> str:
    """`prefix-` and 12 hexadecimal digits made from the parts; equal parts give equal ids.

    >>> stable_id("m", "article-1", "person", (0, 11))
    'm-e8ec2ae204e2'
    """
    key = _SEPARATOR.join(str(part) for part in parts)
    return f"{prefix}-{blake2b(key.encode('utf-8', 'surrogatepass'), digest_size=6).hexdigest()}"
