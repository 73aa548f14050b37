"""Problems on the canvas: marks, red wires, and repairs by a click."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.compiler.check import check, fixes_for
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edits import SetArguments
from netstudio.document.project import Project
from netstudio.gui.canvas.tooltips import tooltip
from tests.networks import chain, lenet


def without_flatten() -> Project:
    """A pinned Linear behind a convolution: the usual mistake."""
    return chain(
        ("conv", "Conv2d", {"out_channels": 4, "kernel_size": 5}),
        ("fc", "Linear", {"out_features": 10, "in_features": 400}),
    )


def test_a_clash_marks_the_card_and_reddens_the_wire(open_canvas, qtbot):
    hand = open_canvas(without_flatten())
    item = hand.view.canvas.nodes["fc"]
    qtbot.waitUntil(lambda: item.severity == "error")
    assert hand.view.canvas.wires["fc", 0, 0].is_broken
    assert not hand.view.canvas.wires["conv", 0, 0].is_broken


def test_the_badge_says_what_is_wrong_under_a_resting_pointer(open_canvas, qtbot):
    hand = open_canvas(without_flatten())
    item = hand.view.canvas.nodes["fc"]
    qtbot.waitUntil(lambda: bool(item.problems))
    found = hand.view.hit_at(item.badge_point)
    assert found.badge
    assert tooltip(hand.view.canvas, found) == item.problems[0].message


def test_a_click_on_the_badge_offers_repairs_and_one_click_mends(open_canvas, qtbot):
    hand = open_canvas(without_flatten(), checker=lambda p: check(p, repair=False), fixer=fixes_for)
    item = hand.view.canvas.nodes["fc"]
    qtbot.waitUntil(lambda: bool(item.problems))
    hand.click(item.badge_point)
    popup = hand.view.problem_popup
    assert popup.isVisible()
    assert hand.view.selection.ids == ("fc",)
    before = len(item.problems)
    QTest.mouseClick(popup.buttons[0], Qt.MouseButton.LeftButton)
    assert not popup.isVisible()
    assert len(hand.view.bridge.history.entries) == 1
    qtbot.waitUntil(lambda: len(hand.view.canvas.nodes["fc"].problems) < before)


def test_both_numbers_stand_side_by_side(open_canvas, qtbot):
    fix = Fix("Use what comes in", SetArguments("", "fc1", {"in_features": 400}))
    problem = Problem(
        "features", "The layer expects another number.", "error", "fc1", "", "123", "400", (fix,)
    )
    hand = open_canvas(lenet(), checker=lambda _: (problem,))
    qtbot.waitUntil(lambda: bool(hand.view.canvas.nodes["fc1"].problems))
    hand.view.show_problem("fc1")
    assert hand.view.problem_popup.texts() == [
        "Problem",
        "The layer expects another number.",
        "claimed",
        "123",
        "true",
        "400",
    ]
    assert [button.text() for button in hand.view.problem_popup.buttons] == ["Use what comes in"]


def test_a_mended_node_loses_its_mark(open_canvas, qtbot):
    hand = open_canvas(without_flatten())
    qtbot.waitUntil(lambda: bool(hand.view.canvas.nodes["fc"].problems))
    hand.view.bridge.push(SetArguments("", "fc", {"in_features": 24}))
    qtbot.waitUntil(lambda: not hand.view.canvas.nodes["fc"].problems)
    assert not hand.view.canvas.wires["fc", 0, 0].is_broken


def test_errors_come_before_warnings(open_canvas, qtbot):
    problems = (
        Problem("a", "unwise", "warning", "fc1"),
        Problem("b", "wrong", "error", "fc1"),
        Problem("c", "unwise", "warning", "fc2"),
    )
    hand = open_canvas(lenet(), checker=lambda _: problems)
    nodes = hand.view.canvas.nodes
    qtbot.waitUntil(lambda: bool(nodes["fc2"].problems))
    assert nodes["fc1"].severity == "error"
    assert nodes["fc2"].severity == "warning"
