"""Menu, search for actions, shortcuts and what the program says of itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench


def slots(bench: Workbench) -> dict[str, Callable[[], object]]:
    """By the names of the actions."""
    return {
        "menu": bench.window.top_bar.menu_button.showMenu,
        "search": lambda: _search_actions(bench),
        "shortcuts": lambda: _show_shortcuts(bench),
        "about": lambda: _show_about(bench),
    }


def _search_actions(bench: Workbench) -> None:
    from netstudio.gui.dialogs.action_search import ActionSearch

    search = bench.window.findChild(ActionSearch) or ActionSearch(bench.actions, bench.window)
    search.open()


def _show_shortcuts(bench: Workbench) -> None:
    from netstudio.gui.canvas.keyboard import BINDINGS
    from netstudio.gui.dialogs.shortcuts import ShortcutsDialog

    keys: dict[str, str] = {}
    for binding in BINDINGS:  # of several keys for one thing the first stands for all
        keys.setdefault(binding.text, binding.keys[0])
    rows = [(key, text) for text, key in keys.items()]
    ShortcutsDialog(bench.actions, rows, bench.window).open()


def _show_about(bench: Workbench) -> None:
    from netstudio.gui.dialogs.about import about_box

    about_box(bench.window).open()
