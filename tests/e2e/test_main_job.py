"""The main job in the window, from one key to a Python file, with real events."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from netstudio.document.edits import SetArguments
from netstudio.document.project import Project
from netstudio.gui.dialogs.predict import PredictDialog
from netstudio.gui.dialogs.question import Question
from netstudio.gui.language import plain
from netstudio.gui.main_window import MainWindow
from netstudio.gui.plots.plot_export import csv_text
from netstudio.presets import load_preset
from netstudio.training.status import State

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
PATIENCE = 40_000


def lenet(epochs: int = 1, **recipe) -> Project:
    project = load_preset("lenet5")
    return replace(project, recipe=replace(project.recipe, epochs=epochs, device="cpu", **recipe))


def session_of(window: MainWindow):
    return window.bench.session


def wait_for(qtbot, window: MainWindow, state: State) -> None:
    def reached() -> None:
        session = session_of(window)
        assert session.state is state, session.status

    qtbot.waitUntil(reached, timeout=PATIENCE)


def press_train(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_R, CTRL)


def points(plot, name: str) -> list[tuple[float, float]]:
    rows = [line.split(",") for line in csv_text(plot).splitlines()[1:]]
    return [(float(x), float(y)) for curve, x, y in rows if curve == name]


@pytest.fixture
def window(open_live_window, qtbot) -> MainWindow:
    return open_live_window(lenet(1))


def test_before_training_there_are_feature_maps_kernels_and_thumbnails(window, qtbot):
    strip = window.bench.instruments
    qtbot.waitUntil(lambda: "conv1 · sample 0" in strip.maps.mosaic.reading(), timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: strip.kernels.mosaic.reading() == "conv1 · 6 × 1 × 5 × 5", timeout=PATIENCE
    )
    cards = window.canvas.canvas.nodes
    qtbot.waitUntil(lambda: cards["image"].thumbnail is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: cards["pool2"].thumbnail is not None, timeout=PATIENCE)
    assert cards["fc1"].thumbnail is None


def test_one_key_trains_and_everything_moves(window, qtbot):
    strip = window.bench.instruments
    window.selection.set(["conv2"])
    qtbot.waitUntil(lambda: "conv2 · 16 × 6" in strip.kernels.mosaic.reading(), timeout=PATIENCE)
    session = session_of(window)
    untrained = {item.kind: item for item in session.looks if item.address == "conv2"}
    before = {kind: session.result(item) for kind, item in untrained.items()}
    press_train(window)
    wait_for(qtbot, window, State.FINISHED)
    training, validation = (points(strip.loss, name) for name in ("training", "validation"))
    assert len(training) == session.status.steps > 20
    assert training[-1][0] == pytest.approx(1.0)
    assert np.mean([y for _, y in training[-5:]]) < training[0][1] - 0.3
    assert [x for x, _ in validation] == [1.0]
    assert 0.5 < points(strip.accuracy, "validation")[0][1] <= 1.0
    for kind in ("feature_maps", "kernels"):
        request = untrained[kind]
        qtbot.waitUntil(
            lambda request=request: session.result(request).step == session.status.step,
            timeout=PATIENCE,
        )
        name = {"feature_maps": "maps", "kernels": "kernels"}[kind]
        now = session.result(request).arrays[name]
        assert not np.allclose(now, before[kind].arrays[name])
    assert window.actions_by_name["train"].text() == "&Continue"
    assert "Trained 1 epoch" in window.top_bar.progress.text()


def test_pause_holds_within_a_step_and_single_steps_follow(open_live_window, qtbot):
    window = open_live_window(lenet(500))
    session = session_of(window)
    press_train(window)
    qtbot.waitUntil(lambda: session.status.step >= 5, timeout=PATIENCE)
    assert window.actions_by_name["train"].text() == "&Pause"
    press_train(window)
    wait_for(qtbot, window, State.PAUSED)
    held = session.status.step
    qtbot.wait(200)
    assert session.status.step == held
    if session.status.evaluating:  # it was paused between two epochs: a step is the evaluation
        QTest.keyClick(window, Qt.Key.Key_R, CTRL | SHIFT)
        qtbot.waitUntil(lambda: not session.status.evaluating, timeout=PATIENCE)
        wait_for(qtbot, window, State.PAUSED)
        assert session.status.step == held
    QTest.keyClick(window, Qt.Key.Key_R, CTRL | SHIFT)
    qtbot.waitUntil(lambda: session.status.step == held + 1, timeout=PATIENCE)
    qtbot.waitUntil(lambda: session.state is State.PAUSED, timeout=PATIENCE)
    assert f"step {held + 1:,}" in window.top_bar.progress.text()
    assert window.actions_by_name["train"].text() == "&Resume"
    press_train(window)
    qtbot.waitUntil(lambda: session.status.step > held + 3, timeout=PATIENCE)
    QTest.keyClick(window, Qt.Key.Key_Period, CTRL)
    wait_for(qtbot, window, State.FINISHED)
    assert not window.actions_by_name["stop"].isEnabled()


def test_a_single_step_can_begin_a_run(window, qtbot):
    QTest.mouseClick(window.top_bar, LEFT)
    qtbot.waitUntil(lambda: session_of(window).state is State.READY, timeout=PATIENCE)
    window.actions_by_name["step"].trigger()
    qtbot.waitUntil(lambda: session_of(window).status.step == 1, timeout=PATIENCE)
    wait_for(qtbot, window, State.PAUSED)


def test_a_learning_rate_typed_during_a_run_holds_at_once_and_is_marked(open_live_window, qtbot):
    window = open_live_window(lenet(500))
    session = session_of(window)
    press_train(window)
    qtbot.waitUntil(lambda: session.status.step >= 5, timeout=PATIENCE)
    panel = window.bench.side.open("training")
    field = panel.optimizer.rows["learning_rate"].editor.focus_widget()
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.003")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: 0.0029 < session.status.learning_rate <= 0.003, timeout=PATIENCE)
    loss = window.bench.instruments.loss
    qtbot.waitUntil(lambda: bool(loss.markers()), timeout=PATIENCE)
    assert loss.markers()[0][1] == "lr 0.05 → 0.003"
    assert not session.is_outdated
    window.bridge.undo()
    qtbot.waitUntil(lambda: session.status.learning_rate > 0.049, timeout=PATIENCE)


def test_an_edit_during_a_run_waits_until_it_is_applied(open_live_window, qtbot):
    window = open_live_window(lenet(500))
    session = session_of(window)
    press_train(window)
    qtbot.waitUntil(lambda: session.status.step >= 5, timeout=PATIENCE)
    trained = session.status.revision
    window.bridge.push(SetArguments("", "fc2", {"out_features": 60}))
    button = window.top_bar.apply
    qtbot.waitUntil(button.isVisible)
    assert button.text() == f"Training revision {trained} · Apply"
    QTest.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: session.status.revision > trained, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not button.isVisible(), timeout=PATIENCE)
    assert session.state is State.TRAINING
    labels = [label for _, label in window.bench.instruments.loss.markers()]
    qtbot.waitUntil(
        lambda: "edited" in [text for _, text in window.bench.instruments.loss.markers()],
        timeout=PATIENCE,
    )
    assert "edited" not in labels or labels.count("edited") == 1


def test_a_broken_network_is_not_trained_but_told(open_live_window, qtbot):
    window = open_live_window("clinic/lenet5_padding")
    press_train(window)
    assert window.bench.side.current == "problems"
    assert "1 problem to solve" in window.bench.toast.text()
    panel = window.bench.side.panel("problems")
    qtbot.waitUntil(lambda: bool(panel.cards() and panel.cards()[0].fix_buttons))
    QTest.mouseClick(panel.cards()[0].fix_buttons[0], LEFT)
    press_train(window)
    qtbot.waitUntil(lambda: session_of(window).status.step > 0, timeout=PATIENCE)


def test_a_loss_that_diverges_stops_with_a_problem_on_its_node(open_live_window, qtbot):
    project = load_preset("mlp")
    step = project.recipe.steps[0]
    wild = replace(
        step,
        optimizer=replace(
            step.optimizer, options=step.optimizer.options.set("learning_rate", 1e25)
        ),
    )
    window = open_live_window(replace(project, recipe=replace(project.recipe, steps=(wild,))))
    press_train(window)
    wait_for(qtbot, window, State.FAILED)
    qtbot.waitUntil(lambda: bool(window.bench.controls.run_problems))
    (problem,) = window.bench.controls.run_problems
    assert problem.node in window.bridge.project.graph.nodes
    assert "finite" in window.bench.toast.text()
    panel = window.bench.side.open("problems")
    assert panel.cards()[0].problem == problem
    window.bridge.push(SetArguments("", problem.node, {"bias": False}))
    assert not window.bench.controls.run_problems


def test_a_layer_without_room_is_a_problem_on_it(open_live_window, qtbot):
    window = open_live_window(load_preset("mlp"))
    nodes = window.bridge.project.graph.nodes
    layer = next(node for node in nodes if nodes[node].name == "fc2")
    window.bridge.push(SetArguments("", layer, {"out_features": 10**12}))
    press_train(window)
    qtbot.waitUntil(lambda: bool(window.bench.controls.run_problems), timeout=PATIENCE)
    (problem,) = window.bench.controls.run_problems
    assert problem.node in nodes
    assert "does not fit into this machine's memory" in problem.message
    assert window.bench.side.open("problems").cards()[0].problem == problem
    first = next(node for node in nodes if nodes[node].name == "fc1")
    window.bridge.push(SetArguments("", first, {"bias": False}))
    assert not window.bench.controls.run_problems
    window.bridge.push(SetArguments("", first, {"bias": True}))
    press_train(window)  # what is said again is about another try
    qtbot.waitUntil(lambda: bool(window.bench.controls.run_problems), timeout=PATIENCE)


def press_answer(window, text):
    """Press a button of the question that the window asks."""
    question = window.findChild(Question)
    buttons = question.findChildren(QPushButton)
    button = next(item for item in buttons if plain(item.text()) == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_closing_while_it_trains_leaves_no_thread(open_live_window, qtbot):
    window = open_live_window(lenet(500))
    press_train(window)
    qtbot.waitUntil(lambda: session_of(window).status.step >= 5, timeout=PATIENCE)
    window.bridge.mark_clean()
    QTimer.singleShot(300, window, lambda: press_answer(window, "Stop training"))
    assert window.close()
    qtbot.waitUntil(lambda: not own_threads(), timeout=PATIENCE)


def own_threads() -> list[str]:
    return [t.name for t in threading.enumerate() if t.name.startswith("netstudio")]


def test_weights_and_curves_are_there_again_tomorrow(window, open_live_window, qtbot):
    press_train(window)
    wait_for(qtbot, window, State.FINISHED)
    curve = points(window.bench.instruments.loss, "training")
    window.close()
    again = open_live_window(lenet(1))
    loss = again.bench.instruments.loss
    qtbot.waitUntil(lambda: bool(points(loss, "training")), timeout=PATIENCE)
    assert points(loss, "training") == pytest.approx(np.array(curve), abs=1e-6)
    qtbot.waitUntil(lambda: again.actions_by_name["train"].text() == "&Continue", timeout=PATIENCE)
    press_train(again)
    qtbot.waitUntil(lambda: session_of(again).status.epoch == 2, timeout=PATIENCE)


def test_a_picture_is_recognised(window, qtbot, places):
    press_train(window)
    wait_for(qtbot, window, State.FINISHED)
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.black)
    for row in range(6, 34):
        for column in range(18, 22):
            picture.setPixelColor(column, row, Qt.GlobalColor.white)
    path = places / "one.png"
    picture.save(str(path))
    window.actions_by_name["predict"].trigger()
    dialog = window.findChild(PredictDialog)
    dialog.predict(path)
    qtbot.waitUntil(lambda: bool(dialog.bars.rows()), timeout=PATIENCE)
    rows = dialog.bars.rows()
    assert len(rows) == 5
    assert [share for _, share in rows] == sorted((share for _, share in rows), reverse=True)
    dialog.close()


def test_weights_are_exported(window, qtbot, places):
    from safetensors.numpy import load_file

    qtbot.waitUntil(lambda: session_of(window).state is State.READY, timeout=PATIENCE)
    path = places / "lenet.safetensors"
    window.bench.exports.write_weights(path)
    qtbot.waitUntil(path.exists, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Wrote lenet" in window.bench.toast.text(), timeout=PATIENCE)
    assert sum(tensor.size for tensor in load_file(path).values()) == 61_706
