"""Coreference of names: the same name, its abbreviation, a person's last name, a company's short name."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import islice

from sayso.lexicon import table
from sayso.lexicon.countries import country_by_name, find_country
from sayso.read.coref_full_names import plain_words
from sayso.read.coref_nodes import Clusters, Node
from sayso.read.parse import Parse

_CANDIDATES = 8
"""Persons of one name that are looked at: keeps long lists of names cheap."""
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "&", "de", "la"})


def join_names(parse: Parse, clusters: Clusters) -> None:
    """Join the names of one thing, the surest ways first."""
    names = [node for node in clusters.nodes if node.form == "name" and node.words]
    _join_equal(clusters, names)
    _join_countries(clusters, names)
    _join_abbreviations(parse, clusters, names)
    _join_persons(clusters, names)
    _join_short_names(clusters, names)


def _join_equal(clusters: Clusters, names: list[Node]) -> None:
    couples = _last_names_of_couples(names)
    first: dict[tuple[str, ...], Node] = {}
    for node in names:
        key = plain_words(node.words)
        known = first.setdefault((*key, node.gender) if key in couples else key, node)
        if known is not node and (clusters.agree(known.position, node.position) or known.gender != node.gender):
            clusters.join(known.position, node.position)


def _last_names_of_couples(names: list[Node]) -> set[tuple[str, ...]]:
    """Last names that stand after the title of a man and of a woman: «Mr. Keller» and «Mrs. Keller» are two."""
    genders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for node in names:
        if len(node.words) == 1 and node.gender in {"man", "woman"}:
            genders[plain_words(node.words)].add(node.gender)
    return {words for words, found in genders.items() if len(found) > 1}


def _join_countries(clusters: Clusters, names: list[Node]) -> None:
    """«The United States» and «America»."""
    first: dict[str, Node] = {}
    for node in names:
        if node.mention and node.kind in {"place", "organisation"} and (country := country_by_name(node.mention.words)):
            known = first.setdefault(country.code, node)
            clusters.join(known.position, node.position)


def _join_abbreviations(parse: Parse, clusters: Clusters, names: list[Node]) -> None:
    """«World Food Programme» and «WFP», by the initials; in brackets after the name the first letter is enough."""
    long: dict[str, Node] = {}
    for node in names:
        if len(node.words) > 1 and node.kind != "person":
            for letters in _initials(node.words):
                long.setdefault(letters, node)
    before: Node | None = None
    for node in names:
        plain = node.words[0].replace(".", "")
        if len(node.words) == 1 and len(plain) > 1 and node.mention and node.mention.words[:2].isupper():
            full = long.get(plain)
            if before and _in_brackets(parse, before, node) and before.words[0][0] == plain[0]:
                full = before
            if full and full.sentence <= node.sentence + 1:
                clusters.join(full.position, node.position)
        before = node


def _in_brackets(parse: Parse, before: Node, node: Node) -> bool:
    return node.first == before.last + 2 and parse.tokens[node.first - 1].text in {
        "(",
        "[",
    }


def _initials(words: tuple[str, ...]) -> set[str]:
    """The abbreviations that a name may have: with and without its small words, and without «Ltd»."""
    parts = [part for word in words for part in word.split("-") if part]
    large = [part for part in parts if part not in _SMALL_WORDS]
    core = [part for part in large if part not in _endings()]
    return {"".join(part[0] for part in some) for some in (parts, large, core) if len(some) > 1}


def _join_persons(clusters: Clusters, names: list[Node]) -> None:
    """«Rutte» to the last «Mark Rutte» before it, or to the first after it; else «Kim» to «Kim Jong Un»."""
    persons = [node for node in names if node.kind == "person"]
    coming: dict[str, dict[tuple[str, ...], Node]] = defaultdict(dict)
    for node in persons:
        for part in _name_parts(node):
            coming[part].setdefault(node.words, node)
    gone: dict[str, dict[tuple[str, ...], Node]] = defaultdict(dict)
    for node in persons:
        tried = (
            _person_of(clusters, node, where, by_first=by_first)
            for by_first in (False, True)
            for where in (gone, coming)
        )
        if known := next(filter(None, tried), None):
            clusters.join(known.position, node.position)
        for part in _name_parts(node):
            gone[part].pop(node.words, None)
            gone[part][node.words] = node


def _name_parts(node: Node) -> tuple[str, ...]:
    """The parts by which a person with first and last name may be named again."""
    words = node.words
    return tuple(dict.fromkeys((words[0], words[-1], " ".join(words[1:])))) if len(words) > 1 else ()


def _person_of(
    clusters: Clusters, node: Node, known: dict[str, dict[tuple[str, ...], Node]], *, by_first: bool
) -> Node | None:
    """Among full names, in order of their last mention, the latest that a name may stand for, or a first name."""
    candidates = list(islice(reversed(known.get(" ".join(node.words), {}).values()), _CANDIDATES))
    if len(node.words) > 2:
        namesakes = islice(reversed(known.get(node.words[-1], {}).values()), _CANDIDATES)
        candidates += [one for one in namesakes if _ends_meet(one, node)]
    fitting = (one for one in candidates if _is_first_name(one, node) == by_first)
    return next((one for one in fitting if _may_be_same_person(clusters, one, node)), None)


def _is_first_name(known: Node, node: Node) -> bool:
    return len(node.words) == 1 and node.words[0] == known.words[0] != known.words[-1]


def _may_be_same_person(clusters: Clusters, known: Node, node: Node) -> bool:
    """«Mr Lopez» is no Lopez Garcia: after a title stands the last name, or in some languages the first."""
    if known is node or not clusters.agree(known.position, node.position):
        return False
    return not _is_first_name(known, node) or not node.titles or len(known.words) > 2


def _ends_meet(known: Node, node: Node) -> bool:
    """«Barack Hussein Obama» and «Barack Obama»."""
    return known.words[0] == node.words[0] and known.words != node.words


def _join_short_names(clusters: Clusters, names: list[Node]) -> None:
    """«Vestra» to «Vestra Airlines», «the Air Force» to «the US Air Force», once the long name has been given."""
    starts: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    first: dict[tuple[str, ...], Node] = {}
    seen: set[tuple[str, ...]] = set()
    for node in names:
        if node.kind not in {"organisation", "facility"}:
            continue
        known = starts.get(node.words)
        if known and node.words not in seen and not _is_country(node):
            clusters.join(known[-1].position, node.position)
        elif (longer := first.get(node.words[1:])) and _only_says_whose(node):
            clusters.join(longer.position, node.position)
        seen.add(node.words)
        first.setdefault(node.words, node)
        for short in _short_forms(node):
            starts[short].append(node)


def _short_forms(node: Node) -> list[tuple[str, ...]]:
    words = node.words
    forms = [words[:cut] for cut in range(1, len(words)) if words[cut - 1] not in _SMALL_WORDS]
    if len(words) > 2 and words[0] not in _SMALL_WORDS:
        forms.append(words[1:])
    return forms


def _only_says_whose(node: Node) -> bool:
    """«British Airtours» after «Airtours»: the word before is a state's, or none of the name."""
    word = node.mention.words.split()[0] if node.mention else ""
    return find_country(word) is not None or word.islower()


def _is_country(node: Node) -> bool:
    return node.mention is not None and country_by_name(node.mention.words) is not None


@cache
def _endings() -> frozenset[str]:
    return frozenset(table("en", "roles")["company"]["endings"].split())
