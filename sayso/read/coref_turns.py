"""Turns of an interview or transcript: the paragraphs that open with who speaks, «((Ana Lopez))», «AL:», «LOPEZ:»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from sayso.read.coref_nodes import Clusters, Node
from sayso.read.parse import Parse
from sayso.text import Span

_NAME = r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,4}"
_LABEL = re.compile(rf"^[\"“]?(?:\(\(({_NAME})\)\)|({_NAME}):)(?=\s)", re.MULTILINE)
_FEWEST = 2
"""Labels that come back, each as often: with one alone it is not known where the answers begin."""


class Turn(NamedTuple):
    """The label that opens a turn, and the end of the turn at the next label."""

    label: Span
    end: int


def find_turns(text: str) -> tuple[Turn, ...]:
    r"""The turns of a text in which at least two speakers, named before their words, come back.

    >>> text = "AL: Yes.\nBK: Why?\nAL: So.\nBK: Ah."
    >>> [turn.label.of(text) for turn in find_turns(text)], find_turns("Note: no.\nNote: yes.\nPrice: 3 euros.")
    (['AL', 'BK', 'AL', 'BK'], ())
    """
    labels = [Span(*match.span(match.lastindex or 0)) for match in _LABEL.finditer(text)]
    counts = Counter(label.of(text) for label in labels)
    if sum(count >= _FEWEST for count in counts.values()) < _FEWEST:
        return ()
    ends = [*(after.start for _, after in pairwise(labels)), len(text)]
    return tuple(Turn(label, end) for label, end in zip(labels, ends, strict=True))


class TurnSpeaker(NamedTuple):
    """Who has a turn: the position of a person's name; the number of the quotation that its label stands in, or -1."""

    position: int
    quote: int


def find_turn_speakers(parse: Parse, clusters: Clusters) -> dict[int, TurnSpeaker]:
    """For the sentences of turns the person who speaks; a label of initials or capitals is joined to whom it names."""
    turns = find_turns(parse.text)
    if not turns:
        return {}
    persons = _by_short_label(clusters)
    sentences = [parse.starts[sentence.first] for sentence in parse.sentences]
    starts = [parse.starts[node.first] for node in clusters.nodes]
    speakers: dict[int, TurnSpeaker] = {}
    for turn in turns:
        known = persons.get(turn.label.of(parse.text).lower())
        speaker = _speaker_at(clusters, _label_node(clusters, starts, turn.label), known)
        if speaker is not None:
            first, last = bisect_left(sentences, turn.label.start - 1), bisect_left(sentences, turn.end - 1)
            quote = clusters.quotes[bisect_left(parse.starts, turn.label.start)]
            speakers.update(dict.fromkeys(range(first, last), TurnSpeaker(speaker.position, quote)))
    return speakers


def _label_node(clusters: Clusters, starts: list[int], label: Span) -> Node | None:
    near = clusters.nodes[bisect_left(starts, label.start) : bisect_left(starts, label.end)]
    return next((node for node in near if node.form == "name"), None)


def _by_short_label(clusters: Clusters) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for node in clusters.nodes:
        if node.form == "name" and node.kind == "person":
            for short in short_labels(node.words):
                found.setdefault(short, node)
    return found


def short_labels(words: tuple[str, ...]) -> tuple[str, ...]:
    """The labels in small letters by which a person may be named in an interview: the last name or the initials.

    >>> short_labels(("ana", "lopez")), short_labels(("lopez",))
    (('lopez', 'al'), ())
    """
    return (words[-1], "".join(word[0] for word in words)) if len(words) > 1 else ()


def _speaker_at(clusters: Clusters, label: Node | None, known: Node | None) -> Node | None:
    """The person of a label; one that was taken for a place or body, «AL» or «LOPEZ», is joined to the person."""
    if label is None or label.kind == "person":
        return label or known
    if known is not None and clusters.root(known.position) != clusters.root(label.position):
        _make_person(clusters, clusters.root(label.position))
        clusters.join(known.position, label.position)
    return known


def _make_person(clusters: Clusters, root: int) -> None:
    clusters.genders[root], clusters.numbers[root] = "person", "one"
    for member in clusters.members[root]:
        clusters.nodes[member].kind = "person"
