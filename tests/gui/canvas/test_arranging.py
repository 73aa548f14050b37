"""L: the graph laid out anew, by real keys, and no wire beneath a card afterwards."""

import pytest
from PySide6.QtCore import QPointF, Qt

from netstudio.gui.app import find_project
from netstudio.gui.canvas import arranger
from netstudio.gui.theme import motion
from netstudio.layout.routing import is_free
from netstudio.presets import all_presets
from tests.networks import lenet
from tests.sample_graphs import googlenet, random_dag, resnet, unet

GRAPHS = {
    "resnet": resnet,
    "googlenet": googlenet,
    "unet": unet,
    **{f"random {seed}": lambda seed=seed: random_dag(60, seed) for seed in range(8)},
    **{preset.name: lambda n=preset.name: find_project(n)[0] for preset in all_presets()},
}


@pytest.fixture
def gliding(monkeypatch):
    monkeypatch.delenv(motion.VARIABLE)


def wires_beneath_cards(view) -> list[tuple]:
    view.canvas.finish_wires()
    boxes = [card.box for card in view.canvas.nodes.values()]
    return [k for k, w in view.canvas.wires.items() if not is_free(w.start, w.curves, boxes)]


def scatter(hand) -> None:
    hand.click(hand.title(hand.nodes[0]))
    hand.drag(hand.title(hand.nodes[0]), hand.title(hand.nodes[0]) + QPointF(80, 300))
    hand.view.selection.clear()


@pytest.mark.parametrize("name", GRAPHS)
def test_no_wire_runs_beneath_a_card(open_canvas, name):
    hand = open_canvas(GRAPHS[name]())
    hand.key(Qt.Key.Key_L)
    assert wires_beneath_cards(hand.view) == []


@pytest.mark.parametrize("name", ["resnet", "googlenet", "unet", "lenet5"])
def test_arranged_again_nothing_moves(open_canvas, name):
    hand = open_canvas(GRAPHS[name]())
    hand.key(Qt.Key.Key_L)
    steps = len(hand.view.bridge.history.entries)
    hand.key(Qt.Key.Key_L)
    assert len(hand.view.bridge.history.entries) == steps


def test_cards_glide_and_the_document_has_their_places_at_once(open_canvas, gliding, qtbot):
    hand = open_canvas(lenet())
    scatter(hand)
    item = hand.view.canvas.nodes["image"]
    before = item.pos()
    hand.key(Qt.Key.Key_L)
    assert hand.place("image") == (0.0, 0.0)
    assert item.pos() == before
    qtbot.waitUntil(lambda: not hand.view.arranger.is_busy, timeout=2000)
    assert item.pos() == QPointF(0, 0)
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert item.pos() == before


@pytest.mark.parametrize("how", ["press", "undo", "escape", "another project"])
def test_whatever_happens_meanwhile_ends_the_glide(open_canvas, gliding, how):
    hand = open_canvas(lenet())
    scatter(hand)
    hand.key(Qt.Key.Key_L)
    assert hand.view.arranger.is_busy
    if how == "press":
        hand.click(QPointF(-60, -60))
    elif how == "undo":
        hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    elif how == "escape":
        hand.key(Qt.Key.Key_Escape)
    else:
        hand.view.bridge.reset(resnet())
    assert not hand.view.arranger.is_busy
    placed = hand.project.view.in_scope("")
    for node_id, item in hand.view.canvas.nodes.items():
        if node_id in placed:
            assert (item.x(), item.y()) == (placed[node_id].x, placed[node_id].y)


def test_a_large_graph_is_arranged_beside_the_window(open_canvas, monkeypatch, qtbot):
    monkeypatch.setattr(arranger, "AT_ONCE", 5)
    hand = open_canvas(lenet())
    hand.key(Qt.Key.Key_L)
    assert hand.view.bridge.history.entries == ()
    qtbot.waitSignal(hand.view.arranger.finished).wait()
    assert hand.view.bridge.history.undo_label == "Arrange"
    assert hand.place("image") == (0.0, 0.0)


def test_escape_gives_a_long_layout_up(open_canvas, monkeypatch, qtbot):
    monkeypatch.setattr(arranger, "AT_ONCE", 5)
    hand = open_canvas(lenet())
    hand.key(Qt.Key.Key_L)
    hand.key(Qt.Key.Key_Escape)
    assert not hand.view.arranger.is_busy
    qtbot.wait(80)
    assert hand.view.bridge.history.entries == ()


def test_an_edit_meanwhile_gives_it_up_too(open_canvas, monkeypatch, qtbot):
    monkeypatch.setattr(arranger, "AT_ONCE", 5)
    hand = open_canvas(lenet())
    hand.view.selection.set(["tanh1", "conv1", "pool1", "conv2", "tanh2", "pool2"])
    hand.key(Qt.Key.Key_L)
    hand.key(Qt.Key.Key_Delete)
    assert not hand.view.arranger.is_busy
    qtbot.wait(80)
    assert len(hand.view.bridge.history.entries) == 1


def test_dots_of_wires_between_arranged_nodes_go_in_the_same_step(open_canvas):
    hand = open_canvas(lenet())
    hand.double_click(hand.wire("conv2"))
    assert hand.project.view.bends_in("")
    steps = len(hand.view.bridge.history.entries)
    hand.view.selection.clear()
    hand.key(Qt.Key.Key_L)
    assert not hand.project.view.bends_in("")
    assert len(hand.view.bridge.history.entries) == steps + 1
