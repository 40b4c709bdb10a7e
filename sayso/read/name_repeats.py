"""Names found once and passed over elsewhere: the same word again, and the family name of a person named in full."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.read.name_words import words
from sayso.read.parse import Parse
from sayso.record.reading import MentionKind

Found = tuple[int, int, MentionKind]
_SHORTEST = 3


def find_repeated_names(parse: Parse, found: Sequence[Found]) -> list[Found]:
    """The names found and the single words that repeat one of them."""
    kinds = _single_words(parse, found)
    covered = {i for first, last, _ in found for i in range(first, last)}
    starts = {sentence.first for sentence in parse.sentences}
    added = [
        (token.i, token.i + 1, kinds[token.text])
        for token in parse.tokens
        if token.text in kinds and token.i not in covered and (token.tag[:3] == "NNP" or token.i not in starts)
    ]
    return sorted([*found, *added])


def _single_words(parse: Parse, found: Sequence[Found]) -> dict[str, MentionKind]:
    """Words that are names by themselves, and the last words of persons' full names."""
    kinds: dict[str, MentionKind] = {}
    for first, last, kind in found:
        text = parse.tokens[last - 1].text
        if len(text) < _SHORTEST or not text[0].isupper() or not text.isalpha() or text.lower() in words("never_names"):
            continue
        if last - first == 1 or kind == "person":
            kinds.setdefault(text, kind)
    return kinds
