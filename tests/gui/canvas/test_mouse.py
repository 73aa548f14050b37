"""What the hand does on the canvas, by real events."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest

from netstudio.document.project import Project
from netstudio.document.values import ListValue, Ref
from netstudio.gui.canvas.gestures.gesture import THRESHOLD
from netstudio.gui.canvas.node_item import PortState, Spot
from netstudio.layout.geometry import HEADER, WIDTH
from tests.networks import NetworkBuilder, chain, lenet

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PAIR = ("conv1", "tanh1")
MIDDLE = Qt.MouseButton.MiddleButton


def two_convolutions() -> Project:
    """An input and two convolutions, without wires."""
    net = NetworkBuilder()
    net.input("image", (1, 28, 28))
    net.layer("first", "Conv2d")
    net.layer("second", "Conv2d")
    return Project(graph=net.graph())


def test_a_click_selects_and_a_click_beside_selects_nothing(open_canvas):
    hand = open_canvas(lenet())
    hand.click(hand.title("conv1"))
    assert hand.view.selection.ids == ("conv1",)
    assert hand.view.canvas.nodes["conv1"].is_selected
    hand.click(hand.title("fc1"), SHIFT)
    assert hand.view.selection.ids == ("conv1", "fc1")
    hand.click(QPointF(-60, -60))
    assert hand.view.selection.ids == ()


def test_a_drag_moves_by_the_grid_in_one_step_that_undoes(open_canvas):
    hand = open_canvas(lenet())
    before = hand.view.canvas.nodes["pool2"].pos()
    start = hand.title("pool2")
    hand.drag(start, start + QPointF(41, 89))
    x, y = hand.place("pool2")
    assert (x - before.x(), y - before.y()) == (40, 88)
    assert len(hand.view.bridge.history.entries) == 1
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hand.view.canvas.nodes["pool2"].pos() == before
    assert hand.place("pool2") is None


def test_a_tremble_of_the_hand_is_a_click(open_canvas):
    hand = open_canvas(lenet())
    start = hand.title("conv1")
    hand.drag(start, start + QPointF(THRESHOLD - 1, 0))
    assert hand.view.bridge.history.entries == ()


def test_a_card_nearly_level_with_its_neighbour_is_drawn_level(open_canvas):
    hand = open_canvas(lenet())
    start, before = hand.title("tanh1"), hand.view.canvas.nodes["tanh1"].pos()
    hand.drag(start, start + QPointF(0, 70))
    assert hand.view.canvas.nodes["tanh1"].y() == before.y() + 72
    start = hand.title("tanh1")
    hand.drag(start, start + QPointF(12, -67))
    assert hand.view.canvas.nodes["tanh1"].y() == before.y()


def test_all_that_is_selected_moves_together(open_canvas):
    hand = open_canvas(lenet())
    hand.click(hand.title("conv1"))
    hand.click(hand.title("tanh1"), SHIFT)
    before = [hand.view.canvas.nodes[n].pos() for n in ("conv1", "tanh1", "pool1")]
    start = hand.title("tanh1")
    hand.drag(start, start + QPointF(0, 100))
    after = [hand.view.canvas.nodes[n].pos() for n in ("conv1", "tanh1", "pool1")]
    steps = [(b - a).y() for a, b in zip(before, after, strict=True)]
    assert steps == [100, 100, 0]


def test_wires_between_dragged_cards_come_along(open_canvas):
    hand = open_canvas(lenet())
    wires = hand.view.canvas.wires
    hand.click(hand.title("conv1"))
    hand.click(hand.title("tanh1"), SHIFT)
    (inside,) = [w for w in wires.values() if (w.wire.source.node, w.wire.target) == PAIR]
    (beside,) = [w for w in wires.values() if w.wire.source.node == "tanh1"]
    before, shape = inside.samples(), inside.path()
    start = hand.title("tanh1")
    hand.press(start)
    hand.move(start + QPointF(40, 104))
    step = QPointF(*inside.start) - QPointF(*before[0])
    assert step.y() == 104
    assert inside.path() == shape.translated(step)
    shifted = [(x + step.x(), y + step.y()) for x, y in before]
    assert all(a == pytest.approx(b) for a, b in zip(inside.samples(), shifted, strict=True))
    assert inside.samples()[-1] == hand.input("tanh1").toTuple()
    assert (beside.start, beside.samples()[-1]) == (
        hand.output("tanh1").toTuple(),
        hand.input("pool1").toTuple(),
    )
    hand.key(Qt.Key.Key_Escape)
    assert inside.samples() == before


def test_escape_puts_a_dragged_card_back(open_canvas):
    hand = open_canvas(lenet())
    start, before = hand.title("conv1"), hand.view.canvas.nodes["conv1"].pos()
    hand.press(start)
    hand.move(start + QPointF(50, 50))
    assert hand.view.canvas.nodes["conv1"].pos() != before
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.canvas.nodes["conv1"].pos() == before
    hand.release(start + QPointF(50, 50))
    assert hand.view.bridge.history.entries == ()


def test_dragging_from_an_output_to_an_input_wires_them(open_canvas):
    hand = open_canvas(two_convolutions())
    hand.drag(hand.output("image"), hand.input("first"))
    assert hand.sources("first") == ("image",)
    assert ("first", 0, 0) in hand.view.canvas.wires


def test_a_wire_can_be_dragged_backwards_from_an_input(open_canvas):
    hand = open_canvas(two_convolutions())
    hand.drag(hand.input("second"), hand.output("first"))
    assert hand.sources("second") == ("first",)


def test_let_go_over_a_card_a_wire_finds_its_port(open_canvas):
    hand = open_canvas(two_convolutions())
    hand.drag(hand.output("image"), hand.body("second"))
    assert hand.sources("second") == ("image",)


def test_while_a_wire_is_dragged_ports_say_whether_it_fits(open_canvas):
    hand = open_canvas(chain(("conv", "Conv2d", {}), ("pool", "AvgPool1d", {"kernel_size": 2})))
    hand.press(hand.output("image"))
    hand.move(hand.output("image") + QPointF(30, 120))
    nodes = hand.view.canvas.nodes
    assert nodes["conv"].port_states[Spot(True, 0)] is PortState.FITS
    assert nodes["pool"].port_states[Spot(True, 0)] is PortState.CLASHES
    hand.move(hand.input("pool") + QPointF(-4, 3))
    assert nodes["pool"].port_states[Spot(True, 0)] is PortState.AIMED
    assert hand.view.hint.isVisible()
    assert "AvgPool1d" in hand.view.hint.text() or "dimension" in hand.view.hint.text()
    hand.key(Qt.Key.Key_Escape)
    assert nodes["conv"].port_states is None
    assert not hand.view.hint.isVisible()


def test_a_wire_that_would_close_a_cycle_is_refused_with_its_reason(open_canvas):
    hand = open_canvas(lenet())
    before = hand.project
    hand.drag(hand.output("conv2"), hand.input("conv1"))
    assert hand.project is before
    assert len(hand.rejected) == 1
    assert "cycle" in hand.rejected[0]


def test_dragging_from_a_taken_input_takes_the_wire_elsewhere(open_canvas):
    hand = open_canvas(lenet())
    hand.drag(hand.input("tanh1"), hand.input("pool1"))
    assert hand.sources("tanh1") == ()
    assert hand.sources("pool1") == ("conv1",)
    assert len(hand.view.bridge.history.entries) == 1


def test_a_wire_dropped_where_it_was_changes_nothing(open_canvas):
    hand = open_canvas(lenet())
    start = hand.input("tanh1")
    hand.press(start)
    hand.move(start + QPointF(-90, 60))
    hand.move(start)
    hand.release(start)
    assert hand.sources("tanh1") == ("conv1",)
    assert hand.view.bridge.history.entries == ()
    assert hand.view.canvas.wires["tanh1", 0, 0].isVisible()


def test_a_wire_taken_off_and_let_go_in_the_open_is_gone(open_canvas):
    hand = open_canvas(lenet())
    hand.drag(hand.input("tanh1"), hand.input("tanh1") + QPointF(20, -70))
    assert hand.sources("tanh1") == ()
    assert not hand.view.layer_search.popup.isVisible()


def test_alt_click_cuts_a_wire(open_canvas):
    hand = open_canvas(lenet())
    hand.click(hand.wire("tanh1"), ALT)
    assert hand.sources("tanh1") == ()
    hand.view.bridge.undo()
    assert hand.sources("tanh1") == ("conv1",)


def test_an_alt_stroke_cuts_all_wires_it_crosses_in_one_step(open_canvas):
    net = NetworkBuilder()
    net.input("image", (1, 8, 8))
    for name in ("a", "b", "c"):
        net.layer(name, "ReLU", "image")
    hand = open_canvas(Project(graph=net.graph()))
    tops = [hand.wire(name) for name in ("a", "b", "c")]
    x = tops[0].x()
    hand.drag(QPointF(x, tops[0].y() - 50), QPointF(x, tops[2].y() + 50), ALT)
    assert [hand.sources(name) for name in ("a", "b", "c")] == [(), (), ()]
    assert len(hand.view.bridge.history.entries) == 1


def test_a_rectangle_over_empty_canvas_selects_what_it_touches(open_canvas):
    hand = open_canvas(lenet())
    first = hand.view.canvas.nodes["image"].card_rect
    last = hand.view.canvas.nodes["tanh1"].card_rect
    hand.drag(first.topLeft() - QPointF(20, 20), last.center() + QPointF(0, 10))
    assert hand.view.selection.ids == ("image", "conv1", "tanh1")


def test_dropping_a_layer_adds_it_there(open_canvas):
    hand = open_canvas(lenet())
    place = hand.view.canvas.content_rect().bottomRight() + QPointF(-100, 20)
    hand.drop("Dropout", place)
    (added,) = hand.view.selection.ids
    assert hand.project.graph.members[added].target.type == "Dropout"
    x, y = hand.place(added)
    assert abs(x + WIDTH / 2 - place.x()) <= 4
    assert abs(y + HEADER / 2 - place.y()) <= 4


def test_dropping_a_layer_on_a_wire_inserts_it_and_makes_room(open_canvas):
    hand = open_canvas(lenet())
    before = hand.view.canvas.nodes["tanh1"].x()
    hand.drop("BatchNorm2d", hand.wire("tanh1"))
    (added,) = hand.view.selection.ids
    assert hand.sources(added) == ("conv1",)
    assert hand.sources("tanh1") == (added,)
    assert hand.view.canvas.nodes["tanh1"].x() > before
    boxes = [item.card_rect for item in hand.view.canvas.nodes.values()]
    overlaps = [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if a.intersects(b)]
    assert overlaps == []
    assert len(hand.view.bridge.history.entries) == 1


def test_a_loose_card_dropped_on_a_wire_is_put_into_it(open_canvas):
    hand = open_canvas(lenet())
    hand.drop("Dropout", hand.view.canvas.content_rect().bottomRight() + QPointF(-100, 10))
    (added,) = hand.view.selection.ids
    start = hand.title(added)
    middle = hand.view.canvas.nodes[added].card_rect.center()
    hand.drag(start, hand.wire("tanh2") + (start - middle))
    assert hand.sources(added) == ("conv2",)
    assert hand.sources("tanh2") == (added,)
    boxes = [item.card_rect for item in hand.view.canvas.nodes.values()]
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    assert len(hand.view.bridge.history.entries) == 2


def test_the_middle_button_and_space_pan(open_canvas):
    hand = open_canvas(lenet())
    surface = hand.view.viewport()
    for button, space in ((MIDDLE, False), (Qt.MouseButton.LeftButton, True)):
        before = hand.pixel(QPointF(0, 0))
        if space:
            QTest.keyPress(hand.view, Qt.Key.Key_Space)
        QTest.mousePress(surface, button, pos=QPoint(20, 20))
        for step in (QPoint(21, 22), QPoint(33, 29), QPoint(50, 40)):
            QTest.mouseMove(surface, step)
        QTest.mouseRelease(surface, button, pos=QPoint(50, 40))
        if space:
            QTest.keyRelease(hand.view, Qt.Key.Key_Space)
        assert hand.pixel(QPointF(0, 0)) - before == QPoint(30, 20)
    assert not hand.view.layer_search.popup.isVisible()


def test_hovering_a_wire_lights_it(open_canvas):
    hand = open_canvas(lenet())
    hand.move(hand.wire("tanh1"))
    assert hand.view.canvas.wires["tanh1", 0, 0].is_hovered
    hand.move(QPointF(-30, -30))
    assert not hand.view.canvas.wires["tanh1", 0, 0].is_hovered


def test_a_variadic_input_always_has_a_free_port(open_canvas):
    net = NetworkBuilder()
    net.input("image", (1, 8, 8))
    net.layer("a", "ReLU", "image")
    net.layer("b", "Tanh", "image")
    net.layer("join", "Concatenate", "a")
    hand = open_canvas(Project(graph=net.graph()))
    assert len(hand.view.canvas.nodes["join"].card.ports.inputs) == 2
    hand.drag(hand.output("b"), hand.input("join", 1))
    assert hand.sources("join") == ("a", "b")
    assert len(hand.view.canvas.nodes["join"].card.ports.inputs) == 3


def test_each_output_of_a_layer_has_its_port(open_canvas):
    net = NetworkBuilder()
    net.input("rows", (8, 8))
    net.layer("best", "TopK", "rows", k=2)
    net.layer("act", "ReLU")
    hand = open_canvas(Project(graph=net.graph()))
    item = hand.view.canvas.nodes["best"]
    assert [port.name for port in item.card.ports.outputs] == ["values", "indices"]
    if len(QFontDatabase.families()) > 3:  # without a real font no text has a width
        assert [line.shown for line in item.lines if line.role == "port"] == ["values", "indices"]
    hand.drag(hand.output("best", (1,)), hand.input("act"))
    assert list(hand.project.graph.nodes["act"].references()) == [Ref("best", (1,))]


def three_joined() -> Project:
    net = NetworkBuilder()
    net.input("image", (1, 8, 8))
    for name in ("a", "b", "c"):
        net.layer(name, "ReLU", "image")
    net.layer("join", "Concatenate", "a", "b", "c")
    return Project(graph=net.graph())


def test_one_of_many_inputs_leaves_no_gap(open_canvas):
    hand = open_canvas(three_joined())
    hand.click(hand.wire("join", 1), ALT)
    assert hand.project.graph.nodes["join"].args == (Ref("a"), Ref("c"))
    hand.view.bridge.undo()
    hand.drag(hand.input("join", 0), hand.input("join", 0) + QPointF(-20, -80))
    assert hand.project.graph.nodes["join"].args == (Ref("b"), Ref("c"))


def test_inputs_of_many_are_reordered_by_hand(open_canvas):
    hand = open_canvas(three_joined())
    hand.drag(hand.input("join", 0), hand.input("join", 3))
    assert hand.project.graph.nodes["join"].args == (Ref("b"), Ref("c"), Ref("a"))


def test_an_undo_in_the_middle_of_a_drag_ends_it(open_canvas):
    hand = open_canvas(lenet())
    hand.drop("Dropout", hand.view.canvas.content_rect().bottomRight() + QPointF(-100, 10))
    (added,) = hand.view.selection.ids
    start = hand.title(added)
    hand.press(start)
    hand.move(start + QPointF(-40, -20))
    hand.view.bridge.undo()
    assert hand.view.gesture is None
    hand.move(start + QPointF(-60, -20))
    hand.release(start)
    assert added not in hand.nodes
    assert hand.view.bridge.history.entries == ()


def test_a_list_of_values_is_not_torn_apart_by_its_port(open_canvas):
    net = NetworkBuilder()
    net.input("a", (4,))
    net.input("b", (4,))
    net.op("cat", "torch.cat", ListValue((Ref("a"), Ref("b"))))
    hand = open_canvas(Project(graph=net.graph()))
    hand.drag(hand.input("cat") + QPointF(2, 0), hand.input("cat") + QPointF(60, 80))
    assert hand.sources("cat") == ("a", "b")
    assert hand.place("cat") is not None


def test_wires_make_way_for_a_card_put_down_on_them(open_canvas):
    hand = open_canvas(lenet())
    hand.view.canvas.set_layout_width(3 * 208.0)
    hand.view.fit()
    long_wire = next(
        item
        for item in hand.view.canvas.wires.values()
        if abs(item.samples()[0][0] - item.samples()[-1][0]) > 300
    )
    hand.view.camera.zoom_to(1.0)
    start = hand.title("logits")
    middle = hand.view.canvas.nodes["logits"].card_rect.center()
    hand.view.centerOn(middle)
    hand.drag(start, long_wire.middle() + (start - middle))
    rect = hand.view.canvas.nodes["logits"].card_rect
    assert hand.place("logits") is not None
    assert not any(rect.contains(QPointF(*point)) for point in long_wire.samples())
