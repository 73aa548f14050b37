"""What the colours of the heat map mean: a scale from least to greatest, beside the small map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from netstudio.gui.language import tr
from netstudio.gui.panels.heat_map import HeatMap
from netstudio.gui.panels.node_costs import Cost, cost_text
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current, notifier
from netstudio.gui.theme.fonts import scaled
from netstudio.gui.theme.icons import set_icon
from netstudio.gui.theme.sizing import fix_size

if TYPE_CHECKING:
    from netstudio.gui.canvas.furnished import FurnishedCanvas

TITLES = {
    Cost.PARAMETERS: "Parameters",
    Cost.MACS: "Multiply-accumulates",
    Cost.MEMORY: "Memory of activations",
    Cost.TIME: "Time of a forward pass",
}
_BY_SAMPLE = frozenset({Cost.MACS, Cost.MEMORY})
_WIDTH = 232
_STEPS = 16
_OVERLAY = 260
"""What the buttons at the lower left take of a canvas, about."""


class HeatLegend(QFrame):
    """Lies at the bottom of the canvas while the cards are coloured by a cost."""

    def __init__(self, view: FurnishedCanvas, heat: HeatMap) -> None:
        super().__init__(view)
        self._view, self._heat = view, heat
        self.setProperty("role", "floating")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(tr("Legend of the colours"))
        self._title, self._note = QLabel(), QLabel()
        self._title.setProperty("role", "title")
        self._least, self._greatest = QLabel(), QLabel()
        for label in (self._least, self._greatest, self._note):
            label.setProperty("role", "small")
        self._note.setWordWrap(True)
        self.again = _button("reset", tr("Measure the times again"))
        self.again.clicked.connect(heat.measure)
        self.close_button = _button("close", tr("Show the families’ own colours"))
        self.close_button.clicked.connect(lambda: heat.set_cost(Cost.FAMILY))
        self._lay_out()
        heat.changed.connect(self._follow)
        view.installEventFilter(self)
        notifier.fonts_scaled.connect(self._place)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return False

    def texts(self) -> list[str]:
        """What it says, for tests and screen readers."""
        labels = (self._title, self._least, self._greatest, self._note)
        return [label.text() for label in labels if not label.isHidden()]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._title, 1)
        head.addWidget(self.again)
        head.addWidget(self.close_button)
        grid = QGridLayout(self)
        grid.setContentsMargins(tokens.SPACE_3, tokens.SPACE_1, tokens.SPACE_1, tokens.SPACE_2)
        grid.setVerticalSpacing(tokens.SPACE_1)
        grid.addLayout(head, 0, 0, 1, 2)
        self._bar = _Bar(self._heat)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, tokens.SPACE_2, 0)
        bar.addWidget(self._bar)
        grid.addLayout(bar, 1, 0, 1, 2)
        ends = QHBoxLayout()
        ends.setContentsMargins(0, 0, tokens.SPACE_2, 0)
        ends.addWidget(self._least)
        ends.addStretch(1)
        ends.addWidget(self._greatest)
        grid.addLayout(ends, 2, 0, 1, 2)
        grid.addWidget(self._note, 3, 0, 1, 2)
        fix_size(self, width=_WIDTH)

    def _follow(self) -> None:
        heat = self._heat
        self.setVisible(heat.cost is not Cost.FAMILY)
        if heat.cost is Cost.FAMILY:
            return
        scale = heat.scale
        self._title.setText(tr(TITLES[heat.cost]))
        self.again.setVisible(heat.cost is Cost.TIME)
        for part in (self._bar, self._least, self._greatest):
            part.setVisible(scale is not None)
        if scale is not None:
            self._least.setText(cost_text(heat.cost, scale.least))
            self._greatest.setText(cost_text(heat.cost, scale.greatest))
        self._note.setText(self._words())
        self._bar.update()
        self._place()

    def _words(self) -> str:
        heat = self._heat
        if heat.problem:
            return tr(heat.problem)
        if heat.is_measuring:
            return tr("Measuring as soon as PyTorch and the data are there…")
        if heat.scale is None:
            return tr("Nothing in this graph costs any.")
        steps = tr("logarithmic") if heat.scale.is_logarithmic else tr("linear")
        words = [steps, tr("grey: none")]
        if heat.cost in _BY_SAMPLE:
            words.insert(0, tr("for one sample"))
        return " · ".join(words)

    def _place(self) -> None:
        self.adjustSize()
        gap, room = tokens.SPACE_3, self._view.rect()
        left = room.width() - self.width() - gap
        small_map = self._view.minimap
        beside_map = left - small_map.width() - gap
        top = room.height() - self.height() - gap
        if beside_map < scaled(_OVERLAY):
            self.move(left, top - small_map.height() - gap)
        else:
            self.move(beside_map, top)


class _Bar(QWidget):
    """The colours from least to greatest."""

    def __init__(self, heat: HeatMap) -> None:
        super().__init__()
        self._heat = heat
        self.setFixedHeight(10)
        self.setMinimumWidth(40)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shades = QLinearGradient(area.topLeft(), area.topRight())
        for step in range(_STEPS + 1):
            shades.setColorAt(step / _STEPS, self._heat.colour(step / _STEPS))
        painter.setBrush(shades)
        painter.setPen(QColor(current().border))
        painter.drawRoundedRect(area, 3, 3)
        painter.end()


def _button(icon: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("kind", "flat")
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    set_icon(button, icon, "text_muted")
    return button
