"""Spans and runs."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.text import Run, Span, merge_spans, to_source

spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: (min(pair), max(pair) + 1))


def test_span_gives_its_words() -> None:
    assert Span(4, 9).of("The Times") == "Times"


def test_touching_needs_a_shared_character() -> None:
    assert Span(0, 3).touches((2, 5))
    assert not Span(0, 3).touches((3, 5))


@given(st.lists(spans))
def test_merged_spans_cover_the_same_characters_and_stay_apart(given_spans: list[tuple[int, int]]) -> None:
    merged = merge_spans(given_spans)
    before = {place for start, end in given_spans for place in range(start, end)}
    assert {place for start, end in merged for place in range(start, end)} == before
    assert all(left.end < right.start for left, right in pairwise(merged))


def test_a_span_over_two_runs_has_two_places_in_the_source() -> None:
    runs = [Run(0, 10, 5), Run(5, 40, 5)]
    assert to_source(runs, (3, 7)) == (Span(13, 15), Span(40, 42))


def test_words_that_cleaning_put_in_have_no_place_in_the_source() -> None:
    assert to_source([Run(0, 10, 5), Run(7, 40, 3)], (5, 7)) == ()
