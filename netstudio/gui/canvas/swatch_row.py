"""A row of colours to choose from, inside a menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from netstudio.gui.canvas.swatches import COLOURS, PLAIN
from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current

_SIDE = 18


class SwatchRow(QWidget):
    """Every colour as a dot, the present one ringed; a click chooses it and closes the menu."""

    def __init__(
        self, menu: QMenu, chosen: str | None, choose: Callable[[str | None], object]
    ) -> None:
        super().__init__(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_3, tokens.SPACE_1, tokens.SPACE_3, tokens.SPACE_1)
        row.setSpacing(tokens.SPACE_1)
        for name, colour in COLOURS:
            value = None if colour == PLAIN else colour
            button = QToolButton(self)
            button.setAutoRaise(True)
            button.setIcon(_dot(colour, ringed=value == chosen))
            button.setIconSize(QSize(_SIDE, _SIDE))
            button.setToolTip(tr(name))
            button.setAccessibleName(tr(name))
            button.clicked.connect(menu.close)
            button.clicked.connect(partial(_choose, choose, value))
            row.addWidget(button)


def _choose(choose: Callable[[str | None], object], value: str | None, *_: object) -> None:
    choose(value)


def _dot(colour: str, *, ringed: bool) -> QIcon:
    ratio = 2
    picture = QPixmap(_SIDE * ratio, _SIDE * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(_SIDE / 2, _SIDE / 2)
    if ringed:
        painter.setPen(QPen(QColor(current().text), 1.6))
        painter.drawEllipse(middle, 7.6, 7.6)
    painter.setPen(QColor(colour))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(middle, 5.0, 5.0)
    painter.end()
    return QIcon(picture)
