"""The markup of the training text."""

from pathlib import Path

import pytest

from training.check import check_file, find_near_duplicates
from training.markup import MarkupError, parse_passage, read_passages

CORPUS = Path(__file__).parents[2] / "training" / "corpus"


def test_marks_of_attribution_become_spans() -> None:
    passage = parse_passage(
        "<t1>“Go,”</t1> <s1>she</s1> <c1 demands>said</c1>. <t1>“Now.”</t1> He left.", "attribution"
    )
    assert passage.text == "“Go,” she said. “Now.” He left."
    (found,) = passage.attributions
    assert [passage.text[slice(*piece)] for piece in found.content] == ["“Go,”", "“Now.”"]
    assert (found.stance, found.certainty) == ("demands", "certain")


def test_marks_may_nest_and_share_words() -> None:
    passage = parse_passage(
        "<s1><s2>He</s2></s1> <c1>said</c1> <t1>it</t1>, <c2>adding</c2> <t2>no</t2>", "attribution"
    )
    assert [found.source for found in passage.attributions] == [[(0, 2)], [(0, 2)]]


def test_marks_of_events_become_triggers_participants_and_names() -> None:
    passage = parse_passage(
        "<a1>[Iran|place]</a1> may <e1 ASSAULT possible future>attack</e1> <r1>the base</r1>.", "events"
    )
    (event,) = passage.events
    assert (event.type, event.certainty, event.polarity, event.tense) == ("ASSAULT", "possible", "positive", "future")
    assert passage.text[slice(*event.actors[0])] == "Iran"
    assert passage.names == [(0, 4, "place")]


@pytest.mark.parametrize(
    ("marked", "layer", "message"),
    [
        ("<s1>He", "attribution", "never closed"),
        ("He</s1>", "attribution", "not open"),
        ("<e1 ->fell</e1>", "attribution", "no mark of the layer"),
        ("<c1 shouts>said</c1>", "attribution", "not one of"),
        ("<e1 WAR>war</e1>", "events", "not one of"),
        ("[Iran|planet]", "events", "unknown kind"),
        ("[Iran]", "events", "stray"),
        ("<s1> </s1>", "attribution", "without words"),
        ("x", "poetry", "unknown layer"),
    ],
)
def test_what_is_wrong_is_named(marked: str, layer: str, message: str) -> None:
    with pytest.raises(MarkupError, match=message):
        parse_passage(marked, layer)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_corpus_has_no_faults(path: Path) -> None:
    count, faults = check_file(path)
    assert count > 0
    assert faults == []


def test_no_passage_nearly_repeats_another() -> None:
    assert list(find_near_duplicates(read_passages(CORPUS))) == []


def test_a_near_duplicate_is_named() -> None:
    words = "The mayor of the old town <c1>said</c1> <t1>that two of its bridges had fallen into the river</t1>"
    first, second = parse_passage(words, "attribution", "a:1"), parse_passage(words + " today", "attribution", "b:1")
    assert list(find_near_duplicates([first, second])) == ["b:1: nearly the same as a:1"]
