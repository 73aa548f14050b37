"""The line above a plot: its title on the left, a reading in fixed-width figures on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from netstudio.gui.theme import tokens
from netstudio.gui.widgets.elided_label import ElidedLabel


class Reading(ElidedLabel):
    """A reading with shorter versions, for when there is too little room for all of it."""

    def __init__(self) -> None:
        super().__init__(role="number")
        self._shorter: tuple[str, ...] = ()

    def set_versions(self, text: str, shorter: Sequence[str]) -> None:
        """Show ``text``, or the first of ``shorter`` that fits where it does not."""
        self._shorter = tuple(shorter)
        self.setText(text)
        self.update()

    def shown_text(self) -> str:
        room = self.contentsRect().width()
        versions = (self.text(), *self._shorter)
        measure = self.fontMetrics().horizontalAdvance
        fitting = (text for text in versions if measure(text) <= room)
        last = self.fontMetrics().elidedText(versions[-1], Qt.TextElideMode.ElideRight, room)
        return next(fitting, last)


class PlotHeader(QWidget):
    """Title and reading; the reading gives way when there is little room."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(title)
        self._title.setProperty("role", "title")
        self._reading = Reading()
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

    def shown_reading(self) -> str:
        """The reading as it is painted."""
        return self._reading.shown_text()

    def set_reading(self, text: str, shorter: Sequence[str] = ()) -> None:
        """Show ``text`` on the right, or the first of ``shorter`` that fits."""
        self._reading.set_versions(text, shorter)
