"""What the hand does with wires: ends, dots, adapters, selection, labels. By real events."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from netstudio.document.project import Project
from netstudio.document.values import ListValue, Ref
from netstudio.gui.canvas.gestures.link import DIMMED
from netstudio.gui.canvas.misfit import NO_BREAK
from netstudio.layout.geometry import GRID
from tests.networks import NetworkBuilder, lenet

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def maps_and_a_pinned_linear() -> Project:
    """Feature maps of 16 x 5 x 5, and a Linear that counts on 400 features."""
    net = NetworkBuilder()
    net.input("image", (16, 5, 5))
    net.layer("fc", "Linear", in_features=400, out_features=10)
    return Project(graph=net.graph())


def spaced(project: Project, gap: float = 320.0) -> Project:
    """The cards in a row, wide apart, so that wires are long."""
    from netstudio.document.edits import MoveNodes

    places = {node: (i * gap, 0.0) for i, node in enumerate(project.graph.nodes)}
    return MoveNodes("", places).change(project)


def three_in_a_row() -> Project:
    net = NetworkBuilder()
    net.input("image", (1, 28, 28))
    net.layer("conv", "Conv2d", "image", out_channels=4, kernel_size=3)
    net.layer("act", "ReLU", "conv")
    net.layer("other", "Tanh")
    return spaced(Project(graph=net.graph()))


def along(hand, target: str, share: float) -> QPointF:
    return hand.view.canvas.wires[target, 0, 0].path().pointAtPercent(share)


def dots(hand, target: str = "act") -> tuple:
    return hand.project.view.bends_in("").get((target, 0, 0), ())


# Adapters


def test_a_wire_that_does_not_fit_offers_adapters_with_their_shapes(open_canvas):
    hand = open_canvas(maps_and_a_pinned_linear())
    hand.drag(hand.output("image"), hand.input("fc"))
    chooser = hand.view.adapter_chooser
    assert chooser.isVisible()
    assert hand.sources("fc") == ()
    labels = [row.label for row in chooser.choices]
    assert labels[0] == "Flatten before fc"
    assert labels[-1] == "Connect anyway"
    assert chooser.choices[0].note == "N × 400 → N × 10"
    assert chooser.choices[0].hasFocus()
    QTest.keyClick(chooser.choices[0], Qt.Key.Key_Return)
    (added,) = [n for n in hand.nodes if n not in ("image", "fc")]
    assert hand.sources("fc") == (added,)
    assert hand.sources(added) == ("image",)
    assert hand.view.bridge.inference.is_sound
    assert len(hand.view.bridge.history.entries) == 1
    assert hand.view.hasFocus()


def test_the_wire_stays_drawn_while_something_is_asked(open_canvas):
    hand = open_canvas(maps_and_a_pinned_linear())
    pending = hand.view.pending_wire
    hand.drag(hand.output("image"), hand.input("fc"))
    assert pending.is_shown
    QTest.keyClick(hand.view.adapter_chooser.choices[0], Qt.Key.Key_Escape)
    assert not pending.is_shown
    hand.drag(hand.output("image"), hand.output("image") + QPointF(60, 120))
    assert pending.is_shown
    field = hand.view.layer_search.popup.field
    QTest.keyClicks(field, "relu")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not pending.is_shown
    hand.drag(hand.output("image"), hand.output("image") + QPointF(60, 120))
    hand.click(QPointF(-60, -60))
    assert not pending.is_shown


def test_another_project_ends_the_question(open_canvas):
    hand = open_canvas(maps_and_a_pinned_linear())
    hand.drag(hand.output("image"), hand.input("fc"))
    hand.view.bridge.reset(lenet())
    assert not hand.view.adapter_chooser.isVisible()
    assert not hand.view.pending_wire.is_shown


def test_every_adapter_offered_makes_the_wire_fit(open_canvas):
    hand = open_canvas(maps_and_a_pinned_linear())
    hand.drag(hand.output("image"), hand.input("fc"))
    count = len(hand.view.adapter_chooser.choices) - 1
    assert count >= 2
    for index in range(count):
        hand.drag(hand.output("image"), hand.input("fc"))
        chooser = hand.view.adapter_chooser
        QTest.mouseClick(chooser.choices[index], Qt.MouseButton.LeftButton)
        assert hand.view.bridge.inference.is_sound, index
        hand.view.bridge.undo()
        assert hand.sources("fc") == ()


def test_connect_anyway_keeps_the_clash_and_escape_drops_the_wire(open_canvas):
    hand = open_canvas(maps_and_a_pinned_linear())
    hand.drag(hand.output("image"), hand.input("fc"))
    chooser = hand.view.adapter_chooser
    QTest.keyClick(chooser.choices[0], Qt.Key.Key_Escape)
    assert not chooser.isVisible()
    assert hand.sources("fc") == ()
    hand.drag(hand.output("image"), hand.input("fc"))
    QTest.keyClick(chooser.choices[0], Qt.Key.Key_Up)
    assert chooser.choices[-1].hasFocus()
    QTest.keyClick(chooser.choices[-1], Qt.Key.Key_Return)
    assert hand.sources("fc") == ("image",)
    assert not hand.view.bridge.inference.is_sound


def test_channels_that_differ_are_matched_by_a_convolution_of_one(open_canvas):
    net = NetworkBuilder()
    net.input("image", (16, 8, 8))
    net.layer("conv", "Conv2d", in_channels=64, out_channels=8, kernel_size=3)
    hand = open_canvas(Project(graph=net.graph()))
    hand.drag(hand.output("image"), hand.input("conv"))
    chooser = hand.view.adapter_chooser
    labels = [row.label for row in chooser.choices]
    match = labels.index("A 1×1 convolution to 64 channels before conv")
    assert chooser.choices[match].note.startswith("N × 64 × 8 × 8")
    assert any(label.startswith("Unpin in_channels") for label in labels)
    QTest.mouseClick(chooser.choices[match], Qt.MouseButton.LeftButton)
    assert hand.view.bridge.inference.is_sound


def test_a_click_on_the_canvas_drops_the_question(open_canvas):
    hand = open_canvas(maps_and_a_pinned_linear())
    hand.drag(hand.output("image"), hand.input("fc"))
    hand.click(QPointF(-60, -60))
    assert not hand.view.adapter_chooser.isVisible()
    assert hand.sources("fc") == ()


def test_what_does_not_fit_says_why_with_both_shapes_and_steps_back(open_canvas):
    hand = open_canvas(spaced(maps_and_a_pinned_linear()))
    hand.press(hand.output("image"))
    hand.move(hand.output("image") + QPointF(40, 90))
    assert hand.view.canvas.nodes["fc"].opacity() == DIMMED
    assert hand.view.canvas.nodes["image"].opacity() == 1.0
    hand.move(hand.input("fc"))
    said = hand.view.hint.text().replace(NO_BREAK, " ")
    assert said == "Linear needs its input’s last size to be 400; this is N × 16 × 5 × 5."
    hand.key(Qt.Key.Key_Escape)
    hand.release(hand.input("fc"))
    assert hand.view.canvas.nodes["fc"].opacity() == 1.0


# Ends


def test_the_near_end_of_a_wire_is_led_to_another_card(open_canvas):
    hand = open_canvas(three_in_a_row())
    hand.drag(along(hand, "act", 0.93), hand.input("other"))
    assert hand.sources("act") == ()
    assert hand.sources("other") == ("conv",)
    assert len(hand.view.bridge.history.entries) == 1


def test_the_start_of_a_wire_comes_off_too(open_canvas):
    hand = open_canvas(three_in_a_row())
    hand.drag(along(hand, "act", 0.08), hand.output("image"))
    assert hand.sources("act") == ("image",)
    hand.view.bridge.undo()
    start = along(hand, "act", 0.08)
    hand.drag(start, start + QPointF(20, 200))
    assert hand.sources("act") == ()
    assert not hand.view.layer_search.popup.isVisible()


def test_a_wire_in_a_list_gets_another_source(open_canvas):
    net = NetworkBuilder()
    net.input("a", (4,))
    net.input("b", (4,))
    net.op("cat", "torch.cat", ListValue((Ref("a"), Ref("a"))))
    hand = open_canvas(spaced(Project(graph=net.graph())))
    hand.drag(along(hand, "cat", 0.045), hand.output("b"))
    (joined,) = hand.project.graph.nodes["cat"].args
    assert sorted(ref.node for ref in joined.items) == ["a", "b"]


# Selecting


def test_a_click_selects_a_wire_and_delete_takes_it(open_canvas):
    hand = open_canvas(three_in_a_row())
    hand.click(hand.title("conv"))
    hand.click(along(hand, "act", 0.5))
    item = hand.view.canvas.wires["act", 0, 0]
    assert item.is_selected
    assert hand.view.selection.ids == ()
    hand.click(along(hand, "conv", 0.5), SHIFT)
    assert hand.view.canvas.wire_selection.keys == (("act", 0, 0), ("conv", 0, 0))
    hand.key(Qt.Key.Key_Delete)
    assert (hand.sources("act"), hand.sources("conv")) == ((), ())
    assert len(hand.view.bridge.history.entries) == 1
    assert hand.view.canvas.wire_selection.keys == ()


def test_selecting_a_node_or_nothing_lets_the_wire_go(open_canvas):
    hand = open_canvas(three_in_a_row())
    for elsewhere in (hand.title("conv"), QPointF(-60, -60)):
        hand.click(along(hand, "act", 0.5))
        assert hand.view.canvas.wires["act", 0, 0].is_selected
        hand.click(elsewhere)
        assert not hand.view.canvas.wires["act", 0, 0].is_selected
    hand.click(along(hand, "act", 0.5))
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.canvas.wire_selection.keys == ()


def test_a_rectangle_may_begin_on_a_wire(open_canvas):
    hand = open_canvas(three_in_a_row())
    start = along(hand, "conv", 0.5)
    hand.drag(start, hand.body("conv") + QPointF(30, 40))
    assert hand.view.selection.ids == ("conv",)


# Dots


def test_a_double_click_lays_a_dot_and_the_next_takes_it_off(open_canvas):
    hand = open_canvas(three_in_a_row())
    hand.double_click(along(hand, "act", 0.5))
    assert len(dots(hand)) == 1
    assert hand.view.canvas.wire_selection.dot == 0
    item = hand.view.canvas.wires["act", 0, 0]
    assert len(item.dots) == 1
    hand.double_click(item.dots[0])
    assert dots(hand) == ()
    assert item.dots == []


def test_a_dot_is_dragged_by_the_grid_and_the_wire_follows(open_canvas):
    hand = open_canvas(three_in_a_row())
    hand.double_click(along(hand, "act", 0.5))
    item = hand.view.canvas.wires["act", 0, 0]
    start = item.dots[0]
    hand.drag(start, start + QPointF(10, 101))
    ((x, y),) = dots(hand)
    assert (x % GRID, y % GRID) == (0, 0)
    assert y > start.y() + 80
    assert item.distance(QPointF(x, y)) < 1
    hand.view.bridge.undo()
    assert item.dots[0] == start


def test_a_dot_lies_level_with_its_neighbour_where_that_is_near(open_canvas):
    hand = open_canvas(three_in_a_row())
    hand.double_click(along(hand, "act", 0.5))
    item = hand.view.canvas.wires["act", 0, 0]
    start, level = item.dots[0], item.samples()[0][1]
    hand.drag(start, QPointF(start.x() + 8, level + 60))
    hand.drag(item.dots[0], QPointF(start.x(), level + 5))
    assert dots(hand)[0][1] == level


def test_dots_are_numbered_along_the_wire_and_deleted_one_by_one(open_canvas):
    hand = open_canvas(three_in_a_row())
    for share in (0.7, 0.3, 0.5):
        hand.double_click(along(hand, "act", share))
    places = dots(hand)
    assert [x for x, _ in places] == sorted(x for x, _ in places)
    hand.click(QPointF(*places[1]))
    hand.key(Qt.Key.Key_Delete)
    assert dots(hand) == (places[0], places[2])
    assert hand.sources("act") == ("conv",)


def test_dots_come_along_while_both_cards_are_dragged(open_canvas):
    hand = open_canvas(lenet())
    hand.double_click(hand.wire("tanh1"))
    assert hand.project.view.in_scope("").keys() == hand.project.graph.nodes.keys()
    item = hand.view.canvas.wires["tanh1", 0, 0]
    before = item.dots[0]
    hand.view.selection.set(["conv1", "tanh1"])
    start = hand.title("conv1")
    hand.press(start)
    for step in (20, 40, 80):
        hand.move(start + QPointF(0, step))
    assert item.dots[0] == before + QPointF(0, 80)
    hand.release(start + QPointF(0, 80))
    assert item.dots[0] == before + QPointF(0, 80)
    assert len(dots(hand, "tanh1")) == 1


def test_escape_in_the_middle_of_a_drag_leaves_the_dot(open_canvas):
    hand = open_canvas(three_in_a_row())
    hand.double_click(along(hand, "act", 0.5))
    item = hand.view.canvas.wires["act", 0, 0]
    start = item.dots[0]
    hand.press(start)
    hand.move(start + QPointF(0, 60))
    assert item.dots[0] != start
    hand.key(Qt.Key.Key_Escape)
    hand.release(start + QPointF(0, 60))
    assert item.dots[0] == start
    assert len(hand.view.bridge.history.entries) == 1


# Hovering


def test_a_wire_under_the_pointer_says_its_shape_and_shows_its_ends(open_canvas):
    hand = open_canvas(three_in_a_row())
    hand.move(along(hand, "act", 0.5))
    assert hand.view.hint.isVisible()
    assert hand.view.hint.text() == "N × 4 × 26 × 26"
    assert hand.view.canvas.nodes["conv"].is_hovered
    assert hand.view.canvas.nodes["act"].is_hovered
    hand.click(along(hand, "act", 0.5), ALT)
    assert not hand.view.hint.isVisible()  # the wire is gone, and so is what was said of it
    hand.view.bridge.undo()
    hand.move(QPointF(-40, -40))
    assert not hand.view.hint.isVisible()
    assert not hand.view.canvas.nodes["conv"].is_hovered


def test_an_unusual_dtype_is_said_too(open_canvas):
    net = NetworkBuilder()
    net.input("words", (12,), dtype="int64")
    net.layer("table", "Embedding", "words", num_embeddings=9, embedding_dim=4)
    hand = open_canvas(spaced(Project(graph=net.graph())))
    hand.move(along(hand, "table", 0.5))
    assert hand.view.hint.text() == "N × 12  int64"


def test_the_pointer_shows_where_an_end_comes_off(open_canvas):
    hand = open_canvas(three_in_a_row())
    hand.move(along(hand, "act", 0.5))
    assert hand.view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor
    hand.move(along(hand, "act", 0.93))
    assert hand.view.viewport().cursor().shape() == Qt.CursorShape.OpenHandCursor


# Cutting


def test_a_free_stroke_marks_what_it_will_cut(open_canvas):
    hand = open_canvas(three_in_a_row())
    first, second = along(hand, "conv", 0.5), along(hand, "act", 0.5)
    hand.press(first - QPointF(0, 60), ALT)
    for place in (first + QPointF(0, 60), second + QPointF(0, 60), second - QPointF(0, 60)):
        hand.move(place)
    assert hand.view.canvas.nodes  # nothing is cut before the release
    assert hand.sources("act") == ("conv",)
    hand.release(second - QPointF(0, 60), ALT)
    assert (hand.sources("conv"), hand.sources("act")) == ((), ())
    assert len(hand.view.bridge.history.entries) == 1


def test_escape_takes_a_stroke_back(open_canvas):
    hand = open_canvas(lenet())
    place = hand.wire("tanh1")
    hand.press(place - QPointF(0, 60), ALT)
    hand.move(place + QPointF(0, 60))
    hand.key(Qt.Key.Key_Escape)
    hand.release(place + QPointF(0, 60), ALT)
    assert hand.sources("tanh1") == ("conv1",)


# Keys


def test_a_wire_is_led_by_keys_to_the_nearest_that_fits(open_canvas):
    hand = open_canvas(three_in_a_row())
    hand.click(hand.title("act"))
    hand.key(Qt.Key.Key_W)
    wire = hand.view.key_wire
    assert wire.is_active
    assert wire.target.node == "other"
    assert "Enter connects to other" in hand.view.hint.text()
    assert hand.view.canvas.nodes["image"].opacity() == DIMMED
    hand.key(Qt.Key.Key_Return)
    assert hand.sources("other") == ("act",)
    assert hand.view.selection.ids == ("other",)
    assert not wire.is_active
    assert hand.view.canvas.nodes["image"].opacity() == 1.0


def test_arrows_and_letters_choose_the_target(open_canvas):
    hand = open_canvas(three_in_a_row())
    hand.click(hand.title("image"))
    hand.key(Qt.Key.Key_W)
    wire = hand.view.key_wire
    assert wire.target.node == "act"
    hand.key(Qt.Key.Key_Right)
    assert wire.target.node == "other"
    hand.key(Qt.Key.Key_Right)
    assert wire.target.node == "act"
    QTest.keyClicks(hand.view, "tan")
    assert wire.target.node == "other"
    QTest.keyClicks(hand.view, "q")
    assert wire.target is None
    assert "called “tanq”" in hand.view.hint.text()
    hand.key(Qt.Key.Key_Backspace)
    assert wire.target.node == "other"
    hand.key(Qt.Key.Key_Escape)
    assert not wire.is_active
    assert not hand.view.hint.isVisible()
    assert hand.view.bridge.history.entries == ()


def test_without_a_node_or_a_target_the_key_says_why(open_canvas):
    hand = open_canvas(lenet())
    hand.key(Qt.Key.Key_W)
    assert "Select the node" in hand.view.hint.text()
    hand.click(hand.title("logits"))
    hand.key(Qt.Key.Key_W)
    assert not hand.view.key_wire.is_active
    assert hand.view.hint.isVisible()


def test_a_press_of_the_mouse_or_an_undo_drops_a_wire_led_by_keys(open_canvas):
    hand = open_canvas(three_in_a_row())
    for end in (lambda: hand.click(QPointF(-60, -60)), hand.view.bridge.undo):
        hand.drag(hand.title("other"), hand.title("other") + QPointF(0, 40))
        hand.view.selection.set(["act"])
        hand.key(Qt.Key.Key_W)
        assert hand.view.key_wire.is_active
        end()
        assert not hand.view.key_wire.is_active


def test_a_key_inserts_into_the_selected_wire(open_canvas):
    hand = open_canvas(three_in_a_row())
    hand.key(Qt.Key.Key_I)
    assert "Select a wire" in hand.view.hint.text()
    hand.click(along(hand, "act", 0.5))
    hand.key(Qt.Key.Key_I)
    QTest.keyClicks(hand.view.layer_search.popup.field, "bn")
    QTest.keyClick(hand.view.layer_search.popup.field, Qt.Key.Key_Return)
    (added,) = hand.view.selection.ids
    assert hand.project.graph.members[added].target.type == "BatchNorm2d"
    assert hand.sources("act") == (added,)
