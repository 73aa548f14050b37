"""The search that pops up on the canvas, and adding layers from elsewhere."""

import dataclasses

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.values import Ref
from netstudio.gui.library.shelf import Shelf
from netstudio.gui.library.store import BlockStore
from tests.networks import NetworkBuilder, lenet, tiny_resnet


def image_alone() -> Project:
    net = NetworkBuilder()
    net.input("image", (1, 28, 28))
    return Project(graph=net.graph())


def pick(hand, text: str) -> None:
    QTest.keyClicks(hand.view.layer_search.popup.field, text)
    QTest.keyClick(hand.view.layer_search.popup.field, Qt.Key.Key_Return)


def test_tab_space_and_a_double_click_open_it(open_canvas):
    hand = open_canvas(lenet())
    search = hand.view.layer_search.popup
    for ask in (
        lambda: hand.key(Qt.Key.Key_Tab),
        lambda: hand.key(Qt.Key.Key_Space),
        lambda: hand.double_click(QPointF(-50, -50)),
    ):
        ask()
        assert search.isVisible()
        assert search.field.hasFocus()
        QTest.keyClick(search.field, Qt.Key.Key_Escape)
        assert not search.isVisible()
        assert hand.view.hasFocus()


def test_a_few_letters_and_enter_add_a_layer(open_canvas):
    hand = open_canvas(image_alone())
    hand.key(Qt.Key.Key_Tab)
    pick(hand, "conv2")
    (added,) = hand.view.selection.ids
    assert hand.project.graph.members[added].target.type == "Conv2d"
    assert not hand.view.layer_search.popup.isVisible()


def test_a_wire_let_go_in_the_open_asks_and_connects(open_canvas):
    hand = open_canvas(image_alone())
    end = hand.output("image") + QPointF(120, 60)
    hand.drag(hand.output("image"), end)
    search = hand.view.layer_search.popup
    assert search.isVisible()
    offered = search.list.types()
    assert "Conv2d" in offered
    assert "Conv1d" not in offered
    assert "Input" not in offered
    pick(hand, "conv2d")
    (added,) = hand.view.selection.ids
    assert hand.sources(added) == ("image",)
    gap = hand.input(added) - end
    assert abs(gap.x()) <= 4
    assert abs(gap.y()) <= 4
    assert len(hand.view.bridge.history.entries) == 1


def test_a_wire_dragged_backwards_asks_for_what_comes_before(open_canvas):
    net = NetworkBuilder()
    net.layer("fc", "Linear", out_features=3)
    hand = open_canvas(Project(graph=net.graph()))
    hand.drag(hand.input("fc"), hand.input("fc") - QPointF(120, 40))
    assert "Output" not in hand.view.layer_search.popup.list.types()
    pick(hand, "flatten")
    (added,) = hand.view.selection.ids
    assert list(hand.project.graph.nodes["fc"].references()) == [Ref(added)]


def test_arrows_walk_the_list_from_the_field(open_canvas):
    hand = open_canvas(lenet())
    hand.key(Qt.Key.Key_Tab)
    search = hand.view.layer_search.popup
    QTest.keyClicks(search.field, "pool")
    offered = search.list.types()
    QTest.keyClick(search.field, Qt.Key.Key_Down)
    QTest.keyClick(search.field, Qt.Key.Key_Down)
    QTest.keyClick(search.field, Qt.Key.Key_Up)
    assert search.list.current_type() == offered[1]
    QTest.keyClick(search.field, Qt.Key.Key_Up)
    QTest.keyClick(search.field, Qt.Key.Key_Up)
    assert search.list.current_type() == offered[-1]


def test_what_is_used_comes_first(open_canvas):
    hand = open_canvas(lenet())
    hand.key(Qt.Key.Key_Tab)
    assert hand.view.layer_search.popup.list.types()[:2] == ["Tanh", "Linear"]


def test_nothing_found_says_so(open_canvas):
    hand = open_canvas(lenet())
    before = hand.project
    hand.key(Qt.Key.Key_Tab)
    QTest.keyClicks(hand.view.layer_search.popup.field, "zzzz")
    assert hand.view.layer_search.popup.list.types() == []
    QTest.keyClick(hand.view.layer_search.popup.field, Qt.Key.Key_Return)
    assert hand.project is before


def test_a_chain_grows_behind_the_selected_layer(open_canvas):
    hand = open_canvas(image_alone())
    hand.view.selection.set(["image"])
    for name in ("Conv2d", "ReLU", "Flatten", "Linear", "Output"):
        hand.view.add_layer(name)
    order = [node for node in hand.nodes if node != "image"]
    assert [hand.sources(node) for node in order] == [("image",), *((n,) for n in order[:-1])]
    boxes = [item.card_rect for item in hand.view.canvas.nodes.values()]
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    window = hand.view.mapToScene(hand.view.viewport().rect()).boundingRect()
    assert window.contains(hand.view.canvas.nodes[order[-1]].card_rect)


def test_behind_a_layer_in_the_middle_nothing_is_rewired(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["conv1"])
    hand.view.add_layer("ReLU")
    (added,) = hand.view.selection.ids
    assert hand.sources(added) == ()
    assert hand.sources("tanh1") == ("conv1",)


def test_a_click_on_the_canvas_closes_it(open_canvas):
    hand = open_canvas(lenet())
    hand.key(Qt.Key.Key_Tab)
    hand.click(QPointF(-60, -60))
    assert not hand.view.layer_search.popup.isVisible()


def test_what_fits_shows_the_shape_that_comes_out(open_canvas):
    hand = open_canvas(image_alone())
    hand.drag(hand.output("image"), hand.output("image") + QPointF(120, 60))
    search = hand.view.layer_search.popup
    QTest.keyClicks(search.field, "flatten")
    assert search.list.types()[0] == "Flatten"
    assert search.list.notes()[0] == "N × 784"
    assert search.help.text()
    assert "N × 1 × 28 × 28" in search.field.placeholderText()


def test_where_nothing_fits_there_is_a_way_to_what_does_not(open_canvas):
    hand = open_canvas(image_alone())
    hand.drag(hand.output("image"), hand.output("image") + QPointF(120, 60))
    search = hand.view.layer_search.popup
    QTest.keyClicks(search.field, "conv1d")
    assert search.list.types() == []
    assert "fits" in search.nothing.text()
    QTest.mouseClick(search.show_all, Qt.MouseButton.LeftButton)
    assert search.list.types()[0] == "Conv1d"
    assert search.field.hasFocus()
    assert not search.show_all.isVisible()


def test_shift_enter_keeps_the_search_open_and_the_chain_grows(open_canvas):
    hand = open_canvas(image_alone())
    hand.drag(hand.output("image"), hand.output("image") + QPointF(120, 60))
    search = hand.view.layer_search.popup
    shift = Qt.KeyboardModifier.ShiftModifier
    for word in ("conv2d", "relu"):
        QTest.keyClicks(search.field, word)
        QTest.keyClick(search.field, Qt.Key.Key_Return, shift)
        assert search.isVisible()
    QTest.keyClicks(search.field, "flatten")
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert not search.isVisible()
    order = [node for node in hand.nodes if node != "image"]
    assert [hand.sources(node) for node in order] == [("image",), *((n,) for n in order[:-1])]


def test_an_operation_of_torch_comes_after_the_layers_and_can_be_wired(open_canvas):
    hand = open_canvas(image_alone())
    hand.key(Qt.Key.Key_Tab)
    pick(hand, "torch.fft.rfft")
    (added,) = hand.view.selection.ids
    assert hand.project.graph.nodes[added].target.name == "torch.fft.rfft"
    hand.drag(hand.output("image"), hand.input(added))
    assert hand.sources(added) == ("image",)


def test_a_layer_of_several_values_goes_into_a_wire_with_its_first(open_canvas):
    net = NetworkBuilder()
    net.input("rows", (8, 8))
    net.layer("act", "ReLU", "rows")
    hand = open_canvas(Project(graph=net.graph()))
    for name in ("TopK", "Chunk"):
        hand.drop(name, hand.wire("act"))
        (added,) = hand.view.selection.ids
        assert list(hand.project.graph.nodes["act"].references()) == [Ref(added, (0,))]
        hand.view.bridge.undo()


def test_a_loose_layer_of_several_values_too(open_canvas):
    net = NetworkBuilder()
    net.input("rows", (8, 8))
    net.layer("act", "ReLU", "rows")
    net.layer("parts", "Chunk", chunks=2)
    hand = open_canvas(Project(graph=net.graph()))
    start = hand.title("parts")
    middle = hand.view.canvas.nodes["parts"].card_rect.center()
    hand.drag(start, hand.wire("act") + (start - middle))
    assert list(hand.project.graph.nodes["act"].references()) == [Ref("parts", (0,))]
    assert len(hand.view.bridge.history.entries) == 1


@pytest.fixture
def residual(open_canvas, tmp_path):
    """A network with the block Residual, and a library that holds a block Twice."""
    hand = open_canvas(tiny_resnet())
    store = BlockStore(tmp_path)
    block = hand.project.blocks["Residual"]
    for name in ("Twice", "Broken"):
        renamed = dataclasses.replace(block, name=name)
        store.save(dataclasses.replace(hand.project, blocks=Table({name: renamed})), name)
    next(tmp_path.glob("*roken*")).write_text("{", encoding="utf-8")
    hand.view.block_placing.shelf = Shelf(tmp_path)
    return hand


def block_of(hand, node_id: str) -> str:
    return hand.project.graph.members[node_id].target.block


def test_blocks_of_the_project_and_the_library_are_found_like_layers(residual):
    hand = residual
    for letters, block in (("resid", "Residual"), ("twice", "Twice")):
        hand.view.selection.clear()
        hand.key(Qt.Key.Key_Tab)
        assert not [name for name in listed(hand) if "Broken" in name]
        pick(hand, letters)
        (added,) = hand.view.selection.ids
        assert block_of(hand, added) == block
    assert {"Residual", "Twice"} <= set(hand.project.blocks)
    hand.view.bridge.undo()
    assert "Twice" not in hand.project.blocks


def listed(hand) -> list[str]:
    return hand.view.layer_search.popup.list.types()


def test_a_wire_offers_the_blocks_that_take_its_value_with_what_they_make(residual):
    hand = residual
    graph = hand.project.graph
    use = next(node.id for node in graph.nodes.values() if graph.block_of(node))
    fed, flat = sources(graph, use)[0], sources(graph, "logits")[0]
    hand.view.layer_search.behind(Ref(flat), QPointF(0, 900))
    assert not [name for name in listed(hand) if name.startswith(("block:", "library:"))]
    hand.view.layer_search.behind(Ref(fed), QPointF(0, 900))
    search = hand.view.layer_search.popup
    shapes = dict(zip(search.list.types(), search.list.notes(), strict=True))
    assert shapes["block:Residual"] == shapes["library:Twice"] != ""
    pick(hand, "twice")
    (added,) = hand.view.selection.ids
    assert (block_of(hand, added), hand.sources(added)) == ("Twice", (fed,))


def test_a_block_goes_into_a_wire(residual):
    hand = residual
    graph = hand.project.graph
    use = next(node.id for node in graph.nodes.values() if graph.block_of(node))
    wire = hand.view.canvas.wires[use, 0, 0].wire
    hand.view.layer_search.on_wire(wire, QPointF(0, 0))
    pick(hand, "resid")
    (added,) = hand.view.selection.ids
    assert block_of(hand, added) == "Residual"
    assert hand.sources(use) == (added,)


def sources(graph, node_id: str) -> list[str]:
    return [ref.node for ref in graph.nodes[node_id].args if isinstance(ref, Ref)]
