"""Names in headlines in capitals: the names that the text below has, and those that the lexicon knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.read.name_layout import Line
from sayso.read.name_words import is_large_town, known_names, words
from sayso.read.parse import Parse
from sayso.record.reading import MentionKind

Found = tuple[int, int, MentionKind]
_LONGEST = 5


def find_headline_names(parse: Parse, found: Sequence[Found], lines: Sequence[Line]) -> list[Found]:
    """The names found, those in capital headlines put right by the names of the rest of the text."""
    headlines = [line for line in lines if line.capitals and not line.row and not line.dateline]
    if not headlines:
        return list(found)
    inside = {i for line in headlines for i in range(line.first, line.last)}
    below = [one for one in found if one[0] not in inside]
    names = _names_below(parse, below)
    added = [one for line in headlines for one in _look_up(parse, line, names)]
    covered = {i for first, last, _ in added for i in range(first, last)}
    kept = [one for one in found if one[0] in inside and not covered.intersection(range(one[0], one[1]))]
    return sorted(below + added + [one for one in kept if _is_likely(parse, one)])


def _names_below(parse: Parse, below: Sequence[Found]) -> dict[tuple[str, ...], MentionKind]:
    """The names of the text by their words in lower case, and persons by their last name."""
    names: dict[tuple[str, ...], MentionKind] = {}
    for first, last, kind in below:
        key = tuple(token.lower for token in parse.tokens[first:last])
        names.setdefault(key, kind)
        if kind == "person":
            names.setdefault(key[-1:], kind)
    return names


def _look_up(parse: Parse, line: Line, names: dict[tuple[str, ...], MentionKind]) -> Iterator[Found]:
    i = line.first
    while i < line.last:
        for length in range(min(_LONGEST, line.last - i), 0, -1):
            kind = names.get(tuple(token.lower for token in parse.tokens[i : i + length]))
            if kind and parse.tokens[i].text[0].isupper():
                yield i, i + length, kind
                i += length
                break
        else:
            i += 1


def _is_likely(parse: Parse, one: Found) -> bool:
    """In capitals the tagger takes common words for names: a name is known, or a person's full name."""
    tokens = parse.tokens[one[0] : one[1]]
    if any(token.lower in words("headline_words") for token in tokens):
        return False
    name = parse.text[tokens[0].start : tokens[-1].end]
    return name in known_names() or is_large_town(name) or len(tokens) > 1
