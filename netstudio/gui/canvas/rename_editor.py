"""Renaming a node where its name stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class RenameEditor(QLineEdit):
    """A field laid over a card's name; Enter or a click elsewhere takes it, Escape drops it."""

    renamed = Signal(str, str)
    """The node's id, and its new name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = parent
        self._node_id = ""
        self._old = ""
        self.editingFinished.connect(self._take)
        self.hide()

    def open(self, node_id: str, name: str, place: QRect) -> None:
        """Edit a node's name, over this part of the canvas."""
        self._node_id, self._old = node_id, name
        self.setText(name)
        self.setGeometry(place)
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_without(self) -> None:
        """Leave the name as it is."""
        self._node_id = ""
        self.hide()

    def event(self, event: QEvent) -> bool:
        # Escape and Enter are this field's own, before any shortcut of the window.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_without()
            self._return_focus()
            return
        super().keyPressEvent(event)
        event.accept()  # a line edit passes Enter on, and the canvas would open the block

    def _take(self) -> None:
        node_id, self._node_id = self._node_id, ""
        if not node_id:
            return
        name = self.text().strip()
        self.hide()
        self._return_focus()
        if name and name != self._old:
            self.renamed.emit(node_id, name)

    def _return_focus(self) -> None:
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
