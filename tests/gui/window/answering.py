"""Answers to the questions that a window asks over itself."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netstudio.gui.dialogs.question import Question

LEFT = Qt.MouseButton.LeftButton


class Answers:
    """Answers the next question, and keeps what it said."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._timer = QTimer()
        self._timer.setInterval(20)

    def give(self, answer: str) -> None:
        self._timer.timeout.connect(lambda: self._answer(answer))
        self._timer.start()

    def _answer(self, answer: str) -> None:
        question = QApplication.activeModalWidget()
        if isinstance(question, Question):
            self._timer.stop()
            self.texts.append(f"{question.title.text()}\n{question.text.text()}")
            QTest.mouseClick(question.buttons[answer], LEFT)
