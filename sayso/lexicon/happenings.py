"""Which words news uses for one kind of happening: "kill", "slay" and "killing" are one, "die" is near to it."""

from __future__ import annotations

from functools import cache

from sayso.lexicon.tables import table

_SUFFIXES = {"VERB": "/v", "NOUN": "/n"}


def find_happening(lemma: str, pos: str | None = None, language: str = "en") -> str:
    """The kind of happening that a word names: the plainest word for it, or the lemma itself where it is not listed.

    >>> find_happening("slaying", "NOUN"), find_happening("juggle", "VERB")
    ('kill', 'juggle')
    """
    known = _kinds(language)
    return known.get(lemma + _SUFFIXES.get(pos or "", "")) or known.get(lemma, lemma)


def is_listed(lemma: str, pos: str | None = None, language: str = "en") -> bool:
    """Whether a word is known to name a happening.

    >>> is_listed("slaying", "NOUN"), is_listed("table", "NOUN")
    (True, False)
    """
    known = _kinds(language)
    return lemma + _SUFFIXES.get(pos or "", "") in known or lemma in known


def are_near(one: str, other: str, language: str = "en") -> bool:
    """Whether two kinds of happening may be one happening seen from two sides.

    >>> are_near("kill", "die"), are_near("kill", "elect")
    (True, False)
    """
    return (one, other) in _near(language)


def is_vague(kind: str, language: str = "en") -> bool:
    """Whether a kind of happening says little without who and what: anybody asks, moves, shows.

    >>> is_vague("move"), is_vague("earthquake")
    (True, False)
    """
    return kind in _vague(language)


@cache
def _vague(language: str) -> frozenset[str]:
    return frozenset(table(language, "happenings")["vague"]["kinds"])


@cache
def _kinds(language: str) -> dict[str, str]:
    return {word: kind for kind, words in table(language, "happenings")["same"].items() for word in words}


@cache
def _near(language: str) -> frozenset[tuple[str, str]]:
    pairs = [(one, other) for one, others in table(language, "happenings")["near"].items() for other in others]
    return frozenset(pairs) | {(other, one) for one, other in pairs}
