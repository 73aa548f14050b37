"""Windows, settings and layouts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup

from netstudio.document.project import Project
from netstudio.gui.settings import LANGUAGE

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench


def slots(bench: Workbench) -> dict[str, Callable[[], object]]:
    """By the names of the actions."""
    window, layouts = bench.window, bench.layouts
    _offer_languages(bench)
    return {
        "new_window": lambda: window.program.open(Project()),
        "layout_building": lambda: layouts.use("building"),
        "layout_training": lambda: layouts.use("training"),
        "layout_inspecting": lambda: layouts.use("inspecting"),
        "layout_reset": layouts.reset,
        "full_screen": lambda: _toggle_full_screen(bench),
        "settings": lambda: _show_settings(bench),
        "log": lambda: _show_log(bench),
    }


def _offer_languages(bench: Workbench) -> None:
    """One of the languages is on; choosing another one makes the windows anew."""
    settings = bench.window.settings
    group = QActionGroup(bench)
    for choice in LANGUAGE.choices:
        action = bench.actions[f"language_{choice}"]
        action.setChecked(settings.get(LANGUAGE) == choice)
        action.triggered.connect(lambda _=False, choice=choice: settings.set(LANGUAGE, choice))
        group.addAction(action)


def _toggle_full_screen(bench: Workbench) -> None:
    window = bench.window
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)


def _show_settings(bench: Workbench) -> None:
    from netstudio.gui.dialogs.settings_dialog import SettingsDialog

    dialog = bench.window.findChild(SettingsDialog) or SettingsDialog(bench)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def _show_log(bench: Workbench) -> None:
    from netstudio.gui.log.viewer import LogViewer

    viewer = bench.window.findChild(LogViewer) or LogViewer(bench.window)
    viewer.show()
    viewer.raise_()
    viewer.activateWindow()
