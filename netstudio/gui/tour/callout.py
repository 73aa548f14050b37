"""What the tour says, in a box beside what it points at."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.fonts import scaled
from netstudio.gui.tour.steps import STEPS, Part, parts

_WIDTH = 348
_GAP = tokens.SPACE_3


class Callout(QFrame):
    """Title, text, and the buttons to go on, to have it done, to go back and to end."""

    next_asked = Signal()
    back_asked = Signal()
    end_asked = Signal()
    offer_taken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "callout")
        self.setFixedWidth(scaled(_WIDTH))
        self._count = QLabel()
        self._count.setProperty("role", "caption")
        self.title = QLabel()
        self.title.setProperty("role", "heading")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.end_button = self._button(tr("&End the tour"), "flat", tr("Esc"))
        self.end_button.clicked.connect(self.end_asked)
        self.back_button = self._button(tr("&Back"), "outline", tr("The step before"))
        self.back_button.clicked.connect(self.back_asked)
        self.offer_button = self._button("", "outline", tr("Let the tour do this step"))
        self.offer_button.clicked.connect(self.offer_taken)
        self.next_button = self._button(tr("&Next"), "primary", tr("Go on"))
        self.next_button.clicked.connect(self.next_asked)
        self._lay_out()

    def _button(self, words: str, kind: str, explanation: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("kind", kind)
        button.setToolTip(explanation)
        button.setAutoDefault(True)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self._count)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.end_button)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.SPACE_4,) * 4)
        column.setSpacing(tokens.SPACE_2)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addWidget(self.offer_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(tokens.SPACE_2)
        column.addLayout(row)

    def show_part(self, part: Part, key: str) -> None:
        """Say what a part of the tour says."""
        self._count.setText(tr("{step} of {steps}", step=part.step, steps=STEPS))
        self.title.setText(tr(part.title))
        self.text.setText(tr(part.text, key=key) if part.key_of else tr(part.text))
        self.offer_button.setVisible(part.offer is not None)
        if part.offer is not None:
            self.offer_button.setText(tr(part.offer.words))
        self.back_button.setVisible(part is not parts()[0])
        self.next_button.setText(tr("&Done") if part is parts()[-1] else tr("&Next"))
        words = f"{self._count.text()}. {self.title.text()}. {self.text.text()}"
        self.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        layout = self.layout()
        assert layout is not None
        layout.activate()
        width = scaled(_WIDTH)
        self.resize(width, layout.totalHeightForWidth(width))

    def place_beside(self, lit: QRect, room: QRect) -> None:
        """Move next to what is lit, inside `room`: where there is most room of the four sides."""
        self.move(callout_place(self.size(), lit, room))


def callout_place(size: QSize, lit: QRect, room: QRect) -> QPoint:
    """The upper left corner of a callout of `size` beside `lit`: left, right, below or above it.

    Where none of them has room, it lies in the lower right corner of what is lit.
    """
    inner = room.adjusted(_GAP, _GAP, -_GAP, -_GAP)
    width, height = size.width(), size.height()
    across = max(inner.left(), min(lit.center().x() - width // 2, inner.right() - width))
    down = max(inner.top(), min(lit.top(), inner.bottom() - height))
    for corner in (
        QPoint(lit.right() + _GAP, down),
        QPoint(lit.left() - _GAP - width, down),
        QPoint(across, lit.bottom() + _GAP),
        QPoint(across, lit.top() - _GAP - height),
    ):
        if inner.contains(QRect(corner, size)):
            return corner
    return QPoint(inner.right() - width, inner.bottom() - height)
