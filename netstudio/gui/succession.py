"""Another language while the program runs: every window is made anew around what lives in it.

A window has hundreds of texts, set at the moment each part was made. Instead of setting them all
again, the window gives way to another one of the same project, history, run, selection, camera and
places of the panels. Nothing of the old window's wiring is left: the new one has a `DocumentBridge`
and a `SessionBridge` of its own, which take history and torch thread over from the old ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from netstudio.gui.main_window import MainWindow
from netstudio.gui.translation import current_language, use_language

if TYPE_CHECKING:
    from netstudio.gui.app import Program


def speak(program: Program, language: str) -> None:
    """Use a language from now on, in the open windows too."""
    app = QCoreApplication.instance()
    if app is None or current_language(app) == language:
        return
    use_language(app, language)
    for window in program.windows:
        succeed(window)


def succeed(window: MainWindow) -> MainWindow:
    """Another window in the place of this one, which closes without asking; the run goes on."""
    from netstudio.gui.dialogs.settings_dialog import SettingsDialog

    old, program = window.bench, window.program
    typed = None if old.files.read_source() else old.typed_source()
    window.remember()
    new = MainWindow(window.bridge.project, settings=window.settings, predecessor=window)
    program.adopt(new)
    new.setGeometry(window.geometry())
    new.setWindowState(window.windowState())
    new.show()
    new.canvas.look_as(window.canvas)
    new.bench.controls.recall(old.controls.run_problems)
    new.bench.session.take_over(old.session)
    new.bench.autosave.save()
    new.selection.set(window.selection.ids)
    if typed is not None:
        new.bench.resume_source(typed)
    were_settings_open = window.findChild(SettingsDialog) is not None
    window.close_unasked()
    if were_settings_open:
        new.actions_by_name["settings"].trigger()
    return new
