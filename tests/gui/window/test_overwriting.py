"""Exporting over a Python file that somebody worked on, and opening one: nothing goes unasked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from netstudio.codegen.generate import generate
from netstudio.document.edits import RemoveNodes
from netstudio.gui.exporting.dialog import ExportDialog
from netstudio.presets import load_preset

CONTROL = Qt.KeyboardModifier.ControlModifier
SOURCE = generate(load_preset("lenet5")).text
KEPT = SOURCE.replace("        self.conv1", "        # the first look\n        self.conv1", 1)
LOST = f"{KEPT}\n\ndef train():\n    pass\n"


@pytest.fixture
def window(open_window):
    return open_window("lenet5")


@pytest.fixture
def path(places, monkeypatch):
    """The name that every file dialog is given."""
    found = places / "model.py"
    names = [found, places / "other.py"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(names.pop(0)), ""))
    return found


def export(window) -> None:
    QTest.keyClick(window, Qt.Key.Key_E, CONTROL)


def test_a_copy_is_kept_of_what_was_written_by_hand(window, path, answers):
    path.write_text(LOST)
    answers.give("copy")
    export(window)
    assert path.read_text() == KEPT
    assert path.with_name("model_before.py").read_text() == LOST
    assert "def train" in answers.texts[0] and "# the first look" not in answers.texts[0]


def test_it_is_overwritten_where_that_is_wanted(window, path, answers):
    path.write_text(LOST)
    answers.give("overwrite")
    export(window)
    assert path.read_text() == KEPT
    assert not path.with_name("model_before.py").exists()


def test_another_name_is_asked_for(window, path, answers):
    path.write_text(LOST)
    answers.give("elsewhere")
    export(window)
    assert path.read_text() == LOST
    assert path.with_name("other.py").read_text() == SOURCE


def test_calling_off_leaves_everything_as_it_is(window, path, answers):
    path.write_text(LOST)
    answers.give("")
    export(window)
    assert path.read_text() == LOST


def test_nothing_is_asked_where_nothing_is_lost(window, path):
    path.write_text(KEPT)
    export(window)
    assert path.read_text() == KEPT


def test_the_dialog_of_all_formats_asks_too(window, path, answers, qtbot):
    path.write_text(LOST)
    dialog = window.bench.exports.show_dialog(".py")
    dialog.choices.prove.setChecked(False)
    answers.give("copy")
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: path.read_text() == KEPT)
    assert path.with_name("model_before.py").read_text() == LOST
    qtbot.waitUntil(lambda: dialog.go.isEnabled())
    assert isinstance(dialog, ExportDialog)
    dialog.close()


def test_a_network_that_cannot_be_written_touches_nothing(window, path, answers):
    path.write_text(LOST)
    node = window.bridge.project.graph.outputs()[0].id
    assert window.bridge.push(RemoveNodes("", (node,)))
    answers.give("close")
    export(window)
    assert path.read_text() == LOST


def notice(window):
    return window.bench.notices._shown.get("comments")


def test_opening_python_says_what_becomes_of_its_comments(window, places):
    path = places / "model.py"
    path.write_text(KEPT)
    assert window.bench.files.open_path(path)
    assert "“model.py” has 1 comment, which a project cannot hold" in notice(window).label.text()
    path.write_text(SOURCE)
    assert window.bench.files.open_path(path)
    assert notice(window) is None
    assert path.read_text() == SOURCE


def test_a_new_window_says_it_of_its_own_file(window, places, monkeypatch, qtbot):
    path = places / "model.py"
    path.write_text(KEPT)
    monkeypatch.setattr(window.bench.files, "ask_path", lambda: path)
    window.actions_by_name["open_new_window"].trigger()
    _, other = window.program.windows
    qtbot.waitUntil(lambda: "bench" in vars(other) and notice(other) is not None)
    assert notice(window) is None
    other.close()


PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from netstudio.gui import app
from netstudio.gui.session_bridge import SessionBridge

first = app.Program.open
SessionBridge.begin = lambda self: None  # torch has no part in this


def opened(program, *given):
    window = first(program, *given)
    window.furnished.connect(lambda: QTimer.singleShot(100, lambda: say(window)))
    return window


def say(window):
    print(window.bench.notices._shown["comments"].label.text())
    window.close()


app.Program.open = opened
sys.exit(app.run(sys.argv[1:]))
"""


def test_a_file_named_at_the_start_says_it_as_well(tmp_path):
    path = tmp_path / "model.py"
    path.write_text(KEPT)
    folders = {f"NETSTUDIO_{name}": str(tmp_path / name) for name in ("CACHE", "RECOVERY", "LOGS")}
    settings = {"NETSTUDIO_SETTINGS": str(tmp_path / "settings.ini")}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)],
        env={**os.environ, **folders, **settings, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "“model.py” has 1 comment, which a project cannot hold" in done.stdout
