"""Painting a command: its name with the matched letters lit, its topic, its key."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netstudio.gui.commands.command import Command, Found
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import number_font, scaled, ui_font

FOUND = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 32
_CHIP_PADDING = 6
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class CommandRows(QStyledItemDelegate):
    """A row a command."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, scaled(ROW_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        found: Found = index.data(FOUND)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option.rect, option.state)
        room = option.rect.adjusted(tokens.SPACE_2, 0, -tokens.SPACE_2, 0)
        room.setRight(_paint_key(painter, room, found.command))
        room.setRight(_paint_topic(painter, room, found.command) - tokens.SPACE_3)
        _paint_name(painter, room, found)
        painter.restore()


def _paint_ground(painter: QPainter, row: QRect, state: QStyle.StateFlag) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        theme = current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent_soft if selected else theme.surface_hover))
        painter.drawRoundedRect(row, tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)


def _paint_key(painter: QPainter, room: QRect, command: Command) -> int:
    """The key in a chip at the right; where the room that is left ends."""
    if not command.shortcut:
        return room.right()
    theme = current()
    font = number_font(tokens.TEXT_SMALL)
    width = QFontMetrics(font).horizontalAdvance(command.shortcut) + 2 * _CHIP_PADDING
    chip = QRect(room.right() - width, room.center().y() - scaled(9), width, scaled(19))
    painter.setPen(QColor(theme.border))
    painter.setBrush(QColor(theme.surface_raised))
    radius = tokens.RADIUS_SMALL
    painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(QColor(theme.text_muted if command.is_enabled else theme.text_disabled))
    painter.setFont(font)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, command.shortcut)
    return chip.left() - tokens.SPACE_2


def _paint_topic(painter: QPainter, room: QRect, command: Command) -> int:
    """The topic, or why it cannot be done; where it begins."""
    words = command.topic if command.why_not is None else command.why_not
    painter.setFont(ui_font(tokens.TEXT_SMALL))
    painter.setPen(QColor(current().text_muted))
    painter.drawText(room, _RIGHT, words)
    return room.right() - painter.fontMetrics().horizontalAdvance(words)


def _paint_name(painter: QPainter, room: QRect, found: Found) -> None:
    theme = current()
    enabled = found.command.is_enabled
    plain, lit = ui_font(tokens.TEXT_TITLE), ui_font(tokens.TEXT_TITLE, bold=True)
    shown = QFontMetrics(lit).elidedText(
        found.command.text, Qt.TextElideMode.ElideRight, room.width()
    )
    places = frozenset(found.places)
    left = room.left()
    for is_lit, letters in groupby(enumerate(shown), key=lambda pair: pair[0] in places):
        part = "".join(letter for _, letter in letters)
        font: QFont = lit if is_lit else plain
        shade = theme.accent if is_lit else theme.text
        painter.setFont(font)
        painter.setPen(QColor(shade if enabled else theme.text_disabled))
        painter.drawText(QRect(left, room.top(), room.right() - left, room.height()), _MIDDLE, part)
        left += QFontMetrics(font).horizontalAdvance(part)
