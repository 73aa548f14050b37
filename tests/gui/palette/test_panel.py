"""The palette: search, families, and the ways to take a layer."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from netstudio.catalog.registry import all_layers
from netstudio.document.history import History
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.palette.entries import MIME_TYPE, entries_by_family, search
from netstudio.gui.palette.panel import PalettePanel
from netstudio.gui.selection import Selection
from tests.networks import lenet


@pytest.fixture
def panel(qtbot):
    bridge = DocumentBridge(History(lenet()))
    palette = PalettePanel(bridge, Selection(bridge))
    bridge.setParent(palette)
    palette.resize(200, 600)
    qtbot.addWidget(palette)
    with qtbot.waitActive(palette):
        palette.show()
        palette.activateWindow()
    return palette


def chosen(panel):
    found = []
    panel.layer_chosen.connect(found.append)
    return found


def row_of(panel, type_name):
    # A family may share its name with a layer; the layer lies below it.
    *_, item = panel.tree.findItems(
        type_name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    )
    panel.tree.scrollToItem(item)
    return panel.tree.visualItemRect(item).center()


def test_every_layer_is_listed_and_counted(panel):
    assert f"{len(all_layers())}" in panel.field.placeholderText()
    assert set(panel.tree.types()) == {spec.name for spec in all_layers()} | {"Input", "Output"}


def test_typing_narrows_the_list_best_first(panel):
    QTest.keyClicks(panel.field, "maxpool")
    assert panel.tree.types()[:3] == ["MaxPool1d", "MaxPool2d", "MaxPool3d"]
    assert "Linear" not in panel.tree.types()
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert len(panel.tree.types()) == len(all_layers()) + 2


def test_enter_takes_the_first_match(panel):
    found = chosen(panel)
    QTest.keyClicks(panel.field, "conv2d")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert found == ["Conv2d"]


def test_enter_in_an_empty_field_takes_nothing(panel):
    found = chosen(panel)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert found == []


def test_down_goes_into_the_list_and_enter_takes_from_there(panel):
    found = chosen(panel)
    panel.focus_search()
    QTest.keyClicks(panel.field, "dropout")
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    assert panel.tree.hasFocus()
    QTest.keyClick(panel.tree, Qt.Key.Key_Down)
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert found == [panel.tree.types()[1]]


def test_a_double_click_takes_a_layer(panel):
    found = chosen(panel)
    place = row_of(panel, "ReLU")
    surface = panel.tree.viewport()
    QTest.mouseClick(surface, Qt.MouseButton.LeftButton, pos=place)
    assert found == []
    QTest.mouseDClick(surface, Qt.MouseButton.LeftButton, pos=place)
    assert found == ["ReLU"]


def test_a_click_on_a_family_closes_it_and_it_stays_closed(panel):
    surface, place = panel.tree.viewport(), row_of(panel, "Convolution")
    QTest.mouseClick(surface, Qt.MouseButton.LeftButton, pos=place)
    assert "Conv2d" not in panel.tree.types()
    QTest.keyClicks(panel.field, "conv2d")
    assert "Conv2d" in panel.tree.types()
    panel.field.clear()
    assert "Conv2d" not in panel.tree.types()
    QTest.mouseClick(surface, Qt.MouseButton.LeftButton, pos=row_of(panel, "Convolution"))
    assert "Conv2d" in panel.tree.types()


def test_a_dragged_layer_carries_its_name(panel):
    tree = panel.tree
    row = tree.itemAt(row_of(panel, "Linear"))
    data = tree.mimeData([row])
    assert bytes(data.data(MIME_TYPE).data()) == b"Linear"
    family = tree.itemAt(row_of(panel, "Convolution"))
    assert tree.mimeData([family]).formats() == []


def test_rows_explain_themselves(panel):
    row = panel.tree.itemAt(row_of(panel, "Conv2d"))
    assert "cross-correlation" in row.toolTip(0)


def test_nothing_found_says_what_to_do(panel):
    QTest.keyClicks(panel.field, "qqqq")
    assert panel.tree.types() == []
    assert not panel.tree.isVisible()
    panel.grab()


def test_search_ranks_by_name_then_use():
    names = [entry.type_name for entry in search("pool")]
    assert "AvgPool2d" in names
    used = [entry.type_name for entry in search("pool", {"AvgPool2d": 3})]
    assert used.index("AvgPool2d") <= names.index("AvgPool2d")
    assert used[0] == "AvgPool2d"
    assert next(entry.type_name for entry in search("output")) == "Output"
    fitting = search("", fits=lambda name: name.startswith("Conv"))
    assert {entry.family for entry in fitting} == {"convolution"}


def test_families_come_in_the_order_of_the_palette():
    families = list(entries_by_family())
    assert families[:2] == ["input_output", "convolution"]
    assert all(entries_by_family().values())


def test_the_list_paints_in_every_state(panel):
    panel.tree.setCurrentItem(panel.tree.itemAt(row_of(panel, "Tanh")))
    QTest.mouseMove(panel.tree.viewport(), QPoint(40, 60))
    assert not panel.grab().isNull()
