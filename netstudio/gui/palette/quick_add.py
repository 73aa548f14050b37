"""The search that pops up on the canvas: type a few letters, Enter, and the layer is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from netstudio.gui.palette.entries import search
from netstudio.gui.palette.entry_list import EntryList
from netstudio.gui.theme import tokens

WIDTH = 300
MOST_ROWS = 9


class QuickAdd(QFrame):
    """A search field over a list of layers, inside the canvas."""

    chosen = Signal(str)
    """The type that the user picked."""
    dismissed = Signal()
    """It closed without a choice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = parent
        self.setProperty("role", "floating")
        self.setFixedWidth(WIDTH)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Add a layer")
        self.field.setClearButtonEnabled(False)
        self.list = EntryList(show_family=True)
        self._nothing = QLabel("No layer matches.")
        self._nothing.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[tokens.SPACE_2] * 4)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        self._uses: Mapping[str, int] = {}
        self._fits: Callable[[str], bool] | None = None
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.picked.connect(self._choose)
        self.hide()

    def open(
        self,
        place: QPoint,
        uses: Mapping[str, int],
        fits: Callable[[str], bool] | None = None,
    ) -> None:
        """Pop up at a place of the parent, offering only what `fits`."""
        self._uses, self._fits = uses, fits
        self.field.clear()
        self._search("")
        area = self._canvas.rect()
        self.move(
            max(4, min(place.x(), area.right() - self.width() - 4)),
            max(4, min(place.y(), area.bottom() - self.height() - 4)),
        )
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close without a choice."""
        if self.isVisible():
            self.hide()
            self.dismissed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            if isinstance(event, QFocusEvent) and event.lostFocus():
                self._focus_went(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self.dismiss()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                if type_name := self.list.current_type():
                    self._choose(type_name)
            case Qt.Key.Key_Down | Qt.Key.Key_Up | Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                self.list.step(event.key())
            case _:
                return False
        return True

    def _focus_went(self, event: QFocusEvent) -> None:
        """A click elsewhere closes it; another window in front does not."""
        if event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
            self.dismiss()

    def _choose(self, type_name: str) -> None:
        self.hide()
        self.chosen.emit(type_name)

    def _search(self, text: str) -> None:
        found = search(text, self._uses, self._fits)
        self.list.show_entries(found)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self.list.fit_rows(min(len(found), MOST_ROWS))
        self.adjustSize()
