"""What the settings mean for one window: its canvas, its torch thread, how often it redraws."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from netstudio.gui.canvas.view import CanvasView
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.settings import (
    CANVAS_GRID,
    CANVAS_SNAP,
    CANVAS_WHEEL,
    DATA_FOLDER,
    REDRAW_RATE,
    RUNS_FOLDER,
    THREADS,
    Settings,
)
from netstudio.gui.training_places import Places


class WindowSettings(QObject):
    """Applies the settings to a window, and again whenever one changes."""

    def __init__(
        self, settings: Settings, canvas: CanvasView, session: SessionBridge, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings, self._canvas, self._session = settings, canvas, session
        settings.changed.connect(self._follow)
        self._apply()

    def _follow(self, _: str) -> None:
        self._apply()

    def _apply(self) -> None:
        settings, canvas = self._settings, self._canvas
        canvas.wheel_scrolls = settings.get(CANVAS_WHEEL) == "scroll"
        canvas.canvas.snaps = settings.get(CANVAS_SNAP)
        grid = settings.get(CANVAS_GRID)
        if grid != canvas.shows_grid:
            canvas.shows_grid = grid
            canvas.viewport().update()
        self._session.redraw(settings.get(REDRAW_RATE))
        # For a torch thread that is yet to begin: one that runs keeps its folders.
        self._session.places = Places(
            data=_folder(settings.get(DATA_FOLDER)),
            runs=_folder(settings.get(RUNS_FOLDER)),
            threads=settings.get(THREADS) or None,
        )


def _folder(text: str) -> Path | None:
    return Path(text).expanduser() if text else None
