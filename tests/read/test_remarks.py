"""Trouble in an article, told as remarks."""

import pytest

from sayso.read.guesses import Guesses
from sayso.read.parse import Grammar, Parse
from sayso.read.remarks import find_remarks, unread_language
from sayso.record import Article, Statement, Time
from sayso.text import Span


def bare(text: str) -> Parse:
    return Parse("a", text, Grammar(), Guesses((), {}))


def codes(text: str, *, written: str | None = "2024-10-28", times: tuple[Time, ...] = ()) -> list[str]:
    parse = bare(text)
    return [remark.code for remark in find_remarks(parse, written=written, times=times, statements=())]


MONDAY = Time(id="t-1", span=Span(0, 6), words="Monday", type="DATE", value=None)


def test_relative_times_without_a_date_of_publication_are_told_once() -> None:
    assert codes("Monday.", written=None, times=(MONDAY,)) == ["no_publication_date"]
    assert codes("Monday.", times=(MONDAY,)) == ["time_unresolved"]


def test_a_vague_duration_is_no_trouble() -> None:
    lasting = Time(id="t-2", span=Span(0, 5), words="years", type="DURATION", value="PXY")
    assert codes("years.", times=(lasting,)) == []


@pytest.mark.parametrize(
    ("text", "open_quotation"),
    [
        ("“We left,” he said.", False),
        ("“We left, he said.", True),
        ("“We left.\n\n“Then we came back,” he said.", False),
        ('"We left, he said.\n\nNobody stayed.', True),
        ('A 6" pipe burst.', False),
        ("", False),
    ],
)
def test_a_quotation_that_is_never_closed_is_told(text: str, open_quotation: bool) -> None:
    assert codes(text) == (["quotation_not_closed"] if open_quotation else [])


def test_a_quotation_without_a_source_is_told() -> None:
    text = "“We left.”"
    statement = Statement(
        id="st-1",
        content=(Span(0, 10),),
        cue=(),
        words={"content": text, "cue": ""},
        kind="direct",
        stance="asserts",
        certainty="certain",
        polarity="positive",
    )
    remarks = find_remarks(bare(text), written="2024", times=(), statements=(statement,))
    assert [(remark.about, remark.code) for remark in remarks] == [("st-1", "source_not_named")]


def test_another_language_is_named() -> None:
    assert "is in ko;" in unread_language(Article(id="a", text="x", language="ko")).message
