"""Coming in and going out, and everything that `create_app` needs so that only the right people do."""

from __future__ import annotations

import ipaddress
from typing import Annotated, Any, NamedTuple

from litestar import Request, Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.enums import RequestEncodingType
from litestar.middleware.rate_limit import RateLimitConfig
from litestar.params import Body, QueryParameter
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER, HTTP_401_UNAUTHORIZED
from litestar.types import ControllerRouterHandler, Middleware

from sayso.errors import InputError
from sayso.serve.accounts import Access, Visitor, who_is
from sayso.serve.gate import SESSION, Gate, session_cookie

LOGINS, REQUESTS = 10, 600
"""How often an address may try to log in, and ask for anything, in a minute."""
LARGEST = 64 * 1024
"""Bytes of a request: our forms are small."""
_NETWORK = 64
"""Bits of an IPv6 address that a household has to itself: it may choose the rest for every request."""

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
Asked = Request[Any, Any, Any]
Asking = NamedDependency[Visitor | None]
"""Who asks; nobody on the login page only."""


class Secured(NamedTuple):
    """What is given to Litestar."""

    middleware: list[Middleware]
    route_handlers: list[ControllerRouterHandler]
    dependencies: dict[str, Provide]
    request_max_body_size: int = LARGEST


def secure(access: Access | None, host: str = "127.0.0.1") -> Secured:
    """What keeps an application at `host` safe: open to whoever sits here, and beyond that to token and accounts.

    Raises InputError where others could reach it and nothing tells them apart.
    """
    if access is None and not is_loopback(host):
        raise InputError(f"{host}: others can reach this: give `--access FILE` (see `sayso account --help`)")
    gate = Gate(access)
    dependencies = {
        "gate": Provide(lambda: gate, sync_to_thread=False),
        "visitor": Provide(_visitor, sync_to_thread=False),
    }
    if access is None:
        return Secured([gate], [], dependencies)
    return Secured([*_limits(), gate], [login_page, login, logout], dependencies)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address.

    >>> [is_loopback(host) for host in ("localhost", "127.0.0.1", "::1", "0.0.0.0", "192.168.1.5", "news.example")]
    [True, True, True, False, False, False]
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _visitor(request: Asked) -> Visitor | None:
    """Who asks."""
    visitor: Visitor | None = request.scope["state"]["visitor"]
    return visitor


def _limits() -> list[Middleware]:
    """Few tries to log in and many requests a minute for every address."""
    everything = RateLimitConfig(
        rate_limit=("minute", REQUESTS), identifier_for_request=lambda request: f"all {address_of(request)}"
    )
    logins = RateLimitConfig(
        rate_limit=("minute", LOGINS),
        identifier_for_request=lambda request: f"login {address_of(request)}",
        check_throttle_handler=_is_login,
    )
    return [everything.middleware, logins.middleware]


def _is_login(request: Asked) -> bool:
    return request.method == "POST" and request.scope["path_template"] == "/login"


def address_of(request: Asked) -> str:
    """Where a request comes from, so that one household counts as one."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    address = getattr(address, "ipv4_mapped", None) or address
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((int(address), _NETWORK), strict=False))


@get("/login", sync_to_thread=False, opt={"needs": "nobody"})
def login_page(visitor: Asking, then: Annotated[str, QueryParameter(name="next")] = "/") -> Response[Any]:
    """The form that asks who you are."""
    if visitor:
        return Redirect(_inside(then), status_code=HTTP_303_SEE_OTHER)
    return Template("login.html", context={"then": _inside(then), "name": "", "wrong": False})


@post("/login", sync_to_thread=True, opt={"needs": "nobody"})
def login(request: Asked, gate: NamedDependency[Gate], data: Form) -> Response[Any]:
    """Let somebody in, or show the form again without telling what was wrong."""
    name, then = data.get("name", "").strip(), _inside(data.get("next", "/"))
    visitor = who_is(gate.access or Access(), name, data.get("password", ""))
    if visitor is None:
        shown = {"then": then, "name": name, "wrong": True}
        return Template("login.html", context=shown, status_code=HTTP_401_UNAUTHORIZED)
    gate.sessions.end(request.cookies.get(SESSION, ""))
    cookie = session_cookie(request, gate.sessions.start(visitor))
    return Redirect(then, status_code=HTTP_303_SEE_OTHER, cookies=[cookie])


@post("/logout", sync_to_thread=False, opt={"needs": "reader"})
def logout(request: Asked, gate: NamedDependency[Gate]) -> Response[Any]:
    """Let somebody out; the old cookie is worth nothing then."""
    gate.sessions.end(request.cookies.get(SESSION, ""))
    return Redirect("/login", status_code=HTTP_303_SEE_OTHER, cookies=[session_cookie(request, "")])


def _inside(path: str) -> str:
    r"""A page of ours to go on to: never another site, whatever a link says.

    >>> _inside("/judgements?page=2"), _inside("//evil.example"), _inside("/\\evil.example"), _inside("https://e.x")
    ('/judgements?page=2', '/', '/', '/')
    """
    ours = path.startswith("/") and path[1:2] not in ("/", "\\") and path.isprintable()
    return path if ours else "/"
