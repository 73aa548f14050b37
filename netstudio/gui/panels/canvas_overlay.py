"""What floats over the canvas: zoom and layout in the lower left, how to begin in the middle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from netstudio.gui.actions import Actions
from netstudio.gui.canvas.view import CanvasView
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.panels.floating import Floating
from netstudio.gui.theme import tokens
from netstudio.gui.theme.sizing import fix_size


class CanvasOverlay(Floating):
    """Zoom, Fit and Arrange."""

    def __init__(self, view: CanvasView, actions: Actions) -> None:
        super().__init__(view, at_bottom=True)
        self._zoom = QToolButton()
        self._zoom.setProperty("kind", "flat")
        fix_size(self._zoom, width=54)
        self._zoom.setToolTip(actions["zoom_full"].toolTip())
        self._zoom.clicked.connect(actions["zoom_full"].trigger)
        self._zoom.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.row.addWidget(self._zoom)
        for name in ("fit", "arrange"):
            self.row.addWidget(_button(actions, name))
        self._camera = view.camera
        view.zoomed.connect(self.show_zoom)
        self.show_zoom(view.zoom)
        self.place()
        self.show()

    def show_zoom(self, zoom: float) -> None:
        """Write the scale."""
        self._zoom.setText(f"{100 * zoom / self._camera.full_size:.0f} %")


class EmptyCanvas(QFrame):
    """What an empty graph says: how to begin, with the usual ways as buttons."""

    def __init__(
        self, view: CanvasView, bridge: DocumentBridge, actions: Actions, presets: QMenu
    ) -> None:
        super().__init__(view)
        self._view, self._bridge = view, bridge
        title = QLabel(tr("An empty network"))
        title.setProperty("role", "heading")
        words = QLabel(tr("Drag a layer here, or double-click to search for one"))
        words.setProperty("role", "muted")
        add = QPushButton(tr("Add a layer"))
        add.setToolTip(actions["add_layer"].toolTip())
        add.clicked.connect(actions["add_layer"].trigger)
        choose = QPushButton(tr("Open a preset"))
        choose.setToolTip(tr("Choose by name among the networks that come with the program"))
        choose.setMenu(presets)
        choose.setProperty("menu", "true")
        browse = QPushButton(tr("Browse the gallery"))
        browse.setToolTip(actions["gallery"].toolTip())
        browse.clicked.connect(actions["gallery"].trigger)
        for button in (add, choose, browse):
            button.setProperty("kind", "outline")
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addStretch(1)
        row.addWidget(add)
        row.addWidget(choose)
        row.addWidget(browse)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(tokens.SPACE_3)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(row)
        view.installEventFilter(self)
        bridge.changed.connect(self._follow)
        bridge.scope_changed.connect(self._follow)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _follow(self, *_: object) -> None:
        self.setVisible(not self._bridge.graph.nodes)
        self._place()

    def _place(self) -> None:
        self.adjustSize()
        centre = self._view.rect().center()
        self.move(centre.x() - self.width() // 2, centre.y() - self.height() // 2)


def _button(actions: Actions, name: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("kind", "flat")
    button.setDefaultAction(actions[name])
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
