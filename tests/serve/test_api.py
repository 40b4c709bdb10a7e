"""The REST API on the shipped example: records as the program writes them, pages, tags and problems."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # comes with altair, its stubs do not
import pytest
import uvicorn
from litestar import Litestar, get
from litestar.testing import TestClient

from sayso.across import claims_of, find_figures, find_origins, find_stories
from sayso.errors import SaysoError, StoreError
from sayso.record import Failure
from sayso.record.json import to_json
from sayso.record.judgement import Judgement
from sayso.serve.answers import ArticleRow, EventRow, StatementRow
from sayso.serve.app import create_app
from sayso.serve.paging import Place, read_cursor, write_cursor
from sayso.store import Query, Store, open_store
from sayso.store.query import What
from sayso.store.views import shown_columns
from tests.serve.made import client_of, example_url

DOCS = (Path(__file__).parent.parent.parent / "docs" / "api.md").read_text(encoding="utf-8")
Client = TestClient[Litestar]


@get("/page", sync_to_thread=False)
def page() -> str:
    raise SaysoError("a page's own error")


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(example_url()) as store:
        yield store


@pytest.fixture(scope="module")
def client(store: Store) -> Iterator[Client]:
    with client_of(store) as client:
        yield client


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[tuple[Client, Store]]:
    """A store of its own, for what changes it."""
    shutil.copy(example_url().removeprefix("sqlite:///"), tmp_path / "s.sqlite")
    with (
        open_store(f"sqlite:///{tmp_path / 's.sqlite'}") as store,
        client_of(store) as client,
    ):
        yield client, store


def ask(client: Client, path: str, **given: Any) -> Any:
    answer = client.get(f"/api/v1{path}", params=given)
    assert answer.status_code == 200, answer.text
    return answer.json()


def problem(client: Client, path: str) -> dict[str, Any]:
    answer = client.get(path if path.startswith("/api") else f"/api/v1{path}")
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["status"] == answer.status_code
    assert {"type", "title", "status", "detail", "instance"} <= set(told)
    return told


def every(client: Client, path: str, **given: Any) -> list[Any]:
    """A list by its cursors."""
    found = ask(client, path, **given)
    items = list(found["items"])
    while found["next"]:
        found = ask(client, path, **given, cursor=found["next"])
        items += found["items"]
    return items


def test_records_are_those_that_the_program_writes(client: Client, store: Store) -> None:
    (story,) = find_stories(store)
    claims = claims_of(store, story)
    figures = list(find_figures(store, story.articles))
    article = story.articles[0]
    found = store.reading(article)
    assert found is not None
    expected = {
        f"/stories/{story.id}": story,
        f"/claims/{claims[0].id}": claims[0],
        f"/figures/{figures[0].id}": figures[0],
        f"/readings/{article}": found,
        f"/articles/{article}": found.article,
    }
    for path, record in expected.items():
        assert client.get(f"/api/v1{path}").content == to_json(record), path
    assert every(client, f"/stories/{story.id}/claims", limit=7) == json.loads(to_json(claims))
    assert every(client, f"/stories/{story.id}/figures", limit=2) == json.loads(to_json(figures))
    (row,) = ask(client, "/stories")["items"]
    assert (row["story"], row["title"], row["articles"]) == (story.id, story.title, 13)
    (dated,) = ask(client, "/stories", after="2024-10", before="2024-11-13")["items"]
    assert dated["articles"] == 12, "one has no date"
    assert ask(client, "/stories", after="2025")["items"] == []


def test_any_member_leads_to_its_claim_and_figure(client: Client, store: Store) -> None:
    (story,) = find_stories(store)
    claim = next(each for each in claims_of(store, story) if len(each.members) > 2)
    last = claim.members[-1]
    assert ask(client, f"/claims/{last.article}/{last.event or last.statement}")["id"] == claim.id
    figure = next(each for each in find_figures(store) if len(each.values) > 2)
    value = figure.values[-1]
    assert value.article in str(ask(client, f"/figures/{value.article}/{value.quantity}"))


@pytest.mark.parametrize(
    ("what", "given"),
    [
        ("statements", {}),
        ("statements", {"words": "soldiers", "source": "Rutte"}),
        ("statements", {"about": "Kursk", "certainty": "certain", "stance": "asserts"}),
        ("events", {"type": "ASSAULT", "after": "2024-10", "before": "2024-10-28"}),
        ("articles", {"words": '"North Korean" -drones', "publisher": "Dispatch"}),
        ("articles", {"stance": "denies"}),
    ],
)
def test_a_search_finds_what_the_command_line_finds(
    client: Client, store: Store, what: What, given: dict[str, Any]
) -> None:
    expected = store.search(Query(what=what, limit=None, **given))
    assert expected
    assert every(client, f"/{what}", **given, limit=3) == json.loads(to_json(expected))


def test_rows_have_the_columns_of_the_views() -> None:
    for what, kind in (("articles", ArticleRow), ("statements", StatementRow), ("events", EventRow)):
        assert kind.__struct_fields__ == shown_columns(what)


def test_origins_are_counted_of_what_is_found(client: Client, store: Store) -> None:
    words = [row["article"] for row in store.search(Query(words="troops", what="articles", limit=None))]
    assert client.get("/api/v1/origins?words=troops").content == to_json(find_origins(store, words))
    assert ask(client, "/origins", words="nosuchword")["articles"] == 0


def test_the_state_tells_failures_and_has_no_tag(changing: tuple[Client, Store]) -> None:
    client, store = changing
    store.add_failure(Failure(item="<script>.html", step="clean", reason="no text"))
    answer = client.get("/api/v1/state")
    assert answer.json()["failures"] == [{"item": "<script>.html", "step": "clean", "reason": "no text"}]
    assert answer.json()["counts"]["article"] == 13
    assert answer.json()["versions"]["model"].startswith("sayso-reader")
    assert "etag" not in answer.headers


def test_an_answer_is_not_sent_twice_until_something_is_judged(changing: tuple[Client, Store]) -> None:
    client, store = changing
    first = client.get("/api/v1/judgements")
    tag = first.headers["etag"]
    again = client.get("/api/v1/judgements", headers={"If-None-Match": f'W/"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get("/api/v1/judgements", headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get("/api/v1/judgements?limit=9", headers={"If-None-Match": tag}).status_code == 200
    store.add_judgement(_judgement())
    changed = client.get("/api/v1/judgements", headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert [each["note"] for each in changed.json()["items"]] == ["</script>\u202e"]


def _judgement() -> Judgement:
    one = "a-0123/ev-0123456789ab"
    return Judgement(number=0, kind="claim", verdict="wrong", one=one, note="</script>\u202e", made="2024-11-25T11:00")


def test_a_link_leads_to_the_next_page(client: Client) -> None:
    first = client.get("/api/v1/statements?words=North+Korean&limit=2")
    address = re.fullmatch(r'<(/api/v1/statements\?[^>]*)>; rel="next"', first.headers["link"])
    assert address
    second = client.get(address[1]).json()
    whole = ask(client, "/statements", words="North Korean", limit=4)["items"]
    assert first.json()["items"] + second["items"] == whole
    assert "link" not in client.get("/api/v1/statements?source=Rutte&limit=200").headers


def test_a_cursor_is_of_one_list_in_one_state_of_the_store(changing: tuple[Client, Store]) -> None:
    client, store = changing
    cursor = ask(client, "/statements", words="troops", limit=1)["next"]
    assert ask(client, "/statements", words="troops", limit=5, cursor=cursor)["items"]
    assert "is none of this list" in problem(client, f"/statements?words=drones&cursor={cursor}")["detail"]
    assert "is none of this list" in problem(client, f"/events?words=troops&cursor={cursor}")["detail"]
    store.add_judgement(_judgement())
    told = problem(client, f"/statements?words=troops&cursor={cursor}")
    assert (told["status"], told["type"]) == (409, "urn:sayso:problem:store-changed")


@pytest.mark.parametrize("start", [0, -1, 10**30, "1", None, True, 1.5])
def test_a_cursor_that_somebody_made_up_is_none(start: Any) -> None:
    assert read_cursor(write_cursor(Place(start, "a", "b"))) is None


@pytest.mark.parametrize("cursor", ["", "x", "!", "%00", "bnVsbA", "W10", "é", "=", "A" * 400, "'; DROP TABLE article"])
def test_a_bad_cursor_is_refused(client: Client, cursor: str) -> None:
    told = problem(client, f"/stories?cursor={cursor}")
    assert told["status"] == 400
    assert [each["name"] for each in told["parameters"]] == ["cursor"]


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("/stories?limit=0", 400, "limit: Expected `int` >= 1"),
        ("/stories?limit=201", 400, "limit: Expected `int` <= 200"),
        ("/stories?limit=many", 400, "limit: Expected `int`, got `str`"),
        ("/stories?limit=1&limit=2", 400, "limit: is given more than once"),
        ("/stories?after=2024-02-30", 400, "'2024-02-30' is no date: write it like 2024-10-28, 2024-10 or 2024"),
        ("/statements?before=", 400, "before: Expected `str` of length >= 1"),
        ("/statements?sourse=Rutte", 400, "sourse: is no parameter; known are cursor, limit, words, source"),
        ("/judgements?after=2024", 400, "after: is no parameter; known are cursor, limit"),
        ("/state?x=1", 400, "x: is no parameter; none is taken here"),
        ("/statements?certainty=sure", 400, "take one of certain, probable, possible, unknown"),
        ("/events?type=null", 400, "type: is null: leave it out"),
        ("/articles/a-0?version=0", 400, "version: Expected `int` >= 1"),
        ('/statements?words="open', 400, "opens a quotation mark that it does not close"),
        ("/statements?source=%E2%80%AE", 400, "has no letter or digit to look for"),
        (f"/statements?words={'a+' * 200}", 400, "words: Expected `str` of length <= 300"),
        ("/stories/nosuch", 404, "no story is called nosuch"),
        ("/stories/nosuch/claims", 404, "no story is called nosuch"),
        ("/stories/nosuch/figures", 404, "no story is called nosuch"),
        ("/claims/a-0/ev-0", 404, "no claim has a telling called a-0/ev-0"),
        ("/figures/<script>/q-0", 404, "no figure has a value called <script>/q-0"),
        ("/readings/nosuch", 404, "no article is called nosuch"),
        ("/nothing", 404, "/api/v1/openapi.json lists all that there is"),
        ("/api", 404, "/api/v1/openapi.json lists all that there is"),
        ("/api/v2/stories", 404, "/api/v1/openapi.json lists all that there is"),
        ("/openapi.yaml", 404, "/api/v1/openapi.json lists all that there is"),
    ],
)
def test_what_is_wrong_is_told_in_words(client: Client, path: str, status: int, detail: str) -> None:
    told = problem(client, path)
    assert told["status"] == status
    assert detail in told["detail"]


def test_only_addresses_of_the_api_answer_with_problems(client: Client) -> None:
    for path in ("/page", "/nothing", "/apiary"):
        answer = client.get(path)
        assert (answer.status_code, answer.text[:9]) == (404, "<!doctype"), path
        assert answer.headers["content-security-policy"].startswith("default-src 'none'"), path


def test_nothing_is_written(client: Client) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = client.request(method, "/api/v1/judgements")
        assert answer.status_code == 405
        assert answer.headers["content-type"] == "application/problem+json"
        assert "GET" in answer.headers["allow"]


@pytest.mark.parametrize(
    ("error", "status"), [(RuntimeError("/home/ada/secret"), 500), (StoreError("/home/ada/secret: locked"), 503)]
)
def test_a_fault_of_ours_tells_nothing(
    client: Client, store: Store, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    def fail(*_given: object) -> None:
        raise error

    monkeypatch.setattr(store, "judgements", fail)
    told = problem(client, "/judgements")
    assert told["status"] == status
    assert "secret" not in str(told)


@pytest.mark.parametrize("words", [" a" * 149, "x OR " * 50 + "x", "NEAR(a b)", "{content} : x", "a\0b", "null"])
def test_no_words_are_too_strange(client: Client, words: str) -> None:
    assert isinstance(ask(client, "/statements", words=words)["items"], list)


def test_the_description_holds_for_what_is_answered(client: Client, store: Store) -> None:
    described = ask(client, "/openapi.json")
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {path for path in described["paths"] if path.startswith("/api/v1/")}
    article = next(iter(store.articles())).id
    (story,) = find_stories(store)
    names = {"story": story.id, "article": article}
    seen = 0
    for path, item in described["paths"].items():
        answers = item["get"]["responses"]
        kind = "claims" if "claims/" in path else "figures"
        part = ask(client, f"/stories/{story.id}/{kind}")["items"][0]["id"]
        found = ask(client, path.removeprefix("/api/v1").format(name=part, **names))
        for given in (found, *_examples(answers["200"])):
            _check(given, answers["200"]["content"]["application/json"]["schema"], described)
            seen += 1
        _check(
            problem(client, f"{path}?x="), answers["400"]["content"]["application/problem+json"]["schema"], described
        )
        assert item["get"]["description"]
        assert all(each["in"] == "path" or each["description"] for each in item["get"]["parameters"])
    assert seen > len(described["paths"])


def _examples(answer: dict[str, Any]) -> list[Any]:
    content = answer["content"]["application/json"]
    return [content["example"]] if "example" in content else []


def _check(given: Any, schema: dict[str, Any], described: dict[str, Any]) -> None:
    jsonschema.validate(given, {**schema, "components": described["components"]}, jsonschema.Draft202012Validator)


@contextlib.contextmanager
def served(app: Litestar) -> Iterator[str]:
    """An application at an address of this machine."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        for _ in range(200):
            if server.started:
                break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def test_the_client_in_the_docs_prints_what_they_show(store: Store) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
    (shown,) = re.findall(r"```text\n(.*?)```", DOCS, re.DOTALL)
    with served(create_app(store)) as home, contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(program.replace("http://127.0.0.1:8000", home), {})  # noqa: S102  our own docs
    first, *claims = printed.getvalue().splitlines()
    assert first == shown.splitlines()[0]
    assert claims
    for line in (*claims, *shown.splitlines()[1:]):  # which claims there are, better reading may change
        assert re.fullmatch(r"- \d+ origins, first [^:]+: .+", line)


def test_the_addresses_in_the_docs_answer(client: Client) -> None:
    addresses = re.findall(r"curl 'http://127\.0\.0\.1:8000([^']*)'", DOCS)
    assert len(addresses) > 3
    for address in addresses:
        answer = client.get(address).json()
        assert answer.get("items") or answer["articles"], address
    described = ask(client, "/openapi.json")["paths"]
    first = {path.split("/")[3] for path in described}
    assert first <= set(re.findall(r"`/([a-z]+)", DOCS))
