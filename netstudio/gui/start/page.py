"""The start page: what to begin with, over the window's work area; what is open stays beneath.

It closes itself when something else is opened, and on Escape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from netstudio.exchange.weights.zoo import PRETRAINED
from netstudio.gui.language import tr
from netstudio.gui.start.gallery import Gallery
from netstudio.gui.start.recent_files import RecentFiles
from netstudio.gui.theme import icons, tokens
from netstudio.gui.theme.fonts import scaled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from netstudio.gui.workbench import Workbench

_LEFT, _LEFT_NARROW, _LEFT_WIDEST = 292, 224, 380
_WIDE = 1280
"""Below this width the left side gives room to the cards."""
_NARROW = 1080
"""Below this width the details of the selected preset give way to the cards."""


class StartPage(QFrame):
    """Lies over palette, canvas, panels and plots, and follows their size."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window.inside)
        self._bench = bench
        self._settings = bench.window.settings
        self._area = bench.window.lower_split
        self.setObjectName("start_page")
        self.setProperty("role", "page")
        self.setAccessibleName(tr("Start page"))
        elsewhere = open_elsewhere(bench)
        self.gallery = Gallery(can_open_elsewhere=elsewhere is not None)
        self.recent = RecentFiles()
        self.no_recent = QLabel(tr("Files that you open or save are listed here."))
        self.no_recent.setProperty("role", "muted")
        self.no_recent.setWordWrap(True)
        self.at_start = QCheckBox(tr("Show this page at start"))
        self.at_start.setToolTip(tr("Instead of LeNet-5"))
        self.at_start.setChecked(self._settings.starts_with_page)
        self.at_start.toggled.connect(self._remember_start)
        self._lay_out()
        self.gallery.chosen.connect(bench.files.open_preset)
        self.gallery.chosen_pretrained.connect(self._open_pretrained)
        if elsewhere is not None:
            self.gallery.chosen_elsewhere.connect(elsewhere)
        self.recent.opened.connect(self._open_path)
        self.recent.removed.connect(self._remove)
        bench.files.opened.connect(self.hide)
        self._area.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        margin = tokens.SPACE_6
        row.setContentsMargins(margin, margin, margin, tokens.SPACE_4)
        row.setSpacing(margin + tokens.SPACE_2)
        left = QWidget()
        self._beside = left
        left.setLayout(self._left())
        row.addWidget(left)
        row.addWidget(self.gallery, 1)
        self._close = QToolButton(self)
        self._close.setProperty("kind", "flat")
        self._close.setToolTip(tr("Back to the network (Esc)"))
        self._close.setAccessibleName(tr("Close the start page"))
        self._close.clicked.connect(self.dismiss)
        icons.set_icon(self._close, "close", "text_muted")

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(_heading(tr("Start")))
        column.addSpacing(tokens.SPACE_1)
        files = self._bench.files
        self.new_button = self._big_button("plus", tr("New empty network"), "Ctrl+N", files.new)
        self.template_button = self._big_button(
            "gallery", tr("New from a template"), "", lambda: self.show_gallery("templates")
        )
        self.open_button = self._big_button("open", tr("Open a file…"), "Ctrl+O", files.open)
        for button in (self.new_button, self.template_button, self.open_button):
            column.addWidget(button)
        drop = QLabel(tr("or drop a project file anywhere on the window"))
        drop.setProperty("role", "small")
        drop.setWordWrap(True)
        column.addWidget(drop)
        column.addSpacing(tokens.SPACE_4)
        column.addWidget(_heading(tr("Recent files")))
        column.addWidget(self.recent, 1)
        column.addWidget(self.no_recent)
        column.addStretch(0)
        column.addWidget(self.at_start)
        return column

    def _big_button(
        self, icon: str, words: str, key: str, act: Callable[[], object]
    ) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("kind", "outline")
        button.setProperty("align", "left")
        button.setToolTip(f"{words.rstrip('…')} ({key})" if key else words)
        button.setMinimumHeight(scaled(tokens.CONTROL_HEIGHT) + tokens.SPACE_2)
        icons.set_icon(button, icon)
        button.clicked.connect(lambda: act())
        return button

    def open(self) -> None:
        """Show it, up to date, with the keyboard on the cards."""
        self._show_recent()
        self._place()
        self.show()
        self.raise_()
        self.gallery.grid.setFocus()

    def show_gallery(self, filter_name: str = "all") -> None:
        """Show it with the presets of a filter, ready to search."""
        self.open()
        self.gallery.set_filter(filter_name)

    def dismiss(self) -> None:
        """Back to the network as it was."""
        self.hide()
        self._bench.window.canvas.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        corner = self._area.mapTo(self._bench.window.inside, QPoint())
        self.setGeometry(QRect(corner, self._area.size()))
        self.gallery.details.set_room(self.width() >= _NARROW)
        usual = _LEFT if self.width() >= _WIDE else _LEFT_NARROW
        self._beside.setFixedWidth(min(scaled(usual), _LEFT_WIDEST))
        self._close.adjustSize()
        self._close.move(self.width() - self._close.width() - tokens.SPACE_3, tokens.SPACE_3)

    def _show_recent(self) -> None:
        paths = self._settings.recent_paths
        self.recent.show_paths(paths)
        self.recent.setVisible(bool(paths))
        self.no_recent.setVisible(not paths)

    def _open_path(self, path: Path) -> None:
        self._bench.files.open_path(path)

    def _open_pretrained(self, name: str) -> None:
        if self._bench.files.open_preset(name):
            self._bench.imports.load_pretrained(PRETRAINED[name])

    def _remove(self, path: Path) -> None:
        self._settings.remove_recent(path)
        self._show_recent()

    def _remember_start(self, wanted: bool) -> None:
        self._settings.starts_with_page = wanted


def open_elsewhere(bench: Workbench) -> Callable[[str], object] | None:
    """What opens a preset in a window of its own, where this program has several windows."""
    program = getattr(bench.window, "program", None)
    return None if program is None else program.open


def start_page(bench: Workbench) -> StartPage:
    """The start page of a window, made when it is first asked for."""
    return bench.window.findChild(StartPage) or StartPage(bench)


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "heading")
    return label
