"""Finding any action by its name: type a few letters, Enter, and it is done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import number_font, ui_font

_WIDTH = 460
_ROW = 30
_MOST_ROWS = 11
_ACTION = Qt.ItemDataRole.UserRole


class ActionSearch(QFrame):
    """A popup below the top bar; it closes when something else is clicked."""

    def __init__(self, actions: Iterable[QAction], window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._window = window
        self.setObjectName("action_search")
        self.setProperty("role", "floating")
        self._actions = [action for action in actions if action.objectName() != "search"]
        self.field = QLineEdit()
        self.field.setPlaceholderText("Search actions")
        self.field.textChanged.connect(self._list)
        self.field.installEventFilter(self)
        self.entries = QListWidget()
        self.entries.setItemDelegate(_ActionDelegate(self.entries))
        self.entries.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.entries.setUniformItemSizes(True)
        self.entries.setMouseTracking(True)
        self.entries.itemClicked.connect(lambda item: self._run(item.data(_ACTION)))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.SPACE_2,) * 4)
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(self.field)
        column.addWidget(self.entries)
        self.setFixedWidth(_WIDTH)

    def open(self) -> None:
        """Show it at the top of the window, ready to type."""
        self.field.clear()
        self._list("")
        place = QRect(0, 0, _WIDTH, self.height())
        place.moveTop(tokens.SPACE_6 * 2)
        place.moveLeft((self._window.width() - _WIDTH) // 2)
        self.move(self._window.mapToGlobal(place.topLeft()))
        self.show()
        self.field.setFocus()

    def listed(self) -> list[QAction]:
        """What is offered, best first."""
        return [self.entries.item(row).data(_ACTION) for row in range(self.entries.count())]

    def _list(self, query: str) -> None:
        self.entries.clear()
        for action in matching(self._actions, query):
            item = QListWidgetItem()
            item.setData(_ACTION, action)
            item.setSizeHint(QSize(0, _ROW))
            if not action.isEnabled():
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.entries.addItem(item)
        if self.entries.count():
            self.entries.setCurrentRow(0)
        self.entries.setFixedHeight(max(1, min(self.entries.count(), _MOST_ROWS)) * _ROW)
        self.adjustSize()

    def _run(self, action: QAction) -> None:
        if action.isEnabled():
            self.close()
            action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.entries.currentItem()
            if item is not None:
                self._run(item.data(_ACTION))
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.entries.count():
            step = 1 if key == Qt.Key.Key_Down else -1
            self.entries.setCurrentRow((self.entries.currentRow() + step) % self.entries.count())
            return True
        return False


class _ActionDelegate(QStyledItemDelegate):
    """The words on the left, the key on the right."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        action: QAction = index.data(_ACTION)
        theme = current()
        rect: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(QColor(theme.accent_soft if selected else theme.surface_hover))
            painter.drawRoundedRect(rect, tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)
        room = rect.adjusted(tokens.SPACE_2, 0, -tokens.SPACE_2, 0)
        painter.setPen(QColor(theme.text if action.isEnabled() else theme.text_disabled))
        painter.setFont(ui_font())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words_of(action))
        painter.setPen(QColor(theme.text_muted))
        painter.setFont(number_font(tokens.TEXT_SMALL))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, right, key_of(action))
        painter.restore()


def matching(actions: Iterable[QAction], query: str) -> list[QAction]:
    """The actions that hold every word of `query`, those whose name starts with it first."""
    words = query.lower().split()
    found = []
    for action in actions:
        name = words_of(action).lower()
        text = f"{name} {str(action.property('help')).lower()}"
        if all(word in text for word in words):
            rank = 0 if words and name.startswith(words[0]) else 1
            found.append((rank if all(word in name for word in words) else 2, action))
    return [action for _, action in sorted(found, key=lambda pair: pair[0])]


def words_of(action: QAction) -> str:
    """An action's name without mnemonic and key."""
    return action.text().partition("\t")[0].replace("&", "").rstrip("…")


def key_of(action: QAction) -> str:
    """An action's key as the platform writes it."""
    canvas_key = action.text().partition("\t")[2]
    shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return shortcut or canvas_key
