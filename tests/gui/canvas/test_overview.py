"""The graph painted as a whole looks as its items do, and follows what happens to them."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QGraphicsRectItem

from netstudio.document.edits import MoveNodes, RemoveNodes
from netstudio.gui.canvas.camera import SMALLEST
from netstudio.gui.canvas.paint import kit
from netstudio.gui.canvas.surface import FROM_AFAR
from netstudio.layout.geometry import WIDTH
from tests.networks import chain, lenet

AFAR = FROM_AFAR - 0.02


def colour_at(hand, place: QPointF) -> QColor:
    return QColor(hand.view.grab().toImage().pixel(hand.pixel(place)))


def middle(hand, node_id: str) -> QPointF:
    return hand.view.canvas.nodes[node_id].card_rect.center()


def edge(hand, node_id: str) -> QPointF:
    """A place on a card beside its name."""
    rect = hand.view.canvas.nodes[node_id].card_rect
    return QPointF(rect.center().x(), rect.bottom() - 12)


def open_afar(open_canvas, project):
    hand = open_canvas(project)
    hand.view.camera.zoom_to(AFAR)
    hand.view.centerOn(hand.view.canvas.content_rect().center())
    return hand


def test_cards_keep_their_colours_across_the_border(open_canvas):
    hand = open_afar(open_canvas, lenet())
    whole = {n: colour_at(hand, edge(hand, n)) for n in hand.view.canvas.nodes}
    hand.view.camera.zoom_to(FROM_AFAR + 0.005)
    single = {n: colour_at(hand, edge(hand, n)) for n in hand.view.canvas.nodes}
    assert whole == single
    assert whole["conv1"] != whole["tanh1"]


def test_a_selected_card_is_seen_from_afar(open_canvas):
    hand = open_afar(open_canvas, lenet())
    before = colour_at(hand, middle(hand, "conv1"))
    hand.click(middle(hand, "conv1"))
    assert colour_at(hand, middle(hand, "conv1")) == kit().accent
    hand.key(Qt.Key.Key_Escape)
    assert colour_at(hand, middle(hand, "conv1")) == before


def test_a_card_that_moves_or_goes_is_followed(open_canvas):
    hand = open_afar(open_canvas, lenet())
    here = middle(hand, "conv1")
    shown = colour_at(hand, here)
    hand.view.bridge.push(MoveNodes("", {"conv1": (here.x(), here.y() + 900)}))
    assert colour_at(hand, here) != shown
    assert colour_at(hand, middle(hand, "conv1")) == shown
    gone = middle(hand, "conv1")
    hand.view.bridge.push(RemoveNodes("", ("conv1",)))
    assert colour_at(hand, gone) != shown
    hand.view.bridge.undo()
    assert colour_at(hand, gone) == shown


def test_a_card_is_dragged_from_afar(open_canvas):
    hand = open_afar(open_canvas, lenet())
    start = middle(hand, "tanh1")
    shown = colour_at(hand, start)
    hand.press(start)
    hand.move(start + QPointF(0, 300))
    hand.move(start + QPointF(0, 800))
    assert colour_at(hand, middle(hand, "tanh1")) == kit().accent
    assert middle(hand, "tanh1").y() > start.y() + 700
    hand.key(Qt.Key.Key_Escape)
    hand.view.selection.clear()
    assert colour_at(hand, start) == shown


def test_a_rubber_band_is_painted_from_afar(open_canvas):
    hand = open_afar(open_canvas, lenet())
    area = hand.view.canvas.content_rect()
    corner = area.topLeft() - QPointF(600, 600)
    inside = corner + QPointF(300, 300)
    empty = colour_at(hand, inside)
    hand.press(corner)
    hand.move(area.center())
    hand.move(area.bottomRight() + QPointF(200, 200))
    assert colour_at(hand, inside) != empty
    assert all(item.is_selected for item in hand.view.canvas.nodes.values())
    hand.key(Qt.Key.Key_Escape)
    assert colour_at(hand, inside) == empty


def test_what_lies_below_the_cards_stays_below(open_canvas):
    hand = open_afar(open_canvas, lenet())
    shown = colour_at(hand, middle(hand, "conv1"))
    frame = QGraphicsRectItem(hand.view.canvas.nodes["conv1"].card_rect.adjusted(-99, -99, 99, 99))
    frame.setBrush(QColor("#336699"))
    frame.setZValue(-1)
    hand.view.canvas.addItem(frame)
    assert colour_at(hand, middle(hand, "conv1")) == shown
    assert colour_at(hand, middle(hand, "conv1") - QPointF(0, 110)) == QColor("#336699")
    hand.view.canvas.removeItem(frame)


def test_a_wire_lights_up_from_afar(open_canvas):
    hand = open_afar(open_canvas, lenet())
    before = hand.view.grab().toImage()
    wire = hand.view.canvas.wires["tanh1", 0, 0]
    wire.set_hovered(True)
    assert hand.view.grab().toImage() != before
    wire.set_hovered(False)
    assert hand.view.grab().toImage() == before


def test_another_graph_is_painted_afresh(open_canvas):
    hand = open_afar(open_canvas, lenet())
    hand.view.grab()
    hand.view.bridge.reset(chain(("only", "ReLU", {})))
    hand.view.camera.zoom_to(AFAR)
    assert set(hand.view.canvas.nodes) == {"image", "only", "logits"}
    assert colour_at(hand, middle(hand, "only")) != kit().canvas


def test_a_graph_too_large_for_the_smallest_zoom_is_still_seen_whole(open_canvas):
    hand = open_canvas(chain(("far", "ReLU", {})))
    hand.view.bridge.push(MoveNodes("", {"far": (60_000.0, 30_000.0)}))
    hand.view.fit()
    QApplication.processEvents()
    assert hand.view.zoom < SMALLEST
    shown = hand.view.mapToScene(hand.view.viewport().rect()).boundingRect()
    assert shown.contains(hand.view.canvas.content_rect())
    assert hand.view.canvas.content_rect().width() > 60_000 - WIDTH
