"""How far two annotators agree: `python -m training.agreement SECOND.txt CORPUS`.

SECOND holds passages of the corpus annotated again, blind; passages are matched by their text. Printed are F1 of exact
spans, of linked attributions (content overlap at least 0.8, source at least 0.5 or none on both sides), of triggers and
names, and how often the labels agree where the spans do.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from training.markup import Attribution, MarkedEvent, Passage, Piece, read_passages

Pair = tuple[Passage, Passage]
_CONTENT, _SOURCE = 0.8, 0.5


def overlap(a: Sequence[Piece], b: Sequence[Piece]) -> float:
    """Jaccard overlap of two sets of spans in characters; 1 where both are empty."""
    first = {place for start, end in a for place in range(start, end)}
    second = {place for start, end in b for place in range(start, end)}
    return len(first & second) / len(first | second) if first | second else 1.0


def f1(pairs: Iterable[Pair], spans: Callable[[Passage], Iterable[object]]) -> float:
    """F1 of what two annotators marked, each thing once."""
    both = one = other = 0
    for first, second in pairs:
        a, b = set(spans(first)), set(spans(second))
        both, one, other = both + len(a & b), one + len(a), other + len(b)
    return 2 * both / (one + other) if one + other else 1.0


def linked_pairs(first: Passage, second: Passage) -> list[tuple[Attribution, Attribution]]:
    """Attributions that are the same in both, each used once."""
    left = list(second.attributions)
    found = []
    for a in first.attributions:
        for b in left:
            if overlap(a.content, b.content) >= _CONTENT and overlap(a.source, b.source) >= _SOURCE:
                found.append((a, b))
                left.remove(b)
                break
    return found


def event_pairs(first: Passage, second: Passage) -> list[tuple[MarkedEvent, MarkedEvent]]:
    """Events whose triggers share a character."""
    left = [event for event in second.events if event.trigger]
    found = []
    for a in first.events:
        for b in left:
            if a.trigger and overlap(a.trigger, b.trigger) > 0:
                found.append((a, b))
                left.remove(b)
                break
    return found


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa: agreement beyond what chance would give."""
    size = len(pairs)
    seen = sum(a == b for a, b in pairs) / size
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(one[label] * other[label] for label in one) / size**2
    return (seen - chance) / (1 - chance) if chance < 1 else 1.0


def share(values: Sequence[bool]) -> str:
    """How many of how many."""
    return f"{sum(values) / len(values):.3f} of {len(values)}"


def labels_of(same: Sequence[tuple[object, object]], name: str) -> str:
    """How far a label agrees where the spans do."""
    values = [(str(getattr(a, name)), str(getattr(b, name))) for a, b in same]
    return f"{name:14} {share([a == b for a, b in values])}, kappa {kappa(values):.3f}"


def attribution_report(pairs: Sequence[Pair]) -> Iterator[str]:
    """The lines on attributions."""
    for name in ("source", "cue", "content"):

        def spans(passage: Passage, name: str = name) -> Iterator[object]:
            return (tuple(getattr(each, name)) for each in passage.attributions if getattr(each, name))

        yield f"exact {name:8} F1 {f1(pairs, spans):.3f}"
    same = [pair for first, second in pairs for pair in linked_pairs(first, second)]
    total = sum(len(first.attributions) + len(second.attributions) for first, second in pairs)
    yield f"linked         F1 {2 * len(same) / total:.3f}"
    yield from (labels_of(same, name) for name in ("stance", "certainty"))


def event_report(pairs: Sequence[Pair]) -> Iterator[str]:
    """The lines on events and names."""
    same = [pair for first, second in pairs for pair in event_pairs(first, second)]
    total = sum(len(first.events) + len(second.events) for first, second in pairs)
    yield f"triggers       F1 {2 * len(same) / total:.3f}"
    yield from (labels_of(same, name) for name in ("type", "certainty", "polarity", "tense", "generic"))
    for name in ("actors", "recipients"):
        yield f"{name:14} {share([overlap(getattr(a, name), getattr(b, name)) >= _SOURCE for a, b in same])}"
    with_kind = f1(pairs, lambda passage: passage.names)
    without = f1(pairs, lambda passage: (name[:2] for name in passage.names))
    yield f"names          F1 {with_kind:.3f} with kind, {without:.3f} without"


def main(second: str, corpus: str) -> None:
    """Match the passages and print the table."""
    first = {passage.text: passage for passage in read_passages(Path(corpus))}
    pairs = [(first[each.text], each) for each in read_passages(Path(second)) if each.text in first]
    report = attribution_report if pairs[0][0].layer == "attribution" else event_report
    print(f"{len(pairs)} passages annotated twice", *report(pairs), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
