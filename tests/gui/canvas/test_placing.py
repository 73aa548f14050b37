"""Align, distribute, snap, collapse, lock and remembered views, by real events."""

import pytest
from PySide6.QtCore import QPointF, Qt

from netstudio.document.edits import MoveNodes
from netstudio.gui.canvas.alignment import AXES, SIDES, aligned, distributed
from netstudio.gui.canvas.guides import Guides
from netstudio.gui.canvas.snapping import snapped
from netstudio.layout.geometry import HEADER
from netstudio.layout.routing import Box
from tests.networks import lenet, tiny_resnet

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
THREE = ["conv1", "tanh1", "pool1"]


@pytest.fixture
def scattered(open_canvas):
    hand = open_canvas(lenet())
    loose = hand.view.canvas.unplaced()
    places = {"conv1": (0.0, 400.0), "tanh1": (300.0, 470.0), "pool1": (500.0, 560.0)}
    hand.view.bridge.push(MoveNodes("", loose | places))
    hand.view.selection.set(THREE)
    return hand


def boxes(hand) -> list[Box]:
    return [hand.view.canvas.nodes[n].box for n in THREE]


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (Qt.Key.Key_A, lambda box: box.left),
        (Qt.Key.Key_D, lambda box: box.right),
        (Qt.Key.Key_H, lambda box: (box.left + box.right) / 2),
        (Qt.Key.Key_W, lambda box: box.top),
        (Qt.Key.Key_S, lambda box: box.bottom),
        (Qt.Key.Key_V, lambda box: (box.top + box.bottom) / 2),
    ],
)
def test_the_selected_cards_are_lined_up_in_one_step(scattered, key, line):
    before = len(scattered.view.bridge.history.entries)
    scattered.key(key, ALT)
    assert len({line(box) for box in boxes(scattered)}) == 1
    assert len(scattered.view.bridge.history.entries) == before + 1
    scattered.key(key, ALT)
    assert len(scattered.view.bridge.history.entries) == before + 1


def test_the_gaps_are_made_even(scattered):
    scattered.key(Qt.Key.Key_H, ALT | SHIFT)
    first, second, third = boxes(scattered)
    assert second.left - first.right == third.left - second.right
    assert (first.left, third.left) == (0.0, 500.0)
    scattered.key(Qt.Key.Key_V, ALT | SHIFT)
    first, second, third = boxes(scattered)
    assert second.top - first.bottom == third.top - second.bottom


@pytest.mark.parametrize("side", SIDES)
def test_nothing_to_align(side):
    assert aligned({}, side) == {}


@pytest.mark.parametrize("axis", AXES)
def test_two_have_nothing_between_them(axis):
    pair = {"a": Box(0, 0, 10, 10), "b": Box(50, 70, 60, 80)}
    assert distributed(pair, axis) == {"a": (0, 0), "b": (50, 70)}


def test_edges_and_centres_draw_a_card_into_line():
    others = [Box(203.0, 300.0, 371.0, 364.0)]
    found = snapped(Box(0, 0, 168, 64), (200.0, 150.0), others, [], 6.0)
    assert (found.dx, found.dy) == (203.0, 152.0)
    assert [line[0] for line in found.guides] == [203.0]
    straight = snapped(Box(0, 0, 168, 64), (200.0, 297.0), others, [293.0], 6.0)
    assert straight.dy == 293.0


def test_a_guide_is_shown_while_a_card_is_in_line_and_alt_switches_it_off(scattered, monkeypatch):
    shown = []
    monkeypatch.setattr(Guides, "show", lambda self, lines: shown.append(lines))
    scattered.view.selection.set(["pool1"])
    start = scattered.title("pool1")
    goal = QPointF(3 - 500, 100)
    scattered.press(start)
    for share in (0.5, 1.0):
        scattered.move(start + goal * share)
    assert shown[-1]
    assert scattered.view.canvas.nodes["pool1"].x() == 0.0
    # A test's moves carry no modifiers.
    scattered.view.held_keys = ALT
    scattered.view.gesture.move(start + goal + QPointF(2, 0))
    assert shown[-1] == ()
    scattered.release(start + goal)


def test_a_collapsed_card_is_its_header_and_keeps_its_wires(open_canvas):
    hand = open_canvas(lenet())
    hand.click(hand.title("conv2"))
    before = hand.view.canvas.positions()
    hand.key(Qt.Key.Key_H)
    item = hand.view.canvas.nodes["conv2"]
    assert item.geometry.height == HEADER
    assert hand.view.canvas.positions() == before
    wire = hand.view.canvas.wires["conv2", 0, 0]
    assert wire.curves[-1].end == (item.x(), item.y() + HEADER / 2)
    assert hand.view.bridge.history.undo_label == "Collapse conv2"
    hand.key(Qt.Key.Key_H)
    assert item.geometry.height > HEADER


def test_a_locked_card_is_neither_moved_nor_deleted_until_it_is_unlocked(open_canvas):
    hand = open_canvas(lenet())
    hand.click(hand.title("conv2"))
    hand.key(Qt.Key.Key_K)
    item = hand.view.canvas.nodes["conv2"]
    before = item.pos()
    hand.drag(hand.title("conv2"), hand.title("conv2") + QPointF(0, 90))
    hand.key(Qt.Key.Key_Down, CTRL)
    hand.key(Qt.Key.Key_Delete)
    assert item.pos() == before
    assert "conv2" in hand.nodes
    assert hand.rejected
    hand.key(Qt.Key.Key_K)
    hand.drag(hand.title("conv2"), hand.title("conv2") + QPointF(0, 90))
    assert item.pos() != before


def test_locked_cards_stay_when_the_rest_is_arranged(scattered):
    scattered.view.selection.set(["pool1"])
    scattered.key(Qt.Key.Key_K)
    scattered.view.selection.clear()
    scattered.key(Qt.Key.Key_L)
    assert scattered.place("pool1") == (500.0, 560.0)
    assert scattered.place("conv1") != (0.0, 400.0)


def test_a_view_is_remembered_and_gone_back_to(open_canvas):
    hand = open_canvas(tiny_resnet())
    hand.view.bridge.set_scope("Residual")
    hand.view.camera.zoom_to(0.8)
    hand.view.centerOn(120, 60)
    pose = hand.view.camera.pose
    hand.key(Qt.Key.Key_3, CTRL | ALT)
    hand.view.bridge.set_scope("")
    hand.view.fit()
    hand.key(Qt.Key.Key_3)
    assert hand.view.bridge.scope == "Residual"
    zoom, across, down = hand.view.camera.pose
    assert zoom == pose[0]
    assert abs(across - pose[1]) <= 1
    assert abs(down - pose[2]) <= 1


def test_a_number_without_a_view_says_how_to_make_one(open_canvas):
    hand = open_canvas(lenet())
    before = hand.view.camera.pose
    hand.key(Qt.Key.Key_7)
    assert hand.view.camera.pose == before
    assert "Ctrl+Alt+7" in hand.view.hint.text()


def test_a_colour_leaves_a_card_where_the_layout_had_it(open_canvas):
    hand = open_canvas(lenet())
    before = hand.view.canvas.positions()
    hand.click(hand.title("conv2"))
    hand.view.placing.set_colour("#e5534b")
    assert hand.view.canvas.positions() == before
    assert hand.view.canvas.nodes["conv2"].card.colour == "#e5534b"
