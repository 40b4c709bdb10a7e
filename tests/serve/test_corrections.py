"""What people decide in the browser, and how it is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Response
from litestar import Litestar
from litestar.testing import TestClient

from sayso.across import find_all_claims, find_figures, telling_name
from sayso.errors import InputError
from sayso.judging import judge
from sayso.record.judgement import Judgement
from sayso.serve.library import Library
from sayso.serve.members import Members
from sayso.store import Store, open_store
from tests.serve.secured import accounts, client_of, copied_store, log_in, make_app, token_of
from tests.store.made import make_reading

NOTE = "<script>alert(1)</script> another matter \u202egnorw"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with copied_store(tmp_path) as found:
        yield found


@pytest.fixture
def editor(store: Store) -> Iterator[TestClient[Litestar]]:
    """Whoever sits at this machine."""
    with client_of(make_app(store)) as client:
        yield client


def tellings(store: Store) -> list[list[str]]:
    return [[telling_name(each) for each in claim.members] for claim in find_all_claims(store)]


def send(client: TestClient[Litestar], member: str, verdict: str, **more: str) -> Response:
    """Open the form about a member, fill it in and send it."""
    token = token_of(client.get("/judge", params={"member": member}).text)
    data = {"member": member, "verdict": verdict, "_csrf": token, **more}
    return client.post("/judgements/new", data=data)


def undo(client: TestClient[Litestar], judgement: Judgement, **more: str) -> Response:
    token = token_of(client.get("/judgements").text)
    return client.post(f"/judgements/{judgement.number}/undo", data={"_csrf": token, "made": judgement.made, **more})


def test_nothing_is_judged_yet(editor: TestClient[Litestar]) -> None:
    page = editor.get("/judgements").text
    assert "Nothing has been judged yet" in page
    assert "<form method=" not in page


def test_a_telling_is_split_off_and_put_back(editor: TestClient[Litestar], store: Store) -> None:
    before = tellings(store)
    member, first = before[0][-1], before[0][0]
    answer = send(editor, member, "apart", note=NOTE)
    assert str(answer.url).endswith("/judgements#judgement-1")
    assert not any({member, first} <= set(each) for each in tellings(store))
    (kept,) = store.judgements()
    assert (kept.verdict, kept.one, kept.note) == ("apart", member, NOTE)
    assert kept.person
    assert "This telling does not belong here" in answer.text
    assert f"/articles/{member.replace('/', '#')}" in answer.text
    after = undo(editor, kept)
    assert "Judgement 1 is taken back" in after.text
    assert tellings(store) == before


def test_a_note_is_shown_as_it_was_written_and_runs_nowhere(editor: TestClient[Litestar], store: Store) -> None:
    page = send(editor, tellings(store)[0][0], "wrong", note=NOTE).text
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert '<p class="note" dir="auto">' in page


def test_two_claims_are_joined_by_an_address_or_by_choosing(editor: TestClient[Litestar], store: Store) -> None:
    one, other = tellings(store)[:2]
    for given in ({"other": f"http://127.0.0.1:8000/claims/{other[0]}"}, {"chosen": other[0]}, {"other": other[0]}):
        send(editor, one[0], "same", **given)
        assert any({one[0], other[0]} <= set(each) for each in tellings(store))
        undo(editor, store.judgements()[0])
    page = editor.get("/judge", params={"member": one[0]}).text
    assert f'<option value="{other[0]}">' in page
    assert not any(f'<option value="{each}">' in page for each in one)


def test_what_is_wrong_is_in_no_claim(editor: TestClient[Litestar], store: Store) -> None:
    member = tellings(store)[0][0]
    page = send(editor, member, "wrong").text
    assert "This telling is wrong" in page
    assert "Where it stands now" not in page
    assert not any(member in each for each in tellings(store))
    assert editor.get("/judge", params={"member": member}).status_code == 200


def test_a_value_and_a_name(editor: TestClient[Litestar], store: Store) -> None:
    figure = next(find_figures(store))
    value = f"{figure.values[-1].article}/{figure.values[-1].quantity}"
    assert "This value does not belong here" in send(editor, value, "apart").text
    article = store.latest(1)[0].id
    reading = store.reading(article)
    assert reading
    named = f"{article}/{reading.entities[0].id}"
    form = editor.get("/judge", params={"member": named}).text
    assert "Judge this name" in form
    assert "This name is wrong" in send(editor, named, "wrong").text


def test_a_report_leaves_its_story_and_comes_back(editor: TestClient[Litestar], store: Store) -> None:
    article = store.latest(1)[0].id
    story = store.stories_of([article])[0]
    assert 'id="wrong"' not in editor.get("/judge", params={"member": article}).text
    send(editor, article, "apart")
    alone = store.stories_of([article])[0]
    assert alone != story
    form = editor.get("/judge", params={"member": article}).text
    assert "it stands alone" in form
    assert f'<option value="/stories/{story}">' in form
    send(editor, article, "same", chosen=f"/stories/{story}")
    assert len(store.stories_of([article])) == 1
    assert len(store.story_rows()) == 13
    assert len({row["story"] for row in store.story_rows()}) == 1


@pytest.mark.parametrize(
    ("verdict", "more", "message"),
    [
        ("", {}, "choose what is the case"),
        ("different", {}, "choose what is the case"),
        ("same", {}, "choose what it belongs with, or give its address"),
        ("same", {"other": "a-0123"}, "that is no address of a claim: "),
        ("same", {"other": "a-0123/ev-0123456789ab"}, "no article &#39;a-0123&#39; is in a story"),
        ("same", {"other": "javascript:alert(1)"}, "that is no address of a claim: "),
        ("same", {"other": "<script>alert(1)</script>"}, "that is no address of a claim: "),
        ("same", {"other": "/stories/none"}, "that is no address of a claim: "),
        ("same", {"other": "http://[broken"}, "that is no address of a claim: "),
    ],
)
def test_a_form_that_makes_no_sense_comes_back(
    editor: TestClient[Litestar], store: Store, verdict: str, more: dict[str, str], message: str
) -> None:
    answer = send(editor, tellings(store)[0][0], verdict, note="why & so", **more)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert message in answer.text
    assert "why &amp; so</textarea>" in answer.text
    assert "<script" not in answer.text
    assert store.judgements() == []


def test_nothing_belongs_with_itself(store: Store) -> None:
    member = tellings(store)[0][0]
    with pytest.raises(InputError, match="is the same already"):
        judge(store, "same", [member, member], person="ada")


@pytest.mark.parametrize("name", ["", "none", "a/ev-0123456789ab", "../../etc/passwd", "<script>", "a\u202eb"])
def test_what_is_not_there_cannot_be_judged(editor: TestClient[Litestar], store: Store, name: str) -> None:
    article = store.latest(1)[0].id
    for each in (name, f"{article}/ev-0123456789ab"):
        answer = editor.get("/judge", params={"member": each})
        assert answer.status_code == 404
        assert "<script>" not in answer.text
    assert editor.get("/judge").status_code == 400


def test_a_number_that_was_given_anew_is_not_undone(editor: TestClient[Litestar], store: Store) -> None:
    claims = tellings(store)
    send(editor, claims[0][0], "wrong")
    (first,) = store.judgements()
    undo(editor, first)
    send(editor, claims[1][0], "wrong")
    assert store.judgements()[0].number == first.number
    assert undo(editor, first).status_code == 404
    assert undo(editor, store.judgements()[0], made="").status_code == 404
    assert len(store.judgements()) == 1


def test_an_editor_judges_under_their_name_and_a_reader_only_looks(store: Store) -> None:
    member = tellings(store)[0][0]
    with client_of(make_app(store, accounts())) as client:
        log_in(client, "ada")
        send(client, member, "wrong")
        assert store.judgements()[0].person == "ada"
        assert "Undo judgement 1" in client.get("/judgements").text
    with client_of(make_app(store, accounts())) as client:
        log_in(client, "rex")
        page = client.get("/judgements")
        assert page.status_code == 200
        assert "<bdi>ada</bdi>" in page.text
        assert "Undo judgement" not in page.text
        assert client.post("/judgements/new", data={"member": member, "verdict": "wrong"}).status_code == 403


def test_many_judgements_are_paged_newest_first(editor: TestClient[Litestar], store: Store) -> None:
    for number in range(51):
        store.add_judgement(
            Judgement(
                number=0,
                kind="claim",
                verdict="wrong",
                one="gone/ev-0123456789ab",
                made="2024-10-28",
                note=f"n{number}",
            )
        )
    first, last = editor.get("/judgements").text, editor.get("/judgements?page=2").text
    assert "n50</p>" in first
    assert "n0</p>" not in first
    assert "n0</p>" in last
    assert "no longer in the report" in last
    assert "page 2 of 2" in last
    assert editor.get("/judgements?page=3").status_code == 200
    for page in ("0", "-1", "x", "9999999"):
        assert editor.get(f"/judgements?page={page}").status_code == 400


def test_a_report_that_means_harm_is_only_words(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/e.sqlite") as store:
        title = "<img src=x onerror=alert(1)> \u202etxet"
        store.add(make_reading('evil"><script>alert(1)</script>', title=title))
        made = Judgement(
            number=0, kind="claim", verdict="wrong", one='evil"><script>alert(1)</script>', made="2024-10-28"
        )
        store.add_judgement(made)
        member = Members(Library(store)).member(made.one)
        with client_of(make_app(store)) as client:
            page = client.get("/judgements").text
    assert member.words == title
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert f"<bdi>{title.replace('<', '&lt;').replace('>', '&gt;')}</bdi>" in page
