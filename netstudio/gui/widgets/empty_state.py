"""What a panel shows while it has nothing: one quiet sentence saying how to fill it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from netstudio.gui.theme import icons, tokens
from netstudio.gui.theme.apply import current, notifier

_ICON = 28


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
        if action is not None:
            button = QPushButton(action)
            button.clicked.connect(self.acted)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
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

    def _tint(self) -> None:
        if self._icon_name is not None:
            shade = current().text_disabled
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(icons.pixmap(self._icon_name, shade, _ICON, ratio))
