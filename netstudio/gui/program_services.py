"""What a running program does beside its windows, begun when the first of them is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from netstudio.gui.dialogs.crash_dialog import CrashDialog
from netstudio.gui.files.recovering import Recovery
from netstudio.gui.files.recovery_store import recovery_root
from netstudio.gui.log.keep import start_log
from netstudio.gui.settings import FONT_SCALE, LANGUAGE, THEME
from netstudio.gui.succession import speak
from netstudio.gui.theme.apply import ThemeChoice, scale_fonts
from netstudio.gui.translation import language_of

if TYPE_CHECKING:
    from netstudio.gui.app import Program
    from netstudio.gui.dialogs.crash import CrashReporter
    from netstudio.gui.main_window import MainWindow


def start_services(program: Program, window: MainWindow) -> None:
    """Keep the log, follow the settings, show mistakes of the program, offer lost work."""
    start_log(program)
    LiveSettings(program)
    if program.crash_reporter is not None:
        Crashes(program, program.crash_reporter)
    Recovery(window, recovery_root())


class LiveSettings(QObject):
    """Applies what concerns the whole application the moment it is set."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        program.settings.changed.connect(self._apply)

    def _apply(self, key: str) -> None:
        settings, themes = self._program.settings, self._program.themes
        app = QApplication.instance()
        if key == FONT_SCALE.key and isinstance(app, QApplication):
            scale_fonts(app, settings.get(FONT_SCALE))
        elif key == THEME.key and themes is not None:
            choice = ThemeChoice(settings.get(THEME))
            if themes.choice is not choice:
                themes.choose(choice)
        elif key == LANGUAGE.key:
            # The control that was used belongs to a window that is about to give way.
            QTimer.singleShot(0, self, self._speak)

    def _speak(self) -> None:
        speak(self._program, language_of(self._program.settings.get(LANGUAGE)))


class Crashes(QObject):
    """Keeps the work of every window when something goes wrong, and says so in one dialog."""

    def __init__(self, program: Program, reporter: CrashReporter) -> None:
        super().__init__(program)
        self._program = program
        self._dialog: CrashDialog | None = None
        reporter.crashed.connect(self._show)

    def _show(self, sentence: str, report: str) -> None:
        windows = self._program.windows
        if not windows:
            return
        kept = [window.bench.autosave.save_now() for window in windows]
        if self._dialog is None:
            active = next((item for item in windows if item.isActiveWindow()), windows[-1])
            self._dialog = CrashDialog(active)
            self._dialog.destroyed.connect(self._forget)
        self._dialog.add(sentence, report, all(kept))

    def _forget(self) -> None:
        self._dialog = None
