"""What the rules found and what the model found, as one list of attributions.

Rules know the frames of the verbs in their lists and cut edges by grammar; the model knows cues that no list has,
which of those in the lists attribute nothing here, and contents that grammar cannot see. Neither alone is as good as
both: see `docs/scores.md`.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sayso.read.attribution_learnt import find_learnt_drafts
from sayso.read.cues import words_of
from sayso.read.parse import Parse
from sayso.read.statement_drafts import Draft, Pieces, cut_out, tidy
from sayso.read.stretches import to_logits

_NEW = 0.97
"""A cue that no rule knows must be as likely as this."""
_DROPPED = 0.03
"""A cue that a rule found and the model holds for less likely than this is none."""
_SAME = 0.7
"""Share of the words that two contents have in common from which they tell the same."""
_MARGIN = 20.0
"""How much more the model must like its own content than the rule's, in logits summed over the words in question.

This and the first two were set on held-out passages of the corpus and on the practice set together: the former want
the model heard more, the latter less. To re-run: score/attribution.py and the table in docs/scores.md.
"""


def merge_drafts(parse: Parse, ruled: Iterable[Draft]) -> list[Draft]:
    """The rules' drafts that the model does not doubt, and the model's for cues that no rule found."""
    learnt = list(find_learnt_drafts(parse, _NEW))
    at = {place: draft for draft in learnt for place in _characters(draft)}
    kept: list[Draft] = []
    used: set[Draft] = set()
    for draft in ruled:
        if cue_likelihood(parse, draft) < _DROPPED:
            continue
        twin = next((at[place] for place in sorted(_characters(draft)) if place in at), None)
        if twin is not None:
            used.add(twin)
        kept.append(draft if twin is None else _mended(parse, draft, twin))
    told = _Contents(parse, kept)
    new = (draft for draft in learnt if draft not in used and _tells(parse, draft))
    return [*kept, *(draft for draft in new if not told.holds(draft))]


class _Contents:
    """The contents that rules have told, to be looked up by token."""

    def __init__(self, parse: Parse, drafts: Iterable[Draft]) -> None:
        self._parse = parse
        self._at: dict[int, list[frozenset[int]]] = {}
        for draft in drafts:
            content = self._tokens(draft)
            for i in content:
                self._at.setdefault(i, []).append(content)

    def _tokens(self, draft: Draft) -> frozenset[int]:
        return frozenset(i for span in draft.content for i in self._parse.tokens_between(span))

    def holds(self, draft: Draft) -> bool:
        """Whether the same has been told by another word: «released a statement saying that …»."""
        mine = self._tokens(draft)
        near = {content for i in mine for content in self._at.get(i, ())}
        return any(len(mine & other) > _SAME * len(mine | other) for other in near)


def _tells(parse: Parse, draft: Draft) -> bool:
    """Whether a draft that no rule backs tells more than a passive with its subject, «this shows that …» or «let's»."""
    if draft.source is None:
        return any(parse.tokens[i].is_verb for span in draft.content for i in parse.tokens_between(span))
    source = parse.tokens[draft.source_head]
    return source.text[0].isalnum() and source.lower not in words_of("demonstratives")


def _mended(parse: Parse, draft: Draft, twin: Draft) -> Draft:
    """A rule's draft with the model's content, where the model is sure that the rule is wrong.

    Sources stay the rule's: grammar cuts noun phrases better, and knows which cues hide who speaks. Nor does the model
    cut anything off: a claim without its end misleads more than one with a clause too many.
    """
    if draft.content and _preference(parse, twin, draft.content) > _MARGIN:
        holes = (*draft.cue, *(draft.source or ()))
        content = tidy(parse.text, (each for piece in twin.content for each in cut_out(piece, holes)))
        draft = msgspec.structs.replace(draft, content=content or draft.content)
    return draft


def _preference(parse: Parse, twin: Draft, ruled: Pieces) -> float:
    """How much more the model likes its own content than the rule's: the words that only one has are weighed."""
    first, likely = parse.guesses.belonging("content", twin.anchor)
    logits = to_logits(likely)
    mine, theirs = ({i for piece in pieces for i in parse.tokens_between(piece)} for pieces in (twin.content, ruled))
    if mine < theirs:
        return 0.0
    seen = range(first, first + len(logits))
    return float(sum(logits[i - first] for i in mine - theirs if i in seen)) - float(
        sum(logits[i - first] for i in theirs - mine if i in seen)
    )


def _characters(draft: Draft) -> set[int]:
    return {place for span in draft.cue for place in range(span.start, span.end)}


def cue_likelihood(parse: Parse, draft: Draft) -> float:
    """How likely the model thinks the likeliest word of the cue to be one."""
    inside = [i for span in draft.cue for i in parse.tokens_between(span)]
    return max((1 - parse.guesses.likelihood("cue", i, "O") for i in inside), default=1.0)
