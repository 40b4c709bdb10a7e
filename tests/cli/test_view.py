"""What a researcher sees in a terminal, and in a pipe."""

from io import StringIO

import msgspec
from rich.console import Console

from sayso.cli.marked import mark_findings
from sayso.cli.view import show_article, show_reading
from sayso.record import Article, Quantity, Removal, Time
from sayso.text import Span
from tests.record.test_check import READING, STATEMENT


def shown(show: object, record: object, *, terminal: bool = False) -> str:
    out = StringIO()
    show(Console(file=out, force_terminal=terminal, width=120), record)  # type: ignore[operator]
    return out.getvalue()


def test_a_pipe_gets_plain_text_without_colours() -> None:
    assert "\x1b[" not in shown(show_reading, READING)
    assert "\x1b[" in shown(show_reading, READING, terminal=True)


def test_the_text_carries_the_numbers_of_the_table() -> None:
    assert mark_findings(READING).plain == "The mayor said [1] two bridges had collapsed."


def test_the_statement_stands_in_the_table_with_source_cue_and_claim() -> None:
    lines = shown(show_reading, READING).splitlines()
    (row,) = [line for line in lines if line.strip().startswith("1 ")]
    assert all(words in row for words in ("The mayor", "said", "two bridges had collapsed", "asserts", "certain"))


def test_a_nested_statement_shows_its_chain_outermost_first() -> None:
    inner = msgspec.structs.replace(STATEMENT, id="st-2", parent="st-1", source=None, speaker=None)
    inner = msgspec.structs.replace(inner, words={key: value for key, value in inner.words.items() if key != "source"})
    seen = shown(show_reading, msgspec.structs.replace(READING, statements=(STATEMENT, inner)))
    assert "The mayor › (not" in seen


def test_figures_show_their_bounds_and_times_their_basis() -> None:
    text = "At least 12 people died on Monday."
    quantity = Quantity(
        id="q-1", span=Span(0, 11), words="At least 12", low=12.0, bound="at_least", unit="person", counted="people"
    )
    time = Time(
        id="t-1", span=Span(27, 33), words="Monday", type="DATE", value="2024-10-28", basis="relative to publication"
    )
    reading = msgspec.structs.replace(
        READING,
        article=Article(id="a", text=text),
        mentions=(),
        entities=(),
        statements=(),
        events=(),
        quantities=(quantity,),
        times=(time,),
    )
    seen = shown(show_reading, reading)
    assert "12" in seen
    assert "relative to publication" in seen


def test_markup_in_a_report_is_text_not_colour() -> None:
    article = Article(id="a", text="He wrote [bold red]stop[/bold red] and [/] on the wall.")
    assert "[bold red]stop[/bold red] and [/]" in shown(show_article, article)


def test_what_was_taken_out_is_listed_with_its_reason() -> None:
    article = Article(id="a", text="x", removed=(Removal(words="Sign up\nnow", reason="subscribe", where=1),))
    assert "subscribe at 1: Sign up now" in shown(show_article, article)
