"""The search over the canvas, the walk along the problems, and wider selections."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.compiler.check import check
from netstudio.document.edits import Disconnect, SetArguments
from netstudio.gui.canvas.find_query import QueryError, read_query
from tests.networks import lenet, tiny_resnet

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def find(hand, text: str):
    """Open the search and type a query."""
    bar = hand.view.finding.bar
    hand.view.finding.find()
    QTest.keyClicks(bar.field, text)
    return bar


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("conv", ["conv1", "conv2"]),
        ("CONV2D", ["conv1", "conv2"]),
        ("out_channels=16", ["conv2"]),
        ("out_channels > 6", ["conv2"]),
        ("kernel_size=5", ["conv1", "conv2"]),
        ("kernel_size=5×5 conv1", ["conv1"]),
        ("in_channels=6", ["conv2"]),
        ("kernel_size!=5", ["pool1", "pool2"]),
        ("bias=True linear", ["fc1", "fc2", "fc3"]),
        ("bias=False", []),
        ("parameters>40000", ["fc1"]),
        ("16×5x5", ["pool2"]),
        ("N×10", ["fc3", "logits"]),
        ("?×28×28", ["image", "conv1", "tanh1"]),
    ],
)
def test_a_query_finds_by_name_layer_parameter_and_shape(open_canvas, text, ids):
    hand = open_canvas(lenet())
    bar = find(hand, text)
    assert [match.node for match in bar.matches] == ids
    assert bar.marks.found == tuple(ids)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kernel_size=", "Write a value behind “kernel_size=”"),
        ("out_channels>many", "“many” is not a number"),
        ("has:luck", "“has:luck” is not known. There are: has:problem"),
    ],
)
def test_a_query_that_says_nothing_is_answered_with_the_way_out(text, words):
    with pytest.raises(QueryError, match="^" + words.replace(".", r"\.")):
        read_query(text)


def test_a_parameter_that_no_layer_has_is_named(open_canvas):
    hand = open_canvas(lenet())
    bar = find(hand, "kernal_size=3")
    assert bar.words.text() == "No layer of this project has a parameter “kernal_size”."
    assert bar.matches == ()


def test_enter_walks_through_the_matches_and_escape_leaves_the_last_one_selected(open_canvas):
    hand = open_canvas(lenet())
    bar = find(hand, "fc")
    assert bar.count.text() == "1 of 3"
    assert hand.view.selection.ids == ()
    for expected in ("fc1", "fc2", "fc3", "fc1"):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        assert hand.view.selection.ids == (expected,)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    assert hand.view.selection.ids == ("fc3",)
    assert bar.count.text() == "3 of 3"
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert hand.view.selection.ids == ("fc3",)
    assert {item.opacity() for item in hand.view.canvas.nodes.values()} == {1.0}
    assert hand.view.hasFocus()


def test_escape_without_an_enter_puts_everything_back(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["conv1"])
    pose = hand.view.camera.pose
    bar = find(hand, "fc3")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert hand.view.selection.ids == ("conv1",)
    assert hand.view.camera.pose == pose


def test_what_is_not_found_steps_back(open_canvas):
    hand = open_canvas(lenet())
    find(hand, "fc1")
    items = hand.view.canvas.nodes
    assert items["fc1"].opacity() == 1.0
    assert items["conv1"].opacity() < 0.5


def test_alt_enter_selects_all_that_is_found(open_canvas):
    hand = open_canvas(lenet())
    bar = find(hand, "pool")
    QTest.keyClick(bar.field, Qt.Key.Key_Return, ALT)
    assert hand.view.selection.ids == ("pool1", "pool2")
    assert bar.isHidden()


def test_enter_goes_into_the_block_of_a_match(open_canvas):
    hand = open_canvas(tiny_resnet())
    bar = find(hand, "norm")
    match = bar.matches[0]
    assert match.scope == "Residual"
    assert bar.words.text() == "In the block Residual; Enter goes there."
    items = hand.view.canvas.nodes
    assert items["stage1"].opacity() == 1.0
    assert items["stem"].opacity() < 0.5
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert hand.view.bridge.scope == "Residual"
    assert hand.view.selection.ids == (match.node,)
    assert match.node in bar.marks.found


def test_matches_follow_edits(open_canvas):
    hand = open_canvas(lenet())
    bar = find(hand, "out_channels=6")
    assert len(bar.matches) == 1
    hand.view.bridge.push(SetArguments("", "conv2", {"out_channels": 6}))
    assert [match.node for match in bar.matches] == ["conv1", "conv2"]
    hand.view.commands.remove()
    hand.view.selection.set(["conv1"])
    hand.view.commands.remove()
    assert [match.node for match in bar.matches] == ["conv2"]


def test_problems_are_walked_through_one_after_another(open_canvas, qtbot):
    hand = open_canvas(lenet(), checker=lambda p: check(p, repair=False))
    for node_id in ("conv2", "fc2"):
        hand.view.bridge.push(Disconnect("", node_id))
    qtbot.waitUntil(lambda: len(hand.view.bridge.announced_problems) >= 2)
    finding, popup = hand.view.finding, hand.view.problem_popup
    seen = []
    for _ in range(3):
        finding.next_problem()
        seen.append((hand.view.selection.current, popup.texts()[0]))
        assert popup.isVisible()
    total = int(seen[0][1].rpartition(" ")[2])
    assert total >= 2
    assert seen[0][1] == f"Problem 1 of {total}"
    assert seen[1][1] == f"Problem 2 of {total}"
    assert {"conv2", "fc2"} >= {seen[0][0], seen[1][0]}
    finding.previous_problem()
    assert hand.view.selection.current == seen[1][0]
    bar = find(hand, "has:error")
    assert {"conv2", "fc2"} <= {match.node for match in bar.matches}


def test_without_problems_the_walk_says_so(open_canvas):
    hand = open_canvas(lenet())
    hand.view.finding.next_problem()
    assert hand.view.hint.text() == "Nothing is wrong on the canvas."


def test_keys_widen_the_selection_along_the_wires(open_canvas):
    hand = open_canvas(lenet())
    order = hand.nodes
    hand.view.selection.set(["pool1"])
    hand.key(Qt.Key.Key_Up, SHIFT)
    assert set(hand.view.selection.ids) == {"tanh1", "pool1", "conv2"}
    assert hand.view.selection.current == "pool1"
    hand.view.selection.set(["pool1"])
    hand.key(Qt.Key.Key_Left, SHIFT)
    assert set(hand.view.selection.ids) == set(order[: order.index("pool1") + 1])
    hand.view.selection.set(["pool1"])
    hand.key(Qt.Key.Key_Right, SHIFT)
    assert set(hand.view.selection.ids) == set(order[order.index("pool1") :])
    hand.key(Qt.Key.Key_I, CTRL)
    assert hand.view.selection.ids == tuple(order[: order.index("pool1")])
    hand.key(Qt.Key.Key_L, CTRL)
    assert set(hand.view.selection.ids) == set(order)
    hand.view.selection.set(["fc1"])
    hand.key(Qt.Key.Key_G, SHIFT)
    assert set(hand.view.selection.ids) == {"fc1", "fc2", "fc3"}


def test_without_a_selection_wider_ones_say_what_is_missing(open_canvas):
    hand = open_canvas(lenet())
    hand.key(Qt.Key.Key_Left, SHIFT)
    assert hand.view.hint.text().startswith("Select a node first")
    hand.key(Qt.Key.Key_I, CTRL)
    assert hand.view.selection.ids == tuple(hand.nodes)
