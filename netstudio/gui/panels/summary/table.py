"""The rows of the summary as a tree: blocks open, headers sort, columns share the width."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from netstudio.exchange.summary.text import shown_cells
from netstudio.gui.language import tr
from netstudio.gui.panels.summary.model import FIGURES_FROM, HEADERS, SummaryModel, SummaryOrder
from netstudio.gui.theme import tokens
from netstudio.gui.theme.fonts import number_font, ui_font

_WIDEST = 220
_LONGEST_MEASURED = 4


class SummaryTable(QTreeView):
    """The rows; a click on a header sorts, a third one brings the running order back."""

    copy_asked = Signal()
    """Ctrl+C was pressed."""

    def __init__(self, order: SummaryOrder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order = order
        self._wanted: list[int] = []
        self.setModel(order)
        self.setAccessibleName(tr("Summary of the network"))
        self.setUniformRowHeights(True)
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setAllColumnsShowFocus(True)
        self.setIconSize(QSize(9, 9))
        self.setIndentation(tokens.SPACE_4)
        self.setHorizontalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setSortingEnabled(True)
        header = self.header()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def fit_columns(self, last: tuple[str, ...]) -> None:
        """Make each column as wide as its longest texts; `last` are those of the totals."""
        source = self._order.sourceModel()
        assert isinstance(source, SummaryModel)
        indexes = source.indexes()
        lines = [shown_cells(source.row_at(index)) for index in indexes]
        self.setRootIsDecorated(any(source.row_at(index).rows for index in indexes))
        words, figures = QFontMetrics(ui_font(bold=True)), QFontMetrics(number_font(bold=True))
        self._wanted = []
        for column, name in enumerate(HEADERS):
            metrics = figures if column >= FIGURES_FROM else words
            texts = sorted({line[column] for line in lines}, key=len)[-_LONGEST_MEASURED:]
            widths = [metrics.horizontalAdvance(text) for text in (*texts, last[column])]
            widths.append(words.horizontalAdvance(tr(name)) + tokens.SPACE_2)
            self._wanted.append(min(max(widths), _WIDEST) + tokens.SPACE_4 + tokens.SPACE_1)
        depth = max((source.depth(index) for index in indexes), default=0)
        self._wanted[0] += 2 * tokens.SPACE_4 + depth * self.indentation()
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Give each column what it wants, and the first one what is left over."""
        left = self.viewport().width() - sum(self._wanted)
        for column, width in enumerate(self._wanted):
            self.setColumnWidth(column, width + (max(left, 0) if column == 0 else 0))

    def select(self, indexes: list[QModelIndex]) -> None:
        """Select exactly these rows, and bring the first into sight."""
        model = self.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        for first, last in _runs(indexes):
            chosen.append(QItemSelectionRange(first, last))
        model.select(chosen, flags.ClearAndSelect | flags.Rows)
        if indexes:
            model.setCurrentIndex(indexes[-1], flags.NoUpdate)
            self.scrollTo(indexes[0])

    def shown_indexes(self) -> list[QModelIndex]:
        """The first column of each row in its order, closed blocks without what they hold."""
        found = []
        index = self._order.index(0, 0)
        while index.isValid():
            found.append(index)
            index = self.indexBelow(index)
        return found

    def opened_paths(self) -> set[str]:
        """The blocks that are open."""
        return {
            self._order.row_at(index).path
            for index in self.shown_indexes()
            if self.isExpanded(index)
        }

    def open_paths(self, paths: set[str]) -> None:
        """Open these blocks again."""
        source = self._order.sourceModel()
        assert isinstance(source, SummaryModel)
        for index in source.indexes() if paths else ():
            if source.row_at(index).path in paths:
                self.expand(self._order.mapFromSource(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        else:
            super().keyPressEvent(event)


def _runs(indexes: list[QModelIndex]) -> list[tuple[QModelIndex, QModelIndex]]:
    """First and last of rows that follow each other, since Qt selects by ranges."""
    runs: list[tuple[QModelIndex, QModelIndex]] = []
    for index in indexes:
        last = runs[-1][1] if runs else None
        if last is not None and last.row() + 1 == index.row() and last.parent() == index.parent():
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs
