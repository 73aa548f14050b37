"""What floats over the canvas: zoom and layout in the lower left, the open block's path above."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from netstudio.document.project import ROOT
from netstudio.gui.actions import Actions
from netstudio.gui.canvas.view import CanvasView
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.theme import tokens

_MARGIN = tokens.SPACE_3


class _Floating(QFrame):
    """A small box over the canvas that keeps to a corner of it."""

    def __init__(self, view: QWidget, *, at_bottom: bool) -> None:
        super().__init__(view)
        self._view = view
        self._at_bottom = at_bottom
        self.setProperty("role", "floating")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(2, 2, 2, 2)
        self.row.setSpacing(0)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.place()
        return False

    def place(self) -> None:
        """Move to the corner."""
        self.adjustSize()
        top = self._view.height() - self.height() - _MARGIN if self._at_bottom else _MARGIN
        self.move(_MARGIN, top)


class CanvasOverlay(_Floating):
    """Zoom, Fit and Arrange."""

    def __init__(self, view: CanvasView, actions: Actions) -> None:
        super().__init__(view, at_bottom=True)
        self._zoom = QToolButton()
        self._zoom.setProperty("kind", "flat")
        self._zoom.setFixedWidth(54)
        self._zoom.setToolTip(actions["zoom_full"].toolTip())
        self._zoom.clicked.connect(actions["zoom_full"].trigger)
        self._zoom.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.row.addWidget(self._zoom)
        for name in ("fit", "arrange"):
            self.row.addWidget(_button(actions, name))
        view.zoomed.connect(self.show_zoom)
        self.show_zoom(view.zoom)
        self.place()
        self.show()

    def show_zoom(self, zoom: float) -> None:
        """Write the scale."""
        self._zoom.setText(f"{100 * zoom:.0f} %")


class Breadcrumb(_Floating):
    """The way into the open block and out again; hidden in the main graph."""

    def __init__(self, view: CanvasView, bridge: DocumentBridge) -> None:
        super().__init__(view, at_bottom=False)
        self._bridge = bridge
        self._out = QToolButton()
        self._out.setProperty("kind", "flat")
        self._out.setToolTip("Back to the main graph")
        self._out.clicked.connect(lambda: bridge.set_scope(ROOT))
        self._here = QLabel()
        self._here.setContentsMargins(tokens.SPACE_1, 0, tokens.SPACE_2, 0)
        self.row.addWidget(self._out)
        self.row.addWidget(self._here)
        bridge.scope_changed.connect(self._show_scope)
        self._show_scope(bridge.scope)

    def _show_scope(self, scope: str) -> None:
        self._out.setText(self._bridge.project.name)
        self._here.setText(f"›  {scope}")
        self.setVisible(scope != ROOT)
        self.place()


def _button(actions: Actions, name: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("kind", "flat")
    button.setDefaultAction(actions[name])
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
