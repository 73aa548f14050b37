"""Painting a card, in as much detail as the zoom can show.

Whole near by; its name and shape from some way off; a rectangle from afar. Further away still no
card is painted by itself: see `overview`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from netstudio.gui.canvas.card_frame import DIMMED, NO_PEN, border, ink, paint_badge, stamps
from netstudio.gui.canvas.paint import Kit, kit
from netstudio.gui.theme.glyphs import MARK_GLYPHS, paint_family, paint_glyph
from netstudio.gui.theme.tokens import RADIUS, RADIUS_SMALL
from netstudio.layout.geometry import HEADER, PADDING, PILE, PORT_RADIUS, TILE, WIDTH

if TYPE_CHECKING:
    from netstudio.gui.canvas.node_item import NodeItem

FAR = 0.3
"""Below this zoom a card is a rectangle."""
NEAR = 0.5
"""Below this zoom a card shows only its name and shape."""

_AROUND = 10.0
"""What shadow, glow and the cards of a stack reach beyond a card."""
_TILE = QRectF(PADDING, (HEADER - TILE) / 2, TILE, TILE)


def paint(painter: QPainter, item: NodeItem) -> None:
    """Paint a card with as much detail as can be seen."""
    colours = kit()
    zoom = painter.worldTransform().m11()
    if zoom >= NEAR:
        paint_near(painter, item, colours)
        return
    afar = _afar()
    if zoom < FAR:
        afar.paint_far(painter, item, colours)
    else:
        afar.paint_middle(painter, item, colours)


@cache
def _afar() -> ModuleType:
    """The first picture is most often one from near by, so these load on demand; once, since Qt
    for Python makes even a repeated import cost as much as drawing a name.
    """
    from netstudio.gui.canvas import card_afar

    return card_afar


def paint_near(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    """Paint everything that a card says."""
    opacity = painter.opacity()
    if item.card.bypassed:
        painter.setOpacity(opacity * DIMMED)
    _paint_body(painter, item, colours)
    paint_picture(painter, item)
    _paint_texts(painter, item, colours)
    painter.setOpacity(opacity)
    _paint_ports(painter, item, colours)
    if item.problems:
        paint_badge(painter, item, colours)


def _paint_body(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    rect = QRectF(0, 0, WIDTH, item.geometry.height)
    area = rect.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    heat = item.heat.colour.rgb() if item.heat else 0
    look = (*item.look, heat, colours.theme.name)
    stamps.put(painter, look, area, lambda brush: _draw_body(brush, item, rect, colours))
    card = item.card
    filling = colours.family(card.family, card.colour).color()

    def draw_tile(brush: QPainter) -> None:
        if card.unknown:
            paint_glyph(brush, MARK_GLYPHS["unknown"], _TILE, colours.muted.color())
        else:
            paint_family(brush, card.family, _TILE, filling, colours.node.color())

    key = ("tile", card.family, card.unknown, filling.rgb(), colours.theme.name)
    stamps.put(painter, key, _TILE.adjusted(-1, -1, 1, 1), draw_tile)


def _draw_body(painter: QPainter, item: NodeItem, rect: QRectF, colours: Kit) -> None:
    painter.setPen(NO_PEN)
    for spread, shade in enumerate(colours.shadow, start=1):
        painter.setBrush(shade)
        outline = rect.adjusted(-spread, 0, spread, 2 * spread)
        painter.drawRoundedRect(outline, RADIUS + spread, RADIUS + spread)
    if item.card.copies:
        _draw_pile(painter, item, rect, colours)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if item.is_selected:
        painter.setPen(colours.focus if item.has_focus else colours.glow)
        painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
    _draw_card(painter, item, rect, colours)


def _draw_pile(painter: QPainter, item: NodeItem, rect: QRectF, colours: Kit) -> None:
    """The further cards of a stack, looking out below."""
    painter.setPen(border(item, colours) if item.is_selected else colours.border_hover)
    for depth in (2, 1):
        painter.setBrush(colours.node)
        inset, drop = 4.0 * depth + 0.5, PILE * depth
        below = QRectF(rect.left() + inset, rect.top() + 12, rect.width() - 2 * inset, 0)
        below.setBottom(rect.bottom() + drop - 0.5)
        painter.drawRoundedRect(below, RADIUS, RADIUS)


def _draw_card(painter: QPainter, item: NodeItem, rect: QRectF, colours: Kit) -> None:
    inside = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(NO_PEN)
    painter.setBrush(colours.node)
    painter.drawRoundedRect(inside, RADIUS, RADIUS)
    if item.heat is not None:
        painter.save()
        painter.setClipRect(QRectF(0, 0, WIDTH, HEADER))
        painter.setBrush(item.heat.colour)
        painter.drawRoundedRect(inside, RADIUS, RADIUS)
        painter.restore()
    if rect.height() > HEADER:
        painter.setPen(colours.header_line)
        painter.drawLine(QPointF(1, HEADER + 0.5), QPointF(WIDTH - 1, HEADER + 0.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(border(item, colours))
    painter.drawRoundedRect(inside, RADIUS, RADIUS)


def paint_picture(painter: QPainter, item: NodeItem) -> None:
    """The picture of what a node gives, in the room that the card leaves for it."""
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


def _paint_texts(painter: QPainter, item: NodeItem, colours: Kit) -> None:
    tones = {"text": colours.text, "muted": colours.muted}
    on_heat = ink(item.heat.colour.rgb()) if item.heat else None
    for line in item.lines:
        if line.chip is not None:
            _paint_chip(painter, line.chip, colours)
        painter.setFont(line.face.font)
        painter.setPen(on_heat if on_heat and line.role in _IN_HEADER else tones[line.tone])
        painter.drawStaticText(line.place, line.static)
    for mark in item.marks:
        shade = on_heat if on_heat and mark.glyph == "locked" else colours.muted
        _paint_mark(painter, mark.glyph, mark.area, shade.color(), colours)


_IN_HEADER = frozenset({"title", "type"})
"""The roles of texts that stand on the colour of the heat mode."""


def _paint_mark(painter: QPainter, glyph: str, area: QRectF, shade: QColor, colours: Kit) -> None:
    stamps.put(
        painter,
        ("mark", glyph, shade.rgb()),
        area.adjusted(-1, -1, 1, 1),
        lambda brush: paint_glyph(brush, MARK_GLYPHS[glyph], area, shade),
    )


def _paint_chip(painter: QPainter, chip: QRectF, colours: Kit) -> None:
    def draw(brush: QPainter) -> None:
        brush.setPen(NO_PEN)
        brush.setBrush(colours.chip)
        brush.drawRoundedRect(chip, RADIUS_SMALL, RADIUS_SMALL)

    key = ("chip", chip.width(), chip.height(), colours.theme.name)
    stamps.put(painter, key, chip, draw)


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
    stamps.put(painter, ("port", radius, shade.rgb(), colours.theme.name), area, draw)


_LIT: dict[str, tuple[Callable[[Kit], QColor], float]] = {
    "": (lambda colours: colours.border.color(), PORT_RADIUS),
    "fits": (lambda colours: colours.success, PORT_RADIUS + 1),
    "clashes": (lambda colours: colours.warning, PORT_RADIUS + 1),
    "aimed": (lambda colours: colours.accent, PORT_RADIUS + 2.5),
}
"""How a port looks while a wire is dragged, by its state; the empty one is out of reach."""
