"""The network as a table, in step with the canvas: sorted, filtered, and copied as text.

Worked out once for a burst of edits and only while somebody sees it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from netstudio.document.change import Change
from netstudio.document.project import ROOT
from netstudio.exchange.summary.rows import SummaryRow, summary_rows, totals
from netstudio.exchange.summary.text import as_csv, as_markdown
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr, tr_count
from netstudio.gui.panels.summary.model import SummaryModel, SummaryOrder
from netstudio.gui.panels.summary.table import SummaryTable
from netstudio.gui.panels.summary.totals_line import TotalsLine
from netstudio.gui.selection import Selection
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import notifier
from netstudio.gui.theme.icons import set_icon
from netstudio.gui.widgets.clear_button import add_clear_button
from netstudio.gui.widgets.empty_state import EmptyState

_PAUSE_MS = 50
_MANY = 50


class SummaryPanel(QWidget):
    """Filter, table and totals."""

    node_activated = Signal(str)
    """A row was chosen: its node in the graph that is open now."""

    def __init__(
        self, bridge: DocumentBridge, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._selection = bridge, selection
        self._rows: tuple[SummaryRow, ...] = ()
        self._stale = True
        self._leads = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._refresh)
        self.model = SummaryModel(self)
        self.order = SummaryOrder(self.model)
        self._build()
        bridge.changed.connect(self._follow)
        bridge.inference_changed.connect(self._mark_stale)
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(_PAUSE_MS)
        self._following.timeout.connect(self._show_selection)
        selection.changed.connect(self._follow_selection)
        notifier.theme_changed.connect(self._repaint)

    def _build(self) -> None:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter layers"))
        self.filter.setAccessibleName(tr("Filter layers"))
        add_clear_button(self.filter)
        self.filter.textChanged.connect(self._filter)
        self.copy_button = _button(tr("Copy"), tr("Copy the table as Markdown (Ctrl+C)"), "copy")
        self.copy_button.clicked.connect(self.copy_markdown)
        self.csv_button = _button("CSV", tr("Copy the table as CSV, for a spreadsheet"))
        self.csv_button.clicked.connect(self.copy_csv)
        bar = QHBoxLayout()
        bar.setContentsMargins(tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_2)
        bar.setSpacing(tokens.SPACE_2)
        bar.addWidget(self.filter, 1)
        bar.addWidget(self.copy_button)
        bar.addWidget(self.csv_button)
        self.table = SummaryTable(self.order)
        self.table.copy_asked.connect(self.copy_markdown)
        self.table.selectionModel().selectionChanged.connect(self._lead)
        self.total = TotalsLine(self.table)
        self._empty = EmptyState(tr("Nothing to sum up yet: add a layer."), icon="info")
        self._nothing = EmptyState(tr("No layer matches the filter."), icon="search")
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(self._stack, 1)
        column.addWidget(self.total)
        # Last: it shows its first part at once, which without a parent would be a window.
        for part in (self.table, self._empty, self._nothing):
            self._stack.addWidget(part)

    # Following the document

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _follow(self, change: Change) -> None:
        if change.structural:
            self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._timer.start()

    def _refresh(self) -> None:
        if not self._stale:
            return
        self._stale = False
        rows = summary_rows(self._bridge.project, self._bridge.inference)
        if rows == self._rows:
            return
        opened = self.table.opened_paths()
        self._rows = rows
        self._leads = True  # rows that go are no wish to select nothing
        if self.model.set_rows(rows):
            self.table.open_paths(opened)
        self._leads = False
        self.total.show_totals(totals(rows), self.words())
        self.table.fit_columns(self.total.text())
        self._show_what_is_there()
        self._show_selection()

    def _filter(self, text: str) -> None:
        self._leads = True
        self.order.set_words(text)
        self._leads = False
        if text.strip():
            self.table.expandAll()
        self._show_what_is_there()
        self._show_selection()

    def _show_what_is_there(self) -> None:
        shown = self._empty if not self._rows else self._nothing
        self._stack.setCurrentWidget(self.table if self.order.rowCount() else shown)

    def _repaint(self, *_: object) -> None:
        self.table.viewport().update()
        self.total.update()

    # Selection

    def _follow_selection(self) -> None:
        """At once for a few nodes; a rubber band over many is waited for."""
        if len(self._selection.ids) > _MANY:
            self._following.start()
        else:
            self._show_selection()

    def _show_selection(self) -> None:
        """Select the rows of what is selected on the canvas, in the first copy of a block."""
        if self._leads or not self.isVisible():
            return
        scope, ids = self._bridge.scope, set(self._selection.ids)
        if ids and self._chosen() == {(scope, node_id) for node_id in ids}:
            return
        found = []
        for index in self.model.indexes():
            row = self.model.row_at(index)
            if row.scope == scope and row.node in ids:
                shown = self.order.mapFromSource(index)
                if shown.isValid():
                    ids.discard(row.node)
                    found.append(shown)
        self._leads = True
        self.table.select(found)
        self._leads = False

    def _chosen(self) -> set[tuple[str, str]]:
        rows = [self.order.row_at(index) for index in self.table.selectionModel().selectedRows()]
        return {(row.scope, row.node) for row in rows}

    def _lead(self, *_: object) -> None:
        """The canvas follows the table; of rows in several graphs, those of the last one."""
        index = self.table.currentIndex()
        if self._leads or not index.isValid():
            return
        row, chosen = self.order.row_at(index), self._chosen()
        scope = row.scope if row.scope in {scope for scope, _ in chosen} else ROOT
        self._leads = True
        self._bridge.set_scope(scope)
        self._selection.set(node for where, node in sorted(chosen) if where == scope)
        self._leads = False
        if (row.scope, row.node) in chosen:
            self._selection.add([row.node])
            self.node_activated.emit(row.node)

    # Text

    def words(self) -> str:
        """What the totals are of."""
        return tr_count(len(self._rows), "{count} node", "{count} nodes")

    def shown_rows(self) -> list[SummaryRow]:
        """The rows as they are seen: filtered, in their order, with what is open inside them."""
        return [self.order.row_at(index) for index in self.table.shown_indexes()]

    def copy_markdown(self) -> None:
        """Put the table on the clipboard as Markdown, as it is seen."""
        text = as_markdown(self.shown_rows(), totals(self._rows), self.words())
        QGuiApplication.clipboard().setText(text)

    def copy_csv(self) -> None:
        """Put the table on the clipboard as CSV, as it is seen."""
        QGuiApplication.clipboard().setText(as_csv(self.shown_rows()))


def _button(text: str, help_text: str, icon: str = "") -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(help_text)
    button.setProperty("kind", "flat")
    if icon:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(button, icon, "text_muted")
    return button
