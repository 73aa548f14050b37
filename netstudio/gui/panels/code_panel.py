"""The source that trains and is exported, in step with the canvas, and open to being written.

Writing it takes a millisecond or two and needs no torch, so it is done in the window's own thread,
once for a burst of edits and only while somebody sees it. A network that cannot be written shows
the reason above the last source that could, and the text is closed meanwhile.

What somebody types is theirs until the keyboard leaves: the document follows the text, the text is
not touched. Then the source is written anew from the network, unless the text has a mistake or
comments, which a network cannot hold.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from netstudio.codegen.generate import generate
from netstudio.codegen.model_source import LineOrigin, ModelSource
from netstudio.document.change import Change
from netstudio.errors import CodegenError
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.panels.draft_bar import DraftBar
from netstudio.gui.panels.source_draft import SourceDraft
from netstudio.gui.selection import Selection
from netstudio.gui.theme import tokens
from netstudio.gui.theme.icons import set_icon
from netstudio.gui.widgets.code_editor import CodeEditor, Mark
from netstudio.gui.widgets.elided_label import ElidedLabel


class CodePanel(QWidget):
    """The Python file of the network, with the selected node's lines washed."""

    export_asked = Signal()
    """The button for writing the source to a file was pressed."""
    node_activated = Signal(str)
    """A line was clicked: the id of its first node in the open graph."""
    faults_counted = Signal(int)
    """How many mistakes the text has that is being written."""

    def __init__(
        self, bridge: DocumentBridge, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._selection = selection
        self._source: ModelSource | None = None
        self._lines_of: Mapping[int, LineOrigin] = {}
        self._of_project = True
        self._stale = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._refresh)
        self._build()
        self.draft = SourceDraft(bridge, self.view.toPlainText, self._cursor_line)
        self.draft.setParent(self)
        self.draft.changed.connect(self._show_draft)
        self.view.edited.connect(self.draft.touch)
        self.view.left.connect(self._leave)
        self.view.format_asked.connect(self.format)
        bridge.changed.connect(self._follow)
        bridge.inference_changed.connect(self._mark_stale)
        bridge.project_reset.connect(self._forget)
        selection.changed.connect(self._show_selection)

    def _build(self) -> None:
        self.view = CodeEditor()
        self.view.line_activated.connect(self._select_line)
        self._reason = QLabel()
        self._reason.setWordWrap(True)
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.setProperty("role", "error")
        self._banner = QFrame()
        self._banner.setProperty("role", "banner")
        inside = QVBoxLayout(self._banner)
        inside.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_2)
        inside.addWidget(self._reason)
        self._banner.hide()
        self.bar = DraftBar()
        self.bar.hide()
        self.bar.discard_asked.connect(self.discard)
        self.bar.place_asked.connect(self.view.go_to)
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
        column.addWidget(self.bar)
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

    def format(self) -> None:
        """Write the text anew from the network, where the text is the network."""
        if self.draft.is_active and self.draft.is_in_step and not self.draft.is_waiting:
            self._stale = True
            self._refresh(over_draft=True)

    def discard(self) -> None:
        """Give up what was typed since the network last followed it."""
        self._stale = True
        self._refresh(over_draft=True)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def resume(self, text: str) -> None:
        """Put what somebody typed before in place of the source, as if it was typed now."""
        self._refresh()
        self.view.setPlainText(text)
        self.draft.look_now()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._leave()

    def _cursor_line(self) -> int:
        return self.view.textCursor().blockNumber()

    def _follow(self, change: Change) -> None:
        if self.draft.is_pushing or not (change.structural or change.info):
            return
        if self.draft.is_active and self.draft.is_in_step:
            self._stale = True
            self._refresh(over_draft=True)  # the document went its own way: undo, or the canvas
        else:
            self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible() and not self.draft.is_active:
            self._timer.start()

    def _forget(self) -> None:
        """Another project: nothing of its source counts as changed."""
        self.draft.begin("")
        self._source = None
        self._of_project = False
        self._mark_stale()

    def _refresh(self, *, over_draft: bool = False) -> None:
        if not self._stale or (self.draft.is_active and not over_draft):
            return
        self._stale = False
        try:
            source = generate(self._bridge.project, self._bridge.inference)
        except CodegenError as error:
            self._refuse(tr(str(error)))
            return
        self._banner.hide()
        self.view.set_old(False)
        self.view.setReadOnly(False)
        self.view.set_marks(())
        if self._of_project:
            self.view.set_text_marking_changes(source.text)
        else:
            self.view.set_text(source.text)
        self._source, self._of_project = source, True
        self._lines_of = source.lines
        self.draft.begin(source.text)
        self._export.setEnabled(True)
        self._show_draft()
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
        self.draft.begin("")
        self.view.set_marks(())
        self.view.set_old(True)
        self.view.setReadOnly(True)
        self.view.highlight_lines(())
        self._lines.setText("")
        self._export.setEnabled(False)

    # The text that is being written

    def _leave(self) -> None:
        """The keyboard went elsewhere: read what is left to read, and write the source anew."""
        self.draft.look_now()
        if not self.draft.is_waiting and not self.draft.has_comments:
            self.format()

    def _show_draft(self) -> None:
        """Marks, notice and words of what is being written."""
        draft = self.draft
        examined = draft.examined if draft.is_active else None
        faults = examined.faults if examined is not None else ()
        if draft.is_active and draft.is_in_step and examined is not None and not draft.is_waiting:
            self._take_step(draft)
        self.view.owns_undo = draft.is_active and not draft.is_in_step
        if not draft.is_waiting or not draft.is_active:
            self.view.set_marks(
                [
                    Mark(f.place.line, f.place.column, f.place.end_line, f.place.end_column,
                         tr(f.message))
                    for f in faults
                ]
            )  # fmt: skip
            self.bar.show_faults(faults)
            self.faults_counted.emit(len(faults))
        self._lines.setText(self._words())

    def _take_step(self, draft: SourceDraft) -> None:
        """The document is what the text says: lines lead to nodes by what was read."""
        assert draft.examined is not None and draft.examined.reading is not None
        self.view.discard_undo()
        self._lines_of = draft.examined.reading.line_origins()
        self._show_selection()
        if not self.view.hasFocus() and not draft.has_comments:
            QTimer.singleShot(0, self, self.format)

    def _words(self) -> str:
        draft, count = self.draft, self.view.toPlainText().count("\n")
        if self._source is None:
            return ""
        if draft.is_faulty:
            return tr("The canvas shows the last network that fits")
        if draft.is_active and draft.has_comments:
            return tr("Comments are lost when the source is written anew (Alt+Shift+F)")
        if draft.is_active:
            return tr("Edited · written anew when you leave it, or by Alt+Shift+F")
        name = self._source.class_name
        return tr("{count} lines · class {name}", count=count, name=name)

    # Selection

    def _show_selection(self) -> None:
        shown = self._source is not None and self.isVisible() and self._banner.isHidden()
        if not shown or self.draft.is_faulty:
            return
        scope, chosen = self._bridge.scope, set(self._selection.ids)
        lines = {
            line
            for line, origin in self._lines_of.items()
            if origin.scope == scope and not chosen.isdisjoint(origin.nodes)
        }
        self.view.highlight_lines(lines)

    def _select_line(self, line: int) -> None:
        origin = self._lines_of.get(line)
        if origin is None or (origin.scope and origin.scope not in self._bridge.project.blocks):
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
