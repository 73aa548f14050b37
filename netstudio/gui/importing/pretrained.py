"""Pretrained weights on their way: how far the download is, calling it off, what went wrong."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from netstudio.document.project import Project
from netstudio.errors import NetStudioError
from netstudio.exchange.listening import IsCancelled, Tell
from netstudio.gui.importing.job import ImportJob
from netstudio.gui.importing.outcome import Outcome
from netstudio.gui.importing.waiting_view import WaitingView
from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.fonts import scaled

if TYPE_CHECKING:
    from netstudio.exchange.weights.zoo import Pretrained

_SIZE = (460, 220)
_TICK_MS = 1000


def words_on(entry: Pretrained) -> str:
    """What is said of pretrained weights before they are fetched."""
    return tr(
        "Torchvision’s weights, learned from ImageNet’s 1,000 classes: {megabytes:.1f} MB, and the "
        "likeliest class is right for {accuracy:.1f} % of the images.",
        megabytes=entry.megabytes * 2**20 / 1e6,  # as the download counts them
        accuracy=entry.accuracy,
    )


class PretrainedDialog(QDialog):
    """Fetches weights; not modal, so that the network can be looked at meanwhile."""

    came = Signal(object)
    """The file with the weights; whoever hears it takes the file away before it returns."""

    def __init__(self, entry: Pretrained, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Pretrained weights"))
        self.entry = entry
        self._job: ImportJob | None = None
        self._began = 0.0
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self.about = QLabel(words_on(entry))
        self.about.setWordWrap(True)
        self.waiting = WaitingView()
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.again = QPushButton(tr("Try again"))
        self.again.setProperty("kind", "primary")
        self.again.clicked.connect(self.begin)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setProperty("kind", "secondary")
        self.cancel.clicked.connect(self.close)
        self._lay_out()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(tokens.SPACE_2)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.SPACE_4,) * 4)
        column.setSpacing(tokens.SPACE_3)
        for part in (self.about, self.waiting, self.problem):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(foot)
        self.resize(*map(scaled, _SIZE))

    def begin(self) -> None:
        """Fetch the weights, or those that are on this machine already."""
        self._end_job()
        self.problem.hide()
        self.again.hide()
        self.waiting.show()
        self.waiting.begin()
        self._job = job = ImportJob(self._work, self)
        job.told.connect(lambda text: self.waiting.tell(tr(text)))
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)
        job.stopped.connect(self.close)
        self._began = time.monotonic()
        self._clock.start()
        job.begin()

    def _work(self, folder: Path, tell: Tell, cancelled: IsCancelled) -> Outcome:
        from netstudio.exchange.weights.zoo import obtain_weights

        path = obtain_weights(self.entry.url, folder, tell, cancelled)
        return Outcome(self.entry.model, Project(), weights=path)

    def _tick(self) -> None:
        self.waiting.show_seconds(time.monotonic() - self._began)

    def _finish(self, outcome: Outcome) -> None:
        self.came.emit(outcome.weights)
        self.close()

    def _fail(self, error: NetStudioError) -> None:
        self._end_job()
        self.waiting.hide()
        self.problem.setText(tr(str(error)))
        self.problem.show()
        self.again.show()
        self.again.setFocus()

    def _end_job(self) -> None:
        self._clock.stop()
        job, self._job = self._job, None
        if job is not None:
            job.end()
            job.deleteLater()

    def done(self, result: int) -> None:
        self._end_job()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._end_job()
        super().closeEvent(event)
