"""Every noun of sayso: immutable records that are plain JSON outside."""

from sayso.record.failure import Failure
from sayso.record.links import CopyGroup, CopyPair, Corroboration, IndependentOrigin
from sayso.record.page import Article, Dateline, Origin, Page, Removal
from sayso.record.reading import (
    Entity,
    Event,
    Link,
    Mention,
    Participant,
    Place,
    Quantity,
    Reading,
    Remark,
    Sentence,
    Statement,
    Time,
    Versions,
)

__all__ = [
    "Article", "CopyGroup", "CopyPair", "Corroboration", "Dateline", "Entity", "Event", "Failure",
    "IndependentOrigin", "Link", "Mention", "Origin", "Page", "Participant", "Place", "Quantity", "Reading",
    "Remark", "Removal", "Sentence", "Statement", "Time", "Versions",
]  # fmt: skip
