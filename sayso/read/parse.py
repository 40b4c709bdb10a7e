"""The grammar of a text as the rules see it: tokens with lemma, tag and head, sentences, and names as tagged.

Tags are Penn Treebank's, dependency labels those of ClearNLP (`nsubj`, `ccomp`, `prep` …),
name labels those of OntoNotes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import msgspec

from sayso.read.guesses import Guesses
from sayso.record.ids import stable_id
from sayso.text import Span


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word or mark; `i` and `head` count tokens through the whole text (a root is its own head)."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    dep: str
    head: int

    @property
    def is_verb(self) -> bool:
        """Whether it is a form of a verb; modals are not."""
        return self.tag[:2] == "VB"

    @property
    def is_noun(self) -> bool:
        """Whether it is a common or proper noun."""
        return self.tag[:2] == "NN"


class ParsedSentence(msgspec.Struct, frozen=True, gc=False):
    """Tokens `first` up to, not including, `last`; `paragraph` counts from 0."""

    first: int
    last: int
    paragraph: int


class TaggedName(msgspec.Struct, frozen=True, gc=False):
    """A name as the tagger marked it: tokens `first` up to, not including, `last`, and its label."""

    first: int
    last: int
    label: str


class Grammar(NamedTuple):
    """Tokens, sentences and tagged names in order of the text; token indexes run through the text."""

    tokens: tuple[Token, ...] = ()
    sentences: tuple[ParsedSentence, ...] = ()
    names: tuple[TaggedName, ...] = ()
    """With OntoNotes' labels, dates and numbers too."""
    kinds: tuple[TaggedName, ...] = ()
    """Names alone, labelled with the kinds of the record."""


class Parse:
    """The text of `article` (an id) with its grammar, and with what the model thinks beyond it."""

    def __init__(self, article: str, text: str, grammar: Grammar, guesses: Guesses) -> None:
        self.article = article
        self.text = text
        self.tokens, self.sentences, self.names, self.kinds = grammar
        self.guesses = guesses

    def make_id(self, prefix: str, *parts: object) -> str:
        """A stable id of a finding: a hash of the article, the kind of finding, its spans and its value."""
        return stable_id(prefix, self.article, *parts)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For every token the tokens that hang on it, in order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return tuple(map(tuple, below))

    @cached_property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """For every token the first and the last token of what hangs on it, itself included."""
        left, right = list(range(len(self.tokens))), list(range(len(self.tokens)))
        for sentence in self.sentences:
            # A few rounds settle it: each lifts the edges one level up the tree.
            changed = True
            while changed:
                changed = False
                for token in self.tokens[sentence.first : sentence.last]:
                    head = token.head
                    if left[token.i] < left[head]:
                        left[head] = left[token.i]
                        changed = True
                    if right[token.i] > right[head]:
                        right[head] = right[token.i]
                        changed = True
        return tuple(zip(left, right, strict=True))

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """For every token the number of its sentence."""
        numbers: list[int] = []
        for number, sentence in enumerate(self.sentences):
            numbers.extend([number] * (sentence.last - sentence.first))
        return tuple(numbers)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where every token starts, for bisection."""
        return tuple(token.start for token in self.tokens)

    def span(self, first: int, last: int) -> Span:
        """The stretch of text of tokens `first` to `last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def tokens_between(self, span: Span) -> range:
        """The numbers of the tokens that start within a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def subtree(self, i: int) -> Span:
        """The stretch of text of a token and all that hangs on it."""
        return self.span(*self.edges[i])

    def tokens_in(self, sentence: ParsedSentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def with_dep(self, i: int, *deps: str) -> Iterator[Token]:
        """The children of a token that hang on it by one of some relations."""
        for child in self.children[i]:
            if self.tokens[child].dep in deps:
                yield self.tokens[child]

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above a token, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]
