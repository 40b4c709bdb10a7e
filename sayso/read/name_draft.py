"""A stretch of text that may be a name, before its kind is decided."""

from __future__ import annotations

from typing import NamedTuple

from sayso.record.reading import MentionKind

LABELS: dict[str, MentionKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "NORP": "group", "FAC": "facility",
    "PRODUCT": "product", "LAW": "law", "EVENT": "event", "WORK_OF_ART": "other",
}  # fmt: skip
"""The tagger's labels as kinds; dates, numbers and languages are no names."""


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
