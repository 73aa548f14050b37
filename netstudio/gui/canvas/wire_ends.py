"""The end of a wire that stays while the other is looked for, and which ports that one may take.

Whether a port fits is asked of its layer's shape rule when somebody looks at it, and remembered
for as long as the wire is held: a large network has more ports than are ever on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from netstudio.document.values import Ref
from netstudio.gui.canvas.fitting import Verdict, free_port, readers_of, sources_of, verdict
from netstudio.gui.canvas.node_item import NodeItem, Spot
from netstudio.gui.language import tr
from netstudio.layout.ports import PortKey
from netstudio.records import dataclass

if TYPE_CHECKING:
    from netstudio.gui.canvas.scene import CanvasScene


@dataclass(frozen=True, slots=True)
class End:
    """An end of a wire: the value it carries, or the port it runs into."""

    node: str
    spot: Spot

    @property
    def is_source(self) -> bool:
        """Whether the wire leaves here."""
        return not self.spot.is_input

    @property
    def ref(self) -> Ref:
        """The value, where the wire leaves here."""
        assert isinstance(self.spot.key, tuple)
        return Ref(self.node, self.spot.key)

    @property
    def port(self) -> PortKey:
        """The port, where the wire arrives here."""
        assert not isinstance(self.spot.key, tuple)
        return self.spot.key


class OtherEnds:
    """The ports that a wire held at one end may be led to."""

    def __init__(self, scene: CanvasScene, fixed: End) -> None:
        self._scene = scene
        self.fixed = fixed
        self._known: dict[tuple[str, Spot], Verdict] = {}

    def spots(self, item: NodeItem) -> list[Spot]:
        """The ports of a card on the side that the wire may take."""
        ports = item.card.ports
        if self.fixed.is_source:
            return [Spot(True, port.key) for port in ports.inputs if port.wirable]
        return [Spot(False, port.item) for port in ports.outputs]

    def verdict(self, node_id: str, spot: Spot) -> Verdict:
        """Whether the wire would fit there, and why not."""
        key = (node_id, spot)
        if key not in self._known:
            self._known[key] = self._judged(End(node_id, spot))
        return self._known[key]

    def fitting(self) -> Iterator[End]:
        """Every port that fits, in the order of the document; a card's free one alone."""
        for item in self._scene.nodes.values():
            if (spot := self.meant_by(item)) is not None:
                yield End(item.node_id, spot)

    def meant_by(self, item: NodeItem) -> Spot | None:
        """The port that a wire let go over a card's middle means; None where none fits."""
        node_id = item.node_id
        spots = [spot for spot in self.spots(item) if self.verdict(node_id, spot).fits]
        if self.fixed.is_source and spots:
            keys = tuple(End(node_id, spot).port for spot in spots)
            free = free_port(self._scene.graph.nodes[node_id], keys)
            return Spot(True, free) if free is not None else spots[0]
        return spots[0] if spots else None

    @cached_property
    def _closing(self) -> frozenset[str]:
        """The nodes to which a wire would close a cycle."""
        graph, fixed = self._scene.graph, self.fixed
        return sources_of(graph, fixed.node) if fixed.is_source else readers_of(graph, fixed.node)

    def _judged(self, end: End) -> Verdict:
        graph, fixed = self._scene.graph, self.fixed
        if end.node in self._closing:
            return Verdict(False, tr("A wire here would close a cycle."))
        source, target = (fixed, end) if fixed.is_source else (end, fixed)
        known = self._scene.bridge.node_inference
        return verdict(graph, known, source.ref, graph.nodes[target.node], target.port)
