"""A stretch of text that may be a name, before its kind is decided."""

from __future__ import annotations

from typing import NamedTuple

from sayso.record.reading import MentionKind


class Draft(NamedTuple):
    """Tokens `first` up to, not including, `last`; `label` is the tagger's opinion, `known` the lexicon's."""

    first: int
    last: int
    label: MentionKind | None = None
    known: MentionKind | None = None

    @property
    def length(self) -> int:
        """How many tokens it has."""
        return self.last - self.first
