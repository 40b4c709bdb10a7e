"""Heads as the model likes them best, made into one tree a sentence.

The model chooses every word's head by itself; where its choices form a circle or leave two roots, the best tree is
found by Chu and Liu's and Edmonds' algorithm (1965, 1967).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def make_tree(arcs: Scores, heads: Sequence[int]) -> list[int]:
    """The head of every word of one sentence: `arcs[word, head]` scores it, a root is its own head.

    >>> make_tree(np.array([[0.0, 2.0], [3.0, 2.0]], dtype=np.float32), [1, 0])
    [1, 1]
    """
    if _is_tree(heads):
        return list(heads)
    return _best_tree(arcs)


def _is_tree(heads: Sequence[int]) -> bool:
    if sum(head == word for word, head in enumerate(heads)) != 1:
        return False
    state = [0] * len(heads)
    for word in range(len(heads)):
        path = []
        at = word
        while state[at] == 0 and heads[at] != at:
            state[at] = 1
            path.append(at)
            at = heads[at]
            if state[at] == 1:
                return False
        for each in path:
            state[each] = 2
    return True


def _best_tree(arcs: Scores) -> list[int]:
    """The best root is tried first: that with the most to gain from being one."""
    size = len(arcs)
    if size == 1:
        return [0]
    others = arcs.copy()
    np.fill_diagonal(others, -np.inf)
    root = int(np.argmax(arcs.diagonal() - others.max(axis=1)))
    heads = _edmonds(others.astype(np.float64), root)
    heads[root] = root
    return heads


def _edmonds(scores: NDArray[np.float64], root: int) -> list[int]:
    """Heads of the maximum spanning tree below `root`."""
    scores = scores.copy()
    scores[root] = -np.inf
    heads = [int(head) for head in scores.argmax(axis=1)]
    heads[root] = root
    cycle = _find_cycle(heads, root)
    if not cycle:
        return heads
    outside = [word for word in range(len(scores)) if word not in set(cycle)]
    here = len(outside)
    small = np.full((here + 1, here + 1), -np.inf)
    kept = np.array([scores[word, heads[word]] for word in cycle])
    into = scores[np.ix_(cycle, outside)] - kept[:, None]
    out_of = scores[np.ix_(outside, cycle)]
    small[:here, :here] = scores[np.ix_(outside, outside)]
    small[here, :here] = into.max(axis=0)
    small[:here, here] = out_of.max(axis=1)
    found = _edmonds(small, outside.index(root))
    for place, word in enumerate(outside):
        if word == root:
            continue
        head = found[place]
        heads[word] = cycle[int(out_of[place].argmax())] if head == here else outside[head]
    entry = int(into[:, found[here]].argmax())
    heads[cycle[entry]] = outside[found[here]]
    heads[root] = root
    return heads


def _find_cycle(heads: Sequence[int], root: int) -> list[int]:
    seen = {root}
    for start in range(len(heads)):
        path: list[int] = []
        at = start
        while at not in seen:
            seen.add(at)
            path.append(at)
            at = heads[at]
        if at in path:
            return path[path.index(at) :]
    return []


def whole_names(tags: Sequence[str], trees: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Heads and labels in which two proper nouns side by side are one name where both hang on one word the same way.

    >>> whole_names(["NNP", "NNP", "VBD"], [(2, "nsubj"), (2, "nsubj"), (2, "ROOT")])
    [(1, 'compound'), (2, 'nsubj'), (2, 'ROOT')]
    """
    whole = list(trees)
    for i in range(len(tags) - 1):
        if tags[i] == tags[i + 1] == "NNP" and trees[i] == trees[i + 1] and trees[i][0] not in (i, i + 1):
            whole[i] = (i + 1, "compound")
    return whole
