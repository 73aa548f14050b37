"""Importing a model: choose it, wait for it or call it off, see whether it is the same, open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from netstudio.errors import NetStudioError
from netstudio.gui.importing.job import ImportJob
from netstudio.gui.importing.onnx_page import OnnxPage
from netstudio.gui.importing.outcome import Outcome, Work
from netstudio.gui.importing.python_page import PythonPage
from netstudio.gui.importing.result_view import ResultView
from netstudio.gui.importing.waiting_view import WaitingView
from netstudio.gui.importing.works import source_work
from netstudio.gui.importing.zoo_page import ZooPage
from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.widgets.dialog_body import lay_out
from netstudio.gui.widgets.fitting_dialog import FittingDialog

if TYPE_CHECKING:
    from pathlib import Path

Page = ZooPage | PythonPage | OnnxPage

_SIZE = (680, 560)


class ImportDialog(FittingDialog):
    """Not modal: the open network can be worked on meanwhile."""

    open_asked = Signal(object)
    """Open the `Outcome` in this window."""
    open_elsewhere_asked = Signal(object)
    """Open the `Outcome` in a window of its own."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import a model"))
        self.outcome: Outcome | None = None
        self.zoo, self.python, self.onnx = ZooPage(), PythonPage(), OnnxPage()
        self.pages: tuple[Page, ...] = (self.zoo, self.python, self.onnx)
        self.stack = QStackedWidget()
        self.waiting, self.result_view = WaitingView(), ResultView()
        for page in (*self.pages, self.waiting, self.result_view):
            self.stack.addWidget(page)
        self.kinds = QButtonGroup(self)
        self.head = self._make_head()
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problem.hide()
        self.compare = QCheckBox(tr("Compare with the original"))
        self.compare.setChecked(True)
        self.compare.setToolTip(
            tr("Run the source and the original with the same random weights, in another process")
        )
        self._make_buttons()
        self._lay_out()
        for page in self.pages:
            page.changed.connect(self._follow)
            page.accepted.connect(self.begin)
        self.result_view.example_asked.connect(self._ask_example)
        self.kinds.idToggled.connect(lambda number, on: self._choose(number) if on else None)
        self.kinds.button(0).setChecked(True)

    # Parts

    def _make_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_1)
        for number, words in enumerate((tr("Model zoo"), tr("Python file"), tr("ONNX file"))):
            chip = QPushButton(words)
            chip.setProperty("kind", "flat")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            self.kinds.addButton(chip, number)
            row.addWidget(chip)
        row.addStretch(1)
        return head

    def _make_buttons(self) -> None:
        def button(words: str, kind: str) -> QPushButton:
            made = QPushButton(words)
            made.setProperty("kind", kind)
            return made

        self.cancel = button(tr("Cancel"), "secondary")
        self.again = button(tr("Back"), "secondary")
        self.start = button(tr("&Import"), "primary")
        self.elsewhere = button(tr("Open in a new window"), "outline")
        self.open_here = button(tr("&Open"), "primary")
        self.cancel.clicked.connect(self._cancel)
        self.again.clicked.connect(self._back)
        self.start.clicked.connect(self.begin)
        self.elsewhere.clicked.connect(lambda: self._hand_over(self.open_elsewhere_asked))
        self.open_here.clicked.connect(lambda: self._hand_over(self.open_asked))

    def _lay_out(self) -> None:
        lay_out(
            self,
            (self.head, self.stack, self.problem),
            (self.cancel, self.again, self.elsewhere, self.start, self.open_here),
            size=_SIZE,
            growing=self.stack,
            beside=self.compare,
        )

    # Choosing

    @property
    def page(self) -> Page:
        """What is filled in, or was."""
        return self.pages[max(self.kinds.checkedId(), 0)]

    def show_file(self, path: Path) -> None:
        """Begin with a file, a Python or an ONNX one; an import under way is not disturbed."""
        if self.stack.currentWidget() is self.waiting:
            return
        self._back()
        page = self.python if path.suffix.lower() == ".py" else self.onnx
        self.kinds.button(self.pages.index(page)).setChecked(True)
        page.file.set_path(path)

    def _choose(self, number: int) -> None:
        self._show(self.pages[number])
        self.zoo.begin() if number == 0 else None
        self.page.setFocus()

    def _follow(self) -> None:
        self.problem.hide()
        self.start.setEnabled(self.page.is_complete and self.waiting.job is None)

    def _show(self, part: QWidget) -> None:
        """Show a part, and the buttons that go with it."""
        self.stack.setCurrentWidget(part)
        choosing, done = part in self.pages, part is self.result_view
        self.head.setVisible(choosing)
        self.compare.setVisible(choosing and part is not self.onnx)
        self.cancel.setVisible(not done)
        self.start.setVisible(not done)
        self.start.setEnabled(choosing and self.page.is_complete)
        self.start.setDefault(choosing)
        for button in (self.again, self.elsewhere, self.open_here):
            button.setVisible(done)
        self.open_here.setDefault(done)

    # Importing

    def begin(self) -> None:
        """Import what is chosen."""
        if not self.page.is_complete or self.waiting.job is not None:
            return
        try:
            work = self._work()
        except NetStudioError as error:
            self._complain(str(error))
            return
        self.run(work)

    def _work(self) -> Work:
        from dataclasses import replace

        request = replace(self.page.request(), prove=self.compare.isChecked())
        trusted = ""
        if isinstance(self.page, PythonPage):
            trusted = self.page.trusted
            self.page.remember_trust()
        return source_work(request, trusted)

    def run(self, work: Work) -> None:
        """Do an import, and show what came of it."""
        job = ImportJob(work, self)
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)
        job.stopped.connect(self._stop)
        self._show(self.waiting)
        self.waiting.begin(job)

    def _finish(self, outcome: Outcome) -> None:
        self.waiting.halt()
        self.outcome = outcome
        self.result_view.show_outcome(outcome, takes_examples=self.page is self.python)
        self._show(self.result_view)
        self.open_here.setFocus()

    def _fail(self, error: NetStudioError) -> None:
        from netstudio.exchange.sources.trust import TrustNeededError

        self.waiting.end()
        self._show(self.page)
        if isinstance(error, TrustNeededError):
            self.python.read(error.path)  # it is another content than the one agreed to
        self._complain(str(error))

    def _stop(self) -> None:
        self.waiting.end()
        self._show(self.page)

    def _complain(self, text: str) -> None:
        self.problem.setText(tr(text))
        self.problem.show()

    def _cancel(self) -> None:
        if self.waiting.job is not None and self.waiting.job.is_running:
            self.waiting.job.call_off()
        else:
            self.close()

    def _back(self) -> None:
        self.outcome = None
        self.waiting.end()
        self._show(self.page)

    def _ask_example(self) -> None:
        """Back to the choice, at the field for a further example."""
        self._back()
        self.python.more.setFocus()

    # Leaving

    def _hand_over(self, ask: SignalInstance) -> None:
        ask.emit(self.outcome)

    def done(self, result: int) -> None:
        self._leave()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        super().closeEvent(event)

    def _leave(self) -> None:
        self.waiting.end()
        self.zoo.end()
