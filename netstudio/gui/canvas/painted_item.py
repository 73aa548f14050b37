"""One item of a scene painted by hand, where no view visits it."""

from __future__ import annotations

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem


def paint_item(painter: QPainter, item: QGraphicsItem) -> None:
    """Paint an item and its children as their view would; the painter's units are the scene's."""
    painter.save()
    painter.setWorldTransform(item.sceneTransform(), True)
    painter.setOpacity(item.effectiveOpacity())
    option = QStyleOptionGraphicsItem()
    option.exposedRect = item.boundingRect()
    item.paint(painter, option, None)
    painter.restore()
    for child in item.childItems():
        if child.isVisible():
            paint_item(painter, child)
