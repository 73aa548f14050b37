"""Where nodes go that nobody has placed: left to right in ranks, wrapped into rows.

The layered drawing of Sugiyama, Tagawa and Toda (1981): ranks by longest path, long wires split by
lanes, crossings reduced by barycentres from the order that the nodes have already, so that a small
change of the graph is a small change of the picture. The ranks are broken into rows like words into
lines, where few values are cut. Then heights, row by row: the longest ways are level lines
(`spine`), each placed as near to what it is wired to as those before leave room (`stacking`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import sqrt

from netstudio.layout.geometry import GAP_X, GAP_Y, WIDTH
from netstudio.layout.ordering import Layers, crossings, ordered, ranked
from netstudio.layout.stacking import LANE, Edge, on_grid, stacked

__all__ = ["Cancelled", "Edge", "Position", "arrange", "preferred_width", "rows"]

Position = tuple[float, float]

_ROW = 136.0
"""About the height of one row with the gap below it."""
_LANDSCAPE = 1.6
"""The shape that a large graph fills, width to height."""
_CUT = 1.5
"""What a break that cuts many values costs; one that cuts two costs half of it, and one value has
to cross in any case."""
_WORTH_MOVING = 0.5
"""Cards change their order where less than this share of the crossings is left."""
_LONELY = 0.8
_PER_ROW = 0.5
"""What a row costs: rows stay long where nothing is gained by a break."""
_ROOM = 8.0
"""More room between two rows for each further value that goes from one to the other."""
_MOST_ROOM = 96.0


class Cancelled(Exception):  # noqa: N818 - it is no error
    """Nobody waits for the layout any more."""


def arrange(
    heights: Mapping[str, float],
    edges: Iterable[Edge],
    width: float,
    before: Mapping[str, Position] | None = None,
    check: Callable[[], object] = lambda: None,
) -> dict[str, Position]:
    """The top left corner of every node.

    Args:
        heights: by node, in document order, which decides wherever nothing else does.
        edges: wires between these nodes; those that close a cycle are left out of account.
        width: how wide a row may be, in canvas units.
        before: where nodes lie now; what is above in a rank stays above unless that tangles wires.
        check: called now and then; it raises `Cancelled` to give up.
    """
    known = [e for e in edges if e.source in heights and e.target in heights]
    positions: dict[str, Position] = {}
    top = 0.0
    for part in _components(heights, known):
        check()
        inside = [e for e in known if e.source in part]
        drawn = _arrange_part(part, inside, heights, width, before or {}, check)
        bottom = max(y + heights[node] for node, (_, y) in drawn.items())
        positions |= {node: (x, top + y) for node, (x, y) in drawn.items()}
        top = on_grid(top + bottom + GAP_Y)
    return {node: positions[node] for node in heights}


def preferred_width(count: int, visible: float) -> float:
    """How wide rows are best: the window's width, or more where a graph would become a ribbon."""
    square = sqrt(count * _ROW * _LANDSCAPE / (WIDTH + GAP_X))
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
    part: set[str],
    edges: Sequence[Edge],
    heights: Mapping[str, float],
    width: float,
    before: Mapping[str, Position],
    check: Callable[[], object],
) -> dict[str, Position]:
    nodes = [node for node in heights if node in part]
    ranks, forward = ranked(nodes, [(e.source, e.target) for e in edges])
    edges = [e for e in edges if (e.source, e.target) in forward]
    layers, links = _layers(nodes, edges, ranks)
    layers = _untangled(layers, links, before, check)
    return _wrapped(layers, edges, ranks, heights, width, check)


def _layers(
    nodes: Sequence[str], edges: Sequence[Edge], ranks: Mapping[str, int]
) -> tuple[Layers, list[Edge]]:
    """The nodes by rank, and links between neighbouring ranks only: long wires run along lanes,
    those of one value along the same."""
    layers: Layers = [[] for _ in range(max(ranks.values()) + 1)]
    for node in nodes:
        layers[ranks[node]].append(node)
    links: dict[Edge, None] = {}
    known: set[str] = set()
    for edge in edges:
        last, out_y = edge.source, edge.out_y
        for rank in range(ranks[edge.source] + 1, ranks[edge.target]):
            lane = _lane(edge, rank)
            if lane not in known:
                known.add(lane)
                layers[rank].append(lane)
            links[Edge(last, lane, out_y, LANE / 2)] = None
            last, out_y = lane, LANE / 2
        links[Edge(last, edge.target, out_y, edge.in_y)] = None
    return layers, list(links)


def _lane(edge: Edge, rank: int) -> str:
    """The node that stands for the wires of a value where they pass a rank."""
    return f"\0{edge.source}\0{edge.out_y}\0{rank}"


def _untangled(
    layers: Layers,
    links: Sequence[Edge],
    before: Mapping[str, Position],
    check: Callable[[], object],
) -> Layers:
    """The layers in an order in which few links cross: the one that cards have now, unless
    another one is much better."""
    pairs = [(link.source, link.target) for link in links]
    if not before:
        return ordered(layers, pairs, check)
    kept = ordered(_as_before(layers, links, before), pairs, check, before.keys())
    free = ordered(kept, pairs, check)
    worth = _WORTH_MOVING * crossings(kept, pairs)
    return free if crossings(free, pairs) < worth else kept


def _as_before(layers: Layers, links: Sequence[Edge], before: Mapping[str, Position]) -> Layers:
    """The layers in the order that their nodes have now; one that is new lies by what it reads."""
    into: dict[str, list[str]] = {}
    for link in links:
        into.setdefault(link.target, []).append(link.source)
    level: dict[str, float] = {}
    for layer in layers:
        for node in layer:
            if node in before:
                level[node] = before[node][1]
            else:
                read = [level[source] for source in into.get(node, ())]
                level[node] = sum(read) / len(read) if read else 0.0
    return [sorted(layer, key=level.__getitem__) for layer in layers]


def _wrapped(
    layers: Layers,
    edges: Sequence[Edge],
    ranks: Mapping[str, int],
    heights: Mapping[str, float],
    width: float,
    check: Callable[[], object],
) -> dict[str, Position]:
    """Positions with the ranks broken into rows, each with a height for its nodes of its own."""
    positions: dict[str, Position] = {}
    top = 0.0
    pitch = WIDTH + GAP_X
    crossing = _crossing_values(len(layers), edges, ranks)
    for start, end in rows(crossing, max(1, int((width + GAP_X) / pitch))):
        inside = [e for e in edges if start <= ranks[e.source] and ranks[e.target] < end]
        row, links = _row(layers, start, end, inside, ranks, heights)
        y = stacked(row, links, heights, check)
        shift = on_grid(top - min(y.values()))
        column_of = {node: column for column, layer in enumerate(row) for node in layer}
        positions |= {
            node: (float(column_of[node] * pitch), y[node] + shift) for node in y if node in heights
        }
        lowest = max(level + heights.get(node, LANE) for node, level in y.items())
        room = min(_MOST_ROOM, _ROOM * max(0, crossing[end] - 1))
        top = on_grid(lowest + shift + GAP_Y + room)
    return positions


def _row(
    layers: Layers,
    start: int,
    end: int,
    inside: Sequence[Edge],
    ranks: Mapping[str, int],
    heights: Mapping[str, float],
) -> tuple[Layers, list[Edge]]:
    """The layers of one row, and its links. A wire from row to row runs between the rows, so it
    takes no lane inside them."""
    cards = [node for layer in layers[start:end] for node in layer if node in heights]
    kept, links = _layers(cards, inside, {node: ranks[node] - start for node in cards})
    place = {node: index for layer in layers[start:end] for index, node in enumerate(layer)}
    named = {
        _lane(edge, rank - start): _lane(edge, rank)
        for edge in inside
        for rank in range(ranks[edge.source] + 1, ranks[edge.target])
    }
    order = {node: place[named.get(node, node)] for layer in kept for node in layer}
    return [sorted(layer, key=order.__getitem__) for layer in kept], links


def _crossing_values(count: int, edges: Sequence[Edge], ranks: Mapping[str, int]) -> list[int]:
    """By boundary between ranks, how many values cross it: the wires of one value count once."""
    furthest: dict[tuple[str, float], int] = {}
    for edge in edges:
        value = (edge.source, edge.out_y)
        furthest[value] = max(furthest.get(value, 0), ranks[edge.target])
    crossing = [0] * (count + 1)
    for (source, _), last in furthest.items():
        for boundary in range(ranks[source] + 1, last + 1):
            crossing[boundary] += 1
    return crossing


def rows(crossing: Sequence[int], most: int) -> list[tuple[int, int]]:
    """The rows as ranges of ranks, with the least values cut and the rows well filled.

    Args:
        crossing: by boundary, how many values cross it; the last is the end.
        most: how many ranks a row may have.
    """
    count = len(crossing) - 1
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, count + 1):
        costs = []
        for start in range(max(0, end - most), end):
            empty = (most - (end - start)) / most
            if end == count:  # a last row is as long as it comes out, only not a single rank
                empty = _LONELY if end - start == 1 and count > most else 0.0
            cut = 0.0 if end == count else 1.0 - 0.5 ** max(0, crossing[end] - 1)
            costs.append((best[start][0] + _CUT * cut + _PER_ROW + empty * empty, start))
        best.append(min(costs))
    result: list[tuple[int, int]] = []
    end = count
    while end:
        start = best[end][1]
        result.append((start, end))
        end = start
    return result[::-1]
