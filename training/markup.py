"""Annotated text to plain text and spans: the one reader of `corpus/`; the markup is told in `GUIDELINE.md`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, get_args

from sayso.record.reading import Certainty, MentionKind, PloverType, Polarity, Stance, Tense

LAYERS: Final = ("attribution", "events")
MARKS: Final = {"attribution": "sct", "events": "ear"}
_MARK = re.compile(r"<(/?)([a-z])(\d+)((?: [^<>]*)?)>|\[|\|(\w+)\]|[<>\[\]]")
_KINDS = frozenset(get_args(MentionKind))
_CERTAINTIES = {word: ("certainty", word) for word in get_args(Certainty)}
_SAID_OF_CUES: Final = {word: ("stance", word) for word in get_args(Stance)} | _CERTAINTIES
_SAID_OF_TRIGGERS: Final[dict[str, tuple[str, object]]] = {
    **{word: ("type", word) for word in get_args(PloverType)},
    "-": ("type", None),
    **_CERTAINTIES,
    **{word: ("polarity", word) for word in get_args(Polarity)},
    **{word: ("tense", word) for word in get_args(Tense)},
    "generic": ("generic", True),
}
"""What a mark may say besides its words, and the field that it fills."""

Piece = tuple[int, int]


class MarkupError(ValueError):
    """A mark that is unknown, never closed, or out of place; the message quotes it."""


@dataclass
class Attribution:
    """Spans of source, cue and content; the stance and certainty that its cue carries."""

    source: list[Piece] = field(default_factory=list)
    cue: list[Piece] = field(default_factory=list)
    content: list[Piece] = field(default_factory=list)
    stance: str = "asserts"
    certainty: str = "certain"


@dataclass
class MarkedEvent:
    """A trigger with its PLOVER type (null for «-»), how sure and when it is, and who takes part."""

    trigger: list[Piece] = field(default_factory=list)
    type: str | None = None
    certainty: str = "certain"
    polarity: str = "positive"
    tense: str = "past"
    generic: bool = False
    actors: list[Piece] = field(default_factory=list)
    recipients: list[Piece] = field(default_factory=list)


@dataclass
class Passage:
    """A passage without its marks: paragraphs are parted by a blank line; spans are offsets into `text`."""

    layer: str
    where: str
    text: str
    attributions: list[Attribution]
    events: list[MarkedEvent]
    names: list[tuple[int, int, str]]


def read_passages(path: Path) -> Iterator[Passage]:
    """The passages of a file, or of all files of a folder in order of their names.

    Raises MarkupError, naming file and line, at the first passage that does not parse.
    """
    if path.is_dir():
        for each in sorted(path.rglob("*.txt")):
            yield from read_passages(each)
        return
    for marked, layer, where in find_marked(path):
        try:
            yield parse_passage(marked, layer, where)
        except MarkupError as error:
            raise MarkupError(f"{where}: {error}") from None


def find_marked(path: Path) -> Iterator[tuple[str, str, str]]:
    """The passages of a file as they are written, with their layer and where they stand."""
    layer = "attribution"
    for first, lines in _find_blocks(path.read_text(encoding="utf-8")):
        for line in lines:
            if line.startswith("# layer:"):
                layer = line.removeprefix("# layer:").strip()
        marked = "\n\n".join(line.strip() for line in lines if not line.startswith("#"))
        if marked:
            yield marked, layer, f"{path.name}:{first}"


def _find_blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and lines of every stretch between blank lines."""
    block: list[str] = []
    first = 1
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.strip():
            if not block:
                first = number
            block.append(line)
        elif block:
            yield first, block
            block = []


def parse_passage(marked: str, layer: str, where: str = "") -> Passage:
    """One passage.

    >>> passage = parse_passage("<s1>The army</s1> <c1 denies>denied</c1> <t1>it</t1>.", "attribution")
    >>> passage.text, passage.attributions[0].cue, passage.attributions[0].stance
    ('The army denied it.', [(9, 15)], 'denies')
    """
    if layer not in LAYERS:
        raise MarkupError(f"unknown layer {layer!r}; known: {', '.join(LAYERS)}")
    marks = _Marks(layer)
    at = 0
    for mark in _MARK.finditer(marked):
        marks.plain += marked[at : mark.start()]
        at = mark.end()
        marks.take(mark)
    marks.plain += marked[at:]
    return marks.passage(where)


class _Marks:
    """The text read so far, the marks that are open, and what the closed ones said."""

    def __init__(self, layer: str) -> None:
        self.layer = layer
        self.plain = ""
        self.opened: dict[tuple[str, int], int] = {}
        self.brackets: list[int] = []
        self.attributions: dict[int, Attribution] = defaultdict(Attribution)
        self.events: dict[int, MarkedEvent] = defaultdict(MarkedEvent)
        self.names: list[tuple[int, int, str]] = []

    def take(self, mark: re.Match[str]) -> None:
        """Open, close or note what a mark says."""
        closing, letter, number, words, kind = mark.groups()
        if letter and letter not in MARKS[self.layer]:
            raise MarkupError(f"{mark[0]} is no mark of the layer {self.layer}")
        if letter and closing:
            self._close((letter, int(number)), mark[0])
        elif letter:
            self._open((letter, int(number)), words.split(), mark[0])
        elif mark[0] == "[" and self.layer == "events":
            self.brackets.append(len(self.plain))
        elif kind and self.brackets:
            self._name(kind)
        else:
            raise MarkupError(f"stray {mark[0]!r} after {self.plain[-30:]!r}")

    def _open(self, key: tuple[str, int], words: Sequence[str], mark: str) -> None:
        if key in self.opened:
            raise MarkupError(f"{mark} opened twice")
        self.opened[key] = len(self.plain)
        letter, number = key
        if letter == "c":
            _note(self.attributions[number], words, _SAID_OF_CUES, mark)
        elif letter == "e":
            _note(self.events[number], words, _SAID_OF_TRIGGERS, mark)
        elif words:
            raise MarkupError(f"{mark}: only cues and triggers say more")

    def _close(self, key: tuple[str, int], mark: str) -> None:
        if key not in self.opened:
            raise MarkupError(f"{mark} closes what is not open")
        piece = _trimmed(self.plain, self.opened.pop(key))
        letter, number = key
        if letter in MARKS["attribution"]:
            found = self.attributions[number]
            {"s": found.source, "c": found.cue, "t": found.content}[letter].append(piece)
        else:
            event = self.events[number]
            {"e": event.trigger, "a": event.actors, "r": event.recipients}[letter].append(piece)

    def _name(self, kind: str) -> None:
        if kind not in _KINDS:
            raise MarkupError(f"unknown kind of name {kind!r}")
        self.names.append((self.brackets.pop(), len(self.plain), kind))

    def passage(self, where: str) -> Passage:
        """What was read, once all marks are closed."""
        if self.opened or self.brackets:
            left = [f"<{letter}{number}>" for letter, number in self.opened] + ["["] * len(self.brackets)
            raise MarkupError(f"never closed: {' '.join(left)}")
        return Passage(
            self.layer,
            where,
            self.plain,
            [self.attributions[number] for number in sorted(self.attributions)],
            [self.events[number] for number in sorted(self.events)],
            sorted(self.names),
        )


def _trimmed(text: str, start: int) -> Piece:
    words = text[start:]
    if not words.strip():
        raise MarkupError(f"a mark without words after {text[-30:]!r}")
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _note(
    found: Attribution | MarkedEvent, words: Sequence[str], known: Mapping[str, tuple[str, object]], mark: str
) -> None:
    for word in words:
        if word not in known:
            raise MarkupError(f"{mark}: {word!r} is not one of {', '.join(known)}")
        field_name, value = known[word]
        setattr(found, field_name, value)
