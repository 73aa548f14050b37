"""Searching in a text: a field with a count, floating over the text's corner."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QToolButton

from netstudio.gui.language import mark, tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.icons import set_icon

_FIELD_WIDTH = 150


class FindBar(QFrame):
    """Finds text in ``view`` as one types; Enter and Shift+Enter go on, Esc closes."""

    def __init__(self, view: QPlainTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self._field = QLineEdit()
        self._field.setPlaceholderText(tr("Find"))
        self._field.setAccessibleName(tr("Find in the source"))
        self._field.setFixedWidth(_FIELD_WIDTH)
        self._field.textChanged.connect(self._search_anew)
        self._field.installEventFilter(self)
        self._count = QLabel()
        self._count.setProperty("role", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(tokens.SPACE_1,) * 4)
        row.setSpacing(tokens.SPACE_1)
        row.addWidget(self._field)
        row.addWidget(self._count)
        for name, words, act in (
            ("chevron-up", mark("Previous (Shift+Enter)"), self.find_previous),
            ("chevron-down", mark("Next (Enter)"), self.find_next),
            ("close", mark("Close (Esc)"), self.close_bar),
        ):
            button = QToolButton()
            button.setProperty("kind", "flat")
            button.setToolTip(tr(words))
            button.setAccessibleName(tr(words))
            button.clicked.connect(act)
            set_icon(button, name, "text_muted")
            row.addWidget(button)
        self._right, self._top = 0, 0
        self.hide()

    def open(self) -> None:
        """Show the bar with the selected words, ready to type."""
        selected = self._view.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self._field.setText(selected)
        self.show()
        self._settle()
        self._field.setFocus()
        self._field.selectAll()

    def close_bar(self) -> None:
        """Hide the bar and give the text the focus."""
        self.hide()
        self._view.setFocus()

    def place(self, right: int, top: int) -> None:
        """Keep the upper right corner here."""
        self._right, self._top = right, top
        self._settle()

    def text(self) -> str:
        """What is searched for."""
        return self._field.text()

    def set_text(self, text: str) -> None:
        """Search for ``text``."""
        self._field.setText(text)

    def count_text(self) -> str:
        """The words beside the field: which match of how many."""
        return self._count.text()

    def find_next(self) -> None:
        """Select the next match, from the top again after the last."""
        self._find(QTextDocument.FindFlag(0))

    def find_previous(self) -> None:
        """Select the match before, from the end again before the first."""
        self._find(QTextDocument.FindFlag.FindBackward)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            backward = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.find_previous() if backward else self.find_next()
            return True
        return False

    def _search_anew(self) -> None:
        cursor = self._view.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._view.setTextCursor(cursor)
        self.find_next()

    def _find(self, flag: QTextDocument.FindFlag) -> None:
        wanted = self._field.text()
        if wanted and not self._view.find(wanted, flag):
            cursor = self._view.textCursor()
            backward = flag == QTextDocument.FindFlag.FindBackward
            ends = QTextCursor.MoveOperation
            cursor.movePosition(ends.End if backward else ends.Start)
            self._view.setTextCursor(cursor)
            self._view.find(wanted, flag)
        self._show_count(wanted)

    def _show_count(self, wanted: str) -> None:
        text = self._view.toPlainText().lower()
        total = text.count(wanted.lower()) if wanted else 0
        upto = text[: self._view.textCursor().selectionEnd()].count(wanted.lower()) if total else 0
        self._count.setText(
            tr("{place} of {total}", place=upto, total=total)
            if total
            else tr("none")
            if wanted
            else ""
        )
        self._settle()

    def _settle(self) -> None:
        self.adjustSize()
        self.move(self._right - self.width(), self._top)
