"""What is wrong with the source that is being written, below it, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from netstudio.gui.language import tr, tr_count
from netstudio.gui.theme import tokens

if TYPE_CHECKING:
    from netstudio.exchange.python_in import Fault


class DraftBar(QFrame):
    """The first mistake in words, how many more there are, and two buttons."""

    discard_asked = Signal()
    """What was typed is to be given up."""
    place_asked = Signal(int, int)
    """The cursor is to go to a line and column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setProperty("kind", "error")
        self._place = (1, 1)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_button = QPushButton(tr("Show"))
        self.show_button.setToolTip(tr("Put the cursor where it is wrong"))
        self.show_button.clicked.connect(lambda: self.place_asked.emit(*self._place))
        self.discard_button = QPushButton(tr("Discard changes"))
        self.discard_button.setToolTip(
            tr("Show the source of the network on the canvas again; what was typed is lost")
        )
        self.discard_button.clicked.connect(self.discard_asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.SPACE_2)
        buttons.addStretch(1)
        buttons.addWidget(self.show_button)
        buttons.addWidget(self.discard_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_2)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(self.label)
        column.addLayout(buttons)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Tell of these mistakes; with none, the bar goes away."""
        if not faults:
            self.hide()
            return
        first = faults[0]
        self._place = (first.place.line, first.place.column)
        words = tr("Line {line}: {message}", line=first.place.line, message=tr(first.message))
        if len(faults) > 1:
            more = tr_count(len(faults) - 1, "{count} more mistake.", "{count} more mistakes.")
            words = f"{words} {more}"
        if words != self.label.text():
            self.label.setText(words)
            if self.isVisible():
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self.show()
