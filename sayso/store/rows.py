"""A Reading taken apart into rows of the store's tables; a pure function, so that it can run beside the reading."""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import msgspec

from sayso.record import Article, Entity, Event, Page, Participant, Place, Reading, Statement
from sayso.record.json import to_json
from sayso.text import Span

Row = dict[str, Any]
_JOIN = "; "
_FAST = 1
"""zlib's quickest level: the others make a Reading 7 % smaller and take half as long again."""


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """A Reading ready to be stored: its article's row without number and version, and every other table's rows."""

    article: Row
    tables: dict[str, list[Row]]


def rows_of(reading: Reading, source_hash: str | None = None) -> Rows:
    """The rows of a Reading; `source_hash` tells what the article was made from (default: from itself)."""
    index = _Index(reading)
    return Rows(
        article=_article_row(reading, source_hash),
        tables={
            "reading": [{"json": zlib.compress(to_json(reading), _FAST)}],
            "sentence": list(_sentence_rows(reading)),
            "entity": [_entity_row(entity) for entity in reading.entities],
            "entity_link": [row for entity in reading.entities for row in _link_rows(entity)],
            "mention": [_finding_row(mention) for mention in reading.mentions],
            "time": [_finding_row(time) for time in reading.times],
            "quantity": [_finding_row(quantity) for quantity in reading.quantities],
            "statement": [_statement_row(statement, index) for statement in reading.statements],
            "event": [_event_row(event, index) for event in reading.events],
            "participant": [row for event in reading.events for row in _participant_rows(event, index)],
            "event_quantity": [
                {"event": event.id, "quantity": quantity}
                for event in reading.events
                for quantity in dict.fromkeys(event.quantities)
            ],
            "remark": [_record_row(remark, position=i) for i, remark in enumerate(reading.remarks)],
            "removal": [
                {"position": i, "start": removal.where, "reason": removal.reason, "words": removal.words}
                for i, removal in enumerate(reading.article.removed)
            ],
        },
    )


def hash_of(item: Article | Page) -> str:
    """A digest of what an article or page says: equal ones need not be read again.

    When it was fetched does not count, nor, for an Article, how it was cleaned.

    >>> hash_of(Article(id="a", text="x")) == hash_of(Article(id="a", text="x", retrieved="2024-10-28"))
    True
    """
    left_out: Row = {"retrieved": None}
    left_out |= {"name": None} if isinstance(item, Page) else {"removed": (), "origin": (), "metadata": ()}
    return blake2b(to_json(msgspec.structs.replace(item, **left_out)), digest_size=16).hexdigest()


class _Index:
    """Look-ups that the rows of statements and events need."""

    def __init__(self, reading: Reading) -> None:
        entities = {entity.id: entity for entity in reading.entities}
        self.entities: dict[str, Entity] = {
            mention.id: entities[mention.entity] for mention in reading.mentions if mention.entity
        }
        self.words = {mention.id: mention.words for mention in reading.mentions}
        self.times = {time.id: time for time in reading.times}
        self.mentions = sorted(reading.mentions, key=lambda mention: mention.span)
        self.mention_starts = [mention.span.start for mention in self.mentions]
        self.sentences = sorted(reading.sentences, key=lambda sentence: sentence.span)
        self.sentence_starts = [sentence.span.start for sentence in self.sentences]

    def name(self, mention: str | None) -> str | None:
        """The entity's name, or else the words."""
        if mention is None:
            return None
        entity = self.entities.get(mention)
        return entity.name if entity else self.words[mention]

    def sentence(self, start: int) -> str | None:
        """The sentence in which an offset lies."""
        found = bisect_right(self.sentence_starts, start) - 1
        return self.sentences[found].id if found >= 0 else None

    def about(self, spans: Iterable[Span]) -> str | None:
        """The names of the entities that stand in some spans."""
        return _joined(
            entity.name
            for start, stop in spans
            for mention in self.mentions[
                bisect_left(self.mention_starts, start) : bisect_left(self.mention_starts, stop)
            ]
            if (entity := self.entities.get(mention.id))
        )

    def names(self, participants: Sequence[Participant]) -> str | None:
        return _joined(self.name(each.mention) or "" for each in participants)


def _joined(names: Iterable[str]) -> str | None:
    return _JOIN.join(dict.fromkeys(names)) or None


def _record_row(record: msgspec.Struct, **more: Any) -> Row:
    return msgspec.structs.asdict(record) | more


def _article_row(reading: Reading, source_hash: str | None) -> Row:
    article, versions = reading.article, reading.versions
    row = {name: getattr(article, name) for name in _ARTICLE_FIELDS}
    dateline = article.dateline
    own_hash = hash_of(article)
    return row | {
        "bylines": _joined(article.bylines),
        "dateline_place": dateline.place if dateline else None,
        "dateline_date": dateline.date if dateline else None,
        "dateline_agency": dateline.agency if dateline else None,
        "hash": own_hash,
        "source_hash": source_hash or own_hash,
        "read_with": f"sayso {versions.sayso}, lexicon {versions.lexicon}, model {versions.model}",
    }


_ARTICLE_FIELDS = (
    "id", "url", "canonical_url", "publisher", "title", "language", "published", "modified", "retrieved", "credit",
    "text",
)  # fmt: skip


def _sentence_rows(reading: Reading) -> Iterator[Row]:
    for position, sentence in enumerate(reading.sentences):
        start, stop = sentence.span
        yield {
            "id": sentence.id,
            "position": position,
            "paragraph": sentence.paragraph,
            "start": start,
            "stop": stop,
            "words": sentence.span.of(reading.article.text),
        }


def _finding_row(finding: Any) -> Row:
    """A record's fields as they are, its span as start and stop."""
    row: Row = msgspec.structs.asdict(finding)
    row["start"], row["stop"] = row.pop("span")
    row.pop("counted_span", None)
    return row


def _entity_row(entity: Entity) -> Row:
    place = entity.place or Place()
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "country": entity.country,
        "sector": entity.sector,
        "lat": place.lat,
        "lon": place.lon,
        "place_country": place.country,
        "admin1": place.admin1,
        "geonames": place.geonames,
        "precision": place.precision,
        "reason": entity.reason or place.reason,
    }


def _link_rows(entity: Entity) -> Iterable[Row]:
    return {(link.base, link.id): _record_row(link, entity=entity.id) for link in entity.links}.values()


def _statement_row(statement: Statement, index: _Index) -> Row:
    time = index.times.get(statement.said or "")
    spans = {"content": statement.content, "cue": statement.cue, "source": statement.source}
    return {
        "id": statement.id,
        "start": min(span.start for span in statement.content),
        "stop": max(span.end for span in statement.content),
        "source": statement.words.get("source"),
        "speaker_name": index.name(statement.speaker),
        "cue": statement.words.get("cue"),
        "content": statement.words["content"],
        "about": index.about(statement.content),
        "stance": statement.stance,
        "certainty": statement.certainty,
        "polarity": statement.polarity,
        "kind": statement.kind,
        "said": time.value if time else None,
        "said_words": time.words if time else None,
        "speaker": statement.speaker,
        "parent": statement.parent,
        "said_time": statement.said,
        "sentence": index.sentence(statement.content[0].start),
        "spans": msgspec.json.encode(spans).decode(),
    }


def _event_row(event: Event, index: _Index) -> Row:
    return {
        "id": event.id,
        "start": event.trigger.start,
        "stop": event.trigger.end,
        "actors": index.names(event.actors),
        "recipients": index.names(event.recipients),
        "others": index.names(event.others),
        "contexts": _joined(event.contexts),
        "sentence": index.sentence(event.trigger.start),
        **{name: getattr(event, name) for name in _EVENT_FIELDS},
        **_event_place(event, index),
        **_event_time(event, index),
    }


_EVENT_FIELDS = (
    "words", "type", "mode", "cameo", "certainty", "polarity", "tense", "generic", "place", "time", "statement",
)  # fmt: skip


def _event_place(event: Event, index: _Index) -> Mapping[str, Any]:
    entity = index.entities.get(event.place or "")
    place = (entity.place if entity else None) or Place()
    country = place.country or (entity.country if entity else None)
    return {"place_name": index.name(event.place), "lat": place.lat, "lon": place.lon, "country": country}


def _event_time(event: Event, index: _Index) -> Mapping[str, Any]:
    time = index.times.get(event.time or "")
    if time is None:
        return {"time_words": None, "time_value": None, "earliest": None, "latest": None}
    return {"time_words": time.words, "time_value": time.value, "earliest": time.earliest, "latest": time.latest}


def _participant_rows(event: Event, index: _Index) -> Iterator[Row]:
    parts = {"actor": event.actors, "recipient": event.recipients, "other": event.others}
    for part, participants in parts.items():
        for position, each in enumerate(participants):
            yield {
                "event": event.id,
                "part": part,
                "position": position,
                "mention": each.mention,
                "role": each.role,
                "name": index.name(each.mention),
            }
