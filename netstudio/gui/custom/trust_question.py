"""Whether a project's Python file may run: the file itself, what it would mean, two answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.fonts import scaled
from netstudio.gui.widgets.code_view import CodeView

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
        foot = QHBoxLayout()
        foot.setSpacing(tokens.SPACE_2)
        foot.addStretch(1)
        foot.addWidget(self.later)
        foot.addWidget(self.agree)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.SPACE_4,) * 4)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(words)
        column.addWidget(self.code, 1)
        column.addLayout(foot)
        self.resize(*map(scaled, _SIZE))
        self.later.setFocus()

    def _trust(self) -> None:
        self.trusted.emit()
        self.accept()
