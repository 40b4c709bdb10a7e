"""Coreference by grammar: what stands in apposition, after «is», and an office beside a name."""

from __future__ import annotations

from functools import cache

from sayso.lexicon import table
from sayso.read.coref_nodes import Clusters, Node
from sayso.read.parse import Parse, Token


def join_by_syntax(parse: Parse, clusters: Clusters) -> None:
    """Join what stands in apposition («Rutte, the secretary general,») or after «is» («Rutte is the chief»)."""
    at = {node.head.i: node for node in clusters.nodes if node.mention and node.form != "pronoun"}
    pronoun_at = {node.head.i: node for node in clusters.nodes if node.form == "pronoun"}
    for node in list(at.values()):
        found = _apposed(parse, node, at), _said_to_be(parse, node, at, pronoun_at), _office_before(parse, node, at)
        for other in filter(None, found):
            if clusters.agree(other.position, node.position):
                clusters.join(other.position, node.position)


def _apposed(parse: Parse, node: Node, at: dict[int, Node]) -> Node | None:
    if node.head.dep != "appos" or _follows_and(parse, node):
        return None
    other = _named_beside(parse, node, at)
    return other if other and _may_be_apposition(other, node) else None


def _said_to_be(parse: Parse, node: Node, at: dict[int, Node], pronoun_at: dict[int, Node]) -> Node | None:
    subject = _subject_of(parse, node) if node.form == "description" else None
    if subject is None:
        return None
    other = at.get(subject) or pronoun_at.get(subject)
    return other if other and kinds_agree(other, node) else None


def _office_before(parse: Parse, node: Node, at: dict[int, Node]) -> Node | None:
    if node.kind != "person" or node.form != "name":
        return None
    return _office_joined_by_and(parse, node, at) or _office_abroad(parse, node, at)


def _named_beside(parse: Parse, node: Node, at: dict[int, Node]) -> Node | None:
    """What an apposition stands beside: «the mayor» in «the mayor of Lima, Ana Lopez,», not the town."""
    other = at.get(node.head.head)
    if other is None or kinds_agree(other, node):
        return other
    above = parse.tokens[other.head.head]
    owner = at.get(above.head) if other.head.dep == "pobj" and above.lower == "of" else None
    return owner if owner and owner.form == "description" and node.form == "name" else other


def _office_joined_by_and(parse: Parse, node: Node, at: dict[int, Node]) -> Node | None:
    """The first of two offices before a name: «party leader and Premier Ana Lopez»; with an article, another's."""
    other = at.get(node.head.head) if node.titles and _follows_and(parse, node) else None
    if other is None or not _is_office(other) or other.last + 2 != node.first:
        return None
    before = [parse.tokens[child] for child in parse.children[other.head.i] if child < other.head.i]
    return None if any(token.dep in {"det", "poss"} for token in before) else other


def _follows_and(parse: Parse, node: Node) -> bool:
    return node.first > 0 and parse.tokens[node.first - 1].lower == "and"


def _office_abroad(parse: Parse, node: Node, at: dict[int, Node]) -> Node | None:
    """The office before a name with its place between: «Ambassador to Peru Ana Lopez», not «the envoy to Ana Lopez»."""
    place = at.get(node.first - 1)
    if place is None or place.kind != "place" or place.form != "name" or node.head.dep != "pobj":
        return None
    above = parse.tokens[node.head.head]
    other = at.get(above.head)
    beside = place.first - above.i in {1, 2} and other is not None and other.last + 1 == above.i
    return other if other and beside and _is_office(other) else None


def _is_office(node: Node) -> bool:
    return node.form == "description" and node.kind == "person" and node.number != "many"


def _may_be_apposition(one: Node, other: Node) -> bool:
    return kinds_agree(one, other) and {one.form, other.form} != {"name"} and one.last < other.first


def kinds_agree(one: Node, other: Node) -> bool:
    """Whether the kinds of two mentions may be of one thing; a pronoun's is not known."""
    if "pronoun" in (one.form, other.form) or one.kind == other.kind:
        return True
    return {one.kind, other.kind} in (
        {"organisation", "group"},
        {"place", "facility"},
        {"organisation", "facility"},
    )


def _subject_of(parse: Parse, node: Node) -> int | None:
    """Who is said to be what a description gives: «X is …», «X, who was …», «X serves as …»; not if denied."""
    verb = _linking_verb(parse, node)
    if verb is None:
        return None
    below = [parse.tokens[child] for child in parse.children[verb.i]]
    if any(token.dep == "neg" or token.tag == "MD" for token in below):
        return None
    subject = next(
        (token for token in below if token.dep in {"nsubj", "nsubjpass"} and token.i < node.first),
        None,
    )
    if subject is None or subject.tag != "WP":
        return subject.i if subject else None
    return verb.head if verb.dep == "relcl" else None


def _linking_verb(parse: Parse, node: Node) -> Token | None:
    above = parse.tokens[node.head.head]
    if node.head.dep == "attr":
        return above if above.lemma in _linking("verbs") else None
    if node.head.dep == "pobj" and above.lower == "as":
        verb = parse.tokens[above.head]
        return verb if verb.lemma in _linking("as_verbs") else None
    return None


@cache
def _linking(name: str) -> frozenset[str]:
    return frozenset(table("en", "roles")["linking"][name].split())
