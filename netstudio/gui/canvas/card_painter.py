"""Painting a card, in as much detail as the zoom can show.

From afar a card is one filled rectangle: a thousand of them fit into a frame that way.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from netstudio.gui.canvas.card_text import SQUARE
from netstudio.gui.canvas.geometry import BADGE, BADGE_RADIUS, HEADER, PADDING, PORT_RADIUS, WIDTH
from netstudio.gui.canvas.paint import Kit, face, kit
from netstudio.gui.canvas.stamps import Stamps
from netstudio.gui.theme.tokens import RADIUS, RADIUS_SMALL

if TYPE_CHECKING:
    from netstudio.gui.canvas.node_item import NodeItem

FAR = 0.3
"""Below this zoom a card is a rectangle."""
NEAR = 0.5
"""Below this zoom a card shows only its name."""

_NO_PEN = QPen(Qt.PenStyle.NoPen)
_AROUND = 6.0
"""What shadow and glow reach beyond a card."""
_BAND = 10.0
"""The family's colour along the top of a card that shows only its name."""
_stamps = Stamps()


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
    band = colours.family(item.card.family, item.card.colour)

    def draw(brush: QPainter) -> None:
        brush.fillRect(rect, colours.node)
        brush.fillRect(QRectF(0, 0, WIDTH, _BAND), band)
        brush.setPen(_border(item, colours, 2.0))
        brush.drawRect(rect)

    look = ("middle", band.color().rgb(), *_look(item, colours))
    _stamps.put(painter, look, rect.adjusted(-1, -1, 1, 1), draw)
    font = face("far")
    painter.setFont(font.font)
    painter.setPen(colours.text)
    top = _BAND + (rect.height() - _BAND - font.metrics.height()) / 2
    painter.drawStaticText(QPointF(PADDING, top), item.far_text)
    if item.problems:
        _paint_badge(painter, item, colours)


def _paint_near(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    rect = QRectF(0, 0, WIDTH, item.geometry.height)
    _paint_body(painter, item, rect, colours)
    _paint_picture(painter, item)
    _paint_lines(painter, item, colours)
    _paint_ports(painter, item, colours)
    if item.card.locked:
        _paint_lock(painter, QPointF(WIDTH - 24, item.geometry.height - 5), colours)
    if item.problems:
        _paint_badge(painter, item, colours)


def _paint_body(painter: QPainter, item: NodeItem, rect: QRectF, colours: Kit) -> None:
    area = rect.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    _stamps.put(
        painter, _look(item, colours), area, lambda brush: _draw_body(brush, item, rect, colours)
    )
    square = QRectF(PADDING, (HEADER - SQUARE) / 2, SQUARE, SQUARE)
    filling = colours.family(item.card.family, item.card.colour)

    def draw_square(brush: QPainter) -> None:
        brush.setPen(_NO_PEN)
        brush.setBrush(filling)
        brush.drawRoundedRect(square, 2, 2)

    _stamps.put(painter, ("square", filling.color().rgb()), square, draw_square)


def _look(item: NodeItem, colours: Kit) -> tuple[Hashable, ...]:
    """All that an outline depends on."""
    return (
        item.geometry.height,
        item.is_selected,
        item.is_hovered,
        item.severity,
        item.card.conditional,
        item.card.collapsed,
        colours.theme.name,
    )


def _draw_body(painter: QPainter, item: NodeItem, rect: QRectF, colours: Kit) -> None:
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
    if item.card.collapsed:
        return
    painter.setPen(colours.header_line)
    painter.drawLine(QPointF(1, HEADER + 0.5), QPointF(WIDTH - 1, HEADER + 0.5))


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
            _paint_chip(painter, line.chip, colours)
        painter.setFont(line.face.font)
        painter.setPen(tones[line.tone])
        painter.drawStaticText(line.place, line.static)


def _paint_chip(painter: QPainter, chip: QRectF, colours: Kit) -> None:
    def draw(brush: QPainter) -> None:
        brush.setPen(_NO_PEN)
        brush.setBrush(colours.chip)
        brush.drawRoundedRect(chip, RADIUS_SMALL, RADIUS_SMALL)

    _stamps.put(painter, ("chip", chip.width(), colours.theme.name), chip, draw)


def _paint_ports(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    plain = colours.family(item.card.family, item.card.colour).color()
    states = item.port_states
    for spot, centre in item.port_places:
        if states is None:
            _paint_port(painter, centre, PORT_RADIUS, plain, colours)
            continue
        state = states.get(spot)
        shade, radius = _LIT[state.value if state else ""]
        _paint_port(painter, centre, radius, shade(colours), colours)


def _paint_port(
    painter: QPainter, centre: QPointF, radius: float, shade: QColor, colours: Kit
) -> None:
    def draw(brush: QPainter) -> None:
        brush.setPen(colours.port_rim)
        brush.setBrush(shade)
        brush.drawEllipse(centre, radius, radius)

    reach = radius + 2
    area = QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach)
    _stamps.put(painter, ("port", radius, shade.rgb(), colours.theme.name), area, draw)


_LIT: dict[str, tuple[Callable[[Kit], QColor], float]] = {
    "": (lambda colours: colours.border.color(), PORT_RADIUS),
    "fits": (lambda colours: colours.success, PORT_RADIUS + 1),
    "clashes": (lambda colours: colours.warning, PORT_RADIUS + 1),
    "aimed": (lambda colours: colours.accent, PORT_RADIUS + 2.5),
}
"""How a port looks while a wire is dragged, by its state; the empty one is out of reach."""


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


def _paint_lock(painter: QPainter, corner: QPointF, colours: Kit) -> None:
    """A small padlock upon the card's lower edge."""
    body = QRectF(corner.x(), corner.y() + 3, 10, 7)

    def draw(brush: QPainter) -> None:
        brush.setPen(QPen(colours.muted.color(), 1.4))
        brush.setBrush(Qt.BrushStyle.NoBrush)
        brush.drawArc(QRectF(body.left() + 2, body.top() - 4, 6, 8), 0, 180 * 16)
        brush.setPen(QPen(colours.canvas, 1))
        brush.setBrush(colours.muted.color())
        brush.drawRoundedRect(body, 1.5, 1.5)

    _stamps.put(painter, ("lock", colours.theme.name), body.adjusted(-2, -6, 2, 2), draw)


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
