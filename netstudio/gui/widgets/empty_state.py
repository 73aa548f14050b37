"""What a panel shows while it has nothing: one quiet sentence saying how to fill it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from netstudio.gui.theme import icons, tokens
from netstudio.gui.theme.apply import current, notifier
from netstudio.gui.theme.fonts import scaled

_ICON = 28
"""At the font scale of 1."""


class EmptyState(QWidget):
    """A sentence in the middle, with an icon above and a button below where wanted."""

    acted = Signal()
    """The button was pressed."""

    def __init__(
        self,
        text: str,
        *,
        icon: str | None = None,
        action: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = QLabel(text)
        self._text.setProperty("role", "muted")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(tokens.SPACE_2)
        column.addStretch(1)
        column.addWidget(self._icon)
        column.addWidget(self._text)
        self._button: QPushButton | None = None
        column.addStretch(1)
        self.offer(action)
        self._icon.setVisible(icon is not None)
        if icon is not None:
            notifier.theme_changed.connect(self._tint)
            self._tint()

    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    def set_text(self, text: str) -> None:
        """Change the sentence."""
        self._text.setText(text)

    def offer(self, action: str | None) -> None:
        """Have a button of this name below the sentence; none for None."""
        if self._button is None and action is not None:
            self._button = QPushButton()
            self._button.clicked.connect(self.acted)
            column = self.layout()
            assert isinstance(column, QVBoxLayout)
            column.insertWidget(column.count() - 1, self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        if self._button is not None:
            self._button.setText(action or "")
            self._button.setVisible(action is not None)

    def _tint(self) -> None:
        if self._icon_name is not None:
            shade = current().text_disabled
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(icons.pixmap(self._icon_name, shade, scaled(_ICON), ratio))
