"""Whether a project's Python file may run: the file itself, what it would mean, two answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from netstudio.gui.language import tr
from netstudio.gui.widgets.code_view import CodeView
from netstudio.gui.widgets.dialog_body import lay_out

_SIZE = (680, 520)


class TrustQuestion(QDialog):
    """Not modal. The answer that changes nothing is the one that Enter gives."""

    trusted = Signal()

    def __init__(self, file: str, text: str, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Trust {file}?", file=file))
        words = QLabel(
            tr(
                "This network uses {file}. To check and train it, the file has to run, with all "
                "your rights on this computer. Nothing of it has run so far. Only trust code that "
                "you know; a changed file is asked about again.",
                file=file,
            )
        )
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self.code = CodeView()
        self.code.set_text(text)
        self.later = QPushButton(tr("Not now"))
        self.later.setProperty("kind", "secondary")
        self.later.setDefault(True)
        self.agree = QPushButton(tr("Trust this file"))
        self.agree.setProperty("kind", "primary")
        self.agree.setAutoDefault(False)
        self.later.clicked.connect(self.reject)
        self.agree.clicked.connect(self._trust)
        answers = (self.later, self.agree)
        lay_out(self, (words, self.code), answers, size=_SIZE, growing=self.code)
        self.later.setFocus()

    def _trust(self) -> None:
        self.trusted.emit()
        self.accept()
