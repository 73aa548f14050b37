"""What the menus of curves and of mosaics share: entries, switches, choices and saving a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from netstudio.gui.dialogs.question import tell
from netstudio.gui.theme.icons import set_icon

T = TypeVar("T")


class PictureMenu(QMenu):
    """Made for one showing; it deletes itself when closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add(self, words: str, icon: str, act: Callable[[], object]) -> QAction:
        """An entry that does something."""
        action = self.addAction(words)
        set_icon(action, icon, "text_muted")
        action.triggered.connect(lambda _=False: act())
        return action

    def add_switch(self, words: str, on: bool, act: Callable[[bool], object]) -> None:
        """An entry that is on or off."""
        switch = self.addAction(words)
        switch.setCheckable(True)
        switch.setChecked(on)
        switch.toggled.connect(lambda checked: act(checked))

    def add_choices(
        self, title: str, choices: Sequence[tuple[str, T]], chosen: T, choose: Callable[[T], object]
    ) -> None:
        """A menu inside this one, of which one entry is on."""
        submenu = self.addMenu(title)
        group = QActionGroup(submenu)
        for words, value in choices:
            action = submenu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _=False, value=value: choose(value))
            group.addAction(action)


def save_as(
    parent: QWidget, title: str, kind: str, suffix: str, write: Callable[[Path], object]
) -> None:
    """Ask for a file and write it; what keeps it from being written is told.

    Args:
        kind: what the dialog offers: `PNG (*.png)`.
        suffix: of a name that was given without one: `.png`.
    """
    window = parent.window()
    name, _ = QFileDialog.getSaveFileName(window, title, "", kind)
    if not name:
        return
    path = Path(name)
    try:
        write(path if path.suffix else path.with_suffix(suffix))
    except OSError as problem:
        tell(window, title, str(problem))
