"""What the model thinks of the words beyond grammar: cues and triggers, and which words belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Likely = NDArray[np.float32]

CHANNELS: Final = ("source", "content", "content_start", "content_end", "actor", "recipient")
"""What a word may be to a cue (the first four) or to a trigger; the model is trained in this order."""


_SURE = 0.9
"""How likely a stance must be: a denial that is none misleads more than one passed over. Costs .01 of accuracy."""


_NOTHING: Likely = np.empty(0, dtype=np.float32)


class WindowGuesses(NamedTuple):
    """The scores of one window; words count from `first`, every array has a row a word.

    `anchored[channel, word, column]` is how likely a word belongs to a cue or trigger; `anchors` gives the column of
    every word that may begin one.
    """

    first: int
    last: int
    layers: dict[str, Any]
    anchors: dict[int, int]
    anchored: Likely


class Guesses:
    """The scores of all windows of a text, looked up by token."""

    def __init__(self, windows: Sequence[WindowGuesses], labels: dict[str, list[str]]) -> None:
        self.windows = tuple(windows)
        self.labels = labels
        self._rows: dict[str, list[list[float]]] = {}
        self._window_of = [number for number, each in enumerate(windows) for _ in range(each.first, each.last)]

    def window(self, token: int) -> WindowGuesses:
        """The window in which a token stands."""
        return self.windows[self._window_of[token]]

    def likelihood(self, layer: str, token: int, label: str) -> float:
        """How likely a token has a label of `cue` or `trigger`."""
        if layer not in self._rows:
            self._rows[layer] = [row for each in self.windows for row in each.layers[layer].tolist()]
        return self._rows[layer][token][self.labels[layer].index(label)]

    def best(self, layer: str, token: int) -> tuple[str, float]:
        """The likeliest label of a token in a layer, and how likely it is."""
        window = self.window(token)
        scores = window.layers[layer][token - window.first]
        best = int(scores.argmax())
        return self.labels[layer][best], float(scores[best])

    def stance(self, token: int) -> str:
        """The stance that goes with a cue that begins at a token: a plain assertion where the model is not sure."""
        stance, likely = self.best("stance", token)
        return stance if likely >= _SURE else "asserts"

    def belonging(self, channel: str, anchor: int) -> tuple[int, Likely]:
        """The first token of the anchor's window, and for every token of it how likely it belongs to the anchor.

        Nothing is known (an empty array) of tokens that the model does not hold for a cue or trigger.
        """
        window = self.window(anchor)
        column = window.anchors.get(anchor - window.first)
        return window.first, _NOTHING if column is None else window.anchored[CHANNELS.index(channel), :, column]
