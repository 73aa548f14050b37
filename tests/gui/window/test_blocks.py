"""Blocks through the whole window: palette, breadcrumb, menu and the user's own library."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.gui.canvas.block_types import LIBRARY, PROJECT
from netstudio.gui.library.palette_menu import PaletteMenu
from netstudio.gui.widgets.toast import Toast
from tests.networks import lenet, tiny_resnet


def _listed(window) -> list[str]:
    return [name for name in window.bench.palette.tree.types() if ":" in name]


def _trigger(window, type_name: str, words: str) -> None:
    menu = window.bench.palette.findChild(PaletteMenu).menu_for(type_name)
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_the_projects_blocks_are_in_the_palette(open_window):
    window = open_window("resnet20_cifar10")
    assert _listed(window) == [PROJECT + "Projection", PROJECT + "BasicBlock"]
    window.bridge.set_scope("BasicBlock")
    assert _listed(window) == [PROJECT + "Projection"]
    window.bridge.set_scope("Projection")
    assert _listed(window) == []


def test_an_instance_is_added_from_the_palette(open_window):
    window = open_window(tiny_resnet())
    field = window.bench.palette.field
    QTest.keyClicks(field, "resid")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.selection.ids == ("residual",)
    assert window.bridge.graph.block_of(window.bridge.graph.nodes["residual"]).block == "Residual"
    window.bridge.undo()
    assert "residual" not in window.bridge.graph.nodes


def test_save_and_use_in_another_project(open_window):
    window = open_window("resnet20_cifar10")
    window.selection.set(["stage2"])
    window.actions_by_name["save_block"].trigger()
    assert "saved to your library" in window.findChild(Toast).text()
    assert LIBRARY + "BasicBlock" in _listed(window)
    other = open_window(lenet())
    assert _listed(other) == [LIBRARY + "BasicBlock"]
    other.canvas.add_layer(LIBRARY + "BasicBlock")
    assert set(other.bridge.project.blocks) == {"Projection", "BasicBlock"}
    assert other.selection.ids == ("basic_block",)
    other.bridge.undo()
    assert other.bridge.project == lenet()


def test_dropped_on_a_wire_it_is_inserted(open_window):
    window = open_window(tiny_resnet())
    wire = window.canvas.canvas.wires["widen", 0, 0]
    window.canvas.drop_target.drop(PROJECT + "Residual", wire.middle())
    assert window.bridge.graph.nodes["widen"].sources() == ("residual",)
    assert window.bridge.graph.nodes["residual"].sources() == ("stage1",)


def test_rename_and_delete_in_the_library(open_window):
    window = open_window("resnet20_cifar10")
    _trigger(window, PROJECT + "Projection", "Save to my library")
    window.bench.shelf.rename("Projection", "Shortcut")
    assert LIBRARY + "Shortcut" in _listed(window)
    window.bench.shelf.rename("Shortcut", "no name")
    assert "cannot be a name" in window.findChild(Toast).text()
    _trigger(window, LIBRARY + "Shortcut", "Delete from my library")
    assert LIBRARY + "Shortcut" not in _listed(window)


def test_a_damaged_block_is_listed_and_says_why(open_window, places):
    (places / "library").mkdir()
    (places / "library" / "Broken.json").write_text("{", encoding="utf-8")
    window = open_window(lenet())
    assert _listed(window) == [LIBRARY + "Broken"]
    window.canvas.add_layer(LIBRARY + "Broken")
    assert "“Broken” cannot be used" in window.findChild(Toast).text()
    assert window.bridge.project == lenet()


def test_the_breadcrumb_leads_in_and_out(open_window, qtbot):
    window = open_window("resnet20_cifar10")
    crumb = window.bench.breadcrumb
    assert not crumb.isVisible()
    window.selection.set(["stage2"])
    window.actions_by_name["open_block"].trigger()
    window.selection.set(["shortcut"])
    window.actions_by_name["open_block"].trigger()
    name = window.bridge.project.name
    assert crumb.text() == f"{name} › stage2[0] › shortcut  Projection, used 2 times"
    qtbot.wait(20)  # the layout has its say after the events
    assert crumb.width() >= crumb.row.sizeHint().width()
    QTest.mouseClick(crumb.crumbs[1], Qt.MouseButton.LeftButton)
    assert crumb.text() == f"{name} › stage2[0]  BasicBlock, used 9 times"
    crumb._fill_menu()
    actions = crumb._menu.actions()
    assert [action.isChecked() for action in actions].index(True) == 3
    actions[8].trigger()
    assert window.bridge.instance == "stage3[2]"
    assert crumb.switch.text() == "stage3[2]"
    assert window.canvas.canvas.nodes["out"].card.shape == "N × 64 × 8 × 8"
    QTest.mouseClick(crumb.crumbs[0], Qt.MouseButton.LeftButton)
    assert not crumb.isVisible()
    assert window.selection.ids == ("stage3",)
