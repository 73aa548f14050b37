"""A network drawn small, by the canvas's own painters in the theme that is worn."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from netstudio.document.history import History
from netstudio.document.project import Project
from netstudio.gui.canvas.scene import CanvasScene
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.selection import Selection
from netstudio.gui.theme.apply import current

VERSION = 1
"""Part of a cached picture's name: raise it when the drawing changes."""
_MARGIN = 0.07
"""Around the network, as a share of the picture's width: cards show it cut at the sides."""
_LARGEST = 0.62
"""A network of three layers is not blown up beyond this zoom."""
_HAIRLINES = 0.5
"""Below this zoom wires are hairlines, as on the canvas."""


def draw_thumbnail(project: Project, size: QSize, ratio: float = 1.0) -> QImage:
    """The main graph fitted into `size` device-independent pixels, for a screen of this `ratio`."""
    picture = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(current().canvas))
    bridge = DocumentBridge(History(project))
    scene = CanvasScene(bridge, Selection(bridge))
    content = scene.content_rect()
    for wire in scene.wires.values():
        content = content.united(wire.boundingRect())
    if not content.isEmpty():
        _draw(scene, content, picture, size)
    scene.deleteLater()
    bridge.deleteLater()
    return picture


def _draw(scene: CanvasScene, content: QRectF, picture: QImage, size: QSize) -> None:
    margin = _MARGIN * size.width()
    room = QRectF(0, 0, size.width(), size.height()).adjusted(margin, margin, -margin, -margin)
    zoom = min(room.width() / content.width(), room.height() / content.height(), _LARGEST)
    scene.set_cosmetic_wires(zoom < _HAIRLINES)
    target = QRectF(0, 0, content.width() * zoom, content.height() * zoom)
    target.moveCenter(room.center())
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scene.render(painter, target, content)
    painter.end()
