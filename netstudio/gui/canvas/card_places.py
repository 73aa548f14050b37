"""Where the cards of the scene lie: where the document says, else where the layout puts them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from netstudio.document.node import Node
from netstudio.layout import routing
from netstudio.layout.arrange import Edge, Position, arrange, preferred_width
from netstudio.layout.geometry import height_with_picture
from netstudio.layout.ports import Wire, wires_into

if TYPE_CHECKING:
    from netstudio.gui.canvas.scene import CanvasScene

Layout = Callable[[Callable[[], object]], dict[str, Position]]
"""Gives places; calls its argument now and then, which may raise to break off."""

DEFAULT_WIDTH = 1000.0
"""How wide a row of the layout is while no view has said."""


class CardPlaces:
    """Lays the cards of the open graph, and remembers where the layout has put them."""

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self.width = DEFAULT_WIDTH
        """How wide a row of the layout may be."""
        self._arranged: dict[str, Position] = {}

    def forget(self, node_id: str | None = None) -> None:
        """Forget where the layout has put a node, by default all of them."""
        if node_id is None:
            self._arranged = {}
        else:
            self._arranged.pop(node_id, None)

    def now(self) -> dict[str, Position]:
        """Where every card lies."""
        return {node_id: (item.x(), item.y()) for node_id, item in self._scene.nodes.items()}

    def unplaced(self) -> dict[str, Position]:
        """Where the cards lie that only the layout has placed, not yet the document."""
        placed = self._scene.bridge.project.view.in_scope(self._scene.scope)
        return {key: place for key, place in self.now().items() if key not in placed}

    def layout_of(self, ids: Iterable[str], *, as_before: bool) -> Layout:
        """The layout of these nodes, to be worked out on any thread: it knows all it needs.

        With `as_before`, what lies above another now stays above it where that tangles nothing.
        """
        chosen, nodes = set(ids), self._scene.graph.nodes
        heights = {n: self._room(node) for n, node in nodes.items() if n in chosen}
        wires = [wire for node in heights for wire in wires_into(nodes[node])]
        edges = [self._edge(wire) for wire in wires if wire.source.node in chosen]
        before = {n: p for n, p in self.now().items() if n in chosen} if as_before else {}
        width = preferred_width(len(chosen), self.width)
        return lambda check: arrange(heights, edges, width, before, check)

    def lay(self, ids: list[str]) -> list[str]:
        """Put cards where the document says, else where the layout does; those that moved."""
        placed = self._scene.bridge.project.view.in_scope(self._scene.scope)
        new = [n for n in ids if n not in placed and n not in self._arranged]
        if new:
            self._arranged |= self._arrange_new(new)
        moved = []
        for node_id in ids:
            spot = placed.get(node_id)
            x, y = (spot.x, spot.y) if spot else self._arranged[node_id]
            item = self._scene.nodes[node_id]
            if item.x() != x or item.y() != y:
                item.setPos(x, y)
                moved.append(node_id)
        return moved

    def _room(self, node: Node) -> float:
        """The height that the layout keeps for a card."""
        item = self._scene.nodes[node.id]
        known = self._scene.bridge.node_inference(node.id)
        return max(item.geometry.height, height_with_picture(node, item.card, known))

    def _arrange_new(self, new: list[str]) -> Mapping[str, Position]:
        """Places for nodes that have none: below what is there already."""
        fresh = self.layout_of(new, as_before=False)(lambda: None)
        nodes = self._scene.nodes.items()
        others = [item.box.bottom for node_id, item in nodes if node_id not in fresh]
        top = max(others) + routing.BEND if others else 0.0
        return {node_id: (x, y + top) for node_id, (x, y) in fresh.items()}

    def _edge(self, wire: Wire) -> Edge:
        out = self._scene.nodes.get(wire.source.node)
        target = self._scene.nodes[wire.target]
        out_y = out.output_point(wire.source.item).y() - out.y() if out else 0.0
        return Edge(
            wire.source.node, wire.target, out_y, target.input_point(wire.port).y() - target.y()
        )
