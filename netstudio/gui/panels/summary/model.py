"""The summary as Qt sees it: a tree of rows, sorted by number and filtered by words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPixmap

from netstudio.exchange.summary.rows import SummaryRow
from netstudio.exchange.summary.text import NUMBERS_FROM, shown_cells, sort_keys
from netstudio.gui.language import mark, tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import number_font
from netstudio.sentence import Sentence

Index: TypeAlias = QModelIndex | QPersistentModelIndex

HEADERS = (
    mark("Layer"),
    mark("Type"),
    mark("Output"),
    mark("Parameters"),
    mark("Trainable"),
    mark("MACs"),
    mark("Memory"),
)
HINTS = (
    mark("Every node, in the order it runs"),
    mark("What it is"),
    mark("The shape of its output; N is the batch"),
    mark("Weights and biases; a shared layer counts once"),
    mark("Parameters that training changes: those that are not frozen"),
    mark("Multiply-accumulates for one sample"),
    mark("Room for its output for one sample; a block's is that of all inside"),
)
FIGURES_FROM = 2
"""The first column in the face of numbers: shapes and counts."""
_SHAPE = 2
_SWATCH = 9
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row in its place: the entry around it, and which of that one's rows it is."""

    row: SummaryRow
    parent: int
    place: int


class SummaryModel(QAbstractItemModel):
    """Rows by index; an index's internal id is the number of its entry."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[_Entry] = []
        self._top: list[int] = []
        self._children: list[list[int]] = []

    def set_rows(self, rows: tuple[SummaryRow, ...]) -> bool:
        """Show other rows; whether they are other nodes too, rather than the same ones anew."""
        flat = list(_flattened(rows))
        if [row.path for row in flat] == [entry.row.path for entry in self._entries]:
            self._entries = [
                _Entry(row, entry.parent, entry.place)
                for row, entry in zip(flat, self._entries, strict=True)
            ]
            if rows:
                last = self.index(len(rows) - 1, len(HEADERS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return False
        self._reset(rows)
        return True

    def _reset(self, rows: tuple[SummaryRow, ...]) -> None:
        self.beginResetModel()
        self._entries, self._children = [], []
        self._top = [self._add(row, -1, place) for place, row in enumerate(rows)]
        self.endResetModel()

    def _add(self, row: SummaryRow, parent: int, place: int) -> int:
        number = len(self._entries)
        self._entries.append(_Entry(row, parent, place))
        self._children.append([])
        self._children[number] = [self._add(r, number, i) for i, r in enumerate(row.rows)]
        return number

    def row_at(self, index: Index) -> SummaryRow:
        """The row behind an index of this model."""
        return self._entries[index.internalId()].row

    def depth(self, index: Index) -> int:
        """How many blocks and copies a row lies in."""
        number, depth = index.internalId(), 0
        while (number := self._entries[number].parent) >= 0:
            depth += 1
        return depth

    def indexes(self) -> list[QModelIndex]:
        """The first column of every row, each before what is inside it."""
        return [
            self.createIndex(entry.place, 0, number) for number, entry in enumerate(self._entries)
        ]

    # What Qt asks

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        below = self._below(parent)
        if not (0 <= row < len(below) and 0 <= column < len(HEADERS)):
            return QModelIndex()
        return self.createIndex(row, column, below[row])

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]
        if index is None or not index.isValid():
            return QModelIndex()
        above = self._entries[index.internalId()].parent
        if above < 0:
            return QModelIndex()
        return self.createIndex(self._entries[above].place, 0, above)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.column() > 0 else len(self._below(parent))

    def columnCount(self, parent: Index | None = None) -> int:
        return len(HEADERS)

    def _below(self, parent: Index | None) -> list[int]:
        if parent is None or not parent.isValid():
            return self._top
        return self._children[parent.internalId()]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADERS[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(HINTS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and section >= NUMBERS_FROM:
            return _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.row_at(index), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                is_phrase = column == _SHAPE and isinstance(row.shape, Sentence)
                return tr(row.shape) if is_phrase else shown_cells(row)[column]
            case Qt.ItemDataRole.DecorationRole if column == 0:
                return _swatch(current().family(row.family))
            case Qt.ItemDataRole.FontRole if column >= FIGURES_FROM:
                return number_font()
            case Qt.ItemDataRole.TextAlignmentRole if column >= NUMBERS_FROM:
                return _RIGHT
            case Qt.ItemDataRole.ForegroundRole if column == 1 or (row.frozen and column):
                return QColor(current().text_muted)
            case Qt.ItemDataRole.ToolTipRole if column == 0:
                return tr("{path}, frozen", path=row.path) if row.frozen else row.path
        return None


class SummaryOrder(QSortFilterProxyModel):
    """The rows that hold every word of the filter, by the column that was clicked."""

    def __init__(self, model: SummaryModel) -> None:
        super().__init__(model)
        self._words: tuple[str, ...] = ()
        self._model = model
        self.setRecursiveFilteringEnabled(True)
        self.setAutoAcceptChildRows(True)
        self.setSourceModel(model)

    def set_words(self, text: str) -> None:
        """Show only rows whose name, type or shape holds each word of `text`."""
        self.beginFilterChange()
        self._words = tuple(text.lower().split())
        self.endFilterChange()

    def row_at(self, index: Index) -> SummaryRow:
        """The row behind an index of this order."""
        return self._model.row_at(self.mapToSource(index))

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if not self._words:
            return True
        row = self._model.row_at(self._model.index(source_row, 0, source_parent))
        text = f"{row.path} {row.kind} {row.shape}".lower()
        return all(word in text for word in self._words)

    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        column = source_left.column()
        left, right = self._model.row_at(source_left), self._model.row_at(source_right)
        return bool(sort_keys(left)[column] < sort_keys(right)[column])  # type: ignore[operator]


def _flattened(rows: tuple[SummaryRow, ...]) -> Iterator[SummaryRow]:
    """Every row, each before what is inside it."""
    for row in rows:
        yield row
        yield from _flattened(row.rows)


@cache
def _swatch(colour: str) -> QPixmap:
    """A small square with round corners, as on the node's card."""
    ratio = 2
    pixmap = QPixmap(_SWATCH * ratio, _SWATCH * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    radius = tokens.RADIUS_SMALL / 2
    painter.drawRoundedRect(0, 0, _SWATCH, _SWATCH, radius, radius)
    painter.end()
    return pixmap
