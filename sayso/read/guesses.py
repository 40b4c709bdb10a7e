"""What the model thinks of the words beyond grammar: cues and triggers, and which words belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Likely = NDArray[np.float32]

CHANNELS: Final = ("source", "content", "content_start", "content_end", "actor", "recipient")


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
        """How likely a token has a label of `cue`, `trigger`, `kind` or `name`."""
        window = self.window(token)
        return float(window.layers[layer][token - window.first][self.labels[layer].index(label)])

    def best(self, layer: str, token: int) -> str:
        """The label that a token most likely has."""
        window = self.window(token)
        found = window.layers[layer][token - window.first]
        return self.labels[layer][int(found if np.ndim(found) == 0 else found.argmax())]

    def belonging(self, channel: str, anchor: int) -> tuple[int, Likely]:
        """The first token of the anchor's window, and for every token of it how likely it belongs to the anchor."""
        window = self.window(anchor)
        return window.first, window.anchored[CHANNELS.index(channel), :, anchor - window.first]
