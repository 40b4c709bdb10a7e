"""A Page in, an Article out: the steps of cleaning in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.clean.datelines import find_credit, find_dateline
from sayso.clean.extract import extract_paragraphs, parse_page
from sayso.clean.glue import part_glued
from sayso.clean.header import complete, take_header
from sayso.clean.injected import take_links
from sayso.clean.language import find_language
from sayso.clean.lines import judge_line
from sayso.clean.metadata import About, read_metadata
from sayso.clean.mojibake import mend_encoding
from sayso.clean.options import CleanOptions
from sayso.clean.origin import align
from sayso.clean.pieces import Piece, assemble
from sayso.clean.plain import split_paragraphs
from sayso.clean.repeats import drop_headline, drop_repeats
from sayso.errors import InputError
from sayso.record.page import Article, Page

_DEFAULT = CleanOptions()
_WHAT_HELPS = "if scripts build it or a login hides it, save the page as a browser shows it, or give its plain text"
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
"""Half characters cannot be written down; the mark in their place has the same length, so that places stay."""


def clean_page(page: Page, options: CleanOptions = _DEFAULT) -> Article:
    r"""The Article that a page holds: its text as a reader would read it, and what the page says about it.

    Raises InputError where the page holds no text.

    >>> article = clean_page(Page(id="a1", content="Talks ended on Monday.\n\nADVERTISEMENT", is_html=False))
    >>> article.text, article.removed[0].reason
    ('Talks ended on Monday.', 'boilerplate')
    """
    content = page.content.translate(_SURROGATES) if _has_surrogates(page.content) else page.content
    about, pieces = _read_html(content, page, options) if page.is_html else _read_plain(content)
    if options.drop_junk:
        pieces = list(drop_headline(list(_without_junk(pieces)), about.title if page.is_html else None))
    text, removed = assemble(pieces)
    if not text:
        raise InputError(_no_text(page, bool(removed)))
    dateline = find_dateline(text, about.published)
    return Article(
        id=page.id,
        text=text,
        url=page.url,
        canonical_url=about.canonical_url,
        publisher=about.publisher,
        title=about.title,
        bylines=about.bylines,
        language=find_language(text, about.language),
        published=about.published,
        modified=about.modified,
        retrieved=page.retrieved,
        dateline=dateline,
        credit=find_credit(text, about.bylines, [removal.words for removal in removed], dateline),
        removed=removed,
        origin=align(text, content, is_html=page.is_html),
        metadata=about.origins,
    )


def _has_surrogates(content: str) -> bool:
    try:
        content.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _read_html(content: str, page: Page, options: CleanOptions) -> tuple[About, list[Piece]]:
    tree = parse_page(content)
    about = read_metadata(tree, page.url, guess_date=options.guess_date)
    paragraphs = extract_paragraphs(content, tree, truncated_below=options.truncated_below)
    header = take_header([Piece(mend_encoding(paragraph)) for paragraph in paragraphs], with_title=False)
    return complete(about, header), header.pieces


def _read_plain(content: str) -> tuple[About, list[Piece]]:
    header = take_header([Piece(paragraph) for paragraph in split_paragraphs(mend_encoding(content))], with_title=True)
    return complete(About(), header), header.pieces


def _without_junk(pieces: Sequence[Piece]) -> Iterator[Piece]:
    return drop_repeats(_judged(_parted(_unlinked(pieces))))


def _unlinked(pieces: Sequence[Piece]) -> Iterator[Piece]:
    before = ""
    for piece in pieces:
        if piece.reason is None:
            yield from take_links(piece, before)
            before = piece.words
        else:
            yield piece


def _parted(pieces: Iterator[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.reason is None:
            yield from part_glued(piece)
        else:
            yield piece


def _judged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece if piece.reason else piece._replace(reason=judge_line(piece.words))


def _no_text(page: Page, only_junk: bool) -> str:
    what = page.name or page.url or page.id
    if not page.content.strip():
        return f"{what}: the page is empty; fetch it again"
    if only_junk:
        return f"{what}: nothing but advertising and menus found on the page; give the report's own page"
    if page.is_html:
        return f"{what}: no article text found on the page; {_WHAT_HELPS}"
    return f"{what}: no text found; give the report as plain text or HTML"
