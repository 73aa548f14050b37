"""Choosing an ONNX file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from netstudio.errors import ModelImportError
from netstudio.gui.importing.rows import FileField, Rows, is_file
from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.exchange.sources.importing import ImportRequest


class OnnxPage(QWidget):
    """A file; it holds its weights, and nothing of it is run."""

    changed = Signal()
    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.file = FileField(tr("ONNX file"), f"{tr('ONNX files')} (*.onnx)")
        self.file.field.setPlaceholderText("model.onnx")
        self.file.changed.connect(lambda _: self.changed.emit())
        rows = Rows()
        rows.add(tr("ONNX file"), self.file)
        words = QLabel(
            tr(
                "Its operations become layers where PyTorch has the same, operations elsewhere. "
                "Its weights come along. Nothing in the file is run."
            )
        )
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addLayout(rows)
        column.addWidget(words)
        column.addStretch(1)
        self.setFocusProxy(self.file)

    @property
    def is_complete(self) -> bool:
        """Whether a file is named that is there."""
        path = self.file.path
        return path is not None and is_file(path)

    def request(self) -> ImportRequest:
        """What is asked for.

        Raises:
            ModelImportError: when there is no such file.
        """
        from netstudio.exchange.sources.importing import ImportRequest
        from netstudio.exchange.sources.source import parse_source

        path = self.file.path
        if path is None:
            raise ModelImportError(say("Choose an ONNX file first."))
        return ImportRequest(parse_source(str(path)), keep_weights=True)
