"""Sentences, as the parser parts them."""

from __future__ import annotations

from sayso.read.parse import Parse
from sayso.record import Sentence


def find_sentences(parse: Parse) -> tuple[Sentence, ...]:
    """The sentences of a text in order, each with the number of its paragraph."""
    found = []
    for sentence in parse.sentences:
        span = parse.span(sentence.first, sentence.last - 1)
        found.append(Sentence(id=parse.make_id("s", span), span=span, paragraph=sentence.paragraph))
    return tuple(found)
