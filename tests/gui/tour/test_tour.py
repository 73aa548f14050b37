"""The tour, taken as a user takes it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest

from netstudio.gui.panels.problem_card import ProblemCard
from netstudio.gui.tour.callout import callout_place
from netstudio.gui.tour.steps import STEPS, parts, place_of
from netstudio.gui.tour.tour import Tour, begin_tour

LEFT = Qt.MouseButton.LeftButton
ROOM = QRect(0, 0, 1000, 800)
BOX = QSize(300, 150)


@pytest.fixture
def window(open_window):
    return open_window("lenet5")


@pytest.fixture
def tour(window):
    window.actions_by_name["tour"].trigger()
    return window.findChild(Tour)


def _advance_to(tour: Tour, title: str) -> None:
    while tour.part.title != title:
        tour.advance()


def test_there_are_five_steps():
    assert [part.step for part in parts()] == sorted(part.step for part in parts())
    assert {part.step for part in parts()} == set(range(1, STEPS + 1))


def test_selecting_a_layer_and_changing_a_number_go_on(window, tour, qtbot):
    canvas = window.canvas
    place = canvas.mapFromScene(canvas.canvas.nodes["conv1"].card_rect.center())
    assert tour.spotlight.lit.contains(canvas.viewport().mapTo(window, place))
    QTest.mouseClick(canvas.viewport(), LEFT, pos=place)
    qtbot.waitUntil(lambda: tour.part.title == "Change a number")
    assert tour.spotlight.lit == place_of(window.bench, window.side_room)
    QTest.mouseClick(tour.callout.offer_button, LEFT)
    qtbot.waitUntil(lambda: tour.part.title == "Train it")
    assert window.bridge.history.undo_label == "Set out_channels of conv1"
    assert "Ctrl+R" in tour.callout.text.text()


def test_breaking_and_repairing_go_on(window, tour, qtbot):
    _advance_to(tour, "Break it")
    QTest.mouseClick(tour.callout.offer_button, LEFT)
    qtbot.waitUntil(lambda: tour.part.title == "Take the repair")

    def repairs():
        cards = [c for c in window.findChildren(ProblemCard) if c.isVisible() and c.fix_buttons]
        return cards[0].fix_buttons if cards else []

    qtbot.waitUntil(lambda: bool(repairs()))
    QTest.mouseClick(repairs()[0], LEFT)
    qtbot.waitUntil(lambda: tour.part.title == "Take it home")


def test_nothing_is_to_be_repaired_where_nothing_was_broken(window, tour):
    _advance_to(tour, "Break it")
    QTest.mouseClick(tour.callout.next_button, LEFT)
    assert tour.part.title == "Take it home"
    QTest.mouseClick(tour.callout.back_button, LEFT)
    assert tour.part.title == "Break it"


def test_exporting_ends_it(window, tour, places, qtbot):
    _advance_to(tour, "Take it home")
    assert window.bench.side.current == "code"
    window.bench.exports.write_python(places / "lenet.py")
    qtbot.waitUntil(lambda: not window.findChildren(Tour))


def test_next_and_back_go_both_ways_and_escape_ends(window, tour, qtbot):
    assert tour.callout.next_button.hasFocus()
    QTest.keyClick(tour.callout.next_button, Qt.Key.Key_Space)
    assert tour.part.title == "Change a number"
    QTest.mouseClick(tour.callout.back_button, LEFT)
    assert tour.part.title == "Select a layer"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(Tour))
    assert window.canvas.hasFocus()


def test_it_is_in_nobodys_way(window, tour):
    assert tour.spotlight.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert not window.instrument_room.isVisible()


def test_it_says_its_words_to_screen_readers(tour):
    words = tour.callout.accessibleName()
    assert words.startswith("1 of 5. Select a layer. ")


def test_it_follows_the_window(window, tour):
    tour.advance()
    window.resize(1000, 640)
    assert tour.spotlight.lit == place_of(window.bench, window.side_room)
    assert tour.spotlight.size() == window.size()
    assert window.rect().contains(tour.callout.geometry())


def test_there_is_one_at_a_time_and_another_project_ends_it(window, tour, qtbot):
    assert begin_tour(window.bench) is None
    window.bench.files.open_preset("mlp")
    qtbot.waitUntil(lambda: not window.findChildren(Tour))


def test_it_is_given_on_lenet(open_window):
    window = open_window("mlp")
    tour = begin_tour(window.bench)
    assert window.bridge.project.name == "LeNet-5"
    tour.end()


@pytest.mark.parametrize(
    ("lit", "corner"),
    [
        (QRect(100, 100, 200, 100), QPoint(311, 100)),
        (QRect(700, 0, 300, 800), QPoint(388, 12)),
        (QRect(0, 0, 1000, 100), QPoint(349, 111)),
        (QRect(0, 600, 1000, 200), QPoint(349, 438)),
        (QRect(0, 0, 1000, 800), QPoint(687, 637)),
    ],
)
def test_the_callout_finds_room_beside_what_is_lit(lit, corner):
    assert callout_place(BOX, lit, ROOM) == corner
