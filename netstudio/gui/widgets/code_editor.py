"""Python source to write: indentation that follows, comments by a key, suggestions, brackets that
belong together, mistakes underlined (Alt+F8 goes to the next).

Undo is of the text while what is typed is not part of the document yet, else of the document;
whoever owns the editor says which by `owns_undo`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from netstudio.gui.theme.apply import current
from netstudio.gui.widgets import code_typing
from netstudio.gui.widgets.code_completion import Completion
from netstudio.gui.widgets.code_view import CodeView
from netstudio.gui.widgets.code_words import brackets_at
from netstudio.records import dataclass

_UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_ELSEWHERE = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""Reasons for which the keyboard goes away for a moment and comes back."""


@dataclass(frozen=True)
class Mark:
    """A mistake in the text: lines and columns from 1, the end behind the last letter."""

    line: int
    column: int
    end_line: int
    end_column: int
    message: str


class CodeEditor(CodeView):
    """Shows Python source and lets it be changed."""

    edited = Signal()
    """Somebody changed the text; not where it was set."""
    left = Signal()
    """The keyboard went elsewhere in the window."""
    format_asked = Signal()
    """The text is to be written anew, by its key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.owns_undo = False
        self._is_setting = False
        self._marks: tuple[Mark, ...] = ()
        self.completion = Completion(self)
        self.setReadOnly(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)
        self.setTabChangesFocus(False)
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self._paint_lines)

    # Text

    def _tell(self) -> None:
        if not self._is_setting:
            self.edited.emit()

    def _replace(self, text: str) -> None:
        """Put ``text`` in place of what differs; the cursor stays on its line."""
        old = self.toPlainText()
        if text == old:
            return
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        cursor = self.textCursor()
        line, column = cursor.blockNumber(), cursor.positionInBlock()
        self._is_setting = True
        try:
            self._exchange(old, text)
        finally:
            self._is_setting = False
        self.document().clearUndoRedoStacks()
        self._put_cursor(line, column)
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
        self._paint_lines()

    def _exchange(self, old: str, text: str) -> None:
        if not (old.isascii() and text.isascii()):
            self.setPlainText(text)  # Qt counts some letters twice
            return
        start, end = _common(old, text)
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(len(old) - end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])

    def _put_cursor(self, line: int, column: int) -> None:
        block = self.document().findBlockByNumber(min(line, self.blockCount() - 1))
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.Right, n=min(column, len(block.text())))
        self.setTextCursor(cursor)

    def discard_undo(self) -> None:
        """Forget how the text came about; from here on undo is the document's."""
        self.document().clearUndoRedoStacks()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()  # files are the window's to open

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(source.text().expandtabs(code_typing.INDENT))

    # Mistakes

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Underline mistakes, and mark their lines at the margin."""
        self._marks = tuple(marks)
        self._paint_lines()
        self._margin.update()

    def marks(self) -> tuple[Mark, ...]:
        """The mistakes that are marked."""
        return self._marks

    def faulty_lines(self) -> frozenset[int]:
        return frozenset(mark.line for mark in self._marks)

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the cursor at a place, counted from 1, and the keyboard into the text."""
        self._put_cursor(line - 1, column - 1)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _washes(self) -> list[QTextEdit.ExtraSelection]:
        marks = [self._underline(mark) for mark in self._marks]
        return [*super()._washes(), *self._brackets(), *marks]

    def _brackets(self) -> list[QTextEdit.ExtraSelection]:
        """The bracket beside the cursor and the one that it belongs to."""
        cursor = self.textCursor()
        if self.isReadOnly() or cursor.hasSelection():
            return []
        found = brackets_at(self.toPlainText(), cursor.position())
        return [self._bracket(place) for place in found or ()]

    def _bracket(self, place: int) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        look: QTextCharFormat = selection.format
        look.setBackground(QColor(current().surface_pressed))
        look.setForeground(QColor(current().accent))
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        return selection

    def _underline(self, mark: Mark) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        look: QTextCharFormat = selection.format
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(current().error))
        cursor = self._at(mark.line, mark.column)
        end = self._at(mark.end_line, mark.end_column)
        if end.position() <= cursor.position():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            end.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.setPosition(end.position(), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        return selection

    def _at(self, line: int, column: int) -> QTextCursor:
        block = self.document().findBlockByNumber(min(line, self.blockCount()) - 1)
        cursor = QTextCursor(block)
        steps = min(column - 1, len(block.text()))
        cursor.movePosition(QTextCursor.MoveOperation.Right, n=steps)
        return cursor

    # Keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(event.matches(key) for key in _UNDO_KEYS) and not self.owns_undo:
                event.ignore()
                return True
            if code_typing.takes(event) or _is_format(event) or _problem_step(event):
                event.accept()
                return True
            if self.completion.takes(event):
                event.accept()
                return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_message(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _problem_step(event)
        if _is_format(event):
            self.format_asked.emit()
        elif step:
            self.go_to_problem(step)
        elif self.isReadOnly():
            super().keyPressEvent(event)
        elif not self.completion.key(event):
            if not code_typing.type_key(self, event):
                super().keyPressEvent(event)
            self.completion.after(event)

    def go_to_problem(self, step: int) -> None:
        """Put the cursor at the next mistake, or at the one before, and tell of it."""
        if not self._marks:
            return
        line = self.textCursor().blockNumber() + 1
        ahead = [mark for mark in self._marks if (mark.line - line) * step > 0]
        found = (ahead or self._marks)[0 if step > 0 else -1]
        self.go_to(found.line, found.column)
        spot = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        QToolTip.showText(spot, found.message, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.completion.close()
        super().mousePressEvent(event)

    def _show_message(self, event: QHelpEvent) -> None:
        line = self.line_at(event.y())
        messages = [mark.message for mark in self._marks if mark.line == line]
        QToolTip.showText(event.globalPos(), "\n".join(messages), self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.completion.close()
        if event.reason() not in _ELSEWHERE:
            self.left.emit()


def _problem_step(event: QKeyEvent) -> int:
    """1 for the key of the next mistake, -1 for that of the one before, 0 for another."""
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    if event.key() != Qt.Key.Key_F8 or event.modifiers() not in (alt, alt | shift):
        return 0
    return -1 if event.modifiers() & shift else 1


def _is_format(event: QKeyEvent) -> bool:
    wanted = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_F and event.modifiers() == wanted


def _common(old: str, new: str) -> tuple[int, int]:
    """How many letters two texts share at their start, and how many more at their end."""
    most = min(len(old), len(new))
    start = next((i for i in range(most) if old[i] != new[i]), most)
    most -= start
    end = next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)
    return start, end
