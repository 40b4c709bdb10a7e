"""Claims: which tellings are of one happening, what they are to each other, and whom they have it from."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.lexicon.happenings import find_happening
from sayso.link.claims import find_claims
from sayso.link.corroboration import Report
from sayso.link.judgements import Judged
from sayso.link.tellings import Telling
from sayso.record import CopyPair
from sayso.record.claims import Claim
from sayso.record.json import from_json, to_json

MINE = "miners tunnel shaft"
"""Words that two sentences on one happening have in common."""


def told(
    article: str,
    word: str = "kill",
    *,
    pos: str = "VERB",
    event: str = "ev-1",
    who: str = "",
    to: str = "",
    numbers: tuple[float, ...] = (),
    place: str = "",
    on: str = "",
    words: str = "",
    source: str | None = None,
    said: str | None = "2024-05-06",
    **fields: Any,
) -> Telling:
    """A telling as a test's table writes it: `place` is TOWN/STATE, `on` a day or two joined by «/»."""
    town, _, country = place.partition("/")
    earliest, _, latest = on.partition("/")
    found: dict[str, Any] = {
        "article": article,
        "event": event,
        "start": 0,
        "words": word,
        "sentence": f"{article} tells of {word} ({event}) {words}",
        "kind": find_happening(word, pos),
        "actors": {who.casefold(): who} if who else {},
        "recipients": {to.casefold(): to} if to else {},
        "numbers": frozenset(numbers),
        "place": town.casefold() or None,
        "place_name": town or None,
        "country": country or None,
        "earliest": earliest or None,
        "latest": latest or earliest or None,
        "terms": frozenset(words.split()),
        "source": source.casefold() if source else None,
        "source_name": source,
        "stance": "asserts" if source else None,
        "said": said,
        "published": said,
    }
    return Telling(**(found | fields))


def first(word: str = "kill", **fields: Any) -> Telling:
    """What article a tells on 6 May."""
    return told("a", word, **fields)


def later(word: str = "kill", **fields: Any) -> Telling:
    """What article b tells on 7 May."""
    return told("b", word, **({"said": "2024-05-07"} | fields))


ONE = [
    ("one word", first("kill"), later("kill")),
    ("two words of one kind", first("kill"), later("slay")),
    ("a verb and its noun", first("kill"), later("killing", pos="NOUN")),
    ("a word that is in no list", first("juggle"), later("juggle")),
    ("near words with a number in common", first("kill", numbers=(12,)), later("die", numbers=(12, 3))),
    ("near words done to the same, in like words", first("kill", to="Ana Lopez", words=MINE),
     later("die", to="Ana Lopez", words=MINE)),
    ("other people named", first("kill", who="Rebels"), later("kill", who="Gunmen")),
    ("two places of one state", first("kill", place="Malvora/PER"), later("kill", place="Luzana/PER")),
    ("a day within a month", first("kill", on="2024-05-01/2024-05-31"), later("kill", on="2024-05-06")),
    ("a day is told by one only", first("kill", on="2024-05-06"), later("kill")),
    ("other numbers in like words", first("kill", numbers=(12,), words=MINE), later("kill", numbers=(14,), words=MINE)),
    ("a vague word with people in common", first("hold", who="Harbour Board"), later("hold", who="Harbour Board")),
    ("a vague word in like words", first("ask", words=MINE), later("ask", words=MINE)),
    ("a vague word with a number in common", first("hold", numbers=(300,)), later("hold", numbers=(300,))),
    ("two wishes", first("resign", source="Al", stance="demands"), later("resign", source="Bo", stance="wants")),
    ("told and denied", first("kill"), later("kill", source="Bo", stance="denies", polarity="negative")),
    ("told twice by one article", first("kill"), first("kill", event="ev-2")),
]  # fmt: skip
APART = [
    ("words of other kinds", first("kill", to="Ana Lopez", words=MINE), later("elect", to="Ana Lopez", words=MINE)),
    ("near words alone", first("kill"), later("die")),
    ("near words with another number", first("kill", numbers=(12,)), later("die", numbers=(14,))),
    ("near words of others", first("kill", to="Ana Lopez"), later("die", to="Jan Berg")),
    ("near words on one day only", first("kill", on="2024-05-06"), later("die", on="2024-05-06")),
    ("another day", first("kill", on="2024-05-06"), later("kill", on="2024-05-16")),
    ("another day in spite of the people", first("visit", who="Ana Lopez", on="2024-05-06"),
     later("visit", who="Ana Lopez", on="2024-05-16")),
    ("another state, and others named", first("kill", place="Malvora/PER", who="Rebels"),
     later("kill", place="Faya/TCD", who="Gunmen")),
    ("a vague word alone", first("hold"), later("hold")),
    ("a vague word of others", first("ask", who="Ana Lopez"), later("ask", who="Jan Berg")),
    ("a vague word with another number", first("hold", numbers=(12,)), later("hold", numbers=(14,))),
    ("wished for and told", first("resign", source="Al", stance="demands"), later("resign")),
    ("wished for and promised", first("resign", source="Al", stance="asks"),
     later("resign", source="Bo", stance="promises")),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "one", "other"), ONE, ids=[row[0] for row in ONE])
def test_one(reason: str, one: Telling, other: Telling) -> None:
    (claim,) = find_claims([one, other])
    assert members(claim) == [one.key, other.key], reason


@pytest.mark.parametrize(("reason", "one", "other"), APART, ids=[row[0] for row in APART])
def test_apart(reason: str, one: Telling, other: Telling) -> None:
    assert find_claims([one, other]) == (), reason


def members(claim: Claim) -> list[tuple[str, str | None]]:
    return [(member.article, member.event) for member in claim.members]


def relations(*tellings: Telling) -> list[str]:
    """The relations of the one claim of some tellings: `b denies a`."""
    (claim,) = find_claims(tellings)
    return [f"{each.b.article} {each.relation} {each.a.article}" for each in claim.relations]


DENIED: dict[str, Any] = {"stance": "denies", "polarity": "negative", "words": MINE}
TOLL: dict[str, Any] = {"numbers": (12,), "words": MINE}
RISEN: dict[str, Any] = {"numbers": (14,), "words": MINE}
RELATED = [
    ("told again by an article", first(), later(), "agrees", "the article says the same"),
    ("told again by a source", first(), later(source="Bo"), "agrees", "Bo says the same"),
    ("told again by that source", first(source="Bo"), later(source="Bo"), "agrees", "Bo again"),
    ("confirmed", first(), later(source="Bo", stance="confirms"), "agrees", "Bo confirms it"),
    ("denied", first(words=MINE), later(source="Bo", **DENIED), "denies", "Bo says that it is not so"),
    ("not so in the article's own voice", first(), later(polarity="negative"),
     "denies", "the article says that it is not so"),
    ("doubted", first(), later(source="Bo", stance="doubts"), "denies", "Bo doubts it"),
    ("denied by two", first(source="Al", **DENIED), later(source="Bo", **DENIED), "agrees", "Bo denies it too"),
    ("told after a denial", first(source="Al", **DENIED), later(source="Bo", words=MINE),
     "contradicts", "Bo says that it is so, which Al had denied"),
    ("a denied forecast", first(tense="future"), later(source="Bo", stance="denies"),
     "denies", "Bo says that it is not so"),
    ("a forecast that came true", first(tense="future"), later(),
     "updates", "it was to come or thought likely, now it is told as having happened"),
    ("what was possible has happened", first(certainty="possible"), later(),
     "updates", "it was to come or thought likely, now it is told as having happened"),
    ("a forecast again", first(tense="future"), later(tense="future"), "agrees", "the article says the same"),
    ("what has happened is no more than possible elsewhere", first(), later(certainty="possible"),
     "agrees", "the article says the same"),
    ("another number on the same day from another source", first(source="Al", **TOLL),
     later(source="Bo", said="2024-05-06", **RISEN), "contradicts", "12 against 14 on the same day"),
    ("... at another hour", first(source="Al", said="2024-05-06T08:00Z", **TOLL),
     later(source="Bo", said="2024-05-06T20:00Z", **RISEN), "contradicts", "12 against 14 on the same day"),
    ("another number on the same day from the same source", first(source="Al", **TOLL),
     later(source="Al", said="2024-05-06", **RISEN), "updates", "12 before, 14 now"),
    ("another number on a later day", first(source="Al", **TOLL), later(source="Bo", **RISEN),
     "updates", "12 before, 14 now"),
    ("one of the numbers is the same", first(source="Al", numbers=(12, 30)), later(source="Bo", numbers=(12, 44)),
     "agrees", "Bo says the same"),
    ("a number is told by one only", first(**TOLL), later(words=MINE), "agrees", "the article says the same"),
    ("another place of the same state", first(place="Malvora/PER"), later(place="Luzana/PER"),
     "differs_in_scope", "told of Malvora, now of Luzana"),
    ("the same place", first(place="Malvora/PER"), later(place="Malvora/PER"), "agrees", "the article says the same"),
    ("a place in another state is no wider scope", first(place="Malvora/PER", numbers=(12,)),
     later(place="Faya/TCD", numbers=(12,)), "agrees", "the article says the same"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "one", "other", "wanted", "why"), RELATED, ids=[row[0] for row in RELATED]
)  # fmt: skip
def test_related(reason: str, one: Telling, other: Telling, wanted: str, why: str) -> None:
    (claim,) = find_claims([one, other])
    (found,) = claim.relations
    assert (found.a.article, found.b.article) == ("a", "b"), reason
    assert (found.relation, found.reason) == (wanted, why), reason


@pytest.mark.parametrize(
    ("reason", "other"),
    [
        ("who will not say", later(source="Bo", stance="refuses_to_say")),
        ("who only asks for it", later(source="Bo", stance="demands", numbers=(12,))),
        ("who leaves it open", later(source="Bo", certainty="unknown")),
    ],
)
def test_who_tells_nothing_is_in_no_relation(reason: str, other: Telling) -> None:
    (claim,) = find_claims([first(numbers=(12,)), other])
    assert members(claim) == [("a", "ev-1"), ("b", "ev-1")], reason
    assert claim.relations == (), reason


@pytest.mark.parametrize(
    ("reason", "tellings", "wanted"),
    [
        (
            "a denial is set against who said that it is so, not against an earlier denial",
            [first(source="Al", **DENIED), later(words=MINE), told("c", source="Cy", said="2024-05-08", **DENIED)],
            ["b contradicts a", "c denies b"],
        ),
        (
            "... nor is who says so after that",
            [first(words=MINE), later(source="Bo", **DENIED), told("c", said="2024-05-08", words=MINE)],
            ["b denies a", "c agrees a"],
        ),
        (
            "what has happened is set against what has, what is to come against what was to come",
            [
                first(tense="future"),
                later(),
                told("c", said="2024-05-08"),
                told("d", said="2024-05-09", tense="future"),
            ],
            ["b updates a", "c agrees b", "d agrees a"],
        ),
        (
            "who asks for it is passed over",
            [first(numbers=(12,)), later(source="Bo", stance="asks", numbers=(12,)), told("c", said="2024-05-08")],
            ["c agrees a"],
        ),
        (
            "all are set against the first",
            [first(), later(), told("c", said="2024-05-08")],
            ["b agrees a", "c agrees a"],
        ),
    ],
)
def test_what_a_telling_is_set_against(reason: str, tellings: list[Telling], wanted: list[str]) -> None:
    assert relations(*tellings) == wanted, reason


REPORTS = {
    "a": Report("a", "Post", "2024-05-06"),
    "b": Report("b", "Echo", "2024-05-07"),
    "c": Report("c", "Globe", "2024-05-08"),
}
WIRED = {name: report._replace(agency="Harbour Wire") for name, report in REPORTS.items()}
Origins = list[tuple[str, tuple[str, ...]]]


def copy(kind: str = "edited") -> CopyPair:
    """What makes b a copy of a."""
    return CopyPair(a="a", b="b", kind=kind, overlap=0.8, reason="…")  # type: ignore[arg-type]


def third(**fields: Any) -> Telling:
    """What article c tells on 8 May."""
    return told("c", **({"said": "2024-05-08"} | fields))


@pytest.mark.parametrize(
    ("reason", "tellings", "copies", "wanted"),
    [
        ("two articles in their own voice", [first(), later()], [], [("Post", ("a",)), ("Echo", ("b",))]),
        ("an article that tells it twice", [first(), first(event="ev-2")], [], [("Post", ("a",))]),
        (
            "one source that three articles cite",
            [first(source="Al"), later(source="Al"), third(source="Al")], [], [("Al", ("a", "b", "c"))],
        ),
        ("two sources", [first(source="Al"), later(source="Bo")], [], [("Al", ("a",)), ("Bo", ("b",))]),
        (
            "two sources of one article",
            [first(source="Al"), first(source="Bo", event="ev-2")], [], [("Al", ("a",)), ("Bo", ("a",))],
        ),
        (
            "an article that says it and cites a source has it from there",
            [first(), first(source="Al", event="ev-2")], [], [("Al", ("a",))],
        ),
        (
            "... and so stands with others who cite that source",
            [first(), first(source="Al", event="ev-2"), later(source="Al")], [], [("Al", ("a", "b"))],
        ),
        (
            "... but not with who cites another",
            [first(), first(source="Al", event="ev-2"), later(source="Bo")], [], [("Al", ("a",)), ("Bo", ("b",))],
        ),
        ("a copy", [first(), later()], [copy()], [("Post", ("a", "b"))]),
        ("a passage in common is no copy", [first(), later()], [copy("partial")], [("Post", ("a",)), ("Echo", ("b",))]),
        (
            "a copy of what is not told here",
            [first(), third()], [copy()], [("Post", ("a",)), ("Globe", ("c",))],
        ),
        (
            "copies that cite two sources have two",
            [first(source="Al"), later(source="Bo")], [copy()], [("Al", ("a",)), ("Bo", ("b",))],
        ),
        (
            "a copy that names the source",
            [first(), later(), later(source="Al", event="ev-2")], [copy()], [("Al", ("a", "b"))],
        ),
        (
            "who denies it",
            [first(), later(source="Bo", stance="denies", polarity="negative")], [], [("Post", ("a",))],
        ),
        ("who doubts it", [first(), later(source="Bo", stance="doubts")], [], [("Post", ("a",))]),
        ("who will not say", [first(), later(source="Bo", stance="refuses_to_say")], [], [("Post", ("a",))]),
        ("who leaves it open", [first(), later(certainty="unknown")], [], [("Post", ("a",))]),
        ("who had foreseen what is told now", [first(tense="future"), later()], [], [("Echo", ("b",))]),
        (
            "who foresees what nobody tells",
            [first(tense="future"), later(tense="future")], [], [("Post", ("a",)), ("Echo", ("b",))],
        ),
        (
            "all deny it",
            [first(stance="denies", polarity="negative"), later(stance="denies", polarity="negative")], [], [],
        ),
    ],
)  # fmt: skip
def test_origins(reason: str, tellings: list[Telling], copies: list[CopyPair], wanted: Origins) -> None:
    (claim,) = find_claims(tellings, REPORTS, copies)
    assert [(origin.name, origin.articles) for origin in claim.origins] == wanted, reason


def test_one_agency_is_one_origin() -> None:
    (claim,) = find_claims([first(), later(), third(source="Al")], WIRED)
    assert [origin.articles for origin in claim.origins] == [("a", "b"), ("c",)]


def test_an_article_of_which_nothing_is_known_is_an_origin_of_its_own() -> None:
    (claim,) = find_claims([first(), later()])
    assert [origin.name for origin in claim.origins] == ["a", "b"]
    assert claim.publishers == ()


def test_every_origin_has_its_reasons() -> None:
    (claim,) = find_claims([first(), first(source="Al", event="ev-2"), later(source="Al"), third()], WIRED)
    assert [origin.reasons for origin in claim.origins] == [
        ("a has it from Al", "a cites Al", "b cites Al", "c credits Harbour Wire"),
    ]  # fmt: skip


def test_every_member_has_its_reason() -> None:
    common: dict[str, Any] = {"to": "Ana Lopez", "numbers": (12,), "place": "Malvora/PER", "on": "2024-05-06"}
    (claim,) = find_claims([first(words=MINE, **common), later("slay", words=MINE, **common)])
    assert "; ".join(claim.reasons).split("; ") == [
        "both tell of «kill»", "both name Ana Lopez", "it is done to the same", "both in Malvora", "at one time",
        "both have 12", "100% of their sentences in common",
    ]  # fmt: skip


def test_what_is_told_once_is_no_claim() -> None:
    assert find_claims([]) == ()
    assert find_claims([first()]) == ()


def test_a_claim_is_told_with_its_members() -> None:
    (claim,) = find_claims(
        [
            third(source="Bo", stance="denies", polarity="negative", to="Jan Berg", words=MINE),
            later("slay", who="Rebels", to="Jan Berg", place="Malvora/PER", words=MINE, type="ASSAULT"),
            first(to="Jan Berg", place="Luzana/PER", on="2024-05-04/2024-05-06", words="miners"),
            told("d", "kill", said=None, place="Malvora/PER"),
        ],
        REPORTS,
        story="story-1",
    )
    assert (claim.id, claim.story, claim.type) == ("a/ev-1", "story-1", "ASSAULT")
    assert claim.articles == ("a", "b", "c", "d")
    assert claim.publishers == ("Echo", "Globe", "Post")
    assert [(each.name, each.role) for each in claim.participants] == [("Jan Berg", "recipient"), ("Rebels", "actor")]
    assert (claim.place, claim.time) == ("Malvora", "2024-05-04/2024-05-06")
    assert claim.summary == "b tells of slay (ev-1) miners tunnel shaft"
    assert (claim.members[2].source, claim.members[2].stance, claim.members[2].said) == ("Bo", "denies", "2024-05-08")
    assert len(claim.reasons) == len(claim.members) - 1


@pytest.mark.parametrize(
    ("reason", "days", "wanted"),
    [
        ("one day", ["2024-05-06", "2024-05-06"], "2024-05-06"),
        ("the day that most tell", ["2024-05-04/2024-05-06", "2024-05-05", "2024-05-05"], "2024-05-05"),
        ("the first of equals", ["2024-05-04/2024-05-06", "2024-05-05"], "2024-05-04/2024-05-06"),
        ("a day that one tells", ["", "2024-05-05"], "2024-05-05"),
        ("no day", ["", ""], None),
    ],
)
def test_time(reason: str, days: list[str], wanted: str | None) -> None:
    (claim,) = find_claims([told(name, on=day) for name, day in zip("abc", days, strict=False)])
    assert claim.time == wanted, reason


def test_who_is_named_in_two_roles_is_shown_in_the_one_of_most() -> None:
    tellings = [first("meet", who="Ana Lopez"), later("meet", to="Ana Lopez"), told("c", "meet", to="Ana Lopez")]
    (claim,) = find_claims(tellings)
    assert [(each.name, each.role) for each in claim.participants] == [("Ana Lopez", "recipient")]


def test_a_long_sentence_is_shortened_between_words() -> None:
    (claim,) = find_claims([first(sentence="Miners  were\nkilled. " * 40), later(sentence="Miners were killed. " * 39)])
    assert all(len(member.words) <= 242 for member in claim.members)
    assert claim.members[0].words.startswith("Miners were killed. Miners")
    assert claim.members[0].words.endswith(" …")


def test_claims_with_most_origins_come_first() -> None:
    cited = [told(name, "elect", source="Al") for name in "abc"]
    twice = [told(name, "kill", event="ev-2") for name in "ab"]
    found = find_claims([*cited, *twice])
    assert [(len(claim.origins), len(claim.articles)) for claim in found] == [(2, 2), (1, 3)]


def test_tellings_are_alike_on_average() -> None:
    days = {"a": "2024-05-06", "b": "2024-05-06", "c": "2024-05-16", "d": "2024-05-16", "e": ""}
    found = find_claims([told(name, on=day) for name, day in days.items()])
    assert sorted(claim.articles for claim in found) == [("a", "b", "e"), ("c", "d")]


def between(one: str, other: str) -> tuple[tuple[tuple[str, str], tuple[str, str]], ...]:
    return (((one, "ev-1"), (other, "ev-1")),)


def test_a_person_says_that_two_are_one() -> None:
    (claim,) = find_claims([first("kill"), later("elect")], judged=Judged(same=between("a", "b")))
    assert claim.reasons == ("a person says so",)


@pytest.mark.parametrize(
    ("reason", "tellings", "judged", "wanted"),
    [
        (
            "one in spite of the days",
            [first(on="2024-05-06"), later(on="2024-05-16")], Judged(same=between("a", "b")), [("a", "b")],
        ),
        ("one, but it is gone", [first("kill"), later("elect")], Judged(same=between("a", "z")), []),
        ("apart in spite of the word", [first(), later()], Judged(apart=between("a", "b")), []),
        ("apart, named the other way round", [first(), later()], Judged(apart=between("b", "a")), []),
        ("apart, and one with a third", [first(words=MINE), later(), third(words=MINE)],
         Judged(apart=between("a", "b")), [("a", "c")]),
        ("no telling at all", [first(), later(), third()], Judged(wrong=frozenset({("b", "ev-1")})), [("a", "c")]),
        ("no telling at all, and so no claim", [first(), later()], Judged(wrong=frozenset({("b", "ev-1")})), []),
        ("what is wrong is one with nothing", [first(), later()],
         Judged(same=between("a", "b"), wrong=frozenset({("b", "ev-1")})), []),
        ("another event of the article is wrong", [first(), later()], Judged(wrong=frozenset({("b", "ev-9")})),
         [("a", "b")]),
    ],
)  # fmt: skip
def test_judged(reason: str, tellings: list[Telling], judged: Judged, wanted: list[tuple[str, ...]]) -> None:
    assert [claim.articles for claim in find_claims(tellings, judged=judged)] == wanted, reason


STORY = [
    first(to="12 miners", numbers=(12,), place="Malvora/PER", on="2024-05-05", words=MINE),
    later("slay", source="Al", numbers=(14,), place="Malvora/PER", words=MINE),
    third(source="Bo", words=MINE, stance="denies", polarity="negative"),
    first("die", event="ev-2", numbers=(12,), words="hospital"),
    told("d", "killing", pos="NOUN", said=None, place="Luzana/PER"),
    told("d", "kill", event="ev-2", on="2024-04-01", words="strike"),
    first("hold", event="ev-3", who="Harbour Board", words="talks"),
    later("hold", event="ev-3", who="Harbour Board", source="Al"),
    third(word="hold", event="ev-3", words="breath"),
    first("resign", event="ev-4", tense="future"),
    later("resign", event="ev-4"),
    third(word="resign", event="ev-4", source="Bo", stance="demands"),
]
JUDGED = Judged(
    same=((("a", "ev-4"), ("c", "ev-4")),), apart=((("a", "ev-3"), ("b", "ev-3")),), wrong=frozenset({("d", "ev-2")})
)


@settings(deadline=None)
@given(st.permutations(STORY), st.sampled_from([Judged(), JUDGED]), st.permutations(list(WIRED)))
def test_the_order_of_tellings_does_not_matter(tellings: list[Telling], judged: Judged, names: list[str]) -> None:
    reports = {name: WIRED[name] for name in names}
    assert find_claims(tellings, reports, [copy()], judged=judged) == find_claims(STORY, WIRED, [copy()], judged=judged)


@settings(deadline=None)
@given(st.lists(st.sampled_from(STORY), unique_by=lambda telling: telling.key))
def test_what_holds_for_any_claim(tellings: list[Telling]) -> None:
    claims = find_claims(tellings, REPORTS)
    keys = [key for claim in claims for key in members(claim)]
    assert len(keys) == len(set(keys)), "a telling is of one claim"
    assert {*keys} <= {telling.key for telling in tellings}
    for claim in claims:
        assert len(claim.members) > 1
        assert len(claim.reasons) == len(claim.members) - 1
        ends = {(end.article, end.event) for relation in claim.relations for end in (relation.a, relation.b)}
        assert ends <= set(members(claim))
        assert {article for origin in claim.origins for article in origin.articles} <= set(claim.articles)
        assert from_json(to_json(claim), Claim) == claim
