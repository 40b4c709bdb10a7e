"""What people have decided, as the steps of linking use it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.judgements import NONE, Judged, judged, key_of, kind_of
from sayso.record.judgement import Judgement, JudgementKind, Verdict

Key = tuple[str, str]
A, B, C = (("a", "ev-000000000001"), ("b", "ev-000000000002"), ("c", "ev-000000000003"))


def decided(verdict: Verdict, one: str, *others: str, kind: JudgementKind = "claim") -> Judgement:
    return Judgement(number=1, kind=kind, verdict=verdict, one=one, others=others, made="2024-05-06T10:00:00Z")


@pytest.mark.parametrize(
    ("reason", "member", "wanted"),
    [
        ("a part of an article", "a-1/ev-000000000002", ("a-1", "ev-000000000002")),
        ("a whole article", "a-1", ("a-1", "")),
        ("an article whose name has a slash", "post/a-1/q-000000000002", ("post/a-1", "q-000000000002")),
        ("nothing", "", ("", "")),
    ],
)
def test_key_of(reason: str, member: str, wanted: Key) -> None:
    assert key_of(member) == wanted, reason


@given(st.text(), st.sampled_from(["ev-0123456789ab", "st-0123456789ab", "q-0123456789ab", "e-0123456789ab"]))
def test_key_of_takes_apart_what_was_put_together(article: str, part: str) -> None:
    assert key_of(f"{article}/{part}") == (article, part)


@pytest.mark.parametrize(
    ("reason", "member", "wanted"),
    [
        ("an event", "a-1/ev-0123456789ab", "claim"),
        ("a statement of a presence", "a-1/st-0123456789ab", "claim"),
        ("a quantity", "a-1/q-0123456789ab", "figure"),
        ("an entity", "a-1/e-0123456789ab", "entity"),
        ("a whole article", "a-1", "story"),
        ("an article named like a part", "ev-0123456789ab", "story"),
        ("an article whose name has a slash", "post/a-1", "story"),
        ("... and ends like no id", "post/ev-2024", "story"),
        ("a part of an article that nobody judges", "a-1/t-0123456789ab", "story"),
    ],
)
def test_kind_of(reason: str, member: str, wanted: JudgementKind) -> None:
    assert kind_of(member) == wanted, reason


@pytest.mark.parametrize(
    ("reason", "judgements", "wanted"),
    [
        ("nothing was decided", [], NONE),
        ("one", [decided("same", "a/ev-000000000001", "b/ev-000000000002")], Judged(same=((A, B),))),
        (
            "one with two others",
            [decided("same", "a/ev-000000000001", "b/ev-000000000002", "c/ev-000000000003")],
            Judged(same=((A, B), (A, C))),
        ),
        ("apart", [decided("apart", "a/ev-000000000001", "b/ev-000000000002")], Judged(apart=((A, B),))),
        (
            "apart from two others, which may be one",
            [decided("apart", "a/ev-000000000001", "b/ev-000000000002", "c/ev-000000000003")],
            Judged(apart=((A, B), (A, C))),
        ),
        ("none at all", [decided("wrong", "a/ev-000000000001")], Judged(wrong=frozenset({A}))),
        (
            "none at all says nothing of the others it was shown with",
            [decided("wrong", "a/ev-000000000001", "b/ev-000000000002")], Judged(wrong=frozenset({A})),
        ),
        ("a link of another kind", [decided("same", "a/q-000000000001", "b/q-000000000002", kind="figure")], NONE),
        (
            "several decisions, in their order",
            [
                decided("same", "b/ev-000000000002", "c/ev-000000000003"),
                decided("apart", "a/ev-000000000001", "c/ev-000000000003"),
                decided("same", "a/ev-000000000001", "b/ev-000000000002"),
            ],
            Judged(same=((B, C), (A, B)), apart=((A, C),)),
        ),
    ],
)  # fmt: skip
def test_judged(reason: str, judgements: list[Judgement], wanted: Judged) -> None:
    assert judged(judgements, "claim") == wanted, reason


def test_articles_of_a_story_have_no_part() -> None:
    assert judged([decided("same", "a", "b", kind="story")], "story").same == ((("a", ""), ("b", "")),)


@pytest.mark.parametrize(
    ("reason", "there", "wanted"),
    [
        ("both are there", [A, B, C], [(A, B)]),
        ("one has gone", [A, C], []),
        ("nobody is there", [], []),
    ],
)
def test_between(reason: str, there: list[Key], wanted: list[tuple[Key, Key]]) -> None:
    assert Judged(same=((A, B),)).between(there) == wanted, reason
