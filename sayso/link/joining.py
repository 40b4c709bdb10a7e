"""What is joined with what, through others too (union-find)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

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
