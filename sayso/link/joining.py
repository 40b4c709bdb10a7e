"""What is joined with what: through others too (union-find), or where it is alike on average (clustering)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush
from typing import Any, Generic, TypeVar

Node = TypeVar("Node")


def join(pairs: Iterable[tuple[Node, Node]]) -> Mapping[Node, Node]:
    """For every node of some pairs one that stands for all that are joined with it.

    >>> roots = join([("a", "b"), ("c", "d"), ("b", "c")])
    >>> len(set(roots.values()))
    1
    """
    parents: dict[Node, Node] = {}

    def find(node: Node) -> Node:
        while parents.setdefault(node, node) != node:
            node = parents[node]
        return node

    for one, other in pairs:
        parents[find(other)] = find(one)
    return {node: find(node) for node in list(parents)}


def cluster(
    likeness: Mapping[tuple[Node, Node], float],
    threshold: float,
    *,
    same: Iterable[tuple[Node, Node]] = (),
    apart: Iterable[tuple[Node, Node]] = (),
) -> list[list[Node]]:
    """Groups of two and more nodes that are alike on average (agglomerative clustering, average linkage).

    The two groups most alike are joined first, until none are alike by `threshold`; a pair without likeness has 0.
    What a person has judged goes before: `same` pairs are joined whatever their likeness, `apart` pairs never are.
    Nodes are sorted, so that the result does not depend on the order of the pairs.

    >>> cluster({("a", "b"): 0.9, ("b", "c"): 0.6, ("a", "c"): 0.0}, 0.5)
    [['a', 'b']]
    >>> cluster({("a", "b"): 0.9}, 0.5, apart=[("b", "a")])
    []
    """
    return _Clustering(likeness, same=list(same), apart=list(apart)).run(threshold)


class _Clustering(Generic[Node]):
    """Groups by number; `totals[a][b]` is the sum of likeness between the members of two groups."""

    def __init__(
        self,
        likeness: Mapping[tuple[Node, Node], float],
        *,
        same: list[tuple[Node, Node]],
        apart: list[tuple[Node, Node]],
    ) -> None:
        nodes: list[Any] = sorted({node for pair in (*likeness, *same) for node in pair})
        number = {node: at for at, node in enumerate(nodes)}
        self.groups: dict[int, list[Node]] = {at: [node] for at, node in enumerate(nodes)}
        self.totals: dict[int, dict[int, float]] = {at: {} for at in self.groups}
        for (one, other), score in likeness.items():
            self._add(number[one], number[other], score)
        self.barred: dict[int, set[int]] = {at: set() for at in self.groups}
        for one, other in apart:
            if one in number and other in number:
                self.barred[number[one]].add(number[other])
                self.barred[number[other]].add(number[one])
        pairs = sorted((min(pair), max(pair)) for pair in ((number[one], number[other]) for one, other in same))
        place = {at: at for at in self.groups}
        for first, second in pairs:
            a, b = sorted((place[first], place[second]))
            if a != b and b not in self.barred[a]:
                self._merge(a, b)
                place.update({at: a for at, group in place.items() if group == b})

    def run(self, threshold: float) -> list[list[Node]]:
        """Join until no two groups are alike enough; the groups in the order of their first members."""
        waiting = [(-self._mean(a, b), a, b) for a in self.totals for b in self.totals[a] if a < b]
        heapify(waiting)
        while waiting:
            score, a, b = heappop(waiting)
            if -score < threshold:
                break
            if b in self.totals.get(a, {}) and self._mean(a, b) == -score and b not in self.barred[a]:
                self._merge(a, b)
                for other in self.totals[a]:
                    heappush(waiting, (-self._mean(a, other), min(a, other), max(a, other)))
        found: list[list[Any]] = [sorted(group) for group in self.groups.values() if len(group) > 1]
        return sorted(found)

    def _mean(self, a: int, b: int) -> float:
        return self.totals[a][b] / (len(self.groups[a]) * len(self.groups[b]))

    def _add(self, a: int, b: int, score: float) -> None:
        self.totals[a][b] = self.totals[a].get(b, 0.0) + score
        self.totals[b][a] = self.totals[b].get(a, 0.0) + score

    def _merge(self, a: int, b: int) -> None:
        """Group `b` becomes part of group `a`."""
        for other, score in self.totals.pop(b).items():
            del self.totals[other][b]
            if other != a:
                self._add(a, other, score)
        for other in self.barred.pop(b):
            self.barred[other].discard(b)
            self.barred[other].add(a)
            self.barred[a].add(other)
        self.groups[a] += self.groups.pop(b)
