"""A list of layers, each with its family's colour; used by the search on the canvas."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from netstudio.gui.language import tr
from netstudio.gui.palette.entries import Entry, family_title, is_operation_name
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import number_font, scaled, ui_font

ROW = 26
_ENTRY = Qt.ItemDataRole.UserRole
_NOTE = Qt.ItemDataRole.UserRole + 1


class EntryList(QListWidget):
    """Layers to pick from, one of them current."""

    picked = Signal(str)
    """The type that was clicked."""

    def __init__(self, *, show_family: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_EntryDelegate(show_family, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.picked.emit(item.data(_ENTRY).type_name))

    def show_entries(
        self, entries: Sequence[Entry], note: Callable[[str], str] = lambda _: ""
    ) -> None:
        """List these; the first is current. A note on a type stands in place of its family."""
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.type_name)
            item.setData(_ENTRY, entry)
            item.setData(_NOTE, note(entry.type_name))
            item.setToolTip(entry.tooltip)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.title)
            item.setSizeHint(QSize(0, scaled(ROW)))
            self.addItem(item)
        if entries:
            self.setCurrentRow(0)

    def types(self) -> list[str]:
        """What is listed, top to bottom."""
        return [self.item(row).text() for row in range(self.count())]

    def current_entry(self) -> Entry | None:
        """What Enter picks."""
        item = self.currentItem()
        return item.data(_ENTRY) if item is not None else None

    def notes(self) -> list[str]:
        """The notes on what is listed, top to bottom."""
        return [self.item(row).data(_NOTE) for row in range(self.count())]

    def current_type(self) -> str | None:
        """The type that Enter picks."""
        item = self.currentItem()
        return item.text() if item is not None else None

    def step(self, key: int) -> None:
        """Move the current row as an arrow or page key asks, round the ends."""
        if not self.count():
            return
        page = max(1, self.viewport().height() // scaled(ROW) - 1)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page}
        row = self.currentRow() + steps.get(Qt.Key(key), -page)
        if abs(row - self.currentRow()) == 1:
            row %= self.count()
        self.setCurrentRow(min(self.count() - 1, max(0, row)))

    def fit_rows(self, rows: int) -> None:
        """Be just as tall as so many rows."""
        self.setFixedHeight(max(1, rows) * scaled(ROW) + 2 * self.frameWidth())


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, show_family: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._show_family = show_family

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Entry = index.data(_ENTRY)
        theme = current()
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(theme.accent_soft))
            painter.drawRoundedRect(rect, tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(theme.surface_hover))
            painter.drawRoundedRect(rect, tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)
        painter.setBrush(QColor(theme.family(entry.family)))
        middle = rect.center().y()
        painter.drawRoundedRect(QRectF(rect.left() + 8, middle - 4, 8, 8), 2, 2)
        self._paint_texts(painter, rect.adjusted(24, 0, -8, 0), entry, index.data(_NOTE) or "")
        painter.restore()

    def _paint_texts(self, painter: QPainter, room: QRectF, entry: Entry, note: str) -> None:
        theme = current()
        side = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(ui_font())
        painter.setPen(QColor(theme.text))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, side | Qt.AlignmentFlag.AlignLeft, name)
        left = room.width() - metrics.horizontalAdvance(name) - 12
        title = note or (
            tr("Operation") if is_operation_name(entry.type_name) else family_title(entry.family)
        )
        painter.setFont(number_font(tokens.TEXT_SMALL) if note else ui_font(tokens.TEXT_SMALL))
        if (note or self._show_family) and painter.fontMetrics().horizontalAdvance(title) <= left:
            painter.setPen(QColor(theme.text_muted))
            painter.drawText(room, side | Qt.AlignmentFlag.AlignRight, title)
