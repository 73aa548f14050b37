"""Undo and redo in a field: of its text while something is typed, else of the document.

A line editor claims Ctrl+Z for itself even when it has nothing to undo; the window's undo would
not be reached from a form then.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

from netstudio.gui.widgets.number_field import NumberField

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class UndoKeys(QObject):
    """Leaves undo and redo to the window while the field holds no unfinished text."""

    def __init__(self, field: NumberField) -> None:
        super().__init__(field)
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        # The field marks its state while its text is not that of its value.
        if self._field.property("state") or not any(event.matches(key) for key in _KEYS):
            return False
        event.ignore()
        return True
