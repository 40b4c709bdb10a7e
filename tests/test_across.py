"""The whole of linking on the shipped example, row by row as a careful person would have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from sayso.across import claims_of, find_figures, find_groups, find_origins, find_people, find_stories, readings_of
from sayso.config import Config
from sayso.fetch.files import find_items
from sayso.pipeline import add_all
from sayso.record.claims import Claim, ClaimMember
from sayso.record.figures import Figure
from sayso.store import Store, open_store

EXAMPLE = Path(__file__).parent.parent / "examples" / "kursk-2024"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("across") / "s.sqlite"
    files = sorted(path for path in EXAMPLE.iterdir() if path.name[:2].isdigit())
    with open_store(f"sqlite:///{path}") as made:
        add_all(find_items(files), made, Config(processes=1))
        yield made


@pytest.fixture(scope="module")
def names(store: Store) -> dict[str, str]:
    """The numbers of the files (`01` to `13`) by article id."""
    found = sorted(store.articles(), key=lambda article: article.url or "")
    titles = {
        "Zelenskyy says North Korea now": "01", "Zelenskyy warns of": "02", "North Korean special forces": "05",
        "North Korea tells": "06", "US sees evidence": "07", "First North Korean units": "08", "Kyiv expects": "09",
        "Nato chief": "10", "Ukraine reports first": "12", "North’s troops": "13",
    }  # fmt: skip
    numbers = {
        article.id: number
        for article in found
        for start, number in titles.items()
        if (article.title or "").startswith(start)
    }
    wire = [article for article in found if (article.title or "").startswith("South Korea says")]
    numbers |= {article.id: "04" if article.publisher else "03" for article in wire}
    return numbers | {article.id: "11" for article in found if article.title is None}


@pytest.fixture(scope="module")
def claims(store: Store) -> tuple[Claim, ...]:
    (story,) = find_stories(store)
    return claims_of(store, story)


def _claim(claims: Sequence[Claim], words: str, source: str) -> Claim:
    """The claim in which a source says something with some words, that with most tellings."""
    found = [claim for claim in claims if any(words in m.words and m.source == source for m in claim.members)]
    return max(found, key=lambda claim: len(claim.members))


def _told(claim: Claim, source: str) -> list[ClaimMember]:
    return [member for member in claim.members if member.source == source]


def _relations(claim: Claim, source: str) -> set[str]:
    mine = {(member.article, member.event, member.statement) for member in _told(claim, source)}
    return {each.relation for each in claim.relations if (each.b.article, each.b.event, each.b.statement) in mine}


def test_it_is_one_story(store: Store, names: dict[str, str]) -> None:
    (story,) = find_stories(store)
    assert sorted(names[article] for article in story.articles) == [f"{number:02}" for number in range(1, 14)]
    assert (story.first, story.last) == ("2024-10-13", "2024-11-13")
    assert {"Russia", "Ukraine"} <= set(story.places)


def test_the_wire_and_its_two_reprints_are_one_text(store: Store, names: dict[str, str]) -> None:
    groups = [group for group in find_groups(store) if any(pair.kind != "partial" for pair in group.pairs)]
    assert [[names[article] for article in sorted(group.articles, key=names.__getitem__)] for group in groups] == [
        ["03", "04", "05"]
    ]
    assert groups[0].origin == "Harbour Wire"


def test_thirteen_reports_have_ten_origins(store: Store, names: dict[str, str]) -> None:
    found = find_origins(store, list(names))
    assert (found.articles, found.publishers, found.independent) == (13, 5, 10)
    (wire,) = [origin for origin in found.origins if len(origin.articles) > 1]
    assert sorted(names[article] for article in wire.articles) == ["03", "04", "05", "06"]


def test_who_said_first_that_they_are_there_and_who_followed(claims: tuple[Claim, ...]) -> None:
    claim = _claim(claims, "North Korean troops in Russia", "U.S.")
    said = [(member.said or "")[:10] for member in claim.members if member.said]
    assert said == sorted(said)
    first = next(member for member in claim.members if claim.first and member.statement == claim.first.statement)
    assert (first.source, (first.said or "")[:10]) == ("U.S.", "2024-10-23")
    origins = {origin.name for origin in claim.origins}
    assert {"U.S.", "Ukraine’s military intelligence agency", "Pat Ryder", "Volodymyr Zelenskyy"} <= origins
    assert "Han Do-yeon" not in origins  # only thinks that they may be there by Monday


@pytest.mark.parametrize("source", ["Dmitry Peskov", "Vladimir Putin", "Moscow"])
def test_who_neither_confirms_nor_denies_is_no_origin(claims: tuple[Claim, ...], source: str) -> None:
    claim = _claim(claims, "North Korean troops in Russia", "U.S.")
    assert {member.stance for member in _told(claim, source)} == {"refuses_to_say"}
    assert not _relations(claim, source)
    assert source not in {origin.name for origin in claim.origins}


@pytest.mark.parametrize(
    ("source", "stances", "relations"),
    [
        ("Kremlin", {"denies"}, {"denies"}),
        ("North Korean representative", {"denies"}, {"denies"}),
        ("NATO allies", {"confirms"}, {"agrees", "updates"}),
        ("Sergei Lavrov", {"refuses_to_say"}, set()),
    ],
)
def test_the_deployment_was_denied_and_then_was_not(
    claims: tuple[Claim, ...], source: str, stances: set[str], relations: set[str]
) -> None:
    claim = _claim(claims, "deployment", "Kremlin")
    assert {member.stance for member in _told(claim, source)} == stances
    assert _relations(claim, source) <= relations
    assert bool(_relations(claim, source)) == bool(relations)


def test_combat_was_foretold_then_told(claims: tuple[Claim, ...]) -> None:
    claim = _claim(claims, "first, small engagement", "Ukraine’s defence minister")
    assert _relations(claim, "Ukraine’s defence minister") <= {"updates", "agrees"}
    assert _relations(claim, "Han Do-yeon") == {"denies"}  # does not believe that they will be fighting by Monday
    origins = {origin.name for origin in claim.origins}
    assert {"Rustem Umerov", "Volodymyr Zelenskyy", "Seoul"} <= origins
    assert not origins & {"Mark Rutte", "secretary general", "no government", "Kyrylo Budanov"}


def test_three_reprints_of_one_source_are_one_origin(claims: tuple[Claim, ...], names: dict[str, str]) -> None:
    claim = _claim(claims, "were training in eastern Russia", "Kyrylo Budanov")
    (budanov,) = [origin for origin in claim.origins if origin.name == "Kyrylo Budanov"]
    assert sorted(names[article] for article in budanov.articles) == ["03", "04", "05"]


def _figure(figures: Sequence[Figure], what: str, source: str) -> Figure:
    found = [each for each in figures if each.what == what and any(value.source == source for value in each.values)]
    return max(found, key=lambda each: len(each.values))


def test_figures_of_different_things_are_kept_apart(store: Store) -> None:
    figures = list(find_figures(store))
    sent = _figure(figures, "soldiers sent", "National Intelligence Service")
    assert {value.best for value in sent.values} >= {1500}
    assert not any(value.source == "Kyrylo Budanov" for value in sent.values)  # 11,000 in training
    assert not any(value.best == 600_000 or value.low == 600_000 for each in figures for value in each.values)


def test_a_figure_grows_and_nothing_is_summed(store: Store) -> None:
    sent = _figure(list(find_figures(store)), "soldiers sent", "John Kirby")
    told = [(value.source, value.low, value.best, value.high) for value in sent.values]
    assert ("John Kirby", 3000, None, None) in told
    assert ("HUR", None, 12000, None) in told
    relations = {each.relation for each in sent.relations}
    assert "updates" in relations
    assert all(each.reason for each in sent.relations)


def test_parts_stand_beside_their_whole(store: Store) -> None:
    parts = [each for each in find_figures(store) if each.what == "soldiers (officers)"]
    assert {value.words for each in parts for value in each.values} == {"about 12,000", "500", "three"}
    assert {relation.relation for each in parts for relation in each.relations} == {"differs_in_scope"}


def test_one_person_is_one_across_reports(store: Store, names: dict[str, str]) -> None:
    groups = {group.name: group for group in find_people(store, readings_of(store, names))}
    assert len(groups["Volodymyr Zelenskyy"].members) >= 8
    assert {member.name for member in groups["NATO"].members} == {"Nato", "NATO"}
    assert {"U.S.", "United States"} <= {
        member.name for group in groups.values() if group.country == "USA" for member in group.members
    }


def test_copies_and_figures_do_not_depend_on_the_order_of_arrival(store: Store, tmp_path: Path) -> None:
    files = sorted((path for path in EXAMPLE.iterdir() if path.name[:2].isdigit()), reverse=True)
    with open_store(f"sqlite:///{tmp_path / 'r.sqlite'}") as other:
        add_all(find_items(files), other, Config(processes=1))
        assert list(find_groups(other)) == list(find_groups(store))
        assert list(find_figures(other)) == list(find_figures(store))
