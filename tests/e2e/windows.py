"""Windows to test: on settings and runs of their own, with torch or without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from traceback import format_stack

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from netstudio.document.project import Project
from netstudio.gui.app import find_project
from netstudio.gui.main_window import MainWindow
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.settings import Settings
from netstudio.gui.theme.apply import apply_theme
from netstudio.gui.theme.tokens import DARK

OpenWindow = Callable[..., MainWindow]
PATIENCE_MS = 30_000
"""How long a window may take to open where much else is going on."""


class ShownWindows(QObject):
    """Notes every window that shows itself, however short."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.strays: list[str] = []
        """Where parts were shown before they had a parent: they are neither windows of the program
        nor dialogs, menus or tooltips."""
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
            is_plain = watched.windowType() in (Qt.WindowType.Widget, Qt.WindowType.Window)
            if is_plain and not isinstance(watched, MainWindow | QDialog):
                self.strays.append("".join(format_stack(limit=5)))
        return False


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for settings and runs; nothing of the user's is read or written."""
    monkeypatch.setenv("NETSTUDIO_RUNS", str(tmp_path / "runs"))
    monkeypatch.setenv("NETSTUDIO_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setenv("NETSTUDIO_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("NETSTUDIO_SETTINGS", str(tmp_path / "settings.ini"))
    monkeypatch.setenv("NETSTUDIO_RECOVERY", str(tmp_path / "recovery"))
    monkeypatch.setenv("NETSTUDIO_LOGS", str(tmp_path / "logs"))
    return tmp_path


@pytest.fixture
def open_live_window(qtbot, places: Path) -> OpenWindow:
    """Opens windows that can train."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, DARK)

    def opened(project: Project | str = "lenet5", path: Path | None = None) -> MainWindow:
        if not isinstance(project, Project):
            project, path = find_project(project)
        window = MainWindow(project, path, settings=Settings(places / "settings.ini"))
        qtbot.addWidget(window, before_close_func=_forget_changes)
        window.resize(1440, 900)
        with qtbot.waitSignal(window.furnished, timeout=PATIENCE_MS):
            window.show()
        with qtbot.waitActive(window, timeout=PATIENCE_MS):  # keys reach only an active window
            window.activateWindow()
        qtbot.waitUntil(lambda: window.bench.inspector.page is not None, timeout=PATIENCE_MS)
        return window

    return opened


@pytest.fixture
def open_window(open_live_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> OpenWindow:
    """Opens windows without a torch thread, for what needs none."""
    monkeypatch.setattr(SessionBridge, "begin", lambda self: None)
    return open_live_window


def _forget_changes(window: MainWindow) -> None:
    """A test's window closes without asking whether to save, or to end what runs or is typed."""
    window.bridge.mark_clean()
    window.bench.files.run = lambda: None
    window.bench.files.draft = lambda: None
