"""PLOVER types as the model sees them, weighed against those that the rules found."""

from __future__ import annotations

from sayso.read.parse import Parse
from sayso.read.plover import Typing

_ADDED = 0.8
"""How likely a type must be among all that a trigger may be. Of .6, .8 and .9 it was as good as .9 on pairs
and between them on plover; on held-out passages .6 finds more and .9 less. Letting the model overrule rules made both
practice sets worse and held-out passages hardly better."""
_NONE, _UNTYPED = "none", "-"


def weigh_type(parse: Parse, i: int, ruled: Typing) -> Typing:
    """The type of a trigger: the rules', or the model's where they have none and it is sure."""
    if ruled.type is not None or ruled.excluded:
        return ruled
    likely = _likelihoods(parse, i)
    best = max(likely, key=lambda name: (likely[name], name))
    if best == _UNTYPED or likely[best] < _ADDED:
        return ruled
    return Typing(best, reason=f"model {likely[best]:.2f}; no pattern fits")  # type: ignore[arg-type]


def _likelihoods(parse: Parse, i: int) -> dict[str, float]:
    """How likely a trigger is of each type or of none («-»), given that it is one."""
    window = parse.guesses.window(i)
    labels = parse.guesses.labels["trigger"]
    scores = window.layers["trigger"][i - window.first]
    rest = max(1e-6, 1.0 - float(scores[labels.index(_NONE)]))
    return {label: float(score) / rest for label, score in zip(labels, scores, strict=True) if label != _NONE}
