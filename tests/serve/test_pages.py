"""Stories, claims, figures and charts as pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from sayso.across import claims_of, find_figures, find_stories, first_telling
from sayso.linking import link, prepare
from sayso.record import Article, Reading, Sentence, Versions
from sayso.store import Store, open_store
from sayso.text import Span
from tests.serve.made import example_url, visitor


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(example_url(), create=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(store: Store) -> Iterator[TestClient[Litestar]]:
    with visitor(store) as found:
        yield found


def test_the_week_that_ends_with_the_newest_report(client: TestClient[Litestar], store: Store) -> None:
    (story,) = find_stories(store)
    page = client.get("/").text
    assert f'<a href="/stories/{story.id}"><bdi>{story.title}</bdi></a>' in page
    assert 'value="2024-11-07"' in page
    assert 'value="2024-11-13"' in page
    assert "No report of this period is stored" in client.get("/?after=2020-01-01&before=2020-02-01").text


def test_a_story_shows_its_numbers_claims_figures_and_reports(client: TestClient[Litestar], store: Store) -> None:
    (story,) = find_stories(store)
    page = client.get(f"/stories/{story.id}").text
    assert "<b>13</b> articles" in page
    assert "<b>10</b> independent origins" in page
    assert "Harbour Wire" in page
    for part in ("Claims", "Figures", "Named", "Reports, by where they come from"):
        assert f">{part}</h2>" in page


def test_every_link_of_a_story_to_a_claim_or_figure_leads_there(client: TestClient[Litestar], store: Store) -> None:
    (story,) = find_stories(store)
    links = re.findall(r'href="(/(?:claims|figures)/[^"]+)"', client.get(f"/stories/{story.id}").text)
    assert len(links) > 10
    assert {client.get(each).status_code for each in links} == {200}


def test_a_claim_has_an_address_by_any_telling(client: TestClient[Litestar], store: Store) -> None:
    (story,) = find_stories(store)
    claim = next(each for each in claims_of(store, story) if each.members[0].event is None)
    page = client.get(f"/claims/{claim.id}").text
    last = claim.members[-1]
    assert client.get(f"/claims/{last.article}/{last.event or last.statement}").text == page
    assert first_telling(claim).words.split()[0] in page
    assert "differs in scope" in page
    assert "Independent origins of those who say that it is so" in page


def test_a_figure_shows_every_value_and_its_chart(client: TestClient[Litestar], store: Store) -> None:
    figure = max(find_figures(store), key=lambda each: len(each.values))
    page = client.get(f"/figures/{figure.id}").text
    assert page.count("<tr>") == len(figure.values) + 1
    chart = client.get(f"/charts/figures/{figure.id}")
    assert chart.headers["content-type"].startswith("image/svg+xml")
    assert "<script" not in chart.text
    assert client.get(f"/charts/figures/{figure.id}?json=1").json()["data"]["values"]


@pytest.mark.parametrize(
    "path", ["/stories/story-no", "/claims/a/ev-000000000000", "/figures/a/q-000000000000", "/charts/stories/no", "/no"]
)
def test_what_is_not_there_is_a_page_that_says_so(client: TestClient[Litestar], path: str) -> None:
    page = client.get(path)
    assert page.status_code == 404
    assert "Not found" in page.text
    assert "Traceback" not in page.text


def test_nothing_comes_from_elsewhere(client: TestClient[Litestar], store: Store) -> None:
    (story,) = find_stories(store)
    page = client.get(f"/stories/{story.id}")
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page.text)
    assert not re.findall(r"<script(?! src)|\son\w+=|style=", page.text)
    assert len(page.content) < 300_000


def test_what_a_report_says_is_escaped(tmp_path: Path) -> None:
    evil = '<script>alert(1)</script> "quotes" & javascript:alert(2)'
    article = Article(id="evil/1", title=evil, publisher=evil, published="2024-10-28", text=f"{evil}.")
    reading = Reading(
        article=article,
        sentences=(Sentence(id="s", span=Span(0, len(article.text)), paragraph=0),),
        versions=Versions(sayso="0", lexicon="0", model="0"),
    )
    with open_store(f"sqlite:///{tmp_path / 'e.sqlite'}") as memory:
        prepared = prepare(reading)
        memory.add_rows(prepared.rows, link=lambda around: link(prepared, around))
        (story,) = find_stories(memory)
        with visitor(memory) as client:
            for page in (client.get("/"), client.get(f"/stories/{story.id}")):
                assert page.status_code == 200
                assert "<script>" not in page.text
                assert "&lt;script&gt;" in page.text
