"""Tokens, sentences and grammar of a text, as the model reads them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import ModelError
from sayso.read import weights
from sayso.read.weights import parse_text
from sayso.read.windows import LONGEST


def test_a_sentence_never_runs_over_a_paragraph() -> None:
    parse = parse_text("Bridges collapse in port city\n\nThe mayor said two bridges had collapsed.")
    assert [sentence.paragraph for sentence in parse.sentences] == [0, 1]


def test_lemmas_are_those_of_a_dictionary() -> None:
    parse = parse_text("Troops were seen leaving; two women had gone.")
    lemmas = {token.text: token.lemma for token in parse.tokens if token.text.isalpha()}
    expected = "Troops troop were be seen see leaving leave two two women woman had have gone go".split()
    assert lemmas == dict(zip(expected[::2], expected[1::2], strict=True))


def test_a_paragraph_longer_than_a_window_is_cut_between_sentences() -> None:
    parse = parse_text("The mayor spoke again. " * LONGEST)
    assert {token.text for token in parse.tokens} == {"The", "mayor", "spoke", "again", "."}
    assert {sentence.paragraph for sentence in parse.sentences} == {0}
    assert {parse.tokens[sentence.first].text for sentence in parse.sentences} == {"The"}


def test_a_long_word_without_any_blank_is_one_token() -> None:
    parse = parse_text("x" * 20_000)
    assert [token.end - token.start for token in parse.tokens] == [20_000]


def test_what_is_read_beside_a_text_does_not_change_it() -> None:
    first = "The mayor said that two bridges had fallen."
    parse_text("Something else altogether, and rather longer, was read before.")
    assert parse_text(first).tokens == parse_text(first).tokens


def test_weights_that_were_changed_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "_digest", lambda _: "0" * 64)
    weights._model.cache_clear()
    with pytest.raises(ModelError, match="install sayso again"):
        weights.parse_text("Troops were seen.")
    weights._model.cache_clear()


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_tokens_are_the_text_without_its_blanks(text: str) -> None:
    parse = parse_text(text)
    assert all(token.text == text[token.start : token.end] for token in parse.tokens)
    covered = {place for token in parse.tokens for place in range(token.start, token.end)}
    assert all(text[place].isspace() or not text[place].isprintable() for place in set(range(len(text))) - covered)
    assert sum(sentence.last - sentence.first for sentence in parse.sentences) == len(parse.tokens)
    assert all(parse.sentence_of[token.i] == parse.sentence_of[token.head] for token in parse.tokens)
