"""PLOVER types of happenings: what is meant by a verb or noun in its surroundings; null where none fits."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from sayso.lexicon import table
from sayso.read.certainty import Modality
from sayso.read.event_frames import Frame, complements, cores
from sayso.read.event_triggers import Trigger, with_particle
from sayso.read.parse import Parse
from sayso.read.participants import Cast
from sayso.read.plover_patterns import Pattern, Words, patterns
from sayso.record.reading import PloverType

_WILL = frozenset({"will", "wo", "would", "'ll", "shall", "'d"})
_MAY = frozenset({"may", "might"})


class Typing(NamedTuple):
    """A PLOVER type with its mode, the objects that its pattern asks for ("sanctions" in "lift sanctions"), and why."""

    type: PloverType | None = None
    mode: str | None = None
    objects: Words = frozenset()
    reason: str | None = None
    excluded: bool = False
    """Whether a rule says that no type fits, so that nothing else may give one."""


@cache
def _list(section: str, name: str) -> frozenset[str]:
    return frozenset(table("en", "plover")[section][name])


class Scene:
    """The words of sentences, and whether they are about games or shows, where words of violence are no violence."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._words: dict[int, frozenset[str]] = {}
        words = _list("play", "words")
        self._hits = [sum(token.lower in words for token in parse.tokens_in(each)) for each in parse.sentences]
        # One word in sixty and at least eight, counted on sports reports of Wikinews; political reports stay far below.
        self._all = sum(self._hits) >= max(8, len(parse.tokens) // 60)

    def words(self, i: int) -> frozenset[str]:
        """The words of the sentence of a token, in small letters."""
        sentence = self.parse.sentence_of[i]
        if sentence not in self._words:
            tokens = self.parse.tokens_in(self.parse.sentences[sentence])
            self._words[sentence] = frozenset(token.lower for token in tokens)
        return self._words[sentence]

    def doubts(self, i: int, name: PloverType) -> bool:
        """Whether a type is not to be believed at a token."""
        if name not in _list("play", "doubtful"):
            return False
        sentence = self.parse.sentence_of[i]
        if not self._all and not self._hits[sentence]:
            return False
        words = self.words(i)
        if not words.isdisjoint(_list("play", "earnest")):
            return False
        return self._all or self._hits[sentence] >= 2 or not words.isdisjoint(_list("play", "strong"))


class Surroundings:
    """What patterns ask about the words around a trigger, looked up only when a pattern asks."""

    def __init__(self, parse: Parse, cast_: Cast, scene: Scene, trigger: Trigger, frame: Frame) -> None:
        self.parse = parse
        self.scene = scene
        self.cast = cast_
        self.trigger = trigger
        self.frame = frame

    def meets(self, pattern: Pattern) -> bool:
        """Whether everything that a pattern asks for is there."""
        return (
            (not pattern.objects or self.among(self.objects(), pattern.objects))
            and (not pattern.subjects or self.among(self.frame.doers, pattern.subjects))
            and (not pattern.modifiers or not pattern.modifiers.isdisjoint(self._modifiers()))
            and (not pattern.prepositions or any(self._prepositional(*each) for each in pattern.prepositions))
        )

    def objects(self) -> tuple[int, ...]:
        """What stands as object, with what it is said to be and what names it before ("[aid] deliveries")."""
        nouns = self.frame.objects
        named = (child.i for noun in nouns for child in self.parse.with_dep(noun, "compound"))
        return (*nouns, *named, *complements(self.parse, self.trigger.token.i))

    def among(self, tokens: Iterable[int], wanted: Words) -> bool:
        """Whether some nouns are among the wanted words or kinds of mention."""
        tokens = tuple(tokens)
        lemmas = {self.parse.tokens[core].lemma.lower() for token in tokens for core in cores(self.parse, token)}
        return not wanted.isdisjoint(lemmas) or not wanted.isdisjoint(self.cast.kinds(tokens))

    def _modifiers(self) -> set[str]:
        nouns = self.frame.objects if self.trigger.token.is_verb else (self.trigger.token.i,)
        return {
            word
            for noun in nouns
            for child in self.parse.with_dep(noun, "amod", "compound", "nmod", "nummod", "poss")
            for word in (child.lower, child.lemma.lower())
        }

    def _prepositional(self, name: str, nouns: Words) -> bool:
        if name == "to_do":
            return self._has_infinitive()
        held = tuple(noun for preposition, noun in self.frame.obliques if preposition == name)
        if nouns:
            return bool(held) and self.among(held, nouns)
        return bool(held) or any(
            child.lower == name
            for child in self.parse.with_dep(self.trigger.token.i, "prep", "mark", "agent", "dative")
        )

    def _has_infinitive(self) -> bool:
        return any(
            child.lower == "to"
            for clause in self.parse.with_dep(self.trigger.token.i, "xcomp", "ccomp", "advcl")
            for child in self.parse.with_dep(clause.i, "aux")
        )


def find_type(parse: Parse, cast_: Cast, scene: Scene, trigger: Trigger, frame: Frame) -> Typing:
    """The type of a trigger by the words around it, before tense and denial are looked at."""
    around = Surroundings(parse, cast_, scene, trigger, frame)
    found = _first(around, _candidates(trigger))
    if found is None and trigger.light is not None:
        verb = Trigger(parse.tokens[trigger.light], with_particle(parse, trigger.light))
        carried = Frame(frame.doers, (trigger.token.i,), frame.obliques)
        found = _first(Surroundings(parse, cast_, scene, verb, carried), _candidates(verb))
    if found is None:
        return Typing()
    if found.type is None:
        return Typing(excluded=True)
    if found.type == "ASSAULT" and _in_words(parse, trigger):
        return Typing("ACCUSE", "disapprove", reason="an attack made in words")
    if found.type == "ASSAULT" and not _hostile(around, trigger):
        return Typing(excluded=True)
    return Typing(found.type, found.mode, found.objects, f"pattern «{found.line}»")


def _candidates(trigger: Trigger) -> tuple[Pattern, ...]:
    by_head = patterns("verbs" if trigger.token.is_verb else "nouns")
    found = by_head.get(trigger.lemma)
    if found is None and trigger.token.is_verb:
        found = by_head.get(trigger.token.lemma.lower())
    return found or ()


def _first(around: Surroundings, candidates: Iterable[Pattern]) -> Pattern | None:
    return next((pattern for pattern in candidates if around.meets(pattern)), None)


def _hostile(around: Surroundings, trigger: Trigger) -> bool:
    """Harm needs a hand: "were killed" alone may be a landslide; then violence has to be in the sentence."""
    if trigger.token.lemma.lower() not in _list("harm", "verbs"):
        return True
    words = around.scene.words(trigger.token.i)
    if not words.isdisjoint(_list("harm", "violence")):
        return True
    if not words.isdisjoint(_list("harm", "accidents")):
        return False
    return around.among(around.frame.doers, _hands())


@cache
def _hands() -> Words:
    return frozenset(table("en", "plover")["classes"]["armed"]) | {"#group", "#organisation", "#place"}


def announce(typing: Typing, modality: Modality, governor_type: PloverType | None) -> Typing:
    """What PLOVER makes of a happening that is announced, threatened or refused rather than done."""
    if typing.type is None:
        return typing
    turned = _turned(typing.type, modality, governor_type)
    if turned == typing.type:
        return typing
    reason = f"{typing.type} by {typing.reason}; announced, refused or only possible here"
    return Typing(turned, None, typing.objects, reason)


def _turned(name: PloverType, modality: Modality, governor_type: PloverType | None) -> PloverType | None:
    if modality.polarity == "negative":
        refused = modality.governor in _list("announced", "unwilling") or modality.modal in _WILL
        return "REJECT" if refused and name in _list("announced", "REJECT") else name
    if modality.hypothetical or modality.tense != "future":
        return None if modality.hypothetical else name
    if modality.conditional:
        return "THREATEN"
    return None if governor_type in ("REQUEST", "ACCUSE") else _ahead(name, modality)


def _ahead(name: PloverType, modality: Modality) -> PloverType | None:
    """The type of a happening that lies ahead."""
    if modality.modal in _WILL or modality.governor in _list("announced", "willing"):
        return _announced(name)
    if modality.certainty == "possible" and name in _list("announced", "THREATEN") and modality.modal in _MAY:
        return "THREATEN"
    return name if name in _list("unrealised", "verbal") or modality.purpose else None


def _announced(name: PloverType) -> PloverType:
    turned: PloverType
    for turned in ("AGREE", "THREATEN"):
        if name in _list("announced", turned):
            return turned
    return name


def _in_words(parse: Parse, trigger: Trigger) -> bool:
    """Whether an attack is made in words: "launched an attack on the bishops, calling them fools"."""
    verb = trigger.token.i if trigger.light is None else trigger.light
    if trigger.lemma not in ("attack", "assault"):
        return False
    return any(
        clause.tag == "VBG" and clause.lemma in _list("in_words", "verbs")
        for clause in parse.with_dep(verb, "advcl", "xcomp")
    )
