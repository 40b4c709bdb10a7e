"""The patterns of plover.toml, compiled: which verbs and nouns, with what around them, are which PLOVER type."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

from sayso.lexicon import table
from sayso.record.reading import PloverType

_MARKS = {">": "objects", "<": "subjects", "+": "modifiers", "~": "prepositions"}

Words = frozenset[str]


class Pattern(NamedTuple):
    """A type and mode, and the words that have to stand around the head; an empty set asks for nothing."""

    type: PloverType | None
    mode: str | None
    objects: Words = frozenset()
    subjects: Words = frozenset()
    modifiers: Words = frozenset()
    prepositions: tuple[tuple[str, Words], ...] = ()
    line: str = ""
    """The line of plover.toml."""

    @property
    def demands(self) -> int:
        """How many parts have to be met."""
        return sum(map(bool, (self.objects, self.subjects, self.modifiers, self.prepositions)))


@cache
def patterns(part: str) -> dict[str, tuple[Pattern, ...]]:
    """For every lemma its patterns, the most demanding first, then the narrowest; `part` is `verbs` or `nouns`.

    >>> [(each.type, each.mode) for each in patterns("verbs")["assassinate"]]
    [('ASSAULT', 'assassinate')]
    """
    found: dict[str, list[Pattern]] = {}
    for name, modes in table("en", "plover")[part].items():
        for mode, lines in modes.items():
            for line in lines:
                heads, pattern = parse_pattern(
                    line, None if name == "NONE" else name, None if mode == "plain" else mode
                )
                for head in heads:
                    found.setdefault(head, []).append(pattern)
    return {head: tuple(sorted(each, key=_rank)) for head, each in found.items()}


def _rank(pattern: Pattern) -> tuple[int, bool, int]:
    """Exclusions go before types that ask as much, and few words before many."""
    width = len(pattern.objects) + len(pattern.subjects) + len(pattern.modifiers) + len(pattern.prepositions)
    return -pattern.demands, pattern.type is not None, width


def parse_pattern(line: str, name: str | None, mode: str | None) -> tuple[tuple[str, ...], Pattern]:
    """The heads of a pattern line, and the pattern.

    >>> heads, pattern = parse_pattern("cut_off sever > tie relation", "SANCTION", None)
    >>> heads, sorted(pattern.objects)
    (('cut_off', 'sever'), ['relation', 'tie'])
    """
    heads: list[str] = []
    parts: dict[str, list[str]] = {name: [] for name in _MARKS.values()}
    into = heads
    for word in line.split():
        if word in _MARKS:
            into = parts[_MARKS[word]]
        else:
            into.append(word)
    prepositions = _expand_prepositions(parts["prepositions"])
    pattern = Pattern(
        cast("PloverType | None", name),
        mode,
        _expand(parts["objects"]),
        _expand(parts["subjects"]),
        _expand(parts["modifiers"]),
        prepositions,
        line,
    )
    return tuple(heads), pattern


def _expand(words: list[str]) -> Words:
    return frozenset(each for word in words for each in _members(word))


def _members(word: str) -> list[str]:
    return table("en", "plover")["classes"][word[1:]] if word.startswith("$") and len(word) > 1 else [word]


def _expand_prepositions(words: list[str]) -> tuple[tuple[str, Words], ...]:
    """Pairs of preposition and nouns: "on/strike" as ("on", {"strike"}); a bare "on" asks for any noun."""
    pairs = (word.partition("/") for word in words)
    return tuple((name, _expand([noun]) if noun else frozenset()) for name, _, noun in pairs)
