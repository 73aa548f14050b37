"""Problems, and the way out of them by a click."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window, qtbot):
    window = open_window("clinic/mnist_cnn_unpadded")
    panel = window.bench.side.open("problems")
    qtbot.waitUntil(lambda: bool(panel.cards() and panel.cards()[0].fix_buttons))
    return window


def panel_of(window):
    return window.bench.side.panel("problems")


def test_a_card_shows_both_numbers(window):
    (card,) = panel_of(window).cards()
    assert (card.problem.claimed, card.problem.true) == ("3136", "1024")
    assert window.bench.status.problems.text() == "1 problem"


def test_a_click_leads_to_the_node(window):
    (card,) = panel_of(window).cards()
    QTest.mouseClick(card, LEFT, pos=card.rect().topLeft() * 2 + card.rect().center() / 8)
    assert window.selection.ids == ("fc1",)


def test_a_repair_is_one_click_and_one_step_back(window, qtbot):
    panel = panel_of(window)
    QTest.mouseClick(panel.cards()[0].fix_buttons[0], LEFT)
    qtbot.waitUntil(lambda: not panel.cards())
    assert window.bench.status.problems.text() == "No problems"
    assert not window.bridge.announced_problems
    window.bridge.undo()
    qtbot.waitUntil(lambda: len(panel.cards()) == 1)


def test_every_problem_of_the_clinic_can_be_mended_from_the_panel(open_window, qtbot):
    window = open_window("clinic/lenet5_padding")
    panel = window.bench.side.open("problems")
    qtbot.waitUntil(lambda: bool(panel.cards() and panel.cards()[0].fix_buttons))
    QTest.mouseClick(panel.cards()[0].fix_buttons[0], LEFT)
    qtbot.waitUntil(lambda: window.bench.status.problems.text() == "No problems")


def test_the_status_bar_opens_the_tab(window):
    window.bench.side.open("layer")
    QTest.mouseClick(window.bench.status.problems, LEFT)
    assert window.bench.side.current == "problems"
