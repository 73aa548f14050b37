"""The bar in the canvas's corner: the zoom, fit, arrange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from netstudio.gui.theme import icons, tokens

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView


class ZoomBar(QFrame):
    """Shows the zoom; its buttons do what Ctrl+1, Ctrl+0 and L do."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self.setProperty("role", "floating")
        self.zoom = QPushButton("100%")
        self.fit = QPushButton("Fit")
        self.arrange = QPushButton("Arrange")
        row = QHBoxLayout(self)
        row.setContentsMargins(*[tokens.SPACE_1 // 2] * 4)
        row.setSpacing(0)
        for button, tip, icon in (
            (self.zoom, "Zoom to 100% (Ctrl+1)", ""),
            (self.fit, "Show everything (Ctrl+0)", "fit"),
            (self.arrange, "Lay the nodes out (L)", "arrange"),
        ):
            button.setProperty("kind", "flat")
            button.setToolTip(tip)
            if icon:
                icons.set_icon(button, icon, "text_muted")
            row.addWidget(button)
        # As wide as its widest text, so that the other buttons stay where they are.
        self.zoom.setFixedWidth(self.zoom.fontMetrics().horizontalAdvance("400%") + 24)
        self.zoom.clicked.connect(lambda: view.camera.zoom_to(1.0))
        self.fit.clicked.connect(lambda: view.fit())
        self.arrange.clicked.connect(lambda: view.commands.arrange())
        view.zoomed.connect(self._show_zoom)
        self._show_zoom(view.zoom)

    def _show_zoom(self, zoom: float) -> None:
        self.zoom.setText(f"{round(zoom * 100)}%")
