"""Rows of the pages: a name at the left, its control at the right, help below it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.fonts import scaled
from netstudio.gui.widgets.clear_button import add_clear_button

_NAME_WIDTH = 132


class Rows(QGridLayout):
    """Named controls below each other."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(tokens.SPACE_4)
        self.setVerticalSpacing(tokens.SPACE_1)
        self.setColumnMinimumWidth(0, scaled(_NAME_WIDTH))
        self.setColumnStretch(1, 1)

    def add(self, name: str, control: QWidget, help_text: str = "") -> QLabel:
        """Add a row; the label of its help."""
        label = QLabel(name)
        label.setBuddy(control)
        row = self.rowCount()
        self.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        label.setMinimumHeight(scaled(tokens.CONTROL_HEIGHT))
        self.addWidget(control, row, 1)
        self.setRowMinimumHeight(row, scaled(tokens.CONTROL_HEIGHT))
        control.setAccessibleName(name)
        help_label = QLabel(help_text)
        help_label.setProperty("role", "small")
        help_label.setWordWrap(True)
        help_label.setTextFormat(Qt.TextFormat.PlainText)
        if help_text:
            control.setAccessibleDescription(help_text)
        self.addWidget(help_label, row + 1, 1)
        self.setRowMinimumHeight(row + 2, tokens.SPACE_1)
        return help_label


class FileField(QWidget):
    """A file's path, typed, chosen or dropped."""

    changed = Signal(object)
    """The `Path`, or None where the field is empty."""

    def __init__(self, title: str, kinds: str) -> None:
        super().__init__()
        self._title, self._kinds = title, kinds
        self.field = QLineEdit()
        self.field.setAccessibleName(title)
        add_clear_button(self.field)
        self.field.textChanged.connect(lambda _: self.changed.emit(self.path))
        self.browse = QPushButton(tr("Choose…"))
        self.browse.setToolTip(title)
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.field, 1)
        row.addWidget(self.browse)
        self.setFocusProxy(self.field)

    @property
    def path(self) -> Path | None:
        """The file named in the field; it may not be there."""
        text = self.field.text().strip().strip('"')
        return Path(os.path.expanduser(text)) if text else None  # noqa: PTH111 - never raises

    def set_path(self, path: Path) -> None:
        """Name a file."""
        self.field.setText(str(path))

    def _choose(self) -> None:
        start = str(self.path.parent) if self.path else ""
        chosen, _ = QFileDialog.getOpenFileName(self, self._title, start, self._kinds)
        if chosen:
            self.set_path(Path(chosen))


def is_file(path: Path) -> bool:
    """Whether it is a file; False for what can be none, such as a name that is too long."""
    return os.path.isfile(path)  # noqa: PTH113 - that of `Path` raises
