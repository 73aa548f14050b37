"""Painting a card of the gallery: picture, title, a line of description, figures."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netstudio.gui.language import tr, tr_count
from netstudio.gui.start.entries import PresetFacts, kind_of
from netstudio.gui.start.preset_model import FACTS, PICTURE, PICTURE_SIZE, PRESET, Index
from netstudio.gui.theme import icons, tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import number_font, scaled, ui_font
from netstudio.gui.theme.tokens import Theme
from netstudio.layout.card import tight_count_text
from netstudio.presets import PresetInfo

GAP = tokens.SPACE_3
"""Between two cards."""
_TEXT_HEIGHT = 98
_SIGN = 28
"""Where a picture is yet to come."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def card_height() -> int:
    """How tall a card is at the present size of type."""
    return PICTURE_SIZE.height() + scaled(_TEXT_HEIGHT)


class PresetCards(QStyledItemDelegate):
    """One card an item; the list's grid gives the width."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(PICTURE_SIZE.width() + GAP, card_height() + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current()
        card = option.rect.adjusted(0, 0, -GAP, -GAP)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        radius = tokens.RADIUS_LARGE
        outline.addRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillPath(outline, QColor(theme.surface_hover if hovered else theme.surface_raised))
        painter.save()
        painter.setClipPath(outline)
        _paint_picture(painter, card, index.data(PICTURE), theme)
        painter.restore()
        _paint_words(painter, card, index.data(PRESET), index.data(FACTS), theme)
        pen = QPen(QColor(theme.accent if selected else theme.border), 2 if selected else 1)
        painter.setPen(pen)
        painter.drawPath(outline)
        painter.restore()


def _paint_picture(painter: QPainter, card: QRect, picture: QPixmap | None, theme: Theme) -> None:
    area = QRect(card.left(), card.top(), card.width(), PICTURE_SIZE.height())
    painter.fillRect(area, QColor(theme.canvas))
    if picture is not None and not picture.isNull():
        size = picture.deviceIndependentSize().toSize()
        place = QRect(area.topLeft(), size)
        place.moveCenter(area.center())
        painter.drawPixmap(place.topLeft(), picture)
    else:  # yet to be drawn, or of a file that cannot be read
        ratio = painter.device().devicePixelRatio()
        sign = icons.pixmap("image", theme.border_strong, scaled(_SIGN), ratio)
        middle = area.center() - QRect(0, 0, scaled(_SIGN), scaled(_SIGN)).center()
        painter.drawPixmap(middle, sign)
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(theme.border))


def _paint_words(
    painter: QPainter, card: QRect, preset: PresetInfo, facts: PresetFacts | None, theme: Theme
) -> None:
    room = card.adjusted(tokens.SPACE_3, PICTURE_SIZE.height() + tokens.SPACE_2, -tokens.SPACE_3, 0)
    kind = kind_of(preset)
    painter.setFont(number_font(tokens.TEXT_SMALL))
    painter.setPen(QColor(theme.warning if preset.in_clinic else theme.text_muted))
    line = QRect(room.left(), room.top(), room.width(), scaled(20))
    painter.drawText(line, _RIGHT, kind)
    line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(kind) - tokens.SPACE_2)
    painter.setFont(ui_font(tokens.TEXT_TITLE, bold=True))
    painter.setPen(QColor(theme.text))
    painter.drawText(line, _LEFT, _elided(painter, tr(preset.title), line.width()))
    line = QRect(room.left(), room.top() + scaled(21), room.width(), scaled(18))
    painter.setFont(ui_font())
    painter.setPen(QColor(theme.text_muted))
    painter.drawText(line, _LEFT, _elided(painter, tr(preset.description), line.width()))
    if facts is not None:
        painter.setFont(ui_font(tokens.TEXT_SMALL))
        line.translate(0, scaled(6))
        for figures in figure_lines(facts):
            line.translate(0, scaled(17))
            painter.drawText(line, _LEFT, _elided(painter, figures, line.width()))


def figure_lines(facts: PresetFacts) -> tuple[str, str]:
    """`61,706 parameters · 0.42 M MACs` and `1 × 28 × 28 · 0.2 MB`, as far as they are known."""
    counts = facts.counts
    if facts.has_clash:
        return tr_count(counts.layers, "{count} layer", "{count} layers"), facts.inputs
    first = tr(
        "{parameters} parameters · {macs} MACs",
        parameters=tight_count_text(counts.parameters),
        macs=counts.macs_text,
    )
    return first, f"{facts.inputs} · {counts.weight_text}"


def _elided(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
