"""Wires of a large graph run anew in turns: the window is never held up, and each gets its way."""

from random import Random
from time import perf_counter

import pytest

from netstudio.document.edits import MoveNodes, RemoveNodes
from netstudio.gui.canvas.picture import picture
from netstudio.layout.routing import is_free
from tests.sample_graphs import random_dag

COUNT = 150


@pytest.fixture
def view(open_canvas):
    return open_canvas(random_dag(COUNT)).view


def scatter(view) -> None:
    rng = Random(1)
    before = view.canvas.positions()
    places = {n: (x + 90 * rng.random(), y + 90 * rng.random()) for n, (x, y) in before.items()}
    assert view.bridge.push(MoveNodes("", places, "Scatter"))


def ways(view) -> dict:
    return {key: (wire.start, wire.curves) for key, wire in view.canvas.wires.items()}


def test_many_wires_wait_and_all_get_their_ways(view, qtbot):
    began = perf_counter()
    scatter(view)
    took = perf_counter() - began
    assert view.canvas.are_wires_waiting
    began = perf_counter()
    view.canvas.finish_wires()
    assert took < perf_counter() - began  # what was put off is the larger part
    assert all(wire.isVisible() for wire in view.canvas.wires.values())
    at_once = ways(view)
    assert view.bridge.undo() and view.bridge.redo()
    qtbot.waitUntil(lambda: not view.canvas.are_wires_waiting, timeout=60_000)
    assert ways(view) == at_once
    assert all(wire.isVisible() for wire in view.canvas.wires.values())


def test_a_wire_that_goes_meanwhile_is_forgotten(view, qtbot):
    scatter(view)
    gone = list(view.canvas.nodes)[:70]
    assert view.bridge.push(RemoveNodes("", tuple(gone)))
    qtbot.waitUntil(lambda: not view.canvas.are_wires_waiting, timeout=60_000)
    assert all(wire.isVisible() for wire in view.canvas.wires.values())


def test_another_graph_ends_the_waiting(view):
    scatter(view)
    view.bridge.reset(random_dag(5))
    assert not view.canvas.are_wires_waiting


def test_a_picture_has_every_wire_in_its_way(view):
    view.bridge.push(MoveNodes("", {n: (x, y) for n, (x, y) in view.canvas.positions().items()}))
    scatter(view)
    assert not picture(view.canvas, tuple(view.canvas.nodes)).isNull()
    assert not view.canvas.are_wires_waiting


def test_few_wires_run_at_once(view):
    node = view.canvas.nodes[next(iter(view.canvas.nodes))]
    view.bridge.push(MoveNodes("", {node.node_id: (node.x() + 40, node.y() + 400)}))
    assert not view.canvas.are_wires_waiting
    boxes = [card.box for card in view.canvas.nodes.values()]
    assert all(
        is_free(view.canvas.wires[key].start, view.canvas.wires[key].curves, boxes)
        for key in view.canvas.wires_at(node.node_id)
    )
