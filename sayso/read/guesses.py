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


class WindowGuesses(NamedTuple):
    """The scores of one window; words count from `first`, every array has a row a word.

    `anchored[channel, word, anchor]` is how likely a word belongs to a cue or trigger that begins at `anchor`.
    """

    first: int
    last: int
    layers: dict[str, Any]
    anchored: Likely


class Guesses:
    """The scores of all windows of a text, looked up by token."""

    def __init__(self, windows: Sequence[WindowGuesses], labels: dict[str, list[str]]) -> None:
        self.windows = tuple(windows)
        self.labels = labels
        self._window_of = [number for number, each in enumerate(windows) for _ in range(each.first, each.last)]

    def window(self, token: int) -> WindowGuesses:
        """The window in which a token stands."""
        return self.windows[self._window_of[token]]

    def likelihood(self, layer: str, token: int, label: str) -> float:
        """How likely a token has a label of `cue` or `trigger`."""
        window = self.window(token)
        return float(window.layers[layer][token - window.first][self.labels[layer].index(label)])

    def stance(self, token: int) -> str:
        """The stance that goes with a cue that begins at a token: a plain assertion where the model is not sure."""
        window = self.window(token)
        scores = window.layers["stance"][token - window.first]
        best = int(scores.argmax())
        return self.labels["stance"][best] if scores[best] >= _SURE else "asserts"

    def belonging(self, channel: str, anchor: int) -> tuple[int, Likely]:
        """The first token of the anchor's window, and for every token of it how likely it belongs to the anchor."""
        window = self.window(anchor)
        return window.first, window.anchored[CHANNELS.index(channel), :, anchor - window.first]
