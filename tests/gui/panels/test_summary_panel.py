"""The table of layers: what it says, and that it goes with the canvas."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from netstudio.catalog.inference import infer
from netstudio.document.edits import SetArguments, SetFrozen
from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Call, Input, Layer, Member, Node, Output
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Ref
from netstudio.exchange.summary.rows import summary_rows, totals
from netstudio.presets import load_preset

CTRL = Qt.KeyboardModifier.ControlModifier


def stacked(repeat: int = 3) -> Project:
    """A block of a linear layer and a ReLU, several times in a row."""
    inner = Graph().with_nodes(
        [
            Node("x", "x", Input()),
            Node("fc", "fc", Call("fc"), (Ref("x"),)),
            Node("act", "act", Call("act"), (Ref("fc"),)),
            Node("out", "out", Output(), (Ref("act"),)),
        ]
    )
    inner = inner.with_members(
        [
            Member("fc", "fc", Layer("Linear", Table({"out_features": 8}))),
            Member("act", "act", Layer("ReLU")),
        ]
    )
    graph = Graph().with_nodes(
        [
            Node("x", "x", Input((8,))),
            Node("stage", "stage", Call("stage"), (Ref("x"),)),
            Node("y", "y", Output(), (Ref("stage"),)),
        ]
    )
    graph = graph.with_members([Member("stage", "stage", BlockUse("Unit", repeat=repeat))])
    return Project("stacked", graph=graph, blocks=Table({"Unit": Block("Unit", inner)}))


@pytest.fixture
def panel(open_window):
    return opened(open_window("lenet5"))


def opened(window):
    window.actions_by_name["show_summary"].trigger()
    panel = window.bench.side.panel("summary")
    panel.window_under_test = window
    return panel


def index_of(panel, path):
    panel.table.expandAll()
    return next(i for i in panel.table.shown_indexes() if panel.order.row_at(i).path == path)


def click(panel, path, modifiers=Qt.KeyboardModifier.NoModifier):
    index = index_of(panel, path)
    panel.table.scrollTo(index)
    place = panel.table.visualRect(index).center()
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, modifiers, place)


def click_header(panel, column):
    header = panel.table.header()
    x = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
    place = header.rect().center()
    place.setX(x)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def names(panel):
    return [row.name for row in panel.shown_rows()]


def test_lenet5_comes_to_its_known_numbers():
    project = load_preset("lenet5")
    rows = {row.name: row for row in summary_rows(project, infer(project))}
    assert rows["conv1"].parameters == 156
    assert rows["conv1"].memory == 6 * 28 * 28 * 4
    sums = totals(tuple(rows.values()))
    assert (sums.parameters, sums.trainable) == (61_706, 61_706)


def test_copies_of_a_block_add_up_to_it():
    project = stacked(3)
    rows = {row.name: row for row in summary_rows(project, infer(project))}
    stage = rows["stage"]
    assert [row.path for row in stage.rows] == ["stage[0]", "stage[1]", "stage[2]"]
    assert stage.rows[2].rows[1].path == "stage[2].fc"
    assert stage.parameters == 3 * (8 * 8 + 8) == sum(row.parameters for row in stage.rows)
    assert stage.memory == sum(row.memory for row in stage.rows)


def test_a_frozen_block_leaves_nothing_of_it_to_train():
    project = SetFrozen("", ("stage",), True).change(stacked(2))
    stage = summary_rows(project, infer(project))[1]
    assert (stage.parameters, stage.trainable) == (144, 0)
    assert all(row.frozen for copy in stage.rows for row in copy.rows)


def test_headers_sort_by_number_and_a_third_click_restores_the_order(panel):
    running = names(panel)
    click_header(panel, 3)
    assert names(panel)[-1] == "fc1"  # 48,120, which as text would come before 850
    click_header(panel, 3)
    assert names(panel)[0] == "fc1"
    click_header(panel, 3)
    assert names(panel) == running


def test_a_row_selects_its_node_and_a_node_its_row(panel):
    window = panel.window_under_test
    click(panel, "conv2")
    assert window.selection.ids == ("conv2",)
    click(panel, "fc1", CTRL)
    assert window.selection.ids == ("conv2", "fc1")
    window.selection.set(["pool1"])
    chosen = panel.table.selectionModel().selectedRows()
    assert [panel.order.row_at(index).name for index in chosen] == ["pool1"]


def test_a_row_inside_a_block_opens_the_block(open_window):
    window = open_window(stacked())
    panel = opened(window)
    click(panel, "stage[2].fc")
    assert (window.bridge.scope, window.selection.ids) == ("Unit", ("fc",))
    current = panel.order.row_at(panel.table.currentIndex())
    assert current.path == "stage[2].fc"


def test_the_filter_keeps_what_holds_every_word(panel):
    panel.filter.setFocus()
    QTest.keyClicks(panel.filter, "conv 28")
    assert names(panel) == ["conv1"]
    QTest.keyClicks(panel.filter, "q")
    assert names(panel) == []
    panel.filter.clear()
    assert len(names(panel)) > 5


def test_ctrl_c_copies_markdown_that_lines_up(panel):
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len({len(line) for line in lines}) == 1
    assert lines[0].split("|")[1].strip() == "Layer"
    assert "**61,706**" in lines[-1]


def test_csv_has_plain_numbers(panel):
    panel.csv_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert "fc1,Linear,N × 120,48120,48120,48000,480" in lines


def test_totals_follow_an_edit(panel, qtbot):
    window = panel.window_under_test
    assert panel.total.text()[3] == "61,706"
    window.bridge.push(SetArguments("", "conv1", {"out_channels": 12}))
    qtbot.waitUntil(lambda: panel.total.text()[3] != "61,706")
