"""Paragraphs of a text."""

import pytest

from sayso.read.paragraphs import find_paragraphs


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
