"""The wires of the scene: which there are, and the ways they run around the cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from netstudio.catalog.inference import NodeInference
from netstudio.document.node import Node
from netstudio.gui.canvas.wire_item import WireItem, WireKey
from netstudio.layout import routing
from netstudio.layout.bent_route import through
from netstudio.layout.ports import PortKey, Wire, wires_into

if TYPE_CHECKING:
    from netstudio.gui.canvas.late_routing import LateRouting
    from netstudio.gui.canvas.scene import CanvasScene
    from netstudio.layout.arrange import Position

_AROUND = (300.0, 1500.0, 100_000.0)
"""How far above and below a wire its way is looked for; further where it does not stay inside."""
_SIDE = 60.0
"""The same to its left and right."""
_BESIDE = 30.0
_FEW = 40
"""Up to so many cards, the wires beside each are looked for; beyond, all wires run anew."""
_AT_ONCE = 200
"""Up to so many wires run anew in one go; more, a few in each turn of the event loop."""
_OWN_CLASHES = frozenset({"argument", "unconnected", "unknown_layer"})
"""Clashes of a node with itself; every other is with what a wire brings."""


class WireLayer:
    """Keeps the wire items of the open graph and runs them."""

    def __init__(self, scene: CanvasScene, changed: Callable[[WireKey], None]) -> None:
        """`changed` is told the key of a wire that looks different."""
        self._scene = scene
        self._changed = changed
        self.items: dict[WireKey, WireItem] = {}
        self._at: dict[str, set[WireKey]] = {}
        self._beside: set[WireKey] = set()
        self._cosmetic = False
        self._late: LateRouting | None = None

    def forget(self) -> None:
        """The scene was cleared, and the items with it."""
        self.items, self._at, self._beside = {}, {}, set()
        if self._late is not None:
            self._late.forget()

    def at(self, node_id: str) -> set[WireKey]:
        """The wires that begin or end at a node."""
        return self._at.get(node_id, set())

    def sync(self, node: Node, known: NodeInference | None) -> None:
        """Make the wires into one node those that its arguments say, and show which do not fit."""
        wanted = {w.key: w for w in wires_into(node) if w.source.node in self._scene.nodes}
        for key in [k for k in self.at(node.id) if k[0] == node.id]:
            if key not in wanted or self.items[key].wire != wanted[key]:
                self._remove(key)
        for key, wire in wanted.items():
            if key not in self.items:
                self._add(wire)
        broken = _broken_ports(known)
        for key in wanted:
            self.items[key].set_broken(broken is not None and (not broken or key[1] in broken))

    def remove_at(self, node_id: str) -> None:
        """Take away the wires of a node that goes."""
        for key in list(self.at(node_id)):
            self._remove(key)
        self._at.pop(node_id, None)

    def route(self, keys: Iterable[WireKey]) -> None:
        """Run these wires anew."""
        for key in keys:
            self._run(key)

    def route_of(self, ids: Iterable[str]) -> None:
        """Run the wires of these nodes anew, after their cards moved."""
        self.route(self._of(ids))

    def carry(self, ids: Iterable[str]) -> None:
        """Run the wires of cards that are being dragged; a wire between two of them comes along."""
        carried = set(ids)
        for key in self._of(carried):
            item = self.items[key]
            inside = item.wire.source.node in carried and item.wire.target in carried
            if inside and not item.dots and not self.is_busy:
                begin, _ = self._ends(item.wire)
                item.carry_to((begin.x(), begin.y()))
                self._changed(key)
            else:
                self._run(key)

    def route_around(self, ids: Iterable[str]) -> None:
        """Run the wires of these nodes anew, and those that pass close to their cards."""
        chosen = list(ids)
        keys = self._of(chosen)
        if len(chosen) <= _FEW:
            for node_id in chosen:
                rect = self._scene.nodes[node_id].card_rect
                near = rect.adjusted(-_BESIDE, -_BESIDE, _BESIDE, _BESIDE)
                keys.update(item.wire.key for item in self._scene.wire_items(near))
        else:
            keys.update(self.items)
        if len(keys) <= _AT_ONCE:
            self.route(keys)
            return
        for key in keys:  # hidden rather than where they no longer belong
            self.items[key].hide()
            self._changed(key)
        self._later().put(keys)

    def finish(self) -> None:
        """Run every wire that still waits for its way, at once."""
        if self._late is not None:
            self._late.finish()

    @property
    def is_busy(self) -> bool:
        """Whether wires still wait for their ways."""
        return self._late is not None and self._late.is_busy

    def _later(self) -> LateRouting:
        if self._late is None:
            from netstudio.gui.canvas.late_routing import LateRouting

            self._late = LateRouting(self._straighten, self._run, self._scene)
        return self._late

    def set_cosmetic(self, cosmetic: bool) -> None:
        """Draw wires as hairlines, for a canvas seen from afar, or at their width."""
        if cosmetic != self._cosmetic:
            self._cosmetic = cosmetic
            for item in self.items.values():
                item.set_cosmetic(cosmetic)

    def show_beside(self, ids: Iterable[str]) -> None:
        """Draw the wires of the selected nodes as such."""
        beside = self._of(ids)
        for key in self._beside ^ beside:
            if key in self.items:
                self.items[key].set_beside_selection(key in beside)
        self._beside = beside

    def restyle(self) -> None:
        """Another theme is worn."""
        for item in self.items.values():
            item.restyle()

    def _of(self, ids: Iterable[str]) -> set[WireKey]:
        return set().union(*(self.at(node_id) for node_id in ids))

    def _add(self, wire: Wire) -> None:
        item = self.items[wire.key] = WireItem(wire, self._changed)
        item.set_cosmetic(self._cosmetic)
        self._scene.addItem(item)
        for node_id in (wire.source.node, wire.target):
            self._at.setdefault(node_id, set()).add(wire.key)

    def _remove(self, key: WireKey) -> None:
        if self._late is not None:
            self._late.drop(key)
        item = self.items.pop(key)
        for node_id in (item.wire.source.node, item.wire.target):
            self._at[node_id].discard(key)
        self._scene.removeItem(item)
        self._changed(key)

    def _straighten(self, key: WireKey) -> bool:
        """Draw a wire straight across; whether it has to go around cards instead."""
        item = self.items[key]
        item.show()
        begin, finish = self._ends(item.wire)
        start, end = (begin.x(), begin.y()), (finish.x(), finish.y())
        if routing.is_short(start, end) or self._dots(item.wire):
            self._run(key)
            return False
        item.set_route(start, routing.direct(start, end))
        self._changed(key)
        return True

    def _ends(self, wire: Wire) -> tuple[QPointF, QPointF]:
        nodes = self._scene.nodes
        begin = nodes[wire.source.node].output_point(wire.source.item)
        return begin, nodes[wire.target].input_point(wire.port)

    def _run(self, key: WireKey) -> None:
        """Find a wire its way."""
        item, scene = self.items[key], self._scene
        if self._late is not None and self._late.drop(key):
            item.show()
        begin, finish = self._ends(item.wire)
        start, end = (begin.x(), begin.y()), (finish.x(), finish.y())
        self._changed(key)
        dots = self._dots(item.wire)
        if dots or item.dots:
            item.set_dots(dots)
        if dots:
            item.set_route(start, through(start, dots, end))
            return
        if routing.is_short(start, end):
            item.set_route(start, routing.direct(start, end))
            return
        for reach in _AROUND:
            near = QRectF(begin, finish).normalized().adjusted(-_SIDE, -reach, _SIDE, reach)
            way = routing.route(start, end, [card.box for card in scene.card_items(near)])
            top, bottom = routing.levels_of(start, way)
            if near.top() <= top and bottom <= near.bottom():
                break
        item.set_route(start, way)

    def _dots(self, wire: Wire) -> tuple[routing.Point, ...]:
        """The dots of a wire; where both its cards are just being dragged, they come along."""
        view = self._scene.bridge.project.view
        dots = view.bends_in(self._scene.scope).get(wire.key, ())
        if not dots:
            return ()
        (dx, dy), other = self._drift(wire.source.node), self._drift(wire.target)
        return tuple((x + dx, y + dy) for x, y in dots) if (dx, dy) == other else dots

    def _drift(self, node_id: str) -> Position:
        """How far a card lies from where the document has it."""
        item = self._scene.nodes[node_id]
        spot = self._scene.bridge.project.view.placement(self._scene.scope, node_id)
        return (item.x() - spot.x, item.y() - spot.y) if spot else (0.0, 0.0)


def _broken_ports(known: NodeInference | None) -> set[PortKey] | None:
    """The ports whose wires do not fit: None for none, an empty set for all."""
    bad = [c for c in known.clashes if c.code not in _OWN_CLASHES] if known else []
    if not bad:
        return None
    return {clash.details["port"] for clash in bad if "port" in clash.details}
