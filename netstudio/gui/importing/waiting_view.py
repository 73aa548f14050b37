"""An import under way: what it does now, what it did before, and for how long."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from netstudio.gui.importing.job import ImportJob
from netstudio.gui.language import tr
from netstudio.gui.theme import tokens

_MOST_LINES = 8
_TICK_MS = 1000


class WaitingView(QWidget):
    """How far the work is. How long it takes is not known beforehand, so the bar only moves."""

    def __init__(self) -> None:
        super().__init__()
        self.job: ImportJob | None = None
        self._lines: list[str] = []
        self._began = 0.0
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._show_time)
        self.now = QLabel()
        self.now.setProperty("role", "title")
        self.now.setWordWrap(True)
        self.now.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.time = QLabel()
        self.time.setProperty("role", "number")
        self.before = QLabel()
        self.before.setProperty("role", "muted")
        self.before.setWordWrap(True)
        self.before.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.SPACE_6, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        for part in (self.now, self.bar, self.time, self.before):
            column.addWidget(part)
        column.addStretch(1)

    def begin(self, job: ImportJob) -> None:
        """Start a job, and show how far it is until `end`."""
        self.end()
        self._lines = []
        self.now.setText(tr("Starting…"))
        self.before.clear()
        self.job = job
        job.told.connect(lambda text: self.tell(tr(text)))
        self._began = time.monotonic()
        self._show_time()
        self._clock.start()
        job.begin()

    def halt(self) -> None:
        """The job is done: its time stands still."""
        self._clock.stop()

    def end(self) -> None:
        """Leave the job, which ends with what it has."""
        self._clock.stop()
        job, self.job = self.job, None
        if job is not None:
            job.end()
            job.deleteLater()

    def tell(self, text: str) -> None:
        """What is done now."""
        if self._lines and self._lines[-1].split(" ")[0] == text.split(" ")[0]:
            self._lines.pop()  # the same thing, further on
        self._lines.append(text)
        self.now.setText(text)
        self.before.setText("\n".join(self._lines[-_MOST_LINES:-1]))

    def _show_time(self) -> None:
        minutes, rest = divmod(int(time.monotonic() - self._began), 60)
        self.time.setText(f"{minutes}:{rest:02d}")
