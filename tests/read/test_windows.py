"""Words in windows: everything is seen once, and whole paragraphs stay together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.paragraphs import find_paragraphs
from sayso.read.windows import LONGEST, QUOTED, cut_words, make_windows


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab .\n“”\"'Aé0", max_size=2_000))
def test_every_word_is_in_one_window(text: str) -> None:
    words = cut_words(text, find_paragraphs(text))
    windows = make_windows(text, words)
    seen = [word for window in windows for word in range(window.first, window.last)]
    assert seen == list(range(len(words.starts)))
    assert all(len(window.pieces) == len(window.features) for window in windows)
    assert all(len(window.pieces) <= LONGEST + 20 for window in windows)


def test_short_paragraphs_share_a_window_and_long_ones_are_cut_after_a_sentence() -> None:
    text = "One bridge fell.\n\nTwo stood.\n\n" + "The mayor spoke for a very long time. " * 30
    words = cut_words(text, find_paragraphs(text))
    windows = make_windows(text, words)
    assert text[words.starts[windows[0].first] : words.ends[windows[0].last - 1]].startswith("One bridge fell.")
    assert all(text[words.ends[window.last - 1] - 1] == "." for window in windows)


def test_words_in_quotation_marks_are_told_apart() -> None:
    text = "He said “we held” and left."
    words = cut_words(text, find_paragraphs(text))
    (window,) = make_windows(text, words)
    quoted = [window.features[place] >= QUOTED for place in window.places]
    assert quoted == [False, False, True, True, True, True, False, False, False]
