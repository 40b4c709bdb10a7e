"""What the stored articles have to do with each other: told from the store when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from sayso.errors import StoreError
from sayso.link.claims import find_claims
from sayso.link.corroboration import Report, corroborate
from sayso.link.duplicates import make_groups
from sayso.link.entities import join_entities, named_entities
from sayso.link.figure_relations import compare, relate
from sayso.link.figures import make_figures
from sayso.link.judgements import Judged, Key, judged, key_of
from sayso.link.stories import describe
from sayso.link.tellings import find_tellings, group_of
from sayso.record import CopyGroup, Corroboration, Reading
from sayso.record.claims import Claim, ClaimMember, ClaimRef
from sayso.record.entities import EntityGroup
from sayso.record.figures import Count, Figure, Relation
from sayso.record.judgement import JudgementKind
from sayso.record.stories import Story
from sayso.store.rows import Row
from sayso.store.store import Store
from sayso.store.stories import portrait_of


def find_groups(store: Store) -> Iterator[CopyGroup]:
    """The copies among the stored articles, as groups with their origin."""
    return make_groups(store.copy_pairs(), store.copied_articles())


def find_origins(store: Store, articles: Sequence[str]) -> Corroboration:
    """How many independent origins some stored articles have, and why (see `sayso.link.corroboration`)."""
    return corroborate(list(reports_of(store, articles).values()), store.copy_pairs(articles))


def reports_of(store: Store, articles: Sequence[str]) -> dict[str, Report]:
    """What tells where some stored articles come from, by id."""
    rows: dict[str, list[Row]] = {}
    for row in store.reports(articles):
        rows.setdefault(row["id"], []).append(row)
    return {article: _report(found) for article, found in rows.items()}


def _report(rows: Sequence[Row]) -> Report:
    """What the statements of one article tell of where it comes from."""
    first = rows[0]
    cited = [row for row in rows if row["speaker_name"]]
    outlets = [row["speaker_name"] for row in cited if row["kind"] == "organisation" and row["sector"] == "JRN"]
    return Report(
        id=first["id"],
        publisher=first["publisher"],
        published=first["published"],
        agency=first["credit"] or first["dateline_agency"],
        outlets=tuple(dict.fromkeys(outlets)),
        others=len(cited) - len(outlets),
    )


def find_stories(store: Store, stories: Sequence[str] | None = None) -> Iterator[Story]:
    """The stories of the stored articles (or some of them), in the order of their ids."""
    for story, rows in groupby(store.story_rows(stories), key=lambda row: str(row["story"])):
        found = list(rows)
        yield describe(story, [portrait_of(row["json"]) for row in found], [row["reason"] for row in found])


def find_people(store: Store, readings: Iterable[Reading]) -> tuple[EntityGroup, ...]:
    """Who and what some readings name, as far as it is the same one group."""
    entities = [pair for reading in readings for pair in named_entities(reading)]
    return join_entities(entities, judged(store.judgements(), "entity"))


def claims_of(store: Store, story: Story) -> tuple[Claim, ...]:
    """The claims of a story, those with most independent origins first."""
    readings = readings_of(store, story.articles)
    groups = group_of(find_people(store, readings))
    tellings = [telling for reading in readings for telling in find_tellings(reading, groups)]
    reports = reports_of(store, story.articles)
    copies = store.copy_pairs(story.articles)
    return find_claims(tellings, reports, copies, story=story.id, judged=judged(store.judgements(), "claim"))


def readings_of(store: Store, articles: Iterable[str]) -> list[Reading]:
    """The current readings of some articles."""
    return [reading for article in articles if (reading := store.reading(article))]


def telling_name(telling: ClaimMember | ClaimRef) -> str:
    """What a telling is called: its article and event, or the statement where no event tells it."""
    return f"{telling.article}/{telling.event or telling.statement}"


def first_telling(claim: Claim) -> ClaimMember:
    """The first that says that it is so; where none does, the first of all."""
    wanted = telling_name(claim.first) if claim.first else None
    return next((each for each in claim.members if telling_name(each) == wanted), claim.members[0])


def find_all_claims(store: Store) -> Iterator[Claim]:
    """The claims of every story that has two reports and more, or tells a happening twice in one."""
    for story in find_stories(store):
        yield from claims_of(store, story)


def find_figures(store: Store, articles: Sequence[str] | None = None) -> Iterator[Figure]:
    """Every counted thing that two reports (or one, of a part and its whole) tell of, in the order of ids.

    With `articles`, those that reach into them: what is joined with their counts, through others too, is looked up.
    """
    decided = judged(store.judgements(), "figure")
    around = _reached(store, articles) if articles is not None else None
    counts = {(count.article, count.quantity): count for count in store.counts_followed(around)}
    counts = {key: count for key, count in counts.items() if key not in decided.wrong}
    rows = store.count_pairs(around)
    pairs = (((row["other"], row["other_quantity"]), (row["article"], row["quantity"])) for row in rows)
    relations = list(_relations(counts, pairs, decided))
    ends = {(end.article, end.quantity) for relation in relations for end in (relation.a, relation.b)}
    figures = make_figures((counts[key] for key in sorted(ends)), relations)
    return figures if articles is None else iter(figures_in(figures, articles))


def _reached(store: Store, articles: Sequence[str]) -> list[str]:
    """Some articles and all whose counts are related to theirs, through others too."""
    found, new = set(articles), set(articles)
    while new:
        rows = list(store.count_pairs(sorted(new)))
        new = {article for row in rows for article in (row["article"], row["other"])} - found
        found |= new
    return sorted(found)


def _relations(
    counts: Mapping[tuple[str, str], Count],
    pairs: Iterable[tuple[tuple[str, str], tuple[str, str]]],
    decided: Judged,
) -> Iterator[Relation]:
    apart = {frozenset(pair) for pair in decided.apart}
    same = decided.between(counts)
    for one, other in pairs:
        if one in counts and other in counts and frozenset((one, other)) not in apart and (one, other) not in same:
            found = relate(counts[one], counts[other])
            if found:
                yield found
    for one, other in same:
        found = compare(counts[one], counts[other])
        yield Relation(
            a=found.a, b=found.b, relation=found.relation, score=1.0, reason=f"a person says so; {found.reason}"
        )


def figures_in(figures: Iterable[Figure], articles: Iterable[str]) -> list[Figure]:
    """The figures that some articles have a value of, those with most values first."""
    wanted = set(articles)
    found = [figure for figure in figures if any(value.article in wanted for value in figure.values)]
    return sorted(found, key=lambda figure: (-len(figure.values), figure.id))


def members_beside(store: Store, kind: JudgementKind, member: str) -> list[str]:
    """The other members of the story, claim, figure or group of names that a member is in, by their names.

    Raises StoreError where no article or part is called so.
    """
    article, part = key_of(member)
    stories = list(find_stories(store, store.stories_of([article])))
    if not stories:
        raise StoreError(f"{store.place}: no article {article!r} is in a story; sayso show WORDS finds its id")
    if kind == "story":
        return [other for other in stories[0].articles if other != article]
    groups = _groups_of(store, kind, stories[0])
    found = next((group for group in groups if (article, part) in group), None)
    if found is None and not _has(store, article, part):
        raise StoreError(f"{store.place}: {article} has no {part}; sayso show {article} --format jsonl tells its parts")
    return [f"{one}/{other}" for one, other in sorted(found or ()) if (one, other) != (article, part)]


def _groups_of(store: Store, kind: JudgementKind, story: Story) -> Iterator[set[Key]]:
    """The members of every link of a kind that the articles of a story are in."""
    if kind == "claim":
        for claim in claims_of(store, story):
            yield {(each.article, each.event or each.statement or "") for each in claim.members}
    elif kind == "figure":
        for figure in find_figures(store, story.articles):
            yield {(each.article, each.quantity) for each in figure.values}
    else:
        for group in find_people(store, readings_of(store, story.articles)):
            yield {(each.article, each.entity) for each in group.members}


def _has(store: Store, article: str, part: str) -> bool:
    reading = store.reading(article)
    if reading is None:
        return False
    told = {each.id for each in reading.events} | {each.id for each in reading.statements}
    return part in told | {each.id for each in reading.quantities} | {each.id for each in reading.entities}
