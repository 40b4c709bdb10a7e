"""Who speaks and when: the mention that a source stands for, and the time that goes with a cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from sayso.read.coref_turns import find_turns, short_labels
from sayso.read.parse import Parse
from sayso.read.phrase_pronouns import pronouns
from sayso.read.statement_drafts import Draft, tidy
from sayso.record import Mention, Time
from sayso.text import Span

_FORMS = {"name": 0, "description": 1, "pronoun": 2}
_CLAUSE_OPENERS = {"PRP", "PRP$", "DT", "EX", "NNP", "NNPS", "NNS", "NN", "CD", "JJ", "IN", "``", "WP", "WRB"}
"""Tags that can open the clause behind "said Friday"; a verb or "'s" makes the day part of the clause."""
_NEAR_TIMES = 6
"""How many times on either side of a cue are looked at."""
_LONGEST_MENTION = 400
"""Characters: how far before a word a mention that holds it can start."""


class Speakers:
    """The mentions of a text, to be looked up by the words of a source."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention]) -> None:
        self._parse = parse
        self._mentions = sorted(mentions, key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self._mentions]
        self._named = {mention.entity for mention in mentions if mention.form == "name" and mention.entity}
        self._turns = find_turns(parse.text)
        self._turn_starts = [turn.label.start for turn in self._turns]
        self._by_label = {
            short: mention
            for mention in reversed(self._mentions)
            if self._turns and mention.form == "name" and mention.kind == "person"
            for short in short_labels(tuple(mention.words.removeprefix(mention.role or "").lower().split()))
        }

    def speaker(self, draft: Draft) -> str | None:
        """The id of the mention that a source's head stands in, a name before a description before a pronoun."""
        if draft.source is None or draft.source_head < 0:
            return None
        head = self._parse.tokens[draft.source_head]
        if head.tag in ("WP", "WDT"):
            head = self._parse.tokens[self._parse.tokens[head.head].head]
        at = Span(head.start, head.end)
        holding = [mention for mention in self._near(at) if mention.span.covers(at)]
        if not holding:
            holding = [mention for mention in self._near(draft.source[0]) if draft.source[0].covers(mention.span)]
            holding = [mention for mention in holding if mention.form == "name"][:1]
        if not holding:
            named = self._by_label.get(draft.source[0].of(self._parse.text).lower())
            return named.id if named else None
        found = min(holding, key=lambda mention: (_FORMS[mention.form], mention.span.start - mention.span.end))
        return (self._has_turn(found) or found).id

    def _has_turn(self, mention: Mention) -> Mention | None:
        """Who speaks for a «we» that no name is known for: the label of the turn in an interview."""
        if mention.form != "pronoun" or mention.entity in self._named or pronouns()[mention.words.lower()].person != 1:
            return None
        place = bisect_right(self._turn_starts, mention.span.start) - 1
        if place < 0:
            return None
        label = self._turns[place].label
        inside = next((near for near in self._near(label) if label.covers(near.span) and near.entity), None)
        return inside or self._by_label.get(label.of(self._parse.text).lower())

    def _near(self, span: Span) -> list[Mention]:
        first = bisect_left(self._starts, span.start - _LONGEST_MENTION)
        last = bisect_left(self._starts, span.end)
        return self._mentions[first:last]


class SaidTimes:
    """The times of a text, to be looked up by a cue."""

    def __init__(self, parse: Parse, times: Sequence[Time]) -> None:
        self._parse = parse
        self._times = sorted((time for time in times if time.type in ("DATE", "TIME")), key=lambda time: time.span)
        self._starts = [time.span.start for time in self._times]

    def without_time(self, draft: Draft) -> Draft:
        """A draft whose content does not begin with the time at which it was said: "said Friday [he would go]"."""
        if not draft.content or not self._times:
            return draft
        draft = self._source_without_time(draft)
        first = draft.content[0]
        place = bisect_left(self._starts, first.start)
        if place == len(self._times) or self._starts[place] != first.start or draft.cue[-1].end + 1 != first.start:
            return draft
        rest = self._times[place].span.end
        after = bisect_left(self._parse.starts, rest)
        if rest >= first.end or self._parse.tokens[after].tag not in _CLAUSE_OPENERS:
            return draft
        pieces = tidy(self._parse.text, [Span(rest, first.end), *draft.content[1:]])
        return msgspec.structs.replace(draft, content=pieces) if pieces else draft

    def _source_without_time(self, draft: Draft) -> Draft:
        """A draft whose source does not end with the time: in "the envoy on Monday denied" the day is the verb's."""
        if draft.source is None:
            return draft
        start, end = draft.source[-1]
        place = bisect_left(self._starts, end) - 1
        if place < 0 or self._times[place].span.end != end or self._times[place].span.start <= start:
            return draft
        left = draft.source[-1].of(self._parse.text)[: self._times[place].span.start - start].rstrip()
        kept = tidy(self._parse.text, [Span(start, start + len(left.removesuffix(" on")))])
        return msgspec.structs.replace(draft, source=(*draft.source[:-1], *kept)) if kept else draft

    def said(self, draft: Draft) -> str | None:
        """The id of the time that hangs on the cue's verb: "said on Monday"."""
        token = self._parse.tokens[draft.head]
        sentence = self._parse.sentences[self._parse.sentence_of[draft.head]]
        span = self._parse.span(sentence.first, sentence.last - 1)
        at = bisect_left(self._starts, token.start)
        first = max(at - _NEAR_TIMES, bisect_left(self._starts, span.start))
        last = min(at + _NEAR_TIMES, bisect_left(self._starts, span.end))
        near = [time for time in self._times[first:last] if self._modifies(time, draft, token.i)]
        return min(near, key=lambda time: abs(time.span.start - token.start)).id if near else None

    def _modifies(self, time: Time, draft: Draft, verb: int) -> bool:
        if any(piece.touches(time.span) for piece in (*draft.content, *(draft.source or ()))):
            return False
        if 0 <= time.span.start - draft.cue[-1].end <= 1:
            return True
        at = bisect_right(self._parse.starts, time.span.start) - 1
        for _ in range(4):
            token = self._parse.tokens[at]
            if at == verb:
                return True
            if token.head == at or token.dep in ("ccomp", "relcl", "conj"):
                return False
            at = token.head
        return at == verb
