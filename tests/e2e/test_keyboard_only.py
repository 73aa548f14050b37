"""A network from nothing to a Python file without a pointer: only keys, on the real window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from netstudio.document.project import Project
from netstudio.training.status import State

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
PATIENCE = 40_000


def press(key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    """Send a key to what has the keyboard, as a hand would."""
    QTest.keyClick(QApplication.focusWidget(), key, keys)


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def add(name: str) -> None:
    """Search for a layer and add it."""
    press(Qt.Key.Key_Tab)
    write(name)
    press(Qt.Key.Key_Return)


def test_a_network_is_built_wired_changed_trained_and_exported_by_keys(
    open_live_window, qtbot, monkeypatch, tmp_path
):
    base = Project("by hand")
    project = replace(base, recipe=replace(base.recipe, epochs=1, device="cpu"))
    window = open_live_window(project)
    graph = lambda: window.bridge.graph  # noqa: E731
    for name in ("Input", "Conv2d", "ReLU", "MaxPool2d", "Flatten"):
        add(name)
    assert graph().nodes["flatten"].sources() == ("max_pool",)

    # A layer that stands alone is wired by keys.
    press(Qt.Key.Key_Escape)
    add("Linear")
    add("Output")
    assert graph().nodes["linear"].sources() == ()
    window.canvas.finding.find()
    write("flatten")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert window.selection.ids == ("flatten",)
    press(Qt.Key.Key_W)
    write("linear")
    press(Qt.Key.Key_Return)
    assert graph().nodes["linear"].sources() == ("flatten",)

    # A parameter is set in the form.
    press(Qt.Key.Key_F, CTRL)
    press(Qt.Key.Key_A, CTRL)
    write("conv2d")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_A, CTRL)
    write("12")
    press(Qt.Key.Key_Return)
    assert graph().members["conv"].target.args["out_channels"] == 12
    press(Qt.Key.Key_F6)
    assert window.canvas.hasFocus()

    assert [problem.message for problem in window.bridge.problems] == []

    session = window.bench.session
    press(Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: session.status.step >= 1, timeout=PATIENCE)
    press(Qt.Key.Key_Period, CTRL)
    qtbot.waitUntil(lambda: session.state is State.FINISHED, timeout=PATIENCE)

    target = tmp_path / "by_hand.py"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    press(Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(target.exists, timeout=PATIENCE)
    assert "nn.Linear(" in target.read_text(encoding="utf-8")
