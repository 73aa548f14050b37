"""Heights for the nodes of a layered drawing: level lines, as near to their wires as can be. No Qt.

Lines (`spine`) are placed one after another, the longest first. Each goes to the height that what
it is wired to asks for, as far as the lines placed before leave room for it and for all those still
to come between; so every height is final, and a line never bends.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Mapping, Sequence
from math import inf

from netstudio.layout.geometry import GRID
from netstudio.layout.spine import lines, neighbours, straight_links
from netstudio.records import dataclass

LANE = 16.0
"""The height that a wire takes where it runs past cards."""
_CHECK_EVERY = 64

Layers = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Edge:
    """A wire for the layout: from a port `out_y` below the top of one card to `in_y` of another."""

    source: str
    target: str
    out_y: float = 14.0
    in_y: float = 14.0


@dataclass(frozen=True, slots=True)
class Spacing:
    """The distances of a drawing.

    Attributes:
        card: between two cards of one column.
        lane: the height that a wire takes where it runs past cards.
        beside_lane: between a lane and what lies beside it.
        grid: what heights are multiples of.
        lane_weight: how much a wire that only passes pulls at its ends, against one from card to
            card.
    """

    card: float = 28.0
    lane: float = LANE
    beside_lane: float = 8.0
    grid: float = GRID
    lane_weight: float = 0.2


ON_CANVAS = Spacing()


class _Line:
    """Nodes drawn level, each `offsets` below the line's own height.

    Attributes:
        length: how many cards it has.
        above, below: the lines it keeps a distance from, by number.
        wires: the line at the other end, the height that it asks for relative to its own, and the
            weight.
        order: its number from top to bottom.
        least, most: the heights between which the lines placed so far leave room.
        y: its height, once it is placed.
    """

    __slots__ = ("above", "below", "least", "length", "most", "offsets", "order", "wires", "y")

    def __init__(self, length: int, offsets: dict[str, float]) -> None:
        self.length = length
        self.offsets = offsets
        self.above: dict[int, float] = {}
        self.below: dict[int, float] = {}
        self.wires: list[tuple[int, float, float]] = []
        self.order = 0
        self.least, self.most = -inf, inf
        self.y: float | None = None


def stacked(
    layers: Layers,
    links: Sequence[Edge],
    heights: Mapping[str, float],
    check: Callable[[], object] = lambda: None,
    spacing: Spacing = ON_CANVAS,
    level: Collection[tuple[str, str]] | None = None,
    hubs: Collection[str] = (),
) -> dict[str, float]:
    """The top of every node, without overlaps inside a layer.

    Args:
        layers: the nodes of each rank from top to bottom; those without a height are lanes.
        links: between neighbouring ranks.
        heights: of the cards.
        check: called now and then, for whoever wants to break off by an exception.
        spacing: the distances to keep.
        level: the links that may be drawn level, as pairs of nodes; by default all of them.
        hubs: nodes that go where all their wires ask them to, placed after what is around them.
    """
    made = _lines(layers, links, heights, level)
    _separate(made, layers, heights, spacing)
    _wire(made, links, heights, spacing.lane_weight)
    _number(made)
    queued: set[int] = set()
    placed = 0
    late = [any(node in hubs for node in line.offsets) for line in made]
    # A line that nothing before is wired to starts a part of its own, the longest first.
    for start in sorted(range(len(made)), key=lambda n: (late[n], -made[n].length)):
        heap = [] if start in queued else [(-made[start].length, start)]
        queued.add(start)
        while heap:
            number = heapq.heappop(heap)[1]
            _put(made, number, spacing.grid)
            placed += 1
            if placed % _CHECK_EVERY == 0:
                check()
            near = (other for other, _, _ in made[number].wires)
            fresh = {other for other in near if late[start] or not late[other]} - queued
            queued |= fresh
            for other in fresh:
                heapq.heappush(heap, (-made[other].length, other))
    return {
        node: offset + (line.y or 0.0) for line in made for node, offset in line.offsets.items()
    }


def on_grid(length: float, grid: float = GRID) -> float:
    """The nearest multiple of the grid."""
    return float(round(length / grid) * grid)


def _lines(
    layers: Layers,
    links: Sequence[Edge],
    heights: Mapping[str, float],
    level: Collection[tuple[str, str]] | None,
) -> list[_Line]:
    pairs = [(link.source, link.target) for link in links]
    if level is not None:
        pairs = [pair for pair in pairs if pair in level]
    after, length = straight_links(layers, pairs, heights.__contains__)
    shifts: dict[tuple[str, str], float] = {}
    for link in links:  # of several wires between two nodes the first runs straight
        shifts.setdefault((link.source, link.target), link.out_y - link.in_y)
    made = []
    for line in lines(layers, after):
        offsets = {line[0]: 0.0}
        for source in line[:-1]:
            offsets[after[source]] = offsets[source] + shifts[source, after[source]]
        made.append(_Line(length[line[0]], offsets))
    return made


def _separate(
    made: list[_Line], layers: Layers, heights: Mapping[str, float], spacing: Spacing
) -> None:
    """Note how far below one line the next has to lie."""
    line_of = {node: number for number, line in enumerate(made) for node in line.offsets}
    for upper, lower in neighbours(layers):
        one, other = line_of[upper], line_of[lower]
        both = upper in heights and lower in heights
        gap = spacing.card if both else spacing.beside_lane
        distance = (
            made[one].offsets[upper]
            + heights.get(upper, spacing.lane)
            + gap
            - made[other].offsets[lower]
        )
        distance = max(distance, made[one].below.get(other, -inf))
        made[one].below[other] = made[other].above[one] = distance


def _wire(
    made: list[_Line], links: Sequence[Edge], heights: Mapping[str, float], lane_weight: float
) -> None:
    line_of = {node: number for number, line in enumerate(made) for node in line.offsets}
    for link in links:
        one, other = line_of[link.source], line_of[link.target]
        if one == other:
            continue
        shift = (
            made[one].offsets[link.source]
            + link.out_y
            - made[other].offsets[link.target]
            - link.in_y
        )
        weight = 1.0 if link.source in heights and link.target in heights else lane_weight
        made[other].wires.append((one, shift, weight))
        made[one].wires.append((other, -shift, weight))


def _number(made: list[_Line]) -> None:
    """Number the lines from top to bottom."""
    missing = [len(line.above) for line in made]
    ready = [number for number, count in enumerate(missing) if count == 0]
    order = 0
    while ready:
        number = ready.pop()
        made[number].order = order
        order += 1
        for other in made[number].below:
            missing[other] -= 1
            if missing[other] == 0:
                ready.append(other)


def _put(made: list[_Line], number: int, grid: float) -> None:
    line = made[number]
    asked = [(y + shift, weight) for n, shift, weight in line.wires if (y := made[n].y) is not None]
    total = sum(weight for _, weight in asked)
    wanted = sum(y * weight for y, weight in asked) / total if total else 0.0
    line.y = on_grid(min(max(wanted, line.least), line.most), grid)
    _push(made, number, downwards=True)
    _push(made, number, downwards=False)


def _push(made: list[_Line], number: int, *, downwards: bool) -> None:
    """Tell the lines beyond how near they may come."""
    side = 1 if downwards else -1
    heap = [(side * made[number].order, number)]
    while heap:
        line = made[heapq.heappop(heap)[1]]
        limit = line.least if downwards else line.most
        here = line.y if line.y is not None else limit
        for other, distance in (line.below if downwards else line.above).items():
            beyond = made[other]
            if beyond.y is not None:
                continue
            reach = here + side * distance
            if downwards and reach > beyond.least:
                beyond.least = reach
            elif not downwards and reach < beyond.most:
                beyond.most = reach
            else:
                continue
            heapq.heappush(heap, (side * beyond.order, other))
