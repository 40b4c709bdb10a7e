"""Where words and marks start and end."""

import pytest

from sayso.read.words import find_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv's army didn't say.", "Kyiv|'s|army|did|n't|say|."),
        ("the ministers’ plan", "the|ministers|’|plan"),
        ("U.S. troops left at 9 a.m. on Friday.", "U.S.|troops|left|at|9|a.m.|on|Friday|."),
        ("“We held,” he said.", "“|We|held|,|”|he|said|."),
        ("North-Korean-built (KN-23) missiles", "North|-|Korean|-|built|(|KN-23|)|missiles"),
        ("$1.5bn, €3m and 40%", "$|1.5bn|,|€|3|m|and|40|%"),
        ("see https://example.org/a?b=1 today", "see|https://example.org/a?b=1|today"),
        ("cannot, won't", "can|not|,|wo|n't"),
        ("2019—2020", "2019|—|2020"),
        ("wait...what?", "wait|...|what|?"),
        ("", ""),
    ],
)
def test_words_are_cut_as_parsers_are_used_to(text: str, expected: str) -> None:
    assert "|".join(text[start:end] for start, end in find_words(text)) == expected
