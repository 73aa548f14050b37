"""Whatever is done to the window, it holds: no exception, no warning, nothing leaked, all undone.

An exception in a slot and a warning of Qt fail a test by themselves (pytest-qt), and a thread or a
window that stays behind too. `pytest tests/e2e/test_monkey.py -m slow` does 20,000 events,
with the seed in NETSTUDIO_SEED if there is one.
"""

from __future__ import annotations

import gc
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QGraphicsItem

from netstudio.document.project import Project
from netstudio.document.project_file import load_project_file, save_project_file
from netstudio.document.view import FRAME
from netstudio.gui.app import Program
from netstudio.gui.main_window import MainWindow
from netstudio.gui.program_services import LiveSettings
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.settings import Settings
from netstudio.gui.theme.apply import ThemeChoice, ThemeFollower, scale_fonts
from netstudio.gui.theme.motion import reduce_motion
from netstudio.gui.translation import use_language
from tests.e2e.monkey import Monkey
from tests.e2e.windows import PATIENCE_MS, ShownWindows

SHORT, LONG, CHUNK = 150, 20_000, 500
SPARE_ITEMS = 8
"""Items of the scene besides cards and wires: guides, the stroke, the link in the making."""
STEPS_BETWEEN = 100
"""How many steps are undone and done again on the way; at the end it is all of them."""
SPARE_TIMERS = 2
"""Autosaving, and the pulse that waits for torch to be loaded."""
SPARE_THREADS = 4
"""The torch thread, what it loads with, and what thumbnails are drawn by."""
GROWTH = 1.3
"""By how much more objects a window may have in the end than early on: no more than chance."""


@pytest.fixture
def no_system_dialogs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The system's dialogs answer at once: every other time with a file, else with nothing."""
    answers = cycle([str(tmp_path / "chosen.json"), ""])
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *a, **k: (next(answers), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *a, **k: "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *a: True)


@pytest.fixture
def program(qapp: QApplication, places: Path) -> Iterator[Program]:
    """A program as the user has it: themes, languages and type change while it runs."""
    themes = ThemeFollower(qapp, ThemeChoice.DARK)
    made = Program(qapp, Settings(places / "settings.ini"), themes=themes)
    LiveSettings(made)
    yield made
    for window in made.windows:
        window.close_unasked()
    themes.choose(ThemeChoice.DARK)
    themes.deleteLater()
    made.deleteLater()
    scale_fonts(qapp, 100)
    reduce_motion(False)
    use_language(qapp, "en")


@pytest.fixture
def open_in(qtbot, program: Program) -> Callable[[str], MainWindow]:
    """Opens windows of the program."""

    def opened(preset: str) -> MainWindow:
        window = program.open(preset)
        with qtbot.waitSignal(window.furnished, timeout=PATIENCE_MS):
            window.resize(1440, 900)
        with qtbot.waitActive(window, timeout=PATIENCE_MS):  # keys reach only an active window
            window.activateWindow()
        return window

    return opened


@pytest.mark.parametrize(
    ("preset", "seed"), [("lenet5", 1), ("lenet5", 2), ("resnet20_cifar10", 3)]
)
def test_a_few_hundred_random_events(
    preset, seed, open_in, no_system_dialogs, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(SessionBridge, "begin", lambda self: None)
    run(open_in(preset), seed, SHORT, tmp_path)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(("preset", "seed"), [("lenet5", 20_000)])
def test_20_000_random_events(preset, seed, open_in, no_system_dialogs, tmp_path) -> None:
    run(open_in(preset), int(os.environ.get("NETSTUDIO_SEED", seed)), LONG, tmp_path)


def run(window: MainWindow, seed: int, events: int, folder: Path) -> None:
    """Let a monkey at `window`, and look at what is left."""
    shown = ShownWindows()
    monkey = Monkey(window, seed, folder)
    threads = threading.active_count()
    settled: list[int] = []
    for done in range(0, events, CHUNK):
        try:
            monkey.act(min(CHUNK, events - done))
        finally:
            print("\n".join(monkey.done[-20:]))  # noqa: T201 -- shown where the test fails
        monkey.rest()
        window = monkey.window
        check_scene(window)
        check_document(window, folder, STEPS_BETWEEN)
        settled.append(objects(window))
        assert not shown.strays, shown.strays[0]
    check_undo(window, monkey.opened)
    window.bench.session.stop()
    monkey.leave()
    check_growth(settled)
    check_rest(window, threads)


def check_scene(window: MainWindow) -> None:
    """The canvas shows the open graph, item for item."""
    scene = window.canvas.canvas
    assert set(scene.nodes) == set(window.bridge.graph.nodes)
    shown = [item for item in scene.items() if item.parentItem() is None]
    notes = window.bridge.project.view.notes_in(window.bridge.scope)
    assert set(window.canvas.notes.items) == {note.id for note in notes}
    titles = sum(note.kind == FRAME for note in notes)
    expected = len(scene.nodes) + len(scene.wires) + len(notes) + titles
    assert len(shown) <= expected + SPARE_ITEMS, Counter(type(item).__name__ for item in shown)
    assert all(isinstance(item, QGraphicsItem) for item in shown)


def check_document(window: MainWindow, folder: Path, most: int) -> None:
    """Up to `most` steps lead back and forth again, and the file opens the same."""
    bridge = window.bridge
    project = bridge.project
    path = folder / "monkey.json"
    save_project_file(project, path)
    assert load_project_file(path) == project
    steps = 0
    while steps < most and bridge.undo():
        steps += 1
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
        assert late <= early * GROWTH, settled


def check_undo(window: MainWindow, first: Project) -> None:
    """Undo leads to the project as it was opened, and redo back to what it is now."""
    bridge = window.bridge
    last = bridge.project
    while bridge.redo():
        pass
    end, steps = bridge.project, 0
    while bridge.undo():
        steps += 1
    assert bridge.project == first
    for _ in range(steps):
        bridge.redo()
    assert bridge.project is end
    while bridge.project is not last:
        assert bridge.undo()


def check_rest(window: MainWindow, threads: int) -> None:
    """Nothing goes on where nothing happens: no window, no thread, hardly a timer."""
    others = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert others == [window]
    assert threading.active_count() <= threads + SPARE_THREADS, threading.enumerate()
    found = window.findChildren(QTimer)
    timers = [timer for timer in found if timer.isActive() and not timer.isSingleShot()]
    assert len(timers) <= SPARE_TIMERS, [timer.parent() for timer in timers]
