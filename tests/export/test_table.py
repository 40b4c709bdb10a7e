from __future__ import annotations

import csv
import io
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sayso.export import write_csv


def written(rows: list[dict[str, Any]]) -> list[list[str]]:
    out = io.BytesIO()
    write_csv(rows, ["id", "words"], out)
    return list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))


def test_unknown_is_empty_and_truth_is_a_word() -> None:
    assert written([{"id": None, "words": True}, {"id": 1.5, "words": False}]) == [
        ["id", "words"],
        ["", "true"],
        ["1.5", "false"],
    ]


def test_line_ends_quotes_and_commas_stay_in_their_cell() -> None:
    words = 'one,\r\n"two"\nthree\rfour; \ufeff'
    assert written([{"id": "a", "words": words}])[1] == ["a", words]


def test_what_a_spreadsheet_would_run_is_made_text() -> None:
    for formula in ("=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "\r=1"):
        assert written([{"id": "a", "words": formula}])[1] == ["a", "'" + formula]
    assert written([{"id": -3.5, "words": "a=b"}])[1] == ["-3.5", "a=b"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_but_for_the_apostrophe(words: str) -> None:
    cell = written([{"id": "a", "words": words}])[1][1]
    assert cell == words or (cell == "'" + words and words[0] in "=+-@\t\r")
