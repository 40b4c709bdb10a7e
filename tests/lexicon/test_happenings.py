"""Kinds of happenings: which words are one, which are near, which say little, and whether the list is in order."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

import pytest

from sayso.errors import LexiconError
from sayso.lexicon import table
from sayso.lexicon.happenings import are_near, find_happening, is_listed, is_vague

_LEMMA = re.compile(r"[a-z]+(?:[-_][a-z0-9]+)*(?:/[vn])?")
SAME: dict[str, list[str]] = table("en", "happenings")["same"]
NEAR: dict[str, list[str]] = table("en", "happenings")["near"]
VAGUE: list[str] = table("en", "happenings")["vague"]["kinds"]


@pytest.mark.parametrize(
    ("reason", "lemma", "pos", "wanted"),
    [
        ("the plainest word", "kill", "VERB", "kill"),
        ("a synonym", "slay", "VERB", "kill"),
        ("a noun made from it", "killing", "NOUN", "kill"),
        ("a noun of another root", "homicide", "NOUN", "kill"),
        ("a verb with its particle", "gun_down", "VERB", "kill"),
        ("an adjective", "dead", "ADJ", "die"),
        ("an American spelling", "mobilize", "VERB", "mobilise"),
        ("no part of speech", "slay", None, "kill"),
        ("the verb only", "shell", "VERB", "bombard"),
        ("... the noun is something else", "shell", "NOUN", "shell"),
        ("... and unknown as what", "shell", None, "shell"),
        ("the noun only", "blast", "NOUN", "explode"),
        ("... the verb is a rebuke", "blast", "VERB", "criticise"),
        ("one word, two kinds: the stoppage", "strike", "NOUN", "strike/n"),
        ("... and the blow", "strike", "VERB", "hit"),
        ("a word of no set names itself", "juggle", "VERB", "juggle"),
        ("lemmas only", "killed", "VERB", "killed"),
        ("lower case only", "Kill", "VERB", "Kill"),
        ("nothing", "", None, ""),
    ],
)
def test_find_happening(reason: str, lemma: str, pos: str | None, wanted: str) -> None:
    assert find_happening(lemma, pos) == wanted, reason


@pytest.mark.parametrize(
    ("reason", "lemma", "pos", "wanted"),
    [
        ("a synonym", "slaying", "NOUN", True),
        ("the verb only", "shell", "VERB", True),
        ("... not the noun", "shell", "NOUN", False),
        ("a thing", "table", "NOUN", False),
        ("a vague word of no set", "hold", "VERB", False),
    ],
)
def test_is_listed(reason: str, lemma: str, pos: str | None, wanted: bool) -> None:
    assert is_listed(lemma, pos) == wanted, reason


@pytest.mark.parametrize(
    ("reason", "one", "other", "wanted"),
    [
        ("who kills, and who dies of it", "kill", "die", True),
        ("the other way round", "die", "kill", True),
        ("what is not near", "kill", "elect", False),
        ("one kind is not near itself, but the same", "kill", "kill", False),
        ("near to what is near is not near", "kill", "hurricane", False),
        ("kinds, not words", "slay", "die", False),
    ],
)
def test_are_near(reason: str, one: str, other: str, wanted: bool) -> None:
    assert are_near(one, other) == wanted, reason


@pytest.mark.parametrize(
    ("reason", "kind", "wanted"),
    [
        ("anybody holds something", "hold", True),
        ("anybody asks", "ask", True),
        ("a kind that says enough", "earthquake", False),
        ("a word that nobody listed", "juggle", False),
    ],
)
def test_is_vague(reason: str, kind: str, wanted: bool) -> None:
    assert is_vague(kind) == wanted, reason


def test_a_language_without_list() -> None:
    with pytest.raises(LexiconError, match="no word list 'happenings' for language 'xx'"):
        find_happening("kill", "VERB", "xx")


def test_every_word_stands_once() -> None:
    counts = Counter(chain.from_iterable(SAME.values()))
    assert [word for word, count in counts.items() if count > 1] == []


def test_a_word_that_means_all_readings_has_no_reading_of_its_own() -> None:
    words = set(chain.from_iterable(SAME.values()))
    assert [word for word in words if word[-2:] in ("/v", "/n") and word[:-2] in words] == []


def test_words_are_lemmas() -> None:
    words = {*chain.from_iterable(SAME.values()), *VAGUE}
    assert [word for word in sorted(words) if not _LEMMA.fullmatch(word)] == []


def test_a_kind_is_named_by_a_word_of_its_set() -> None:
    assert [kind for kind, words in SAME.items() if kind not in words] == []


def test_near_ties_kinds() -> None:
    assert sorted({*NEAR, *chain.from_iterable(NEAR.values())} - SAME.keys()) == []


def test_near_ties_two_kinds_once() -> None:
    pairs = Counter(frozenset((one, other)) for one, others in NEAR.items() for other in others)
    assert [sorted(pair) for pair, count in pairs.items() if count > 1 or len(pair) == 1] == []


def test_vague_kinds_stand_once() -> None:
    assert [kind for kind, count in Counter(VAGUE).items() if count > 1] == []
