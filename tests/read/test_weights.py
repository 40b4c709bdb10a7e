"""Tokens, sentences and paragraphs of a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.weights import LONGEST, find_paragraphs, parse_text


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in find_paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\n  Two. \n", ["One.", "Two."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_paragraphs_are_parted_by_line_ends(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph() -> None:
    wrapped = (
        "The mayor of the port city said on Monday that two of its bridges had\n"
        "collapsed after the storm and that Kyiv had been asked for help by the\n"
        "council.\n\nNobody was hurt."
    )
    assert len(paragraphs(wrapped)) == 2


def test_a_heading_without_full_stop_stays_a_paragraph_of_its_own() -> None:
    assert len(paragraphs("Bridges collapse in port city\nThe mayor said two bridges had collapsed.")) == 2


def test_a_sentence_never_runs_over_a_paragraph() -> None:
    parse = parse_text("Bridges collapse in port city\n\nThe mayor said two bridges had collapsed.")
    assert [sentence.paragraph for sentence in parse.sentences] == [0, 1]


def test_lemmas_are_those_of_a_dictionary() -> None:
    parse = parse_text("Troops were seen leaving; two women had gone.")
    lemmas = {token.text: token.lemma for token in parse.tokens if token.text.isalpha()}
    expected = "Troops troop were be seen see leaving leave two two women woman had have gone go".split()
    assert lemmas == dict(zip(expected[::2], expected[1::2], strict=True))


def test_a_paragraph_longer_than_the_parser_takes_is_cut_between_sentences() -> None:
    text = "The mayor spoke again. " * (3 * LONGEST // 23)
    parse = parse_text(text)
    assert {token.text for token in parse.tokens} == {"The", "mayor", "spoke", "again", "."}
    assert {sentence.paragraph for sentence in parse.sentences} == {0}


def test_a_long_word_without_any_blank_is_cut_all_the_same() -> None:
    parse = parse_text("x" * (2 * LONGEST + 10))
    assert sum(token.end - token.start for token in parse.tokens) == 2 * LONGEST + 10


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_tokens_are_the_text_without_its_blanks(text: str) -> None:
    parse = parse_text(text)
    assert all(token.text == text[token.start : token.end] for token in parse.tokens)
    covered = {place for token in parse.tokens for place in range(token.start, token.end)}
    assert all(text[place].isspace() or not text[place].isprintable() for place in set(range(len(text))) - covered)
    assert sum(sentence.last - sentence.first for sentence in parse.sentences) == len(parse.tokens)
    assert all(parse.sentence_of[token.i] == parse.sentence_of[token.head] for token in parse.tokens)
