"""Ranks of nodes, and their order within a rank, for the layered layout. No Qt."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise

Layers = list[list[str]]
Link = tuple[str, str]

_SWEEPS = 8


def ranked(nodes: Sequence[str], edges: Sequence[Link]) -> tuple[dict[str, int], set[Link]]:
    """The rank of each node by longest path, and the edges that run forward.

    Edges that close a cycle are those met backwards by a depth-first walk in document order. A
    node that nothing precedes stands just before the first that reads it.
    """
    after: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in edges:
        after[source].append(target)
    order = _topological(nodes, after)
    place = {node: index for index, node in enumerate(order)}
    forward = {(a, b) for a, b in edges if place[a] < place[b]}
    ranks = dict.fromkeys(nodes, 0)
    for node in order:
        for reader in after[node]:
            if (node, reader) in forward:
                ranks[reader] = max(ranks[reader], ranks[node] + 1)
    entered = {target for _, target in forward}
    for node in nodes:
        readers = [ranks[reader] for reader in after[node] if (node, reader) in forward]
        if node not in entered and readers:
            ranks[node] = min(readers) - 1
    return ranks, forward


def _topological(nodes: Sequence[str], after: Mapping[str, Sequence[str]]) -> list[str]:
    """Depth first without recursion; nodes in reverse order of leaving."""
    left: list[str] = []
    seen: set[str] = set()
    for root in reversed(nodes):
        if root in seen:
            continue
        seen.add(root)
        path = [(root, iter(reversed(after[root])))]
        while path:
            node, readers = path[-1]
            fresh = next((reader for reader in readers if reader not in seen), None)
            if fresh is None:
                left.append(node)
                path.pop()
            else:
                seen.add(fresh)
                path.append((fresh, iter(reversed(after[fresh]))))
    return left[::-1]


def ordered(
    layers: Layers,
    links: Sequence[Link],
    check: Callable[[], object] = lambda: None,
    held: Collection[str] = (),
) -> Layers:
    """The layers with their nodes reordered so that few links cross.

    Barycentre sweeps down and up; the best order met is kept, the given one included. `check` is
    called before each sweep. Nodes that are `held` keep their order among each other.
    """
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for source, target in links:
        before.setdefault(target, []).append(source)
        after.setdefault(source, []).append(target)
    best = [list(layer) for layer in layers]
    fewest = _crossings(best, after)
    current = best
    for sweep in range(_SWEEPS):
        if fewest == 0:
            break
        check()
        down = sweep % 2 == 0
        swept = _swept(current if down else current[::-1], before if down else after)
        current = swept if down else swept[::-1]
        if held:
            pairs = zip(current, layers, strict=True)
            current = [_with_order(layer, given, held) for layer, given in pairs]
        count = _crossings(current, after)
        if count < fewest:
            best, fewest = current, count
    return best


def crossings(layers: Layers, links: Sequence[Link]) -> int:
    """How many pairs of links cross."""
    after: dict[str, list[str]] = {}
    for source, target in links:
        after.setdefault(source, []).append(target)
    return _crossings(layers, after)


def _with_order(layer: list[str], given: Sequence[str], held: Collection[str]) -> list[str]:
    """The layer with its held nodes in the order of `given`, in the places they have together."""
    order = iter([node for node in given if node in held])
    return [next(order) if node in held else node for node in layer]


def _swept(layers: Layers, near: Mapping[str, Sequence[str]]) -> Layers:
    """Each layer sorted by the mean place of its neighbours in the layer before."""
    result: Layers = []
    place: dict[str, int] = {}
    for layer in layers:
        keys = {
            node: _mean([place[n] for n in near.get(node, ())], index)
            for index, node in enumerate(layer)
        }
        result.append(sorted(layer, key=keys.__getitem__))
        place = {node: index for index, node in enumerate(result[-1])}
    return result


def _mean(places: Sequence[int], default: int) -> float:
    return sum(places) / len(places) if places else float(default)


def _crossings(layers: Layers, after: Mapping[str, Sequence[str]]) -> int:
    """How many pairs of links cross, by counting inversions layer by layer."""
    total = 0
    for upper, lower in pairwise(layers):
        place = {node: index for index, node in enumerate(lower)}
        met: list[int] = []
        for node in upper:
            ends = sorted(place[reader] for reader in after.get(node, ()))
            total += sum(len(met) - bisect_right(met, end) for end in ends)
            for end in ends:
                insort(met, end)
    return total
