"""The source that trains and is exported, in step with the canvas.

Writing it takes a millisecond or two and needs no torch, so it is done in the window's own thread,
once for a burst of edits and only while somebody sees it. A network that cannot be written shows
the reason above the last source that could.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from netstudio.codegen.generate import generate
from netstudio.codegen.model_source import ModelSource
from netstudio.document.change import Change
from netstudio.errors import CodegenError
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.selection import Selection
from netstudio.gui.theme import tokens
from netstudio.gui.theme.icons import set_icon
from netstudio.gui.widgets.code_view import CodeView
from netstudio.gui.widgets.elided_label import ElidedLabel


class CodePanel(QWidget):
    """The generated Python file, with the selected node's lines washed."""

    export_asked = Signal()
    """The button for writing the source to a file was pressed."""
    node_activated = Signal(str)
    """A line was clicked: the id of its first node in the open graph."""

    def __init__(
        self, bridge: DocumentBridge, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._selection = selection
        self._source: ModelSource | None = None
        self._of_project = True
        self._stale = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._refresh)
        self._build()
        bridge.changed.connect(self._follow)
        bridge.inference_changed.connect(self._mark_stale)
        bridge.project_reset.connect(self._forget)
        selection.changed.connect(self._show_selection)

    def _build(self) -> None:
        self.view = CodeView()
        self.view.line_activated.connect(self._select_line)
        self._reason = QLabel()
        self._reason.setWordWrap(True)
        self._reason.setProperty("role", "error")
        self._banner = QFrame()
        self._banner.setProperty("role", "banner")
        inside = QVBoxLayout(self._banner)
        inside.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_2)
        inside.addWidget(self._reason)
        self._banner.hide()
        self._lines = ElidedLabel(role="small")
        self._export = QPushButton(tr("Export…"))
        self._export.setToolTip(tr("Write the source to a Python file (Ctrl+E)"))
        self._export.clicked.connect(self.export_asked)
        set_icon(self._export, "export")
        foot = QHBoxLayout()
        foot.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_2)
        foot.setSpacing(tokens.SPACE_2)
        foot.addWidget(self._lines, 1)
        foot.addWidget(self._export)
        line = QFrame()
        line.setProperty("role", "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self.view, 1)
        column.addWidget(line)
        column.addLayout(foot)

    # Text

    def source(self) -> ModelSource | None:
        """The source shown; None where none could be written yet."""
        self._refresh()
        return self._source

    def reason(self) -> str:
        """Why the network cannot be written now; empty where it can."""
        return self._reason.text() if not self._banner.isHidden() else ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _follow(self, change: Change) -> None:
        if change.structural or change.info:
            self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._timer.start()

    def _forget(self) -> None:
        """Another project: nothing of its source counts as changed."""
        self._source = None
        self._of_project = False
        self._mark_stale()

    def _refresh(self) -> None:
        if not self._stale:
            return
        self._stale = False
        try:
            source = generate(self._bridge.project, self._bridge.inference)
        except CodegenError as error:
            self._refuse(tr(str(error)))
            return
        self._banner.hide()
        self.view.set_old(False)
        if self._of_project:
            self.view.set_text_marking_changes(source.text)
        else:
            self.view.set_text(source.text)
        self._source, self._of_project = source, True
        count = source.text.count("\n")
        self._lines.setText(tr("{count} lines · class {name}", count=count, name=source.class_name))
        self._export.setEnabled(True)
        self._show_selection()

    def _refuse(self, reason: str) -> None:
        if self._source is None:
            self.view.set_text("")
            kept = ""
        else:
            kept = tr("Below is the source from before.")
        words = (tr("The network cannot be written as source."), reason, kept)
        self._reason.setText(" ".join(filter(None, words)))
        self._banner.show()
        self.view.set_old(True)
        self.view.highlight_lines(())
        self._lines.setText("")
        self._export.setEnabled(False)

    # Selection

    def _show_selection(self) -> None:
        if self._source is None or not self.isVisible() or not self._banner.isHidden():
            return
        lines = {
            line
            for node_id in self._selection.ids
            for line in self._source.lines_of(self._bridge.scope, node_id)
        }
        self.view.highlight_lines(lines)

    def _select_line(self, line: int) -> None:
        origin = self._source.lines.get(line) if self._source is not None else None
        if origin is None:
            return
        self._bridge.set_scope(origin.scope)
        here = [node_id for node_id in origin.nodes if node_id in self._bridge.graph.nodes]
        if here:
            self._selection.set(reversed(here))
            self.node_activated.emit(here[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._selection.clear()
        else:
            super().keyPressEvent(event)
