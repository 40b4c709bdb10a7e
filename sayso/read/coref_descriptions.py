"""Coreference of descriptions: the same noun again, an office, «the company»."""

from __future__ import annotations

from collections import defaultdict

from sayso.lexicon import table
from sayso.lexicon.countries import country_by_name
from sayso.read.coref_nodes import Clusters, Node
from sayso.read.coref_offices import find_holder
from sayso.read.coref_syntax import kinds_agree
from sayso.read.parse import Parse
from sayso.read.phrase_senses import words_of

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_NEW = frozenset({"a", "an", "another", "other", "some", "any"})
_PROMINENCE = {
    "nsubj": 2.0,
    "nsubjpass": 2.0,
    "compound": 0.3,
    "amod": 0.3,
    "nmod": 0.3,
}
"""How much a name counts by its place in the sentence; one inside another noun phrase («Airbus jets») least."""
_WINDOW = 3
_LOOKED_BACK = 12
"""How many earlier mentions with the same noun are tried: keeps long texts linear."""


def join_descriptions(parse: Parse, clusters: Clusters) -> None:
    """Join definite descriptions to what they take up, in order of the text."""
    by_noun: dict[str, list[Node]] = defaultdict(list)
    names: list[Node] = []
    persons: list[Node] = []
    for node in clusters.nodes:
        if node.form == "description":
            antecedent = _same_noun(parse, clusters, node, by_noun) or _of_class(parse, clusters, node, names)
            if antecedent is None and (is_definite(parse, node) or _has_owner(parse, node)):
                antecedent = find_holder(parse, clusters, node, names) or find_holder(parse, clusters, node, persons)
            if antecedent:
                clusters.join(antecedent.position, node.position)
            by_noun[node.head.lemma].append(node)
            if node.kind == "person" and node.number == "one":
                persons.append(node)
        elif node.form == "name":
            names.append(node)
            for word in _nouns_of_name(parse, node):
                by_noun[word].append(node)


def _nouns_of_name(parse: Parse, node: Node) -> set[str]:
    """The nouns by which a name may be taken up: its last word («council»), or a person's offices («president»)."""
    if node.kind == "person":
        return _office_words(node) | set(offices_before(parse, node))
    return {node.words[-1]} if len(node.words) > 1 else set()


def _office_words(node: Node) -> set[str]:
    """The titles before a name and what they are short for: «Sen.» is a senator."""
    short = table("en", "roles")["short_titles"]
    return {*node.titles, *(short[title] for title in node.titles if title in short)}


def offices_before(parse: Parse, node: Node) -> tuple[str, ...]:
    """The words that stand before a name within its noun phrase."""
    return tuple(parse.tokens[i].lemma for i in parse.children[node.head.i] if i < node.first)


def is_definite(parse: Parse, node: Node) -> bool:
    """Whether a description takes up something known: «the», «this», «those»."""
    before = [parse.tokens[child] for child in parse.children[node.head.i] if child <= node.head.i]
    return any(token.lower in _DEFINITE for token in before)


def _has_owner(parse: Parse, node: Node) -> bool:
    return any(parse.tokens[child].dep == "poss" for child in parse.children[node.head.i])


def _same_noun(parse: Parse, clusters: Clusters, node: Node, by_noun: dict[str, list[Node]]) -> Node | None:
    if _is_new(parse, node):
        return None
    definite = is_definite(parse, node)
    for known in reversed(by_noun[node.head.lemma][-_LOOKED_BACK:]):
        if known.last >= node.first or not clusters.agree(known.position, node.position):
            continue
        if kinds_agree(known, node) and (known.words == node.words or (definite and _adds_nothing(known, node))):
            return known
    return None


def _is_new(parse: Parse, node: Node) -> bool:
    """Whether a description brings in something else: «a soldier», «another soldier»."""
    return any(parse.tokens[child].lower in _NEW for child in parse.children[node.head.i] if child <= node.head.i)


def _adds_nothing(known: Node, node: Node) -> bool:
    """Whether all words of a description before its noun were said of the known thing."""
    said = {*known.words, *_office_words(known)}
    return all(word in said for word in node.words if word != node.head.lemma)


def _of_class(parse: Parse, clusters: Clusters, node: Node, names: list[Node]) -> Node | None:
    """«The company» for the company most talked about, where only an article stands before the noun."""
    if len(node.words) > 1 or node.number == "many" or not is_definite(parse, node) or _says_of_what(parse, node):
        return None
    wanted = _wanted_kind(node.head.lemma)
    weights: dict[int, float] = {}
    for known in reversed(names[-_LOOKED_BACK:]):
        distance = node.sentence - known.sentence
        if distance > _WINDOW or not _is_of(known, wanted) or not clusters.agree(known.position, node.position):
            continue
        root = clusters.root(known.position)
        weights[root] = weights.get(root, 0.0) + _PROMINENCE.get(known.head.dep, 1.0) * 0.5**distance
    return clusters.nodes[max(weights, key=lambda root: (weights[root], root))] if weights else None


def _says_of_what(parse: Parse, node: Node) -> bool:
    """Whether a name after «of» tells which one is meant: «the government of Chad» is no government named before."""
    return any(
        thing.tag in {"NNP", "NNPS"}
        for of in parse.with_dep(node.head.i, "prep")
        if of.lower == "of"
        for thing in parse.with_dep(of.i, "pobj")
    )


def _wanted_kind(noun: str) -> str:
    """`organisation`, `country`, `city` or `person`: what a bare noun may stand for; empty for others."""
    for kind in ("country", "city"):
        if noun in words_of("classes", kind):
            return kind
    if noun in words_of("classes", "company") or noun in words_of("classes", "organisation"):
        return "organisation"
    return "person" if noun in words_of("classes", "man") or noun in words_of("classes", "woman") else ""


def _is_of(known: Node, wanted: str) -> bool:
    if wanted in {"country", "city"}:
        is_country = known.mention is not None and country_by_name(known.mention.words) is not None
        return known.kind == "place" and is_country == (wanted == "country")
    return known.kind == wanted
