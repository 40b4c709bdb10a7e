"""The contract of a Reading."""

import msgspec
import pytest

from sayso.errors import RecordError
from sayso.record import Article, Entity, Event, Mention, Participant, Reading, Statement, Versions
from sayso.record.check import check_reading, find_flaws, join_words
from sayso.text import Span
from tests.marked import marked

TEXT, (SOURCE, CUE, CONTENT) = marked("[The mayor|source] [said|cue] [two bridges had collapsed|content].")
MENTION = Mention(id="m-1", span=SOURCE.span, words=SOURCE.words, kind="person", form="description", entity="e-1")
STATEMENT = Statement(
    id="st-1",
    content=(CONTENT.span,),
    cue=(CUE.span,),
    source=(SOURCE.span,),
    words={"content": CONTENT.words, "cue": CUE.words, "source": SOURCE.words},
    speaker="m-1",
    kind="indirect",
    stance="asserts",
    certainty="certain",
    polarity="positive",
)
EVENT = Event(
    id="ev-1",
    trigger=Span(TEXT.index("collapsed"), len(TEXT) - 1),
    words="collapsed",
    actors=(Participant(mention="m-1", role="actor"),),
    statement="st-1",
)
READING = Reading(
    article=Article(id="a", text=TEXT),
    mentions=(MENTION,),
    entities=(Entity(id="e-1", name="The mayor", kind="person"),),
    statements=(STATEMENT,),
    events=(EVENT,),
    versions=Versions(sayso="0", lexicon="0", model="0"),
)


def flaw(**changed: object) -> str:
    return "; ".join(find_flaws(msgspec.structs.replace(READING, **changed)))


def test_a_sound_reading_passes() -> None:
    check_reading(READING)


def test_a_span_outside_the_text_is_found() -> None:
    away = msgspec.structs.replace(MENTION, span=Span(0, 999))
    assert "[0, 999]" in flaw(mentions=(away,))


def test_other_words_than_the_text_has_are_found() -> None:
    assert "says 'The queen'" in flaw(mentions=(msgspec.structs.replace(MENTION, words="The queen"),))
    assert "for its cue" in flaw(
        statements=(msgspec.structs.replace(STATEMENT, words={**STATEMENT.words, "cue": "x"}),)
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"mentions": ()}, "refers to m-1, which is not among the mentions"),
        ({"entities": ()}, "refers to e-1, which is not among the entities"),
        ({"statements": (), "mentions": (MENTION,)}, "refers to st-1, which is not among the statements"),
    ],
)
def test_ids_that_lead_nowhere_are_found(changed: dict[str, object], words: str) -> None:
    assert words in flaw(**changed)


def test_an_id_used_twice_is_found() -> None:
    assert "used twice" in flaw(mentions=(MENTION, MENTION))


def test_the_error_names_article_and_finding() -> None:
    with pytest.raises(RecordError, match="reading of a: m-1"):
        check_reading(msgspec.structs.replace(READING, entities=()))


def test_pieces_of_a_broken_span_are_joined() -> None:
    assert join_words("No, he said, never.", [(0, 3), (13, 19)]) == "No, … never."
