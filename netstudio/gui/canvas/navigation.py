"""Walking from node to node with the arrow keys. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from netstudio.document.graph import Graph
from netstudio.layout.arrange import Position

Direction = Literal["left", "right", "up", "down"]

_SIDEWAYS = 2.5
"""How much worse a step aside is than one ahead."""


def neighbour(
    graph: Graph, places: Mapping[str, Position], node_id: str | None, direction: Direction
) -> str | None:
    """Where an arrow key leads: along a wire to the right or left, else to the nearest that way."""
    if node_id is None or node_id not in places:
        return next(iter(places), None)
    linked: list[str] = []
    if direction == "right":
        linked = graph.consumers()[node_id]
    elif direction == "left":
        linked = [source for source in graph.nodes[node_id].sources() if source in places]
    if linked:
        here = places[node_id]
        return min(linked, key=lambda other: abs(places[other][1] - here[1]))
    return _nearest(places, node_id, direction)


def _nearest(places: Mapping[str, Position], node_id: str, direction: Direction) -> str | None:
    x, y = places[node_id]
    sign = 1 if direction in ("right", "down") else -1
    costs = {}
    for other, (ox, oy) in places.items():
        dx, dy = ox - x, oy - y
        ahead, aside = (dx, dy) if direction in ("left", "right") else (dy, dx)
        if ahead * sign > 8:
            costs[other] = abs(ahead) + _SIDEWAYS * abs(aside)
    return min(costs, key=costs.__getitem__, default=None)
