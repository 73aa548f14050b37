"""All shortcuts on one page: the window's, and the canvas's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from netstudio.gui.dialogs.action_search import key_of, words_of
from netstudio.gui.theme import tokens

Row = tuple[str, str]

MOUSE: tuple[Row, ...] = (
    ("Drag from a port", "Draw a wire; release on the canvas to search for what fits"),
    ("Drag a wire near its end", "Lead it elsewhere; release on the canvas to cut it"),
    ("Alt + click on a wire", "Cut it"),
    ("Alt + drag", "Cut every wire under the stroke"),
    ("Double-click on a wire", "Bend it by a dot; on the dot, take that off"),
    ("Double-click on the canvas", "Search for a layer"),
    ("Wheel", "Zoom at the pointer"),
    ("Middle button or Space + drag", "Pan"),
)


class ShortcutsDialog(QDialog):
    """Two columns: what belongs to the window, and what works on the canvas."""

    def __init__(self, actions: Iterable[QAction], canvas: Sequence[Row], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts")
        rows = [
            (key_of(action), words_of(action))
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        inside = QWidget()
        inside.setProperty("role", "panel")
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(*(tokens.SPACE_6,) * 4)
        columns.setSpacing(tokens.SPACE_6 * 2)
        columns.addWidget(_group("Window", rows), 1)
        right = QVBoxLayout()
        right.addWidget(_group("Canvas", canvas))
        right.addSpacing(tokens.SPACE_4)
        right.addWidget(_group("Mouse", MOUSE))
        right.addStretch(1)
        columns.addLayout(right, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.resize(820, 620)


def _group(title: str, rows: Sequence[Row]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(tokens.SPACE_4)
    grid.setVerticalSpacing(tokens.SPACE_1)
    head = QLabel(title)
    head.setProperty("role", "title")
    grid.addWidget(head, 0, 0, 1, 2)
    for place, (keys, words) in enumerate(rows, 1):
        key = QLabel(keys)
        key.setProperty("role", "number")
        text = QLabel(words)
        text.setWordWrap(True)
        grid.addWidget(key, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text, place, 1)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(len(rows) + 1, 1)
    return group
