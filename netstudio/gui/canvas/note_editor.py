"""Writing a note, or a frame's title, where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from netstudio.gui.language import tr

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(QPlainTextEdit):
    """Plain text laid over a note; a click elsewhere takes it, Escape drops it.

    Enter takes a title; in a note it begins a line, and Ctrl+Enter takes the text.
    """

    written = Signal(str, str)
    """The note's id, and its new text."""
    closed = Signal(str)
    """The note's id, whatever became of the text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = parent
        self._note_id = ""
        self._old = ""
        self._is_title = False
        self.setAccessibleName(tr("Text of the note"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setTabChangesFocus(True)
        self.hide()

    def open(self, note_id: str, text: str, place: QRect, *, title: bool, size: int) -> None:
        """Edit a text over this part of the canvas, in letters of `size` pixels."""
        self._note_id, self._old, self._is_title = note_id, text, title
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setBold(title)
        self.setFont(font)
        wrap = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(wrap.NoWrap if title else wrap.WidgetWidth)
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if title else policy.ScrollBarAsNeeded
        )
        self.setPlainText(text)
        self.setGeometry(place)
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_without(self, *_: object) -> None:
        """Leave the text as it is."""
        note_id, self._note_id = self._note_id, ""
        if note_id:
            self.hide()
            self.closed.emit(note_id)

    def take(self, *_: object) -> None:
        """Take the text, and go."""
        note_id, self._note_id = self._note_id, ""
        if not note_id:
            return
        text = self.toPlainText().strip()
        had_focus = self.hasFocus()
        self.hide()
        if had_focus:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit(note_id)
        if text != self._old:
            self.written.emit(note_id, text)

    def event(self, event: QEvent) -> bool:
        # Keys are this field's own, before any shortcut of the window.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.close_without()
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in _ENTER and (self._is_title or control):
            self.take()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.take()
