"""Tells advertising and tracking links from addresses that belong to the report, by the shape of the address."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sayso.lexicon import table
from sayso.record.page import RemovalReason

ADDRESS = re.compile(
    r"(?:https?:)?//[^\s<>\"“”|]{3,}|(?<![\w.@/-])www\.[^\s<>\"“”|]{3,}"
    r"|(?<![\w.@/-])(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}/[^\s<>\"“”|]*",
    re.IGNORECASE,
)
"""A web address in running text, with or without its scheme. Bounded repeats: a text can be one word of 2 MB."""
CERTAIN = 3.0
"""From here an address is advertising wherever it stands."""
LIKELY = 1.5
"""From here it is where it stands after the end of a sentence, or alone. Both were set on invented addresses of the
kinds listed in tests/cases/cleaning.toml; points come in halves."""

_PARTS = re.compile(r"(?:[a-z]+:)?(?://)?([^/?#]*)([^?#]*)(?:\?([^#]*))?", re.IGNORECASE)
_SPLIT_PATH = re.compile(r"[/.]+")
_SPLIT_QUERY = re.compile(r"[&;]|amp;")
_LONG_HEX = re.compile(r"[0-9a-f]{10,}|[0-9a-f]{8}-[0-9a-f-]{20,}", re.IGNORECASE)
_TURN = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])", re.IGNORECASE)
_SLUG = re.compile(r"[^\W\d_]{3,}(?:[-_][^\W_]+){2,}")
_VOWELS = frozenset("aeiouy")


class Address(NamedTuple):
    """How much an address looks like advertising, and of which kind."""

    score: float
    reason: RemovalReason


def judge_address(address: str) -> Address:
    """Points for a host with the words of the trade, a cheap domain, random path and values, campaign keys.

    >>> judge_address("https://go.topclick.example/x7f3k9q?zoneid=81224").score >= CERTAIN
    True
    >>> judge_address("https://data.city.example/evacuation/zones?district=12").score >= LIKELY
    False
    """
    found = _PARTS.match(address.rstrip(".,;:)]’'"))
    host, path, query = found.groups(default="") if found else ("", "", "")
    host = host.lower().rsplit("@")[-1].split(":")[0]
    pairs = [(key, value) for key, _, value in (pair.partition("=") for pair in _SPLIT_QUERY.split(query) if pair)]
    tracking = _tracking_points(host, path, pairs)
    score = _host_points(host) + _path_points(path) + _query_points(pairs) + tracking
    return Address(score, "tracking" if tracking else "ad_link")


def is_embed(address: str) -> bool:
    """Whether an address on a line of its own is what an embedded post or a shortened link leaves behind."""
    host = (_PARTS.match(address) or [""] * 2)[1].lower().removeprefix("www.").removeprefix("m.")
    return host in _words("embedded_hosts")


def is_story(address: str) -> bool:
    """Whether the address is another article's: a path of words joined by hyphens."""
    found = _PARTS.match(address)
    return bool(found and _SLUG.search(found[2])) and not address.lower().endswith(_documents())


def _host_points(host: str) -> float:
    if host.endswith(_public()):
        return -3.0
    labels = re.split(r"[.-]", host)
    points = 1.0 if labels[-1] in _words("cheap_domains") else 0.0
    body = ".".join(labels[:-1])
    points += 1.5 if _trade("strong_in_host").search(body) else 0.0
    points += 1.0 if _trade("weak_in_host").search(body) or _words("host_labels").intersection(labels) else 0.0
    return points + (0.5 if any(is_random(label) for label in labels[:-1]) else 0.0)


def _path_points(path: str) -> float:
    parts = [part for part in _SPLIT_PATH.split(path) if part]
    points = min(2, sum(map(is_random, parts))) * 1.0
    if _words("path_words").intersection(part.lower() for part in parts):
        points += 1.0
    return points - (1.0 if _SLUG.search(path) else 0.0)


def _query_points(pairs: list[tuple[str, str]]) -> float:
    keys = {pair[0].lower() for pair in pairs}
    campaign = sum(key in _words("campaign_keys") or key.startswith("utm_") for key in keys)
    return min(2, campaign) * 1.0 + min(2, sum(is_random(pair[-1]) for pair in pairs)) * 0.5


def _tracking_points(host: str, path: str, pairs: list[tuple[str, str]]) -> float:
    """A picture of one dot, a beacon, a synchronisation of identities."""
    keys = {pair[0].lower() for pair in pairs}
    parts = {part.lower() for part in _SPLIT_PATH.split(path)}
    labels = set(re.split(r"[.-]", host))
    points = 1.5 if parts & _words("tracking_paths") or labels & _words("tracking_hosts") else 0.0
    return points + (1.0 if len(keys & _words("tracking_keys")) >= 1 else 0.0)


def is_random(part: str) -> bool:
    """Whether a part of an address was drawn by a machine: long hexadecimal, or letters and digits in turns.

    >>> [is_random(part) for part in ("w9o4eb0g6b", "d3da8b55163fa1e0", "9789240012345", "evacuation", "covid19")]
    [True, True, False, False, False]
    """
    if len(part) < 6 or part.isdigit() or "-" in part.strip("-")[:12]:
        return bool(_LONG_HEX.fullmatch(part)) and not part.isdigit()
    if _LONG_HEX.fullmatch(part) and not part.isalpha():
        return True
    turns = len(_TURN.findall(part))
    letters = [letter for letter in part.lower() if letter.isalpha()]
    vowels = sum(letter in _VOWELS for letter in letters)
    mixed_case = not part.islower() and not part.isupper() and not part.istitle() and len(part) >= 8
    return (
        turns >= 3
        or (turns >= 2 and vowels * 3 < len(letters))
        or (len(letters) >= 7 and vowels * 6 < len(letters))
        or (turns >= 1 and mixed_case)
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("en", "links")[name])


@cache
def _public() -> tuple[str, ...]:
    return tuple(table("en", "links")["public_domains"])


@cache
def _documents() -> tuple[str, ...]:
    return tuple(table("en", "links")["documents"])


@cache
def _trade(name: str) -> re.Pattern[str]:
    return re.compile("|".join(table("en", "links")[name]))
