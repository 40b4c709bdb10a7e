"""What every request passes before a page sees it: the right host, who asks, what they may do, forms of our own."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from getpass import getuser
from typing import Any, Literal
from urllib.parse import quote

from litestar import Request
from litestar.datastructures import Cookie, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException, NotAuthorizedException, PermissionDeniedException
from litestar.middleware import ASGIMiddleware
from litestar.response.redirect import ASGIRedirectResponse
from litestar.status_codes import HTTP_303_SEE_OTHER, HTTP_421_MISDIRECTED_REQUEST
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from sayso.serve.accounts import Access, Role, Visitor, bearer

Needs = Literal["nobody", "reader", "editor"]
"""Who may use a handler (`opt={"needs": …}`); without it readers may look (GET) and editors change (POST)."""

SESSION, FORM = "sayso_session", "sayso_form"
_HOURS = 12
_LOOKING = ("GET", "HEAD", "OPTIONS")
_ROLES: dict[Role, tuple[Needs, ...]] = {"reader": ("nobody", "reader"), "editor": ("nobody", "reader", "editor")}
_HERE = re.compile(r"(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])(?::\d+)?")
_STALE = "this form is out of date or came from another site: open the page again and send it from there"


class Sessions:
    """Who has logged in, until they log out, for twelve hours, or until the server stops."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[Visitor, float]] = {}

    def start(self, visitor: Visitor) -> str:
        """A key that nobody can guess."""
        self._open = {key: found for key, found in self._open.items() if found[1] > time.time()}
        key = secrets.token_urlsafe(32)
        self._open[key] = visitor, time.time() + _HOURS * 3_600
        return key

    def visitor(self, key: str) -> Visitor | None:
        """Who was given this key."""
        visitor, until = self._open.get(key, (None, 0.0))
        return visitor if until > time.time() else None

    def end(self, key: str) -> None:
        """Log out."""
        self._open.pop(key, None)


class Gate(ASGIMiddleware):
    """Lets a request through or not; then `visitor` and `form_token` are in the state of the request.

    Without an `Access` whoever sits at this machine may do everything, and only names of this machine are answered
    to: a page elsewhere cannot reach in by pointing its own name here (DNS rebinding).
    """

    scopes = (ScopeType.HTTP,)

    def __init__(self, access: Access | None) -> None:
        self.access = access
        self.sessions = Sessions()
        self._owner = Visitor(getuser(), "editor")
        self._secret = secrets.token_bytes(32)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """The order matters: where to, who, may they, is the form ours."""
        request: Request[Any, Any, Any] = Request(scope, receive=receive)
        if self.access is None:
            _check_host(request)
        if scope["path_template"].startswith("/static/"):
            await next_app(scope, receive, send)
            return
        visitor, needs = self._visitor(request), _needs(request)
        if visitor is None and needs != "nobody":
            await _turn_away(request, send)
            return
        if visitor and needs not in _ROLES[visitor.role]:
            raise PermissionDeniedException(f"{visitor.name} may read here, but not change anything")
        key = request.cookies.get(FORM) or secrets.token_urlsafe(32)
        token = self._form_token(key, visitor)
        if request.method not in _LOOKING and not _has_bearer(request):
            await _check_form(request, token)
        scope["state"].update(visitor=visitor, form_token=token)
        await next_app(scope, receive, self._sender(request, send, key))

    def _visitor(self, request: Request[Any, Any, Any]) -> Visitor | None:
        if self.access is None:
            return self._owner
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme:
            return bearer(self.access, token.strip()) if scheme.lower() == "bearer" else None
        return self.sessions.visitor(request.cookies.get(SESSION, ""))

    def _form_token(self, key: str, visitor: Visitor | None) -> str:
        """What our forms carry: only who has the cookie and was shown a form by this server knows it."""
        told = f"{key}\0{visitor.name if visitor else ''}"
        return hmac.new(self._secret, told.encode(), hashlib.sha256).hexdigest()

    def _sender(self, request: Request[Any, Any, Any], send: Send, key: str) -> Send:
        async def sender(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableScopeHeaders.from_message(message)
                if FORM not in request.cookies:
                    headers.add("Set-Cookie", make_cookie(request, FORM, key).to_header(header=""))
                if self.access is not None:
                    headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        return sender


def make_cookie(request: Request[Any, Any, Any], name: str, value: str, *, hours: int | None = None) -> Cookie:
    """A cookie that no script and no other site gets, and that is not sent in the open where there is HTTPS."""
    secure = request.url.scheme == "https"
    lasts = None if hours is None else hours * 3_600
    return Cookie(key=name, value=value, path="/", httponly=True, samesite="strict", secure=secure, max_age=lasts)


def session_cookie(request: Request[Any, Any, Any], key: str) -> Cookie:
    """The cookie of who has logged in; without a key, one that takes it away."""
    return make_cookie(request, SESSION, key, hours=_HOURS if key else 0)


def _check_host(request: Request[Any, Any, Any]) -> None:
    if not _HERE.fullmatch(request.headers.get("host", "")):
        raise HTTPException("this server answers to 127.0.0.1 and localhost", status_code=HTTP_421_MISDIRECTED_REQUEST)


def _needs(request: Request[Any, Any, Any]) -> Needs:
    given: Needs | None = request.scope["route_handler"].opt.get("needs")
    return given or ("reader" if request.method in _LOOKING else "editor")


async def _turn_away(request: Request[Any, Any, Any], send: Send) -> None:
    """People are led to the login page; programs are told that they need a token."""
    page = request.method in _LOOKING and "text/html" in request.headers.get("accept", "")
    if not page or _has_bearer(request):
        raise NotAuthorizedException("log in, or give a token", headers={"WWW-Authenticate": "Bearer"})
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    answer = ASGIRedirectResponse(path=f"/login?next={quote(path, safe='')}", status_code=HTTP_303_SEE_OTHER)
    await answer(request.scope, request.receive, send)


def _has_bearer(request: Request[Any, Any, Any]) -> bool:
    """Whether it comes with a token: no browser sends one by itself, so that no other site can make it do so."""
    return request.headers.get("authorization", "").lower().startswith("bearer ")


async def _check_form(request: Request[Any, Any, Any], token: str) -> None:
    """Whether a page of ours sent it: browsers say from where, our forms carry a token, no other site can send JSON."""
    if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        raise PermissionDeniedException(_STALE)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        return
    given = request.headers.get("x-csrf-token")
    if given is None and kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        given = (await request.form()).get("_csrf")
    if not (isinstance(given, str) and hmac.compare_digest(given.encode(), token.encode())):
        raise PermissionDeniedException(_STALE)
