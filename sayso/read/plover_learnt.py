"""PLOVER types as the model sees them, weighed against those that the rules found."""

from __future__ import annotations

from sayso.read.parse import Parse
from sayso.read.plover import Typing

_ADDED = 0.9
"""How likely a type must be among all that a trigger may be. Of .6, .8 and .9 it was as good as .9 on pairs
and between them on plover; on held-out passages .6 finds more and .9 less. Letting the model overrule rules made both
practice sets worse and held-out passages hardly better."""
_TRIGGER = 0.8
"""How likely a word must be a trigger at all. A saying is none to the model, whatever type it would have as one."""
_NONE, _UNTYPED = "none", "-"


def weigh_type(parse: Parse, i: int, ruled: Typing) -> Typing:
    """The type of a trigger: the rules', or the model's where they have none and it is sure."""
    if ruled.type is not None or ruled.excluded:
        return ruled
    none = parse.guesses.likelihood("trigger", i, _NONE)
    if 1.0 - none < _TRIGGER:
        return ruled
    likely = {name: parse.guesses.likelihood("trigger", i, name) / (1.0 - none) for name in _names(parse)}
    best = max(likely, key=lambda name: (likely[name], name))
    if best == _UNTYPED or likely[best] < _ADDED:
        return ruled
    return Typing(best, reason=f"model {likely[best]:.2f}; no pattern fits")  # type: ignore[arg-type]


def _names(parse: Parse) -> list[str]:
    """What a trigger may be: a PLOVER type, or «-» for none of them."""
    return [name for name in parse.guesses.labels["trigger"] if name != _NONE]
