"""Places for nodes that an edit of the text has added: near what they read and what reads them."""

from __future__ import annotations

from collections.abc import Iterable

from netstudio.document.graph import Graph
from netstudio.document.table import Table
from netstudio.document.view import Placement
from netstudio.layout.geometry import GAP_X, GAP_Y, WIDTH

_HEIGHT = 108.0
"""Room for a card with all its lines."""
_STEP = _HEIGHT + GAP_Y / 2
_TRIES = 40


def with_new_nodes(placed: Table[str, Placement], graph: Graph) -> Table[str, Placement]:
    """The placements of a graph: those of nodes that are gone left out, new nodes placed.

    A graph whose nodes were never placed stays so: the canvas lays it out.
    """
    kept = placed.without(*(node_id for node_id in placed if node_id not in graph.nodes))
    kept = kept if len(kept) != len(placed) else placed
    if not kept:
        return kept
    readers = graph.consumers()
    for node in graph.nodes.values():
        if node.id not in kept:
            spot = _spot(kept, node.sources(), readers[node.id])
            if spot is not None:
                kept = kept.set(node.id, Placement(*_free(kept, spot)))
    return kept


def _spot(
    placed: Table[str, Placement], sources: Iterable[str], readers: Iterable[str]
) -> tuple[float, float] | None:
    """Behind the last thing it reads; half way to its reader where that leaves no room."""
    before = [placed[source] for source in sources if source in placed]
    behind = [placed[reader] for reader in readers if reader in placed]
    if before:
        last = max(before, key=lambda place: place.x)
        return last.x + WIDTH + GAP_X, last.y
    if behind:
        first = min(behind, key=lambda place: place.x)
        return first.x - WIDTH - GAP_X, first.y
    if placed:
        return min(p.x for p in placed.values()), max(p.y for p in placed.values()) + _STEP
    return None


def _free(placed: Table[str, Placement], spot: tuple[float, float]) -> tuple[float, float]:
    """The nearest place at or below a spot where no card lies."""
    x, y = spot
    for number in range(_TRIES):
        down = y + number * _STEP
        if not any(abs(p.x - x) < WIDTH and abs(p.y - down) < _HEIGHT for p in placed.values()):
            return x, down
    return x, y
