"""The way out of a block: the project, and the block that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from netstudio.document.project import ROOT
from netstudio.gui.theme import icons, tokens

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView


class Breadcrumb(QFrame):
    """Stands in the corner while a block is open; its button leads out again."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._bridge = view.bridge
        self.setProperty("role", "floating")
        self.out = QPushButton()
        self.out.setProperty("kind", "flat")
        self.out.setToolTip("Back to the whole network")
        icons.set_icon(self.out, "chevron-left", "text_muted")
        self.block = QLabel()
        self.block.setProperty("role", "title")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, tokens.SPACE_3, 2)
        row.setSpacing(tokens.SPACE_1)
        row.addWidget(self.out)
        row.addWidget(self.block)
        self.out.clicked.connect(lambda: self._bridge.set_scope(ROOT))
        self._bridge.scope_changed.connect(self._show_scope)
        self._show_scope(self._bridge.scope)

    def _show_scope(self, scope: str) -> None:
        self.out.setText(self._bridge.project.name)
        self.block.setText(scope)
        self.adjustSize()
        self.setVisible(scope != ROOT)
