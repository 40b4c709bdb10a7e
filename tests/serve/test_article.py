"""The page of an article: every character of its text, every finding with its record, and nothing of it runs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar import Litestar
from litestar.testing import TestClient

from sayso.config import Config
from sayso.fetch.files import find_items
from sayso.pipeline import add_all
from sayso.record import Article, Reading
from sayso.record.reading import Entity, Link, Mention, Quantity, Remark, Statement, Time, Versions
from sayso.serve.article import View
from sayso.serve.findings import parts_of, show_moment, web_address
from sayso.serve.marks import LAYERS, Finding, cut, find_marks, mark_text, paragraphs_of
from sayso.store import Store, open_store
from sayso.text import Span
from tests.serve.made import client_of

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "kursk-2024"
ALL = f"layers={','.join(LAYERS)}"
SECURE = 'rel="noopener noreferrer nofollow"'


class Seen(HTMLParser):
    """What a browser makes of a page, as far as it is asked here."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.ids = Counter(given["id"] for _, given in self.tags if "id" in given)
        self.links = [given["href"] for tag, given in self.tags if tag == "a" and "href" in given]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def text_of(page: str) -> str:
    """The words of the marked text on a page, as a browser has them."""
    found = re.search(r'<div class="text">(.*?)</div>', page, re.DOTALL)
    assert found
    return "".join(Seen(found[1]).words)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('article') / 's.sqlite'}") as found:
        add_all(find_items([EXAMPLE]), found, Config(processes=1))
        yield found


@pytest.fixture(scope="module")
def browser(store: Store) -> Iterator[TestClient[Litestar]]:
    with client_of(store) as client:
        yield client


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 's.sqlite'}") as found:
        yield found


def get(browser: TestClient[Litestar], address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, answer.text
    assert len(answer.content) < 300_000
    return answer.text


def articles(store: Store) -> list[str]:
    return [version.id for version in store.latest(13)]


# The text


def test_every_character_stays_whatever_is_marked(store: Store, browser: TestClient[Litestar]) -> None:
    for article in articles(store):
        reading = store.reading(article)
        assert reading
        for asked in ("", f"?{ALL}", "?layers=none", "?layers=names", "?layers=nosuchlayer"):
            assert text_of(get(browser, f"/articles/{article}{asked}")) == reading.article.text


def test_every_finding_is_marked_and_has_one_record(store: Store, browser: TestClient[Litestar]) -> None:
    for article in articles(store):
        reading = store.reading(article)
        assert reading
        seen = Seen(get(browser, f"/articles/{article}?{ALL}"))
        assert [name for name, times in seen.ids.items() if times > 1] == []
        found = {each.id for each in reading.statements} | {each.id for each in reading.events}
        found |= {each.id for each in reading.times} | {each.id for each in reading.quantities}
        assert found | {each.id for each in reading.entities} <= set(seen.ids)
        assert {f"at-{each}" for each in found | {each.id for each in reading.mentions}} <= set(seen.ids)
        assert {link[1:] for link in seen.links if link.startswith("#")} <= set(seen.ids)


def test_no_link_stands_in_a_link(store: Store, browser: TestClient[Litestar]) -> None:
    for article in articles(store):
        page = get(browser, f"/articles/{article}?{ALL}")
        assert re.search(r"<a\b(?:(?!</a>).)*<a\b", page, re.DOTALL) is None


@given(
    st.text(alphabet="ab <&\"'\n\t\u202eé", max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 12)), max_size=8),
)
def test_any_spans_cut_any_text_without_loss(text: str, spans: list[tuple[int, int]]) -> None:
    looks = ("content", "time", "named person name")
    marks = [
        Finding(f"f-{number}", Span(start, min(start + length, len(text))), looks[number % 3], "r", "<told>", "1")
        for number, (start, length) in enumerate(spans)
        if start < len(text)
    ]
    assert "".join(Seen(str(mark_text(text, marks))).words) == text
    if text:
        pieces = list(cut(marks, Span(0, len(text))))
        assert "".join(span.of(text) for span, _ in pieces) == text
        for span, over in pieces:
            assert {each.id for each in over} == {each.id for each in marks if each.span.touches(span)}


def test_the_innermost_finding_leads_and_all_classes_are_worn() -> None:
    text = "He left on Monday, they say."
    marks = [
        Finding("st-1", Span(0, 17), "content", "st-1", "statement 1: they asserts", "1"),
        Finding("t-1", Span(11, 17), "time", "t-1", "time: 2024-05-06"),
        Finding("", Span(24, 27), "cue", "st-1", "cue of statement 1"),
    ]
    assert str(mark_text(text, marks)) == (
        '<p dir="auto"><a class="no" id="at-st-1" href="#st-1" aria-label="statement 1" data-number="1"></a>'
        '<a class="m content" tabindex="-1" href="#st-1" title="statement 1: they asserts">He left on </a>'
        '<a class="m content time" id="at-t-1" href="#t-1" title="time: 2024-05-06">Monday</a>, they '
        '<a class="m cue" href="#st-1" title="cue of statement 1">say</a>.</p>'
    )


def test_a_statement_in_a_statement_and_a_broken_one(store: Store) -> None:
    text = "He said she said no, and no."
    marks = [
        Finding("a", Span(8, 19), "content", "a", "", "1"),
        Finding("b", Span(17, 19), "content", "b", "", "2"),
        Finding("", Span(25, 27), "content", "b", "", "2"),
    ]
    shown = str(mark_text(text, marks))
    assert '<a class="m content within" tabindex="-1" href="#b" title="">no</a>, and' in shown
    assert shown.count('data-number="2"') == 1
    for article in articles(store):
        reading = store.reading(article)
        assert reading
        named = [each.id for each in find_marks(reading, LAYERS) if each.id]
        assert len(named) == len(set(named))


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [("One.\n\nTwo.", ["One.", "Two."]), ("One.\nTwo.", ["One.\nTwo."]), ("A\n \t\n\nB", ["A", "B"]), ("", [])],
)
def test_paragraphs_and_the_line_breaks_that_make_none(text: str, paragraphs: list[str]) -> None:
    assert [span.of(text) for span in paragraphs_of(text)] == paragraphs


# The records


def test_layers_are_switched_by_links(store: Store, browser: TestClient[Litestar]) -> None:
    article = articles(store)[0]
    usual = get(browser, f"/articles/{article}")
    assert f'href="/articles/{article}?layers=times,quantities#text"' in usual
    assert f'href="/articles/{article}?layers=statements,times,quantities,names#text"' in usual
    assert ' class="m named' not in usual
    assert 'class="m named' in get(browser, f"/articles/{article}?layers=names")
    assert 'class="m' not in get(browser, f"/articles/{article}?layers=none")


def test_what_a_report_says_of_itself(browser: TestClient[Litestar], store: Store) -> None:
    (article,) = [each for each in articles(store) if (read := store.reading(each)) and "Ledger" in str(read.article)
                  and read.article.modified]  # fmt: skip
    page = get(browser, f"/articles/{article}")
    assert "<bdi>Seoul Evening Ledger</bdi>" in page
    assert "25 October 2024, 22:10 (UTC+09:00)" in page
    assert "26 October 2024, 09:30 (UTC+09:00)" in page
    assert "<bdi>Shin Ara</bdi>" in page
    assert re.search(rf'<a href="https://[^"]+" {SECURE}><bdi>seouleveningledger.example</bdi>', page)
    assert "/stories/story-" in page


def test_claims_and_figures_that_parts_are_in_can_be_opened(store: Store, browser: TestClient[Litestar]) -> None:
    linked = set()
    for article in articles(store):
        linked |= {link for link in Seen(get(browser, f"/articles/{article}")).links if "/claims/" in link}
        linked |= {link for link in Seen(get(browser, f"/articles/{article}")).links if "/figures/" in link}
    assert len([link for link in linked if "/claims/" in link]) > 20
    assert len([link for link in linked if "/figures/" in link]) > 2
    for link in sorted(linked)[::7]:
        assert browser.get(link).status_code == 200, link


def test_what_cleaning_took_out_and_who_copies(store: Store, browser: TestClient[Litestar]) -> None:
    pairs = list(store.copy_pairs())
    page = get(browser, f"/articles/{pairs[0].b}")
    assert "Who else carries its text" in page
    assert f'href="/articles/{pairs[0].a}"' in page
    assert [pair for pair in store.copies_of(pairs[0].a) if pair.b == pairs[0].b] == [pairs[0]]
    alone = next(each for each in articles(store) if not store.copies_of(each))
    assert "Who else carries its text" not in get(browser, f"/articles/{alone}")
    (scraped,) = [each for each in articles(store) if (read := store.reading(each)) and len(read.article.removed) > 3]
    assert "What cleaning took out" in get(browser, f"/articles/{scraped}")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/articles/nosuch", 404), ("/articles/{}?version=7", 404), ("/articles/{}?version=0", 400),
        ("/articles/{}?version=x", 400), ("/articles/{}?version=1", 200), ("/articles/{}?part=99", 200),
        ("/articles/{}?at=nosuch", 200), ("/articles/{}?since=9", 200),
    ],
)  # fmt: skip
def test_what_is_not_there(store: Store, browser: TestClient[Litestar], address: str, status: int) -> None:
    assert browser.get(address.format(articles(store)[0])).status_code == status


# Versions, and long texts


def reading_of(text: str, **given: Any) -> Reading:
    """A reading in which the first word of every sentence says the rest."""
    statements: list[Statement] = []
    at = 0
    for sentence in text.split("\n\n"):
        source, cue, content = sentence.split(" ", 2)
        spans = [Span(at, at + len(source)), Span(at + len(source) + 1, at + len(source) + 1 + len(cue))]
        body = Span(spans[1].end + 1, at + len(sentence))
        statements.append(Statement(
            id=f"st-{len(statements)}", content=(body,), cue=(spans[1],), source=(spans[0],), kind="indirect",
            words={"content": content, "cue": cue, "source": source}, stance="asserts", certainty="certain",
            polarity="positive",
        ))  # fmt: skip
        at += len(sentence) + 2
    made = Versions(sayso="1", lexicon="1", model="1")
    return Reading(article=Article(id="a-1", text=text, **given), statements=tuple(statements), versions=made)


def test_versions_and_what_changed_between_two(empty: Store) -> None:
    empty.add(reading_of("Ana says that it rained all day.\n\nBo said that nobody came."))
    empty.add(reading_of("Ana says that it rained all night.\n\nCy said that the bridge fell."))
    empty.add(reading_of("Ana says that it rained all night."))
    with client_of(empty) as browser:
        newest = get(browser, "/articles/a-1")
        assert "What changed from version 2 to 3" in newest
        assert "Cy: «that the bridge fell.»" in newest
        assert 'href="/articles/a-1?version=2#"' not in newest
        second = get(browser, "/articles/a-1?version=2")
        assert "This is version 2." in second
        assert "content: «that it rained all day.» is now «that it rained all night.»" in second
        assert "Bo: «that nobody came.»" in second
        assert '<a href="/articles/a-1">The newest is version 3.</a>' in second
        assert "What changed from version 1 to 3" in get(browser, "/articles/a-1?since=1")
        assert "What changed" not in get(browser, "/articles/a-1?version=1")


def test_a_long_text_comes_in_parts_and_a_finding_leads_to_its_own(empty: Store) -> None:
    text = "\n\n".join(f"Ana{number} said that {'it rained ' * 100}" for number in range(30))
    empty.add(reading_of(text.strip()))
    reading = empty.reading("a-1")
    assert reading
    parts = parts_of(reading.article.text, 6_000)
    with client_of(empty) as browser:
        pages = [get(browser, f"/articles/a-1?part={number}") for number in range(1, len(parts) + 1)]
        assert len(parts) == 6
        assert "".join(map(text_of, pages)) == reading.article.text
        assert 'rel="next" href="/articles/a-1?part=2"' in pages[0]
        assert 'id="st-29"' in get(browser, "/articles/a-1?at=st-29")
        assert 'id="st-29"' not in pages[0]
        assert [page.count('<li id="st-') for page in pages] == [5, 5, 5, 5, 5, 5]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two. Six.", ["One. Two. ", "Six."]), ("OneTwoThreeFourFive", ["OneTwoThre", "eFourFive"]),
        ("A\n\nOne Two Three", ["A\n\n", "One Two ", "Three"]), ("A.\n\nB.", ["A.\n\nB."]), ("", [""]),
    ],
)  # fmt: skip
def test_a_paragraph_longer_than_a_part_is_broken_after_a_sentence_or_word(text: str, parts: list[str]) -> None:
    spans = parts_of(text, 10)
    assert [span.of(text) for span in spans] == parts
    mark = Finding("st-1", Span(0, len(text)), "content", "st-1", "", "1")
    shown = [str(mark_text(text, [mark] if text else [], span)) for span in spans]
    assert ["".join(Seen(each).words) for each in shown] == parts


def test_views_and_their_addresses() -> None:
    view = View("a/b c", 2, ("statements", "times", "quantities"), 3, frozenset({"t-1"}))
    assert view.link() == "/articles/a/b%20c?version=2&part=3"
    assert view.link(layers=(), part=1) == "/articles/a/b%20c?version=2&layers=none"
    assert view.record("t-1") == "#t-1"
    assert view.record("t-2") == "/articles/a/b%20c?version=2&at=t-2#t-2"
    assert view.words("times", "t-1") == "#at-t-1"
    assert view.words("names", "m-1").endswith("layers=statements,times,quantities,names#at-m-1")


# Hostile input

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def test_nothing_of_a_hostile_report_runs_or_escapes(empty: Store) -> None:
    turned = "\u202egnp.exe"
    text = f"{turned} says {SCRIPT} </div></article> {{{{ 7*7 }}}} & more\u202e"
    words = text.split(" ", 2)
    reading = reading_of(text, title=SCRIPT, publisher=turned, url="javascript:alert(1)", credit="<b>x</b>")
    span = Span(0, len(words[0]))
    mention = Mention(id="m-1", span=span, words=words[0], kind="person", form="name", entity="e-1", role=SCRIPT)
    empty.add(Reading(
        article=reading.article, statements=reading.statements, versions=reading.versions, mentions=(mention,),
        entities=(Entity(
            id="e-1", name=SCRIPT, kind="person", reason=SCRIPT,
            links=(Link(base="wikidata", id='Q1" onclick="x', reason=SCRIPT),),
        ),),
        times=(Time(id="t-1", span=span, words=words[0], type="DATE", value=SCRIPT, basis=SCRIPT),),
        quantities=(Quantity(id="q-1", span=span, words=words[0], counted=SCRIPT, unit="<i>", basis=SCRIPT),),
        remarks=(Remark(about=None, code="x", message=SCRIPT),),
    ))  # fmt: skip
    with client_of(empty) as browser:
        page = get(browser, f"/articles/a-1?{ALL}")
    seen = Seen(page)
    assert not {tag for tag, _ in seen.tags} & {"script", "img", "i", "svg", "style"}
    assert not [given for _, given in seen.tags if any(name.startswith("on") or name == "style" for name in given)]
    assert not [link for link in seen.links if not link.startswith(("/", "#", "https://"))]
    assert "{{ 7*7 }}" in page
    assert text_of(page) == text
    # What turns the direction of writing stays in its own box: <bdi>, a paragraph or a heading.
    outside = re.sub(r"<(bdi|p|h1|title|blockquote)\b[^>]*>.*?</\1>|<[^>]*>", "", page, flags=re.DOTALL)
    assert "\u202e" not in outside


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("HTTP://example.org", "http://example.org"),
        ("javascript:alert(1)", None), (" javascript:alert(1)", None), ("java\nscript:alert(1)", None),
        ("data:text/html,x", None), ("//example.org/a", None), ("https:alert(1)", None), ("http://[bad", None),
        ("file:///etc/passwd", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_only_web_addresses_are_links(url: str | None, address: str | None) -> None:
    assert web_address(url) == address


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2024-10-28T20:45:10.5+00:00", "28 October 2024, 20:45 UTC"), ("2024-10", "2024-10"), (None, "date unknown"),
        ("2024-10-28T20:45", "28 October 2024, 20:45"), ("Tuesday", "Tuesday"),
    ],
)  # fmt: skip
def test_moments(moment: str | None, shown: str) -> None:
    assert show_moment(moment) == shown
