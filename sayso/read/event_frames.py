"""Who stands around a verb or noun: its doers, what it is done to, and its prepositional phrases, by grammar alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sayso.lexicon import table
from sayso.read.parse import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_HOPS = 6
"""How many clauses up a missing subject is looked for; deeper ones are parser errors more often than grammar."""


class Frame(NamedTuple):
    """Token indexes of the doers, the objects, and (preposition, its noun) pairs."""

    doers: tuple[int, ...]
    objects: tuple[int, ...]
    obliques: tuple[tuple[str, int], ...]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("en", "events")["grammar"][name])


def is_passive(parse: Parse, i: int) -> bool:
    """Whether a verb is in the passive: "was held", "the men held there", and in headlines "Two held"."""
    token = parse.tokens[i]
    if token.tag not in ("VBN", "VBD"):
        return False
    deps = {parse.tokens[child].dep for child in parse.children[i]}
    if "auxpass" in deps:
        return True
    if "dobj" in deps or "aux" in deps:
        return False
    if token.dep == "acl":
        return True
    if token.dep == "conj" and deps.isdisjoint(SUBJECTS):
        return parse.tokens[token.head].is_verb and is_passive(parse, token.head)
    return token.lemma in _words("needs_object") and "ccomp" not in deps


def coordinated(parse: Parse, i: int) -> Iterator[int]:
    """A token and those joined to it by "and" or "or"."""
    waiting = [i]
    while waiting:
        i = waiting.pop()
        yield i
        waiting.extend(child.i for child in parse.with_dep(i, "conj"))


def cores(parse: Parse, i: int) -> Iterator[int]:
    """A noun, and what it measures: "thousands of refugees" are refugees."""
    yield i
    if parse.tokens[i].lemma in _words("measure") or parse.tokens[i].tag == "CD":
        for preposition in parse.with_dep(i, "prep"):
            if preposition.lower == "of":
                for noun in parse.with_dep(preposition.i, "pobj"):
                    yield from coordinated(parse, noun.i)


def antecedent(parse: Parse, i: int) -> int:
    """The noun that a relative pronoun stands for; any other token is itself."""
    token = parse.tokens[i]
    if token.lower not in _RELATIVE:
        return i
    for above in parse.ancestors(i):
        if above.dep == "relcl":
            return above.head
        if above.dep not in ("prep", "aux", "xcomp", "ccomp"):
            return i
    return i


def _arguments(parse: Parse, i: int, *deps: str) -> tuple[int, ...]:
    found = (each for child in parse.with_dep(i, *deps) for each in coordinated(parse, child.i))
    return tuple(antecedent(parse, each) for each in found if not parse.tokens[each].is_verb)


def verb_objects(parse: Parse, i: int) -> tuple[int, ...]:
    """What stands as object of a verb in the active, also "urged [them] to leave" and "the men [that] they held"."""
    objects = _arguments(parse, i, "dobj", "dative")
    if objects:
        return tuple(each for each in objects if parse.tokens[each].tag != "IN")
    for clause in parse.with_dep(i, "ccomp", "xcomp"):
        if any(child.lower == "to" for child in parse.with_dep(clause.i, "aux")):
            objects = _arguments(parse, clause.i, "nsubj", "nsubjpass")
            if objects:
                return objects
    for other in parse.with_dep(i, "conj"):
        if other.i - i <= 2 and other.is_verb:
            return _arguments(parse, other.i, "dobj")
    token = parse.tokens[i]
    if token.dep == "relcl" and any(True for _ in parse.with_dep(i, "nsubj")):
        subjects = tuple(parse.with_dep(i, "nsubj"))
        return (token.head,) if all(subject.lower not in _RELATIVE for subject in subjects) else ()
    return ()


def surface_subjects(parse: Parse, i: int, hops: int = _HOPS) -> tuple[int, ...]:
    """The subject of a verb as it stands, or the one that it shares with the clause above it."""
    own = _arguments(parse, i, *SUBJECTS)
    if own or hops == 0 or parse.tokens[i].head == i:
        return own
    return _shared_subject(parse, parse.tokens[i], hops - 1)


def _shared_subject(parse: Parse, token: Token, hops: int) -> tuple[int, ...]:
    above = parse.tokens[token.head]
    if token.dep == "xcomp" and above.tag[:2] == "JJ" and above.head != above.i:
        # "is willing to talk": the subject stands with the verb that carries the adjective.
        return surface_subjects(parse, above.head if parse.tokens[above.head].is_verb else above.i, hops)
    if token.dep == "pcomp":
        return _gerund_subject(parse, parse.tokens[above.head], hops)
    if token.dep in ("acl", "relcl"):
        infinitive = any(child.lower == "to" for child in parse.with_dep(token.i, "aux"))
        return _owner(parse, above, hops) if infinitive else (above.i,)
    if token.dep in ("xcomp", "ccomp") and above.lemma not in _words("subject_control"):
        objects = _arguments(parse, above.i, "dobj", "dative")
        if objects and not is_passive(parse, above.i):
            return objects
    if token.dep in ("conj", "advcl", "xcomp", "ccomp", "dep", "parataxis"):
        return surface_subjects(parse, above.i, hops)
    return ()


def _gerund_subject(parse: Parse, governor: Token, hops: int) -> tuple[int, ...]:
    """Who does it in "accused Russia of bombing" (the object) and "ended it by bombing" (the subject)."""
    if not governor.is_verb:
        return _owner(parse, governor, hops)
    objects = _arguments(parse, governor.i, "dobj")
    return (
        objects if objects and governor.lemma in _words("object_gerund") else surface_subjects(parse, governor.i, hops)
    )


def _owner(parse: Parse, noun: Token, hops: int) -> tuple[int, ...]:
    """Whose plan it is in "Iran's plan to attack" and "Iran has a plan to attack"."""
    owners = _arguments(parse, noun.i, "poss")
    if owners or noun.dep not in ("dobj", "attr", "acomp") or not parse.tokens[noun.head].is_verb:
        return owners
    return surface_subjects(parse, noun.head, hops)


def obliques(parse: Parse, i: int) -> Iterator[tuple[str, int]]:
    """(preposition, noun) of the phrases on a word, those inside a preposition too ("out of the town")."""
    waiting = [child.i for child in parse.with_dep(i, "prep", "dative", "agent")]
    while waiting:
        preposition = waiting.pop(0)
        name = parse.tokens[preposition].lower
        for noun in _arguments(parse, preposition, "pobj"):
            yield name, noun
        waiting.extend(child.i for child in parse.with_dep(preposition, "prep"))


def verb_frame(parse: Parse, i: int) -> Frame:
    """Doers, objects and prepositional phrases of a verb; "was shot by police" has police as doer."""
    around = tuple(obliques(parse, i))
    subjects = surface_subjects(parse, i)
    if not is_passive(parse, i):
        return Frame(subjects, verb_objects(parse, i), around)
    agents = tuple(
        each
        for child in parse.with_dep(i, "agent")
        for noun in parse.with_dep(child.i, "pobj")
        for each in coordinated(parse, noun.i)
    )
    return Frame(agents, subjects, tuple(pair for pair in around if pair[1] not in agents))


def complements(parse: Parse, i: int) -> Iterator[int]:
    """What a verb says its object to be: "found the banker [guilty]"."""
    for child in parse.with_dep(i, "oprd", "acomp", "ccomp", "xcomp"):
        if child.tag[:2] == "JJ":
            yield child.i


def noun_frame(parse: Parse, i: int, light: int | None) -> Frame:
    """The same of a noun that names a happening; `light` is the verb that carries it ("launched an attack")."""
    around = tuple(obliques(parse, i))
    doers = tuple(noun for name, noun in around if name == "by")
    if light is None:
        return Frame(doers, (), around)
    verb = verb_frame(parse, light)
    carried = set(coordinated(parse, i)) | {i}
    subjects = tuple(each for each in verb.doers if each not in carried)
    objects = tuple(each for each in verb.objects if each not in carried and parse.tokens[each].dep == "dative")
    return Frame(doers or subjects, objects, around + verb.obliques)
