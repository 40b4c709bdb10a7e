"""Texts with what is known of them to numbers to learn from."""

from __future__ import annotations

import json
import random
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, get_args
from zlib import crc32

import torch
from torch import Tensor

from sayso.read.guesses import CHANNELS
from sayso.read.paragraphs import find_paragraphs
from sayso.read.windows import LONGEST, Words, cut_words, make_windows
from sayso.record.reading import Certainty, MentionKind, PloverType, Polarity, Stance, Tense
from training.markup import Passage, Piece, read_passages

NOTHING: Final = -100
"""A label that is not asked for."""
GRAMMAR: Final = ("tag", "dep", "start", "name")
KINDS: Final = ("O", *(f"{edge}-{kind}" for kind in get_args(MentionKind) for edge in "BI"))
FIXED: Final[dict[str, tuple[str, ...]]] = {
    "start": ("no", "yes"),
    "kind": KINDS,
    "cue": ("O", "B", "I"),
    "stance": get_args(Stance),
    "sure": get_args(Certainty),
    "trigger": ("none", "-", *get_args(PloverType)),
    "certainty": get_args(Certainty),
    "polarity": get_args(Polarity),
    "tense": get_args(Tense),
    "generic": ("no", "yes"),
}


@dataclass
class Example:
    """A window: pieces, features and places of its words, a label a word and layer, heads, and anchored pairs."""

    pieces: list[int]
    features: list[int]
    places: list[int]
    labels: dict[str, list[int]]
    heads: list[int]
    pairs: list[tuple[int, int, int]] = field(default_factory=list)
    """Channel, word and anchor of what belongs together."""
    anchors: list[tuple[int, int]] = field(default_factory=list)
    """Word, and 0 for a cue or 1 for a trigger."""
    group: str = "raw"
    held: bool = False
    """Kept to watch and to choose by, not learnt from."""


def is_held_out(text: str) -> bool:
    """One text in twenty, told by its words alone, so that it stays held out whatever is added or moved."""
    return crc32(text.encode()) % 20 == 0


def load_silver(paths: Iterable[Path]) -> dict[str, dict]:
    """Parses by their text."""
    found = {}
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                parse = json.loads(line)
                found[parse["text"]] = parse
    return found


def find_labels(silver: dict[str, dict]) -> dict[str, tuple[str, ...]]:
    """The labels of every layer, in a fixed order."""
    seen: dict[str, set[str]] = {"tag": set(), "dep": set(), "name": {"O"}}
    for parse in silver.values():
        seen["tag"].update(parse["tags"])
        seen["dep"].update(parse["deps"])
        seen["name"].update(parse["names"])
    return {name: tuple(sorted(labels)) for name, labels in seen.items()} | FIXED


def make_examples(
    text: str, parse: dict | None, labels: dict[str, tuple[str, ...]], passage: Passage | None = None
) -> Iterator[Example]:
    """The windows of a text with all that is known of its words."""
    numbers = {name: {label: i for i, label in enumerate(names)} for name, names in labels.items()}
    words = cut_words(text, find_paragraphs(text))
    count = len(words.starts)
    known = {name: [NOTHING] * count for name in labels}
    heads = [NOTHING] * count
    if parse is not None:
        known["tag"] = [numbers["tag"].get(tag, NOTHING) for tag in parse["tags"]]
        known["dep"] = [numbers["dep"].get(dep, NOTHING) for dep in parse["deps"]]
        known["name"] = [numbers["name"].get(name, NOTHING) for name in parse["names"]]
        known["start"] = list(parse["starts"])
        heads = list(parse["heads"])
    pairs: list[tuple[int, int, int]] = []
    anchors: list[tuple[int, int]] = []
    if passage is not None:
        marks = _Marks(words, numbers, known, pairs, anchors)
        marks.add(passage)
    for window in make_windows(text, words):
        first, last = window.first, window.last
        inside = range(first, last)
        yield Example(
            window.pieces,
            window.features,
            window.places,
            {name: each[first:last] for name, each in known.items()},
            [head - first if head in inside else NOTHING for head in heads[first:last]],
            [
                (channel, word - first, anchor - first)
                for channel, word, anchor in pairs
                if word in inside and anchor in inside
            ],
            [(word - first, kind) for word, kind in anchors if word in inside],
            "raw" if passage is None else passage.layer,
            is_held_out(text),
        )


class _Marks:
    """A passage's marks as labels of words."""

    def __init__(
        self,
        words: Words,
        numbers: dict[str, dict[str, int]],
        known: dict[str, list[int]],
        pairs: list[tuple[int, int, int]],
        anchors: list[tuple[int, int]],
    ) -> None:
        self.words, self.numbers, self.known, self.pairs, self.anchors = words, numbers, known, pairs, anchors

    def add(self, passage: Passage) -> None:
        if passage.layer == "attribution":
            self._attributions(passage)
        else:
            self._events(passage)

    def _range(self, piece: Piece) -> range:
        """The words that a span covers."""
        first = bisect_left(self.words.ends, piece[0] + 1)
        return range(first, bisect_left(self.words.starts, piece[1]))

    def _set(self, name: str, word: int, label: str) -> None:
        self.known[name][word] = self.numbers[name][label]

    def _attributions(self, passage: Passage) -> None:
        self.known["cue"] = [0] * len(self.words.starts)
        for found in passage.attributions:
            if not found.cue:
                continue
            for piece in found.cue:
                for at, word in enumerate(self._range(piece)):
                    self._set("cue", word, "I" if at else "B")
            anchor = self._range(found.cue[0])[0]
            self._set("stance", anchor, found.stance)
            self._set("sure", anchor, found.certainty)
            self.anchors.append((anchor, 0))
            for piece in found.source:
                self._pair("source", piece, anchor)
            for piece in found.content:
                inside = self._pair("content", piece, anchor)
                self.pairs.append((CHANNELS.index("content_start"), inside[0], anchor))
                self.pairs.append((CHANNELS.index("content_end"), inside[-1], anchor))

    def _pair(self, channel: str, piece: Piece, anchor: int) -> range:
        inside = self._range(piece)
        self.pairs.extend((CHANNELS.index(channel), word, anchor) for word in inside)
        return inside

    def _events(self, passage: Passage) -> None:
        count = len(self.words.starts)
        self.known["trigger"], self.known["kind"] = [0] * count, [0] * count
        for start, end, kind in passage.names:
            for at, word in enumerate(self._range((start, end))):
                self._set("kind", word, ("I-" if at else "B-") + kind)
        for event in passage.events:
            if not event.trigger:
                continue
            anchor = self._range(event.trigger[0])[0]
            self._set("trigger", anchor, event.type or "-")
            self._set("certainty", anchor, event.certainty)
            self._set("polarity", anchor, event.polarity)
            self._set("tense", anchor, event.tense)
            self._set("generic", anchor, "yes" if event.generic else "no")
            self.anchors.append((anchor, 1))
            for piece in event.actors:
                self._pair("actor", piece, anchor)
            for piece in event.recipients:
                self._pair("recipient", piece, anchor)


def load_examples(
    silver: dict[str, dict], labels: dict[str, tuple[str, ...]], corpus: Path | None, *, share: float = 1.0
) -> list[Example]:
    """Windows of a share of the annotated passages (grammar too where it is known), then of the raw texts."""
    found: list[Example] = []
    taken: set[str] = set()
    if corpus is not None:
        for passage in read_passages(corpus):
            taken.add(passage.text)
            if crc32(passage.where.encode()) % 1000 < share * 1000 or is_held_out(passage.text):
                found.extend(make_examples(passage.text, silver.get(passage.text), labels, passage))
    for text, parse in silver.items():
        if text not in taken:
            found.extend(make_examples(text, parse, labels))
    return found


def pack(examples: Sequence[Example], order: random.Random) -> list[list[Example]]:
    """Windows of one layer put together, in random order, until they fill what the model sees at once."""
    packed: list[list[Example]] = []
    for group in sorted({example.group for example in examples}):
        pool = [example for example in examples if example.group == group]
        order.shuffle(pool)
        here: list[Example] = []
        size = 0
        for example in pool:
            if here and size + len(example.pieces) - 1 > LONGEST:
                packed.append(here)
                here, size = [], 0
            here.append(example)
            size += len(example.pieces) - bool(size)
        if here:
            packed.append(here)
    order.shuffle(packed)
    return packed


def collate(packs: Sequence[Sequence[Example]]) -> dict[str, Tensor]:
    """Padded tensors; `pairs` is (batch, channel, word, anchor), `anchors` (batch, word, kind)."""
    width = max(sum(len(one.pieces) for one in pack_) - len(pack_) + 1 for pack_ in packs)
    words = max(sum(len(one.places) for one in pack_) for pack_ in packs)
    size = len(packs)
    names = list(packs[0][0].labels)
    out: dict[str, Tensor] = {
        "pieces": torch.zeros(size, width, dtype=torch.long),
        "features": torch.full((size, width), 5, dtype=torch.long),
        "mask": torch.zeros(size, width, dtype=torch.long),
        "places": torch.zeros(size, words, dtype=torch.long),
        "word_mask": torch.zeros(size, words, dtype=torch.bool),
        "heads": torch.full((size, words), NOTHING, dtype=torch.long),
        "pairs": torch.zeros(size, len(CHANNELS), words, words),
        "anchors": torch.zeros(size, words, 2, dtype=torch.bool),
    }
    for name in names:
        out[name] = torch.full((size, words), NOTHING, dtype=torch.long)
    for row, pack_ in enumerate(packs):
        at = word = 0
        for one in pack_:
            skip = int(at > 0)
            length, count = len(one.pieces) - skip, len(one.places)
            out["pieces"][row, at : at + length] = torch.tensor(one.pieces[skip:])
            out["features"][row, at : at + length] = torch.tensor(one.features[skip:])
            out["mask"][row, at : at + length] = 1
            out["places"][row, word : word + count] = torch.tensor(one.places) + at - skip
            out["word_mask"][row, word : word + count] = True
            heads = torch.tensor(one.heads)
            out["heads"][row, word : word + count] = torch.where(heads >= 0, heads + word, heads)
            for name in names:
                out[name][row, word : word + count] = torch.tensor(one.labels[name])
            for channel, a, b in one.pairs:
                out["pairs"][row, channel, word + a, word + b] = 1
            for a, kind in one.anchors:
                out["anchors"][row, word + a, kind] = True
            at += length
            word += count
    return out
