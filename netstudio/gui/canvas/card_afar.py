"""Cards seen from some way off: the name large over the shape, or one rectangle in one colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from netstudio.gui.canvas.card_frame import (
    DIMMED,
    NO_PEN,
    alarm,
    border,
    ink,
    paint_badge,
    stamps,
)
from netstudio.gui.canvas.card_painter import paint_picture
from netstudio.gui.canvas.paint import Kit, face
from netstudio.gui.theme.tokens import RADIUS
from netstudio.layout.geometry import HEADER, PADDING, WIDTH

if TYPE_CHECKING:
    from netstudio.gui.canvas.node_item import NodeItem

_BAND = 10.0
"""The family's colour along the top of a card that shows its name and shape only."""
_STRIPE = 6.0
"""The same along the left of a card that is all header."""


def far_colour(item: NodeItem, colours: Kit) -> QColor:
    """The one colour of a card seen from afar."""
    card = item.card
    if item.is_selected:
        return colours.accent
    if item.heat is not None:
        return item.heat.colour
    if item.problems:
        return alarm(item, colours).color()
    if card.colour:
        return QColor(card.colour)
    return colours.far_families.get(card.family, colours.far_families["other"]).color()


def paint_far(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    """One rounded rectangle with the name."""
    colour = far_colour(item, colours)
    rect = QRectF(0, 0, WIDTH, item.geometry.height)

    def draw(brush: QPainter) -> None:
        brush.setPen(NO_PEN)
        brush.setBrush(colour)
        brush.drawRoundedRect(rect, RADIUS * 2, RADIUS * 2)

    stamps.put(painter, ("far", colour.rgb(), rect.height()), rect, draw)
    name, font = item.farther_text
    painter.setFont(font.font)
    painter.setPen(ink(colour.rgb()))
    left = (WIDTH - name.size().width()) / 2
    painter.drawStaticText(QPointF(left, (rect.height() - font.metrics.height()) / 2), name)


def paint_middle(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    """The name and, where it has room, the shape, large; the family as a band above."""
    rect = QRectF(0, 0, WIDTH, item.geometry.height)
    heat = item.heat
    band = heat.colour if heat else colours.family(item.card.family, item.card.colour).color()

    def draw(brush: QPainter) -> None:
        brush.setPen(NO_PEN)
        brush.setBrush(heat.colour if heat else colours.node)
        brush.drawRoundedRect(rect, RADIUS, RADIUS)
        brush.save()
        # Of a card that is all header the band would lie behind the name.
        low = rect.height() < 2 * HEADER
        brush.setClipRect(QRectF(0, 0, _STRIPE if low else WIDTH, rect.height() if low else _BAND))
        brush.setBrush(band)
        brush.drawRoundedRect(rect, RADIUS, RADIUS)
        brush.restore()
        brush.setBrush(QColor(0, 0, 0, 0))
        brush.setPen(border(item, colours, 2.0))
        brush.drawRoundedRect(rect, RADIUS, RADIUS)

    if item.card.bypassed:
        painter.setOpacity(DIMMED)
    look = ("middle", band.rgb(), heat is not None, *item.look, colours.theme.name)
    stamps.put(painter, look, rect.adjusted(-1, -1, 1, 1), draw)
    if item.thumbnail is not None and item.geometry.picture is not None:
        paint_picture(painter, item)
        _write_around(painter, item, colours)
    else:
        _write(painter, item, colours)
    if item.card.bypassed:
        painter.setOpacity(1.0)
    if item.problems:
        paint_badge(painter, item, colours)


def _write_around(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    """The name above the picture and the shape below it, as in the view from near by."""
    heat, name, digits = item.heat, face("far"), face("far_shape")
    painter.setFont(name.font)
    painter.setPen(ink(heat.colour.rgb()) if heat else colours.text)
    painter.drawStaticText(QPointF(PADDING, _BAND), item.far_text)
    if item.far_shape is not None and item.geometry.chip is not None:
        painter.setFont(digits.font)
        painter.setPen(ink(heat.colour.rgb()) if heat else colours.muted)
        top = item.geometry.chip - digits.metrics.height() / 2
        painter.drawStaticText(QPointF(PADDING, top), item.far_shape)


def _write(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    height, heat = item.geometry.height, item.heat
    name, digits = face("far"), face("far_shape")
    shape = item.far_shape if item.geometry.chip is not None else None
    both = name.metrics.height() + digits.metrics.height()
    if shape is not None and both > height - _BAND:
        shape = None
    used = both if shape is not None else name.metrics.height()
    top = _BAND + (height - _BAND - used) / 2 if height > 2 * name.metrics.height() else 0.0
    painter.setFont(name.font)
    painter.setPen(ink(heat.colour.rgb()) if heat else colours.text)
    painter.drawStaticText(QPointF(PADDING, top), item.far_text)
    if shape is not None:
        painter.setFont(digits.font)
        painter.setPen(ink(heat.colour.rgb()) if heat else colours.muted)
        painter.drawStaticText(QPointF(PADDING, top + name.metrics.height()), shape)
