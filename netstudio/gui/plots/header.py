"""The line above a plot: its title on the left, a reading in fixed-width figures on the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from netstudio.gui.theme import tokens
from netstudio.gui.theme.icons import set_icon
from netstudio.gui.widgets.elided_label import ElidedLabel

_BUTTON = 20


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
        self._buttons: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(tokens.SPACE_2)
        self._row.addWidget(self._title)
        self._row.addWidget(self._reading, 1)

    def set_tabs(self, tabs: Sequence[QWidget]) -> None:
        """Titles to choose from, in place of the title alone."""
        self._title.hide()
        for place, tab in enumerate(tabs):
            self._row.insertWidget(place, tab)

    def add_menu_button(self, words: str, open_menu: Callable[[QPoint], object]) -> QToolButton:
        """A button at the far right; `open_menu` gets the place below it, on the screen."""
        button = self._add_button("menu", words)
        button.clicked.connect(lambda: open_menu(button.mapToGlobal(QPoint(0, button.height()))))
        return button

    def add_button(self, icon: str, words: str, act: Callable[[], object]) -> QToolButton:
        """A button at the right."""
        button = self._add_button(icon, words)
        button.clicked.connect(lambda: act())
        return button

    def _add_button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "small")
        button.setFixedSize(_BUTTON, _BUTTON)
        button.setToolTip(words)
        button.setAccessibleName(words)
        set_icon(button, icon, "text_muted")
        self._row.addWidget(button)
        self._buttons.append(button)
        return button

    def show_buttons(self, shown: bool) -> None:
        """Show or hide the buttons: they do not belong on a picture."""
        for button in self._buttons:
            button.setVisible(shown)

    def title(self) -> str:
        """The title."""
        return self._title.text()

    def reading(self) -> str:
        """The whole reading, however much of it fits."""
        return self._reading.text()

    def shown_reading(self) -> str:
        """The reading as it is painted."""
        return self._reading.shown_text()

    def set_reading(self, text: str, shorter: Sequence[str] = ()) -> None:
        """Show ``text`` on the right, or the first of ``shorter`` that fits."""
        self._reading.set_versions(text, shorter)
