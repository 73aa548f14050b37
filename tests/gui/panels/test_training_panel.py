"""The recipe as a form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.catalog.datasets import all_datasets
from netstudio.catalog.losses import ALL_LOSSES
from netstudio.catalog.optimizers import ALL_OPTIMIZERS
from netstudio.catalog.schedules import ALL_SCHEDULES


@pytest.fixture
def window(open_window):
    window = open_window("lenet5")
    window.actions_by_name["show_training"].trigger()
    return window


def panel_of(window):
    return window.bench.side.panel("training")


def enter(field, text) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose(box, name) -> None:
    box.setCurrentIndex(box.findData(name))
    box.activated.emit(box.currentIndex())


def test_everything_of_the_catalogues_is_offered(window):
    panel = panel_of(window)
    for group, entries in (
        (panel.data, all_datasets()),
        (panel.optimizer, ALL_OPTIMIZERS),
        (panel.schedule, ALL_SCHEDULES),
        (panel.loss, ALL_LOSSES),
    ):
        assert [group.box.itemData(i) for i in range(group.box.count())] == [
            entry.name for entry in entries
        ]


def test_a_learning_rate_is_set_and_undone(window):
    panel = panel_of(window)
    enter(panel.optimizer.rows["learning_rate"].editor.focus_widget(), "0.2")
    optimizer = window.bridge.project.recipe.steps[0].optimizer
    assert optimizer.options["learning_rate"] == 0.2
    window.bridge.undo()
    assert panel.optimizer.rows["learning_rate"].state.value == 0.05


def test_another_optimizer_brings_its_own_options(window):
    panel = panel_of(window)
    choose(panel.optimizer.box, "adam")
    assert window.bridge.project.recipe.steps[0].optimizer.name == "adam"
    assert list(panel.optimizer.rows) == [p.name for p in ALL_OPTIMIZERS[1].params]
    assert panel.optimizer.rows["learning_rate"].state.value == 1e-3


def test_a_full_batch_is_a_switch_that_remembers_the_size(window):
    panel = panel_of(window)
    enter(panel.rows["batch_size"].editor.focus_widget(), "50")
    full = panel.rows["full_batch"].editor.focus_widget()
    full.click()
    assert window.bridge.project.recipe.batch_size == 0
    assert not panel.rows["batch_size"].isEnabled()
    full.click()
    assert window.bridge.project.recipe.batch_size == 50


def test_another_data_set_tells_what_it_holds_and_what_no_longer_fits(window, qtbot):
    panel = panel_of(window)
    choose(panel.data.box, "cifar10")
    assert "images 3 × 32 × 32" in panel.data.contents.text()
    assert window.top_bar.data.text() == "cifar10"
    qtbot.waitUntil(lambda: bool(window.bridge.announced_problems))


def test_a_folder_without_a_path_asks_for_one(window):
    panel = panel_of(window)
    choose(panel.data.box, "folder")
    assert "path" in panel.data.contents.text()
    enter(panel.data.rows["path"].editor.focus_widget(), "pictures")
    assert window.bridge.project.recipe.data.options["path"] == "pictures"
