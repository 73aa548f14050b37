"""Pages of the inspector are made in turns of the event loop, so that no click is long."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.document.edits import RemoveNodes, SetArguments
from netstudio.gui.panels.inspector import inspector as module
from netstudio.gui.panels.inspector.block_page import BlockPage
from netstudio.gui.panels.inspector.layer_page import LayerPage
from netstudio.gui.panels.inspector.project_page import ProjectPage


@pytest.fixture
def window(open_window, monkeypatch):
    window = open_window("resnet20_cifar10")
    monkeypatch.setattr(module, "_TURN_S", 0.0)  # a part in each turn, however fast it is
    return window


def click(window, start: str) -> None:
    """Click on the first card whose id begins so."""
    items = window.canvas.canvas.nodes
    item = next(item for node_id, item in items.items() if node_id.startswith(start))
    place = window.canvas.mapFromScene(item.sceneBoundingRect().center())
    port = window.canvas.viewport()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def inspector(window) -> module.Inspector:
    return window.bench.inspector


def test_the_last_page_is_shown_until_the_next_is_made(window, qtbot):
    turns = []
    shown = inspector(window)
    old = shown.page
    assert isinstance(old, ProjectPage)
    shown.page_shown.connect(lambda: turns.append("shown"))
    click(window, "conv")
    assert shown._page is old and old.isVisible() and not turns
    qtbot.waitUntil(lambda: shown._page is not old)
    page = shown._page
    assert isinstance(page, LayerPage) and page.isVisible() and turns == ["shown"]
    assert page.worked_out.text() and page.about.text() and "out_channels" in page.rows


def test_whoever_asks_for_the_page_gets_it_whole(window):
    click(window, "conv")
    page = inspector(window).page
    assert isinstance(page, LayerPage) and page.isVisible() and page.about.text()


def test_what_changes_meanwhile_is_shown(window, qtbot):
    shown = inspector(window)
    click(window, "conv")
    node_id = window.selection.ids[0]
    member = window.bridge.graph.nodes[node_id].target.member
    assert window.bridge.push(SetArguments("", member, {"out_channels": 24}))
    qtbot.waitUntil(lambda: shown._coming is None)
    assert shown._page.rows["out_channels"].state.value == 24


def test_a_page_that_is_not_wanted_any_more_goes(window, qtbot):
    shown = inspector(window)
    click(window, "stage")
    dropped = shown._coming
    for _ in range(4):
        dropped.advance()
    assert isinstance(dropped, BlockPage)
    gone = []
    dropped.destroyed.connect(lambda: gone.append(True))
    click(window, "conv")
    qtbot.waitUntil(lambda: isinstance(shown._page, LayerPage) and bool(gone))


def test_half_a_page_of_a_layer_is_finished_when_it_is_wanted_again(window, qtbot):
    shown = inspector(window)
    click(window, "conv")
    half = shown._coming
    click(window, "stage")
    click(window, "conv")
    qtbot.waitUntil(lambda: shown._page is half)
    assert half.about.text() and half.isVisible()


def test_another_project_forgets_the_page_that_was_coming(window, qtbot):
    shown = inspector(window)
    click(window, "conv")
    assert window.bench.files.open_preset("lenet5")
    qtbot.waitUntil(lambda: isinstance(shown._page, ProjectPage) and shown._coming is None)
    assert shown._page.heading.name == "LeNet-5"


@pytest.fixture
def lenet(open_window, monkeypatch):
    window = open_window("lenet5")
    monkeypatch.setattr(module, "_TURN_S", 0.0)
    return window


def test_half_a_page_is_made_for_another_layer_once_its_own_is_gone(lenet, qtbot):
    shown = inspector(lenet)
    click(lenet, "conv1")
    half = shown._coming
    click(lenet, "tanh1")
    assert lenet.bridge.push(RemoveNodes("", ("conv1",)))
    click(lenet, "conv2")
    qtbot.waitUntil(lambda: shown._page is half)
    assert half.isVisible() and half.rows["out_channels"].state.value == 16
    assert half.reset_all.text() and half.worked_out.text() is not None


def test_a_page_that_was_coming_when_another_tab_was_opened_is_made_when_it_is_back(lenet, qtbot):
    shown = inspector(lenet)
    click(lenet, "conv1")
    assert shown._coming is not None
    lenet.bench.side.open("problems")
    assert lenet.bridge.push(RemoveNodes("", ("conv1",)))
    qtbot.wait(50)
    click(lenet, "conv2")
    lenet.bench.side.open("layer")
    qtbot.waitUntil(lambda: isinstance(shown._page, LayerPage) and shown._page.isVisible())
    assert shown._page.node_id == "conv2"
