"""Which reports tell one story: an article is put with the reports of its happening, and older ones are sorted anew.

When an article arrives, the stories that may be its own are looked at together: their newest reports and the article
are grouped from nothing (`story_groups.py`). So an article that fits two stories can join them, and a story that turns
out to be two like happenings (two earthquakes in one country) comes apart. A pass that never looks back cannot mend
what it got wrong when little was known; its BCubed F1 on ecb was 0.08 lower.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.link.story_groups import closeness, compare, group
from sayso.link.story_terms import shared
from sayso.record.ids import stable_id
from sayso.record.stories import Candidate, Kind, Placement, Portrait, Story

SAME = 0.68
"""Closeness from which two groups are one story. Like the other numbers here and in `story_groups.py` it was chosen on
shared/gold/stories, where BCubed F1 moves by less than .01 between .60 and .72; try again where likeness changes."""
NEWEST = 20
"""Reports of a story that are looked at; older ones follow them. 40 give the same, 10 lose .02 of BCubed F1 on ecb."""
CANDIDATES = 12
"""Stories that are worth looking at for one article."""
WINDOW = 60
"""Days between an article and a report of a story after which the story is no candidate."""
_NEIGHBOUR = 0.3
"""Closeness to the article from which a story is sorted anew with it: from .2 to .45 next to nothing changes."""
_POOL = 60
"""Reports that are sorted anew at most."""
_SHOWN = 3
_NAMED = 12


def place_article(portrait: Portrait, candidates: Sequence[Candidate]) -> Placement:
    """The story of an article (its terms weighed) among those that may be its own.

    >>> quake: dict[Kind, dict[str, float]] = {"word": {"quake": 4.0}, "name": {"bandung": 6.0}}
    >>> old = Candidate(story="story-1", members=(Portrait(article="a", terms=quake),))
    >>> placed = place_article(Portrait(article="b", terms=quake), [old])
    >>> placed.story, placed.reason
    ('story-1', 'shares Bandung, «quake» with 1 report')
    """
    near = _neighbours(portrait, candidates)
    before = {member.article: candidate.story for candidate in near for member in candidate.members}
    pool = [portrait, *(member for candidate in near for member in candidate.members)]
    groups = group(sorted(pool, key=lambda each: each.article), SAME)
    now = _name_groups(groups, before, portrait.article)
    merges = _merges(before, now)
    story = now[portrait.article]
    others = [each for each in pool[1:] if now[each.article] == story]
    return Placement(
        story=story,
        score=round(closeness([portrait], others), 3) if others else 0.0,
        reason=_reason(portrait, others, near),
        merges=tuple(sorted(merges.items())),
        moves=tuple(
            (each, now[each]) for each in sorted(before) if now[each] != merges.get(before[each], before[each])
        ),
    )


def describe(story: str, members: Sequence[Portrait], reasons: Sequence[str] = ()) -> Story:
    """What a reader is told of a story with these reports.

    >>> quake = Portrait(article="a", day="2024-10-28", title="Quake hits Bandung", places=("Bandung",))
    >>> describe("story-1", [quake]).title
    'Quake hits Bandung'
    """
    days = sorted(member.day for member in members if member.day)
    return Story(
        id=story,
        title=_central(members).title,
        articles=tuple(member.article for member in members),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        entities=_often(member.entities for member in members),
        places=_often(member.places for member in members),
        reasons=tuple(reasons),
    )


def _neighbours(portrait: Portrait, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that are somewhat close to the article, the closest first, as many as the pool has room for."""
    found = [(closeness([portrait], each.members), each) for each in candidates if each.members]
    near = [pair for pair in found if pair[0] >= _NEIGHBOUR]
    kept: list[Candidate] = []
    for _, candidate in sorted(near, key=lambda pair: (-pair[0], pair[1].story)):
        if len(candidate.members) <= _POOL - sum(len(each.members) for each in kept):
            kept.append(candidate)
    return kept


def _name_groups(groups: Sequence[Sequence[Portrait]], before: Mapping[str, str], new: str) -> dict[str, str]:
    """For every article its story: the one that most of its group come from, the largest group choosing first.

    Where none is left it is a new one; no id is given twice, for each is made from the article that arrived.
    """
    now: dict[str, str] = {}
    for members in sorted(groups, key=lambda each: (-len(each), each[0].article)):
        ids = [member.article for member in members]
        times = Counter(before[each] for each in ids if each in before)
        free = [story for story in sorted(times, key=lambda each: (-times[each], each)) if story not in now.values()]
        now.update(dict.fromkeys(ids, free[0] if free else stable_id("story", new, *ids)))
    return now


def _merges(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """The stories whose id no group has kept, each with the story that most of its reports are in now."""
    went: dict[str, Counter[str]] = defaultdict(Counter)
    for article, story in before.items():
        went[story][now[article]] += 1
    kept = set(now.values())
    return {
        story: min(counts, key=lambda each: (-counts[each], each))
        for story, counts in went.items()
        if story not in kept
    }


def _reason(portrait: Portrait, others: Sequence[Portrait], near: Sequence[Candidate]) -> str:
    if others:
        reports = "1 report" if len(others) == 1 else f"{len(others)} reports"
        return f"shares {', '.join(_in_common(portrait, others))} with {reports}"
    if near:
        return f"is a story of its own, though it shares {', '.join(_in_common(portrait, near[0].members))} with others"
    return "is like no story that is known"


def _in_common(portrait: Portrait, others: Sequence[Portrait]) -> Iterator[str]:
    kinds: tuple[Kind, ...] = ("name", "number", "word")
    for kind in kinds:
        for term in shared(portrait, others, kind)[:_SHOWN]:
            yield f"«{term}»" if kind == "word" else term


def _central(members: Sequence[Portrait]) -> Portrait:
    """The report that is most like the others; of equals the earliest."""
    some = sorted(members, key=lambda each: (each.day or "~", each.article))[:_POOL]
    likeness = compare(some).sum(axis=1).round(6)
    return some[int(likeness.argmax())]


def _often(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The names that most reports have, the commonest first."""
    times = Counter(name for each in names for name in dict.fromkeys(each))
    return tuple(sorted(times, key=lambda name: (-times[name], name))[:_NAMED])
