"""Blocks on the canvas, by keys and mouse: grouping, going in and out, dissolving."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.document.edits import GroupNodes, MakeUnique, MoveNodes, RemoveNodes, SetArguments
from netstudio.gui.canvas.scope_zoom import ScopeZoom
from netstudio.presets import load_preset
from tests.networks import lenet, tiny_resnet

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
RESNET = load_preset("resnet20_cifar10")


def _type(hand, text: str) -> None:
    editor = hand.view.blocks._editor
    assert editor.isVisible()
    assert editor.selectedText() == editor.text()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_group_name_and_undo(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["conv1", "tanh1", "pool1"])
    hand.key(Qt.Key.Key_G, CTRL)
    assert hand.view.selection.ids == ("block",)
    _type(hand, "first stage")
    assert list(hand.project.blocks) == ["FirstStage"]
    assert hand.project.graph.nodes["block"].name == "first_stage"
    assert hand.view.canvas.nodes["block"].card.type_name == "FirstStage"
    assert hand.sources("conv2") == ("block",)
    hand.key(Qt.Key.Key_Z, CTRL)
    assert list(hand.project.blocks) == ["Block"]
    hand.key(Qt.Key.Key_Z, CTRL)
    assert hand.project == lenet()


def test_escape_keeps_the_suggested_name(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["fc1", "tanh3"])
    hand.key(Qt.Key.Key_G, CTRL)
    QTest.keyClick(hand.view.blocks._editor, Qt.Key.Key_Escape)
    assert list(hand.project.blocks) == ["Block"]
    assert hand.view.hasFocus()
    hand.view.selection.set(["fc2", "tanh4"])
    hand.key(Qt.Key.Key_G, CTRL)
    assert list(hand.project.blocks) == ["Block", "Block2"]


def test_what_cannot_be_grouped_says_so(open_canvas):
    hand = open_canvas(lenet())
    hand.view.selection.set(["image", "conv1"])
    hand.key(Qt.Key.Key_G, CTRL)
    hand.view.selection.set(["conv1", "pool1"])
    hand.key(Qt.Key.Key_G, CTRL)
    assert "“image” is an input" in hand.rejected[0]
    assert "“tanh1” lies on a way" in hand.rejected[1]
    assert not hand.project.blocks


def test_ungroup_puts_everything_back_where_it_was(open_canvas):
    hand = open_canvas(lenet())
    before = hand.view.canvas.positions()
    hand.view.selection.set(["conv1", "tanh1", "pool1"])
    hand.key(Qt.Key.Key_G, CTRL)
    QTest.keyClick(hand.view.blocks._editor, Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_G, CTRL | SHIFT)
    assert set(hand.view.selection.ids) == {"conv1", "tanh1", "pool1"}
    after = hand.view.canvas.positions()
    assert {n: after[n] for n in ("conv1", "tanh1", "pool1")} == {
        n: before[n] for n in ("conv1", "tanh1", "pool1")
    }
    hand.view.selection.set(["conv2"])
    hand.key(Qt.Key.Key_G, CTRL | SHIFT)
    assert hand.rejected == ["Select a block to ungroup it."]


def test_a_stack_is_laid_out_beside_itself_and_others_make_room(open_canvas):
    hand = open_canvas(RESNET)
    hand.view.selection.set(["stage2"])
    hand.key(Qt.Key.Key_G, CTRL | SHIFT)
    assert len(hand.view.selection.ids) == 3 * 8 - 2
    boxes = [item.box for item in hand.view.canvas.nodes.values()]
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = one.right <= other.left or other.right <= one.left
            assert apart or one.bottom <= other.top or other.bottom <= one.top
    hand.key(Qt.Key.Key_Z, CTRL)
    assert hand.project is RESNET


def test_in_by_enter_and_out_by_keys(open_canvas, qtbot):
    hand = open_canvas(RESNET)
    view, bridge = hand.view, hand.view.bridge
    view.camera.zoom_to(0.8)
    pose = view.camera.pose
    view.selection.set(["stage2"])
    hand.key(Qt.Key.Key_Return)
    assert (bridge.scope, bridge.instance) == ("BasicBlock", "stage2[0]")
    assert view.canvas.nodes["conv1"].card.shape == "N × 32 × 16 × 16"
    view.selection.set(["shortcut"])
    hand.key(Qt.Key.Key_Return)
    assert (bridge.scope, bridge.instance) == ("Projection", "stage2[0].shortcut")
    assert [step.address for step in bridge.way_in] == ["stage2[0]", "stage2[0].shortcut"]
    hand.key(Qt.Key.Key_Up, ALT)
    assert (bridge.scope, bridge.instance) == ("BasicBlock", "stage2[0]")
    assert view.selection.ids == ("shortcut",)
    view.selection.clear()
    hand.key(Qt.Key.Key_Backspace)
    assert bridge.scope == ""
    assert view.selection.ids == ("stage2",)
    assert view.camera.pose == pose
    assert hand.project is RESNET
    hand.key(Qt.Key.Key_Up, ALT)
    assert bridge.scope == ""
    qtbot.waitUntil(lambda: not view.findChildren(ScopeZoom))


def test_backspace_deletes_what_is_selected(open_canvas):
    hand = open_canvas(RESNET)
    hand.view.bridge.set_scope("Projection")
    hand.view.selection.set(["norm"])
    hand.key(Qt.Key.Key_Backspace)
    assert hand.view.bridge.scope == "Projection"
    assert "norm" not in hand.nodes


def test_a_double_click_goes_in_through_that_instance(open_canvas):
    hand = open_canvas(RESNET)
    hand.double_click(hand.body("stage3"))
    assert hand.view.bridge.instance == "stage3[0]"
    assert hand.view.canvas.nodes["conv1"].card.shape == "N × 64 × 8 × 8"
    hand.view.navigation.look_at("stage3[1]")
    assert hand.view.bridge.node_inference("x").type.shape[1] == 64
    hand.view.navigation.look_at("stage1[2]")
    assert hand.view.canvas.nodes["conv1"].card.shape == "N × 16 × 32 × 32"
    hand.key(Qt.Key.Key_Up, ALT)
    assert hand.view.selection.ids == ("stage1",)


def test_enter_on_a_layer_shows_it_in_detail(open_canvas):
    hand = open_canvas(lenet())
    shown = []
    hand.view.node_activated.connect(shown.append)
    hand.view.selection.set(["conv1"])
    hand.key(Qt.Key.Key_Return)
    assert shown == ["conv1"]


def test_an_edit_inside_shows_at_every_instance(open_canvas):
    hand = open_canvas(tiny_resnet())
    counts = [hand.view.canvas.nodes[n].card.count for n in ("stage1", "stage2")]
    hand.view.bridge.push(SetArguments("Residual", "conv", {"bias": True}))
    after = [hand.view.canvas.nodes[n].card.count for n in ("stage1", "stage2")]
    assert all(a != b for a, b in zip(counts, after, strict=True))


def test_unique_merged_and_unused(open_canvas):
    hand = open_canvas(RESNET)
    blocks = hand.view.blocks
    hand.view.selection.set(["stage2"])
    blocks.make_unique()
    _type(hand, "WideBlock")
    assert hand.project.graph.members["stage2"].target.block == "WideBlock"
    blocks.merge_equal()
    assert hand.project.graph == RESNET.graph
    blocks.merge_equal()
    blocks.drop_unused()
    assert hand.rejected == ["No two blocks are defined alike.", "Every block is used."]
    hand.view.selection.set(["stage1", "stage2", "stage3"])
    hand.key(Qt.Key.Key_Delete)
    blocks.drop_unused()
    assert not hand.project.blocks
    hand.key(Qt.Key.Key_Z, CTRL)
    assert set(hand.project.blocks) == {"BasicBlock", "Projection"}


def test_a_lost_block_leads_back_to_the_main_graph(open_canvas):
    hand = open_canvas(lenet())
    assert hand.view.bridge.push(GroupNodes("", ("conv1", "tanh1"), "Own", "own"))
    hand.view.selection.set(["own"])
    hand.key(Qt.Key.Key_Return)
    assert hand.view.bridge.scope == "Own"
    hand.view.bridge.undo()
    assert hand.view.bridge.scope == ""
    assert hand.view.bridge.push(MoveNodes("", {"conv1": (4.0, 8.0)}))


def test_a_block_that_nothing_uses_is_left_by_keys_too(open_canvas):
    hand = open_canvas(tiny_resnet())
    users = [n.id for n in hand.project.graph.nodes.values() if hand.view.block_of(n.id)]
    hand.view.bridge.push(RemoveNodes("", tuple(users)))
    for key, keys in ((Qt.Key.Key_Up, ALT), (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)):
        hand.view.bridge.set_scope("Residual")
        assert hand.view.bridge.way_in == ()
        hand.key(key, keys)
        assert hand.view.bridge.scope == ""


def test_an_undone_copy_shows_what_it_was_copied_from(open_canvas):
    hand = open_canvas(tiny_resnet())
    assert hand.view.bridge.push(MakeUnique("", "stage2", "Own"))
    hand.view.selection.set(["stage2"])
    hand.key(Qt.Key.Key_Return)
    hand.view.bridge.undo()
    assert (hand.view.bridge.scope, hand.view.bridge.instance) == ("Residual", "stage2")


def test_enter_ends_a_rename_and_opens_nothing(open_canvas):
    hand = open_canvas(tiny_resnet())
    hand.view.selection.set(["stage1"])
    hand.key(Qt.Key.Key_F2)
    QTest.keyClicks(hand.view.rename_editor, "body")
    QTest.keyClick(hand.view.rename_editor, Qt.Key.Key_Return)
    assert hand.project.graph.nodes["stage1"].name == "body"
    assert hand.view.bridge.scope == ""
