"""Suggestions while source is typed: a list below the cursor, and how a layer is called above it.

The list comes up by itself behind a dot, and anywhere by Ctrl+Space. Tab takes the marked word.
Enter takes it only where the list was asked for or a word was chosen with the arrow keys, so that
whoever types on and ends the line gets a new line.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPlainTextEdit

from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.widgets.code_words import call_tip, open_call, words_at

_ROWS = 8
_MOST = 200
_WIDTH = 260
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AWAY = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS,
    Qt.Key.Key_PageUp: -_ROWS,
}


class Completion(QObject):
    """The suggestions of one editor."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._is_asked = False
        self._is_chosen = False
        self.list = QListWidget(editor)
        self.list.setProperty("role", "popup")
        self.list.setAccessibleName(tr("Suggestions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _: self._take())
        self.list.hide()
        self.tip = QLabel(editor)
        self.tip.setProperty("role", "tip")
        self.tip.setTextFormat(Qt.TextFormat.PlainText)
        self.tip.setFont(editor.font())
        self.tip.hide()

    @property
    def is_open(self) -> bool:
        """Whether words are suggested."""
        return self.list.isVisible()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key means something here that a shortcut of the window must not take."""
        return _is_ask(event) or (event.key() == Qt.Key.Key_Escape and self._is_shown())

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key does with the suggestions; False where it is for the text."""
        if _is_ask(event):
            self._is_asked = True
            self.refresh()
            return True
        if event.key() == Qt.Key.Key_Escape and self._is_shown():
            self.close()
            return True
        if not self.is_open or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in _MOVES:
            self._move(_MOVES[Qt.Key(event.key())])
            return True
        is_enter = event.key() in _ENTER and (self._is_asked or self._is_chosen)
        if event.key() == Qt.Key.Key_Tab or is_enter:
            self._take()
            return True
        return False

    def after(self, event: QKeyEvent) -> None:
        """Look again after a key went into the text."""
        typed = event.text()
        is_of_word = bool(typed) and (typed.isalnum() or typed in "._")
        is_shorter = event.key() == Qt.Key.Key_Backspace and self.is_open
        if (is_of_word and not _is_command(event)) or is_shorter:
            self.refresh()
        elif typed or event.key() in _AWAY:
            self._close_list()
        self._show_tip(typed)

    def close(self) -> None:
        """Suggest nothing."""
        self._close_list()
        self.tip.hide()

    def refresh(self) -> None:
        """Suggest what may stand at the cursor."""
        cursor = self._editor.textCursor()
        found = words_at(self._editor.toPlainText(), cursor.position())
        if not found.words or cursor.hasSelection() or not (found.is_member or self._is_asked):
            self._close_list()
            return
        self._is_chosen = False
        self.list.clear()
        for word in found.words[:_MOST]:
            item = QListWidgetItem(word.text)
            item.setToolTip(word.about)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._place(len(found.begun))

    # Parts

    def _is_shown(self) -> bool:
        return self.is_open or self.tip.isVisible()

    def _close_list(self) -> None:
        self._is_asked = self._is_chosen = False
        self.list.hide()

    def _move(self, by: int) -> None:
        self._is_chosen = True
        count = self.list.count()
        row = self.list.currentRow() + by
        self.list.setCurrentRow(row % count if abs(by) == 1 else min(max(row, 0), count - 1))

    def _take(self) -> None:
        if self.list.currentRow() < 0:
            return
        word = self.list.currentItem().text()
        cursor = self._editor.textCursor()
        begun = words_at(self._editor.toPlainText(), cursor.position()).begun
        left = QTextCursor.MoveOperation.Left
        cursor.movePosition(left, QTextCursor.MoveMode.KeepAnchor, len(begun))
        cursor.insertText(word)
        self._close_list()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, begun: int) -> None:
        """Below the beginning of the word; above it where there is no room below."""
        editor = self._editor
        row = max(self.list.sizeHintForRow(0), editor.fontMetrics().lineSpacing())
        rows = min(self.list.count(), _ROWS)
        size = QSize(_WIDTH, rows * row + 2 * self.list.frameWidth() + 2)
        spot = editor.cursorRect()
        across = spot.left() - editor.fontMetrics().horizontalAdvance("m") * begun
        corner = editor.viewport().mapTo(editor, QPoint(across, spot.bottom() + 2))
        if corner.y() + size.height() > editor.height():
            corner.setY(corner.y() - size.height() - spot.height() - 4)
        most = editor.width() - size.width() - tokens.SPACE_2
        corner.setX(max(min(corner.x(), most), 0))
        self.list.resize(size)
        self.list.move(corner)
        self.list.show()
        self.list.raise_()

    def _show_tip(self, typed: str) -> None:
        """How the layer is called whose brackets the cursor is in."""
        if not self.tip.isVisible() and typed not in ("(", ","):
            return
        cursor = self._editor.textCursor()
        words = call_tip(open_call(self._editor.toPlainText()[: cursor.position()]))
        if not words:
            self.tip.hide()
            return
        room = self._editor.viewport().width() - 2 * tokens.SPACE_2
        shown = self.tip.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.tip.setText(shown)
        self.tip.adjustSize()
        spot = self._editor.cursorRect()
        across = min(spot.left(), self._editor.viewport().width() - self.tip.width())
        corner = self._editor.viewport().mapTo(self._editor, QPoint(max(across, 0), spot.top()))
        above = corner.y() - self.tip.height() - 4
        corner.setY(above if above > 0 else corner.y() + spot.height() + 4)
        self.tip.move(corner)
        self.tip.show()
        self.tip.raise_()


def _is_ask(event: QKeyEvent) -> bool:
    return (
        event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )


def _is_command(event: QKeyEvent) -> bool:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & held)
