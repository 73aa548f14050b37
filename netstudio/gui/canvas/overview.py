"""The graph from afar, painted as a whole: a rectangle a card, a hairline a wire.

Below a certain zoom visiting ten thousand items costs more than what is seen of them. Here cards
and wires lie in square cells; each cell keeps its rectangles by colour and its wires as one path,
so that a frame is a few calls of Qt, and a change redraws the cells that it touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from netstudio.gui.canvas.card_afar import far_colour
from netstudio.gui.canvas.paint import Kit, hairline, kit

if TYPE_CHECKING:
    from netstudio.gui.canvas.node_item import NodeItem
    from netstudio.gui.canvas.wire_item import WireItem, WireKey

Key: TypeAlias = "str | WireKey"
"""A node's id, or a wire's key."""
Spot = tuple[int, int]
Seen = tuple[int, QRectF | QPainterPath]
"""The colour of a card or wire, and its outline or course."""

SIDE = 2500.0
"""Of a cell, in canvas units."""


class _Cell:
    """What lies in one square: which cards and wires, and how they are drawn, once asked for."""

    def __init__(self) -> None:
        self.keys: set[Key] = set()
        self.extent = QRectF()
        self.cards: dict[int, list[QRectF]] = {}
        self.wires: dict[int, QPainterPath] = {}
        self.is_drawn = False


class Overview:
    """All cards and wires of a scene, for painting them at once."""

    def __init__(self, nodes: Mapping[str, NodeItem], wires: Mapping[WireKey, WireItem]) -> None:
        self._nodes, self._wires = nodes, wires
        self._cells: dict[Spot, _Cell] = {}
        self._where: dict[Key, Spot] = {}
        self._seen: dict[Key, Seen] = {}
        self._stale: set[Key] = {*nodes, *wires}

    def touch(self, key: Key) -> None:
        """A card or wire came, went, moved or looks different."""
        self._stale.add(key)

    def restyle(self) -> None:
        """Every colour may be another one."""
        self._seen.clear()
        for cell in self._cells.values():
            cell.is_drawn = False

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paint what lies in an area of the scene; the painter's units are the scene's."""
        self._settle()
        shown = [cell for cell in self._drawn_cells() if cell.extent.intersects(area)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for cell in shown:
            for colour, path in cell.wires.items():
                painter.setPen(hairline(colour))
                painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        for cell in shown:
            for colour, rects in cell.cards.items():
                painter.setBrush(QColor.fromRgb(colour))
                painter.drawRects(rects)

    def _settle(self) -> None:
        """Put what changed into the cells where it lies now."""
        stale, self._stale = self._stale, set()
        for key in stale:
            self._seen.pop(key, None)
            before, now = self._where.pop(key, None), self._spot(key)
            if before is not None:
                self._cells[before].is_drawn = False
                self._cells[before].keys.discard(key)
            if now is not None:
                cell = self._cells.setdefault(now, _Cell())
                cell.keys.add(key)
                cell.is_drawn = False
                self._where[key] = now

    def _spot(self, key: Key) -> Spot | None:
        if isinstance(key, str):
            card = self._nodes.get(key)
            return _spot_of(card.x(), card.y()) if card is not None else None
        wire = self._wires.get(key)
        start = wire.start if wire is not None else None
        return _spot_of(*start) if start is not None else None

    def _drawn_cells(self) -> Iterable[_Cell]:
        for cell in self._cells.values():
            if not cell.is_drawn:
                self._draw(cell)
            yield cell

    def _draw(self, cell: _Cell) -> None:
        colours = kit()
        cell.cards, cell.wires, cell.is_drawn = {}, {}, True
        extent = QRectF()
        for key in cell.keys:
            seen = self._seen.get(key)
            if seen is None:
                seen = self._seen[key] = self._look_at(key, colours)
            colour, shape = seen
            if isinstance(shape, QRectF):
                cell.cards.setdefault(colour, []).append(shape)
                extent |= shape
            else:
                cell.wires.setdefault(colour, QPainterPath()).addPath(shape)
        for path in cell.wires.values():
            # Of a hairline alone the extent is flat, and nothing intersects it.
            extent |= path.controlPointRect().adjusted(-1, -1, 1, 1)
        cell.extent = extent

    def _look_at(self, key: Key, colours: Kit) -> Seen:
        if isinstance(key, str):
            card = self._nodes[key]
            return far_colour(card, colours).rgb(), card.card_rect
        wire = self._wires[key]
        return wire.pen().color().rgb(), wire.path() if wire.isVisible() else QPainterPath()


def _spot_of(x: float, y: float) -> Spot:
    return int(x // SIDE), int(y // SIDE)
