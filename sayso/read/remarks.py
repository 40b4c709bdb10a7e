"""Remarks: trouble in the article that a reader of the findings should know."""

from __future__ import annotations

import re
from itertools import pairwise

from sayso.lexicon import detect_language
from sayso.read.parse import Parse
from sayso.record import Article, Remark, Statement, Time

_OPEN, _CLOSED = "\u201c", "\u201d"
_STRAIGHT = '"'
_INCHES = re.compile(r"\d\"")


def unread_language(article: Article) -> Remark:
    """That an article could not be read because it is not English."""
    language = article.language or detect_language(article.text) or "another language than English"
    return Remark(
        about=None, code="language_not_read", message=f"The text is in {language}; only English is read so far."
    )


def find_remarks(
    parse: Parse, *, written: str | None, times: tuple[Time, ...], statements: tuple[Statement, ...]
) -> tuple[Remark, ...]:
    """What could not be resolved or was not closed, in order of the text; general remarks first."""
    return (
        *_undated(written, times),
        *(_unresolved(times) if written else ()),
        *_unclosed(parse),
        *_speakerless(statements),
    )


def _undated(written: str | None, times: tuple[Time, ...]) -> list[Remark]:
    unresolved = sum(map(_is_unplaced, times))
    if written or not unresolved:
        return []
    message = f"The article has no date of publication: {unresolved} times that are told from it stay unresolved."
    return [Remark(about=None, code="no_publication_date", message=message)]


def _unresolved(times: tuple[Time, ...]) -> list[Remark]:
    return [
        Remark(about=time.id, code="time_unresolved", message=f"«{time.words}» could not be placed on the calendar.")
        for time in times
        if _is_unplaced(time)
    ]


def _is_unplaced(time: Time) -> bool:
    """A date that should stand on the calendar and does not; «now» and «recently» are vague, not unresolved."""
    return time.basis == "unresolved" and time.type in {"DATE", "TIME"} and not (time.value or "").endswith("_REF")


def _unclosed(parse: Parse) -> list[Remark]:
    """Paragraphs with a quotation mark too many, unless the next one opens with a mark: a quotation that runs on."""
    paragraphs = [each.strip() for each in parse.text.split("\n") if each.strip()]
    return [
        Remark(
            about=None,
            code="quotation_not_closed",
            message=f"A quotation is opened and not closed in the paragraph «{paragraph[:60]}…».",
        )
        for paragraph, following in pairwise([*paragraphs, ""])
        if _is_open(paragraph) and not following.startswith((_OPEN, _STRAIGHT))
    ]


def _is_open(paragraph: str) -> bool:
    straight = paragraph.count(_STRAIGHT) - len(_INCHES.findall(paragraph))
    return paragraph.count(_OPEN) > paragraph.count(_CLOSED) or straight % 2 == 1


def _speakerless(statements: tuple[Statement, ...]) -> list[Remark]:
    return [
        Remark(about=each.id, code="source_not_named", message=f"The text does not say who says «{_shortened(each)}».")
        for each in statements
        if each.source is None and each.kind == "direct"
    ]


def _shortened(statement: Statement, longest: int = 60) -> str:
    words = " ".join(statement.words["content"].split())
    return words if len(words) <= longest else words[:longest] + "…"
