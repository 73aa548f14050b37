"""What is wrong with a node, and the repairs, one click each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from netstudio.compiler.problem import Fix, Problem
from netstudio.gui.language import tr
from netstudio.gui.theme import tokens

NARROWEST = 320
WIDEST = 460


class ProblemPopup(QFrame):
    """Floats beside a card's badge: message, the two numbers that differ, a button a repair."""

    fix_chosen = Signal(object)
    """The `Fix` whose button was pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = parent
        self.setProperty("role", "floating")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)  # a frame would take of the measured room
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._content = QWidget()
        self._scroll.setWidget(self._content)
        self.buttons: list[QPushButton] = []
        self.hide()

    def open(
        self,
        problems: Sequence[Problem],
        place: QPoint,
        fixes: Callable[[Problem], Sequence[Fix]] = lambda problem: problem.fixes,
        caption: str = "",
    ) -> None:
        """Show these problems beside a place of the parent; `fixes` finds their repairs.

        A caption, such as which of several problems these are, stands above them.
        """
        self.buttons = []
        self._content = QWidget()
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(*[tokens.SPACE_3] * 4)
        inner.setSpacing(tokens.SPACE_2)
        if caption:
            words = QLabel(caption)
            words.setProperty("role", "small")
            inner.addWidget(words)
        for number, problem in enumerate(problems):
            if number:
                inner.addWidget(_line())
            self._add(inner, problem, fixes(problem))
        self._scroll.setWidget(self._content)
        self._fit(inner)
        area = self._canvas.rect()
        self.move(
            max(4, min(place.x(), area.right() - self.width() - 4)),
            max(4, min(place.y(), area.bottom() - self.height() - 4)),
        )
        self.show()
        self.raise_()
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def texts(self) -> list[str]:
        """What it says, top to bottom."""
        return [label.text() for label in self._content.findChildren(QLabel)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def _add(self, column: QVBoxLayout, problem: Problem, fixes: Sequence[Fix]) -> None:
        title = QLabel(tr("Problem") if problem.severity == "error" else tr("Warning"))
        title.setProperty("role", problem.severity)
        message = QLabel(tr(problem.message))
        message.setTextFormat(Qt.TextFormat.PlainText)
        message.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(message)
        if problem.claimed or problem.true:
            column.addLayout(_numbers(problem))
        for number, fix in enumerate(fixes):
            column.addWidget(self._button(fix, primary=number == 0))

    def _fit(self, inner: QVBoxLayout) -> None:
        """As wide as the longest repair, as tall as all of it, within limits and the canvas."""
        edges = 2 * tokens.SPACE_3 + 2
        area = self._canvas.rect()
        longest = max((button.sizeHint().width() for button in self.buttons), default=0)
        width = min(WIDEST, max(NARROWEST, longest + edges), area.width() - 8)
        for button in self.buttons:
            _elide(button, width - edges)
        height = inner.heightForWidth(width - 2) + 2
        self.setFixedSize(width, min(height, area.height() - 8))

    def _button(self, fix: Fix, *, primary: bool) -> QPushButton:
        button = QPushButton(tr(fix.label))
        button.setToolTip(f"{tr(fix.label)}\n{tr('Undo takes it back.')}")
        if primary:
            button.setProperty("kind", "primary")
        button.clicked.connect(lambda: self._choose(fix))
        self.buttons.append(button)
        return button

    def _choose(self, fix: Fix) -> None:
        self.hide()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fix_chosen.emit(fix)


def _numbers(problem: Problem) -> QGridLayout:
    """What is claimed beside what is true."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(tokens.SPACE_3)
    grid.setVerticalSpacing(tokens.SPACE_1)
    rows = ((tr("claimed"), problem.claimed), (tr("true"), problem.true))
    for row, (title, value) in enumerate(rows):
        if not value:
            continue
        name, number = QLabel(title), QLabel(value)
        name.setProperty("role", "muted")
        number.setProperty("role", "chip")
        number.setWordWrap(True)
        grid.addWidget(name, row, 0)
        grid.addWidget(number, row, 1, Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(1, 1)
    return grid


def _elide(button: QPushButton, width: int) -> None:
    """Shorten a text that would be cut off; the tooltip has all of it."""
    spare = width - (button.sizeHint().width() - _text_width(button))
    mode = Qt.TextElideMode.ElideRight
    button.setText(button.fontMetrics().elidedText(button.text(), mode, spare))


def _text_width(button: QPushButton) -> int:
    return button.fontMetrics().horizontalAdvance(button.text())


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    return line
