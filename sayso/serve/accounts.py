"""Who may come in: a token and accounts from a file, passwords kept as argon2 hashes only."""

from __future__ import annotations

import re
import tomllib
from hmac import compare_digest
from pathlib import Path
from threading import BoundedSemaphore
from typing import Annotated, Literal, NamedTuple

import msgspec
from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError

from sayso.errors import InputError

Role = Literal["reader", "editor"]
"""A reader reads; an editor judges too."""

TOKEN_NAME = "token"  # noqa: S105 - what a visitor is called, no secret
SHORTEST = 12
"""Signs that a new password has at least."""
_LONGEST = 1_024
"""Signs of a password that are looked at: hashing a whole book would be a way to keep the machine busy."""
_NAME = re.compile(r"[\w.@-]{1,64}")
_HASHER = PasswordHasher()
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$U23Hyv9JZZHiv27+F7TqUA$/ya3fpuP0dNsHBLtF3cjV5lww5zTMzetyYNFj5fIwGQ"
"""A hash that no password is known for: a name that is not there takes as long as a wrong password."""
_HASHING = BoundedSemaphore(2)
"""A hash takes 64 MB while it is worked out: however many ask, two at a time get it."""


class Account(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person who may come in."""

    hash: str
    role: Role = "reader"


class Access(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who may come in beyond this machine; the token is for programs, the accounts are for people."""

    token: Annotated[str, msgspec.Meta(min_length=20)] | None = None
    token_role: Role = "reader"  # noqa: S105 - a role
    accounts: dict[str, Account] = {}


class Visitor(NamedTuple):
    """Who asks, and what for."""

    name: str
    role: Role


def read_access(path: Path) -> Access:
    """The access file; raises InputError that says what is wrong with it and what helps.

    token = "at least 20 signs"     # for programs: Authorization: Bearer …
    [accounts."ada"]                # sayso account ada --role editor
    hash = "$argon2id$…"
    role = "editor"
    """
    try:
        access = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Access)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise InputError(f"{path}: is no access file: {error}") from error
    for name, account in access.accounts.items():
        _check(path, name, account)
    if not (access.token or access.accounts):
        raise InputError(f"{path}: lets nobody in: add a token, or an account with `sayso account NAME`")
    return access


def _check(path: Path, name: str, account: Account) -> None:
    check_name(name)
    try:
        extract_parameters(account.hash)
    except InvalidHashError as error:
        raise InputError(f"{path}: the hash of {name} is none; `sayso account {name}` makes one") from error


def check_name(name: str) -> None:
    """Raise InputError where a name is not fit to be shown beside what its owner decides."""
    if not _NAME.fullmatch(name) or name == TOKEN_NAME:
        raise InputError(f"{name!r} is no name for an account: use up to 64 letters, digits, and . @ - _")


def account_lines(name: str, password: str, role: Role) -> str:
    """An account as lines for the access file; raises InputError where the name or the password is not fit."""
    check_name(name)
    if not SHORTEST <= len(password) <= _LONGEST:
        raise InputError(f"a password has {SHORTEST} to {_LONGEST:,} signs: four words of your own are a good one")
    return f'[accounts."{name}"]\nhash = "{_HASHER.hash(password)}"\nrole = "{role}"\n'


def who_is(access: Access, name: str, password: str) -> Visitor | None:
    """Who comes with this name and password; without a name, the password is taken for the token."""
    if not name:
        return bearer(access, password)
    account = access.accounts.get(name)
    right = _verified(account.hash if account else _NOBODY, password[:_LONGEST])
    return Visitor(name, account.role) if account and right else None


def bearer(access: Access, token: str) -> Visitor | None:
    """Who comes with this token."""
    if access.token and compare_digest(access.token.encode(), token.encode(errors="replace")):
        return Visitor(TOKEN_NAME, access.token_role)
    return None


def _verified(known: str, password: str) -> bool:
    with _HASHING:
        try:
            return _HASHER.verify(known, password)
        except (VerificationError, InvalidHashError):
            return False
