"""Problems, and the way out of them by a click."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netstudio.compiler.problem import Problem
from netstudio.document.node import Layer
from netstudio.document.project import Project
from netstudio.gui.panels.edit_preview import edit_preview
from netstudio.gui.panels.problems_panel import ordered
from netstudio.presets import load_preset

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


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_once_the_last_is_mended_the_keyboard_is_on_the_canvas(window, qtbot, by):
    panel = panel_of(window)
    button = panel.cards()[0].fix_buttons[0]
    window.canvas.setFocus()
    if by == "mouse":
        QTest.mouseClick(button, LEFT)
    else:
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not panel.cards())
    assert QApplication.focusWidget() is window.canvas


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


# Several


def several(project: Project) -> Project:
    """LeNet-5 with two wrong pins, and a warning beside them."""
    graph = project.graph
    wrong = {"fc2": 99, "fc3": 7}
    members = [
        dataclasses.replace(
            graph.members[name],
            target=Layer("Linear", graph.members[name].target.args.set("in_features", size)),
        )
        for name, size in wrong.items()
    ]
    return dataclasses.replace(project, graph=graph.with_members(members))


@pytest.fixture
def broken(open_window, qtbot):
    window = open_window(several(load_preset("lenet5")))
    panel = window.bench.side.open("problems")
    qtbot.waitUntil(lambda: len(panel.cards()) >= 2 and bool(panel.cards()[0].fix_buttons))
    return window


def test_several_of_a_kind_are_mended_in_one_step(broken, qtbot):
    panel = panel_of(broken)
    (button,) = panel.mend_buttons()
    assert button.text() == "Mend all 2 of this kind"
    before = broken.bridge.project
    QTest.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: not panel.cards())
    assert broken.bridge.history.undo_label == "Mend 2 problems"
    broken.bridge.undo()
    assert broken.bridge.project is before


def test_arrows_walk_and_enter_reveals(broken):
    panel = panel_of(broken)
    panel.cards()[0].setFocus()
    QTest.keyClick(panel.cards()[0], Qt.Key.Key_Down)
    assert panel.cards()[1].hasFocus()
    QTest.keyClick(panel.cards()[1], Qt.Key.Key_Return)
    assert broken.selection.ids == ("fc3",)
    QTest.keyClick(panel.cards()[1], Qt.Key.Key_Up)
    assert panel.cards()[0].hasFocus()


def test_alt_enter_applies_the_first_repair(broken, qtbot):
    panel = panel_of(broken)
    panel.cards()[0].setFocus()
    QTest.keyClick(panel.cards()[0], Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(panel.cards()) == 1)
    assert panel.cards()[0].problem.node == "fc3"


def test_a_repair_says_what_it_changes(broken):
    card = panel_of(broken).cards()[0]
    lines = edit_preview(broken.bridge.project, card.first_fix().edit)
    assert lines == ("fc2 · in_features: 99 → follows the input",)
    assert "follows the input" in card.fix_buttons[0].toolTip()


def test_errors_come_first_and_kinds_stay_together():
    def of(code, severity):
        return Problem(code, code, severity=severity)

    mixed = (of("a", "warning"), of("b", "error"), of("a", "warning"), of("c", "error"))
    mixed += (of("b", "error"),)
    assert [problem.code for problem in ordered(mixed)] == ["b", "b", "c", "a", "a"]


def test_filters_show_one_severity(open_window, qtbot):
    window = open_window("lenet5")
    panel = window.bench.side.open("problems")
    panel.set_run_problems((Problem("x", "Wrong."), Problem("y", "Unwise.", severity="warning")))
    assert panel.filters["error"].text() == "1 error"
    QTest.mouseClick(panel.filters["warning"], LEFT)
    assert [card.problem.code for card in panel.cards()] == ["y"]
    QTest.mouseClick(panel.filters["all"], LEFT)
    assert len(panel.cards()) == 2
    panel.set_run_problems(())
    assert panel.cards() == []
