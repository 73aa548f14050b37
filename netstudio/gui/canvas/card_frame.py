"""What cards share at every zoom: border, alarm, badge, and the stamps they are painted with."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from netstudio.gui.canvas.paint import Kit
from netstudio.gui.canvas.stamps import Stamps
from netstudio.gui.theme.colours import ink_on
from netstudio.layout.geometry import BADGE, BADGE_RADIUS

if TYPE_CHECKING:
    from netstudio.gui.canvas.node_item import NodeItem

NO_PEN = QPen(Qt.PenStyle.NoPen)
DIMMED = 0.45
"""The opacity of a card that is bypassed."""
stamps = Stamps()


def border(item: NodeItem, colours: Kit, least: float = 0.0) -> QPen:
    """The pen of a card's outline, at least so wide."""
    if item.is_selected:
        pen = colours.border_selected
    elif item.problems:
        pen = alarm(item, colours)
    else:
        pen = colours.border_hover if item.is_hovered else colours.border
    if pen.widthF() < least:
        pen = QPen(pen.color(), least)
    card = item.card
    if card.conditional or card.bypassed or card.unknown:
        pen = QPen(
            pen.color() if pen is not colours.border else colours.muted.color(), pen.widthF()
        )
        pen.setStyle(Qt.PenStyle.DashLine)
    return pen


def alarm(item: NodeItem, colours: Kit) -> QPen:
    """The pen of the worst of its problems."""
    return colours.border_error if item.severity == "error" else colours.border_warning


def paint_badge(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    """The mark of a problem, on the upper edge: a disc for an error, a triangle for a warning."""
    centre = QPointF(*BADGE)
    rim = QPen(colours.canvas, 2)
    rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(rim)
    painter.setBrush(alarm(item, colours).color())
    if item.severity == "error":
        painter.drawEllipse(centre, BADGE_RADIUS, BADGE_RADIUS)
    else:
        corners = ((0, -BADGE_RADIUS - 1), (BADGE_RADIUS + 1, 7), (-BADGE_RADIUS - 1, 7))
        painter.drawPolygon([centre + QPointF(*corner) for corner in corners])
    mark = QPen(colours.canvas, 2)
    mark.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(mark)
    painter.drawLine(centre + QPointF(0, -3.5), centre + QPointF(0, 0.5))
    painter.drawPoint(centre + QPointF(0, 4))


@lru_cache(maxsize=256)
def ink(colour: int) -> QPen:
    """Black or white, whichever is read better on a colour."""
    return QPen(QColor(ink_on(QColor.fromRgb(colour).name())))
