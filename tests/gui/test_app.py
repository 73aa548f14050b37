"""The window as a whole: every part of it is there after the first paint, and none complains."""

import pytest
from PySide6.QtCore import QTimer

from netstudio.cli import main
from netstudio.gui import app
from netstudio.gui.app import open_window
from netstudio.gui.settings import Settings


@pytest.fixture
def window(qtbot, tmp_path):
    made = open_window("lenet5", settings=Settings(tmp_path / "settings.ini"))
    yield made
    made.bench.session.shutdown()
    made.close()
    made.deleteLater()


def test_the_parts_around_the_canvas_are_made_and_wired(window):
    bench = window.bench
    for tab in ("layer", "code", "problems", "training"):
        bench.open_tab(tab)
    assert bench.palette.window() is window
    assert bench.status.window() is window


def test_the_parts_come_in_turns_that_leave_room_for_others(window, qtbot):
    turns = []

    def note_turn():
        turns.append("bench" in vars(window))
        if not turns[-1]:
            QTimer.singleShot(0, window, note_turn)

    window.painted.connect(note_turn)
    with qtbot.waitSignal(window.furnished):
        pass
    assert turns.count(False) >= 5


def test_who_needs_the_parts_in_between_gets_all_of_them(window, qtbot):
    with qtbot.waitSignal(window.painted):
        pass
    assert "bench" not in vars(window)
    bench = window.bench
    assert bench.status.window() is window
    qtbot.waitUntil(lambda: bench.session.is_torch_loaded, timeout=30_000)
    assert window.bench is bench
    assert len(window.findChildren(type(bench.palette))) == 1


@pytest.mark.parametrize(
    ("arguments", "opened"),
    [([], []), (["lenet5"], ["lenet5"]), (["my net.json"], ["my net.json"])],
)
def test_the_command_line_opens_the_window_on_the_project_it_names(monkeypatch, arguments, opened):
    asked = []
    monkeypatch.setattr(app, "run", lambda argv: asked.append(argv) or 0)
    assert main(arguments) == 0
    assert asked == [opened]
