"""Frames and notes by real mouse and key events."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from netstudio.document.edits import AddNote, ChangeNote
from netstudio.document.project_file import project_from_text, project_to_text
from netstudio.document.view import FRAME, Note
from netstudio.gui.canvas.gestures.note import CURSORS
from netstudio.gui.canvas.note_item import TITLE
from netstudio.layout.geometry import GRID
from tests.networks import lenet, tiny_resnet

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def framed(open_canvas):
    """LeNet-5 with a frame around its first convolution and activation."""
    hand = open_canvas(lenet())
    hand.view.selection.set(["conv1", "tanh1"])
    hand.key(Qt.Key.Key_C)
    write(hand, "Stem", Qt.Key.Key_Return)
    return hand


def write(hand, text: str, last: Qt.Key, keys=Qt.KeyboardModifier.NoModifier) -> None:
    editor = hand.view.note_editor
    assert editor.isVisible()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, last, keys)


def frame(hand):
    (item,) = [item for item in hand.view.notes.items.values() if item.is_frame]
    return item


def title_of(item) -> QPointF:
    return QPointF(item.rect.right() - 40, item.rect.top() + TITLE / 2)


def test_c_frames_what_is_selected_and_asks_for_its_title(framed):
    item = frame(framed)
    assert item.note.text == "Stem"
    for node_id in ("conv1", "tanh1"):
        assert item.rect.contains(framed.view.canvas.nodes[node_id].card_rect)
    assert [e.label for e in framed.view.bridge.history.entries] == [
        "Add a frame",
        "Rename a frame",
    ]


def test_cards_that_show_a_picture_stay_in_their_frame(framed):
    picture = QImage(96, 20, QImage.Format.Format_RGB32)
    for node_id in ("conv1", "tanh1"):
        card = framed.view.canvas.nodes[node_id]
        before = card.card_rect
        framed.view.set_thumbnail(node_id, picture)
        assert before.height() < card.card_rect.height()
        assert frame(framed).rect.contains(card.card_rect)


def test_its_title_bar_moves_what_lies_in_it_in_one_step(framed):
    nodes = framed.view.canvas.nodes
    before = {n: nodes[n].pos() for n in ("conv1", "tanh1", "pool1")}
    rect = frame(framed).rect
    framed.drag(title_of(frame(framed)), title_of(frame(framed)) + QPointF(40, 200))
    assert frame(framed).rect == rect.translated(40, 200)
    assert nodes["conv1"].pos() == before["conv1"] + QPointF(40, 200)
    assert nodes["tanh1"].pos() == before["tanh1"] + QPointF(40, 200)
    assert nodes["pool1"].pos() == before["pool1"]
    assert framed.view.bridge.history.undo_label == "Move a frame"
    framed.key(Qt.Key.Key_Z, CTRL)
    assert frame(framed).rect == rect
    assert nodes["conv1"].pos() == before["conv1"]


def test_a_card_dragged_with_a_frame_takes_what_lies_in_it(framed):
    nodes = framed.view.canvas.nodes
    before = {n: nodes[n].pos() for n in ("conv1", "tanh1", "fc3")}
    rect = frame(framed).rect
    framed.click(title_of(frame(framed)))
    framed.view.selection.add(["fc3"])
    framed.view.notes.select([frame(framed).note.id])
    framed.drag(framed.title("fc3"), framed.title("fc3") + QPointF(-40, 100), ALT)
    step = nodes["fc3"].pos() - before["fc3"]
    assert step != QPointF()
    assert {n: nodes[n].pos() - before[n] for n in before} == dict.fromkeys(before, step)
    assert frame(framed).rect == rect.translated(step)
    framed.key(Qt.Key.Key_Z, CTRL)
    assert {n: nodes[n].pos() for n in before} == before


def test_a_frame_follows_its_cards_into_a_new_layout(framed):
    nodes = framed.view.canvas.nodes
    framed.drag(title_of(frame(framed)), title_of(frame(framed)) + QPointF(-60, -80))
    rect = frame(framed).rect
    assert {card.node_id for card in framed.view.notes.cards_in(frame(framed))} == {
        "conv1",
        "tanh1",
    }
    place = rect.topLeft() + QPointF(10, 40)
    note = Note("n", "", place.x(), place.y(), 60, 40)
    framed.view.bridge.push(AddNote(note))
    framed.key(Qt.Key.Key_Escape)
    framed.key(Qt.Key.Key_L)
    moved = frame(framed).rect
    assert moved != rect
    held = {card.node_id for card in framed.view.notes.cards_in(frame(framed))}
    assert held == {"conv1", "tanh1"}
    assert all(moved.contains(nodes[n].card_rect) for n in held)
    beside = framed.view.notes.items["n"].rect
    assert beside.topLeft() - moved.topLeft() == QPointF(10, 40)
    framed.key(Qt.Key.Key_L)
    assert frame(framed).rect == moved
    framed.key(Qt.Key.Key_Z, CTRL)
    assert frame(framed).rect == rect


def test_escape_in_the_middle_puts_everything_back(framed):
    nodes, rect = framed.view.canvas.nodes, frame(framed).rect
    before, start = nodes["conv1"].pos(), title_of(frame(framed))
    framed.press(start)
    framed.move(start + QPointF(50, 60))
    assert nodes["conv1"].pos() != before
    framed.key(Qt.Key.Key_Escape)
    assert nodes["conv1"].pos() == before
    assert frame(framed).rect == rect
    framed.release(start)


@pytest.mark.parametrize(
    ("corner", "step", "change"),
    [
        ("bottomRight", (60, 40), (0, 0, 60, 40)),
        ("topLeft", (-40, -20), (-40, -20, 0, 0)),
    ],
)
def test_corners_resize_it(framed, corner, step, change):
    rect = frame(framed).rect
    start = getattr(rect, corner)()
    framed.drag(start, start + QPointF(*step))
    assert frame(framed).rect == rect.adjusted(*change)
    assert framed.view.bridge.history.undo_label == "Resize a frame"


def test_of_a_wire_along_an_edge_and_the_edge_a_press_takes_the_nearer(framed):
    wire = next(w for w in framed.view.canvas.wires.values() if w.wire.key[0] == "conv2")
    low = max(y for _, y in wire.samples()[: len(wire.samples()) // 2])
    note = frame(framed).note
    framed.view.bridge.push(ChangeNote(replace(note, height=low - 4 - note.y)))
    rect = frame(framed).rect
    framed.drag(QPointF(rect.center().x(), rect.bottom() + 1), rect.bottomRight() + QPointF(0, 20))
    assert frame(framed).rect.bottom() == pytest.approx(rect.bottom() + 20, abs=GRID / 2)
    framed.key(Qt.Key.Key_Z, CTRL)
    framed.click(QPointF(rect.center().x(), rect.bottom() + 3))
    assert framed.view.canvas.wire_selection.keys == (wire.wire.key,)
    assert framed.view.notes.selected == ()


def test_it_never_becomes_too_small_to_hold(framed):
    rect = frame(framed).rect
    framed.drag(rect.bottomRight(), rect.topLeft() - QPointF(50, 50))
    assert frame(framed).rect.width() >= 80
    assert frame(framed).rect.topLeft() == rect.topLeft()


def test_a_press_inside_a_frame_is_for_what_lies_there(framed):
    rect = frame(framed).rect
    framed.click(title_of(frame(framed)))
    assert framed.view.notes.selected == (frame(framed).note.id,)
    framed.click(QPointF(rect.left() + 10, rect.bottom() - 10))
    assert framed.view.notes.selected == ()
    framed.click(framed.title("conv1"))
    assert framed.view.selection.ids == ("conv1",)


def test_a_double_click_on_the_title_renames_it_and_escape_drops_that(framed):
    framed.double_click(title_of(frame(framed)))
    write(framed, "Something else", Qt.Key.Key_Escape)
    assert frame(framed).note.text == "Stem"
    framed.double_click(title_of(frame(framed)))
    write(framed, "Head", Qt.Key.Key_Return)
    assert frame(framed).note.text == "Head"


def test_n_writes_a_note_of_several_lines(open_canvas):
    hand = open_canvas(lenet())
    hand.move(QPointF(120, 260))
    hand.key(Qt.Key.Key_N)
    editor = hand.view.note_editor
    QTest.keyClicks(editor, "first")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    write(hand, "second", Qt.Key.Key_Return, CTRL)
    (note,) = hand.project.view.notes.values()
    assert note.text == "first\nsecond"
    assert (note.x, note.y) == (120, 260)
    hand.drag(QPointF(200, 300), QPointF(240, 300))
    (note,) = hand.project.view.notes.values()
    assert (note.x, note.y) == (160, 260)


def test_a_note_grows_with_what_is_written_and_fit_shows_it(open_canvas):
    hand = open_canvas(lenet())
    hand.view.bridge.push(AddNote(Note("n", "", 100, -1200, 160, 40)))
    hand.view.edit_note("n")
    write(hand, "many words " * 12, Qt.Key.Key_Return, CTRL)
    note = hand.project.view.notes["n"]
    assert note.height > 100
    hand.view.fit()
    assert hand.view.viewport().rect().contains(hand.pixel(QPointF(100, -1200)))


def test_a_click_elsewhere_takes_what_was_written(open_canvas):
    hand = open_canvas(lenet())
    hand.move(QPointF(120, 260))
    hand.key(Qt.Key.Key_N)
    QTest.keyClicks(hand.view.note_editor, "kept")
    hand.view.setFocus()
    assert [note.text for note in hand.project.view.notes.values()] == ["kept"]


def test_delete_takes_notes_and_nodes_together_in_one_step(framed):
    framed.click(title_of(frame(framed)))
    framed.click(framed.title("tanh1"), SHIFT)
    framed.key(Qt.Key.Key_Delete)
    assert framed.view.notes.items == {}
    assert "tanh1" not in framed.nodes
    framed.key(Qt.Key.Key_Z, CTRL)
    assert "tanh1" in framed.nodes
    assert frame(framed).note.text == "Stem"


def test_a_frame_and_its_nodes_are_duplicated(framed):
    framed.click(title_of(frame(framed)))
    framed.view.selection.set(["conv1"])
    framed.key(Qt.Key.Key_D, CTRL)
    frames = list(framed.project.view.notes.values())
    assert [note.text for note in frames] == ["Stem", "Stem"]
    assert framed.view.notes.selected == (frames[1].id,)
    assert len(framed.nodes) == len(lenet().graph.nodes) + 1


def test_a_note_alone_is_copied_and_pasted(open_canvas):
    hand = open_canvas(lenet())
    hand.view.bridge.push(AddNote(Note("n", "Deep", 100, -130, 160, 80)))
    hand.click(QPointF(150, -90))
    hand.key(Qt.Key.Key_C, CTRL)
    hand.key(Qt.Key.Key_V, CTRL)
    assert [note.text for note in hand.project.view.notes.values()] == ["Deep", "Deep"]


def test_a_rubber_band_takes_the_notes_that_lie_wholly_in_it(framed):
    rect = frame(framed).rect
    framed.drag(rect.topLeft() - QPointF(20, 20), rect.bottomRight() + QPointF(20, 20))
    assert framed.view.notes.selected == (frame(framed).note.id,)
    assert set(framed.view.selection.ids) >= {"conv1", "tanh1"}


def test_a_locked_frame_stays(framed):
    framed.click(title_of(frame(framed)))
    framed.key(Qt.Key.Key_K)
    rect = frame(framed).rect
    framed.drag(title_of(frame(framed)), title_of(frame(framed)) + QPointF(60, 60))
    framed.drag(rect.bottomRight(), rect.bottomRight() + QPointF(60, 60))
    framed.key(Qt.Key.Key_Delete)
    assert frame(framed).rect == rect
    assert framed.rejected


def test_frames_belong_to_their_graph(open_canvas):
    hand = open_canvas(tiny_resnet())
    hand.view.bridge.push(AddNote(Note("f", "Main", 0, 300, 300, 200, kind=FRAME)))
    hand.view.bridge.set_scope("Residual")
    assert hand.view.notes.items == {}
    hand.move(QPointF(10, 300))
    hand.key(Qt.Key.Key_C)
    write(hand, "Inside", Qt.Key.Key_Return)
    assert [item.note.text for item in hand.view.notes.items.values()] == ["Inside"]
    saved = project_from_text(project_to_text(hand.project))
    assert saved.view.notes == hand.project.view.notes


def test_everything_inside_the_items_bounds_is_painted(framed):
    item = frame(framed)
    assert item.boundingRect().contains(QRectF(0, 0, item.rect.width(), item.rect.height()))
    assert not framed.view.grab().isNull()


def test_selected_notes_come_along_with_a_dragged_card_in_one_step(open_canvas):
    hand = open_canvas(lenet())
    hand.view.bridge.push(AddNote(Note("n", "Deep", 100, -130, 160, 80)))
    hand.view.notes.select(["n"])
    hand.view.selection.set(["conv1", "tanh1"])
    before = hand.view.canvas.nodes["tanh1"].pos()
    start = hand.title("conv1")
    hand.drag(start, start + QPointF(0, 84))
    step = hand.view.canvas.nodes["tanh1"].pos() - before
    note = hand.project.view.notes["n"]
    assert step.y() > 0
    assert (note.x, note.y) == (100 + step.x(), -130 + step.y())
    hand.key(Qt.Key.Key_Z, CTRL)
    assert hand.project.view.notes["n"].y == -130
    assert hand.view.canvas.nodes["tanh1"].pos() == before


def test_arrow_keys_nudge_notes_too(open_canvas):
    hand = open_canvas(lenet())
    hand.view.bridge.push(AddNote(Note("n", "Deep", 100, -130, 160, 80)))
    hand.click(QPointF(150, -90))
    hand.key(Qt.Key.Key_Right, CTRL)
    assert hand.project.view.notes["n"].x == 104


def test_scrolling_takes_what_was_written_and_another_project_drops_it(framed):
    framed.view.edit_note(frame(framed).note.id)
    QTest.keyClicks(framed.view.note_editor, "Scrolled")
    framed.view.horizontalScrollBar().setValue(framed.view.horizontalScrollBar().value() + 30)
    assert frame(framed).note.text == "Scrolled"
    framed.view.edit_note(frame(framed).note.id)
    framed.view.bridge.reset(tiny_resnet())
    assert not framed.view.note_editor.isVisible()
    assert framed.view.notes.items == {}


def test_a_note_out_of_sight_is_brought_in_to_be_written(open_canvas):
    hand = open_canvas(lenet())
    hand.view.bridge.push(AddNote(Note("n", "", 100, -3000, 160, 80)))
    hand.view.notes.select(["n"])
    hand.key(Qt.Key.Key_F2)
    assert hand.view.viewport().rect().contains(hand.view.note_editor.geometry().center())


def test_undo_in_the_middle_of_a_drag_leaves_nothing_behind(framed):
    start = title_of(frame(framed))
    framed.press(start)
    framed.move(start + QPointF(50, 60))
    framed.view.bridge.undo()
    framed.view.bridge.undo()
    framed.release(start)
    assert framed.view.notes.items == {}
    placed = framed.view.canvas.positions()
    framed.view.canvas.rebuild()
    assert framed.view.canvas.positions() == placed


def test_nodes_and_notes_are_locked_and_coloured_in_one_step(framed):
    framed.view.notes.select([frame(framed).note.id])
    framed.view.selection.set(["conv1"])
    steps = len(framed.view.bridge.history.entries)
    framed.view.placing.set_colour("#e5534b")
    framed.key(Qt.Key.Key_K)
    assert len(framed.view.bridge.history.entries) == steps + 2
    assert frame(framed).note.locked
    assert frame(framed).note.colour == "#e5534b"
    assert framed.view.canvas.nodes["conv1"].card.locked
    framed.key(Qt.Key.Key_K)
    assert not frame(framed).note.locked


def test_from_afar_a_press_takes_one_of_two_opposite_edges(framed):
    item = frame(framed)
    rect = item.rect
    afar = 2 * max(rect.width(), rect.height())  # both edges are within reach of every place
    for name, place in (
        ("lt", rect.topLeft()),
        ("rt", rect.topRight()),
        ("rb", rect.bottomRight()),
    ):
        assert item.holds(place, afar) == name
    assert item.holds(rect.center() - QPointF(1, 1), afar) == "lt"
    assert all(item.holds(rect.center() + QPointF(x, 0), afar) in CURSORS for x in (-9, 0, 9))
