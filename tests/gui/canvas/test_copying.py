"""The clipboard of the canvas: text that survives mail, pictures, Python source, cascades."""

import dataclasses
import itertools
import textwrap

import pytest
import torch
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QClipboard, QColor, QGuiApplication

from netstudio.codegen.model_source import ModelSource
from netstudio.compiler.model import execute
from netstudio.document.edits import AddBend, MoveNodes, SetBlock
from netstudio.document.project_file import project_from_text, project_to_text
from netstudio.gui.canvas import clipboard
from netstudio.gui.canvas.clipboard import NoNetworkError, part_in
from netstudio.gui.canvas.note_item import TITLE
from netstudio.gui.canvas.picture import picture
from tests.custom_python import custom_network
from tests.networks import chain, lenet, residual_block, tiny_resnet

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def clipboard_text() -> str:
    return QGuiApplication.clipboard().text()


def curly(text: str) -> str:
    parts = text.split('"')
    marks = ["“" if number % 2 == 0 else "”" for number in range(len(parts) - 1)]
    return "".join(part + mark for part, mark in zip(parts, [*marks, ""], strict=True))


@pytest.mark.parametrize(
    "mailed",
    [
        lambda text: f"\n\n   {text}\n\n  ",
        lambda text: textwrap.indent(text, "> ", lambda line: True),
        lambda text: textwrap.indent(text, "> > ", lambda line: True),
        lambda text: f"Look at this:\n\n```json\n{text}\n```\n\nBest wishes",
        curly,
        lambda text: text.replace("  ", "\u00a0 "),
        lambda text: text.replace("\n", "\r\n"),
    ],
)
def test_a_network_survives_what_mail_programs_do_to_text(mailed):
    project = lenet()
    assert part_in(mailed(project_to_text(project))) == project


@pytest.mark.parametrize("mailed", [str, curly, lambda text: textwrap.indent(text, "> ")])
def test_python_files_of_custom_modules_go_along(mailed):
    project = custom_network(channels=12)
    assert project.code and part_in(mailed(clipboard.text_of(project))) == project


@pytest.mark.parametrize("code", ["1", '{"scale.py": 1}', '["scale.py"]'])
def test_python_files_that_are_no_texts_are_refused(code):
    text = clipboard.text_of(custom_network()).partition('"code"')[0] + f'"code": {code}}}'
    with pytest.raises(NoNetworkError, match="no texts"):
        part_in(text)


def test_a_file_that_no_node_is_from_stays_away():
    text = clipboard.text_of(custom_network()).replace(
        '"code": {', '"code": {"x.py": "import os", '
    )
    assert part_in(text) == custom_network()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dear all", "The text “Dear all” on the clipboard is no part of a network."),
        ('{"a": 1}', "is no part of a network"),
        ('{"format": 999, "name": "x"}', "The copied network cannot be read. "),
    ],
)
def test_a_text_that_is_no_network_is_named(text, words):
    with pytest.raises(NoNetworkError, match=words):
        part_in(text)


def test_pasting_what_is_no_network_says_so_and_changes_nothing(open_canvas):
    hand = open_canvas(lenet())
    before = hand.project
    QGuiApplication.clipboard().setText("a shopping list")
    hand.key(Qt.Key.Key_V, CTRL)
    assert hand.project is before
    assert "“a shopping list”" in hand.view.hint.text()


def test_a_copy_is_text_and_picture_at_once(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["conv1", "tanh1"])
    hand.key(Qt.Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert list(project_from_text(data.text()).graph.nodes) == ["conv1", "tanh1"]
    lines = [line for line in data.text().splitlines() if '"id"' in line]
    assert len(lines) == 2


def test_a_copy_brings_blocks_into_another_window_and_renames_them_on_collision(open_canvas):
    source = open_canvas(tiny_resnet())
    block_use = next(
        node.id
        for node in source.project.graph.nodes.values()
        if source.project.graph.block_of(node)
    )
    source.view.selection.set([block_use])
    source.key(Qt.Key.Key_C, CTRL)
    other = open_canvas(lenet())
    other.key(Qt.Key.Key_V, CTRL)
    assert list(other.project.blocks) == ["Residual"]
    changed = residual_block()
    third = open_canvas(lenet())
    third.view.bridge.push(
        SetBlock("Residual", dataclasses.replace(changed, description="another one"))
    )
    third.key(Qt.Key.Key_V, CTRL)
    assert len(third.project.blocks) == 2
    pasted = third.view.selection.current
    use = third.project.graph.block_of(third.project.graph.nodes[pasted])
    assert use.block != "Residual"


def test_pasting_again_at_the_same_place_goes_a_step_aside(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["conv1"])
    hand.key(Qt.Key.Key_C, CTRL)
    places = []
    for _ in range(3):
        hand.key(Qt.Key.Key_V, CTRL)
        places.append(hand.place(hand.view.selection.current))
    steps = {(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(places)}
    assert len(steps) == 1
    (dx, dy) = steps.pop()
    assert dx > 0
    assert dy > 0


def test_dots_of_wires_travel_with_a_copy(open_canvas):
    hand = open_canvas(lenet())
    hand.view.bridge.push(MoveNodes("", hand.view.canvas.positions()))
    hand.view.bridge.push(AddBend("", ("tanh1", 0, 0), 0, (100.0, 200.0)))
    hand.view.selection.set(["conv1", "tanh1"])
    hand.key(Qt.Key.Key_C, CTRL)
    hand.key(Qt.Key.Key_V, CTRL)
    bends = hand.project.view.bends_in("")
    assert len(bends) == 2
    (new,) = [end for end in bends if end != ("tanh1", 0, 0)]
    assert new[0] in hand.view.selection
    old_x, old_y = hand.place("tanh1")
    new_x, new_y = hand.place(new[0])
    (x, y) = bends[new][0]
    assert (x - 100.0, y - 200.0) == (new_x - old_x, new_y - old_y)


def test_a_picture_shows_the_selected_cards_and_no_selection(open_canvas):
    hand = open_canvas(lenet())
    plain = picture(hand.view.canvas, ["conv1", "tanh1"])
    hand.view.selection.set(["conv1", "tanh1"])
    assert picture(hand.view.canvas, ["conv1", "tanh1"]) == plain
    assert hand.view.canvas.nodes["conv1"].is_selected
    one = picture(hand.view.canvas, ["conv1"], see_through=True)
    assert one.width() < plain.width()
    assert QColor(one.pixelColor(2, 2)).alpha() == 0
    hand.key(Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().image().size() == plain.size()


def test_a_picture_of_the_canvas_shows_frames_and_notes(open_canvas):
    hand = open_canvas(lenet())
    cards = picture(hand.view.canvas, list(hand.view.canvas.nodes))
    far = QPointF(-600.0, -400.0)
    note = hand.view.notes.add_note(far)
    hand.view.notes.set_text(note, "Why it is so")
    hand.view.notes.select([])
    hand.key(Qt.Key.Key_C, CTRL | SHIFT)
    shown = QGuiApplication.clipboard().image()
    assert shown.width() > cards.width() + 400
    hand.view.notes.select([note])
    hand.key(Qt.Key.Key_C, CTRL | SHIFT)
    alone = QGuiApplication.clipboard().image()
    assert not alone.isNull() and alone.width() < cards.width()
    assert hand.view.notes.items[note].is_selected


def test_a_picture_of_cards_has_the_frame_that_goes_around_them_alone(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["conv1", "tanh1"])
    bare = picture(hand.view.canvas, ["conv1", "tanh1"])
    hand.view.notes.add_frame(["conv1", "tanh1"], QPointF())
    hand.view.notes.select([])
    hand.key(Qt.Key.Key_C, CTRL)
    framed = QGuiApplication.clipboard().image()
    assert framed.height() > bare.height() + TITLE
    hand.view.selection.set(["conv1"])
    hand.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().image().width() < bare.width()


def copied_module(hand) -> torch.nn.Module:
    hand.key(Qt.Key.Key_C, CTRL | ALT)
    text = clipboard_text()
    name = next(line for line in reversed(text.splitlines()) if line.startswith("class "))
    name = name.removeprefix("class ").partition("(")[0]
    source = ModelSource(text, name, {}, {}, {})
    return execute(source, "<copied>", hand.view.bridge.project)[name]()


def test_copied_python_of_a_part_runs_by_itself(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["conv2", "tanh2", "pool2"])
    module = copied_module(hand)
    assert tuple(module(torch.zeros(2, 6, 14, 14)).shape) == (2, 16, 5, 5)
    assert [name for name, _ in module.named_parameters()] == ["conv2.weight", "conv2.bias"]


def test_copied_python_without_a_selection_is_the_network(open_canvas):
    hand = open_canvas(lenet())
    module = copied_module(hand)
    assert tuple(module(torch.zeros(3, 1, 28, 28)).shape) == (3, 10)


def test_copied_python_that_cannot_stand_alone_says_why(open_canvas):
    hand = open_canvas(chain(("fc", "Linear", {"out_features": 3}), shape=None))
    QGuiApplication.clipboard().setText("as before")
    hand.view.selection.set(["fc"])
    hand.key(Qt.Key.Key_C, CTRL | ALT)
    assert "The selection cannot stand alone" in hand.view.hint.text()
    assert clipboard_text() == "as before"


def test_a_clipboard_that_hands_out_nothing_is_empty(monkeypatch):
    monkeypatch.setattr(QClipboard, "mimeData", lambda self: None)
    with pytest.raises(NoNetworkError, match="The clipboard is empty"):
        clipboard.take()
