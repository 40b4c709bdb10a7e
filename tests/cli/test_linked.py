"""Stories, claims, figures and judgements in the terminal, on the shipped example."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sayso.cli.main import main
from sayso.config import Config
from sayso.fetch.files import find_items
from sayso.pipeline import add_all
from sayso.store import open_store

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "kursk-2024"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    found = f"sqlite:///{tmp_path_factory.mktemp('linked') / 's.sqlite'}"
    with open_store(found) as store:
        add_all(find_items([EXAMPLE]), store, Config(processes=1))
    return found


def sayso(url: str, *words: str) -> str:
    run = CliRunner().invoke(main, [*words, "--store", url], catch_exceptions=False)
    return run.stdout


def lines(url: str, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in sayso(url, *words, "--format", "jsonl").splitlines()]


def test_the_list_of_stories_and_one_of_them(url: str) -> None:
    (told,) = lines(url, "story")
    assert f"13 articles · 2024-10-13 to 2024-11-13 · Russia, Ukraine, Moscow and 9 more · {told['id']}" in sayso(
        url, "story"
    )
    assert sayso(url, "story", "Kursk") == sayso(url, "story", told["id"]) == sayso(url, "story", told["articles"][0])
    shown = sayso(url, "story", "Kursk")
    assert "13 articles, 5 publishers, 10 independent origins" in shown
    assert [line for line in shown.splitlines() if line[:1].isalpha()][1:] == [
        "Claims in the order of time; sayso claim ID shows one",
        "Figures sayso figure ID shows one",
        "Named",
        "Reports",
    ]


def test_a_claim_by_its_id_by_that_of_a_telling_and_by_words(url: str) -> None:
    claims = lines(url, "claim", "evidence that there are North Korean troops in Russia")
    (claim,) = [each for each in claims if each["members"][0]["event"] is None]
    shown = sayso(url, "claim", claim["id"])
    last = claim["members"][-1]
    assert sayso(url, "claim", f"{last['article']}/{last['event'] or last['statement']}") == shown
    assert "Tellings" in shown
    assert "Origins" in shown
    assert "2024-10-23  U.S. asserts" in shown
    assert "differs in scope: told of Russia, now of Kursk" in shown


def test_a_figure_keeps_every_value_with_its_source(url: str) -> None:
    (officers, *_) = [each for each in lines(url, "figure") if each["what"] == "soldiers (officers)"]
    shown = sayso(url, "figure", officers["id"])
    assert "about 12,000" in shown
    assert "HUR" in shown
    assert "differs in scope" in shown
    assert officers["id"] in sayso(url, "figure", "Kursk")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("story", "nosuchword"), "no story is called 'nosuchword'"),
        (("claim", "nosuchword"), "no claim is called 'nosuchword'"),
        (("figure", "nosuchword"), "no figure is called 'nosuchword'"),
        (("reject", "a-0123"), "sayso split takes it out of its story"),
        (("split", "a-0123/ev-0123456789ab"), "no article 'a-0123' is in a story"),
        (("merge", "a-0123", "a-0123/ev-0123456789ab"), "two must be of one kind"),
        (("undo", "99"), "no judgement has the number 99"),
    ],
)
def test_what_is_not_there_is_said_so(url: str, words: tuple[str, ...], message: str) -> None:
    run = CliRunner().invoke(main, [*words, "--store", url])
    assert run.exit_code == 1
    assert message in run.output


def test_exports(url: str) -> None:
    for what, least in (("stories", 1), ("claims", 20), ("figures", 3), ("copies", 1)):
        found = [json.loads(line) for line in sayso(url, "export", what).splitlines()]
        assert len(found) >= least
        assert len({each["id"] for each in found}) == len(found)
    run = CliRunner().invoke(main, ["export", "claims", "--format", "csv", "--store", url])
    assert "Claims are nested and have no CSV" in run.output


def _members(claim: dict[str, Any]) -> list[str]:
    return [f"{each['article']}/{each['event'] or each['statement']}" for each in claim["members"]]


def test_a_telling_is_split_off_rejected_merged_and_put_back(url: str) -> None:
    before = lines(url, "export", "claims")
    one, other = before[0], before[1]
    member = _members(one)[-1]
    assert "does not belong with" in sayso(url, "split", member, "--because", "another matter", "--by", "ada")
    assert all(member not in _members(each) for each in lines(url, "claim", one["id"]))
    listed = sayso(url, "judgements")
    assert "ada · another matter" in listed
    assert "judgement 1 is taken back" in sayso(url, "undo", "1")
    assert lines(url, "export", "claims") == before
    sayso(url, "reject", member)
    assert all(member not in _members(each) for each in lines(url, "export", "claims"))
    sayso(url, "undo", "1")
    sayso(url, "merge", one["id"], other["id"])
    (joined,) = [each for each in lines(url, "export", "claims") if one["id"] in _members(each)]
    assert other["id"] in _members(joined)
    sayso(url, "undo", "1")
    assert lines(url, "export", "claims") == before
    assert sayso(url, "judgements") == ""


def test_an_article_is_taken_out_of_its_story_and_put_back(url: str) -> None:
    (before,) = lines(url, "story")
    article = before["articles"][-1]
    sayso(url, "split", article)
    assert sorted(len(each["articles"]) for each in lines(url, "story")) == [1, 12]
    sayso(url, "merge", before["articles"][0], article)
    assert [len(each["articles"]) for each in lines(url, "story")] == [13]
    sayso(url, "undo", "2")
    sayso(url, "undo", "1")
    assert [each["articles"] for each in lines(url, "story")] == [before["articles"]]


def test_two_values_and_two_names_are_told_apart(url: str) -> None:
    (figure, *_) = lines(url, "figure")
    first, last = (f"{value['article']}/{value['quantity']}" for value in (figure["values"][0], figure["values"][-1]))
    sayso(url, "split", last)
    assert not any({first, last} <= _values(each) for each in lines(url, "figure"))
    sayso(url, "undo", "1")
    assert any({first, last} <= _values(each) for each in lines(url, "figure"))


def _values(figure: dict[str, Any]) -> set[str]:
    return {f"{value['article']}/{value['quantity']}" for value in figure["values"]}
