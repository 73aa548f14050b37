"""Choosing a model of a zoo by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from netstudio.errors import ModelImportError
from netstudio.gui.importing.names import ZooNames
from netstudio.gui.language import tr, tr_count
from netstudio.gui.theme import tokens
from netstudio.gui.widgets.clear_button import add_clear_button
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.exchange.sources.importing import ImportRequest

_ZOOS = ("torchvision", "timm")
_BEST = "DEFAULT"


class ZooPage(QWidget):
    """A zoo, a search over its models, and which weights."""

    changed = Signal()
    """Another model is chosen, or none."""
    accepted = Signal()
    """A model was double-clicked, or Enter pressed on it."""

    def __init__(self) -> None:
        super().__init__()
        self._names = ZooNames(self)
        self._names.came.connect(self._show_names)
        self._names.failed.connect(self._show_failure)
        self.zoo = QComboBox()
        self.zoo.addItems(_ZOOS)
        self.zoo.setAccessibleName(tr("Model zoo"))
        self.zoo.setToolTip(tr("The package that the model comes from"))
        self.zoo.currentTextChanged.connect(self._show_names)
        self.field = _SearchLine(tr("Search models, such as resnet50"))
        self.field.textChanged.connect(self._follow_search)
        self.field.stepped.connect(self._step)
        self.weights = QComboBox()
        self.weights.addItem(tr("New weights"), "")
        self.weights.addItem(tr("Pretrained weights"), _BEST)
        self.weights.setAccessibleName(tr("Weights"))
        self.weights.setToolTip(tr("Pretrained weights are downloaded once, and kept"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Models"))
        self.list.setUniformItemSizes(True)
        self.list.currentTextChanged.connect(lambda _: self.changed.emit())
        self.list.itemActivated.connect(lambda _: self.accepted.emit())
        self.note = QLabel()
        self.note.setProperty("role", "small")
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_2)
        head.addWidget(self.zoo)
        head.addWidget(self.field, 1)
        head.addWidget(self.weights)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        self.setFocusProxy(self.field)

    def begin(self) -> None:
        """Fetch the names, where they are not known yet."""
        if not self._names.is_known:
            self.note.setText(tr("Looking which models are installed…"))
        self._names.fetch()

    def end(self) -> None:
        """Stop what is under way."""
        self._names.end()

    @property
    def is_complete(self) -> bool:
        """Whether a model is chosen."""
        return bool(self._chosen())

    def request(self) -> ImportRequest:
        """What is asked for.

        Raises:
            ModelImportError: when no model is chosen.
        """
        from netstudio.exchange.sources.importing import ImportRequest
        from netstudio.exchange.sources.source import parse_source

        name = self._chosen()
        if not name:
            raise ModelImportError(say("Choose a model of the list first."))
        weights = str(self.weights.currentData())
        text = f"{self.zoo.currentText()}:{name}{f'@{weights}' if weights else ''}"
        return ImportRequest(parse_source(text))

    def _chosen(self) -> str:
        chosen = self.list.selectedItems()
        if chosen:
            return chosen[0].text()
        # Before the names came, what was typed counts.
        return "" if self._names.is_known else self.field.text().strip()

    def _follow_search(self, text: str) -> None:
        """Show what is searched; a source as in the terminal names its zoo and weights too."""
        zoo, colon, rest = text.strip().partition(":")
        if not colon or zoo not in _ZOOS:
            self._show_names()
            return
        name, at, weights = rest.partition("@")
        if at and (row := self.weights.findData(weights)) >= 0:
            self.weights.setCurrentIndex(row)
            rest = name
        self.zoo.setCurrentText(zoo)
        self.field.setText(rest)

    def _show_names(self, *_: object) -> None:
        names = self._names.of(self.zoo.currentText())
        words = self.field.text().casefold().split()
        found = [name for name in names if all(word in name.casefold() for word in words)]
        found.sort(key=lambda name: (bool(words) and not name.startswith(words[0]), natural(name)))
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems(found)
        if found and words:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        if self._names.is_known:
            self.note.setText(self._count(len(found), bool(names)))
        self.changed.emit()

    def _count(self, found: int, installed: bool) -> str:
        zoo = self.zoo.currentText()
        if not installed:
            return tr(
                "{zoo} is not installed; install it with {command}, and open this again.",
                zoo=zoo,
                command=f"pip install {zoo}",
            )
        if not found:
            words = self.field.text().strip()
            return tr("No model of {zoo} has “{words}” in its name.", zoo=zoo, words=words)
        return tr_count(found, "{count} model", "{count} models")

    def _show_failure(self, reason: Exception) -> None:
        self.note.setText(tr(str(reason)))

    def _step(self, by: int) -> None:
        row = min(max(self.list.currentRow() + by, 0), self.list.count() - 1)
        self.list.setCurrentRow(row)


class _SearchLine(QLineEdit):
    """A search whose arrow keys move in the list below it."""

    stepped = Signal(int)

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.setAccessibleName(tr("Search models"))
        add_clear_button(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def natural(name: str) -> list[tuple[int, str]]:
    """A key by which resnet18 stands before resnet101."""
    parts = re.split(r"(\d+)", name)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
