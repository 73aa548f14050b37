"""Several plots in one place, a page each: their titles stand side by side and choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from netstudio.gui.language import tr
from netstudio.gui.plots.curve_plot import CurvePlot
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import scaled, ui_font

_HEIGHT = 20


class PlotPages(QStackedWidget):
    """Shows one of several plots."""

    def __init__(self, plots: Sequence[CurvePlot], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs: list[list[TitleTab]] = []
        for page, plot in enumerate(plots):
            self.addWidget(plot)
            tabs = [TitleTab(other.header.title(), at == page) for at, other in enumerate(plots)]
            for at, tab in enumerate(tabs):
                tab.clicked.connect(lambda _=False, at=at: self._turn_to(at))
            plot.header.set_tabs(tabs)
            self.tabs.append(tabs)

    def _turn_to(self, page: int) -> None:
        had_focus = any(tab.hasFocus() for tab in self.tabs[self.currentIndex()])
        self.setCurrentIndex(page)
        if had_focus:
            self.tabs[page][page].setFocus(Qt.FocusReason.OtherFocusReason)


class TitleTab(QAbstractButton):
    """A title that is pressed to see its page; that of the page in sight is written strongly."""

    def __init__(self, words: str, is_shown: bool) -> None:
        super().__init__()
        self._is_shown = is_shown
        self.setText(words)
        self.setFont(ui_font(tokens.TEXT_TITLE if is_shown else tokens.TEXT_BODY, bold=is_shown))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if not is_shown:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(words if is_shown else tr("Show “{name}” here", name=words))
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(20, scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        shade = theme.text if self._is_shown or self.underMouse() else theme.text_muted
        painter.setPen(QColor(theme.accent if self.hasFocus() else shade))
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words
        )
        painter.end()
