"""What cards show besides their texts: marks, stacks, placeholders, focus; and what it means."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from netstudio.document.edits import RenameNode
from netstudio.document.project import Project
from netstudio.gui.canvas.hit import Hit
from netstudio.gui.canvas.tooltips import tooltip
from netstudio.gui.theme.glyphs import FAMILY_GLYPHS, paint_family
from netstudio.gui.theme.tokens import FAMILIES
from netstudio.layout.geometry import GRID, HEADER, PADDING, WIDTH
from tests.networks import NetworkBuilder, lenet, tiny_resnet


def shared() -> Project:
    """A convolution that is called twice, frozen."""
    net = NetworkBuilder()
    net.input("image", (8, 16, 16))
    net.layer("conv", "Conv2d", "image", out_channels=8, kernel_size=3, padding=1)
    net.call("again", "conv", "conv")
    net.output("again")
    graph = net.graph()
    frozen = replace(graph.members["conv"], frozen=True)
    return Project(graph=graph.with_members([frozen]))


def marks(hand, node_id: str) -> list[str]:
    return [mark.glyph for mark in hand.view.canvas.nodes[node_id].marks]


def said(hand, node_id: str) -> str:
    return tooltip(hand.view.canvas, Hit(hand.view.canvas.nodes[node_id]))


def test_a_shared_and_frozen_layer_is_marked(open_canvas):
    hand = open_canvas(shared())
    assert marks(hand, "conv") == ["shared", "frozen"]
    assert "Frozen" in said(hand, "conv")
    assert "Shared with again" in said(hand, "conv")
    borrowed = next(line for line in hand.view.canvas.nodes["again"].lines if line.role == "count")
    assert borrowed.full == "conv"


def test_a_name_of_a_sharer_is_followed(open_canvas):
    hand = open_canvas(shared())
    hand.view.bridge.push(RenameNode("", "conv", "stem"))
    assert hand.view.canvas.nodes["again"].card.shared == "stem"


def test_marks_and_texts_of_a_row_do_not_touch(open_canvas):
    hand = open_canvas(shared())
    for item in hand.view.canvas.nodes.values():
        shape = next(line for line in item.lines if line.role == "shape")
        spans = [(mark.area.left(), mark.area.right()) for mark in item.marks]
        spans += [
            (line.place.x(), line.place.x() + line.face.width(line.shown))
            for line in item.lines
            if line.role == "count"
        ]
        spans.sort()
        assert all(begin >= shape.chip.right() for begin, _ in spans)
        assert all(end <= WIDTH - PADDING + 1 for _, end in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_stack_says_how_many_it_is(open_canvas):
    hand = open_canvas(tiny_resnet())
    stack, single = (hand.view.canvas.nodes[name] for name in ("stage1", "stage2"))
    assert [line.shown for line in stack.lines if line.role == "copies"] == ["× 3"]
    assert not any(line.role == "copies" for line in single.lines)
    assert "stack of 3" in said(hand, "stage1")
    below = hand.pixel(stack.card_rect.center()).x(), stack.card_rect.bottom() + 3
    picture = hand.view.grab().toImage()
    height = hand.pixel(stack.card_rect.bottomLeft()).y() + 3
    assert QColor(picture.pixel(below[0], height)) != QColor(picture.pixel(below[0], height + 20))


def test_an_unknown_layer_is_a_placeholder(open_canvas):
    net = NetworkBuilder()
    net.input("image")
    net.layer("mystery", "LayerOfTheFuture", "image")
    hand = open_canvas(Project(graph=net.graph()))
    assert hand.view.canvas.nodes["mystery"].card.unknown
    assert "does not know the layer" in said(hand, "mystery")


@pytest.mark.parametrize(
    ("state", "value", "words"),
    [("bypassed", True, "Bypassed"), ("locked", True, "Locked"), ("conditional", "Never", "Never")],
)
def test_states_change_the_picture_and_are_explained(open_canvas, state, value, words):
    hand = open_canvas(lenet())
    item = hand.view.canvas.nodes["conv2"]
    before = hand.view.grab().toImage()
    item.set_card(replace(item.card, **{state: value}))
    assert hand.view.grab().toImage() != before
    assert words in said(hand, "conv2")


def test_a_collapsed_card_is_its_header_and_keeps_its_ports(open_canvas):
    net = NetworkBuilder()
    net.input("image", (4, 8, 8))
    net.layer("sum", "Add", "image", "image", "image")
    hand = open_canvas(Project(graph=net.graph()))
    item = hand.view.canvas.nodes["sum"]
    item.set_card(replace(item.card, collapsed=True))
    assert item.geometry.height == HEADER
    assert item.geometry.height % GRID == 0
    places = [place.y() for spot, place in item.port_places if spot.is_input]
    assert places == sorted(set(places))
    assert all(0 < y < HEADER for y in places)


def test_the_focus_ring_is_there_while_keys_go_to_the_canvas(open_canvas, qtbot):
    hand = open_canvas(lenet())
    hand.click(hand.title("conv1"))
    hand.click(hand.title("tanh1"), Qt.KeyboardModifier.ControlModifier)
    nodes = hand.view.canvas.nodes
    assert [n for n, item in nodes.items() if item.has_focus] == ["tanh1"]
    other = QWidget(hand.view)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.show()
    other.setFocus()
    assert not any(item.has_focus for item in nodes.values())
    hand.view.setFocus()
    assert nodes["tanh1"].has_focus


def test_every_family_has_a_drawing_of_its_own():
    assert set(FAMILY_GLYPHS) == set(FAMILIES)
    drawn = set()
    for family in FAMILIES:
        image = QImage(28, 28, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = image.rect().toRectF()
        paint_family(painter, family, area, QColor("#808080"), QColor("#000000"))
        painter.end()
        assert image.pixelColor(QPoint(14, 1)) == QColor("#808080")
        drawn.add(bytes(image.constBits()))
    assert len(drawn) == len(FAMILIES)
