"""Arrangements of the panels: switched, remembered each for itself, reset, and back next time."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from netstudio.gui.layouts import STANDARD, read_arrangement

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_window):
    return open_window("lenet5")


def shown(window) -> list[str]:
    return [name for name, room in window.panel_rooms.items() if not room.isHidden()]


def test_keys_switch_between_arrangements(window):
    QTest.keyClick(window, Qt.Key.Key_2, CTRL_SHIFT)
    assert shown(window) == ["side", "instruments"]
    assert window.bench.side.current == "training"
    assert window.actions_by_name["layout_training"].isChecked()
    assert not window.actions_by_name["layout_building"].isChecked()
    assert window.lower_split.sizes()[1] > 350
    QTest.keyClick(window, Qt.Key.Key_1, CTRL_SHIFT)
    assert shown(window) == ["palette", "side", "instruments"]
    assert window.bench.side.current == "layer"


def test_each_remembers_what_was_made_of_it(window):
    actions = window.actions_by_name
    actions["layout_inspecting"].trigger()
    actions["side"].trigger()
    actions["layout_building"].trigger()
    assert "side" in shown(window)
    actions["layout_inspecting"].trigger()
    assert shown(window) == ["instruments"]
    actions["layout_reset"].trigger()
    assert shown(window) == ["side", "instruments"]


def test_hidden_panels_and_the_open_tab_are_there_next_time(window, open_window, qtbot):
    window.actions_by_name["palette"].trigger()
    window.bench.open_tab("problems")
    window.close()
    again = open_window("mlp")
    assert shown(again) == ["side", "instruments"]
    assert not again.actions_by_name["palette"].isChecked()
    assert again.bench.side.current == "problems"


def test_a_window_that_was_on_a_screen_that_is_gone_comes_back_into_view(window, open_window):
    window.move(9_000, 9_000)
    window.close()
    again = open_window("mlp")
    whole = QRect()
    for screen in QGuiApplication.screens():
        whole = whole.united(screen.availableGeometry())
    assert whole.intersects(again.frameGeometry())


def test_full_screen_comes_and_goes(window):
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '[["side"], "nowhere", [0,0,0], [0,0]]', '[[], "layer", [2,0,0], [0,1]]'],
)
def test_damaged_arrangements_count_as_not_stored(text):
    assert read_arrangement(text) is None
    assert set(STANDARD) == {"building", "training", "inspecting"}
