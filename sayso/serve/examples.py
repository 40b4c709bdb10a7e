"""Examples for the description of the API, from the shipped example (examples/kursk-2024)."""

from __future__ import annotations

from typing import Any

from sayso.record import Corroboration, IndependentOrigin
from sayso.record.claims import Claim, ClaimMember, ClaimOrigin, ClaimRef, ClaimRelation
from sayso.record.figures import CountRef, Figure, FigureRelation, FigureValue
from sayso.record.judgement import Judgement
from sayso.record.stories import Story
from sayso.serve.answers import ClaimPage, FigurePage, JudgementPage, StatementPage, StatementRow, StoryPage, StoryRow

_TITLE = "South Korea says 1,500 North Korean troops shipped to Russia"
_SEOUL, _LATER, _OFFICERS = "a-178094d6a774", "a-4c58e939e71c", "a-e35daccdcce1"
_STORY = "story-c8482a9f56da"
_CURSOR = "WzUwLCJjMGZmZWUiLCJkZWNhZiJd"

ASKED: dict[str, Any] = {
    "words": "North Korean troops", "source": "Rutte", "about": "Kursk", "after": "2024-10", "before": "2024-11-13",
    "publisher": "Dispatch", "story": _STORY, "article": _SEOUL, "limit": 20,
}  # fmt: skip
"""What may be asked for, by the name of the parameter."""

_FIRST = ClaimRef(article=_SEOUL, event="ev-b4ed6b6c2496", statement="st-37b7244a9392")
_SECOND = ClaimRef(article=_LATER, event="ev-d9c8714d70e4", statement="st-cc9b8632f4af")
_CLAIM = Claim(
    id="a-178094d6a774/ev-b4ed6b6c2496", story=_STORY, summary=_TITLE, first=_FIRST, articles=(_SEOUL, _LATER),
    members=(
        ClaimMember(
            article=_SEOUL, event=_FIRST.event, statement=_FIRST.statement, words=_TITLE, source="South Korea",
            said="2024-10-18", stance="asserts",
        ),
        ClaimMember(
            article=_LATER, event=_SECOND.event, statement=_SECOND.statement, source="National Intelligence Service",
            words="South Korea’s National Intelligence Service said last week that 1,500 special forces soldiers had "
            "been shipped to Vladivostok.", said="2024-10-21", stance="asserts",
        ),
    ),
    relations=(
        ClaimRelation(a=_FIRST, b=_SECOND, relation="agrees", reason="National Intelligence Service says the same"),
    ),
    reasons=("both say «shipped»; 25% of their sentences in common",),
    origins=(
        ClaimOrigin(name="South Korea", articles=(_SEOUL,), reasons=("a-178094d6a774 cites South Korea",)),
        ClaimOrigin(
            name="National Intelligence Service", articles=(_LATER,),
            reasons=("a-4c58e939e71c cites National Intelligence Service",),
        ),
    ),
)  # fmt: skip

_ALL = CountRef(article=_OFFICERS, quantity="q-a0e9767bf87c")
_PART = CountRef(article=_OFFICERS, quantity="q-02cd833d2c81")
_FIGURE = Figure(
    id="a-e35daccdcce1/q-02cd833d2c81/whole", what="soldiers (officers)", place="Russia",
    values=(
        FigureValue(
            article=_OFFICERS, quantity=_ALL.quantity, words="about 12,000", best=12000.0, bound="about", source="HUR",
            as_of="2024-10-24",
        ),
        FigureValue(
            article=_OFFICERS, quantity=_PART.quantity, words="three", low=3.0, best=3.0, high=3.0, source="HUR",
            as_of="2024-10-24",
        ),
    ),
    relations=(
        FigureRelation(
            a=_ALL, b=_PART, relation="differs_in_scope",
            reason="«three» counts officers only, «about 12,000» counts more",
        ),
    ),
)  # fmt: skip

_STATEMENT = StatementRow(
    article="a-c0f8ab157eb1", version=1, url=None, publisher="Dnipro Dispatch", published="2024-10-13T21:35:00+03:00",
    title="Zelenskyy says North Korea now supplies people, not only weapons, to Russia", id="st-b2b8b32ad34e",
    source="He", speaker="Volodymyr Zelenskyy", cue="said", about="Ukraine; Ukraine’s partners",
    content="the front line needed more support from Ukraine’s partners, including the means to strike at longer range",
    stance="asserts", certainty="certain", polarity="positive", kind="indirect", said_words=None, said=None,
    parent=None, parent_source=None, start=484, stop=589,
    sentence="He said the front line needed more support from Ukraine’s partners, including the means to strike at "
    "longer range.",
)  # fmt: skip

ANSWERS: dict[str, Any] = {
    "stories": StoryPage(
        items=(
            StoryRow(
                story=_STORY, title=_TITLE, articles=13, publishers=5, first="2024-10-13", last="2024-11-13",
                places=("Russia", "Ukraine", "Moscow"),
            ),
        ),
        next=_CURSOR,
    ),
    "story": Story(
        id=_STORY, title=_TITLE, articles=(_SEOUL, _LATER), first="2024-10-18", last="2024-10-21",
        entities=("North Korean", "National Intelligence Service"), places=("Russia", "Vladivostok"),
        reasons=("is like no story that is known", "shares «1500» with 1 report"),
    ),
    "story_claims": ClaimPage(items=(_CLAIM,), next=_CURSOR),
    "story_figures": FigurePage(items=(_FIGURE,), next=None),
    "claim": _CLAIM,
    "figure": _FIGURE,
    "statements": StatementPage(items=(_STATEMENT,), next=_CURSOR),
    "origins": Corroboration(
        articles=2, publishers=2, independent=1,
        origins=(
            IndependentOrigin(
                articles=(_SEOUL, _LATER), name="Harbour Wire",
                reasons=(None, f"{_LATER} credits Harbour Wire, as {_SEOUL} does"),
            ),
        ),
    ),
    "judgements": JudgementPage(
        items=(
            Judgement(
                number=1, kind="claim", verdict="apart", one=f"{_LATER}/{_SECOND.event}",
                others=(f"{_SEOUL}/{_FIRST.event}",), person="ada", note="another shipment",
                made="2024-11-25T11:02:59+00:00",
            ),
        ),
        next=None,
    ),
}  # fmt: skip
"""What is answered, by the name of what is asked."""
