"""Tells lines that publishers and scrapers put in from sentences of the report, by what the line is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from sayso.lexicon import table
from sayso.record.page import RemovalReason

_LONGEST = 700
"""Characters: no line that was put in is longer; a longer one is not looked at."""
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_TOKEN = re.compile(r"#[km]?\b|#|[^\W\d_][\w'’&-]*")
_OUTER = " \t-–—_*•·|/>»›<«‹[](){}.:;,!?…\"'=~+#▶►▼▲→←↓↑"
_LONGEST_STAMP = 14
"""Words of a line that gives times of publication; a sentence about a publication is longer."""
_LEADING = " \t-–—_*•·|/>»›<«‹[]{}+▶►▼▲→←↓↑"
_REASONS: tuple[RemovalReason, ...] = ("subscribe", "boilerplate", "related")
_LONGEST_APPEAL = 20
"""Words of a line that asks without an order («Readers like you keep our newsroom running»)."""
_INVITES = 3.0
"""Points of an invitation: an order, something offered, and either «us» or two things offered."""
_QUOTES = str.maketrans("“”„«»‘’‚`", '"""""\'\'\'\'')
_LABEL = re.compile(r"([^:|»›>–—\d\n]{3,60}?)\s*(?::|\?|\||»|›|>+|\s[–—-]+\s)\s*(\S.*)", re.DOTALL)
_SEPARATOR = re.compile(r"\s*(?:[_*=~#-]\s?){3,}\s*")
"""Between the parts of a report: «___», «* * *»."""
_POINTER = re.compile(r"\s*(?:>>+|»+|›+|→|➡️?|⇒|▶️?|►|👉)\s*\w")
_POINTS_ON = (" »", " ›", " >", ">>", "→", "➡", "➡️", "👉")
_QUOTED = re.compile(r"\s*(?:[“„«‘]|\"(?=\w)|'(?=\w))")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s*$")


def judge_line(line: str) -> RemovalReason | None:
    """Why a line (or paragraph) is not part of the report; null where it is.

    >>> judge_line("Sign up to get the morning briefing in your inbox"), judge_line("ADVERTISEMENT")
    ('subscribe', 'boilerplate')
    >>> judge_line("Subscribers to the newsletter were told that the paper would close.")
    """
    if len(line) > _LONGEST or not line:
        return None
    if _code_patterns().search(line):
        return "markup"
    flat = _NUMBER.sub("#", " ".join(line.translate(_QUOTES).lower().split()))
    bare = flat.strip(_OUTER)
    tokens = _TOKEN.findall(flat)
    if not tokens:
        return None if any(map(str.isalnum, flat)) or _SEPARATOR.fullmatch(line) else "markup"
    led = line.lstrip(_LEADING)
    return (
        _wholes().get(bare)
        or _controls(tokens)
        or _stamp(tokens, flat)
        or _label(led)
        or _pointer(line, led)
        or _prose(line, flat.lstrip(_LEADING), tokens)
    )


def _controls(tokens: list[str]) -> RemovalReason | None:
    """A button or counter: every word belongs to the page's controls."""
    if len(tokens) > table("en", "boilerplate")["controls"]["longest"] or not _telling("controls").intersection(tokens):
        return None
    if not _known("controls").issuperset(tokens):
        return None
    return "boilerplate" if _subscribing().isdisjoint(tokens) else "subscribe"


def _label(line: str) -> RemovalReason | None:
    """«Read more: title of another story»: the words before the mark say that it is another story."""
    found = _LABEL.match(line)
    if not found:
        return None
    words = _TOKEN.findall(found[1].lower().translate(_QUOTES))
    telling = [word for word in words if word in _telling("labels")]
    if (
        not telling
        or len(words) > table("en", "boilerplate")["labels"]["longest"]
        or not _known("labels").issuperset(words)
    ):
        return None
    if len(telling) > 1 or telling[0] not in _capitals_only() or found[1].isupper():
        return "related"
    return "related" if telling[0] in _single_labels() and _is_title(found[2]) and len(found[2].split()) > 2 else None


def _is_title(words: str) -> bool:
    return words[:1].isupper() and not _SENTENCE_END.search(words)


def _pointer(line: str, led: str) -> RemovalReason | None:
    """«» Title of another story» and «READ MORE Title of another story»: no mark stands behind the label."""
    if (_POINTER.match(line) or line.rstrip().endswith(_POINTS_ON)) and not _SENTENCE_END.search(line):
        return "related"
    opening = _openings().match(led)
    return "related" if opening and _is_title(led[opening.end() :].strip(_LEADING)) else None


def _stamp(tokens: list[str], flat: str) -> RemovalReason | None:
    """«Updated on Friday at 10:14»: a line that says when it was published, with a number in it."""
    if len(tokens) > _LONGEST_STAMP or "#" not in tokens or not _stamps().match(flat):
        return None
    return None if _QUOTED.match(flat) else "boilerplate"


def _prose(line: str, flat: str, tokens: list[str]) -> RemovalReason | None:
    """Longer lines: openings and phrases that give a line away, then invitations; never somebody's words."""
    if _QUOTED.match(line):
        return None
    if _pattern("certain").search(flat):
        return "boilerplate"
    if len(tokens) > table("en", "boilerplate")["phrases"]["longest"] or not _guards().isdisjoint(tokens):
        return None
    for reason in _REASONS if _soft_guards().isdisjoint(tokens) else ():
        if _pattern(reason).search(flat):
            return reason
    if flat.endswith(":"):
        return None
    return "subscribe" if _invitation_points(line, flat, tokens) >= _INVITES else None


def _invitation_points(line: str, flat: str, tokens: list[str]) -> float:
    """An order to the reader, what a publisher offers, and «us» and «you»; names of others speak against it."""
    words = _invitation_words()
    present = set(tokens[1:])
    ours, yours = not words["first_person"].isdisjoint(tokens), not words["second_person"].isdisjoint(tokens)
    offered = _goods().findall(flat)
    orders = 2.0 if _marketing().search(flat) else 1.5 if words["orders"].issuperset(tokens[:1]) else 0.0
    if offered and ours and yours and len(tokens) <= _LONGEST_APPEAL:
        orders = max(orders, 1.0)
    goods = 1.5 * len(offered) + 0.75 * len(present & words["possible"])
    if not orders or not goods:
        return 0.0
    persons = 1.0 * ours + 0.5 * yours
    short = 0.75 if len(tokens) <= 9 else 0.0
    doubts = 1.5 * bool(present & words["soft_guards"]) + 0.5 * _foreign_names(line, words)
    return orders + min(goods, 2.5) + persons + short - doubts


def _foreign_names(line: str, words: dict[str, frozenset[str]]) -> int:
    """Capitalised words inside a line that is no title and that are no publisher's goods."""
    all_words = line.split()
    inner = [word for before, word in pairwise(all_words) if before[-1] not in ".!?:"]
    names = [word for word in inner if word[:1].isupper()]
    if len(names) * 2 > len(inner):
        return 0
    return sum(word.strip(_OUTER).lower() not in words["goods"] for word in names)


@cache
def _guards() -> frozenset[str]:
    return _invitation_words()["guards"]


@cache
def _soft_guards() -> frozenset[str]:
    return _invitation_words()["soft_guards"]


@cache
def _invitation_words() -> dict[str, frozenset[str]]:
    section = table("en", "boilerplate")["invitations"]
    return {name: frozenset(words) for name, words in section.items() if isinstance(words, list)}


@cache
def _marketing() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[.!?:;|–—-]\s|^please\s|\bforget to\s|\bsure to\s|\bhere to\s|\bnow to\s)"
        rf"(?:{_alternation(_invitation_words()['marketing'])})\b"
    )


@cache
def _goods() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternation(_invitation_words()['goods'])})(?!^)")


@cache
def _telling(section: str) -> frozenset[str]:
    return frozenset(table("en", "boilerplate")[section]["telling"])


@cache
def _known(section: str) -> frozenset[str]:
    return _telling(section) | frozenset(table("en", "boilerplate")[section]["filling"])


@cache
def _subscribing() -> frozenset[str]:
    return frozenset(table("en", "boilerplate")["controls"]["subscribing"])


@cache
def _capitals_only() -> frozenset[str]:
    return frozenset(table("en", "boilerplate")["labels"]["capitals_only"])


@cache
def _single_labels() -> frozenset[str]:
    return frozenset(table("en", "boilerplate")["labels"]["before_titles"])


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternation(table('en', 'boilerplate')['labels']['openings'])})\s*", re.IGNORECASE)


@cache
def _stamps() -> re.Pattern[str]:
    dated = "|".join([*_header("published"), *_header("modified"), *_header("time"), *_months(), "#"])
    return re.compile(rf"(?:{_alternation(table('en', 'boilerplate')['header']['stamps'])})(?:\W|(?:{dated})\b|#)*$")


def _header(name: str) -> list[str]:
    return list(table("en", "boilerplate")["header"][name])


def _months() -> list[str]:
    return [name for names in table("en", "agencies")["months"] for name in names]


@cache
def _wholes() -> dict[str, RemovalReason]:
    section = table("en", "boilerplate")["whole"]
    return {line: reason for reason in _REASONS for line in section[reason]}


@cache
def _code_patterns() -> re.Pattern[str]:
    return re.compile("|".join(table("en", "boilerplate")["code"]["patterns"]))


@cache
def _pattern(reason: str) -> re.Pattern[str]:
    """The phrases that mean this: some open a line, the others may stand anywhere in it."""
    section = table("en", "boilerplate")["phrases"]
    opening = _alternation(section["start"].get(reason, []))
    inside = _alternation(section["inside"].get(reason, []))
    return re.compile("|".join(filter(None, (opening and rf"^(?:{opening})", inside and rf"(?<!\w)(?:{inside})"))))


def _alternation(phrases: Iterable[str]) -> str:
    """Longest first, so that a phrase is not hidden by its own beginning."""
    return "|".join(_bounded(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _bounded(phrase: str) -> str:
    return re.escape(phrase) + (r"(?!\w)" if phrase[-1:].isalnum() else "")
