"""Which articles carry the same text: identical, edited, partly taken over, or independent.

Quoted speech in common makes no copy: two reporters may have stood at the same lectern. What counts is how many of an
article's own words stand in runs of four that the other has too, so that cuts, new headlines and inserted paragraphs do
not hide a copy. Candidates are found by fingerprints that every run of a few words in common is sure to share
(winnowing: Schleimer, Wilkerson and Aiken 2003), so an article is compared with few others however many are stored.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from itertools import groupby
from typing import NamedTuple

from sayso.lexicon.publishers import Kinship, kinship_of
from sayso.link.joining import join
from sayso.record import Article
from sayso.record.ids import stable_id
from sayso.record.links import CopyGroup, CopyKind, CopyPair

_RUN = 4
"""Words of a run in common. Of three to six, four tells copies from reports of the same facts best."""
_HALF = 0.5
"""Share of the own words of the shorter article from which it is a copy."""
_SAME, _CHANGED = 0.88, 60
"""An identical text shares so much, quotations included, and has no more words of its own than by-line and headline."""
_PASSAGE, _FEW, _LONG = 0.12, 20, 8
"""Share and number of own words in runs of eight from which something was taken over: shorter runs are names and
formulas, fewer words are one sentence that somebody else said."""
_OWN_HOUSE = 0.6
"""Share from which articles of one publisher or family are copies; below, it is background that the house prints each
time, or passages that its papers share."""
_GUARANTEED = 14
"""Words in common that are sure to share a fingerprint."""
_DAY = len("2024-10-28")
_MOST_WORDS = 20_000
"""Words of an article that are looked at: a whole book is told by its beginning."""
_WORD = re.compile(r"[“”\"„«»‘’]|''|``|[^\W_]+(?:['’][^\W_]+)*|\n")
_DOUBLE = frozenset({"”", "''", '"', "»", "“"})
_CLOSING_OF = dict.fromkeys(("“", "``", "„", "«", '"'), _DOUBLE) | {"‘": frozenset({"’"})}
"""What may end a quotation that a mark begins: double marks are mixed everywhere, but an apostrophe («the soldiers’
bags») ends none of theirs."""


class _Words(NamedTuple):
    """The words of a text in lower case, and whether each is quoted."""

    words: list[str]
    quoted: list[bool]


class Overlap(NamedTuple):
    """What two texts have in common, in words: quotations included (`all_*`), and own words only."""

    length_a: int
    length_b: int
    all_a: int
    all_b: int
    own_length: int
    own: float
    """Words of their own in common, as the mean of both."""
    taken: float
    """Those of them in long runs."""
    longest: int
    """Words of the longest run in common outside quotations."""


def fingerprints(text: str) -> tuple[int, ...]:
    """Numbers (64 bits, signed) of which two texts share one wherever they share a run of 14 words.

    >>> set(fingerprints(" ".join(map(str, range(40))))) & set(fingerprints(" ".join(map(str, range(20, 60))))) != set()
    True
    """
    words = _split(text).words
    hashes = [_number(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
    window = _GUARANTEED - _RUN + 1
    chosen = {min(hashes[at : at + window]) for at in range(max(1, len(hashes) - window + 1)) if hashes}
    return tuple(sorted(chosen))


def _number(words: Sequence[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big", signed=True)


def compare(first: Article, second: Article) -> CopyPair | None:
    """How one article's text is related to another's; None where they are independent."""
    a, b = sorted((first, second), key=lambda article: article.id)
    overlap = measure(a.text, b.text)
    kind = _kind(overlap, kinship_of(a.publisher, b.publisher))
    if kind is None:
        return None
    shared = min(round(overlap.own), overlap.own_length)
    reason = (
        f"{shared} of {overlap.own_length} own words of the shorter one are shared, "
        f"{overlap.longest} of them in one run"
    )
    return CopyPair(a=a.id, b=b.id, kind=kind, overlap=round(shared / max(1, overlap.own_length), 3), reason=reason)


def measure(a: str, b: str) -> Overlap:
    """The words that two texts share in runs of four and more."""
    one, other = _split(a), _split(b)
    in_one, in_other = _shared(one, other), _shared(other, one)
    own = [_shared(one, other, own=True), _shared(other, one, own=True)]
    runs = [list(_runs(marks)) for marks in own]
    return Overlap(
        length_a=len(one.words), length_b=len(other.words), all_a=sum(in_one), all_b=sum(in_other),
        own_length=min(len(each.quoted) - sum(each.quoted) for each in (one, other)),
        own=(sum(own[0]) + sum(own[1])) / 2,
        taken=sum(run for each in runs for run in each if run >= _LONG) / 2,
        longest=max((run for each in runs for run in each), default=0),
    )  # fmt: skip


def _kind(overlap: Overlap, kinship: Kinship | None) -> CopyKind | None:
    """What the words in common make of two articles; passages in common tell something of two publishers only."""
    shares = overlap.all_a / max(1, overlap.length_a), overlap.all_b / max(1, overlap.length_b)
    changed = max(overlap.length_a - overlap.all_a, overlap.length_b - overlap.all_b)
    if min(shares) >= _SAME and changed <= _CHANGED:
        return "identical"
    own = overlap.own / max(1, overlap.own_length)
    if own >= (_OWN_HOUSE if kinship else _HALF) and overlap.own >= _FEW:
        return "edited"
    taken = overlap.taken / max(1, overlap.own_length)
    return "partial" if taken >= _PASSAGE and overlap.taken >= _FEW and kinship != "publisher" else None


def _split(text: str) -> _Words:
    """Words in lower case; a quotation ends with its paragraph, for many are never closed."""
    words: list[str] = []
    quoted: list[bool] = []
    closing: frozenset[str] = frozenset()
    for found in _WORD.finditer(text):
        piece = found[0]
        if piece == "\n" or piece in closing:
            closing = frozenset()
        elif not piece[0].isalnum():
            closing = closing or _CLOSING_OF.get(piece, closing)
        else:
            words.append(piece.lower().replace("’", "'"))
            quoted.append(bool(closing))
            if len(words) == _MOST_WORDS:
                break
    return _Words(words, quoted)


def _shared(text: _Words, other: _Words, *, own: bool = False) -> list[bool]:
    """For every word whether it stands in a run that the other text has; `own`: in a run that neither quotes."""
    known = {tuple(other.words[at : at + _RUN]) for at in _starts(other, own=own)}
    shared = [False] * len(text.words)
    for at in _starts(text, own=own):
        if tuple(text.words[at : at + _RUN]) in known:
            shared[at : at + _RUN] = [True] * _RUN
    return shared


def _starts(text: _Words, *, own: bool) -> Iterator[int]:
    """Where the runs of a text begin."""
    return (at for at in range(len(text.words) - _RUN + 1) if not (own and any(text.quoted[at : at + _RUN])))


def _runs(marks: Iterable[bool]) -> Iterator[int]:
    """How long the stretches of marked words are."""
    return (sum(1 for _ in stretch) for marked, stretch in groupby(marks) if marked)


def make_groups(pairs: Iterable[CopyPair], articles: dict[str, Article]) -> Iterator[CopyGroup]:
    """Copies as groups: all that identical and edited pairs join, then pairs of such groups that share passages.

    Of the partial pairs between two groups that with most in common stands for all; those within a group are listed in
    it. `articles` are those that the pairs name. Groups come in the order of their first article's id.
    """
    ordered = sorted(pairs, key=lambda pair: (pair.a, pair.b))
    joined = join((pair.a, pair.b) for pair in ordered if pair.kind != "partial")
    members: dict[str, list[CopyPair]] = defaultdict(list)
    passages: dict[tuple[str, str], CopyPair] = {}
    for pair in ordered:
        one, other = sorted((joined.get(pair.a, pair.a), joined.get(pair.b, pair.b)))
        if one == other:
            members[one].append(pair)
        elif (one, other) not in passages or pair.overlap > passages[one, other].overlap:
            passages[one, other] = pair
    found = [*members.values(), *([pair] for pair in passages.values())]
    for each in sorted(found, key=lambda pairs: (pairs[0].a, pairs[0].b)):
        yield _group(each, articles)


def _group(pairs: Sequence[CopyPair], articles: dict[str, Article]) -> CopyGroup:
    ids = sorted({article for pair in pairs for article in (pair.a, pair.b)})
    origin, reason = _origin([articles[each] for each in ids])
    return CopyGroup(
        id=stable_id("copy", *ids), articles=tuple(ids), pairs=tuple(pairs), origin=origin, reason=reason
    )  # fmt: skip


def _origin(articles: Sequence[Article]) -> tuple[str | None, str | None]:
    """Where the text of some articles comes from: an agency that they credit, else the one that came out first."""
    credited = [(article.id, name) for article in articles if (name := _agency(article))]
    if credited and len({name for _, name in credited}) == 1:
        return credited[0][1], f"{credited[0][1]} is credited in {len(credited)} of {len(articles)}"
    spans = [(_when(article.published), article) for article in articles]
    if any(span is None for span, _ in spans):
        return None, None
    known = sorted(((span, article) for span, article in spans if span), key=lambda pair: (pair[0], pair[1].id))
    (_, last), first = known[0]
    if any(earliest <= last for (earliest, _), _ in known[1:]):
        return None, "which was published first cannot be told"
    return first.id, f"it was published first, {first.published}"


def _when(published: str | None) -> tuple[datetime, datetime] | None:
    """The first and last moment that a date of publication may mean, in UTC; a day without hour is all of it."""
    try:
        found = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    moment = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    return moment, moment + (timedelta(hours=23, minutes=59) if len(published or "") == _DAY else timedelta(0))


def _agency(article: Article) -> str | None:
    return article.credit or (article.dateline.agency if article.dateline else None)
