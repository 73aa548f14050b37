"""The program ends although its window does not want to: nothing crashes, and nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from netstudio.document.edits import SetArguments
from netstudio.gui.main_window import MainWindow
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.settings import Settings
from netstudio.presets import load_preset
from tests.e2e.windows import PATIENCE_MS, places

__all__ = ["places"]

PROGRAM = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from netstudio.document.edits import SetArguments
from netstudio.gui import app
from netstudio.gui.dialogs.question import Question

how = sys.argv[1]
first = app.Program.open


def opened(program, *given):
    window = first(program, *given)
    window.furnished.connect(lambda: QTimer.singleShot(300, lambda: edit(window)))
    return window


def edit(window):
    window.bridge.push(SetArguments("", "conv1", {"out_channels": 12}))
    window.actions_by_name["import_model"].trigger()  # a thread asks for the names of models
    QTimer.singleShot(200, refuse)
    assert not window.close()
    if how == "exit":
        QApplication.exit(7)
    else:
        os.kill(os.getpid(), int(how))


def refuse():
    question = QApplication.activeModalWidget()
    if isinstance(question, Question):
        question.reject()
    else:
        QTimer.singleShot(100, refuse)


app.Program.open = opened
sys.exit(app.run(["lenet5"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("exit", 7),
        (str(int(signal.SIGTERM)), 143),
        pytest.param(str(int(signal.SIGINT)), 130, marks=pytest.mark.slow),
    ],
)
def test_a_window_that_did_not_close_ends_in_order(how: str, code: int, tmp_path: Path) -> None:
    names = ("RUNS", "LIBRARY", "CACHE", "RECOVERY", "LOGS")
    folders = {f"NETSTUDIO_{name}": str(tmp_path / name.lower()) for name in names}
    settings = {"NETSTUDIO_SETTINGS": str(tmp_path / "settings.ini")}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, how],
        env={**os.environ, **folders, **settings, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr and "terminate" not in done.stderr
    kept = [path.read_text() for path in (tmp_path / "recovery").rglob("*.json")]
    assert any('"out_channels": 12' in text for text in kept)


def test_a_window_that_is_deleted_unclosed_ends_its_parts(
    qtbot, places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SessionBridge, "begin", lambda self: None)
    window = MainWindow(load_preset("lenet5"), settings=Settings(places / "settings.ini"))
    with qtbot.waitSignal(window.furnished, timeout=PATIENCE_MS):
        window.show()
    assert window.bridge.push(SetArguments("", "conv1", {"out_channels": 12}))
    writing = window.bench.autosave.save()
    window.actions_by_name["import_model"].trigger()
    ended, gone = [], []
    window.closing.connect(lambda: ended.append(True))
    window.destroyed.connect(lambda: gone.append(True))
    window.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))
    assert ended == [True] and writing is not None and writing.done()
    assert any((places / "recovery").rglob("*.json"))
