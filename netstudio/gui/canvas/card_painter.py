"""Painting a card, in as much detail as the zoom can show.

From afar a card is one filled rectangle: a thousand of them fit into a frame that way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from netstudio.gui.canvas.card_text import SQUARE
from netstudio.gui.canvas.geometry import BADGE, BADGE_RADIUS, HEADER, PADDING, PORT_RADIUS, WIDTH
from netstudio.gui.canvas.paint import Kit, face, kit
from netstudio.gui.theme.tokens import RADIUS, RADIUS_SMALL

if TYPE_CHECKING:
    from netstudio.gui.canvas.node_item import NodeItem

FAR = 0.2
"""Below this zoom a card is a rectangle."""
NEAR = 0.45
"""Below this zoom a card shows only its name."""

_NO_PEN = QPen(Qt.PenStyle.NoPen)


def paint(painter: QPainter, item: NodeItem) -> None:
    """Paint a card with as much detail as can be seen."""
    colours = kit()
    zoom = painter.worldTransform().m11()
    if zoom < FAR:
        _paint_far(painter, item, colours)
    elif zoom < NEAR:
        _paint_middle(painter, item, colours)
    else:
        _paint_near(painter, item, colours)


def _paint_far(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    card = item.card
    if item.is_selected:
        brush = QBrush(colours.accent)
    elif item.problems:
        brush = QBrush(_alarm(item, colours).color())
    elif card.colour:
        brush = colours.family(card.family, card.colour)
    else:
        brush = colours.far_families.get(card.family, colours.far_families["other"])
    painter.fillRect(QRectF(0, 0, WIDTH, item.geometry.height), brush)


def _paint_middle(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    rect = QRectF(0, 0, WIDTH, item.geometry.height)
    painter.fillRect(rect, colours.node)
    painter.fillRect(QRectF(0, 0, WIDTH, 10), colours.family(item.card.family, item.card.colour))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_border(item, colours, 2.0))
    painter.drawRect(rect)
    font = face("far")
    painter.setFont(font.font)
    painter.setPen(colours.text)
    top = 10 + (rect.height() - 10 - font.metrics.height()) / 2
    painter.drawStaticText(QPointF(PADDING, top), item.far_text)
    if item.problems:
        _paint_badge(painter, item, colours)


def _paint_near(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    rect = QRectF(0, 0, WIDTH, item.geometry.height)
    _paint_body(painter, item, rect, colours)
    _paint_picture(painter, item)
    _paint_lines(painter, item, colours)
    _paint_ports(painter, item, colours)
    if item.problems:
        _paint_badge(painter, item, colours)


def _paint_body(painter: QPainter, item: NodeItem, rect: QRectF, colours: Kit) -> None:
    painter.setPen(_NO_PEN)
    for spread, shade in enumerate(colours.shadow, start=1):
        painter.setBrush(shade)
        outline = rect.adjusted(-spread, 0, spread, 2 * spread)
        painter.drawRoundedRect(outline, RADIUS + spread, RADIUS + spread)
    if item.is_selected:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(colours.glow)
        painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
    painter.setBrush(colours.node)
    painter.setPen(_border(item, colours))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setPen(colours.header_line)
    painter.drawLine(QPointF(1, HEADER + 0.5), QPointF(WIDTH - 1, HEADER + 0.5))
    painter.setPen(_NO_PEN)
    painter.setBrush(colours.family(item.card.family, item.card.colour))
    square = QRectF(PADDING, (HEADER - SQUARE) / 2, SQUARE, SQUARE)
    painter.drawRoundedRect(square, 2, 2)


def _paint_picture(painter: QPainter, item: NodeItem) -> None:
    picture, place = item.thumbnail, item.geometry.picture
    if picture is None or place is None:
        return
    top, height = place
    width = min(WIDTH - 2 * PADDING, height * picture.width() / picture.height())
    target = QRectF((WIDTH - width) / 2, top, width, height)
    # Pixels of a small feature map are the content: they stay square when enlarged.
    painter.setRenderHint(
        QPainter.RenderHint.SmoothPixmapTransform, picture.width() > 2 * target.width()
    )
    painter.drawPixmap(target, picture, QRectF(picture.rect()))


def _paint_lines(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    tones = {"text": colours.text, "muted": colours.muted, "faint": colours.faint}
    for line in item.lines:
        if line.chip is not None:
            painter.setPen(_NO_PEN)
            painter.setBrush(colours.chip)
            painter.drawRoundedRect(line.chip, RADIUS_SMALL, RADIUS_SMALL)
        painter.setFont(line.face.font)
        painter.setPen(tones[line.tone])
        painter.drawStaticText(line.place, line.static)


def _paint_ports(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    plain = colours.family(item.card.family, item.card.colour)
    states = item.port_states
    origin = item.pos()
    for spot, place in item.spots():
        centre = place - origin
        state = states.get(spot) if states is not None else None
        if state is None:
            painter.setBrush(plain if states is None else colours.border.color())
            radius = PORT_RADIUS
        else:
            painter.setBrush(
                {
                    "fits": colours.success,
                    "clashes": colours.warning,
                    "aimed": colours.accent,
                }[state.value]
            )
            radius = PORT_RADIUS + (2.5 if state.value == "aimed" else 1.0)
        painter.setPen(colours.port_rim)
        painter.drawEllipse(centre, radius, radius)


def _paint_badge(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    centre = QPointF(*BADGE)
    painter.setPen(QPen(colours.canvas, 2))
    painter.setBrush(_alarm(item, colours).color())
    painter.drawEllipse(centre, BADGE_RADIUS, BADGE_RADIUS)
    mark = QPen(colours.canvas, 2)
    mark.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(mark)
    painter.drawLine(centre + QPointF(0, -3.5), centre + QPointF(0, 0.5))
    painter.drawPoint(centre + QPointF(0, 3.5))


def _border(item: NodeItem, colours: Kit, least: float = 0.0) -> QPen:
    if item.is_selected:
        pen = colours.border_selected
    elif item.problems:
        pen = _alarm(item, colours)
    else:
        pen = colours.border_hover if item.is_hovered else colours.border
    if pen.widthF() < least:
        pen = QPen(pen.color(), least)
    if item.card.conditional:
        pen = QPen(pen)
        pen.setStyle(Qt.PenStyle.DashLine)
    return pen


def _alarm(item: NodeItem, colours: Kit) -> QPen:
    return colours.border_error if item.severity == "error" else colours.border_warning
