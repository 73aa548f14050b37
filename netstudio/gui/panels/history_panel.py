"""Every step of the history as a list: a click goes there, however far it is.

It floats over the canvas, so that one sees the network change, and is made when first it is asked
for. What redo would do stands below the current step, in grey.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr, tr_count
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.icons import set_icon

_WIDTH, _MOST_HEIGHT = 264, 420
_ROW = 26
_DOT = 7
_EDGE = tokens.SPACE_3
_BELOW = 44
"""What of the canvas stays free above the panel, for the path of an open block."""

_Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """The states of the project: row 0 as it was opened, row n after n steps."""

    IS_UNDONE = Qt.ItemDataRole.UserRole
    IS_CURRENT = Qt.ItemDataRole.UserRole + 1
    IS_SAVED = Qt.ItemDataRole.UserRole + 2

    def __init__(self, bridge: DocumentBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.refresh()

    @property
    def current(self) -> int:
        """The row of the project as it is now."""
        return self._current

    def refresh(self) -> None:
        """Read the history again."""
        self.beginResetModel()
        history = self._bridge.history
        steps = (*history.entries, *history.undone)
        self._labels = [entry.label for entry in steps]
        self._current, self._saved = len(history.entries), history.clean_step
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._labels) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return tr(self._labels[row - 1]) if row else tr("The project as it was opened")
        if role == self.IS_UNDONE:
            return row > self._current
        if role == self.IS_CURRENT:
            return row == self._current
        if role == self.IS_SAVED:
            return row == self._saved
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, str(self.data(index)))
        return None

    def _spoken(self, row: int, words: str) -> str:
        if row == self._current:
            return tr("{step}, current", step=words)
        return tr("{step}, undone", step=words) if row > self._current else words


class _StepRows(QStyledItemDelegate):
    """Paints a step: a dot on a line of time, its words, and whether it is what is saved."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(_WIDTH, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = current()
        row = option.rect
        is_current, is_undone = (
            index.data(HistoryModel.IS_CURRENT),
            index.data(HistoryModel.IS_UNDONE),
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_marked = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_marked or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, QColor(theme.accent_soft if is_marked else theme.surface_hover))
        self._paint_time(painter, row, index, is_current=is_current, is_undone=is_undone)
        words = row.adjusted(2 * _EDGE + _DOT, 0, -_EDGE, 0)
        if index.data(HistoryModel.IS_SAVED):
            words = self._paint_saved(painter, words)
        font = option.font
        font.setBold(is_current)
        painter.setFont(font)
        painter.setPen(QColor(theme.text_disabled if is_undone else theme.text))
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def _paint_time(
        self, painter: QPainter, row: QRect, index: _Index, *, is_current: bool, is_undone: bool
    ) -> None:
        theme = current()
        x, y = row.left() + _EDGE + _DOT // 2, row.center().y()
        painter.setPen(QColor(theme.border))
        if index.row():
            painter.drawLine(x, row.top(), x, y)
        if index.row() + 1 < index.model().rowCount():
            painter.drawLine(x, y, x, row.bottom() + 1)
        colour = QColor(theme.accent if is_current else theme.text_muted)
        painter.setPen(colour if not is_undone else QColor(theme.text_disabled))
        painter.setBrush(colour if not is_undone else QColor(theme.surface))
        size = _DOT + 2 if is_current else _DOT
        painter.drawEllipse(x - size // 2, y - size // 2, size, size)

    def _paint_saved(self, painter: QPainter, words: QRect) -> QRect:
        """The mark at the right; the room that is left for the words."""
        text = tr("saved")
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.setPen(QColor(current().success))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return words.adjusted(0, 0, -width - tokens.SPACE_2, 0)


class HistoryPanel(QFrame):
    """Floats over the upper left corner of the canvas and follows the history."""

    shown = Signal(bool)
    """It was opened or closed."""

    def __init__(self, canvas: QWidget, bridge: DocumentBridge) -> None:
        super().__init__(canvas)
        self._canvas, self._bridge = canvas, bridge
        self.setProperty("role", "floating")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.model = HistoryModel(bridge, self)
        self._build()
        bridge.changed.connect(self._refresh)
        bridge.clean_changed.connect(self._refresh)
        bridge.project_reset.connect(self._refresh)
        canvas.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        title = QLabel(tr("History"))
        title.setProperty("role", "heading")
        self.count = QLabel()
        self.count.setProperty("role", "small")
        close = QToolButton()
        close.setProperty("kind", "flat")
        close.setToolTip(tr("Close (Esc)"))
        close.setAccessibleName(tr("Close the history"))
        close.clicked.connect(self.close_panel)
        set_icon(close, "close", "text_muted")
        head = QHBoxLayout()
        head.setContentsMargins(tokens.SPACE_3, tokens.SPACE_1, tokens.SPACE_1, 0)
        head.addWidget(title)
        head.addWidget(self.count, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(close)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_StepRows(self.list))
        self.list.setAccessibleName(tr("Steps of the history"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, tokens.SPACE_1, 1, tokens.SPACE_2)
        column.setSpacing(tokens.SPACE_1)
        column.addLayout(head)
        column.addWidget(self.list)

    def toggle(self) -> None:
        """Open the list with the current step in sight, or close it."""
        if self.isVisible():
            self.close_panel()
            return
        self.show()
        self.raise_()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_panel(self) -> None:
        """Close the list; keys go to the canvas again."""
        self.hide()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _refresh(self, *_: object) -> None:
        if self.isHidden():
            return
        self.model.refresh()
        steps = self.model.rowCount() - 1
        self.count.setText(tr_count(steps, "{count} step", "{count} steps"))
        here = self.model.index(self.model.current)
        self.list.setCurrentIndex(here)
        self.list.scrollTo(here)
        self._place()

    def _place(self) -> None:
        rows = self.model.rowCount() * _ROW
        head = self.sizeHint().height() - self.list.sizeHint().height()
        room = self._canvas.height() - _BELOW - _EDGE
        self.resize(_WIDTH, min(rows + head + 4, _MOST_HEIGHT, max(room, 3 * _ROW)))
        self.move(_EDGE, _BELOW)

    def _go(self, index: _Index) -> None:
        self._bridge.go_to(index.row())
