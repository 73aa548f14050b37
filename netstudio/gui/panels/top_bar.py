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
from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current, notifier
from netstudio.gui.theme.fonts import scale, scaled, ui_font
from netstudio.gui.theme.icons import leave_room, set_icon
from netstudio.gui.widgets.elided_label import ElidedLabel
from netstudio.gui.widgets.progress_line import ProgressLine
from netstudio.gui.widgets.split_button import SplitButton

HEIGHT = 44
_PROGRESS_WIDTH = 330
_TRAIN_WIDTH = 96
_WITH_ICONS = ("undo", "redo", "train", "step", "stop", "theme", "search")
_NARROW = 1180
"""Below this width of the window the search for actions is only its icon."""
_VERY_NARROW = 900
_TIGHT = 800
"""Below this Step and Stop are only their icons."""
_SHARE_OF_NAME = 6
"""A project's name takes at most this part of the bar: the run stays in the middle."""


class Brand(QWidget):
    """A small graph and the program's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(ui_font(tokens.TEXT_TITLE, bold=True))
        self._fit()
        notifier.theme_changed.connect(self._repaint)
        notifier.fonts_scaled.connect(self._fit)

    def _fit(self) -> None:
        width = self.fontMetrics().horizontalAdvance("NetStudio")
        self.setFixedSize(width + 22, scaled(HEIGHT) - 1)

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
        self.setFixedHeight(scaled(HEIGHT))
        self._actions = actions
        for name in _WITH_ICONS:
            leave_room(actions[name])
        self.progress = ProgressLine()
        self.progress.setFixedWidth(_PROGRESS_WIDTH)
        self.project = ElidedLabel(role="title")
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
        self._words: list[QToolButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_2, 0, tokens.SPACE_4, 1)
        row.setSpacing(tokens.SPACE_3)
        row.addWidget(self._left(menu))
        row.addStretch(1)
        row.addWidget(self._middle())
        row.addStretch(1)
        row.addWidget(self._right())
        notifier.fonts_scaled.connect(self._grow)

    def dress(self) -> None:
        """Draw the icons, for which the first paint left room."""
        self._actions.dress(_WITH_ICONS)
        set_icon(self.menu_button, "menu")

    def _grow(self) -> None:
        self.setFixedHeight(scaled(HEIGHT))
        self._make_room()

    def _left(self, menu: QMenu) -> QWidget:
        side = QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_1)
        self.menu_button = QToolButton()
        self.menu_button.setProperty("kind", "flat")
        self.menu_button.setToolTip(tr("Menu (F10)"))
        self.menu_button.setAccessibleName(tr("Menu"))
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu_button.setMenu(menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        leave_room(self.menu_button)
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
        train = SplitButton()
        self._dress(train, self._actions["train"], words=True)
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
        self._words.append(button)
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
        self._dress(button, action, words=words)
        return button

    def _dress(self, button: QToolButton, action: QAction, *, words: bool) -> None:
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if words:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        else:
            button.setProperty("kind", "flat")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave out what a narrow window, or large type, has no room for."""
        width = round(self.width() / max(1.0, scale()))
        style = Qt.ToolButtonStyle
        narrow = width < _NARROW
        self._search.setToolButtonStyle(
            style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
        )
        self.progress.setFixedWidth(
            max(120, min(_PROGRESS_WIDTH, _PROGRESS_WIDTH - (_NARROW - width) // 2))
        )
        self._brand.setVisible(width >= _VERY_NARROW)
        words = style.ToolButtonTextBesideIcon if width >= _TIGHT else style.ToolButtonIconOnly
        for button in self._words:
            button.setToolButtonStyle(words)
        self.data.setVisible(width >= _TIGHT)
        self.project.setMaximumWidth(self.width() // _SHARE_OF_NAME)

    def show_project(self, name: str, data: str) -> None:
        """The project's name and its data set."""
        self.project.setText(name)
        self.data.setText(data)

    def offer_new_weights(self, offered: bool) -> None:
        """Put beside the big button an arrow with the choice to begin anew, or take it away."""
        self.train.offer(self._ways_to_train if offered else None)

    def show_outdated(self, revision: int | None) -> None:
        """Say which revision is trained while the project holds another; None: they are one."""
        self.apply.setVisible(revision is not None)
        if revision is not None:
            self.apply.setText(tr("Training revision {revision} · Apply", revision=revision))

    def show_device(self, name: str) -> None:
        """What the network is trained on, in capitals: CPU, CUDA, MPS."""
        self.device.setText(name.upper() or "CPU")
        self.device.setToolTip(
            tr("Training runs on {device}; change it in the Training tab", device=name)
        )
