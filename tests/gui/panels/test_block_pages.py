"""The forms of a block's instance and of its definition, by the hand that fills them in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from netstudio.document.history import History
from netstudio.document.table import Table
from netstudio.document.values import Expr
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.panels.inspector.block_page import BlockPage
from netstudio.gui.panels.inspector.block_scope_page import BlockScopePage
from netstudio.gui.panels.inspector.inspector import Inspector
from netstudio.gui.panels.inspector.layer_page import LayerPage
from netstudio.gui.selection import Selection
from netstudio.presets import load_preset

RESNET = load_preset("resnet20_cifar10")


@pytest.fixture
def inspector(qtbot):
    bridge = DocumentBridge(History(RESNET))
    shown = Inspector(bridge, Selection(bridge))
    bridge.setParent(shown)
    shown.resize(300, 700)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def _page(inspector: Inspector, node_id: str, kind: type):
    inspector._selection.set([node_id])
    assert isinstance(inspector.page, kind)
    return inspector.page


def _type(row, text: str) -> None:
    field = row.editor.focus_widget()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def _use(inspector: Inspector, member: str):
    return inspector._bridge.project.graph.members[member].target


def test_arguments_and_repeat_of_an_instance(inspector):
    page = _page(inspector, "stage2", BlockPage)
    _type(page.rows["channels"], "48")
    assert _use(inspector, "stage2").args == Table({"channels": 48})
    _type(page.rows["repeat"], "5")
    assert _use(inspector, "stage2").repeat == 5
    assert inspector._bridge.history.undo_label == "Set repeat of stage2"
    assert page.first.isVisible()
    page.rows["repeat"].reset_asked.emit("repeat")
    assert _use(inspector, "stage2").repeat == 1


def test_what_the_first_copy_has_of_its_own(inspector):
    page = _page(inspector, "stage2", BlockPage)
    assert page.first_rows["stride"].state.value == 2
    assert page.first_rows["channels"].state.value == 32
    assert not page.first_rows["channels"].state.given
    _type(page.first_rows["stride"], "4")
    assert _use(inspector, "stage2").first == Table({"stride": 4})
    page.first_rows["stride"].reset_asked.emit("stride")
    assert not _use(inspector, "stage2").first
    assert page.first_rows["stride"].state.value == 1


def test_open_and_make_unique(inspector):
    page = _page(inspector, "stage3", BlockPage)
    page.unique_button.click()
    assert _use(inspector, "stage3").block == "BasicBlock2"
    page = _page(inspector, "stage3", BlockPage)
    assert not page.unique_button.isEnabled()
    page.open_button.click()
    assert inspector._bridge.scope == "BasicBlock2"
    assert inspector._bridge.instance == "stage3[0]"
    assert isinstance(inspector.page, BlockScopePage)


def test_an_argument_is_promoted_from_its_row(inspector, qtbot):
    inspector._bridge.set_scope("BasicBlock")
    page = _page(inspector, "conv1", LayerPage)
    words = [words for words, _ in page.rows["kernel_size"].more]
    assert words[0] == "Promote to the block parameter kernel_size"
    assert "Use the block parameter stride" in words
    row = page.rows["kernel_size"]
    row.editor.focus_widget().setFocus()
    (button,) = [b for b in row.findChildren(QToolButton) if "What else" in b.toolTip()]
    qtbot.waitUntil(button.isVisible)
    assert not [
        b
        for b in page.rows["in_channels"].findChildren(QToolButton)
        if "What else" in b.toolTip() and b.isVisible()
    ]
    button.click()
    menu = QApplication.activePopupWidget()
    next(action for action in menu.actions() if action.text() == words[0]).trigger()
    menu.close()
    block = inspector._bridge.project.blocks["BasicBlock"]
    assert block.parameters["kernel_size"] == 3
    assert block.graph.members["conv1"].target.args["kernel_size"] == Expr("kernel_size")
    assert page.rows["kernel_size"].more == []
    inspector._bridge.set_scope("")
    assert "kernel_size" in _page(inspector, "stage1", BlockPage).rows
    assert _page(inspector, "conv1", LayerPage).rows["kernel_size"].more == []


def test_parameters_of_a_definition(inspector):
    bridge = inspector._bridge
    bridge.set_scope("BasicBlock", "stage2[1]")
    page = inspector.page
    assert isinstance(page, BlockScopePage)
    _type(page.definition_rows["channels"], "24")
    assert bridge.project.blocks["BasicBlock"].parameters["channels"] == 24
    field = page.definition_rows["stride"].name_field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "step")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert list(bridge.project.blocks["BasicBlock"].parameters) == ["channels", "step"]
    assert list(page.definition_rows) == ["channels", "step"]
    page.add_button.click()
    assert list(page.definition_rows) == ["channels", "step", "parameter"]
    page.definition_rows["parameter"].remove_button.click()
    assert list(page.definition_rows) == ["channels", "step"]


def test_a_definition_is_renamed_while_it_is_open(inspector):
    bridge = inspector._bridge
    bridge.set_scope("BasicBlock", "stage2[1]")
    field = inspector.page.heading.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Residual")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (bridge.scope, bridge.instance) == ("Residual", "stage2[1]")
    assert list(bridge.project.blocks) == ["Projection", "Residual"]
    bridge.undo()
    assert (bridge.scope, bridge.instance) == ("BasicBlock", "stage2[1]")
