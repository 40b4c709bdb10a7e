"""Entities: which mentions are the same thing, and what is known of it."""

from __future__ import annotations

from collections import Counter

import msgspec

from sayso.read.coref_nodes import Clusters, Node
from sayso.read.coreference import find_clusters
from sayso.read.entity_facts import (
    Fact,
    Owners,
    find_country_fact,
    find_sector_fact,
    strip_possessive,
)
from sayso.read.entity_outside import Outside, find_outside
from sayso.read.entity_setting import find_setting
from sayso.read.parse import Parse
from sayso.read.roles import role_beside, with_titles
from sayso.record import Entity, Mention, Place
from sayso.record.reading import MentionKind

_OUTSIDE = "the user's lexicon has it under that name"
_OWNER_MENTIONS = 12
"""Mentions of an owner that are asked for its country."""


def find_entities(
    parse: Parse, *, mentions: tuple[Mention, ...], places: dict[str, Place]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The mentions in order of the text, each with its entity and role, and the entities.

    A person's name is given back with the office before it («Prime Minister Ana Lopez»). `places` are by mention id. A
    pronoun that could not be resolved has no entity.
    """
    clusters = find_clusters(parse, with_titles(parse, mentions))
    owners = _find_owners(clusters)
    linked: list[Mention] = []
    entities: list[Entity] = []
    for root, members in enumerate(clusters.members):
        nodes = [clusters.nodes[i] for i in sorted(members) if clusters.nodes[i].mention]
        if clusters.root(root) != root or not nodes:
            continue
        if all(node.form == "pronoun" for node in nodes):
            linked.extend(node.mention for node in nodes if node.mention)
            continue
        entity = _make_entity(parse, nodes, places, owners)
        entities.append(entity)
        roles = _roles_beside(parse, nodes)
        linked.extend(_link(node, entity, roles.get(node.head.i)) for node in nodes)
    linked.sort(key=lambda mention: (mention.span, mention.id))
    return tuple(linked), tuple(entities)


def _find_owners(clusters: Clusters) -> Owners:
    return {
        node.head.head: [clusters.nodes[i] for i in clusters.members[clusters.root(node.position)][:_OWNER_MENTIONS]]
        for node in clusters.nodes
        if node.form == "pronoun" and node.head.dep == "poss"
    }


def _link(node: Node, entity: Entity, role: str | None) -> Mention:
    """The mention with its entity; a name with the role beside it, a pronoun with the kind of what it stands for."""
    mention = node.mention
    if mention is None:
        raise ValueError("a noun that is no mention has no entity")
    kind = entity.kind if node.form == "pronoun" else node.kind
    return msgspec.structs.replace(mention, entity=entity.id, role=mention.role or role, kind=kind)


def _roles_beside(parse: Parse, nodes: list[Node]) -> dict[int, str]:
    """For head tokens of a person's names the office that a description gives beside the name or after «is»."""
    heads = {node.head.i for node in nodes if node.form == "name" and node.kind == "person"}
    roles: dict[int, str] = {}
    for node in nodes:
        if node.form == "description" and node.kind == "person":
            for name in (
                node.head.head,
                *(i for i in parse.children[node.head.i] if parse.tokens[i].dep == "appos"),
                _subject(parse, node),
            ):
                if name in heads:
                    roles.setdefault(name, role_beside(parse, node.head))
    return roles


def _subject(parse: Parse, node: Node) -> int:
    """The subject of what a description is said to be, or -1."""
    if node.head.dep != "attr":
        return -1
    return next((token.i for token in parse.with_dep(node.head.head, "nsubj")), -1)


def _make_entity(parse: Parse, nodes: list[Node], places: dict[str, Place], owners: Owners) -> Entity:
    first = nodes[0].mention
    names = [node for node in nodes if node.form == "name"] or [node for node in nodes if node.form == "description"]
    sector = find_sector_fact(parse, nodes)
    country = find_country_fact(parse, nodes, places, owners) or _find_setting(parse, nodes, sector)
    name, kind = max((_own_name(node) for node in names), key=_fitness), _kind(names)
    outside = Outside()
    if names[0].form == "name":
        told = country.value if country else None, sector.value if sector else None
        outside = find_outside(name, kind, *told)
        country = country or (Fact(outside.country, _OUTSIDE) if outside.country else None)
        sector = sector or (Fact(outside.sector, _OUTSIDE) if outside.sector else None)
    reasons = [
        f"{what} {fact.value}: {fact.reason}" for what, fact in (("country", country), ("sector", sector)) if fact
    ]
    return Entity(
        id=parse.make_id("e", first and first.span, first and first.words),
        name=name,
        kind=kind,
        links=outside.links,
        country=country.value if country else None,
        sector=sector.value if sector else None,
        place=next(
            (places[node.mention.id] for node in nodes if node.mention and node.mention.id in places),
            None,
        ),
        reason="; ".join(reasons) or None,
    )


def _find_setting(parse: Parse, nodes: list[Node], sector: Fact | None) -> Fact | None:
    setting = find_setting(parse, nodes, sector.value if sector else None)
    return Fact(setting[0], f"«{setting[1]}» is the only state that its sentence names") if setting else None


def _fitness(name: str) -> tuple[bool, int]:
    """The longest name is the fullest; one in capitals is a headline's or a dateline's, unless there is no other."""
    return not name.isupper(), len(name)


def _kind(nodes: list[Node]) -> MentionKind:
    return Counter(node.kind for node in nodes).most_common(1)[0][0]


def _own_name(node: Node) -> str:
    """The name without the office before it and the possessive after it."""
    mention = node.mention
    if mention is None:
        return ""
    role = mention.role or ""
    words = mention.words.removeprefix(role) if node.form == "name" else mention.words
    return strip_possessive(words.strip())
