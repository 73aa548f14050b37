"""The start page and the presets gallery."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench


def slots(bench: Workbench) -> dict[str, Callable[[], object]]:
    """By the names of the actions."""
    return {
        "start_page": lambda: _toggle_start_page(bench),
        "gallery": lambda: _show_gallery(bench),
    }


def _toggle_start_page(bench: Workbench) -> None:
    from netstudio.gui.start.page import start_page

    page = start_page(bench)
    if page.isVisible():
        page.dismiss()
    else:
        page.open()


def _show_gallery(bench: Workbench) -> None:
    from netstudio.gui.start.page import start_page

    start_page(bench).show_gallery()
