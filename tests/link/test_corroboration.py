"""Independent origins: what counts once, what counts twice, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.across import find_origins
from sayso.cli import main
from sayso.config import Config
from sayso.fetch.files import find_items
from sayso.link.corroboration import Report, corroborate
from sayso.pipeline import add_all
from sayso.record import CopyPair
from sayso.store import open_store

EXAMPLE = Path(__file__).parents[2] / "examples" / "kursk-2024"


def pair(a: str, b: str, kind: str = "edited") -> CopyPair:
    return CopyPair(a=a, b=b, kind=kind, overlap=0.8, reason="…")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reports", "pairs", "wanted"),
    [
        ([], [], []),
        ([Report("a"), Report("b")], [], [("a",), ("b",)]),
        ([Report("a"), Report("b"), Report("c")], [pair("a", "b"), pair("b", "c")], [("a", "b", "c")]),
        ([Report("a"), Report("b")], [pair("a", "b", "partial")], [("a",), ("b",)]),
        ([Report("a"), Report("b")], [pair("a", "x"), pair("b", "x")], [("a",), ("b",)]),
        ([Report("a", agency="Wire"), Report("b", agency="The Wire")], [], [("a", "b")]),
        ([Report("a", publisher="Post"), Report("b", outlets=("The Post",))], [], [("a", "b")]),
        ([Report("a", publisher="Post"), Report("b", outlets=("The Post",), others=1)], [], [("a",), ("b",)]),
        ([Report("a", outlets=("Post",)), Report("b", outlets=("Post",))], [], [("a", "b")]),
        ([Report("a", outlets=("Post", "Echo"))], [], [("a",)]),
        # Passages in common count once in one family only; without them its papers are independent.
        ([Report("a", "Daily Mirror"), Report("b", "Liverpool Echo")], [pair("a", "b", "partial")], [("a", "b")]),
        (
            [Report("a", "www.mirror.co.uk"), Report("b", "liverpoolecho.co.uk")],
            [pair("a", "b", "partial")],
            [("a", "b")],
        ),
        ([Report("a", "Daily Mirror"), Report("b", "Liverpool Echo")], [], [("a",), ("b",)]),
        ([Report("a", "Daily Mirror"), Report("b", "The Guardian")], [pair("a", "b", "partial")], [("a",), ("b",)]),
        ([Report("a", "Post"), Report("b", "Echo")], [pair("a", "b", "partial")], [("a",), ("b",)]),
        ([Report("a", "Daily Mirror"), Report("b", "Daily Mirror")], [pair("a", "b", "partial")], [("a",), ("b",)]),
    ],
)
def test_what_counts_once(reports: list[Report], pairs: list[CopyPair], wanted: list[tuple[str, ...]]) -> None:
    result = corroborate(reports, pairs)
    assert [origin.articles for origin in result.origins] == wanted
    assert (result.articles, result.independent) == (len(reports), len(wanted))
    assert corroborate(reports[::-1], pairs[::-1]) == result


def test_everything_joined_says_why() -> None:
    (origin,) = corroborate([Report("a", "Post", "2024-03-01"), Report("b", outlets=("Post",))], []).origins
    assert origin.name == "Post"
    assert origin.reasons == ("is Post's own", "has all that it says from Post")


def test_passages_of_one_house_say_which() -> None:
    reports = [Report("a", "Daily Mirror", "2024-03-01"), Report("b", "Liverpool Echo", "2024-03-02")]
    (origin,) = corroborate(reports, [pair("a", "b", "partial")]).origins
    assert origin.name == "a"
    assert origin.reasons == (
        "shares passages with a report of the same house, Reach plc (b)",
        "shares passages with a report of the same house, Reach plc (a)",
    )


def test_publishers_are_counted_by_name() -> None:
    assert corroborate([Report("a", "The Post"), Report("b", "post"), Report("c")], []).publishers == 1
    assert corroborate([Report("a", "BBC"), Report("b", "www.bbc.co.uk")], []).publishers == 1


def test_three_printings_of_one_wire_report_are_one_origin(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/s.sqlite") as store:
        add_all(find_items([EXAMPLE]), store, Config(processes=1))
        articles = {article.id: article.title for article in store.articles()}
        result = find_origins(store, list(articles))
    assert (result.articles, result.independent) == (13, 10)
    (joined,) = (origin for origin in result.origins if len(origin.articles) > 1)
    assert joined.name == "Harbour Wire"
    assert [articles[each] for each in joined.articles] == [
        "South Korea says 1,500 North Korean troops shipped to Russia",
        "South Korea says 1,500 North Korean troops shipped to Russia",
        "North Korean special forces already in Russia, Seoul confirms",
        "North Korea tells U.N. that troop reports are groundless rumours",
    ]
    assert [(reason or "").split(":")[0] for reason in joined.reasons] == [
        "identical text", "identical text", "edited text", "credits Harbour Wire"
    ]  # fmt: skip
    run = CliRunner().invoke(main, ["origins", "--store", f"sqlite:///{tmp_path}/s.sqlite"])
    assert run.output.startswith("13 articles, 5 publishers, 10 independent origins")
    run = CliRunner().invoke(main, ["origins", "nothing*such", "--store", f"sqlite:///{tmp_path}/s.sqlite"])
    assert run.output.startswith("0 articles, 0 publishers, 0 independent origins")
