"""Corrections: what people have decided about links, and the form by which they do."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple, cast, get_args

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, QueryParameter
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_200_OK, HTTP_303_SEE_OTHER, HTTP_400_BAD_REQUEST

from sayso.errors import SaysoError
from sayso.judging import judge
from sayso.link.judgements import kind_of
from sayso.record.judgement import Judgement, JudgementKind, Verdict
from sayso.serve.access import Asking, Form
from sayso.serve.library import Library, TheLibrary
from sayso.serve.members import Choice, Member, Members, page_of

_PAGE, _OTHERS, _LONGEST_NOTE, _SAID = 50, 5, 2_000, 100
_THINGS: dict[JudgementKind, tuple[str, str]] = {
    "story": ("report", "story"),
    "claim": ("telling", "claim"),
    "figure": ("value", "figure"),
    "entity": ("name", "person, body or place"),
}
"""What a member of a kind is called, and what it is a member of."""

Page = Annotated[int, QueryParameter(name="page", ge=1, le=100_000)]
Named = Annotated[str, QueryParameter(name="member", max_length=300)]
Number = Annotated[int | None, QueryParameter(name="undone", ge=1)]


class Shown(NamedTuple):
    """A judgement with the words of its members."""

    judgement: Judgement
    thing: str
    one: Member
    others: list[Member]
    more: int
    """Others that are not shown."""
    page: str | None
    """Where to see what became of it."""


@get("/judgements", sync_to_thread=True)
def judgements(library: TheLibrary, visitor: Asking, page: Page = 1, undone: Number = None) -> Template:
    """Everything that people have decided, newest first, each with a button that takes it back."""
    found = library.store.judgements()[::-1]
    start = (page - 1) * _PAGE
    members = Members(library)
    context = {
        "shown": [_shown(each, members) for each in found[start : start + _PAGE]],
        "total": len(found),
        "page": page,
        "last": max(1, -(-len(found) // _PAGE)),
        "undone": undone,
        "may": bool(visitor and visitor.role == "editor"),
    }
    return Template("judgements.html", context=context)


def _shown(judgement: Judgement, members: Members) -> Shown:
    return Shown(
        judgement=judgement,
        thing=_THINGS[judgement.kind][0],
        one=members.member(judgement.one),
        others=[members.member(name) for name in judgement.others[:_OTHERS]],
        more=max(0, len(judgement.others) - _OTHERS),
        page=None if judgement.verdict == "wrong" else page_of(judgement.one),
    )


@post("/judgements/{number:int}/undo", sync_to_thread=True)
def undo(library: TheLibrary, number: FromPath[int], data: Form) -> Response[Any]:
    """Take a judgement back, if it still is the one that was shown: a number may have been given anew."""
    found = next((each for each in library.store.judgements() if each.number == number), None)
    if found is None or found.made != data.get("made"):
        raise NotFoundException("that judgement has been taken back already")
    library.store.undo_judgement(number)
    return Redirect(f"/judgements?undone={number}", status_code=HTTP_303_SEE_OTHER)


@get("/judge", sync_to_thread=True, opt={"needs": "editor"})
def judge_page(library: TheLibrary, member: Named) -> Template:
    """The form about one member: with what it belongs, that it does not, or that it is wrong."""
    return _form(library, member, {}, None)


@post("/judgements/new", sync_to_thread=True)
def judge_member(library: TheLibrary, visitor: Asking, data: Form) -> Response[Any]:
    """Keep what somebody has decided; where it makes no sense the form comes back as it was filled in, with why.

    It has an address of its own: Litestar 2.25 spoils the first of two threaded handlers of one address.
    """
    member, verdict = data.get("member", ""), data.get("verdict", "")
    if verdict not in get_args(Verdict):
        return _form(library, member, data, "choose what is the case")
    members = [member]
    if verdict == "same":
        members.append(Members(library).meant(data.get("other") or data.get("chosen") or ""))
    note = data.get("note", "").strip()[:_LONGEST_NOTE] or None
    if not all(members):
        return _form(library, member, data, "choose what it belongs with, or give its address")
    if len({kind_of(each) for each in members}) > 1:
        return _form(
            library, member, data, f"that is no address of a {_THINGS[kind_of(member)][1]}: {members[1][:_SAID]}"
        )
    try:
        made = judge(
            library.store, cast("Verdict", verdict), members, person=visitor.name if visitor else None, note=note
        )
    except SaysoError as error:
        return _form(library, member, data, str(error))
    return Redirect(f"/judgements#judgement-{made.number}", status_code=HTTP_303_SEE_OTHER)


def _form(library: Library, name: str, given: dict[str, str], trouble: str | None) -> Template:
    members = Members(library)
    member = members.member(name)
    if member.words is None:
        raise NotFoundException("no report, telling, value or name is called so")
    kind = kind_of(name)
    thing, whole = _THINGS[kind]
    beside = members.beside(name)
    choices: list[Choice] = members.choices(name)
    context = {
        "member": member, "kind": kind, "thing": thing, "whole": whole, "page": page_of(name),
        "beside": [members.member(other) for other in beside[:_OTHERS]], "more": max(0, len(beside) - _OTHERS),
        "choices": choices, "given": given, "trouble": trouble, "longest": _LONGEST_NOTE,
    }  # fmt: skip
    return Template("judge.html", context=context, status_code=HTTP_400_BAD_REQUEST if trouble else HTTP_200_OK)


PAGES = (judgements, undo, judge_page, judge_member)
