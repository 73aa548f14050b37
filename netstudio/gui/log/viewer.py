"""The log viewer: everything the program noted, by level and by words, to copy for a report."""

from __future__ import annotations

import logging

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import QCloseEvent, QColor, QDesktopServices, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from netstudio.gui.language import tr, tr_count
from netstudio.gui.log.bug_report import bug_report
from netstudio.gui.log.entries import MOST, Entries, Entry, entries
from netstudio.gui.log.keep import log_folder
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import number_font, scaled
from netstudio.gui.widgets.clear_button import add_clear_button
from netstudio.gui.widgets.elided_label import ElidedLabel

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_REFRESH_MS = 500
_REPORTED = 300
"""Entries that go into a report: the last ones of those shown."""
_TIME, _LEVEL, _SOURCE, _TEXT = range(4)


class LogModel(QAbstractTableModel):
    """The entries of a buffer as rows, the oldest first."""

    def __init__(self, source: Entries, parent: QWidget) -> None:
        super().__init__(parent)
        self._source = source
        self._rows: list[Entry] = []

    def refresh(self) -> bool:
        """Take what is new; whether there was anything."""
        new = self._source.since(self._rows[-1].number if self._rows else 0)
        if not new:
            return False
        excess = len(self._rows) + len(new) - MOST
        if excess > 0:
            self.beginRemoveRows(QModelIndex(), 0, min(excess, len(self._rows)) - 1)
            del self._rows[:excess]
            self.endRemoveRows()
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        self._rows += new
        self.endInsertRows()
        return True

    def clear(self) -> None:
        """Forget all, in the buffer as well."""
        self.beginResetModel()
        self._source.clear()
        self._rows = []
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Time"), tr("Level"), tr("From"), tr("Message"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(entry, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == _LEVEL:
            return QColor(_shade(entry.level))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == _TEXT:
            return entry.text
        return None


def _shown(entry: Entry, column: int) -> str:
    if column == _TIME:
        return entry.time.strftime("%H:%M:%S")
    if column == _LEVEL:
        return entry.level_name.capitalize()
    return entry.source if column == _SOURCE else entry.text.split("\n")[0]


def _shade(level: int) -> str:
    theme = current()
    if level >= logging.ERROR:
        return theme.error
    return theme.warning if level >= logging.WARNING else theme.text_muted


class LogFilter(QSortFilterProxyModel):
    """Shows what is of a level at least and holds some words, in message, source or traceback."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._level, self._words = 0, ""

    def set_level(self, level: int) -> None:
        """Show entries of this level and above."""
        self._level = level
        self.invalidate()

    def set_words(self, words: str) -> None:
        """Show entries that hold these words, whatever their case."""
        self._words = words.casefold().strip()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        model = self.sourceModel()
        assert isinstance(model, LogModel)
        entry = model.entry(row)
        text = f"{entry.source} {entry.text} {entry.trace}".casefold()
        return entry.level >= self._level and self._words in text


class LogViewer(QDialog):
    """A window beside the main one."""

    def __init__(self, parent: QWidget, source: Entries = entries) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Log"))
        self.model = LogModel(source, self)
        self.shown = LogFilter(self)
        self.shown.setSourceModel(self.model)
        self._make_controls()
        self._make_table()
        self.detail = QPlainTextEdit()
        self.detail.setReadOnly(True)
        self.detail.setFont(number_font())
        self.detail.setAccessibleName(tr("The whole entry"))
        self.detail.setPlaceholderText(tr("Select an entry to read all of it."))
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        self.count = ElidedLabel(role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(tokens.SPACE_4,) * 4)
        column.setSpacing(tokens.SPACE_3)
        column.addLayout(self._top_row())
        column.addWidget(split, 1)
        column.addLayout(self._bottom_row())
        self.resize(scaled(860), scaled(560))
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        self._refresh()

    def _make_controls(self) -> None:
        self.level = QComboBox()
        self.level.setAccessibleName(tr("Level"))
        for words, level in (
            (tr("Everything"), 0),
            (tr("Information and above"), logging.INFO),
            (tr("Warnings and errors"), logging.WARNING),
            (tr("Errors"), logging.ERROR),
        ):
            self.level.addItem(words, level)
        self.level.currentIndexChanged.connect(self._filter)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search the log"))
        self.field.setAccessibleName(tr("Search the log"))
        add_clear_button(self.field)
        self.field.textChanged.connect(self._filter)
        self.copy = _button(tr("&Copy for a report"), tr("Copy versions and what is shown here"))
        self.copy.setProperty("kind", "primary")
        self.copy.clicked.connect(self.copy_report)
        self.clear = _button(tr("C&lear"), tr("Forget what is listed here; the file stays"))
        self.clear.clicked.connect(self._clear)
        self.folder = _button(tr("Open &folder"), tr("Show the log files in the file browser"))
        self.folder.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))
        )

    def _make_table(self) -> None:
        self.table = QTableView()
        self.table.setModel(self.shown)
        self.table.setAccessibleName(tr("Log"))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(scaled(24))
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_TIME, 76), (_LEVEL, 84), (_SOURCE, 150)):
            self.table.setColumnWidth(column, scaled(width))
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)

    def _top_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.field, 1)
        row.addWidget(self.level)
        return row

    def _bottom_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.count, 1)
        row.addWidget(self.folder)
        row.addWidget(self.clear)
        row.addWidget(self.copy)
        return row

    def copy_report(self) -> None:
        """Put versions and the last entries shown on the clipboard."""
        rows = range(max(0, self.shown.rowCount() - _REPORTED), self.shown.rowCount())
        chosen = [self._entry(self.shown.index(row, 0)) for row in rows]
        QGuiApplication.clipboard().setText(bug_report(chosen))
        self.count.setText(tr("Copied. Read it through before you send it."))

    def _entry(self, index: QModelIndex) -> Entry:
        return self.model.entry(self.shown.mapToSource(index).row())

    def _show_detail(self, index: QModelIndex, _: QModelIndex) -> None:
        self.detail.setPlainText(self._entry(index).line() if index.isValid() else "")

    def _filter(self, *_: object) -> None:
        self.shown.set_level(int(self.level.currentData()))
        self.shown.set_words(self.field.text())
        self._tell_count()

    def _clear(self) -> None:
        self.model.clear()
        self.detail.clear()
        self._tell_count()

    def _refresh(self) -> None:
        bar = self.table.verticalScrollBar()
        at_end = bar.value() == bar.maximum()
        if self.model.refresh():
            self._tell_count()
            if at_end:
                self.table.scrollToBottom()

    def _tell_count(self) -> None:
        shown, there = self.shown.rowCount(), self.model.rowCount()
        if not there:
            self.count.setText(tr("Nothing has been noted yet."))
        elif shown == there:
            self.count.setText(tr_count(there, "{count} entry", "{count} entries"))
        else:
            self.count.setText(tr("{shown} of {there} entries", shown=shown, there=there))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()
        self._tell_count()
        self._timer.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        super().closeEvent(event)


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    return button
