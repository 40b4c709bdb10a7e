from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from sayso import pipeline
from sayso.across import find_groups
from sayso.config import Config
from sayso.errors import StoreError
from sayso.pipeline import Done, Item, Summary, add_all, clean_all, read_all
from sayso.record import Article, Failure, Page, Reading, Sentence
from sayso.record.json import to_json
from sayso.store import Store, open_store
from sayso.text import Span
from tests.store.made import read_slowly

HERE = Config(processes=1)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_article", read_slowly)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/s.sqlite") as opened:
        yield opened


def articles(*texts: str) -> list[Article]:
    return [Article(id=f"a-{number}", text=text) for number, text in enumerate(texts)]


BROKEN = Failure(item="x.jsonl:3", step="fetch", reason="is no JSON")


@pytest.mark.usefixtures("quick")
def test_failures_are_passed_on_and_the_rest_goes_on() -> None:
    one, two, three = read_all([*articles("One.", "It will explode."), BROKEN], HERE)
    assert isinstance(one, Reading)
    assert isinstance(two, Failure)
    assert (two.item, two.step) == ("a-1", "read")
    assert "ValueError: it exploded" in two.reason
    assert three == BROKEN


@pytest.mark.parametrize(
    ("error", "reason"), [(MemoryError(), "needs more memory"), (RecursionError(), "nested too deeply")]
)
def test_errors_of_the_machine_have_their_words(monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str) -> None:
    def fail(_article: Article) -> Reading:
        raise error

    monkeypatch.setattr(pipeline, "read_article", fail)
    (failure,) = read_all(articles("One."), HERE)
    assert isinstance(failure, Failure)
    assert reason in failure.reason


def test_a_reading_that_breaks_its_contract_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_it(article: Article) -> Reading:
        found = read_slowly(article)
        return msgspec.structs.replace(found, sentences=(Sentence(id="se", span=Span(0, 99), paragraph=0),))

    monkeypatch.setattr(pipeline, "read_article", break_it)
    (failure,) = read_all(articles("One."), HERE)
    assert isinstance(failure, Failure)
    assert "in a text of 4 characters" in failure.reason


def test_half_a_surrogate_pair_is_a_failure(store: Store) -> None:
    items = articles("broken \ud800 text")
    (failure,) = read_all(items, HERE)
    assert isinstance(failure, Failure)
    assert add_all(items, store, HERE).failed == 1


def test_pages_and_the_texts_of_articles_are_cleaned() -> None:
    page = Page(id="p", content="A short report.\n\nIt has two paragraphs.", is_html=False, name="p.txt")
    empty = Page(id="q", content="<html></html>", is_html=True, name="q.html")
    article = Article(id="a", text="Talks ended on Monday.\n\nADVERTISEMENT", title="Talks end")
    cleaned = list(clean_all([page, article, empty, BROKEN], HERE))
    assert isinstance(cleaned[0], Article)
    assert isinstance(cleaned[1], Article)
    assert (cleaned[1].text, cleaned[1].title) == ("Talks ended on Monday.", "Talks end")
    assert isinstance(cleaned[2], Failure)
    assert (cleaned[2].item, cleaned[2].step) == ("q.html", "clean")
    assert cleaned[3] == BROKEN


def test_any_number_of_processes_gives_the_same_bytes() -> None:
    texts = [
        f"Minister {name} said on Monday that {n} soldiers had left." for n, name in enumerate("ABCDEFGHIJKLMNOPQR")
    ]
    one, two = ([to_json(each) for each in read_all(articles(*texts), Config(processes=n))] for n in (1, 2))
    assert one == two
    assert len(one) == len(texts)


@pytest.mark.usefixtures("quick")
def test_adding_counts_and_tells(store: Store) -> None:
    seen: list[Done] = []
    items: list[Item] = [*articles("One.", "explode", "Two."), BROKEN]
    assert add_all(items, store, HERE, seen.append) == Summary(added=2, failed=2)
    assert [(done.item, done.outcome) for done in seen] == [
        ("a-0", "added"),
        ("a-1", "failed"),
        ("a-2", "added"),
        ("x.jsonl:3", "failed"),
    ]
    assert [failure.item for failure in store.failures()] == ["a-1", "x.jsonl:3"]
    assert add_all(items, store, HERE) == Summary(unchanged=2, failed=2)


@pytest.mark.usefixtures("quick")
def test_a_changed_article_is_a_new_version_and_a_mended_one_no_failure(store: Store) -> None:
    add_all(articles("One.", "explode"), store, HERE)
    assert add_all(articles("One more.", "Mended."), store, HERE) == Summary(changed=1, added=1)
    assert store.failures() == []
    assert [each.version for each in store.versions("a-0")] == [1, 2]


@pytest.mark.usefixtures("quick")
def test_a_failure_after_a_success_goes_when_the_item_is_whole_again(store: Store) -> None:
    add_all(articles("One."), store, HERE)
    add_all(articles("explode"), store, HERE)
    assert len(store.failures()) == 1
    assert add_all(articles("One."), store, HERE) == Summary(unchanged=1)
    assert store.failures() == []


def test_a_stored_page_is_neither_cleaned_nor_read_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(id="p", content="A report of one sentence.", is_html=False, name="p.txt")
    monkeypatch.setattr(pipeline, "read_article", read_slowly)
    assert add_all([page], store, HERE) == Summary(added=1)

    def fail(_page: Page) -> Article:
        raise AssertionError("cleaned again")

    monkeypatch.setattr(pipeline, "clean_page", fail)
    assert add_all([page], store, HERE) == Summary(unchanged=1)


@pytest.mark.usefixtures("quick")
def test_a_store_that_cannot_be_written_ends_the_run(store: Store) -> None:
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(StoreError):
        add_all(articles("One."), store, HERE)


ADDER = """
import sys
from sayso import pipeline
from sayso.config import Config
from sayso.record import Article
from sayso.store import open_store
from tests.store.made import read_slowly
pipeline.read_article = read_slowly
items = [Article(id=f"a-{n}", text=f"Report {n}.") for n in range(120)]
with open_store(sys.argv[1]) as store:
    print("ready", flush=True)
    pipeline.add_all(items, store, Config(processes=1))
"""


@pytest.mark.usefixtures("quick")
def test_killed_in_the_middle_it_goes_on_where_it_was(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/s.sqlite"
    for delay in (0.2, 0.31):
        adder = subprocess.Popen([sys.executable, "-c", ADDER, url], stdout=subprocess.PIPE)
        assert adder.stdout
        adder.stdout.readline()
        time.sleep(delay)
        adder.send_signal(signal.SIGKILL)
        adder.communicate()
    with open_store(url) as store:
        before = [article.id for article in store.articles()]
        assert before == [f"a-{number}" for number in range(len(before))]
        assert 0 < len(before) < 120
        items = [Article(id=f"a-{number}", text=f"Report {number}.") for number in range(120)]
        assert add_all(items, store, HERE) == Summary(added=120 - len(before), unchanged=len(before))
        assert [article.id for article in store.articles()] == [f"a-{number}" for number in range(120)]


@pytest.mark.usefixtures("quick")
def test_copies_are_found_as_articles_arrive_in_any_order(tmp_path: Path) -> None:
    story = " ".join(f"word{number}" for number in range(90))
    given = [
        Article(id="a", text=story, published="2024-03-01"),
        Article(id="b", text=f"A headline\n\n{story}", published="2024-03-02"),
        Article(id="c", text=story[:300], published="2024-03-03"),
        Article(id="d", text="Something else happened on the same day, and nobody wrote about it."),
    ]
    found = []
    for order in (given, given[::-1]):
        with open_store(f"sqlite:///{tmp_path}/{order[0].id}.sqlite") as store:
            add_all(order, store, HERE)
            found.append(list(find_groups(store)))
    assert found[0] == found[1]
    (group,) = found[0]
    assert (group.articles, group.origin) == (("a", "b", "c"), "a")
    assert {(pair.a, pair.b): pair.kind for pair in group.pairs} == {
        ("a", "b"): "identical", ("a", "c"): "edited", ("b", "c"): "edited"
    }  # fmt: skip


@pytest.mark.usefixtures("quick")
def test_a_changed_article_is_compared_anew(store: Store) -> None:
    story = " ".join(f"word{number}" for number in range(90))
    add_all([Article(id="a", text=story), Article(id="b", text=story)], store, HERE)
    assert len(list(find_groups(store))) == 1
    add_all([Article(id="b", text="A correction took the place of the whole report.")], store, HERE)
    assert list(find_groups(store)) == []
