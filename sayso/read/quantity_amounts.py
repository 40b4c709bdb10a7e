"""Amounts: numerals with their units, and what several of them make together: ranges, ratios, a shared unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from sayso.lexicon import table
from sayso.read.number_words import Numeral, find_numerals, one_of
from sayso.read.parse import Parse
from sayso.read.units import UnitKind, find_unit

_LONGEST_GAP = 40
"""Characters between the two ends of a range: "from $75 U.S. per barrel last autumn to $45.88"."""


class Amount(msgspec.Struct, frozen=True, gc=False):
    """A numeral or a range of them with its unit; `number_end` is where the numeral (the last of a range) ends."""

    start: int
    end: int
    number_end: int
    low: float | None
    best: float | None
    high: float | None
    unit: str | None = None
    kind: UnitKind | None = None
    digits: bool = True
    part: bool = False
    scale: float = 1.0
    form: str = "number"
    """`number`, `vague` (an indefinite plural), `range`, `move` (from … to …), `ratio` (one in five) or `score`."""
    partner: int = -1
    """Where the next amount of "five or six people" starts, whose counted noun is this one's too."""


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where an amount stands: tokens `first` to `last`, in a sentence of tokens `start` up to `stop` (not included)."""

    first: int
    last: int
    start: int
    stop: int


class _Joints(msgspec.Struct, frozen=True, gc=False):
    """What stands before, between and inside two numbers that make one amount."""

    to: re.Pattern[str]
    far_to: re.Pattern[str]
    to_and: re.Pattern[str]
    from_: re.Pattern[str]
    between: re.Pattern[str]
    shares_unit: re.Pattern[str]
    out_of: re.Pattern[str]
    in_: re.Pattern[str]


@cache
def _joints() -> _Joints:
    words = {key: one_of(entries) for key, entries in table("en", "quantities")["ranges"].items()}
    hedged, to = rf"(?:(?:{words['hedges']}) )?\Z", words["to"]
    hyphened = words["out_of"].replace("\\ ", "-")

    def pattern(source: str) -> re.Pattern[str]:
        return re.compile(source, re.IGNORECASE)

    return _Joints(
        pattern(rf"(?:[ -](?:{to})[ -]|\s?[-–—‑]\s?| (?:{to})-){hedged}"),
        pattern(rf"(?: [a-z.]+){{0,3}} (?:{to}) {hedged}"),
        pattern(rf" (?:{words['and']}) {hedged}"),
        pattern(rf"\b(?:{words['from']}) {hedged}"),
        pattern(rf"\b(?:{words['between']}) {hedged}"),
        pattern(rf"(?:-? (?:{words['shares_unit']}) |-?, ){hedged}"),
        pattern(rf"(?: (?:{words['out_of']}) |-(?:{hyphened})-)\Z"),
        pattern(rf"(?: (?:{words['in']}) |-(?:{words['in']})-)\Z"),
    )


def find_amounts(parse: Parse) -> list[Amount]:
    """Every number of a text with its unit, ranges and ratios joined, in order."""
    text = parse.text
    amounts = [_amount(text, numeral) for numeral in find_numerals(text, parse.tokens)]
    joined: list[Amount] = []
    for amount in (one for one in amounts if one is not None):
        if joined and amount.start < joined[-1].end:  # the number inside a unit: "1,200 parts per million"
            continue
        if joined and (both := _join(text, joined[-1], amount)):
            joined[-1] = both
        else:
            joined.append(amount)
    return _share_units(text, _with_scores(text, joined))


def _with_scores(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The sets of a match, where some of them look like ranges: "6–3, 2–6, 7–5"."""
    found = list(amounts)
    for order in (range(1, len(found)), range(len(found) - 1, 0, -1)):
        for place in order:
            pair = (place - 1, place)
            if text[found[place - 1].end : found[place].start].strip(" ,;()"):
                continue
            if any(found[i].form == "score" for i in pair):
                for i in pair:
                    found[i] = _score(found[i], found[i]) if is_dashed(text, found[i]) else found[i]
    return found


def is_dashed(text: str, amount: Amount) -> bool:
    """Whether an amount is two bare numbers with a dash between, a range or a result: "40-42"."""
    bare = amount.form == "range" and amount.digits and amount.unit is None and amount.scale == 1
    return bare and re.fullmatch(r"\d+[-–—‑]\d+", text[amount.start : amount.end]) is not None


def _amount(text: str, numeral: Numeral) -> Amount | None:
    found = find_unit(text, numeral)
    letter_before = text[max(0, numeral.start - 1) : numeral.start].isalpha()
    if (letter_before and found.kind != "money") or (numeral.digits and _goes_on_as_word(text, found.end)):
        return None
    best = None if numeral.value is None else numeral.value * found.factor
    return Amount(
        found.start,
        found.end,
        numeral.end,
        numeral.low if best is None else best,
        best,
        numeral.high if best is None else best,
        found.unit,
        found.kind,
        numeral.digits,
        numeral.part,
        numeral.scale * found.factor,
        "vague" if best is None else "number",
    )


def _goes_on_as_word(text: str, end: int) -> bool:
    """Whether letters are stuck to a number: "22nd", "1970s", "4x4"; an ordinal, a decade or a name."""
    return text[end : end + 1].isalpha() and text[end - 1 : end].isdigit()


def _join(text: str, left: Amount, right: Amount) -> Amount | None:
    """The range or ratio that two neighbours make, if they do."""
    gap = text[left.end : right.start]
    if len(gap) > _LONGEST_GAP or left.form != "number" or right.form != "number" or left.part or right.part:
        return None
    return _join_range(text, gap, left, right) or _join_ratio(gap, left, right)


def _join_range(text: str, gap: str, left: Amount, right: Amount) -> Amount | None:
    joints = _joints()
    before = text[max(0, left.start - _LONGEST_GAP) : left.start]
    if (opening := joints.between.search(before)) and (joints.to_and.match(gap) or joints.to.match(gap)):
        return _range(_from(left, opening), right, "range")
    if (opening := joints.from_.search(before)) and (joints.far_to.match(gap) or joints.to.match(gap)):
        two_counts = not left.unit and _is_two_counts(text, left.start, right.start)
        return None if two_counts else _range(_from(left, opening), right, "move")
    if gap == "/" and left.kind == right.kind == "money":
        return _range(left, right, "range")
    return _range(left, right, "range", ascending=True) if _is_plain_range(gap, before, left, right) else None


def _is_plain_range(gap: str, before: str, left: Amount, right: Amount) -> bool:
    """Whether two numbers with "to" or a dash between them, and nothing before, are the ends of a range."""
    if not _joints().to.match(gap) or left.digits != right.digits:
        return False
    if left.unit and not right.unit:  # "$1-2 billion", but not "rose $2 to 31.5"
        return left.kind == "money" and left.scale == 1 < right.scale
    one_sided_dash = gap.strip() in {"-", "–", "—", "‑"} and gap[0] != gap[-1]
    return not one_sided_dash and not (left.unit and right.unit and _moves_by(before))


def _is_two_counts(text: str, start: int, end: int) -> bool:
    """Whether "from 14 to 31" tells an old toll and a new one."""
    words = re.findall(r"[a-z]+", text[max(0, start - 80) : end].lower())
    return not set(words).isdisjoint(table("en", "quantities")["of"]["two_counts"])


def _moves_by(before: str) -> bool:
    """Whether what stands before makes "by $2 to $8" or "rose 2% to 8%" a step and where it led."""
    word = before.rstrip().rpartition(" ")[2].lower()
    return word in table("en", "quantities")["change"]["steps"]


def _from(left: Amount, opening: re.Match[str]) -> Amount:
    """The first end of a range, begun where "between" or "from" stands."""
    return msgspec.structs.replace(left, start=left.start - (opening.end() - opening.start()))


def _range(left: Amount, right: Amount, form: str, *, ascending: bool = False) -> Amount | None:
    """Two ends as one amount: they share scale and unit where only one of them has it."""
    if left.unit and right.unit and not _same_unit(left.unit, right.unit):
        return None
    first, last = left.best or 0.0, right.best or 0.0
    # "3 to 5 billion" shares its scale, "500 to 1 million" does not.
    if left.scale == 1 < right.scale and abs(first) < 10 * abs(last / right.scale):
        first *= right.scale
    if ascending and first >= last:
        return None if right.unit or right.scale > 1 else _score(left, right)
    unit, kind = (right.unit, right.kind) if right.unit else (left.unit, left.kind)
    if left.unit and right.unit and len(left.unit) > len(right.unit):
        unit = left.unit
    end = last if form == "move" else None
    low, high = sorted((first, last))
    return msgspec.structs.replace(
        right, start=left.start, low=low, best=end, high=high, unit=unit, kind=kind, scale=1.0, form=form
    )


def _same_unit(left: str, right: str) -> bool:
    """Whether the ends of a range are in one unit, of which one may be short of the rate: "$62 and $68 per share"."""
    return left == right or left.startswith(f"{right}/") or right.startswith(f"{left}/")


def _score(left: Amount, right: Amount) -> Amount:
    """Numbers joined by a dash that do not rise: a result, a vote or a record, and no quantity."""
    return msgspec.structs.replace(right, start=left.start, form="score")


def _join_ratio(gap: str, left: Amount, right: Amount) -> Amount | None:
    """Make a ratio of "one in five", "three out of four"; not "killed two in five attacks"."""
    if left.unit or right.unit or not left.best or not right.best or left.best >= right.best:
        return None
    plain = left.best == 1 or right.best in (10, 100, 1000)
    small = plain or right.best < 10
    if not ((small and _joints().out_of.match(gap)) or (plain and right.best <= 1e6 and _joints().in_.match(gap))):
        return None
    if plain and right.digits and 1900 <= right.best < 2100:
        return None
    share = left.best / right.best
    return msgspec.structs.replace(right, start=left.start, low=share, best=share, high=share, part=True, form="ratio")


def _share_units(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """Give "five or six per cent", "four-, five- and six-cylinder", "8 or $9" their unit on both sides."""
    shared = list(amounts)
    for place in range(len(shared) - 2, -1, -1):
        left, right = shared[place], shared[place + 1]
        gap = text[left.end : right.start]
        if left.unit or not _joints().shares_unit.match(gap) or left.form != "number":
            continue
        alternative = " or " in gap or gap.startswith("-")
        if right.unit and (alternative or _shares_over_and(text, gap, left, right)):
            shared[place] = msgspec.structs.replace(left, unit=right.unit, kind=right.kind)
        elif alternative:
            partner = right.partner if right.partner >= 0 else right.start
            shared[place] = msgspec.structs.replace(left, partner=partner)
    return shared


def _shares_over_and(text: str, gap: str, left: Amount, right: Amount) -> bool:
    """Whether two numbers joined by "and" are in one unit: "two and five per cent"; not "3,000 and five days later"."""
    if " and " not in gap or right.kind == "money" or right.part or left.digits != right.digits:
        return False
    after = re.match(r" ([a-z]+)", text[right.end :])
    return after is None or after[1] not in table("en", "quantities")["apart"]["words"]
