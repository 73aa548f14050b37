"""Data that is missing, or takes too long: said in words, and nothing lost."""

import itertools
import time
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.data import LoadCancelledError, Progress
from netstudio.document.edits import SetRecipe
from netstudio.document.recipe import Choice
from netstudio.document.table import Table
from netstudio.presets import load_preset
from netstudio.training.status import State

PATIENCE = 40_000
CTRL = Qt.KeyboardModifier.ControlModifier


def with_data(name: str, **options):
    project = load_preset("lenet5")
    recipe = replace(project.recipe, data=Choice(name, Table(options)), device="cpu")
    return replace(project, recipe=recipe)


def test_a_folder_that_is_not_there_is_told_and_another_run_can_begin(
    open_live_window, qtbot, places
):
    window = open_live_window(with_data("folder", path=str(places / "nowhere"), size=28))
    session = window.bench.session
    QTest.keyClick(window, Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: session.state is State.FAILED, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.bench.toast.isVisible())
    assert "nowhere" in window.bench.toast.text()
    (problem,) = window.bench.controls.run_problems
    assert "nowhere" in problem.message
    digits = load_preset("lenet5").recipe
    window.bridge.push(SetRecipe(replace(digits, epochs=1, device="cpu")))
    QTest.keyClick(window, Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: session.state is State.FINISHED, timeout=PATIENCE)


def test_loading_tells_how_far_it_is_and_can_be_stopped(open_live_window, qtbot, monkeypatch):
    def endless(choice, root, *, progress, cancelled):
        for done in itertools.cycle(range(100)):
            progress(Progress("Downloading images.gz", done, 100, "bytes"))
            time.sleep(0.01)
            if cancelled():
                raise LoadCancelledError("Loading the data set was cancelled.")

    window = open_live_window(with_data("mnist"))
    session = window.bench.session
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=PATIENCE)
    monkeypatch.setattr("netstudio.training.data_shelf.load_dataset", endless)
    window.actions_by_name["train"].trigger()
    qtbot.waitUntil(lambda: session.state is State.LOADING, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "%" in window.top_bar.progress.text(), timeout=PATIENCE)
    assert "Downloading images.gz" in window.top_bar.progress.text()
    assert not window.actions_by_name["train"].isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Period, CTRL)
    qtbot.waitUntil(lambda: not session.state.is_running, timeout=PATIENCE)
    assert window.actions_by_name["train"].isEnabled()
