"""Menu, command palette, help, shortcuts, the tour, and what the program says of itself."""

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
        "help": lambda: _show_help(bench),
        "shortcuts": lambda: _show_shortcuts(bench),
        "tour": lambda: _begin_tour(bench),
        "about": lambda: _show_about(bench),
    }


def _search_actions(bench: Workbench) -> None:
    from netstudio.gui.dialogs.action_search import ActionSearch

    search = bench.window.findChild(ActionSearch) or ActionSearch(bench)
    search.open()


def _show_help(bench: Workbench) -> None:
    from netstudio.gui.help.window import help_window

    help_window(bench).show_for_selection()


def _show_shortcuts(bench: Workbench) -> None:
    from netstudio.gui.dialogs.shortcuts import ShortcutSheet

    ShortcutSheet(bench.actions, bench.window).open()


def _begin_tour(bench: Workbench) -> None:
    from netstudio.gui.tour.tour import begin_tour

    begin_tour(bench)


def _show_about(bench: Workbench) -> None:
    from netstudio.gui.dialogs.about import about_box

    about_box(bench.window).open()
