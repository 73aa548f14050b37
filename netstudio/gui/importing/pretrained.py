"""Pretrained weights on their way: how far the download is, calling it off, what went wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from netstudio.document.project import Project
from netstudio.errors import NetStudioError
from netstudio.exchange.listening import IsCancelled, Tell
from netstudio.gui.importing.job import ImportJob
from netstudio.gui.importing.outcome import Outcome
from netstudio.gui.importing.waiting_view import WaitingView
from netstudio.gui.language import tr
from netstudio.gui.widgets.dialog_body import lay_out

if TYPE_CHECKING:
    from netstudio.exchange.weights.zoo import Pretrained

_SIZE = (460, 220)


def words_on(entry: Pretrained) -> str:
    """What is said of pretrained weights before they are fetched."""
    learned = tr(
        "Torchvision’s weights, learned from ImageNet’s 1,000 classes: {megabytes:.1f} MB, and the "
        "likeliest class is right for {accuracy:.1f} % of the images.",
        megabytes=entry.megabytes * 2**20 / 1e6,  # as the download counts them
        accuracy=entry.accuracy,
    )
    return f"{learned}\n\n{tr(entry.images)}"


class PretrainedDialog(QDialog):
    """Fetches weights; not modal, so that the network can be looked at meanwhile."""

    came = Signal(object)
    """The file with the weights; whoever hears it takes the file away before it returns."""

    def __init__(self, entry: Pretrained, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Pretrained weights"))
        self.entry = entry
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
        parts = (self.about, self.waiting, self.problem)
        lay_out(self, parts, (self.cancel, self.again), size=_SIZE)

    def begin(self) -> None:
        """Fetch the weights, or those that are on this machine already."""
        self.problem.hide()
        self.again.hide()
        self.waiting.show()
        job = ImportJob(self._work, self)
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)
        job.stopped.connect(self.close)
        self.waiting.begin(job)

    def _work(self, folder: Path, tell: Tell, cancelled: IsCancelled) -> Outcome:
        from netstudio.exchange.weights.zoo import obtain_weights

        path = obtain_weights(self.entry.url, folder, tell, cancelled)
        return Outcome(self.entry.model, Project(), weights=path)

    def _finish(self, outcome: Outcome) -> None:
        self.came.emit(outcome.weights)
        self.close()

    def _fail(self, error: NetStudioError) -> None:
        self.waiting.end()
        self.waiting.hide()
        self.problem.setText(tr(str(error)))
        self.problem.show()
        self.again.show()
        self.again.setFocus()

    def done(self, result: int) -> None:
        self.waiting.end()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.waiting.end()
        super().closeEvent(event)
