"""Certainty, polarity and tense as the model sees them, weighed against what the words around a trigger say."""

from __future__ import annotations

from typing import Final, cast

from sayso.read.certainty import Modality
from sayso.read.parse import Parse
from sayso.record.reading import Certainty, Tense

_DOUBT: Final = 0.9
_TENSE: Final = 0.8
"""How likely a doubt and a tense must be: less sure ones are right on held-out passages more often than not, but not on
MEANTIME, where a request or a plan is told as certain."""


def weigh_modality(parse: Parse, i: int, ruled: Modality) -> Modality:
    """The modality of the trigger at a token: tense as the model sees it; a doubt also where no rule tells one.

    What a word of the rules makes doubtful or denies stays so: the model hears too little in "plans to" and "expected".
    """
    certainty, tense = ruled.certainty, ruled.tense
    doubt, likely = parse.guesses.best("certainty", i)
    if certainty == "certain" and likely >= _DOUBT:
        certainty = cast("Certainty", doubt)
    time, likely = parse.guesses.best("tense", i)
    if likely >= _TENSE:
        tense = cast("Tense", time)
    return ruled._replace(certainty=certainty, tense=tense)
