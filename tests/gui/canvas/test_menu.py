"""The menu of a right click."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QMenu, QToolButton

from netstudio.document.edits import AddNote
from netstudio.document.view import FRAME, Note
from netstudio.gui.canvas.edge_scroll import EDGE
from netstudio.gui.canvas.swatch_row import SwatchRow
from netstudio.gui.settings import Settings
from tests.networks import lenet, tiny_resnet


@pytest.fixture
def right_click(qtbot):
    def clicked(hand, place: QPointF) -> QMenu:
        pixel = hand.pixel(place)
        surface = hand.view.viewport()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, pixel, surface.mapToGlobal(pixel))
        QApplication.sendEvent(surface, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    return clicked


def choose(menu: QMenu, start: str) -> None:
    (action,) = (a for a in menu.actions() if a.text().startswith(start))
    if action.menu():
        return
    menu.close()
    action.trigger()


def test_on_a_card_it_selects_and_offers_what_can_be_done(open_canvas, right_click):
    hand = open_canvas(lenet())
    menu = right_click(hand, hand.body("conv1"))
    assert hand.view.selection.ids == ("conv1",)
    choose(menu, "Duplicate")
    assert len(hand.nodes) == len(lenet().graph.nodes) + 1


def test_a_node_gets_a_colour_of_its_own_and_loses_it(open_canvas, right_click):
    hand = open_canvas(lenet())
    for start, has_colour in (("Red", True), ("As its", False)):
        menu = right_click(hand, hand.body("conv1"))
        (colours,) = (a.menu() for a in menu.actions() if a.menu())
        choose(colours, start)
        menu.close()
        assert (hand.view.canvas.nodes["conv1"].card.colour is not None) is has_colour


def test_on_a_wire_it_cuts_or_inserts(open_canvas, right_click):
    hand = open_canvas(lenet())
    choose(right_click(hand, hand.wire("tanh1")), "Insert")
    search = hand.view.layer_search.popup
    assert "Conv1d" not in search.list.types()
    QTest.keyClicks(search.field, "dropout")
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    (added,) = hand.view.selection.ids
    assert hand.sources("tanh1") == (added,)
    choose(right_click(hand, hand.wire("pool1")), "Cut")
    assert hand.sources("pool1") == ()


def test_on_a_wire_it_lays_dots_and_straightens(open_canvas, right_click):
    hand = open_canvas(lenet())
    choose(right_click(hand, hand.wire("tanh1")), "Add a dot")
    item = hand.view.canvas.wires["tanh1", 0, 0]
    assert len(item.dots) == 1
    choose(right_click(hand, item.dots[0]), "Remove the dot")
    assert item.dots == []
    choose(right_click(hand, hand.wire("tanh1")), "Add a dot")
    choose(right_click(hand, item.dots[0]), "Straighten")
    assert item.dots == []
    assert not hand.project.view.bends


def test_on_one_of_several_selected_wires_it_cuts_them_all(open_canvas, right_click):
    hand = open_canvas(lenet())
    hand.click(hand.wire("tanh1"))
    hand.click(hand.wire("pool1"), Qt.KeyboardModifier.ShiftModifier)
    choose(right_click(hand, hand.wire("pool1")), "Cut the 2 selected wires")
    assert (hand.sources("tanh1"), hand.sources("pool1")) == ((), ())


def test_on_a_block_it_opens_it(open_canvas, right_click):
    hand = open_canvas(tiny_resnet())
    choose(right_click(hand, hand.body("stage2")), "Open Residual")
    assert hand.view.bridge.scope == "Residual"


def test_on_empty_canvas_it_adds_there(open_canvas, right_click):
    hand = open_canvas(lenet())
    choose(right_click(hand, QPointF(-40, -40)), "Add a layer")
    assert hand.view.layer_search.popup.isVisible()


def test_at_the_edge_the_canvas_comes_along(open_canvas, qtbot):
    hand = open_canvas(lenet())
    start, surface = hand.title("conv1"), hand.view.viewport()
    before = hand.view.canvas.nodes["conv1"].x()
    hand.press(start)
    edge = QPoint(surface.width() - EDGE // 2, 300)
    QTest.mouseMove(surface, edge - QPoint(60, 0))
    QTest.mouseMove(surface, edge)
    reached = hand.view.canvas.nodes["conv1"].x()
    qtbot.waitUntil(lambda: hand.view.canvas.nodes["conv1"].x() > reached + 20)
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, pos=edge)
    settled = hand.pixel(QPointF(0, 0))
    qtbot.wait(60)
    assert hand.pixel(QPointF(0, 0)) == settled
    assert hand.place("conv1")[0] > before


def test_a_frame_takes_a_colour_from_the_row_of_swatches(open_canvas, right_click):
    hand = open_canvas(lenet())
    hand.view.bridge.push(AddNote(Note("f", "Stem", -20, -60, 400, 220, kind=FRAME)))
    menu = right_click(hand, QPointF(100, -46))
    assert hand.view.notes.selected == ("f",)
    row = menu.findChild(SwatchRow)
    (teal,) = (b for b in row.findChildren(QToolButton) if b.accessibleName() == "Teal")
    QTest.mouseClick(teal, Qt.MouseButton.LeftButton)
    assert hand.project.view.notes["f"].colour == "#23b5a6"
    assert not menu.isVisible()
    menu = right_click(hand, QPointF(100, -46))
    choose(menu, "Select what lies inside")
    assert "image" in hand.view.selection.ids


def test_a_view_is_remembered_and_gone_back_to_from_the_menu(open_canvas, right_click):
    hand = open_canvas(lenet())
    hand.view.camera.zoom_to(0.75)
    menu = right_click(hand, QPointF(-60, -100))
    (views,) = (a.menu() for a in menu.actions() if a.text() == "Remembered views")
    choose(views, "Remember this view as 1")
    menu.close()
    hand.view.camera.zoom_to(1.5)
    menu = right_click(hand, QPointF(-60, -100))
    (views,) = (a.menu() for a in menu.actions() if a.text() == "Remembered views")
    choose(views, "View 1: Main graph, 75 %")
    menu.close()
    assert hand.view.zoom == 0.75


def test_any_colour_can_be_chosen_and_is_offered_again(open_canvas, right_click, tmp_path):
    hand = open_canvas(lenet())
    hand.view.own_colour.settings = Settings(tmp_path / "settings.ini")

    def colours(node: str) -> QMenu:
        menu = right_click(hand, hand.body(node))
        return next(action.menu() for action in menu.actions() if action.menu())

    choose(colours("conv1"), "Another colour")
    dialog = hand.view.findChild(QColorDialog)
    dialog.setCurrentColor("#123456")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert hand.view.canvas.nodes["conv1"].card.colour == "#123456"
    again = colours("fc1")
    choose(again, "#123456")
    assert hand.view.canvas.nodes["fc1"].card.colour == "#123456"
    choose(colours("conv1"), "Another colour")
    dialog = hand.view.findChild(QColorDialog)
    assert dialog.currentColor().name() == "#123456"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert hand.view.canvas.nodes["conv1"].card.colour == "#123456"
