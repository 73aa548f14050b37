"""The open graph as items. It follows the document and never writes to it.

A change touches the items of the nodes it names, and of those whose shapes or problems follow from
them; nothing else is rebuilt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QGraphicsScene, QStyleOptionGraphicsItem

from netstudio.catalog.inference import NodeInference
from netstudio.compiler.problem import Problem
from netstudio.document.change import Change
from netstudio.document.graph import Graph
from netstudio.document.node import Input, Node
from netstudio.document.view import Placement
from netstudio.gui.canvas import routing
from netstudio.gui.canvas.bent_route import through
from netstudio.gui.canvas.card import Callers, callers_by_member, card_of
from netstudio.gui.canvas.geometry import geometry
from netstudio.gui.canvas.layout import Edge, Position, arrange, preferred_width
from netstudio.gui.canvas.node_item import NodeItem
from netstudio.gui.canvas.ports import PortKey, Wire, wires_into
from netstudio.gui.canvas.wire_item import WireItem
from netstudio.gui.canvas.wire_item import WireKey as WireKey
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.selection import Selection
from netstudio.gui.theme.apply import notifier

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QImage, QPainter
    from PySide6.QtWidgets import QGraphicsItem

    from netstudio.gui.canvas.overview import Key, Overview
    from netstudio.gui.canvas.wire_selection import WireSelection

Layout = Callable[[Callable[[], object]], dict[str, Position]]
"""Gives places; calls its argument now and then, which may raise to break off."""

DEFAULT_WIDTH = 1000.0
"""How wide a row of the layout is while no view has said."""
_AROUND = (300.0, 1500.0, 100_000.0)
"""How far above and below a wire its way is looked for; further where it does not stay inside."""
_SIDE = 60.0
"""The same to its left and right."""
_BESIDE = 30.0
_FEW = 40
"""Up to so many cards, the wires beside each are looked for; beyond, all wires run anew."""
_BY_BOUNDS = Qt.ItemSelectionMode.IntersectsItemBoundingRect
_NO_LOOK = Placement(0.0, 0.0)
_OWN_CLASHES = frozenset({"argument", "unconnected", "unknown_layer"})
"""Clashes of a node with itself; every other is with what a wire brings."""


class CanvasScene(QGraphicsScene):
    """Cards and wires of the open graph."""

    about_to_clear = Signal()
    """Every item is about to go, those that others added too."""
    rebuilt = Signal()
    """Another graph is shown."""
    rearranged = Signal()
    """Cards that nobody placed lie elsewhere, in a window of another width."""

    snaps = True
    """Whether cards that are dragged line up with the grid and with each other."""

    def __init__(self, bridge: DocumentBridge, selection: Selection) -> None:
        super().__init__()
        self.bridge = bridge
        self.selection = selection
        self.layout_width = DEFAULT_WIDTH
        self.nodes: dict[str, NodeItem] = {}
        self.wires: dict[WireKey, WireItem] = {}
        self._wires_at: dict[str, set[WireKey]] = {}
        self._known: dict[str, NodeInference | None] = {}
        self._problems: dict[str, tuple[Problem, ...]] = {}
        self._arranged: dict[str, Position] = {}
        self._beside: set[WireKey] = set()
        self._cosmetic = False
        self._focused: str | None = None
        self._overview: Overview | None = None
        self.loose: list[QGraphicsItem] = []
        """What is drawn besides cards and wires: a band, a wire in the making, frames."""
        bridge.changed.connect(self._follow)
        bridge.project_reset.connect(self.rebuild)
        bridge.scope_changed.connect(self.rebuild)
        bridge.inference_changed.connect(self._refresh_all)
        bridge.problems_changed.connect(self._show_problems)
        selection.changed.connect(self.show_selection)
        notifier.theme_changed.connect(self._restyle)
        self.rebuild()

    @cached_property
    def wire_selection(self) -> WireSelection:
        """The wires, or the one dot of a wire, that are selected."""
        from netstudio.gui.canvas.wire_selection import WireSelection

        return WireSelection(self)

    @property
    def scope(self) -> str:
        """The graph that is shown."""
        return self.bridge.scope

    @property
    def graph(self) -> Graph:
        """The graph that is shown."""
        return self.bridge.graph

    def rebuild(self, *_: object) -> None:
        """Show the open graph from scratch."""
        self.about_to_clear.emit()
        self.clear()
        self.nodes, self.wires, self._wires_at = {}, {}, {}
        self._known, self._problems, self._arranged = {}, {}, {}
        self._beside = set()
        self._overview = None
        self._focused = None
        self._sync(self.graph.nodes)
        self._show_problems()
        self.rebuilt.emit()

    @property
    def overview(self) -> Overview:
        """The cards and wires as they are painted from afar."""
        if self._overview is None:
            from netstudio.gui.canvas.overview import Overview

            self._overview = Overview(self.nodes, self.wires)
        return self._overview

    def addItem(self, item: QGraphicsItem) -> None:
        super().addItem(item)
        if not isinstance(item, NodeItem | WireItem):
            self.loose.append(item)

    def removeItem(self, item: QGraphicsItem) -> None:
        super().removeItem(item)
        if item in self.loose:
            self.loose.remove(item)

    def clear(self) -> None:
        self.loose = []
        super().clear()

    def positions(self) -> dict[str, Position]:
        """Where every card lies."""
        return {node_id: (item.x(), item.y()) for node_id, item in self.nodes.items()}

    def unplaced(self) -> dict[str, Position]:
        """Where the cards lie that only the layout has placed, not yet the document."""
        placed = self.bridge.project.view.in_scope(self.scope)
        return {key: place for key, place in self.positions().items() if key not in placed}

    def arrangement(self, ids: Iterable[str] | None = None) -> dict[str, Position]:
        """Where the layout would put these nodes (by default all)."""
        return self.layout_of(self.nodes if ids is None else ids, as_before=True)(lambda: None)

    def layout_of(self, ids: Iterable[str], *, as_before: bool) -> Layout:
        """The layout of these nodes, to be worked out on any thread: it knows all it needs.

        With `as_before`, what lies above another now stays above it where that tangles nothing.
        """
        chosen = set(ids)
        heights = {n: self._room(node) for n, node in self.graph.nodes.items() if n in chosen}
        wires = [wire for node in heights for wire in wires_into(self.graph.nodes[node])]
        edges = [self._edge(wire) for wire in wires if wire.source.node in chosen]
        before = {n: p for n, p in self.positions().items() if n in chosen} if as_before else {}
        width = preferred_width(len(chosen), self.layout_width)
        return lambda check: arrange(heights, edges, width, before, check)

    def put_back(self, ids: Iterable[str]) -> None:
        """Lay cards that were moved by hand where they belong."""
        moved = self._place([node_id for node_id in ids if node_id in self.nodes])
        self.route_wires(moved)

    def set_thumbnail(self, node_id: str, image: QImage | None) -> None:
        """Show a live picture on a card, or none; a node that is not there is passed over."""
        item = self.nodes.get(node_id)
        if item is None:
            return
        height = item.geometry.height
        item.set_thumbnail(image)
        if item.geometry.height != height:
            self.route_around([node_id])

    def set_layout_width(self, width: float) -> None:
        """Let rows of the layout be so wide; what only the layout has placed moves accordingly."""
        if width == self.layout_width:
            return
        self.layout_width = width
        loose = self.unplaced()
        if loose:
            for node_id in loose:
                self._arranged.pop(node_id, None)
            self._place(list(loose))
            self.route_wires(self.nodes)
            self._bound()
            self.rearranged.emit()

    def wires_at(self, node_id: str) -> set[WireKey]:
        """The wires that begin or end at a node."""
        return self._wires_at.get(node_id, set())

    def route_wires(self, ids: Iterable[str]) -> None:
        """Run the wires of these nodes anew, after their cards moved."""
        for key in set().union(*(self.wires_at(node_id) for node_id in ids)):
            self._route(self.wires[key])

    def route_around(self, ids: Iterable[str]) -> None:
        """Run the wires of these nodes anew, and those that pass close to their cards."""
        chosen = list(ids)
        keys = set().union(*(self.wires_at(node_id) for node_id in chosen))
        if len(chosen) <= _FEW:
            for node_id in chosen:
                rect = self.nodes[node_id].card_rect
                near = rect.adjusted(-_BESIDE, -_BESIDE, _BESIDE, _BESIDE)
                keys.update(item.wire.key for item in self.wire_items(near))
        else:
            keys.update(self.wires)
        for key in keys:
            self._route(self.wires[key])

    def card_items(self, area: QRectF) -> list[NodeItem]:
        """The cards whose surroundings meet an area."""
        return [item for item in self.items(area, _BY_BOUNDS) if isinstance(item, NodeItem)]

    def wire_items(self, area: QRectF) -> list[WireItem]:
        """The wires whose surroundings meet an area."""
        return [item for item in self.items(area, _BY_BOUNDS) if isinstance(item, WireItem)]

    def paint_from_afar(self, painter: QPainter, area: QRectF) -> None:
        """Paint an area without visiting every item; the painter's units are the scene's."""
        loose = sorted(
            (item for item in self.loose if item.isVisible()), key=lambda item: item.zValue()
        )
        for item in loose:
            if item.zValue() < 0:
                _paint_item(painter, item)
        self.overview.paint(painter, area)
        for item in loose:
            if item.zValue() >= 0:
                _paint_item(painter, item)

    def content_rect(self) -> QRectF:
        """The area that the cards cover; null for an empty graph."""
        rect = QRectF()
        for item in self.nodes.values():
            rect = rect.united(item.card_rect)
        return rect

    def set_cosmetic_wires(self, cosmetic: bool) -> None:
        """Draw wires as hairlines, for a canvas seen from afar, or at their width."""
        if cosmetic != self._cosmetic:
            self._cosmetic = cosmetic
            for item in self.wires.values():
                item.set_cosmetic(cosmetic)

    def _follow(self, change: Change) -> None:
        placed = change.placements.get(self.scope, frozenset())
        edited = set(change.nodes.get(self.scope, ()))
        if change.structural:
            # Shapes flow down the wires: a node may say something new without being edited.
            edited |= {n for n in self.graph.nodes if self._known.get(n) != self._inferred(n)}
            edited |= {n for n, item in self.nodes.items() if item.card.shared}
            self._sync(edited)
        self._follow_placements(placed - edited)
        bent = change.bends.get(self.scope, frozenset()) & self.wires.keys()
        for key in bent:
            self._route(self.wires[key])

    def _follow_placements(self, ids: frozenset[str] | set[str]) -> None:
        """Move and recolour cards; what they say stays."""
        present = [node_id for node_id in ids if node_id in self.nodes]
        placed = self.bridge.project.view.in_scope(self.scope)
        changed: list[str] = []
        for node_id in present:
            item = self.nodes[node_id]
            spot = placed.get(node_id, _NO_LOOK)
            look = (spot.colour, spot.collapsed, spot.locked)
            if (item.card.colour, item.card.collapsed, item.card.locked) != look:
                colour, collapsed, locked = look
                item.set_card(replace(item.card, colour=colour, collapsed=collapsed, locked=locked))
                changed.append(node_id)
        moved = self._place(present)
        if moved or changed:
            self.route_around({*moved, *changed})
            self._bound()

    def _refresh_all(self) -> None:
        self._sync(self.graph.nodes)

    def _sync(self, ids: Iterable[str]) -> None:
        """Bring the items of these nodes in step with the document."""
        nodes = self.graph.nodes
        changed = [node_id for node_id in dict.fromkeys(ids) if node_id]
        for node_id in changed:
            if node_id not in nodes and node_id in self.nodes:
                self._remove(node_id)
        present = [nodes[node_id] for node_id in changed if node_id in nodes]
        callers = callers_by_member(self.graph)
        for node in present:
            self._set_card(node, callers)
        moved = self._place([node.id for node in present])
        self._bound()  # before wires look for the cards in their way: the index is built by it
        for node in present:
            self._set_wires(node)
        self.route_wires({*moved, *(node.id for node in present)} & self.nodes.keys())
        self.show_selection()

    def _touch(self, key: Key) -> None:
        """A card or wire looks different."""
        if self._overview is not None:
            self._overview.touch(key)

    def _inferred(self, node_id: str) -> NodeInference | None:
        return self.bridge.node_inference(node_id)

    def _set_card(self, node: Node, callers: Callers) -> None:
        known = self._known[node.id] = self._inferred(node.id)
        card = card_of(self.bridge.project, self.scope, node, known, callers)
        item = self.nodes.get(node.id)
        if item is None:
            item = self.nodes[node.id] = NodeItem(node.id, card, self._touch)
            self.addItem(item)
            self._touch(node.id)
        else:
            item.set_card(card)

    def _place(self, ids: list[str]) -> list[str]:
        """Put cards where the document says, else where the layout does; those that moved."""
        placed = self.bridge.project.view.in_scope(self.scope)
        new = [n for n in ids if n not in placed and n not in self._arranged]
        if new:
            self._arranged |= self._arrange_new(new)
        moved = []
        for node_id in ids:
            spot = placed.get(node_id)
            x, y = (spot.x, spot.y) if spot else self._arranged[node_id]
            item = self.nodes[node_id]
            if item.x() != x or item.y() != y:
                item.setPos(x, y)
                moved.append(node_id)
        return moved

    def _room(self, node: Node) -> float:
        """The height that the layout keeps for a card: an image input's, with its picture."""
        item = self.nodes[node.id]
        match node.target:
            case Input(shape=(int(), int() as height, int() as width)):
                size = (float(max(width, 1)), float(max(height, 1)))
                return geometry(item.card, size).height
        return item.geometry.height

    def _arrange_new(self, new: list[str]) -> Mapping[str, Position]:
        """Places for nodes that have none: below what is there already."""
        fresh = self.layout_of(new, as_before=False)(lambda: None)
        others = [item.box.bottom for node_id, item in self.nodes.items() if node_id not in fresh]
        top = max(others) + routing.BEND if others else 0.0
        return {node_id: (x, y + top) for node_id, (x, y) in fresh.items()}

    def _edge(self, wire: Wire) -> Edge:
        out = self.nodes.get(wire.source.node)
        target = self.nodes[wire.target]
        out_y = out.output_point(wire.source.item).y() - out.y() if out else 0.0
        return Edge(
            wire.source.node, wire.target, out_y, target.input_point(wire.port).y() - target.y()
        )

    def _set_wires(self, node: Node) -> None:
        """The wires into one node, as its arguments say."""
        wanted = {w.key: w for w in wires_into(node) if w.source.node in self.nodes}
        for key in [k for k in self.wires_at(node.id) if k[0] == node.id]:
            if key not in wanted or self.wires[key].wire != wanted[key]:
                self._remove_wire(key)
        for key, wire in wanted.items():
            if key not in self.wires:
                self._add_wire(wire)
        broken = self._broken_ports(node.id)
        for key in wanted:
            self.wires[key].set_broken(broken is not None and (not broken or key[1] in broken))

    def _broken_ports(self, node_id: str) -> set[PortKey] | None:
        """The ports whose wires do not fit: None for none, an empty set for all."""
        known = self._known.get(node_id)
        bad = [c for c in known.clashes if c.code not in _OWN_CLASHES] if known else []
        if not bad:
            return None
        return {clash.details["port"] for clash in bad if "port" in clash.details}

    def _add_wire(self, wire: Wire) -> None:
        item = self.wires[wire.key] = WireItem(wire, self._touch)
        item.set_cosmetic(self._cosmetic)
        self.addItem(item)
        for node_id in (wire.source.node, wire.target):
            self._wires_at.setdefault(node_id, set()).add(wire.key)

    def _remove_wire(self, key: WireKey) -> None:
        item = self.wires.pop(key)
        for node_id in (item.wire.source.node, item.wire.target):
            self._wires_at[node_id].discard(key)
        self.removeItem(item)
        self._touch(key)

    def _remove(self, node_id: str) -> None:
        for key in list(self.wires_at(node_id)):
            self._remove_wire(key)
        self._wires_at.pop(node_id, None)
        self._known.pop(node_id, None)
        self._arranged.pop(node_id, None)
        self.removeItem(self.nodes.pop(node_id))
        self._touch(node_id)

    def _route(self, item: WireItem) -> None:
        wire = item.wire
        begin = self.nodes[wire.source.node].output_point(wire.source.item)
        finish = self.nodes[wire.target].input_point(wire.port)
        start, end = (begin.x(), begin.y()), (finish.x(), finish.y())
        self._touch(wire.key)
        dots = self._dots(wire)
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
            way = routing.route(start, end, [card.box for card in self.card_items(near)])
            top, bottom = routing.levels_of(start, way)
            if near.top() <= top and bottom <= near.bottom():
                break
        item.set_route(start, way)

    def _dots(self, wire: Wire) -> tuple[routing.Point, ...]:
        """The dots of a wire; where both its cards are just being dragged, they come along."""
        dots = self.bridge.project.view.bends_in(self.scope).get(wire.key, ())
        if not dots:
            return ()
        (dx, dy), other = self._drift(wire.source.node), self._drift(wire.target)
        return tuple((x + dx, y + dy) for x, y in dots) if (dx, dy) == other else dots

    def _drift(self, node_id: str) -> Position:
        """How far a card lies from where the document has it."""
        item, spot = self.nodes[node_id], self.bridge.project.view.placement(self.scope, node_id)
        return (item.x() - spot.x, item.y() - spot.y) if spot else (0.0, 0.0)

    def _bound(self) -> None:
        """Tell the index how far it reaches; cards outside it would be found slowly."""
        rect = self.content_rect().adjusted(-2000, -2000, 2000, 2000)
        if not self.sceneRect().contains(self.content_rect()):
            self.setSceneRect(rect)

    def _show_problems(self) -> None:
        found: dict[str, list[Problem]] = {}
        for problem in self.bridge.announced_problems:
            if problem.scope == self.scope and problem.node:
                found.setdefault(problem.node, []).append(problem)
        for node_id in {*found, *self._problems} & self.nodes.keys():
            self.nodes[node_id].set_problems(tuple(found.get(node_id, ())))
        self._problems = {node_id: tuple(problems) for node_id, problems in found.items()}

    def show_selection(self) -> None:
        """Draw as selected what is selected, and the wires beside it."""
        chosen = set(self.selection.ids)
        for node_id, item in self.nodes.items():
            if item.is_selected != (node_id in chosen):
                item.set_selected(node_id in chosen)
        self._show_focus()
        beside = set().union(*(self.wires_at(node_id) for node_id in chosen))
        for key in self._beside ^ beside:
            if key in self.wires:
                self.wires[key].set_beside_selection(key in beside)
        self._beside = beside

    def _show_focus(self, *_: object) -> None:
        """Draw the focus ring on the current card, while keys go to the canvas."""
        current = self.selection.current if self.hasFocus() else None
        if current != self._focused:
            for node_id, has_focus in ((self._focused, False), (current, True)):
                if node_id in self.nodes:
                    self.nodes[node_id].set_focus(has_focus)
            self._focused = current

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def _restyle(self, *_: object) -> None:
        for node in self.nodes.values():
            node.refresh_texts()
        for wire in self.wires.values():
            wire.restyle()
        if self._overview is not None:
            self._overview.restyle()
        self.update()

    def anchor(self, node_id: str, *, output: bool) -> QPointF:
        """The first port of a side, or the middle of the card's edge where it has none."""
        item = self.nodes[node_id]
        sides = [place for spot, place in item.spots() if spot.is_input is not output]
        rect = item.card_rect
        edge = QPointF(rect.right() if output else rect.left(), rect.center().y())
        return sides[0] if sides else edge


def _paint_item(painter: QPainter, item: QGraphicsItem) -> None:
    """Paint an item and what belongs to it, as its view would."""
    painter.save()
    painter.setWorldTransform(item.sceneTransform(), True)
    painter.setOpacity(item.effectiveOpacity())
    option = QStyleOptionGraphicsItem()
    option.exposedRect = item.boundingRect()
    item.paint(painter, option, None)
    painter.restore()
    for child in item.childItems():
        if child.isVisible():
            _paint_item(painter, child)
