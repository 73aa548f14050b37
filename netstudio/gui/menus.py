"""The menus, made of the window's actions; presets and recent files are filled in when opened."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMainWindow, QMenu

from netstudio.gui.actions import Actions
from netstudio.gui.language import mark, tr
from netstudio.gui.settings import Settings

_FILE_HEAD = "new new_window | open open_new_window | start_page gallery"
_FILE_TAIL = (
    "| save save_as save_copy revert rename_project | import_model load_weights "
    "load_pretrained EXPORT | settings | close_window quit"
)
_EXPORT = (
    mark("&Export"),
    "export_python export_weights export_onnx export_program "
    "| export_diagram export_summary | export_as",
)
"""A menu inside the File menu."""
_EDIT = (
    "undo redo history",
    "cut copy paste duplicate delete",
    "copy_image copy_python",
    "rename bypass add_layer add_custom",
    "begin_wire insert_on_wire",
    "find next_problem previous_problem",
    "switch_pane",
)
_SELECT = (
    "select_all select_inverted",
    "select_upstream select_downstream select_connected select_grown",
    "select_same_kind",
)
"""A menu inside the Edit menu."""
_ARRANGE = (
    "arrange",
    "align_left align_centre align_right",
    "align_top align_middle align_bottom",
    "distribute_horizontally distribute_vertically",
    "add_frame add_note",
    "collapse lock",
)
_BLOCKS = (
    "group ungroup",
    "open_block leave_block",
    "rename_block make_unique save_block",
    "merge_blocks drop_blocks",
)
_VIEW = (
    "theme",
    "fit frame zoom_in zoom_out zoom_full",
    "palette instruments side minimap",
    "show_layer show_code show_problems show_training show_summary",
)
_VIEW_CHOICES = (
    (mark("&Colour by"), "colour_family colour_parameters colour_macs colour_memory colour_time"),
    (
        mark("&Pictures on the cards"),
        "picture_feature_maps picture_kernels picture_histogram picture_none",
    ),
)
"""Menus inside the View menu, each a choice of one."""
_LANGUAGES = (mark("&Language"), "language_system language_en language_zh_CN")
"""A menu inside the Window menu."""
_TRAIN = ("train step stop", "start_over apply", "predict")
_WINDOWS = (
    "layout_building layout_training layout_inspecting layout_reset",
    "full_screen",
    "log",
)
_HELP = ("help shortcuts search", "tour", "about")
_MENUS = (
    (mark("&Edit"), _EDIT),
    (mark("&Arrange"), _ARRANGE),
    (mark("&Blocks"), _BLOCKS),
    (mark("&View"), _VIEW),
    (mark("&Train"), _TRAIN),
    (mark("&Window"), _WINDOWS),
    (mark("&Help"), _HELP),
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
    actions.menu(mark("&Select"), " | ".join(_SELECT), edit)
    view = menus[1 + [title for title, groups in _MENUS if groups].index("&View")]
    for title, names in _VIEW_CHOICES:
        actions.menu(title, names, view)
    actions.menu(*_LANGUAGES, menus[-2])
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
    menu = actions.menu(mark("&File"), _FILE_HEAD, root)
    presets = menu.addMenu(tr("Open &preset"))
    presets.aboutToShow.connect(lambda: fill_presets(presets, open_preset))
    recent = menu.addMenu(tr("Open &recent"))
    recent.aboutToShow.connect(lambda: fill_recent(recent, settings, open_path))
    for name in _FILE_TAIL.split():
        if name == "|":
            menu.addSeparator()
        elif name == "EXPORT":
            actions.menu(*_EXPORT, menu)
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
