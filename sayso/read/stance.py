"""How a source stands to a content: stance, certainty, polarity, and whether the words are its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from sayso.lexicon import table
from sayso.read.parse import Parse, Token
from sayso.read.quotation_speakers import QuotationIndex
from sayso.read.statement_drafts import Draft
from sayso.record.reading import Certainty, Stance, StatementKind
from sayso.text import merge_spans

_DIRECT = 0.9
"""Least share of letters in quotation marks of words that are the source's own."""
_FAR = 150
"""Tokens of a content that are searched for hedges and tenses: its main clause lies well within."""
_CONTROL_REACH = 3
_OPEN_QUESTIONS = ("whether ", "if ")
_WHOLE = 0.85
"""Least share of a content that a statement inside takes up where the outer one only passes it on."""


@cache
def _values(name: str) -> dict[str, str]:
    """Word to value of a section of `stance.toml`."""
    return {word: value for value, words in table("en", "stance")[name].items() for word in words}


def find_kind(text: str, draft: Draft, index: QuotationIndex) -> StatementKind:
    """direct, indirect or mixed, by the share of the content that stands in quotation marks inside it."""
    letters = quoted = 0
    for piece in draft.content:
        letters += sum(map(str.isalnum, piece.of(text)))
        for span in index.touching(piece):
            if piece.covers(span):
                quoted += sum(map(str.isalnum, span.of(text)))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _DIRECT * letters else "mixed"


def find_stance(parse: Parse, draft: Draft) -> Stance:
    """The stance of the cue, corrected for negation, for "declined to", and for warnings about what already is.

    "did not say whether" and "declined to comment" are refusals to say; "agree" negated is a denial.
    """
    cue = parse.tokens[draft.head]
    joined = _joined_stance(parse, cue)
    if joined is not None:
        return joined
    if _is_neither_nor(parse, cue):
        return "refuses_to_say"
    if _is_negated(parse, cue):
        kept = "asserts" if draft.stance == "denies" else draft.stance
        return _values("negated").get(cue.lemma, kept)  # type: ignore[return-value]
    return _clause_stance(parse, draft, cue)


def _joined_stance(parse: Parse, cue: Token) -> Stance | None:
    """The stance of a cue of two verbs: "declined to say", "wanted to know"."""
    above = parse.tokens[cue.head]
    if cue.dep == "xcomp" and 0 < cue.i - above.i <= _CONTROL_REACH and above.lemma in _values("controlled"):
        return "refuses_to_say"
    return "asks" if cue.lemma == "know" and above.lemma == "want" else None


def _is_neither_nor(parse: Parse, cue: Token) -> bool:
    """Whether it is one of two verbs of which neither holds: "neither confirmed nor denied"."""
    first = parse.tokens[cue.head] if cue.dep == "conj" else cue
    return first.is_verb and any(token.lower == "nor" for token in parse.with_dep(first.i, "cc"))


def _clause_stance(parse: Parse, draft: Draft, cue: Token) -> Stance:
    if draft.stance == "refuses_to_say" and not _is_about_saying(parse, draft):
        return "denies"
    if cue.lemma == "warn" and draft.frame == "clause" and not _tells_future(parse, draft):
        return "asserts"
    return "asks" if cue.lemma == "ask" and draft.frame == "clause" else draft.stance


def _is_negated(parse: Parse, cue: Token) -> bool:
    return any(parse.with_dep(cue.i, "neg"))


def _is_about_saying(parse: Parse, draft: Draft) -> bool:
    words = {token.lemma for token in _content_tokens(parse, draft)[:4]}
    return not words.isdisjoint(table("en", "stance")["negated"]["refuses_to_say"])


def _tells_future(parse: Parse, draft: Draft) -> bool:
    future = table("en", "stance")["future"]["words"]
    return any(token.lower in future for token in _content_tokens(parse, draft))


def _content_tokens(parse: Parse, draft: Draft) -> list[Token]:
    found: list[Token] = []
    for start, end in draft.content:
        first, last = bisect_left(parse.starts, start), bisect_left(parse.starts, end)
        found.extend(parse.tokens[first : min(last, first + _FAR)])
    return found[:_FAR]


def find_citing(parse: Parse, drafts: Sequence[Draft], parents: Sequence[int]) -> set[int]:
    """The places of the drafts that only pass on another's report: one inside makes up all that they say.

    "The ministry said that tests had shown …" cites the tests; "said that it had agreed to …" cites nobody.
    """
    found: set[int] = set()
    for draft, parent in zip(drafts, parents, strict=True):
        if parent < 0 or parent in found:
            continue
        outer = drafts[parent]
        spans = merge_spans((*draft.cue, *draft.content, *(draft.source or ())))
        inside = sum(end - start for start, end in spans)
        if inside >= _WHOLE * sum(end - start for start, end in outer.content) and _passes_on(parse, outer, draft):
            found.add(parent)
    return found


def _passes_on(parse: Parse, outer: Draft, inner: Draft) -> bool:
    if outer.stance != "asserts" or outer.source is None:
        return False
    if parse.tokens[outer.head].lemma == "cite":
        return True
    if inner.source is None:
        return inner.stance == "confirms"
    own = parse.tokens[inner.source_head].tag in ("PRP", "WP", "WDT")
    return not own and inner.stance in ("asserts", "confirms", "believes") and inner.frame in ("clause", "phrase")


def find_certainty(parse: Parse, draft: Draft, stance: Stance) -> Certainty:
    """How sure the source is of the content: a hidden source is not sure, a named one as far as its words hedge."""
    if stance in ("asks", "refuses_to_say"):
        return "unknown"
    cue = parse.tokens[draft.head]
    if stance != "denies" and draft.content[0].of(parse.text).lower().startswith(_OPEN_QUESTIONS):
        return "unknown"
    if draft.stance == "denies" and stance != "denies":
        return "possible"  # "did not rule out" leaves it open.
    if draft.source is None:
        return _values("hidden").get(_cue_lemma(parse, draft), "certain")  # type: ignore[return-value]
    hedge = _values("sources").get(cue.lemma)
    return hedge or _content_hedge(parse, draft) or "certain"  # type: ignore[return-value]


def _cue_lemma(parse: Parse, draft: Draft) -> str:
    return parse.tokens[draft.head].lemma


def _content_hedge(parse: Parse, draft: Draft) -> str | None:
    """The hedge of the content's main clause: a modal, an adverb or "is likely to"."""
    tokens = _content_tokens(parse, draft)
    if not tokens:
        return None
    inside = {token.i for token in tokens}
    root = next((token for token in tokens if token.head not in inside or token.head == token.i), tokens[0])
    root = next((token for token in tokens if token.is_verb and token.head not in inside), root)
    hedge = _values("predicates").get(root.lemma)
    for child in parse.children[root.i]:
        token = parse.tokens[child]
        if token.dep == "aux":
            hedge = hedge or _values("modals").get(token.lower)
        elif token.dep == "advmod":
            hedge = hedge or _values("adverbs").get(token.lower)
        elif token.dep in ("acomp", "attr", "oprd"):
            hedge = hedge or _values("predicates").get(token.lower)
    return hedge
