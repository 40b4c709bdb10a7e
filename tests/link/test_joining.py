"""Joining: what stands together through others, and what stands together because it is alike on average."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.joining import cluster, join

Pair = tuple[str, str]
NODES = "abcdefg"
PAIRS = list(combinations(NODES, 2))
LIKENESS = st.dictionaries(st.sampled_from(PAIRS), st.integers(0, 8).map(lambda eighths: eighths / 8))
"""Eighths add up exactly, so that two ways to add them give one number."""
SOME_PAIRS = st.lists(st.sampled_from(PAIRS), max_size=4)


def likeness(words: str) -> dict[Pair, float]:
    """`ab.9 bc.6` as a mapping of pairs."""
    return {(word[0], word[1]): float(word[2:]) for word in words.split()}


def pairs(words: str) -> list[Pair]:
    """`ab cd` as pairs."""
    return [(word[0], word[1]) for word in words.split()]


def clustered(alike: str, same: str = "", apart: str = "", threshold: float = 0.5) -> str:
    """The groups as words: `abc de`."""
    return shown(cluster(likeness(alike), threshold, same=pairs(same), apart=pairs(apart)))


def shown(groups: list[list[str]]) -> str:
    return " ".join("".join(group) for group in groups)


@pytest.mark.parametrize(
    ("reason", "alike", "wanted"),
    [
        ("nothing to join", "", ""),
        ("alike enough", "ab.9", "ab"),
        ("just alike enough", "ab.5", "ab"),
        ("a little too unlike", "ab.49", ""),
        ("the average of two counts, not the best", "ab.9 bc.6 ac.2", "ab"),
        ("... nor the worst", "ab.9 bc.8 ac.4", "abc"),
        ("a pair that is missing counts 0", "ab.9 bc.9", "ab"),
        ("the two most alike are joined first", "ab.6 bc.9", "bc"),
        ("a stranger stays alone", "ab.9 cd.1", "ab"),
        ("two groups", "ab.9 cd.8", "ab cd"),
        ("two groups become one", "ab.9 cd.9 ac.6 ad.6 bc.6 bd.6", "abcd"),
        ("two groups alike through one pair only stay two", "ab.9 cd.9 bc.8", "ab cd"),
        ("of equals those are joined that come first", "bc.8 ab.8", "ab"),
        ("a pair named the other way round", "ba.9", "ab"),
    ],
)  # fmt: skip
def test_average_linkage(reason: str, alike: str, wanted: str) -> None:
    assert clustered(alike) == wanted, reason


@pytest.mark.parametrize(
    ("reason", "alike", "same", "apart", "wanted"),
    [
        ("one by judgement, whatever the likeness", "ab.1", "ab", "", "ab"),
        ("one by judgement, never compared", "", "ab", "", "ab"),
        ("one through a third", "", "ab bc", "", "abc"),
        ("others may join what was judged", "ac.8 bc.4", "ab", "", "abc"),
        ("... if they are like all of it", "ac.8 bc.1", "ab", "", "ab"),
        ("apart by judgement", "ab.9", "", "ab", ""),
        ("apart, named the other way round", "ab.9", "", "ba", ""),
        ("apart keeps whole groups apart", "ab.9 bc.8 ac.8", "", "ac", "ab"),
        ("apart outlasts that both were joined with others", "ab.9 cd.9 ac.8 ad.8 bc.8 bd.8", "", "ad", "ab cd"),
        ("apart from one of those judged to be one", "ac.9 bc.9", "ab", "bc", "ab"),
        ("apart goes before the same", "ab.9", "ab", "ab", ""),
        ("apart of somebody unknown", "ab.9", "", "az", "ab"),
    ],
)  # fmt: skip
def test_judgements_go_before(reason: str, alike: str, same: str, apart: str, wanted: str) -> None:
    assert clustered(alike, same, apart) == wanted, reason


def test_a_lower_threshold_joins_more() -> None:
    assert [clustered("ab.9 bc.6 ac.2", threshold=each) for each in (0.95, 0.5, 0.3)] == ["", "ab", "abc"]


@given(LIKENESS, SOME_PAIRS, SOME_PAIRS, st.data())
def test_the_order_of_the_pairs_does_not_matter(
    alike: dict[Pair, float], same: list[Pair], apart: list[Pair], data: st.DataObject
) -> None:
    shuffled = dict(data.draw(st.permutations(list(alike.items()))))
    assert cluster(shuffled, 0.5, same=same, apart=apart) == cluster(alike, 0.5, same=same, apart=apart)


@given(LIKENESS, SOME_PAIRS)
def test_equals_brute_force(alike: dict[Pair, float], apart: list[Pair]) -> None:
    assert cluster(alike, 0.5, apart=apart) == brute_force(alike, 0.5, apart)


@given(LIKENESS, SOME_PAIRS, SOME_PAIRS)
def test_groups_are_sorted_and_no_two_share_a_node(
    alike: dict[Pair, float], same: list[Pair], apart: list[Pair]
) -> None:
    groups = cluster(alike, 0.5, same=same, apart=apart)
    nodes = [node for group in groups for node in group]
    assert len(nodes) == len(set(nodes))
    assert groups == sorted(sorted(group) for group in groups)
    assert all(len(group) > 1 for group in groups)


@given(LIKENESS, SOME_PAIRS, SOME_PAIRS)
def test_what_is_judged_holds(alike: dict[Pair, float], same: list[Pair], apart: list[Pair]) -> None:
    groups = cluster(alike, 0.5, same=same, apart=apart)
    assert not any(set(pair) <= set(group) for pair in apart for group in groups)
    free = cluster(alike, 0.5, same=same)
    assert all(any(set(pair) <= set(group) for group in free) for pair in same)


def brute_force(alike: dict[Pair, float], threshold: float, apart: list[Pair]) -> list[list[str]]:
    """Average linkage by its definition: every mean is counted anew."""
    groups = [[node] for node in sorted({node for pair in alike for node in pair})]
    while True:
        best = max(
            ((mean(one, other, alike), -at, -to) for (at, one), (to, other) in combinations(enumerate(groups), 2)
             if not any(set(pair) & set(one) and set(pair) & set(other) for pair in apart)),
            default=(0.0, 0, 0),
        )  # fmt: skip
        if best[0] < threshold:
            return [group for group in groups if len(group) > 1]
        one, other = groups[-best[1]], groups[-best[2]]
        groups = sorted([*(each for each in groups if each not in (one, other)), sorted(one + other)])


def mean(one: list[str], other: list[str], alike: dict[Pair, float]) -> float:
    found = [alike.get((min(a, b), max(a, b)), 0.0) for a in one for b in other]
    return sum(found) / len(found)


@pytest.mark.parametrize(
    ("reason", "joined", "wanted"),
    [
        ("nothing", "", ""),
        ("a pair", "ab", "ab"),
        ("through a third", "ab bc", "abc"),
        ("two groups joined late", "ab cd bc", "abcd"),
        ("two groups", "ab cd", "ab cd"),
        ("a circle", "ab bc ca", "abc"),
        ("a node with itself is alone", "aa bc", "a bc"),
    ],
)  # fmt: skip
def test_join(reason: str, joined: str, wanted: str) -> None:
    assert shown(components(pairs(joined))) == wanted, reason


@given(st.lists(st.sampled_from(PAIRS), max_size=8), st.data())
def test_join_in_any_order(joined: list[Pair], data: st.DataObject) -> None:
    turned = [pair[::-1] if data.draw(st.booleans()) else pair for pair in data.draw(st.permutations(joined))]
    assert components(turned) == components(joined)


@given(st.lists(st.sampled_from(PAIRS), max_size=8))
def test_who_stands_for_a_group_is_in_it(joined: list[Pair]) -> None:
    roots = join(joined)
    assert all(roots[root] == root for root in roots.values())
    assert all(roots[one] == roots[other] for one, other in joined)


def components(joined: list[Pair]) -> list[list[str]]:
    roots = join(joined)
    return sorted([sorted(node for node in roots if roots[node] == root) for root in set(roots.values())])
