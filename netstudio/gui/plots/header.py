"""The line above a plot: its title on the left, a reading in fixed-width figures on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from netstudio.gui.theme import tokens
from netstudio.gui.widgets.elided_label import ElidedLabel


class PlotHeader(QWidget):
    """Title and reading; the reading gives way when there is little room."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(title)
        self._title.setProperty("role", "title")
        self._reading = ElidedLabel(role="number")
        self._reading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # A longer reading must not move the plots beside this one.
        self._reading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_3)
        row.addWidget(self._title)
        row.addWidget(self._reading, 1)

    def title(self) -> str:
        """The title."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def reading(self) -> str:
        """The whole reading, however much of it fits."""
        return self._reading.text()

    def set_reading(self, text: str) -> None:
        """Show ``text`` on the right."""
        self._reading.setText(text)
