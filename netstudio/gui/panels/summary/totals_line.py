"""The sums of the summary, in a line of their own below the table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTreeView, QWidget

from netstudio.exchange.summary.rows import Totals
from netstudio.exchange.summary.text import NUMBERS_FROM, total_cells
from netstudio.gui.language import tr
from netstudio.gui.panels.summary.model import HEADERS
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import number_font, ui_font
from netstudio.gui.theme.sizing import fix_size

_TOTAL_HEIGHT = 30


class TotalsLine(QWidget):
    """The sums, each below its column, wherever the table is scrolled to."""

    def __init__(self, table: QTreeView) -> None:
        super().__init__()
        self._table = table
        self._cells: tuple[str, ...] = ()
        fix_size(self, height=_TOTAL_HEIGHT)
        self.setAccessibleName(tr("Totals"))
        header = table.header()
        header.sectionResized.connect(self._move)
        table.horizontalScrollBar().valueChanged.connect(self._move)

    def show_totals(self, sums: Totals, words: str) -> None:
        """Show other sums."""
        self._cells = total_cells(sums, words)
        self.setAccessibleDescription(
            ", ".join(f"{tr(name)} {cell}" for name, cell in zip(HEADERS, self._cells, strict=True))
        )
        self.update()

    def text(self) -> tuple[str, ...]:
        """The sums as they read, a text for each column."""
        return self._cells

    def _move(self, *_: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, header = current(), self._table.header()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.surface_raised)
        painter.setPen(theme.border)
        painter.drawLine(0, 0, self.width(), 0)
        painter.setPen(theme.text)
        for column, cell in enumerate(self._cells):
            is_number = column >= NUMBERS_FROM
            painter.setFont(number_font(bold=True) if is_number else ui_font(bold=True))
            left, width = header.sectionViewportPosition(column), header.sectionSize(column)
            inset = tokens.SPACE_2 if is_number else tokens.SPACE_3
            side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
            painter.drawText(
                left + inset,
                0,
                width - 2 * inset if is_number else self.width(),
                self.height(),
                side | Qt.AlignmentFlag.AlignVCenter,
                cell,
            )
        painter.end()
