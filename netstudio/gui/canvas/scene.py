"""The open graph as items. It follows the document and never writes to it.

A change touches the items of the nodes it names, and of those whose shapes or problems follow from
them; nothing else is rebuilt.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QGraphicsScene

from netstudio.catalog.inference import NodeInference
from netstudio.compiler.problem import Problem
from netstudio.document.change import Change
from netstudio.document.graph import Graph
from netstudio.document.node import Node
from netstudio.document.view import Placement
from netstudio.gui.canvas.card import card_of
from netstudio.gui.canvas.card_places import CardPlaces
from netstudio.gui.canvas.node_item import NodeItem
from netstudio.gui.canvas.wire_item import WireItem, WireKey
from netstudio.gui.canvas.wire_layer import WireLayer
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.selection import Selection
from netstudio.gui.theme.apply import notifier
from netstudio.layout.card import Callers, callers_by_member

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QImage, QPainter
    from PySide6.QtWidgets import QGraphicsItem

    from netstudio.gui.canvas.card_places import Layout
    from netstudio.gui.canvas.overview import Key, Overview
    from netstudio.gui.canvas.wire_selection import WireSelection
    from netstudio.layout.arrange import Position

_BY_BOUNDS = Qt.ItemSelectionMode.IntersectsItemBoundingRect
_NO_LOOK = Placement(0.0, 0.0)


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
        self.nodes: dict[str, NodeItem] = {}
        self._places = CardPlaces(self)
        self._wires = WireLayer(self, self._touch)
        self._known: dict[str, NodeInference | None] = {}
        self._problems: dict[str, tuple[Problem, ...]] = {}
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
        self.nodes, self._known, self._problems = {}, {}, {}
        self._wires.forget()
        self._places.forget()
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

    @property
    def wires(self) -> dict[WireKey, WireItem]:
        """The wires, by key."""
        return self._wires.items

    @property
    def layout_width(self) -> float:
        """How wide a row of the layout may be."""
        return self._places.width

    def positions(self) -> dict[str, Position]:
        """Where every card lies."""
        return self._places.now()

    def unplaced(self) -> dict[str, Position]:
        """Where the cards lie that only the layout has placed, not yet the document."""
        return self._places.unplaced()

    def layout_of(self, ids: Iterable[str], *, as_before: bool) -> Layout:
        """The layout of these nodes, to be worked out on any thread: it knows all it needs.

        With `as_before`, what lies above another now stays above it where that tangles nothing.
        """
        return self._places.layout_of(ids, as_before=as_before)

    def put_back(self, ids: Iterable[str]) -> None:
        """Lay cards that were moved by hand where they belong."""
        moved = self._places.lay([node_id for node_id in ids if node_id in self.nodes])
        self.route_wires(moved)

    def set_layout_width(self, width: float) -> None:
        """Let rows of the layout be so wide; what only the layout has placed moves accordingly."""
        if width == self._places.width:
            return
        self._places.width = width
        loose = self.unplaced()
        if loose:
            for node_id in loose:
                self._places.forget(node_id)
            self._places.lay(list(loose))
            self.route_wires(self.nodes)
            self._bound()
            self.rearranged.emit()

    def wires_at(self, node_id: str) -> set[WireKey]:
        """The wires that begin or end at a node."""
        return self._wires.at(node_id)

    def route_wires(self, ids: Iterable[str]) -> None:
        """Run the wires of these nodes anew, after their cards moved."""
        self._wires.route_of(ids)

    def carry_wires(self, ids: Iterable[str]) -> None:
        """Have the wires of cards follow a drag; what they came to lie on counts when it ends."""
        self._wires.carry(ids)

    def route_around(self, ids: Iterable[str]) -> None:
        """Run the wires of these nodes anew, and those that pass close to their cards."""
        self._wires.route_around(ids)

    def finish_wires(self) -> None:
        """Run every wire that still waits for its way, at once."""
        self._wires.finish()

    @property
    def are_wires_waiting(self) -> bool:
        """Whether wires of a large graph are still being run, a few at a time."""
        return self._wires.is_busy

    def set_thumbnail(self, node_id: str, image: QImage | None) -> None:
        """Show a live picture on a card, or none; a node that is not there is passed over."""
        item = self.nodes.get(node_id)
        if item is None:
            return
        height = item.geometry.height
        item.set_thumbnail(image)
        if item.geometry.height != height:
            self.route_around([node_id])

    def card_items(self, area: QRectF) -> list[NodeItem]:
        """The cards whose surroundings meet an area."""
        return [item for item in self.items(area, _BY_BOUNDS) if isinstance(item, NodeItem)]

    def wire_items(self, area: QRectF) -> list[WireItem]:
        """The wires whose surroundings meet an area."""
        return [item for item in self.items(area, _BY_BOUNDS) if isinstance(item, WireItem)]

    def set_cosmetic_wires(self, cosmetic: bool) -> None:
        """Draw wires as hairlines, for a canvas seen from afar, or at their width."""
        self._wires.set_cosmetic(cosmetic)

    def paint_from_afar(self, painter: QPainter, area: QRectF) -> None:
        """Paint an area without visiting every item; the painter's units are the scene's."""
        from netstudio.gui.canvas.painted_item import paint_item

        loose = sorted(
            (item for item in self.loose if item.isVisible()), key=lambda item: item.zValue()
        )
        for item in loose:
            if item.zValue() < 0:
                paint_item(painter, item)
        self.overview.paint(painter, area)
        for item in loose:
            if item.zValue() >= 0:
                paint_item(painter, item)

    def content_rect(self) -> QRectF:
        """The area that the cards cover; null for an empty graph."""
        rect = QRectF()
        for item in self.nodes.values():
            rect = rect.united(item.card_rect)
        return rect

    def _follow(self, change: Change) -> None:
        placed = change.placements.get(self.scope, frozenset())
        edited = set(change.nodes.get(self.scope, ()))
        if change.structural:
            # Shapes flow down the wires: a node may say something new without being edited.
            edited |= {n for n in self.graph.nodes if self._known.get(n) != self._inferred(n)}
            edited |= {n for n, item in self.nodes.items() if item.card.shared}
            self._sync(edited)
        self._follow_placements(placed - edited)
        self._wires.route(change.bends.get(self.scope, frozenset()) & self.wires.keys())

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
        moved = self._places.lay(present)
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
        moved = self._places.lay([node.id for node in present])
        self._bound()  # before wires look for the cards in their way: the index is built by it
        for node in present:
            self._wires.sync(node, self._known.get(node.id))
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

    def _remove(self, node_id: str) -> None:
        self._wires.remove_at(node_id)
        self._known.pop(node_id, None)
        self._places.forget(node_id)
        self.removeItem(self.nodes.pop(node_id))
        self._touch(node_id)

    def _bound(self) -> None:
        """Tell the index how far it reaches; cards outside it would be found slowly."""
        rect = self.content_rect().adjusted(-2000, -2000, 2000, 2000)
        if not self.sceneRect().contains(self.content_rect()):
            self.setSceneRect(rect)

    def _show_problems(self) -> None:
        found: dict[str, list[Problem]] = {}
        for problem in self.bridge.marked_problems:
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
        self._wires.show_beside(chosen)

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
        self._wires.restyle()
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
