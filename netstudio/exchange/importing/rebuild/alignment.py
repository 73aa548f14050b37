"""The nodes of two graphs that are mostly the same, in pairs.

Two that do the same to values, or call the same member, may be one node of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from netstudio.document.graph import Graph
from netstudio.document.node import Call, Input, Node, Op, Output

Pairs: TypeAlias = "list[tuple[Node | None, Node | None]]"
"""Nodes of two graphs, in their order; None where one has no such node."""

_SHORT = 60
"""Nodes of a graph for which more than one way to pair them is looked for."""


def _inner(graph: Graph) -> list[Node]:
    return [n for n in graph.nodes.values() if not isinstance(n.target, Input | Output)]


def _signature(node: Node) -> tuple[str, ...]:
    target = node.target
    if isinstance(target, Call):
        return ("call", target.member)
    assert isinstance(target, Op)
    return ("op", target.name)


def alignments(one: Graph, other: Graph) -> Iterator[Pairs]:
    """Ways to pair the nodes of both along the longest sequence that they have in common.

    One has what both end with in pairs; another, where graphs are short, what comes first.
    """
    yield from _pairings(_inner(one), _inner(other))


def _pairings(first: Sequence[Node], second: Sequence[Node]) -> Iterator[Pairs]:
    one, other = [_signature(n) for n in first], [_signature(n) for n in second]
    shorter = min(len(one), len(other))
    start = end = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    found: list[Pairs] = []
    for kept in (end, 0) if max(len(one), len(other)) <= _SHORT else (end,):
        middle = _common(one[start : len(one) - kept], other[start : len(other) - kept])
        pairs: Pairs = list(zip(first[:start], second[:start], strict=True))
        for a, b in middle:
            mine = None if a is None else first[start + a]
            pairs.append((mine, None if b is None else second[start + b]))
        pairs += zip(first[len(one) - kept :], second[len(other) - kept :], strict=True)
        if pairs not in found:
            found.append(pairs)
            yield pairs


def _common(
    one: Sequence[tuple[str, ...]], other: Sequence[tuple[str, ...]]
) -> list[tuple[int | None, int | None]]:
    """Indices along a longest common subsequence; what is in one alone stands before."""
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            same = one[i] == other[j]
            skipped = max(lengths[i + 1][j], lengths[i][j + 1])
            lengths[i][j] = lengths[i + 1][j + 1] + 1 if same else skipped
    pairs: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < len(one) and j < len(other):
        if one[i] == other[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    pairs += [(k, None) for k in range(i, len(one))]
    pairs += [(None, k) for k in range(j, len(other))]
    return pairs
