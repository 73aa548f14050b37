"""The program is started on a file that it cannot open: it says so, and what is to be done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from netstudio.gui import app
from netstudio.gui.dialogs.question import Question

first = app.Program.open
seen = {}


def opened(program, *given):
    window = first(program, *given)
    seen["project"] = window.bridge.project.name
    window.furnished.connect(lambda: QTimer.singleShot(100, lambda: look(window)))
    return window


def look(window):
    question = QApplication.activeModalWidget()
    if isinstance(question, Question):
        seen.update(title=question.title.text(), text=question.text.text())
        if "import" in question.buttons:
            question.buttons["import"].click()
        else:
            question.reject()
    elif window.bench.imports.dialog is not None or "title" in seen:
        dialog = window.bench.imports.dialog
        seen["imported"] = str(dialog.page.file.path) if dialog else ""
        print(json.dumps(seen))
        window.close()
        return
    QTimer.singleShot(100, lambda: look(window))


app.Program.open = opened
sys.exit(app.run(sys.argv[1:]))
"""


def start(named: str, folder: Path) -> dict[str, str]:
    """What the program says and shows when it is started on a file that is none of its own."""
    names = ("RUNS", "LIBRARY", "CACHE", "RECOVERY", "LOGS")
    places = {f"NETSTUDIO_{name}": str(folder / name.lower()) for name in names}
    places["NETSTUDIO_SETTINGS"] = str(folder / "settings.ini")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, named],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_python_of_another_form_is_named_and_offered_for_import(tmp_path: Path) -> None:
    path = tmp_path / "other.py"
    path.write_text("x = 1\n")
    seen = start(str(path), tmp_path)
    assert seen["project"] == "LeNet-5" and seen["title"] == "“other.py” cannot be opened"
    assert seen["text"].endswith("LeNet-5 is opened instead.")
    assert seen["imported"] == str(path)


@pytest.mark.slow
def test_an_onnx_file_is_imported(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    path.write_bytes(b"")
    seen = start(str(path), tmp_path)
    assert "title" not in seen and seen["imported"] == str(path)


@pytest.mark.slow
def test_a_preset_that_is_not_there_is_named(tmp_path: Path) -> None:
    seen = start("lenet9", tmp_path)
    assert seen["title"] == "“lenet9” cannot be opened" and seen["imported"] == ""
