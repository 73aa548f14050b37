"""Starting the program: the window first, everything that takes long after its first paint."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from netstudio.document.project import Project
from netstudio.document.project_file import load_project_file
from netstudio.errors import NetStudioError
from netstudio.gui.dialogs.crash import CrashReporter
from netstudio.gui.main_window import MainWindow
from netstudio.gui.settings import Settings
from netstudio.gui.theme.apply import STYLE, STYLED, ThemeFollower

FIRST_PRESET = "lenet5"


def run(argv: Sequence[str] | None = None) -> int:
    """Open the window and run until it is closed; the exit code.

    `argv` are the arguments behind the program's name: a project file or a preset's name, or
    nothing, which opens LeNet-5.
    """
    arguments = sys.argv[1:] if argv is None else argv
    named = arguments[0] if arguments else FIRST_PRESET
    app = make_application()
    crash_reporter = CrashReporter(app)
    crash_reporter.install()
    settings = Settings.of_environment()
    themes = ThemeFollower(app, settings.theme)
    try:
        opened, path = find_project(named)
    except NetStudioError as error:
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.critical(None, "NetStudio", f"{error}\n\nLeNet-5 is opened instead.")
        opened, path = find_project(FIRST_PRESET)
    window = open_window(opened, path, settings=settings)
    window.painted.connect(collect_again)
    window.furnished.connect(lambda: window.bench.use_themes(themes))
    window.furnished.connect(lambda: window.bench.use_crash_reporter(crash_reporter))
    window.furnished.connect(lambda: _greet(window, is_named=bool(arguments)))
    code = app.exec()
    crash_reporter.remove()
    return code


def _greet(window: MainWindow, *, is_named: bool) -> None:
    from netstudio.gui.start.first_look import show_first_look

    show_first_look(window.bench, is_named=is_named)


def collect_again() -> None:
    """Let Python look for cycles again where starting kept it from it; what is there stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def make_application() -> QApplication:
    """The application, named for settings and the desktop; the running one if there is one."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        app = existing
    else:
        app = QApplication([*sys.argv[:1], "-style", STYLE])
        app.setProperty(STYLED, True)
    app.setApplicationName("NetStudio")
    app.setApplicationDisplayName("NetStudio")
    app.setOrganizationName("NetStudio")
    app.setDesktopFileName("netstudio")
    return app


def find_project(named: str | Path) -> tuple[Project, Path | None]:
    """The project that a name stands for, and its file: a path, or a preset, which has none.

    Raises:
        NetStudioError: when there is neither, or the file cannot be read.
    """
    path = Path(named)
    if path.suffix or path.exists():
        return load_project_file(path), path
    from netstudio.presets import load_preset

    return load_preset(str(named)), None


def open_window(
    project: Project | Path | str, path: Path | None = None, *, settings: Settings | None = None
) -> MainWindow:
    """Show a window on a project, on a file, or on a preset.

    Raises:
        NetStudioError: when a file or preset cannot be read.
    """
    if not isinstance(project, Project):
        project, path = find_project(project)
    window = MainWindow(project, path, settings=settings)
    window.show()
    return window
