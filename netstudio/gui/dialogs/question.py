"""A question on a sheet over its window: what is at stake in a sentence, and named answers.

A dialog like any other to keyboards and screen readers (Esc calls off, the first answer has the
focus), drawn as a part of the window that it belongs to, which is dimmed meanwhile. Answers say
what they do; there is no “OK” where something is decided.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import scaled
from netstudio.records import dataclass

_WIDTH = 440
_DIMMED = 110
"""How dark the window behind is, 0 to 255."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    Attributes:
        name: what `ask` returns.
        text: what its button says, translated, with the mnemonic marked.
        kind: `primary` for what is usually wanted, `danger` for what loses something.
        apart: whether it stands at the left, away from the others.
    """

    name: str
    text: str
    kind: str = ""
    apart: bool = False


CANCEL = ""
"""What `ask` returns when the question is called off."""


class Question(QDialog):
    """The sheet. Use `ask`, which also dims the window and cleans up."""

    def __init__(
        self, window: QWidget, title: str, text: str, answers: Sequence[Answer], cancel: str
    ) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._over = window
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.chosen = CANCEL
        self.buttons: dict[str, QPushButton] = {}
        self.title = QLabel(title)
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        self.text = QLabel(text, self)  # shown without a parent, it would be a window
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setVisible(bool(text))
        sheet = QFrame()
        sheet.setProperty("role", "sheet")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(sheet)
        self.column = QVBoxLayout(sheet)
        self.column.setContentsMargins(*(tokens.SPACE_6,) * 4)
        self.column.setSpacing(tokens.SPACE_2)
        self.column.addWidget(self.title)
        self.column.addWidget(self.text)
        self.column.addSpacing(tokens.SPACE_4)
        self.column.addLayout(self._row(answers, cancel))
        self.setFixedWidth(min(scaled(_WIDTH), max(window.width() - 2 * tokens.SPACE_6, 320)))

    def _row(self, answers: Sequence[Answer], cancel: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        for answer in (item for item in answers if item.apart):
            row.addWidget(self._button(answer))
        row.addStretch(1)
        if cancel:
            row.addWidget(self._button(Answer(CANCEL, cancel)))
        for answer in reversed([item for item in answers if not item.apart]):
            row.addWidget(self._button(answer))
        first = self.buttons[answers[0].name]
        first.setDefault(True)
        self._first = first
        return row

    def _button(self, answer: Answer) -> QPushButton:
        button = QPushButton(answer.text)
        button.setProperty("kind", answer.kind or "secondary")
        button.setAutoDefault(True)
        button.clicked.connect(lambda _=False: self._choose(answer.name))
        self.buttons[answer.name] = button
        return button

    def _choose(self, name: str) -> None:
        self.chosen = name
        self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focused = self.focusWidget()
        if focused is None or isinstance(focused, QPushButton):  # a field keeps it
            self._first.setFocus()

    def place(self) -> None:
        """In the middle of its window, a little above."""
        # A wrapped label asks for more than it needs until it knows its width.
        layout = self.layout()
        height = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        self.resize(self.width(), max(height, 1))
        corner = self._over.mapToGlobal(self._over.rect().topLeft())
        left = (self._over.width() - self.width()) // 2
        top = max((self._over.height() - self.height()) // 3, 0)
        self.move(corner.x() + left, corner.y() + top)


class Scrim(QWidget):
    """Dims a window while something lies over it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shade = QColor(current().shadow)
        shade.setAlpha(_DIMMED)
        painter.fillRect(self.rect(), shade)
        painter.end()


def ask(
    window: QWidget, title: str, text: str, answers: Sequence[Answer], *, cancel: str | None = None
) -> str:
    """Ask over a window and wait; the name of the answer, or `CANCEL`.

    Args:
        title: the question.
        text: what follows from the answers.
        answers: the first one is the default.
        cancel: what calling off is named, “Cancel” by default; empty for no such button.
    """
    words = tr("Cancel") if cancel is None else cancel
    scrim = Scrim(window)
    question = Question(window, title, text, answers, words)
    question.place()
    question.exec()
    chosen = question.chosen
    for part in (question, scrim):
        part.hide()
        part.deleteLater()
    return chosen


def tell(window: QWidget, title: str, text: str) -> None:
    """Say something that has to be read before one goes on."""
    ask(window, title, text, (Answer("close", tr("Close"), "primary"),), cancel="")
