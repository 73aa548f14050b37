"""What a window says of itself when the program is started: the start page, or the tour's offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench


def show_first_look(bench: Workbench, *, is_named: bool) -> None:
    """Show the start page where the user wants it at start, else offer the tour the first time.

    `is_named`: whether the user asked for a file or a preset, and so knows what to look at.
    """
    if bench.window.settings.starts_with_page and not is_named:
        from netstudio.gui.start.page import start_page

        start_page(bench).open()
    elif not is_named:
        from netstudio.gui.tour.tour import offer_tour

        offer_tour(bench)
