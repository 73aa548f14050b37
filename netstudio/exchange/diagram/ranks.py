"""The boxes of a plan by rank and in order, with lanes for the wires that pass them.

This is the canvas's own layout (`netstudio.layout`) as far as ranks, order and heights go; here
boxes have sizes of their own, and a lane is a place that a wire may really take.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from netstudio.exchange.diagram import style
from netstudio.exchange.diagram.plan import Box, Link, Plan
from netstudio.layout.ordering import Layers, ordered, ranked
from netstudio.layout.stacking import Edge, stacked
from netstudio.records import dataclass

_PORT_STEP = 9.0
_BRANCHES = 3


@dataclass(frozen=True, slots=True)
class Hop:
    """A piece of a wire from one rank to the next, with where it begins and ends across."""

    value: str
    source: str
    target: str
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Stacked:
    """A plan with every rank in order.

    Attributes:
        layers: boxes, entries, exits and lanes of each rank, from the near side on.
        across: the near edge of each box; of all others the middle.
        hops: the pieces of each link, in its direction.
    """

    layers: Layers
    across: Mapping[str, float]
    hops: Mapping[Link, tuple[Hop, ...]]


def ranks_of(plan: Plan) -> dict[str, int]:
    """The rank of every box, entry and exit; entries come first and exits last.

    A link that closes a cycle has no place in a drawing that runs one way: its target keeps a
    rank at or before its source's.
    """
    nodes = [*plan.entries, *plan.boxes]
    pairs = [(link.source, link.target) for link in plan.links if link.target in plan.boxes]
    ranks, _ = ranked(nodes, pairs)
    if plan.entries:
        early = any(ranks[name] <= 0 for name in plan.boxes)
        ranks = {name: rank + early for name, rank in ranks.items()}
        ranks |= dict.fromkeys(plan.entries, 0)
    last = max(ranks.values(), default=-1)
    return ranks | dict.fromkeys(plan.exits, last + 1)


def stacked_plan(plan: Plan, ranks: Mapping[str, int]) -> Stacked:
    """The plan in one row: an order for each rank in which few wires cross, and places across."""
    links = [link for link in plan.links if ranks[link.source] < ranks[link.target]]
    layers = _layers(plan, ranks)
    lanes: dict[str, int] = {}
    ways = {link: _way(link, ranks) for link in links}
    for link, way in ways.items():
        for rank, lane in enumerate(way[1:-1], start=ranks[link.source] + 1):
            lanes.setdefault(lane, rank)
    for lane, rank in lanes.items():
        layers[rank].append(lane)
    pairs = dict.fromkeys(pair for way in ways.values() for pair in pairwise(way))
    layers = ordered(layers, list(pairs))
    ports = _Ports(plan, layers, ways)
    heights = {name: max(box.across, box.room) for name, box in plan.boxes.items()}
    edges = {
        Edge(a, b, ports.out(link, a), ports.into(link, b))
        for link, way in ways.items()
        for a, b in pairwise(way)
    }
    order = {pair: number for number, pair in enumerate(pairs)}
    straight = sorted(edges, key=lambda edge: (order[edge.source, edge.target], edge.out_y))
    level, hubs = _level(layers, list(pairs))
    tops = stacked(layers, straight, heights, spacing=style.SPACING, level=level, hubs=hubs)
    hops = {
        link: tuple(
            Hop(link.value, a, b, tops[a] + ports.out(link, a), tops[b] + ports.into(link, b))
            for a, b in pairwise(way)
        )
        for link, way in ways.items()
    }
    across = {
        name: top + (_inset(plan.boxes[name]) if name in plan.boxes else style.SPACING.lane / 2)
        for name, top in tops.items()
    }
    return Stacked(layers, across, hops)


def _level(
    layers: Layers, pairs: Sequence[tuple[str, str]]
) -> tuple[set[tuple[str, str]], set[str]]:
    """The links that may be drawn level, and the nodes that have to lie in the middle of others.

    Of three branches or more it is the middle one that runs straight, and none of them where their
    number is even.
    """
    place = {name: number for layer in layers for number, name in enumerate(layer)}
    allowed, hubs = set(pairs), set[str]()
    for end in (0, 1):
        groups: dict[str, list[tuple[str, str]]] = {}
        for pair in pairs:
            groups.setdefault(pair[end], []).append(pair)
        for name, group in groups.items():
            if len(group) < _BRANCHES:
                continue
            hubs.add(name)
            order = sorted(group, key=lambda pair: place[pair[1 - end]])
            middle = order[len(order) // 2] if len(order) % 2 else None
            allowed.difference_update(pair for pair in order if pair != middle)
    return allowed, hubs


def _layers(plan: Plan, ranks: Mapping[str, int]) -> Layers:
    layers: Layers = [[] for _ in range(max(ranks.values(), default=0) + 1)]
    for name in (*plan.entries, *plan.boxes, *plan.exits):
        layers[ranks[name]].append(name)
    return layers


def _way(link: Link, ranks: Mapping[str, int]) -> tuple[str, ...]:
    """The nodes that a link passes: those of one value share their lanes."""
    between = range(ranks[link.source] + 1, ranks[link.target])
    return (link.source, *(f"\0{link.value}\0{rank}" for rank in between), link.target)


def _inset(box: Box) -> float:
    return max(0.0, box.room - box.across) / 2


class _Ports:
    """Where wires enter and leave, from the near edge of what a box takes across."""

    def __init__(self, plan: Plan, layers: Layers, ways: Mapping[Link, tuple[str, ...]]) -> None:
        self._boxes = plan.boxes
        place = {name: number for layer in layers for number, name in enumerate(layer)}
        leaving: dict[str, list[str]] = {}
        entering: dict[str, list[tuple[int, str]]] = {}
        for link, way in ways.items():
            leaving.setdefault(link.source, []).append(link.value)
            entering.setdefault(link.target, []).append((place[way[-2]], link.value))
        self._out = {
            name: _spread(self._boxes.get(name), list(dict.fromkeys(values)))
            for name, values in leaving.items()
        }
        self._in = {
            name: _spread(self._boxes.get(name), [v for _, v in sorted(set(values))])
            for name, values in entering.items()
        }

    def out(self, link: Link, name: str) -> float:
        """Where a link leaves a box, or passes a lane."""
        box = self._boxes.get(name)
        if box is None or name != link.source:
            return style.SPACING.lane / 2
        if box.outputs and link.out in box.outputs:
            return _inset(box) + box.outputs[link.out]
        return _inset(box) + self._out[name][link.value]

    def into(self, link: Link, name: str) -> float:
        """Where a link enters a box, or passes a lane."""
        box = self._boxes.get(name)
        if box is None or name != link.target:
            return style.SPACING.lane / 2
        if box.inputs and link.into in box.inputs:
            return _inset(box) + box.inputs[link.into]
        return _inset(box) + self._in[name][link.value]


def _spread(box: Box | None, values: Sequence[str]) -> dict[str, float]:
    """Places for values along the edge of a box, close together around its middle."""
    if box is None:
        return dict.fromkeys(values, style.SPACING.lane / 2)
    if box.is_round:
        return dict.fromkeys(values, box.across / 2)
    step = min(_PORT_STEP, box.across / (len(values) + 1))
    first = box.across / 2 - step * (len(values) - 1) / 2
    return {value: first + step * number for number, value in enumerate(values)}
