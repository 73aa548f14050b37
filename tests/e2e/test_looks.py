"""Feature maps and kernels in the real window: they come, follow the sample, and are not lost."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton

from netstudio.training.looking import Looking
from netstudio.training.status import State

PATIENCE = 60_000


def ready(window, qtbot) -> None:
    session = window.bench.session
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=PATIENCE)
    maps, kernels = window.bench.instruments.maps, window.bench.instruments.kernels
    qtbot.waitUntil(lambda: not (maps.mosaic.is_empty or kernels.mosaic.is_empty), timeout=PATIENCE)


def test_looks_that_take_long_still_appear(open_live_window, qtbot, monkeypatch) -> None:
    """Where torch is slow at first, what was asked for is waited for however long it takes."""
    at_rest = Looking.at_rest

    def slow(self, subject):
        time.sleep(0.5)
        at_rest(self, subject)

    monkeypatch.setattr(Looking, "at_rest", slow)
    ready(open_live_window(), qtbot)


def test_the_sample_is_chosen_by_chance_or_by_class(open_live_window, qtbot) -> None:
    window = open_live_window()
    ready(window, qtbot)
    panel = window.bench.instruments.maps
    button = next(b for b in panel.findChildren(QToolButton) if "random" in b.toolTip())

    def choose(*words: str) -> None:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        menu = next(m for m in panel.findChildren(QMenu) if m.isVisible())
        shown = menu
        for word in words[:-1]:
            shown = next(a.menu() for a in shown.actions() if a.text() == word)
        next(a for a in shown.actions() if a.text() == words[-1]).trigger()
        menu.close()

    with qtbot.waitSignal(panel.sample_changed, timeout=PATIENCE):
        choose("Random sample")
    with qtbot.waitSignal(panel.sample_changed, timeout=PATIENCE):
        choose("Next of a class", "7")
    qtbot.waitUntil(lambda: panel.mosaic.reading().endswith(" · a 7"), timeout=PATIENCE)
