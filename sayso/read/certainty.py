"""How sure a happening is, whether it is affirmed, and whether it lies ahead, by the words around it."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import NamedTuple

from sayso.lexicon import table
from sayso.read.event_frames import SUBJECTS
from sayso.read.event_triggers import Trigger, is_speech, with_particle
from sayso.read.parse import Parse, Token
from sayso.record.reading import Certainty, Polarity, Tense

_ORDER: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2, "unknown": 3}
_RESERVE = 8
"""Words after a happening within which it is told under reserve."""
_STEPS = 6
"""Words that are climbed from a happening to what it is evidence of."""
_ARGUMENT = ("dobj", "nsubj", "nsubjpass", "attr")


class Modality(NamedTuple):
    """Certainty, polarity and tense as the source tells it, and the words that say so."""

    certainty: Certainty = "certain"
    polarity: Polarity = "positive"
    tense: Tense = "past"
    generic: bool = False
    governor: str | None = None
    """The lemma of the word whose complement this is ("plan", "refuse")."""
    modal: str | None = None
    """The auxiliary that decides ("may", "will")."""
    governed_denial: bool = False
    """Whether the governor denies it ("refused to")."""
    hypothetical: bool = False
    """Whether it is only a condition ("if they attack")."""
    conditional: bool = False
    """Whether it will come unless something else does ("will attack unless …")."""
    purpose: bool = False
    """Whether it is what another act was for ("used tear gas to disperse …")."""


@cache
def _words(section: str, name: str) -> frozenset[str]:
    return frozenset(table("en", "certainty")[section][name])


@cache
def _modals() -> dict[str, tuple[Certainty, Tense]]:
    return {word: (pair[0], pair[1]) for word, pair in table("en", "certainty")["modal"].items()}


def surer_less(first: Certainty, second: Certainty) -> Certainty:
    """The less certain of two."""
    return first if _ORDER[first] >= _ORDER[second] else second


def find_modality(parse: Parse, trigger: Trigger) -> Modality:
    """Certainty, polarity, tense and whether it is said in general, of a trigger.

    "may attack" is possible and future, "refused to leave" negative, "was expected to sign" probable and future.
    """
    if trigger.token.is_verb:
        return _verb_modality(parse, trigger.token)
    return _noun_modality(parse, trigger)


def _verb_modality(parse: Parse, token: Token) -> Modality:
    verb = _finite(parse, token)
    certainty, tense, modal = _auxiliaries(parse, verb)
    governor = _governor(parse, verb)
    certainty = surer_less(certainty, _governed_certainty(parse, governor))
    certainty = surer_less(certainty, _adverb_certainty(parse, token))
    certainty = surer_less(certainty, _reserved(parse, token))
    hypothetical = _in_condition(parse, verb)
    if hypothetical:
        certainty = surer_less(certainty, "possible")
    if tense is None:
        tense = _infinitive_tense(parse, verb, governor)
    denied = _denied_by(parse, governor)
    negative = _is_negated(parse, verb) != denied
    return Modality(
        certainty,
        "negative" if negative else "positive",
        tense,
        generic=_is_generic(parse, token),
        governor=governor.lemma if governor else None,
        modal=modal,
        governed_denial=denied,
        hypothetical=hypothetical,
        conditional=_has_unless(parse, token),
        purpose=verb.dep == "advcl",
    )


def _has_unless(parse: Parse, verb: Token) -> bool:
    return any(
        mark.lower == "unless"
        for clause in parse.with_dep(verb.i, "advcl")
        for mark in parse.with_dep(clause.i, "mark")
    )


def _finite(parse: Parse, token: Token) -> Token:
    """The verb whose auxiliaries hold: of coordinated verbs without their own the first ("will meet and sign")."""
    for _ in range(4):
        head = parse.tokens[token.head]
        bare = not any(True for _ in parse.with_dep(token.i, "aux", "auxpass", *SUBJECTS))
        if token.dep != "conj" or not bare or token.head == token.i or head.tag != token.tag:
            return token
        token = head
    return token


def _auxiliaries(parse: Parse, verb: Token) -> tuple[Certainty, Tense | None, str | None]:
    """Certainty, tense and modal; tense is None for infinitives and participles, which take theirs from above."""
    tense = _own_tense(verb)
    for child in parse.with_dep(verb.i, "aux", "auxpass"):
        if child.lower in _modals():
            certainty, tense = _modals()[child.lower]
            return certainty, tense, child.lower
        if child.lower == "to":
            return "certain", None, None
        if child.tag in ("VBD", "VBN") or child.lemma == "have":
            tense = "past"
        elif child.tag in ("VBZ", "VBP") and tense != "past":
            tense = "present"
        if child.lemma == "be" and verb.tag == "VBN" and child.tag in ("VBZ", "VBP"):
            tense = "present"
    return "certain", tense, None


def _own_tense(verb: Token) -> Tense | None:
    return {"VBD": "past", "VBZ": "present", "VBP": "present", "VBN": "past"}.get(verb.tag)  # type: ignore[return-value]


def _governor(parse: Parse, verb: Token) -> Token | None:
    """The word that a verb completes: verb, adjective or noun ("plan to", "ready to", "of fears that")."""
    head = parse.tokens[verb.head]
    if verb.head == verb.i:
        return None
    if verb.dep in ("xcomp", "ccomp", "acl", "oprd"):
        return head
    if verb.dep == "pcomp" and head.head != head.i:
        return parse.tokens[head.head]
    if verb.dep == "advcl" and head.lemma in _words("governor", "probable") | _words("governor", "possible"):
        return head
    return None


def _governed_certainty(parse: Parse, governor: Token | None) -> Certainty:
    if governor is None:
        return "certain"
    if _leaves_open(parse, governor):
        return "unknown"
    if governor.lemma == "be":
        return _copula_certainty(parse, governor)
    for value in ("probable", "possible"):
        if governor.lemma in _words("governor", value):
            return "probable" if value == "probable" else "possible"
    return "certain"


def _leaves_open(parse: Parse, governor: Token) -> bool:
    """Whether it is not said if it is so: "did not confirm that they had fought"."""
    if not governor.is_verb:
        return False
    tells = is_speech(governor.lemma) and governor.lemma not in _words("negation", "raising")
    return tells and governor.lemma not in _words("governor", "future") and _is_negated(parse, governor)


def _reserved(parse: Parse, token: Token) -> Certainty:
    """What is told under reserve is possible ("such a deployment, if true, …"), what nobody can show is open."""
    for above in islice(parse.ancestors(token.i), _STEPS):
        held = parse.with_dep(above.i, "dobj") if above.is_verb else (above,)
        if any(noun.lemma in _words("negation", "evidence") and _is_nothing(parse, noun) for noun in held):
            return "unknown"
    after = [each.lower for each in parse.tokens[token.i + 1 : token.i + _RESERVE]]
    for at, word in enumerate(after[:-1]):
        if word == "if" and after[at - 1] == "," and after[at + 1] in _words("negation", "reserve"):
            return "possible"
    return "certain"


def _copula_certainty(parse: Parse, copula: Token) -> Certainty:
    for child in parse.with_dep(copula.i, "acomp", "attr"):
        if child.lemma in _words("governor", "probable"):
            return "probable"
        if child.lemma in _words("governor", "possible"):
            return "possible"
    return "certain"


def _adverb_certainty(parse: Parse, token: Token) -> Certainty:
    for child in parse.with_dep(token.i, "advmod"):
        if child.lower in _words("adverb", "probable"):
            return "probable"
        if child.lower in _words("adverb", "possible"):
            return "possible"
    return "certain"


def _in_condition(parse: Parse, verb: Token) -> bool:
    if verb.dep not in ("advcl", "ccomp"):
        return False
    return any(child.lower in _words("condition", "words") for child in parse.with_dep(verb.i, "mark"))


def _infinitive_tense(parse: Parse, verb: Token, governor: Token | None) -> Tense:
    if any(child.lower == "to" for child in parse.with_dep(verb.i, "aux")):
        achieved = governor is not None and governor.lemma in _words("governor", "achieved")
        return _tense_above(parse, verb) if achieved else "future"
    if governor is not None and governor.lemma in _words("governor", "future"):
        return "future"
    return _tense_above(parse, verb)


def _tense_above(parse: Parse, token: Token) -> Tense:
    """The tense of the nearest finite verb above."""
    for count, above in enumerate(parse.ancestors(token.i)):
        if count > 4:
            break
        if above.is_verb:
            _, tense, _ = _auxiliaries(parse, above)
            if tense is not None:
                return tense
    return "past"


def _is_negated(parse: Parse, verb: Token) -> bool:
    negative = False
    for child in parse.children[verb.i]:
        word = parse.tokens[child]
        if word.lower in _words("negation", "words"):
            negative = not negative
        elif word.dep in (*SUBJECTS, "dobj", "advmod") and _is_nothing(parse, word):
            negative = True
    head = parse.tokens[verb.head]
    return negative or (verb.dep == "pcomp" and head.lower in _words("negation", "prepositions"))


def _is_nothing(parse: Parse, noun: Token) -> bool:
    """Whether a word says that there is none: "nobody", "no troops", "no longer"."""
    if noun.lower in _words("negation", "pronouns"):
        return True
    return any(
        child.lower in _words("negation", "determiners") for child in parse.with_dep(noun.i, "det", "neg", "advmod")
    )


def _denied_by(parse: Parse, governor: Token | None) -> bool:
    if governor is None:
        return False
    name = with_particle(parse, governor.i) if governor.is_verb else governor.lemma
    if name not in _words("governor", "negative"):
        return governor.is_verb and governor.lemma != "be" and _negated_complement(parse, governor)
    return not any(child.lower in _words("negation", "words") for child in parse.with_dep(governor.i, "neg"))


def _negated_complement(parse: Parse, governor: Token) -> bool:
    """Whether a wish or belief is denied: "did not want to leave": the leaving did not come about either."""
    handed_down = _words("governor", "future") | _words("negation", "raising")
    return governor.lemma in handed_down and _is_negated(parse, governor)


def _is_generic(parse: Parse, token: Token) -> bool:
    return token.tag in ("VBZ", "VBP") and any(
        child.lower in _words("adverb", "generic") for child in parse.with_dep(token.i, "advmod")
    )


def _noun_modality(parse: Parse, trigger: Trigger) -> Modality:
    token = trigger.token
    carrier = trigger.light if trigger.light is not None else _carrier(parse, token)
    above = _verb_modality(parse, parse.tokens[carrier]) if carrier is not None else Modality()
    if trigger.light is None:
        above = _through(above) if carrier is not None else above
    certainty, tense, polarity = above.certainty, above.tense, above.polarity
    for child in parse.with_dep(token.i, "amod"):
        for value in ("possible", "probable"):
            if child.lower in _words("adjective", value):
                certainty = surer_less(certainty, "possible" if value == "possible" else "probable")
        if child.lower in _words("adjective", "future"):
            tense = "future"
        if child.lower in _words("adjective", "negative"):
            polarity = "negative"
    governor = _noun_governor(parse, token)
    certainty = surer_less(certainty, _governed_certainty(parse, governor))
    certainty = surer_less(certainty, _reserved(parse, token))
    if _is_nothing(parse, token) or _after_negation(parse, token) or _denied_by(parse, governor):
        polarity = "negative"
    if governor is not None and governor.lemma in _words("governor", "future"):
        tense = "future"
    return Modality(
        certainty, polarity, tense, governor=governor.lemma if governor else above.governor, modal=above.modal
    )


def _carrier(parse: Parse, noun: Token) -> int | None:
    """The verb of which a noun is subject or object."""
    for _ in range(4):
        if noun.dep != "conj":
            break
        noun = parse.tokens[noun.head]
    return noun.head if noun.dep in _ARGUMENT and parse.tokens[noun.head].is_verb else None


def _through(modality: Modality) -> Modality:
    """What a verb hands on to its noun: "will display the jet" is ahead, "did not see the crash" no denial."""
    tense: Tense = "future" if modality.tense == "future" else "past"
    return Modality(modality.certainty, "positive", tense, governor=modality.governor, modal=modality.modal)


def _noun_governor(parse: Parse, noun: Token) -> Token | None:
    """The word that a noun completes: "called for a rerun", "fears of war", "cancelled the visit"."""
    if noun.head == noun.i:
        return None
    head = parse.tokens[noun.head]
    if noun.dep in ("dobj", "nsubjpass"):
        return head
    if (
        noun.dep == "pobj"
        and head.head != head.i
        and head.lower in ("of", "for", "on", "in", "against", "from", "about")
    ):
        return parse.tokens[head.head]
    return None


def _after_negation(parse: Parse, noun: Token) -> bool:
    return noun.dep == "pobj" and parse.tokens[noun.head].lower in _words("negation", "prepositions")
