"""A button whose words may take several lines, for sentences in a narrow panel."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import scaled

_ACROSS, _DOWN = tokens.SPACE_2 + 2, 5
_FLAGS = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
_TALLEST = 10_000


class WrappingButton(QPushButton):
    """As wide as its place, as high as its words need."""

    def __init__(self, text: str, *, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self.setProperty("kind", kind)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - 2 * _ACROSS, 1), _TALLEST)
        words = self.fontMetrics().boundingRect(room, _FLAGS, self.text())
        return max(words.height() + 2 * _DOWN, scaled(tokens.CONTROL_HEIGHT))

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * _ACROSS
        return QSize(width, scaled(tokens.CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, scaled(tokens.CONTROL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        theme = current()
        shade = theme.text_on_accent if self._kind == "primary" else theme.text
        painter.setPen(QColor(shade if self.isEnabled() else theme.text_disabled))
        painter.setFont(self.font())
        room = self.rect().adjusted(_ACROSS, 0, -_ACROSS, 0)
        painter.drawText(room, _FLAGS, self.text())
        painter.end()
