"""A program to be killed: edits LeNet-5 in a real window and says when something is kept.

`argv`: `edit`, which stands still once an edit is kept, or `autosave`, which goes on keeping one
edit after another as fast as it can; then the file to edit, or `-` for a preset.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from netstudio.document.edits import SetArguments
from netstudio.gui import app
from netstudio.gui.session_bridge import SessionBridge

how, file = sys.argv[1:3]
SessionBridge.begin = lambda self: None  # torch has no part in this
application = app.make_application()
program = app.Program(application, app.Settings.of_environment())
window = program.open("lenet5" if file == "-" else Path(file))
edits = iter(range(1, 10_000))


def edit() -> None:
    channels = next(edits)
    window.bridge.push(SetArguments("", "conv1", {"out_channels": channels}))
    if how == "autosave":
        window.bench.autosave.save()
        QTimer.singleShot(1, edit)


def say() -> None:
    sys.stdout.write("kept\n")
    sys.stdout.flush()


def begin() -> None:
    window.bench.autosave.kept.connect(say)
    edit()
    edit()
    edit()
    if how == "edit":
        window.bench.autosave.save()


window.furnished.connect(begin)
application.exec()
