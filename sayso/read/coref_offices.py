"""Coreference of offices: «the NATO chief» for NATO's secretary-general, «the spy agency» for the one just named."""

from __future__ import annotations

from sayso.lexicon import table
from sayso.lexicon.countries import find_country
from sayso.read.coref_nodes import Clusters, Node
from sayso.read.entity_facts import find_sector_fact
from sayso.read.parse import Parse
from sayso.read.phrase_senses import words_of

_LOOKED_BACK = 12
_WINDOW = 2
"""Sentences back in which a person may be taken up by a word for the profession."""
_MEMBERS = 12
"""Mentions of a person whose offices are looked at."""


def find_holder(parse: Parse, clusters: Clusters, node: Node, names: list[Node]) -> Node | None:
    """The person or organisation, named before, whose office or sector a definite description gives."""
    if node.kind == "organisation":
        return _of_sector(parse, clusters, node, names)
    if node.kind != "person" or node.number == "many":
        return None
    owners = _owner_words(parse, clusters, node)
    for known in reversed(names[-_LOOKED_BACK:]):
        if known.kind != "person" or not clusters.agree(known.position, node.position):
            continue
        if _leads(parse, clusters, known, node, owners) or _is_profession(parse, known, node):
            return known
    return None


def _owner_words(parse: Parse, clusters: Clusters, node: Node) -> set[str]:
    """The words before the noun, and every name of what owns it: NATO's for «the alliance's chief»."""
    words = {word for word in node.words if word != node.head.lemma}
    for owner in parse.with_dep(node.head.i, "poss"):
        near = clusters.nodes[max(0, node.position - _LOOKED_BACK) : node.position]
        for known in near:
            if known.head.i == owner.i:
                members = clusters.members[clusters.root(known.position)][:_MEMBERS]
                words.update(word for i in members for word in clusters.nodes[i].words)
    return words


def _leads(parse: Parse, clusters: Clusters, known: Node, node: Node, owners: set[str]) -> bool:
    """Whether a person was given an office of the same body: «NATO Secretary-General», then «the NATO chief»."""
    if node.head.lemma not in words_of("heads", "words") or not owners:
        return False
    root = clusters.root(known.position)
    office: set[str] = set()
    for i in clusters.members[root][:_MEMBERS]:
        member = clusters.nodes[i]
        office.update(member.titles if member.form == "name" else member.words)
        office.update(
            token.lower for of in parse.with_dep(member.head.i, "prep") for token in parse.with_dep(of.i, "pobj")
        )
    return bool(office & _telling(owners))


def _telling(words: set[str]) -> set[str]:
    """Of the words before an office those that say of what."""
    return words - words_of("heads", "words") - words_of("past", "words") - words_of("heads", "ranks")


def _is_profession(parse: Parse, known: Node, node: Node) -> bool:
    """«The minister … the politician», where only an article stands before the noun."""
    if len(node.words) > 1 or node.sentence - known.sentence > _WINDOW:
        return False
    sector = find_sector_fact(parse, [known])
    return sector is not None and node.head.lemma in table("en", "nouns")["hypernyms"].get(sector.value, "").split()


def _names_before(parse: Parse, node: Node) -> set[str]:
    """The names before a noun that are no state's: «the Keller administration» is not the council just named."""
    before = [parse.tokens[child] for child in parse.children[node.head.i] if child < node.head.i]
    return {token.lower for token in before if token.tag == "NNP" and find_country(token.text) is None}


def _of_sector(parse: Parse, clusters: Clusters, node: Node, names: list[Node]) -> Node | None:
    """«The spy agency» for the last named organisation of that sector; of companies there are too many."""
    wanted = find_sector_fact(parse, [node])
    named = _names_before(parse, node)
    if wanted is None or wanted.value == "BUS" or len(node.words) < 2:
        return None
    for known in reversed(names[-_LOOKED_BACK:]):
        if known.kind != "organisation" or node.sentence - known.sentence > _WINDOW + 1:
            continue
        if not named <= set(known.words):
            continue
        found = find_sector_fact(parse, [known])
        if found and found.value == wanted.value and clusters.agree(known.position, node.position):
            return known
    return None
