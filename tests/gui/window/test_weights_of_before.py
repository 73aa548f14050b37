"""What an earlier run left: it is offered, so is doing without it, and edits say what they cost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from netstudio.document.edits import SetArguments
from netstudio.document.project import Project
from netstudio.training.status import State
from tests.networks import NetworkBuilder

SECONDS = 60_000


def small() -> Project:
    net = NetworkBuilder()
    net.input("image", (1, 28, 28))
    net.layer("flatten", "Flatten", "image")
    net.layer("hidden", "Linear", "flatten", out_features=8)
    net.layer("fc", "Linear", "hidden", out_features=10)
    net.output("fc")
    return Project("small", graph=net.graph())


def trained(open_live_window, qtbot):
    """A window whose network has made some steps."""
    window = open_live_window(small())
    session = window.bench.session
    qtbot.waitUntil(lambda: session.is_torch_loaded, timeout=SECONDS)
    window.actions_by_name["train"].trigger()
    qtbot.waitUntil(lambda: session.status.step > 3, timeout=SECONDS)
    window.actions_by_name["stop"].trigger()
    qtbot.waitUntil(lambda: session.state is State.FINISHED, timeout=SECONDS)
    return window


def ways(window) -> list[str]:
    """What the arrow beside the big button offers."""
    menu = window.top_bar.train.menu()
    return [action.text().replace("&", "") for action in menu.actions()] if menu else []


def test_an_earlier_run_comes_back_with_a_way_to_start_over(open_live_window, qtbot):
    window = trained(open_live_window, qtbot)
    assert ways(window) == ["Continue", "Train from new weights"]
    window.bridge.mark_clean()
    window.close()

    window = open_live_window(small())
    bench, session = window.bench, window.bench.session
    assert ways(window) == []
    qtbot.waitUntil(lambda: session.is_trained, timeout=SECONDS)
    assert ways(window) == ["Continue", "Train from new weights"]
    mode = QToolButton.ToolButtonPopupMode
    assert window.top_bar.train.popupMode() == mode.MenuButtonPopup
    qtbot.waitUntil(lambda: session.is_torch_loaded, timeout=SECONDS)
    qtbot.wait(100)  # another look at the torch thread must not put another message in its place
    assert bench.toast.isVisible() and "are loaded" in bench.toast.text()
    (button,) = bench.toast.findChildren(QPushButton)
    assert button.text() == "Start over"
    runs = session.snapshot.run
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.state is State.TRAINING, timeout=SECONDS)
    assert session.snapshot.run > runs
    assert session.snapshot.first_step == 0
    assert ways(window) == []


def test_an_edit_is_told_of_where_it_costs_weights_alone(open_live_window, qtbot):
    window = trained(open_live_window, qtbot)
    bench, session = window.bench, window.bench.session
    bench.toast.hide()

    def edit(change) -> None:
        window.bridge.push(change)
        revision = window.bridge.revision
        qtbot.waitUntil(lambda: session.status.revision == revision, timeout=SECONDS)
        qtbot.wait(50)

    edit(SetArguments("", "hidden", {"bias": True}))
    assert not bench.toast.isVisible()
    edit(SetArguments("", "hidden", {"out_features": 12}))
    assert bench.toast.isVisible() and "begin anew" in bench.toast.text()


@pytest.mark.parametrize("size", [(1440, 900), (1100, 700)])
def test_a_message_lies_over_the_canvas_and_no_instrument(open_window, size):
    window = open_window("lenet5")
    window.resize(*size)
    toast, canvas = window.bench.toast, window.canvas
    toast.show_message("Something was done.")
    window.lower_split.setSizes([300, 300])
    corner = canvas.mapTo(window.inside, QPoint())
    assert canvas.rect().translated(corner).contains(toast.geometry())
    overlay = window.bench.overlay
    box = overlay.rect().translated(overlay.mapTo(window.inside, QPoint()))
    assert not box.intersects(toast.geometry())


def test_a_run_with_another_recipe_lends_its_weights_to_a_new_one(open_live_window, qtbot):
    """It cannot be gone on with; “Continue” must train all the same."""
    window = trained(open_live_window, qtbot)
    window.bridge.mark_clean()
    window.close()
    before = small()
    window = open_live_window(replace(before, recipe=replace(before.recipe, batch_size=32)))
    session = window.bench.session
    qtbot.waitUntil(lambda: session.is_trained, timeout=SECONDS)
    window.actions_by_name["train"].trigger()
    qtbot.waitUntil(lambda: session.status.step > 3, timeout=SECONDS)
    window.actions_by_name["stop"].trigger()
    qtbot.waitUntil(lambda: session.state is State.FINISHED, timeout=SECONDS)
