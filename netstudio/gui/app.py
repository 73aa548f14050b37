"""Starting the program: the window first, everything that takes long after its first paint."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication

from netstudio.document.project import Project
from netstudio.errors import NetStudioError
from netstudio.gui.dialogs.crash import CrashReporter
from netstudio.gui.language import tr
from netstudio.gui.main_window import MainWindow
from netstudio.gui.settings import FONT_SCALE, LANGUAGE, START, Settings
from netstudio.gui.theme import fonts
from netstudio.gui.theme.apply import STYLE, STYLED, ThemeFollower
from netstudio.gui.translation import language_of, use_language

FIRST_PRESET = "lenet5"
_ASIDE = 32
"""How far a further window lies off the last one, in pixels."""


class Program(QObject):
    """The running program: its windows, and what they share."""

    def __init__(
        self,
        app: QApplication,
        settings: Settings,
        *,
        themes: ThemeFollower | None = None,
        crash_reporter: CrashReporter | None = None,
    ) -> None:
        super().__init__(app)
        self.settings, self.themes, self.crash_reporter = settings, themes, crash_reporter
        # Python owns a window: without this it would go with its last name.
        self._open: list[MainWindow] = []

    @property
    def windows(self) -> tuple[MainWindow, ...]:
        """The open windows, the oldest first."""
        return tuple(self._open)

    def open(self, project: Project | Path | str, path: Path | None = None) -> MainWindow:
        """Show another window on a project, on a file, or on a preset.

        Raises:
            NetStudioError: when a file or preset cannot be read.
        """
        if not isinstance(project, Project):
            project, path = find_project(project)
        window = MainWindow(project, path, settings=self.settings)
        self.adopt(window)
        if len(self._open) > 1:
            _step_aside(window, self._open[-2])
        window.show()
        return window

    def adopt(self, window: MainWindow) -> None:
        """Make a window one of the program's."""
        window.program = self
        self._open.append(window)
        window.closing.connect(lambda: self._forget(window))
        window.furnished.connect(lambda: self._furnish(window))

    def _furnish(self, window: MainWindow) -> None:
        if self.themes is not None:
            window.bench.use_themes(self.themes)

    def _forget(self, window: MainWindow) -> None:
        self._open.remove(window)
        window.deleteLater()

    def find(self, path: Path) -> MainWindow | None:
        """The window that has a file open; None where none has."""
        wanted = path.resolve()
        for window in self._open:
            if window.bridge.path is not None and window.bridge.path.resolve() == wanted:
                return window
        return None

    def bring_to_front(self, window: MainWindow) -> None:
        """Show a window above the others, restored if it was minimised."""
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def quit(self) -> bool:
        """Close every window; False, and all stay open, where the user calls it off.

        Each window with something to lose asks once.
        """
        for window in self.windows:
            if window.bench.files.would_ask():
                self.bring_to_front(window)
            if not window.bench.files.may_leave(closing=True):
                return False
        for window in self.windows:
            window.close_unasked()
        return True


def run(argv: Sequence[str] | None = None) -> int:
    """Open the window and run until the last one is closed; the exit code.

    `argv` are the arguments behind the program's name: a project file or a preset's name, or
    nothing, which opens what the settings say: LeNet-5, at first.
    """
    arguments = sys.argv[1:] if argv is None else argv
    app = make_application()
    crash_reporter = CrashReporter(app)
    crash_reporter.install()
    settings = Settings.of_environment()
    use_language(app, language_of(settings.get(LANGUAGE)))
    fonts.set_scale(settings.get(FONT_SCALE))
    themes = ThemeFollower(app, settings.theme)
    program = Program(app, settings, themes=themes, crash_reporter=crash_reporter)
    named = arguments[0] if arguments else first_project(settings)
    unread: NetStudioError | None = None
    try:
        window = program.open(named)
    except NetStudioError as error:
        window, unread = program.open(FIRST_PRESET), error
    window.painted.connect(collect_again)
    window.furnished.connect(lambda: _settle(program, window, is_named=bool(arguments)))
    window.furnished.connect(lambda: _tell_of_file(window, Path(named), unread))
    code = app.exec()
    for left in program.windows:
        left.end()
    crash_reporter.remove()
    return code


def first_project(settings: Settings) -> str | Path:
    """What is opened when nothing is named."""
    if settings.get(START) == "last" and settings.recent:
        return settings.recent[0]
    return FIRST_PRESET


def _settle(program: Program, window: MainWindow, *, is_named: bool) -> None:
    """What can wait until the first window is there: the log, live settings, lost work."""
    from netstudio.gui.ending import end_on_signals
    from netstudio.gui.program_services import start_services
    from netstudio.gui.start.first_look import show_first_look

    end_on_signals(program)
    start_services(program, window)
    show_first_look(window.bench, is_named=is_named)


def _tell_of_file(window: MainWindow, named: Path, unread: NetStudioError | None) -> None:
    """Say of the file that was named what there is to say: why it is not open, or its comments."""
    files = window.bench.files
    if unread is not None:
        files.tell_unread(named, unread, instead=tr("LeNet-5 is opened instead."))
    else:
        files.tell_of_comments(named)


def _step_aside(window: MainWindow, other: MainWindow) -> None:
    """Not exactly over another window, which would seem to be gone."""
    if not other.isMaximized() and not other.isFullScreen():
        window.resize(other.size())
        window.move(other.pos() + QPoint(_ASIDE, _ASIDE))


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
    """The project that a name stands for, and its file: presets and Python files give none.

    Raises:
        NetStudioError: when there is neither, or the file cannot be read.
    """
    path = Path(named)
    if path.suffix or path.exists():
        from netstudio.gui.files.reading import read_project

        return read_project(path)
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
