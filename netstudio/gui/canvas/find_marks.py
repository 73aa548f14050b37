"""How a search shows on the canvas: what it found is ringed, the rest steps back."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from netstudio.gui.canvas.node_item import NodeItem
from netstudio.gui.canvas.scene import CanvasScene
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current, notifier
from netstudio.layout.geometry import WIDTH

_FAINT = 0.22
_FAINT_WIRE = 0.3
_GAP = 4.0
"""Between a card and the ring around it."""
_THIN, _THICK = 1.5, 3.0
"""How wide rings are on the screen, in pixels: of a match, and of the current one."""


class FindMarks:
    """Rings on the cards that were found. It only shows: nothing of the document changes.

    A ring is a child of its card, and so goes where the card goes, and ends with it.
    """

    def __init__(self, scene: CanvasScene) -> None:
        self._scene = scene
        self._rings: dict[str, tuple[NodeItem, QGraphicsPathItem]] = {}
        self._current: str | None = None
        scene.rebuilt.connect(self._forget)
        notifier.theme_changed.connect(self._paint)

    @property
    def found(self) -> tuple[str, ...]:
        """The ids of the ringed nodes."""
        return tuple(self._rings)

    @property
    def current(self) -> str | None:
        """The one with the thick ring."""
        return self._current

    def show(
        self, found: Collection[str], current_id: str | None, holders: Collection[str] = ()
    ) -> None:
        """Ring these cards of the open graph, one of them thickly; the others step back.

        `holders` stay as they are too: blocks inside which something was found.
        """
        self._drop_rings()
        self._current = current_id
        nodes = self._scene.nodes
        self._rings = {node_id: _ring(nodes[node_id]) for node_id in found if node_id in nodes}
        for node_id, item in nodes.items():
            item.setOpacity(1.0 if node_id in self._rings or node_id in holders else _FAINT)
        for wire in self._scene.wires.values():
            both = wire.wire.target in self._rings and wire.wire.source.node in self._rings
            wire.setOpacity(1.0 if both else _FAINT_WIRE)
        self._paint()

    def take_off(self) -> None:
        """Show every card as it was."""
        self._drop_rings()
        self._current = None
        for item in (*self._scene.nodes.values(), *self._scene.wires.values()):
            item.setOpacity(1.0)

    def _forget(self) -> None:
        """The cards are gone, and their rings with them."""
        self._rings.clear()

    def _drop_rings(self) -> None:
        for node_id, (item, ring) in self._rings.items():
            if self._scene.nodes.get(node_id) is item:
                self._scene.removeItem(ring)
        self._rings.clear()

    def _paint(self, *_: object) -> None:
        theme = current()
        for node_id, (_item, ring) in self._rings.items():
            is_current = node_id == self._current
            pen = QPen(QColor(theme.accent if is_current else theme.warning))
            pen.setWidthF(_THICK if is_current else _THIN)
            pen.setCosmetic(True)
            ring.setPen(pen)


def _ring(item: NodeItem) -> tuple[NodeItem, QGraphicsPathItem]:
    path = QPainterPath()
    radius = tokens.RADIUS_LARGE + _GAP
    rect = QRectF(0, 0, WIDTH, item.geometry.height).adjusted(-_GAP, -_GAP, _GAP, _GAP)
    path.addRoundedRect(rect, radius, radius)
    ring = QGraphicsPathItem(path, item)
    ring.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
    return item, ring
