"""The bar along the top: menu, project, undo, the run, the device, and the search for actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from netstudio.gui.actions import Actions
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current, notifier
from netstudio.gui.theme.fonts import ui_font
from netstudio.gui.theme.icons import set_icon
from netstudio.gui.widgets.elided_label import ElidedLabel
from netstudio.gui.widgets.progress_line import ProgressLine

HEIGHT = 44
_PROGRESS_WIDTH = 330
_TRAIN_WIDTH = 96
_NARROW = 1180
"""Below this width of the window the search for actions is only its icon."""
_VERY_NARROW = 900


class Brand(QWidget):
    """A small graph and the program's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(ui_font(tokens.TEXT_TITLE, bold=True))
        width = self.fontMetrics().horizontalAdvance("NetStudio")
        self.setFixedSize(width + 22, HEIGHT - 1)
        notifier.theme_changed.connect(self._repaint)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(current().accent)
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.translate(8, middle)
        painter.rotate(45)
        painter.drawRoundedRect(-5, -5, 10, 10, 2, 2)
        painter.setBrush(QColor(current().surface))
        painter.drawRect(-2, -2, 4, 4)
        painter.resetTransform()
        painter.setPen(accent)
        painter.drawText(
            self.rect().adjusted(20, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "NetStudio"
        )
        painter.end()

    def _repaint(self, *_: object) -> None:
        self.update()


class TopBar(QFrame):
    """Shows and offers; what its actions do is the window's business."""

    def __init__(self, actions: Actions, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setFixedHeight(HEIGHT)
        self._actions = actions
        actions.dress(("undo", "redo", "train", "step", "stop", "theme", "search"))
        self.progress = ProgressLine()
        self.progress.setFixedWidth(_PROGRESS_WIDTH)
        self.project = QLabel()
        self.project.setProperty("role", "title")
        self.data = ElidedLabel(role="muted")
        self.device = QLabel("CPU")
        self.device.setProperty("role", "chip")
        self.device.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.apply = QPushButton()
        self.apply.setProperty("kind", "outline")
        self.apply.setToolTip(actions["apply"].toolTip())
        self.apply.clicked.connect(actions["apply"].trigger)
        self.apply.hide()
        self._search = self._button(actions["search"])
        self._search.setProperty("kind", "secondary")
        self._brand = Brand()
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_2, 0, tokens.SPACE_4, 1)
        row.setSpacing(tokens.SPACE_3)
        row.addWidget(self._left(menu))
        row.addStretch(1)
        row.addWidget(self._middle())
        row.addStretch(1)
        row.addWidget(self._right())

    def _left(self, menu: QMenu) -> QWidget:
        side = QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_1)
        self.menu_button = QToolButton()
        self.menu_button.setProperty("kind", "flat")
        self.menu_button.setToolTip("Menu (F10)")
        self.menu_button.setAccessibleName("Menu")
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu_button.setMenu(menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_icon(self.menu_button, "menu")
        row.addWidget(self.menu_button)
        row.addWidget(self._brand)
        row.addSpacing(tokens.SPACE_3)
        row.addWidget(self.project)
        row.addSpacing(tokens.SPACE_1)
        row.addWidget(self.data)
        row.addSpacing(tokens.SPACE_2)
        row.addWidget(self._button(self._actions["undo"]))
        row.addWidget(self._button(self._actions["redo"]))
        return side

    def _middle(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_1)
        train = self._button(self._actions["train"], words=True)
        train.setProperty("kind", "primary")
        train.setMinimumWidth(_TRAIN_WIDTH)
        self.train = train
        self._ways_to_train = QMenu(train)
        self._ways_to_train.setToolTipsVisible(True)
        for name in ("train", "start_over"):
            self._ways_to_train.addAction(self._actions[name])
        row.addWidget(train)
        row.addWidget(self._secondary("step"))
        row.addWidget(self._secondary("stop"))
        row.addSpacing(tokens.SPACE_2)
        row.addWidget(self.progress)
        row.addWidget(self.apply)
        return part

    def _secondary(self, name: str) -> QToolButton:
        button = self._button(self._actions[name], words=True)
        button.setProperty("kind", "secondary")
        return button

    def _right(self) -> QWidget:
        side = QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.device)
        row.addWidget(self._button(self._actions["theme"]))
        row.addWidget(self._search)
        return side

    def _button(self, action: QAction, *, words: bool = False) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if words:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        else:
            button.setProperty("kind", "flat")
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width()
        style = Qt.ToolButtonStyle
        narrow = width < _NARROW
        self._search.setToolButtonStyle(
            style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
        )
        self.progress.setFixedWidth(
            max(120, min(_PROGRESS_WIDTH, _PROGRESS_WIDTH - (_NARROW - width) // 2))
        )
        self._brand.setVisible(width >= _VERY_NARROW)

    def show_project(self, name: str, data: str) -> None:
        """The project's name and its data set."""
        self.project.setText(name)
        self.data.setText(data)

    def offer_new_weights(self, offered: bool) -> None:
        """Put beside the big button an arrow with the choice to begin anew, or take it away."""
        mode = QToolButton.ToolButtonPopupMode
        self.train.setMenu(self._ways_to_train if offered else None)  # type: ignore[arg-type]
        self.train.setPopupMode(mode.MenuButtonPopup if offered else mode.DelayedPopup)
        self.train.style().unpolish(self.train)
        self.train.style().polish(self.train)

    def show_outdated(self, revision: int | None) -> None:
        """Say which revision is trained while the project holds another; None: they are one."""
        self.apply.setVisible(revision is not None)
        if revision is not None:
            self.apply.setText(f"Training revision {revision} · Apply")

    def show_device(self, name: str) -> None:
        """What the network is trained on, in capitals: CPU, CUDA, MPS."""
        self.device.setText(name.upper() or "CPU")
        self.device.setToolTip(f"Training runs on {name}; change it in the Training tab")
