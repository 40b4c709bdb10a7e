"""Coreference of pronouns: the most salient thing before them that agrees (after Lappin and Leass 1994)."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from sayso.lexicon import table
from sayso.read.coref_nodes import Clusters, Node
from sayso.read.coref_speakers import find_speakers, is_speaker, join_first_persons, speech_verbs
from sayso.read.parse import Parse, Token
from sayso.read.phrase_senses import noun_sense

_WEIGHTS = {
    "nsubj": 80.0,
    "nsubjpass": 80.0,
    "dobj": 50.0,
    "attr": 50.0,
    "dative": 40.0,
    "pobj": 40.0,
    "agent": 40.0,
}
_EMBEDDED = 25.0
_HEAD = 40.0
_RECENCY = 100.0
_PARALLEL = 35.0
_SPOKE_BEFORE = 120.0
"""Who has just spoken is who goes on: «the agency said … it said»; chosen on the examples, checked on both sets."""
_MODIFIER_SHARE = 0.4
"""How much a name before another noun counts («Airbus jets»)."""
_PLACE_SHARE = 0.5
"""How much a place after a preposition counts."""
_THING_SHARE = 0.9
"""How much a thing that is no person, organisation or place counts as antecedent of «it» and «they»."""
_MISFIT_SHARE = 0.3
"""How much is left of a thing as «it» of a verb that only persons and organisations can be subject of."""
_SINGULAR_SHARE = 0.75
"""How much an organisation or team counts as «they» beside a true plural."""
_WINDOW = 3
"""Sentences looked back; tuned with the weights on practice sets of coreference (meantime, gumnews)."""
_ACTORS = frozenset({"person", "group", "organisation", "place"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LONGEST = 80
"""Nodes looked back, so that long sentences stay cheap."""


def join_pronouns(parse: Parse, clusters: Clusters) -> None:
    """Join pronouns of the third person to what they stand for, then «I» and «we» in quotations to their speakers."""
    speakers = find_speakers(parse, clusters)
    for node in clusters.nodes:
        if node.form == "pronoun" and node.person == 3:
            antecedent = _most_salient(parse, clusters, node, speakers)
            if antecedent is not None:
                clusters.join(antecedent, node.position)
    join_first_persons(parse, clusters, speakers)


def _most_salient(parse: Parse, clusters: Clusters, pronoun: Node, speakers: dict[int, int]) -> int | None:
    salience: dict[int, float] = {}
    acts, speaks = _acts(parse, pronoun), _speaks(parse, pronoun)
    told = _named_below(parse, clusters, pronoun)
    for position in range(pronoun.position - 1, max(-1, pronoun.position - _LONGEST), -1):
        known = clusters.nodes[position]
        distance = pronoun.sentence - known.sentence
        if distance > _WINDOW:
            break
        root = clusters.root(position)
        if (
            root in told
            or is_speaker(clusters, speakers, pronoun, root)
            or not _may_stand_for(clusters, pronoun, known)
        ):
            continue
        salience[root] = salience.get(root, 0.0) + _weight(known, pronoun, acts=acts) * 0.5**distance
        if speaks and _speaks(parse, known):
            salience[root] += _SPOKE_BEFORE * 0.5**distance
    for root in list(salience):
        if any(_is_barred(parse, pronoun, clusters.nodes[each]) for each in clusters.members[root][-6:]):
            del salience[root]
    if not salience:
        return None
    best = max(salience, key=lambda root: (salience[root], root))
    return best if any(clusters.nodes[each].mention for each in clusters.members[best]) else None


def _weight(known: Node, pronoun: Node, *, acts: bool) -> float:
    weight = _RECENCY + _WEIGHTS.get(known.head.dep, _EMBEDDED)
    if known.head.dep in _WEIGHTS:
        weight += _HEAD
    if known.head.dep == pronoun.head.dep:
        weight += _PARALLEL
    if known.head.dep in {"compound", "amod", "nmod"}:
        weight *= _MODIFIER_SHARE
    elif known.kind == "place" and known.head.dep == "pobj":
        weight *= _PLACE_SHARE
    if pronoun.number == "many" and known.number != "many":
        weight *= _SINGULAR_SHARE
    if known.kind not in _ACTORS:
        weight *= _MISFIT_SHARE if acts else _THING_SHARE
    return weight


def _acts(parse: Parse, pronoun: Node) -> bool:
    """Whether only a person, organisation or state can be meant: «it announced», «its officials»."""
    above = parse.tokens[pronoun.head.head]
    if pronoun.head.dep == "nsubj":
        return above.lemma in _acting_verbs()
    if pronoun.head.dep == "poss":
        sense = noun_sense(parse, above)
        return sense is not None and sense.kind in {"person", "group", "organisation"}
    return False


def _speaks(parse: Parse, node: Node) -> bool:
    """Whether it is the subject of a verb of speech, or whom «according to» names."""
    above = parse.tokens[node.head.head]
    if node.head.dep == "nsubj":
        return above.lemma in speech_verbs()
    return node.head.dep == "pobj" and above.lower == "to" and parse.tokens[above.head].lower == "according"


@cache
def _acting_verbs() -> frozenset[str]:
    return frozenset(table("en", "pronouns")["acting"]["verbs"].split())


def _may_stand_for(clusters: Clusters, pronoun: Node, known: Node) -> bool:
    if known.person != 3 or known.last >= pronoun.first or not clusters.agree(known.position, pronoun.position):
        return False
    if known.form == "pronoun":
        return known.gender == pronoun.gender
    if known.kind == "group" and known.head.dep in {"amod", "compound"}:
        return False
    if pronoun.gender == "thing":
        return known.kind != "person"
    if pronoun.number == "many":
        return known.kind not in {"place", "facility"} or known.number == "many"
    return known.kind == "person"


def _is_barred(parse: Parse, pronoun: Node, known: Node) -> bool:
    """Binding: «Rutte met him» is not Rutte; «his opponents» are not he."""
    if known.first <= pronoun.first <= known.last:
        return True
    token = pronoun.head
    if token.dep == "poss":
        return parse.tokens[token.head].i == known.head.i
    if token.lower.endswith(("self", "selves")):
        return False
    return _clause(parse, token) == _clause(parse, known.head) and known.head.dep in _WEIGHTS


def _named_below(parse: Parse, clusters: Clusters, pronoun: Node) -> set[int]:
    """Binding: whoever is named as subject of what is said is not who says it: «He said Obama hoped for peace».

    A body may name itself in its own words in quotation marks: «It read, "The council regrets …"».
    """
    if pronoun.head.dep != "nsubj":
        return set()
    quotes = {pronoun.quote} if pronoun.gender in {"thing", "any"} else None
    after = clusters.nodes[pronoun.position + 1 : pronoun.position + _LONGEST]
    return {
        clusters.root(node.position)
        for node in takewhile(lambda node: node.sentence == pronoun.sentence, after)
        if node.form == "name"
        and (quotes is None or node.quote in quotes)
        and _governs(parse, pronoun.head.head, node.head)
    }


def _governs(parse: Parse, verb: int, token: Token) -> bool:
    """Whether a token is the subject of a clause that a verb has as its complement; writers slip in other names."""
    return token.dep in _SUBJECTS and (above := parse.tokens[token.head]).head == verb and above.dep == "ccomp"


def _clause(parse: Parse, token: Token) -> int:
    """The verb that a token depends on directly or by a preposition."""
    head = parse.tokens[token.head]
    return parse.tokens[head.head].i if head.dep in {"prep", "agent", "dative"} else head.i
