"""The command palette's popup: type a few letters, Enter, and it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from netstudio.gui.commands.command import Command, search
from netstudio.gui.commands.row import FOUND, ROW_HEIGHT, CommandRows
from netstudio.gui.commands.sources import all_commands
from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.fonts import scaled

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench

_WIDTH = 580
_MOST_ROWS = 12
_PAGE = _MOST_ROWS - 1


class ActionSearch(QFrame):
    """Opens below the top bar; it closes when something else is clicked."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window, Qt.WindowType.Popup)
        self._bench = bench
        self._settings = bench.window.settings
        self._commands: list[Command] = []
        self.setObjectName("action_search")
        self.setProperty("role", "floating")
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search actions, presets, files, nodes and layers"))
        self.field.setAccessibleName(tr("Command palette"))
        self.field.textChanged.connect(self._list)
        self.field.installEventFilter(self)
        self.entries = QListWidget()
        self.entries.setItemDelegate(CommandRows(self.entries))
        self.entries.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.entries.setUniformItemSizes(True)
        self.entries.setMouseTracking(True)
        self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entries.itemClicked.connect(lambda item: self._run(item.data(FOUND).command))
        self.entries.currentRowChanged.connect(self._explain)
        self._help = QLabel()
        self._help.setProperty("role", "small")
        self._help.setWordWrap(True)
        self._help.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.SPACE_2,) * 4)
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(self.field)
        column.addWidget(self.entries)
        column.addWidget(self._help)
        self._fit()

    def _fit(self) -> None:
        """As wide as its rows want, and no wider than the window."""
        room = self._bench.window.width() - 2 * tokens.SPACE_6
        self.setFixedWidth(min(scaled(_WIDTH), room))

    def open(self) -> None:
        """Show it at the top of the window, up to date and ready to type."""
        self._commands = all_commands(self._bench)
        self.field.clear()
        self._list("")
        window = self._bench.window
        self._fit()
        place = QRect(0, tokens.SPACE_6 * 2, self.width(), self.height())
        place.moveLeft((window.width() - self.width()) // 2)
        self.move(window.mapToGlobal(place.topLeft()))
        self.show()
        self.field.setFocus()

    def listed(self) -> list[Command]:
        """What is offered, best first."""
        rows = range(self.entries.count())
        return [self.entries.item(row).data(FOUND).command for row in rows]

    def explanation(self) -> str:
        """The sentence below the list."""
        return self._help.text()

    def _list(self, query: str) -> None:
        self.entries.clear()
        for found in search(self._commands, query, self._settings.used_commands):
            item = QListWidgetItem(found.command.text)
            item.setData(FOUND, found)
            self.entries.addItem(item)
        count = self.entries.count()
        self.entries.setFixedHeight(max(1, min(count, _MOST_ROWS)) * scaled(ROW_HEIGHT))
        self.entries.setVisible(count > 0)
        if count:
            self.entries.setCurrentRow(0)
        else:
            self._help.setText(tr("Nothing is called so. Try fewer letters."))
        self.adjustSize()

    def _explain(self, row: int) -> None:
        item = self.entries.item(row)
        if item is not None:
            command: Command = item.data(FOUND).command
            self._help.setText(command.help.partition("\n")[0])

    def _run(self, command: Command) -> None:
        if not command.is_enabled:
            return
        self.close()
        self._settings.add_used_command(command.key)
        # In the next turn: what it opens finds the popup gone, and the keyboard with the window.
        QTimer.singleShot(0, self, command.run)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _PAGE,
            Qt.Key.Key_PageUp: -_PAGE,
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.entries.currentItem()
            if item is not None:
                self._run(item.data(FOUND).command)
            return True
        if key in steps and self.entries.count():
            self._step(steps[Qt.Key(key)])
            return True
        return False

    def _step(self, step: int) -> None:
        """Up and down go round; a page stops at the ends."""
        row, count = self.entries.currentRow() + step, self.entries.count()
        around = row % count
        self.entries.setCurrentRow(around if abs(step) == 1 else min(max(row, 0), count - 1))
