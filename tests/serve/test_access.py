"""Who comes in, and who is turned away."""

from __future__ import annotations

import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from click.testing import CliRunner
from litestar import Litestar, Request
from litestar.testing import TestClient

from sayso.cli.account import account
from sayso.errors import InputError
from sayso.serve import access as coming_in
from sayso.serve import accounts as known
from sayso.serve import gate
from sayso.serve.access import secure
from sayso.serve.accounts import Access, Visitor, account_lines, read_access, who_is
from sayso.store import Store
from tests.serve.secured import PASSWORD, TOKEN, accounts, client_of, copied_store, log_in, make_app, token_of

HTML = {"Accept": "text/html"}
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with copied_store(tmp_path_factory.mktemp("access")) as found:
        yield found


@pytest.fixture
def here(store: Store) -> Iterator[TestClient[Litestar]]:
    """Whoever sits at this machine."""
    with client_of(make_app(store)) as client:
        yield client


@pytest.fixture
def far(store: Store) -> Iterator[TestClient[Litestar]]:
    """A visitor from another machine."""
    with client_of(make_app(store, accounts(), "0.0.0.0"), "news.example") as client:  # noqa: S104
        yield client


def test_nothing_is_open_to_others_by_mistake() -> None:
    for host in ("0.0.0.0", "::", "192.168.1.5", "news.example"):  # noqa: S104
        with pytest.raises(InputError, match="others can reach this: give `--access FILE`"):
            secure(None, host)
    for host in ("127.0.0.1", "localhost", "::1"):
        assert secure(None, host).route_handlers == []


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "localhost:8000", "[::1]:8000"])
def test_this_machine_is_let_in_by_its_own_names(here: TestClient[Litestar], host: str) -> None:
    assert here.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8000", "evil.example:127.0.0.1", "", "[::2]"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/judgements", "/static/style.css"])
def test_names_of_others_that_point_here_are_not_answered_to(here: TestClient[Litestar], host: str, path: str) -> None:
    answer = here.get(path, headers={"Host": host})
    assert answer.status_code == 421
    assert "this server answers to 127.0.0.1 and localhost" in answer.text


def test_a_stranger_is_led_to_the_login_page(far: TestClient[Litestar]) -> None:
    answer = far.get("/judgements?page=2", headers=HTML, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/login?next=%2Fjudgements%3Fpage%3D2"
    assert "front page" not in far.get("/", headers=HTML).text
    assert far.get("/static/style.css").status_code == 200


def test_a_program_without_a_token_is_told_so(far: TestClient[Litestar]) -> None:
    answer = far.get("/api/v1/stories", headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert far.post("/judgements/1/undo").status_code == 401


@pytest.mark.parametrize("given", ["Bearer no", f"Basic {TOKEN}", TOKEN, "Bearer", "Bearer ", "Bearer \xfc"])
def test_a_wrong_token_opens_nothing(far: TestClient[Litestar], given: str) -> None:
    answer = far.get("/", headers={b"Authorization": given.encode("latin-1")}, follow_redirects=False)
    assert answer.status_code == 401


def test_a_token_reads_but_does_not_judge_unless_it_may(far: TestClient[Litestar], store: Store) -> None:
    assert far.get("/api/v1/stories", headers=BEARER).json() == []
    assert "token may read here, but not change" in far.post("/judgements/1/undo", headers=BEARER).text
    with client_of(make_app(store, Access(token=TOKEN, token_role="editor"))) as client:  # noqa: S106
        assert client.post("/judgements/1/undo", headers=BEARER, data={"made": "x"}).status_code == 404


def test_logging_in_and_out(far: TestClient[Litestar], store: Store) -> None:
    answer = log_in(far, "ada", next="/state")
    assert (answer.status_code, answer.headers["location"]) == (303, "/state")
    cookie = next(each for each in answer.headers.get_list("set-cookie") if gate.SESSION in each)
    assert {"HttpOnly", "SameSite=strict", "Path=/", "Max-Age=43200"} <= set(cookie.split("; "))
    key = far.cookies[gate.SESSION]
    page = far.get("/")
    assert page.text == "the front page"
    assert page.headers["cache-control"] == "private, no-cache"
    assert far.get("/login", follow_redirects=False).status_code == 303
    far.post("/logout", data={"_csrf": token_of(far.get(judge_page(store)).text)})
    far.cookies.set(gate.SESSION, key)
    assert far.get("/").status_code == 401


def judge_page(store: Store) -> str:
    """The form about some report."""
    return f"/judge?member={store.latest(1)[0].id}"


def test_cookies_are_not_sent_in_the_open_where_there_is_https(store: Store) -> None:
    with client_of(make_app(store, accounts()), "news.example", "https") as client:
        cookies = log_in(client, "ada").headers.get_list("set-cookie")
        assert cookies
        assert all("Secure" in each for each in cookies)


def test_a_session_ends(far: TestClient[Litestar]) -> None:
    log_in(far, "ada")
    now = time.time()
    with patch("sayso.serve.gate.time.time", return_value=now + 11 * 3_600):
        assert far.get("/").status_code == 200
    with patch("sayso.serve.gate.time.time", return_value=now + 13 * 3_600):
        assert far.get("/").status_code == 401


@pytest.mark.parametrize(
    ("name", "password"),
    [("ada", "wrong"), ("ada", ""), ("nobody", PASSWORD), ("", PASSWORD), ("", ""), ("ADA", PASSWORD),
     ("<script>", PASSWORD), ("ada", "x" * 20_000)],
)  # fmt: skip
def test_wrong_names_and_passwords_are_not_told_apart(far: TestClient[Litestar], name: str, password: str) -> None:
    answer = log_in(far, name, password)
    assert answer.status_code == 401
    assert "That name and password do not go together" in answer.text
    assert "<script>" not in answer.text
    assert gate.SESSION not in answer.cookies


def test_the_token_lets_a_person_in_too(far: TestClient[Litestar]) -> None:
    assert log_in(far, "", TOKEN).status_code == 303
    assert far.get("/").status_code == 200


def test_an_unknown_name_takes_as_long_as_a_wrong_password() -> None:
    for name in ("ada", "nobody"):
        with patch.object(known, "_HASHER", wraps=known._HASHER) as hasher:
            assert who_is(accounts(), name, "wrong") is None
            hasher.verify.assert_called_once()
    assert known._HASHER.check_needs_rehash(known._NOBODY) is False


def test_tries_are_limited(far: TestClient[Litestar]) -> None:
    answers = [log_in(far, "ada", "wrong").status_code for _ in range(coming_in.LOGINS)]
    assert set(answers) == {401}
    assert log_in(far, "ada").status_code == 429
    assert far.get("/login").status_code == 200


def test_requests_are_limited(store: Store) -> None:
    with patch.object(coming_in, "REQUESTS", 3), client_of(make_app(store, accounts())) as client:
        assert [client.get("/login").status_code for _ in range(5)] == [200, 200, 200, 429, 429]


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\n/x", ""]
)
def test_nobody_is_sent_elsewhere(far: TestClient[Litestar], target: str) -> None:
    assert log_in(far, "ada", next=target).headers["location"] == "/"


@pytest.mark.parametrize(
    "headers", [{}, {"X-CSRF-Token": "0" * 64}, {"X-CSRF-Token": ""}, {"Content-Type": "text/plain"}]
)
def test_a_form_of_another_site_is_refused(here: TestClient[Litestar], headers: dict[str, str]) -> None:
    here.get("/judgements")
    answer = here.post("/judgements/1/undo", headers=headers, content="made=x")
    assert answer.status_code == 403
    assert "out of date or came from another site" in answer.text


def test_logging_in_needs_our_form_too(far: TestClient[Litestar]) -> None:
    assert far.post("/login", data={"name": "ada", "password": PASSWORD}).status_code == 403


def test_a_form_shown_to_one_is_not_taken_from_another(far: TestClient[Litestar]) -> None:
    before = token_of(far.get("/login").text)
    log_in(far, "ada")
    assert far.post("/logout", data={"_csrf": before}).status_code == 403


@pytest.mark.parametrize(
    ("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 404), ("none", 404)]
)
def test_what_the_browser_says_of_where_a_form_is_from(
    here: TestClient[Litestar], site: str, status: int, store: Store
) -> None:
    token = token_of(here.get(judge_page(store)).text)
    answer = here.post("/judgements/1/undo", data={"_csrf": token, "made": "x"}, headers={"Sec-Fetch-Site": site})
    assert answer.status_code == status


def test_readers_read(far: TestClient[Litestar], store: Store) -> None:
    log_in(far, "rex")
    assert far.get("/judgements").status_code == 200
    assert far.get(judge_page(store)).status_code == 403
    answer = far.post("/judgements/1/undo", data={"made": "x"})
    assert answer.status_code == 403
    assert "rex may read here, but not change anything" in answer.text


def test_an_access_file_there_and_back(tmp_path: Path) -> None:
    path = tmp_path / "access.toml"
    words = ["ada", "--role", "editor", "--access", str(path)]
    run = CliRunner().invoke(account, words, input=f"{PASSWORD}\n{PASSWORD}\n")
    assert run.exit_code == 0
    assert PASSWORD not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert who_is(read_access(path), "ada", PASSWORD) == Visitor("ada", "editor")
    assert who_is(read_access(path), "ada", "wrong") is None
    again = CliRunner().invoke(account, words, input=f"{PASSWORD}\n{PASSWORD}\n")
    assert "has an account ada already" in str(again.exception)


def test_an_account_is_printed() -> None:
    run = CliRunner().invoke(account, ["rex"], input=f"{PASSWORD}\n{PASSWORD}\n")
    assert '[accounts."rex"]\nhash = "$argon2id$' in run.output


@pytest.mark.parametrize("name", ["", "token", 'a"]\nrole="editor', "a b", "x" * 65, "\u202eada"])
def test_names_that_could_mislead_are_refused(name: str) -> None:
    with pytest.raises(InputError, match="is no name for an account"):
        account_lines(name, PASSWORD, "reader")


@pytest.mark.parametrize("password", ["", "short", "x" * 2_000])
def test_passwords_that_are_too_short_or_too_long_are_refused(password: str) -> None:
    with pytest.raises(InputError, match="a password has 12 to 1,024 signs"):
        account_lines("ada", password, "reader")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "lets nobody in"),
        ("token = 'short'", "is no access file"),
        ("tokens = 'a-token-of-many-signs-for-tests'", "is no access file"),
        ("[accounts.ada]\nhash = 'plain words'", "the hash of ada is none"),
        ("[accounts.ada]\nhash = 'x'\nrole = 'owner'", "is no access file"),
        ("not toml", "is no access file"),
    ],
)
def test_an_access_file_that_is_wrong_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "access.toml"
    path.write_text(text)
    with pytest.raises(InputError, match=message):
        read_access(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_access(tmp_path / "none.toml")


def test_a_household_counts_as_one() -> None:
    hosts = ("2001:db8::1", "2001:db8::ffff", "::ffff:192.0.2.1", "192.0.2.1")
    scopes: list[Any] = [{"type": "http", "client": (host, 1)} for host in hosts]
    asked = [Request[Any, Any, Any](scope) for scope in scopes]
    told = [coming_in.address_of(each) for each in asked]
    assert told == ["2001:db8::/64", "2001:db8::/64", "192.0.2.1", "192.0.2.1"]
