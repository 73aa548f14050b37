"""Cards, wires, frames and notes as a picture: crisp, on the theme's background or on none.

Items are painted one by one rather than by rendering the scene, so that what is not asked for, and
marks of the moment such as the selection, stay out of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from netstudio.gui.canvas.node_item import NodeItem
from netstudio.gui.canvas.note_item import FrameTitle, NoteItem
from netstudio.gui.canvas.scene import CanvasScene
from netstudio.gui.canvas.wire_item import WireItem
from netstudio.gui.theme.apply import current

SCALE = 2.0
"""Pixels for a canvas unit, so that it is sharp on a dense screen and on paper."""
LARGEST = 8000
"""The longest side in pixels; a larger canvas is drawn smaller."""
_MARGIN = 24.0


def picture(
    scene: CanvasScene,
    ids: Collection[str],
    notes: Collection[NoteItem] = (),
    *,
    see_through: bool = False,
) -> QImage:
    """These nodes, the wires between them, and frames and notes; null where there are none."""
    scene.finish_wires()
    chosen = frozenset(ids)
    items = [item for item in _in_painting_order(scene) if _belongs(item, chosen, notes)]
    if not items:
        return QImage()
    area = QRectF()
    for item in items:
        rect = item.card_rect if isinstance(item, NodeItem) else item.sceneBoundingRect()
        area = area.united(rect)
    area = area.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
    scale = min(SCALE, LARGEST / max(area.width(), area.height()))
    size = QSize(round(area.width() * scale), round(area.height() * scale))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent if see_through else QColor(current().canvas))
    image.setDotsPerMeterX(round(96 / 0.0254 * scale))
    image.setDotsPerMeterY(round(96 / 0.0254 * scale))
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.scale(scale, scale)
    painter.translate(-area.topLeft())
    with _nothing_selected(scene), _no_note_selected(notes):
        for item in items:
            _paint(painter, item)
    painter.end()
    return image


def _in_painting_order(scene: CanvasScene) -> list[QGraphicsItem]:
    items = scene.items(Qt.SortOrder.AscendingOrder)
    return [item for item in items if item.parentItem() is None and item.isVisible()]


def _belongs(item: QGraphicsItem, chosen: frozenset[str], notes: Collection[NoteItem]) -> bool:
    if isinstance(item, NodeItem):
        return item.node_id in chosen
    if isinstance(item, NoteItem):
        return item in notes
    if isinstance(item, FrameTitle):
        return item.frame in notes
    if isinstance(item, WireItem):
        return item.wire.target in chosen and item.wire.source.node in chosen
    return False


@contextmanager
def _nothing_selected(scene: CanvasScene) -> Iterator[None]:
    """With every card and wire drawn as if nothing were selected."""
    ids, keys, dot = scene.selection.ids, scene.wire_selection.keys, scene.wire_selection.dot
    for item in scene.nodes.values():
        item.set_selected(False)
    for wire in scene.wires.values():
        wire.set_beside_selection(False)
        wire.set_selected(False)
    try:
        yield
    finally:
        for node_id in ids:
            scene.nodes[node_id].set_selected(True)
        for key in set().union(*(scene.wires_at(node_id) for node_id in ids)):
            scene.wires[key].set_beside_selection(True)
        for key in keys:
            scene.wires[key].set_selected(True, dot)


@contextmanager
def _no_note_selected(notes: Collection[NoteItem]) -> Iterator[None]:
    """With each of these drawn as if it were not selected."""
    selected = [item for item in notes if item.is_selected]
    for item in selected:
        item.set_selected(False)
    try:
        yield
    finally:
        for item in selected:
            item.set_selected(True)


def _paint(painter: QPainter, item: QGraphicsItem) -> None:
    painter.save()
    painter.translate(item.pos())
    option = QStyleOptionGraphicsItem()
    option.exposedRect = item.boundingRect()
    item.paint(painter, option, None)
    painter.restore()
    if isinstance(item, WireItem):  # its dots; a card's children are marks of the moment
        for child in item.childItems():
            _paint(painter, child)
