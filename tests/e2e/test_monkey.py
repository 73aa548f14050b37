"""Whatever is done to the window, it holds: no exception, no warning, nothing leaked, all undone.

An exception in a slot and a warning of Qt fail a test by themselves (pytest-qt), and a thread or a
window that stays behind too. `pytest tests/e2e/test_monkey.py -m slow` does 20,000 events.
"""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QGraphicsItem, QMessageBox

from netstudio.document.history import History
from netstudio.document.project_file import load_project_file, save_project_file
from netstudio.gui.main_window import MainWindow
from tests.e2e.monkey import Monkey

SHORT, LONG, CHUNK = 250, 20_000, 500
SPARE_ITEMS = 8
"""Items of the scene besides cards and wires: guides, the stroke, the link in the making."""


@pytest.fixture
def no_system_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dialogs that wait for an answer get that of a user who changed their mind."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *a, **k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *a, **k: "")
    cancel = QMessageBox.StandardButton.Cancel
    for name in ("question", "warning", "critical", "information"):
        monkeypatch.setattr(QMessageBox, name, lambda *a, **k: cancel)
    monkeypatch.setattr(QMessageBox, "exec", lambda self: cancel)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_few_hundred_random_events(seed, qtbot, open_window, no_system_dialogs, tmp_path) -> None:
    run(open_window("lenet5"), seed, SHORT, tmp_path)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_20_000_random_events(qtbot, open_live_window, no_system_dialogs, tmp_path) -> None:
    run(open_live_window("lenet5"), 20_000, LONG, tmp_path)


def run(window: MainWindow, seed: int, events: int, folder: Path) -> None:
    """Let a monkey at `window`, and look at what is left."""
    monkey = Monkey(window, seed)
    settled: list[int] = []
    for _ in range(-(-events // CHUNK)):
        try:
            monkey.act(min(CHUNK, events))
        finally:
            print("\n".join(monkey.done[-20:]))  # noqa: T201 -- shown where the test fails
        monkey.rest()
        check_scene(window)
        check_document(window, folder)
        settled.append(objects(window))
    monkey.leave()
    check_growth(settled)


def check_scene(window: MainWindow) -> None:
    """The canvas shows the open graph, item for item."""
    scene = window.canvas.canvas
    assert set(scene.nodes) == set(window.bridge.graph.nodes)
    shown = [item for item in scene.items() if item.parentItem() is None]
    expected = len(scene.nodes) + len(scene.wires) + len(window.bridge.project.view.notes)
    assert len(shown) <= expected + SPARE_ITEMS, [type(item) for item in shown]
    assert all(isinstance(item, QGraphicsItem) for item in shown)


def check_document(window: MainWindow, folder: Path) -> None:
    """Undo leads to where the history began and redo back, and the file opens the same."""
    bridge = window.bridge
    project = bridge.project
    path = folder / "monkey.json"
    save_project_file(project, path)
    assert load_project_file(path) == project
    steps = 0
    while bridge.undo():
        steps += 1
    fresh = History(bridge.project)
    assert fresh.is_clean
    for _ in range(steps):
        assert bridge.redo()
    assert bridge.project is project


def objects(window: MainWindow) -> int:
    """How many objects the window has, once what awaits deletion is gone."""
    QApplication.processEvents()
    gc.collect()
    return len(window.findChildren(QObject))


def check_growth(settled: list[int]) -> None:
    """What a window makes on the way it makes once: it does not grow with every event."""
    half = len(settled) // 2
    if half >= 4:
        early, late = max(settled[2:half]), min(settled[half:])
        assert late <= early * 1.5, settled


def running_timers(window: MainWindow) -> list[QTimer]:
    """Timers that go on although nothing happens."""
    return [timer for timer in window.findChildren(QTimer) if timer.isActive()]
