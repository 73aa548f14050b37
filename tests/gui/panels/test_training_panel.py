"""The recipe as a form."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.catalog.datasets import all_datasets
from netstudio.catalog.losses import ALL_LOSSES
from netstudio.catalog.optimizers import ALL_OPTIMIZERS
from netstudio.catalog.schedules import ALL_SCHEDULES
from netstudio.document.node import Node, Output
from netstudio.document.recipe import Choice
from netstudio.document.values import Ref
from netstudio.presets import load_preset


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


# Several losses and steps


def losses_of(window, step=0):
    return window.bridge.project.recipe.steps[step].losses


def test_losses_are_added_weighted_and_taken_out(window):
    panel = panel_of(window)
    assert not panel.losses.forms[0].rows["weight"].isVisible()
    panel.losses.add.click()
    assert len(losses_of(window)) == len(panel.losses.forms) == 2
    enter(panel.losses.forms[1].rows["weight"].editor.focus_widget(), "0.25")
    choose(panel.losses.forms[1].loss.box, "l1")
    second = losses_of(window)[1]
    assert (second.weight, second.loss.name) == (0.25, "l1")
    panel.losses.forms[0].remove.click()
    assert losses_of(window) == (second,)
    for _ in range(4):
        window.bridge.undo()
    assert len(losses_of(window)) == len(panel.losses.forms) == 1


def test_a_loss_measures_the_output_that_is_chosen(open_window):
    project = load_preset("lenet5")
    other = Node("aux", "aux", Output(), (Ref("fc2"),))
    window = open_window(replace(project, graph=project.graph.with_nodes([other])))
    window.actions_by_name["show_training"].trigger()
    panel = panel_of(window)
    panel.losses.add.click()
    assert [term.output for term in losses_of(window)] == ["", "aux"]
    box = panel.losses.forms[1].rows["output"].editor.focus_widget()
    choose(box, "logits")
    assert losses_of(window)[1].output == "logits"


def test_each_step_has_its_own_form(open_window):
    project = load_preset("lenet5")
    (step,) = project.recipe.steps
    critic = replace(step, name="critic", optimizer=Choice("adam"))
    recipe = replace(project.recipe, steps=(step, critic))
    window = open_window(replace(project, recipe=recipe))
    window.actions_by_name["show_training"].trigger()
    panel = panel_of(window)
    assert panel.step_box.isVisible()
    panel.step_box.setCurrentIndex(1)
    panel.step_box.activated.emit(1)
    assert panel.optimizer.box.currentData() == "adam"
    choose(panel.optimizer.box, "rmsprop")
    first, second = window.bridge.project.recipe.steps
    assert (first, second.optimizer.name) == (step, "rmsprop")
    assert panel.step_box.currentIndex() == 1
