"""The grammar of times: rules of `lexicon/data/en/times.toml` compiled into expressions over the codes of atoms."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from sayso.lexicon import table
from sayso.read.time_atoms import Atoms, Codes

_ITEM = re.compile(
    r"""(?P<name>[a-z]+:)?"""
    r"""(?:'(?P<single>[^']+)'|"(?P<double>[^"]+)"|<(?P<shape>[a-z]+)>|(?P<word_class>[a-z]+)|(?P<mark>[()|?]))"""
)
_SECTIONS = {"case", "shapes", "rules", "tense"}
_NUMERIC = {"digits", "dayofm", "hour", "two", "year", "ordinal", "military", "early", "decade"}


class Field(NamedTuple):
    """A part of a rule's match that is kept: its name, the number of its group, and the class whose value it takes."""

    name: str
    group: int
    word_class: str | None


class Rule(NamedTuple):
    """A rule: what it means, the fields that it fills, its expression, and the codes that it may begin with."""

    sense: str
    fixed: dict[str, Any]
    fields: tuple[Field, ...]
    source: str
    first: frozenset[str]


class Found(NamedTuple):
    """A stretch of atoms, `first` up to, not including, `last`, that a rule fits."""

    first: int
    last: int
    sense: str
    fields: dict[str, Any]


class Grammar:
    """All rules, and for every code one expression of those that may begin with it, compiled when first met."""

    def __init__(self, codes: Codes, values: dict[str, dict[str, Any]], rules: list[Rule]) -> None:
        self.codes, self.values, self.rules = codes, values, rules
        beginnings = sorted({code for rule in rules for code in rule.first})
        self.beginning = re.compile("[" + "".join(beginnings) + "]")
        self._expressions: dict[str, re.Pattern[str]] = {}

    def expression(self, code: str) -> re.Pattern[str]:
        """The rules that may begin with a code, in order; the name of the outermost group says which one fitted."""
        if code not in self._expressions:
            fitting = [f"(?P<r{n}>{rule.source})" for n, rule in enumerate(self.rules) if code in rule.first]
            self._expressions[code] = re.compile("|".join(fitting))
        return self._expressions[code]


class _Part(NamedTuple):
    """A piece of an expression, the codes that it may begin with, and whether it may be empty."""

    source: str
    first: frozenset[str]
    empty: bool


class _Compiler:
    """Turns the patterns of one rule into an expression, counting its groups."""

    def __init__(self, codes: Codes, shapes: dict[str, str]) -> None:
        self.codes, self.shapes = codes, shapes
        self.fields: list[Field] = []

    def rule(self, data: dict[str, Any]) -> Rule:
        """A rule from its entry in the file."""
        self.fields = []
        before = self._around("<=", data.get("before")) + self._around("<!", data.get("not_before"))
        body = self._pattern(data["pattern"])
        after = self._around("=", data.get("after")) + self._around("!", data.get("not_after"))
        source = f"{before}(?:{body.source}){after}"
        return Rule(data["sense"], data.get("fixed", {}), tuple(self.fields), source, body.first)

    def _around(self, kind: str, pattern: str | None) -> str:
        return f"(?{kind}{self._pattern(pattern).source})" if pattern else ""

    def _pattern(self, pattern: str) -> _Part:
        items = deque(_ITEM.finditer(pattern))
        rest = _ITEM.sub("", pattern).strip()
        if rest:
            raise ValueError(f"times.toml: cannot read {rest!r} in the pattern {pattern!r}")
        return self._choice(items)

    def _choice(self, items: deque[re.Match[str]]) -> _Part:
        """One or more sequences with bars between, up to a closing bracket or the end."""
        branches = [self._sequence(items)]
        while items and items[0]["mark"] == "|":
            items.popleft()
            branches.append(self._sequence(items))
        first = frozenset().union(*(branch.first for branch in branches))
        return _Part("|".join(branch.source for branch in branches), first, any(branch.empty for branch in branches))

    def _sequence(self, items: deque[re.Match[str]]) -> _Part:
        sources: list[str] = []
        first: frozenset[str] = frozenset()
        empty = True
        while items and items[0]["mark"] not in {"|", ")"}:
            part = self._item(items)
            sources.append(part.source)
            first, empty = first | part.first if empty else first, empty and part.empty
        return _Part("".join(sources), first, empty)

    def _item(self, items: deque[re.Match[str]]) -> _Part:
        """A class, word, shape or bracket, with its name and its question mark."""
        item = items.popleft()
        if item["name"]:
            self.fields.append(Field(item["name"][:-1], len(self.fields) + 1, item["word_class"]))
        if item["mark"] == "(":
            part = self._choice(items)
            items.popleft()
        else:
            part = self._element(item)
        optional = bool(items) and items[0]["mark"] == "?"
        if optional:
            items.popleft()
        source = f"({'' if item['name'] else '?:'}{part.source}){'?' if optional else ''}"
        return _Part(source, part.first, part.empty or optional)

    def _element(self, item: re.Match[str]) -> _Part:
        if item["shape"]:
            return self._pattern(self.shapes[item["shape"]])
        word = item["single"] or item["double"]
        name = f"={word}" if word else item["word_class"]
        codes = self.codes.of_class(name)
        if not codes:
            raise ValueError(f"times.toml: there is no word class {name!r}")
        return _Part(f"[{''.join(codes)}]", frozenset(codes), empty=False)


@cache
def load_grammar(language: str) -> Grammar:
    """The grammar of times of a language, compiled once."""
    data = table(language, "times")
    classes: dict[str, Any] = {name: words for name, words in data.items() if name not in _SECTIONS}
    patterns = [*data["shapes"].values()]
    for rule in data["rules"]:
        patterns += [rule.get(part, "") for part in ("pattern", "before", "after", "not_before", "not_after")]
    literals = {item["single"] or item["double"] for pattern in patterns for item in _ITEM.finditer(pattern)} - {None}
    named = classes | {f"={word}": [word] for word in sorted(literals)}
    codes = Codes(named, data["case"]["capitalised"], data["case"]["lowercase"])
    compiler = _Compiler(codes, data["shapes"])
    return Grammar(codes, classes, [compiler.rule(rule) for rule in data["rules"]])


def match_rules(grammar: Grammar, atoms: Atoms) -> Iterator[Found]:
    """Where rules fit, from left to right, without overlaps."""
    codes, at = atoms.codes, 0
    while start := grammar.beginning.search(codes, at):
        at = start.start()
        match = grammar.expression(codes[at]).match(codes, at)
        if match is None or match.end() == at:
            at += 1
            continue
        yield _found(grammar, atoms, match)
        at = match.end()


def _found(grammar: Grammar, atoms: Atoms, match: re.Match[str]) -> Found:
    name = match.lastgroup or ""
    rule, outer = grammar.rules[int(name[1:])], match.re.groupindex[name]
    fields = dict(rule.fixed)
    for field, group, word_class in rule.fields:
        first, last = match.span(outer + group)
        if first >= 0:
            fields[field] = _value(grammar, word_class, atoms.words[first:last])
    return Found(match.start(), match.end(), rule.sense, fields)


def _value(grammar: Grammar, word_class: str | None, words: list[str]) -> Any:
    """What a field's words mean: the number, the value in the word's class, or the words themselves."""
    if word_class is None:
        return words
    if word_class in _NUMERIC:
        return int(re.sub(r"\D.*", "", words[0].replace(",", "")))
    return grammar.values[word_class][words[0]] if word_class in grammar.values else words[0]
