"""Where nodes go that nobody has placed: left to right in ranks, wrapped into rows. No Qt.

The layered drawing of Sugiyama, Tagawa and Toda (1981): ranks by longest path, long edges split by
virtual nodes, crossings reduced by barycentres, then heights by least squares with the order kept
(pool adjacent violators), so that a chain is a straight line. The ranks are broken into rows like
words into lines, where few wires cross the break.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from netstudio.gui.canvas.geometry import GAP_X, GAP_Y, GRID, WIDTH
from netstudio.gui.canvas.ordering import Layers, ordered, ranked

Position = tuple[float, float]

LANE = 20.0
"""The height that a wire takes where it runs past cards."""
CARD_GAP = 28.0
"""Between two cards of one column."""
_LANE_WEIGHT = 0.01
_SWEEPS = 6
_ROW = 136.0
"""About the height of one row with the gap below it."""
_LANDSCAPE = 1.6
"""The shape that a large graph fills, width to height."""
_SHORTEST_ROW = 0.6
"""A row is at least this full, so that looking for a good break leaves no stubs."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A wire for the layout: from a port `out_y` below the top of one card to `in_y` of another."""

    source: str
    target: str
    out_y: float = 14.0
    in_y: float = 14.0


@dataclass(slots=True)
class _Drawing:
    """One connected part: its layers (virtual nodes included), links and heights."""

    layers: Layers
    links: list[Edge]
    heights: Mapping[str, float]
    y: dict[str, float] = field(default_factory=dict)

    def height(self, node: str) -> float:
        return self.heights.get(node, LANE)

    def weight(self, node: str) -> float:
        return 1.0 if node in self.heights else _LANE_WEIGHT


def arrange(
    heights: Mapping[str, float], edges: Iterable[Edge], width: float
) -> dict[str, Position]:
    """The top left corner of every node.

    Args:
        heights: by node, in document order, which decides wherever nothing else does.
        edges: wires between these nodes; those that close a cycle are left out of account.
        width: how wide a row may be, in canvas units.
    """
    known = [e for e in edges if e.source in heights and e.target in heights]
    positions: dict[str, Position] = {}
    top = 0.0
    for part in _components(heights, known):
        drawn = _arrange_part(part, [e for e in known if e.source in part], heights, width)
        bottom = max(y + heights[node] for node, (_, y) in drawn.items())
        positions |= {node: (x, top + y) for node, (x, y) in drawn.items()}
        top = _on_grid(top + bottom + GAP_Y)
    return {node: positions[node] for node in heights}


def preferred_width(count: int, visible: float) -> float:
    """How wide rows are best: the window's width, or more where a graph would become a ribbon."""
    square = (count * _ROW * _LANDSCAPE / (WIDTH + GAP_X)) ** 0.5
    return max(visible, square * (WIDTH + GAP_X))


def _components(heights: Mapping[str, float], edges: Sequence[Edge]) -> list[set[str]]:
    """The connected parts, the one with the first node first."""
    near: dict[str, list[str]] = {node: [] for node in heights}
    for edge in edges:
        near[edge.source].append(edge.target)
        near[edge.target].append(edge.source)
    parts: list[set[str]] = []
    seen: set[str] = set()
    for node in heights:
        if node in seen:
            continue
        part, waiting = {node}, [node]
        while waiting:
            fresh = [other for other in near[waiting.pop()] if other not in part]
            part.update(fresh)
            waiting.extend(fresh)
        seen |= part
        parts.append(part)
    return parts


def _arrange_part(
    part: set[str], edges: Sequence[Edge], heights: Mapping[str, float], width: float
) -> dict[str, Position]:
    nodes = [node for node in heights if node in part]
    ranks, forward = ranked(nodes, [(e.source, e.target) for e in edges])
    edges = [e for e in edges if (e.source, e.target) in forward]
    layers, links = _layers(nodes, edges, ranks)
    drawing = _Drawing(ordered(layers, [(e.source, e.target) for e in links]), links, heights)
    _balance(drawing)
    return _wrapped(drawing, edges, ranks, width)


def _layers(
    nodes: Sequence[str], edges: Sequence[Edge], ranks: Mapping[str, int]
) -> tuple[Layers, list[Edge]]:
    """The nodes by rank, and edges between neighbouring ranks only: long ones get virtual nodes."""
    layers: Layers = [[] for _ in range(max(ranks.values()) + 1)]
    for node in nodes:
        layers[ranks[node]].append(node)
    links: list[Edge] = []
    for number, edge in enumerate(edges):
        last, out_y = edge.source, edge.out_y
        for rank in range(ranks[edge.source] + 1, ranks[edge.target]):
            lane = f"\0{number}.{rank}"
            layers[rank].append(lane)
            links.append(Edge(last, lane, out_y, LANE / 2))
            last, out_y = lane, LANE / 2
        links.append(Edge(last, edge.target, out_y, edge.in_y))
    return layers, links


def _balance(drawing: _Drawing) -> None:
    """Give every node a height near its neighbours', rank by rank, to and fro."""
    before: dict[str, list[tuple[str, float]]] = {}
    after: dict[str, list[tuple[str, float]]] = {}
    for link in drawing.links:
        shift = link.out_y - link.in_y
        before.setdefault(link.target, []).append((link.source, shift))
        after.setdefault(link.source, []).append((link.target, -shift))
    for layer in drawing.layers:
        _place(drawing, layer, before)
    for sweep in range(_SWEEPS):
        backwards = sweep % 2 == 0
        layers = drawing.layers[::-1] if backwards else drawing.layers
        for layer in layers:
            _place(drawing, layer, after if backwards else before)


def _place(
    drawing: _Drawing, layer: Sequence[str], near: Mapping[str, list[tuple[str, float]]]
) -> None:
    """The heights of one layer that are nearest to what its neighbours ask, without overlaps."""
    wanted: list[float] = []
    offset = 0.0
    offsets: list[float] = []
    for index, node in enumerate(layer):
        if index:
            offset += drawing.height(layer[index - 1]) + CARD_GAP
        offsets.append(offset)
        asked = [(drawing.y[n] + shift, drawing.weight(n)) for n, shift in near.get(node, ())]
        total = sum(weight for _, weight in asked)
        ideal = sum(y * weight for y, weight in asked) / total if total else None
        wanted.append((drawing.y.get(node, offset) if ideal is None else ideal) - offset)
    levels = isotonic(wanted, [drawing.weight(node) for node in layer])
    drawing.y |= {
        node: level + shift for node, level, shift in zip(layer, levels, offsets, strict=True)
    }


def isotonic(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The non-decreasing numbers nearest to `values` by weighted least squares.

    Pool adjacent violators: Ayer, Brunk, Ewing, Reid and Silverman (1955).
    """
    pools: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        mean, mass, count = value, weight, 1
        while pools and pools[-1][0] > mean:
            other, other_mass, other_count = pools.pop()
            mean = (mean * mass + other * other_mass) / (mass + other_mass)
            mass, count = mass + other_mass, count + other_count
        pools.append((mean, mass, count))
    return [mean for mean, _, count in pools for _ in range(count)]


def _wrapped(
    drawing: _Drawing, edges: Sequence[Edge], ranks: Mapping[str, int], width: float
) -> dict[str, Position]:
    """Positions with the ranks broken into rows."""
    positions: dict[str, Position] = {}
    top = 0.0
    pitch = WIDTH + GAP_X
    for start, end in _rows(
        len(drawing.layers), edges, ranks, max(1, int((width + GAP_X) / pitch))
    ):
        row = [(column, n) for column in range(start, end) for n in drawing.layers[column]]
        highest = min(drawing.y[node] for _, node in row)
        lowest = max(drawing.y[node] + drawing.height(node) for _, node in row)
        for column, node in row:
            if node in drawing.heights:
                y = _on_grid(top + drawing.y[node] - highest)
                positions[node] = (float((column - start) * pitch), y)
        top = _on_grid(top + lowest - highest + GAP_Y)
    return positions


def _rows(
    count: int, edges: Sequence[Edge], ranks: Mapping[str, int], most: int
) -> list[tuple[int, int]]:
    """The rows as ranges of ranks, broken where the fewest wires cross, the later the better."""
    crossing = [0] * (count + 1)
    for edge in edges:
        for boundary in range(ranks[edge.source] + 1, ranks[edge.target] + 1):
            crossing[boundary] += 1
    rows: list[tuple[int, int]] = []
    start = 0
    while count - start > most:
        fewest = start + max(1, round(most * _SHORTEST_ROW))
        end = min(range(fewest, start + most + 1), key=lambda b: (crossing[b], -b))
        rows.append((start, end))
        start = end
    return [*rows, (start, count)]


def _on_grid(length: float) -> float:
    return float(round(length / GRID) * GRID)
