"""Of all places that share a name, the one that a text means: fame, what the text says holds it, and what lies near."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sayso.lexicon.places import seldom_places
from sayso.read.name_words import given_names
from sayso.read.place_candidates import HOLDS_WITHIN, Candidate, contains, distance, find_candidates
from sayso.read.place_context import Context, Toponym
from sayso.read.place_evidence import Evidence, find_evidence
from sayso.read.place_points import find_points
from sayso.read.place_spelling import find_spelled

_HELD = 7.0
"""Points for a place that the text says lies in another; see place_points.py."""
_MARGIN = 0.1
_CLOSE_FAME = 0.3
_LESSER, _SMALL = 4.7, 4.5
"""Fame up to which a name may be a given name or a common word, and up to which a town needs some support."""
_FOR_WORD, _FOR_GIVEN_NAME, _FOR_SMALL = 5.0, 1.35, 0.3
"""Points without which it is taken for no place. Tried at several values on the practice sets, as those of points."""
_SHORTEST = 3
_ROADS = frozenset({
    "street", "st", "st.", "road", "rd", "avenue", "ave", "ave.", "lane", "drive", "boulevard", "way", "highway",
    "parkway", "square", "bridge", "court",
})  # fmt: skip
_PARTS = frozenset({
    "harbor", "harbour", "port", "valley", "hills", "heights", "bay", "beach", "village", "township", "twp", "suburbs",
    "metro", "airport", "park", "east", "west", "north", "south",
})  # fmt: skip
"""Last words of a part of a town or of what lies beside it («Boston Harbor»)."""


class Choice(NamedTuple):
    """The place chosen (None where the text favours none), why, and what else it might have been."""

    best: Candidate | None
    reason: str
    candidates: tuple[Candidate, ...] = ()


class _Scored(NamedTuple):
    score: float
    candidate: Candidate
    reasons: tuple[str, ...]


def choose(toponyms: Sequence[Toponym], context: Context) -> dict[str, Choice]:
    """For the mention ids of names whose place is known: which one it is."""
    holders: dict[str, Toponym] = {}
    for toponym in toponyms:
        if toponym.holder:
            holders.setdefault(toponym.name, toponym)
    proxies = {toponym.name: _proxy(toponym) for toponym in toponyms}
    candidates = {proxy: find_candidates(proxy) for proxy in proxies.values()}
    evidence = find_evidence(toponyms, candidates, context)
    choices: dict[str, Choice] = {}
    for name, found in candidates.items():
        if found:
            choices[name] = _choice(name, _ranked(name, found, holders.get(name), evidence), evidence)
    return {
        toponym.mention: _by_proxy(toponym.name, proxies[toponym.name], choices[proxies[toponym.name]])
        for toponym in toponyms
        if proxies[toponym.name] in choices
    }


def _proxy(toponym: Toponym) -> str:
    """The name to look up: its own, else that of the place that holds it, else of the place it is called after."""
    if find_candidates(toponym.name):
        return toponym.name
    if not toponym.facility and (spelled := find_spelled(toponym.name)):
        return spelled
    if toponym.holder and find_candidates(toponym.holder):
        return toponym.holder
    words = toponym.name.split(" ")
    last = words[-1].lower()
    if last in _ROADS or not (toponym.facility or last in _PARTS):
        return toponym.name
    heads = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    return next((head for head in heads if len(head) > _SHORTEST and find_candidates(head)), toponym.name)


def _by_proxy(name: str, proxy: str, choice: Choice) -> Choice:
    """A building in or called after a town lies near it; nothing follows from a country or state."""
    if proxy in (name, find_spelled(name)):
        return choice
    if choice.best is None or choice.best.precision in ("country", "admin1"):
        return Choice(None, f"no place of that name is known; it has to do with {proxy}")
    near = choice.best._replace(precision="near", geonames=None)
    return Choice(near, f"near {proxy}, by its name or the words after it ({choice.reason})")


def _ranked(name: str, candidates: Sequence[Candidate], held: Toponym | None, evidence: Evidence) -> list[_Scored]:
    held_by = find_candidates(held.holder) if held and held.holder else ()
    if held_by and candidates[0].precision == held_by[0].precision == "country":
        # «Norway, Sweden» is a list.
        held_by = ()
    scored = [_score(name, one, held_by, held, evidence) for one in candidates]
    return sorted(scored, key=lambda each: (-each.score, each.candidate.geonames or 0))


def _score(
    name: str, one: Candidate, held_by: Sequence[Candidate], held: Toponym | None, evidence: Evidence
) -> _Scored:
    points, reasons = one.fame, []
    if held and any(contains(outer, one, loosely=held.loosely) for outer in held_by):
        points += _HELD
        reasons.append(f"the text puts it in {held.holder}")
    for extra, reason in find_points(name, one, evidence):
        points += extra
        reasons.append(reason)
    return _Scored(points, one, tuple(reasons))


def _choice(name: str, ranked: Sequence[_Scored], evidence: Evidence) -> Choice:
    best, one = ranked[0], ranked[0].candidate
    if len(ranked) == 1:
        why = "the only place of that name that is known"
    elif _is_open(best, ranked[1]):
        others = tuple(each.candidate for each in ranked if best.score - each.score < _MARGIN)
        return Choice(None, "several places have that name and the text favours none", others)
    else:
        why = "; ".join(best.reasons) or "the best known place of that name"
    if doubt := _doubt(name, best, evidence):
        return Choice(None, doubt, (one,))
    return Choice(one, f"{one.what}: {why}")


def _is_open(best: _Scored, second: _Scored) -> bool:
    """Whether two places far apart have as much for them as each other."""
    close = best.score - second.score < _MARGIN and abs(best.candidate.fame - second.candidate.fame) < _CLOSE_FAME
    return close and distance(best.candidate, second.candidate) > HOLDS_WITHIN


def _doubt(name: str, best: _Scored, evidence: Evidence) -> str | None:
    """Why a name is taken for no place at all: «Hill», «Mary», a village far from all that the text names."""
    one, points = best.candidate, best.score - best.candidate.fame
    if " " in name or one.fame > _LESSER or one.what not in ("the town", "the place"):
        return None
    if points < _FOR_WORD and name.lower().rstrip(".") in seldom_places():
        return "a word that is seldom a town where no state or country stands beside it"
    if points < _FOR_GIVEN_NAME and name.lower() in given_names():
        return "a given name, and nothing in the text speaks for the town"
    if points < _FOR_SMALL and one.fame < _SMALL and evidence.several:
        return "a small town, and nothing in the text speaks for it"
    return None
