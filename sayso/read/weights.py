"""The only file that knows the reader's model: its weights are loaded once, from the package, their hash checked.

The model reads a window of whole paragraphs at a time, one thread, so that the same text gives the same answer whatever
else is read beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import onnxruntime

from sayso.errors import ModelError
from sayso.read.guesses import Guesses, WindowGuesses
from sayso.read.lemmas import find_lemma
from sayso.read.paragraphs import find_paragraphs
from sayso.read.parse import Grammar, Parse, ParsedSentence, TaggedName, Token
from sayso.read.tree import make_tree, whole_names
from sayso.read.windows import Window, Words, cut_words, make_windows

_GRAMMAR = ("arcs", "heads", "dep", "starts", "tag", "name", "kind")
_LAYERS = ("cue", "stance", "trigger", "certainty", "polarity", "tense")
_OUTPUTS = (*_GRAMMAR, *_LAYERS, "anchors", "anchored")


class Model(NamedTuple):
    """A session of the runtime, the labels of every layer, and the hash of the weights."""

    session: Any
    labels: dict[str, list[str]]
    sha256: str


@cache
def _model() -> Model:
    folder = files("sayso.read") / "model"
    known = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    weights = (folder / "reader.onnx").read_bytes()
    found = _digest(weights)
    if found != known["sha256"]:
        raise ModelError(
            f"the reader's weights ({folder / 'reader.onnx'}) are not those that belong to their labels: "
            f"sha256 is {found[:12]}…, should be {known['sha256'][:12]}…; install sayso again"
        )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return Model(session, known["labels"], found)


def _digest(weights: bytes) -> str:
    return hashlib.sha256(weights).hexdigest()


def model_version() -> str:
    """Name and hash of the weights, for `Reading.versions`."""
    return f"sayso-reader {_model().sha256[:12]}"


def parse_text(text: str, article: str = "") -> Parse:
    """The grammar of an English text; no sentence runs over a paragraph.

    >>> [token.lemma for token in parse_text("Troops were seen.").tokens]
    ['troop', 'be', 'see', '.']
    """
    words = cut_words(text, find_paragraphs(text))
    tokens: list[Token] = []
    sentences: list[ParsedSentence] = []
    names: list[TaggedName] = []
    kinds: list[TaggedName] = []
    guesses: list[WindowGuesses] = []
    for window in make_windows(text, words):
        scores = _run(window, words)
        firsts = [at for at, starts in enumerate(scores["starts"]) if starts or at == 0]
        tokens.extend(_tokens(text, words, window, scores, _trees(scores, firsts)))
        for first, last in pairwise([window.first + at for at in (*firsts, window.last - window.first)]):
            sentences.append(ParsedSentence(first, last, words.paragraphs[first]))
        names.extend(_labelled(scores["name"], _model().labels["name"], window.first))
        kinds.extend(_labelled(scores["kind"], _model().labels["kind"], window.first))
        layers = {name: scores[name] for name in _LAYERS}
        anchors = {at: column for column, at in enumerate(scores["anchors"].tolist())}
        guesses.append(WindowGuesses(window.first, window.last, layers, anchors, scores["anchored"]))
    grammar = Grammar(tuple(tokens), tuple(sentences), tuple(names), tuple(kinds))
    return Parse(article, text, grammar, Guesses(guesses, _model().labels))


def _run(window: Window, words: Words) -> dict[str, Any]:
    """What the model says of a window."""
    paragraphs = words.paragraphs[window.first : window.last]
    opens = [1, *(int(before != here) for before, here in pairwise(paragraphs))]
    given = {"pieces": window.pieces, "features": window.features, "places": window.places, "opens": opens}
    arrays = {name: np.array(each, dtype=np.int64) for name, each in given.items()}
    return dict(zip(_OUTPUTS, _model().session.run(list(_OUTPUTS), arrays), strict=True))


def _trees(scores: dict[str, Any], firsts: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Head (a word of the window) and dependency label of every word, one tree a sentence."""
    labels = _model().labels["dep"]
    liked, deps = scores["heads"].tolist(), scores["dep"].tolist()
    for first, last in pairwise([*firsts, len(liked)]):
        tree = make_tree(scores["arcs"][first:last, first:last], [head - first for head in liked[first:last]])
        for word, head in enumerate(tree, first):
            dep = labels[deps[word]]
            if first + head == word:
                dep = "ROOT"
            elif dep == "ROOT":
                dep = "dep"
            yield first + head, dep


def _tokens(
    text: str, words: Words, window: Window, scores: dict[str, Any], trees: Iterable[tuple[int, str]]
) -> Iterator[Token]:
    labels = _model().labels["tag"]
    tags = [labels[number] for number in scores["tag"].tolist()]
    whole = whole_names(tags, list(trees))
    for i, tag, (head, dep) in zip(range(window.first, window.last), tags, whole, strict=True):
        start, end = words.starts[i], words.ends[i]
        word = text[start:end]
        lower = word.lower()
        yield Token(i, start, end, word, lower, find_lemma(lower, tag), tag, dep, window.first + head)


def _labelled(scores: Any, labels: Sequence[str], offset: int) -> list[TaggedName]:
    """Stretches of B-X I-X, a stray I-X opening one."""
    found: list[TaggedName] = []
    for at, best in enumerate(scores.argmax(axis=1)):
        edge, _, label = labels[best].partition("-")
        i = offset + at
        if not label:
            continue
        if edge == "I" and found and found[-1].last == i and found[-1].label == label:
            found[-1] = TaggedName(found[-1].first, i + 1, label)
        else:
            found.append(TaggedName(i, i + 1, label))
    return found
