"""One tree a sentence, whatever heads the model likes best."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.tree import make_tree


def is_tree(heads: list[int]) -> bool:
    if sum(head == word for word, head in enumerate(heads)) != 1:
        return False
    for word in range(len(heads)):
        at = word
        for _ in heads:
            at = heads[at]
        if heads[at] != at:
            return False
    return True


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 9), st.integers(0, 10_000))
def test_the_answer_is_always_a_tree(size: int, seed: int) -> None:
    arcs = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    assert is_tree(make_tree(arcs, arcs.argmax(axis=1).tolist()))


def test_choices_that_make_a_tree_are_kept() -> None:
    arcs = np.array([[0, 9, 0], [0, 9, 0], [0, 9, 0]], dtype=np.float32)
    assert make_tree(arcs, [1, 1, 1]) == [1, 1, 1]


def test_a_circle_is_broken_where_it_costs_least() -> None:
    arcs = np.array([[5.0, 1.0, 0.0], [0.0, 0.0, 6.0], [4.0, 6.0, 0.0]], dtype=np.float32)
    assert make_tree(arcs, [0, 2, 1]) == [0, 2, 0]
