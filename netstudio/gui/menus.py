"""The menus, made of the window's actions; presets and recent files are filled in when opened."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMainWindow, QMenu

from netstudio.gui.actions import Actions
from netstudio.gui.language import tr
from netstudio.gui.settings import Settings

_FILE_HEAD = "new open | start_page gallery"
_FILE_TAIL = "| save save_as | export_python export_weights | quit"
_EDIT = (
    "undo redo history",
    "cut copy paste duplicate delete",
    "copy_image copy_python",
    "rename add_layer",
    "begin_wire insert_on_wire",
    "find next_problem previous_problem",
)
_SELECT = (
    "select_all select_inverted",
    "select_upstream select_downstream select_connected select_grown",
    "select_same_kind",
)
"""A menu inside the Edit menu."""
_ARRANGE = ("arrange",)
_BLOCKS: tuple[str, ...] = ()
_VIEW = (
    "theme",
    "fit frame zoom_in zoom_out zoom_full",
    "palette instruments side",
    "show_layer show_code show_problems show_training show_summary",
)
_TRAIN = ("train step stop", "start_over apply", "predict")
_WINDOWS: tuple[str, ...] = ()
_HELP = ("help shortcuts search", "tour", "about")
_MENUS = (
    ("&Edit", _EDIT),
    ("&Arrange", _ARRANGE),
    ("&Blocks", _BLOCKS),
    ("&View", _VIEW),
    ("&Train", _TRAIN),
    ("&Window", _WINDOWS),
    ("&Help", _HELP),
)
"""Menus by title: a line between the groups, the names of actions in each."""


def fill_main_menu(
    root: QMenu,
    window: QMainWindow,
    actions: Actions,
    settings: Settings,
    open_preset: Callable[[str], object],
    open_path: Callable[[Path], object],
) -> None:
    """Fill the menu behind the button of the top bar; on macOS the system's bar shows it too."""
    menus = [_file_menu(root, actions, settings, open_preset, open_path)]
    menus += [actions.menu(title, " | ".join(groups), root) for title, groups in _MENUS if groups]
    edit = next(menu for menu in menus if menu.title() == tr("&Edit"))
    edit.addSeparator()
    actions.menu("&Select", " | ".join(_SELECT), edit)
    if sys.platform == "darwin":
        for menu in menus:
            window.menuBar().addMenu(menu)


def _file_menu(
    root: QMenu,
    actions: Actions,
    settings: Settings,
    open_preset: Callable[[str], object],
    open_path: Callable[[Path], object],
) -> QMenu:
    menu = actions.menu("&File", _FILE_HEAD, root)
    presets = menu.addMenu(tr("Open &preset"))
    presets.aboutToShow.connect(lambda: fill_presets(presets, open_preset))
    recent = menu.addMenu(tr("Open &recent"))
    recent.aboutToShow.connect(lambda: fill_recent(recent, settings, open_path))
    for name in _FILE_TAIL.split():
        if name == "|":
            menu.addSeparator()
        else:
            menu.addAction(actions[name])
    return menu


def fill_presets(menu: QMenu, open_preset: Callable[[str], object]) -> None:
    """Every preset, the clinic in a menu of its own; read from disk the first time only."""
    if not menu.isEmpty():
        return
    from netstudio.presets import all_presets

    presets = all_presets()
    parts = (
        (menu, [p for p in presets if not p.is_template and not p.in_clinic]),
        (QMenu(tr("&Templates to begin with"), menu), [p for p in presets if p.is_template]),
        (QMenu(tr("&Clinic: networks with a mistake"), menu), [p for p in presets if p.in_clinic]),
    )
    for place, infos in parts:
        place.setToolTipsVisible(True)
        for preset in infos:
            action = place.addAction(tr(preset.title).replace("&", "&&"))
            action.setToolTip(tr(preset.description))
            action.setData(preset.name)
            action.triggered.connect(lambda _=False, name=preset.name: open_preset(name))
    menu.addSeparator()
    for place, _ in parts[1:]:
        menu.addMenu(place)


def fill_recent(menu: QMenu, settings: Settings, open_path: Callable[[Path], object]) -> None:
    """The files opened last."""
    menu.clear()
    for path in settings.recent:
        action = menu.addAction(path.name.replace("&", "&&"))
        action.setToolTip(str(path))
        action.triggered.connect(lambda _=False, path=path: open_path(path))
    menu.setToolTipsVisible(True)
    if menu.isEmpty():
        menu.addAction(tr("Nothing opened yet")).setEnabled(False)
    else:
        menu.addSeparator()
        menu.addAction(tr("Clear the list")).triggered.connect(settings.clear_recent)
