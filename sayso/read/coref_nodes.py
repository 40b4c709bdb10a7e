"""Mentions as coreference sees them: their tokens, grammar and words; and the clusters that they are joined to."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache

from sayso.lexicon import table
from sayso.lexicon.countries import find_country, seat_of_government
from sayso.read.coref_full_names import full_names_agree, plain_words
from sayso.read.parse import Parse, Token
from sayso.read.phrase_pronouns import pronouns
from sayso.read.phrase_senses import NOUN_TAGS, PLURAL_TAGS, noun_sense, words_of
from sayso.read.roles import titles
from sayso.record import Mention
from sayso.record.reading import MentionKind

_DETERMINERS = frozenset(
    {
        "DT",
        "PDT",
        "WDT",
        "PRP$",
        "POS",
        ",",
        ".",
        "``",
        "''",
        ":",
        "-LRB-",
        "-RRB-",
        "HYPH",
    }
)
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "dative"})


@dataclass(slots=True)
class Node:
    """A mention, or (`mention` None) a noun of something else that a pronoun may stand for.

    number is `one many any`; gender `man woman person thing any`; person 1 to 3. `words` are its content words in lower
    case, `titles` those before a person's name. `quote` numbers the quotation that it stands in, -1 outside.
    """

    mention: Mention | None
    first: int
    last: int
    head: Token
    sentence: int
    kind: MentionKind
    number: str
    gender: str
    person: int = 3
    words: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    own: int = -1
    """The first token of a person's name, after what stands before it."""
    quote: int = -1
    position: int = 0

    @property
    def form(self) -> str:
        """`name`, `description`, `pronoun`, or `noun` for what is no mention."""
        return self.mention.form if self.mention else "noun"


@dataclass(slots=True)
class Clusters:
    """Nodes joined to clusters (union-find); a cluster knows its members, gender and number."""

    nodes: list[Node]
    quotes: list[int]
    """For every token the number of its quotation, or -1."""
    parents: list[int] = field(init=False)
    members: list[list[int]] = field(init=False)
    genders: list[str] = field(init=False)
    numbers: list[str] = field(init=False)
    full_names: list[frozenset[tuple[str, ...]]] = field(init=False)
    """The names of persons in a cluster that have a first and a last name."""

    def __post_init__(self) -> None:
        self.parents = list(range(len(self.nodes)))
        self.members = [[i] for i in self.parents]
        self.genders = [node.gender for node in self.nodes]
        self.numbers = [node.number for node in self.nodes]
        self.full_names = [_full_names(node) for node in self.nodes]

    def root(self, i: int) -> int:
        """The number of the cluster of a node."""
        while self.parents[i] != i:
            self.parents[i] = self.parents[self.parents[i]]
            i = self.parents[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Make the clusters of two nodes one."""
        first, second = sorted((self.root(i), self.root(j)))
        if first == second:
            return
        self.parents[second] = first
        self.members[first].extend(self.members[second])
        self.genders[first] = closer_gender(self.genders[first], self.genders[second])
        self.full_names[first] |= self.full_names[second]
        if self.numbers[first] == "any":
            self.numbers[first] = self.numbers[second]

    def agree(self, i: int, j: int) -> bool:
        """Whether gender, number and full names of the clusters of two nodes may be of one thing."""
        first, second = self.root(i), self.root(j)
        if not genders_agree(self.genders[first], self.genders[second]):
            return False
        if "any" not in (self.numbers[first], self.numbers[second]) and self.numbers[first] != self.numbers[second]:
            return False
        return all(full_names_agree(one, other) for one in self.full_names[first] for other in self.full_names[second])


def closer_gender(one: str, other: str) -> str:
    """The gender that says more."""
    order = ("any", "person", "thing", "man", "woman")
    return max(one, other, key=order.index)


def genders_agree(one: str, other: str) -> bool:
    """Whether two genders may be of one thing.

    >>> genders_agree("person", "woman"), genders_agree("man", "woman"), genders_agree("thing", "person")
    (True, False, False)
    """
    if one == other or "any" in (one, other):
        return True
    return "person" in (one, other) and "thing" not in (one, other)


def _full_names(node: Node) -> frozenset[tuple[str, ...]]:
    full = node.form == "name" and node.kind == "person" and len(node.words) > 1
    return frozenset({plain_words(node.words)}) if full else frozenset()


def build_clusters(parse: Parse, mentions: tuple[Mention, ...]) -> Clusters:
    """The nodes of an article in order of the text, each a cluster of its own."""
    quotes = find_quotes(parse)
    kinds = _usual_kinds(mentions)
    nodes = [_node_of(parse, mention, kinds.get(mention.words, mention.kind)) for mention in mentions]
    heads = {node.head.i for node in nodes}
    covered = {i for node in nodes for i in range(node.first, node.last + 1)}
    nodes += [
        _other_noun(parse, token)
        for token in parse.tokens
        if token.tag in NOUN_TAGS and token.dep in _ARGUMENTS and token.i not in heads and token.i not in covered
    ]
    nodes.sort(key=lambda node: (node.first, node.last, node.mention is None))
    for position, node in enumerate(nodes):
        node.position, node.quote = position, quotes[node.first]
    return Clusters(nodes, quotes)


def _other_noun(parse: Parse, token: Token) -> Node:
    number = "many" if token.tag in PLURAL_TAGS else "one"
    return Node(
        None,
        token.i,
        token.i,
        token,
        parse.sentence_of[token.i],
        "other",
        number,
        "thing",
    )


def _usual_kinds(mentions: tuple[Mention, ...]) -> dict[str, MentionKind]:
    """For names that were taken for several kinds the commonest, the first of equals; a last name is a person's."""
    counts: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    for mention in mentions:
        if mention.form == "name":
            counts[mention.words][mention.kind] += 1
    last_names = {words.split()[-1] for words, count in counts.items() if " " in words and "person" in count}
    usual = {words: count.most_common(1)[0][0] for words, count in counts.items() if len(count) > 1}
    return usual | {words: "person" for words in counts if words in last_names and not _is_state_or_capital(words)}


def _is_state_or_capital(words: str) -> bool:
    return find_country(words) is not None or seat_of_government(words) is not None


def _node_of(parse: Parse, mention: Mention, kind: MentionKind) -> Node:
    first = bisect_left(parse.starts, mention.span.start)
    if first == len(parse.tokens) or parse.tokens[first].start > mention.span.start:
        first -= 1
    last = max(first, bisect_left(parse.starts, mention.span.end) - 1)
    head = _head_of(parse, first, last)
    node = Node(mention, first, last, head, parse.sentence_of[first], kind, "one", "thing")
    if mention.form == "pronoun":
        grammar = pronouns()[head.lower]
        node.person, node.number, node.gender = grammar
    elif mention.form == "name":
        _describe_name(parse, node)
    else:
        _describe_description(parse, node)
    return node


def _head_of(parse: Parse, first: int, last: int) -> Token:
    """The token of a stretch whose own head is outside; the last noun where there are several."""
    tops = [
        token for token in parse.tokens[first : last + 1] if not first <= token.head <= last or token.head == token.i
    ]
    nouns = [token for token in tops if token.tag in NOUN_TAGS]
    return (nouns or tops)[0]


def _describe_name(parse: Parse, node: Node) -> None:
    everything = parse.tokens[node.first : node.last + 1]
    # The tags of a name may all be wrong: «A.» is an initial, not an article.
    tokens = [token for token in everything if token.tag not in _DETERMINERS] or list(everything)
    node.words = tuple(token.lower for token in tokens)
    if node.kind == "person" and node.mention:
        role = node.mention.role or ""
        after = node.mention.span.start + (len(role) if node.mention.words.startswith(role) else 0)
        own = [token for token in tokens if token.start >= after] or tokens[-1:]
        node.own, node.words = own[0].i, tuple(token.lower for token in own)
        node.titles = tuple(word.rstrip(".") for word in role.lower().replace("-", " ").split())
        node.gender = _gender_of_name(node)
        return
    node.gender = "any" if node.kind == "group" else "thing"
    if node.kind == "group":
        node.number = "many" if node.head.tag in PLURAL_TAGS or node.head.lower.endswith("s") else "any"
    elif node.kind == "organisation":
        node.number = "any"


def _describe_description(parse: Parse, node: Node) -> None:
    tokens = parse.tokens[node.first : node.last + 1]
    node.words = tuple(token.lemma for token in tokens if token.tag not in _DETERMINERS)
    sense = noun_sense(parse, node.head)
    plural = (sense.plural if sense else False) or node.head.tag in PLURAL_TAGS or node.last > node.head.i
    if plural:
        node.number = "many"
    elif node.kind in {"organisation", "group"}:
        node.number = "any"
    if node.kind == "person":
        node.gender = _gender_of_noun(node.head.lemma)
    elif node.kind == "group":
        node.gender = "any"


def _gender_of_name(node: Node) -> str:
    for title in reversed(node.titles):
        gender = titles().get(title, "person")
        gender = _gender_of_noun(title) if gender == "person" else gender
        if gender != "person":
            return gender
    return first_names().get(node.words[0], "person") if len(node.words) > 1 else "person"


def _gender_of_noun(lemma: str) -> str:
    return (
        "man" if lemma in words_of("classes", "man") else "woman" if lemma in words_of("classes", "woman") else "person"
    )


@cache
def first_names() -> dict[str, str]:
    """First names with their gender; those of both are left out."""
    names = table("en", "firstnames")
    both = set(names["both"].split())
    return {name: gender for gender in ("man", "woman") for name in names[gender].split() if name not in both}


def find_quotes(parse: Parse) -> list[int]:
    """For every token the number of the quotation that it stands in, or -1. A quotation ends with its paragraph."""
    inside = [-1] * len(parse.tokens)
    number, paragraph, is_open = -1, -1, False
    for sentence in parse.sentences:
        if sentence.paragraph != paragraph:
            paragraph, is_open = sentence.paragraph, False
        for token in parse.tokens_in(sentence):
            if token.text in {'"', "“", "”", "``", "''"}:
                is_open = token.text in {"“", "``"} or (token.text == '"' and not is_open)
                number += is_open
            elif is_open:
                inside[token.i] = number
    return inside
