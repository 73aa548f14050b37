"""Importing from the window: choosing, waiting, calling off, results, opening."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.errors import Cancelled, ModelImportError
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.proof.verdict import Case, Proof
from netstudio.gui.importing.names import ZooNames
from netstudio.gui.importing.outcome import Outcome
from netstudio.presets import load_preset

PATIENCE = 60_000
MODEL = """
import torch
from torch import nn


class Inner(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.conv = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x):
        return torch.relu(self.conv(x)) + x


class Outer(nn.Module):
    def __init__(self, channels=4):
        super().__init__()
        self.stem = nn.Conv2d(3, channels, 3)
        self.inner = Inner(channels)
        self.fc = nn.Linear(channels, 10)

    def forward(self, image):
        return self.fc(self.inner(self.stem(image)).mean((2, 3)))


class Settings:
    pass
"""


@pytest.fixture(autouse=True)
def _no_zoo(monkeypatch, places: Path):
    """Names as they would come; asking a child for them takes seconds."""
    names = {"torchvision": ("alexnet", "resnet18", "resnet50", "vgg11"), "timm": ()}
    monkeypatch.setattr(ZooNames, "_known", names)
    monkeypatch.setenv("NETSTUDIO_TRUST", str(places / "trust"))


@pytest.fixture
def dialog(open_window, qtbot):
    window = open_window("lenet5")
    window.actions_by_name["import_model"].trigger()
    found = window.bench.imports.dialog
    qtbot.waitUntil(found.isVisible)
    return found


def outcome(**changes) -> Outcome:
    case = Case("eval", "batch 3, 20 × 20", ((3, 3, 20, 20),), False, 0.0, None, None)
    known = {
        "source": "torchvision:alexnet",
        "project": load_preset("alexnet_cifar10"),
        "proof": Proof("identical", (case,)),
    }
    return Outcome(**{**known, **changes})


def click(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_list_follows_the_search(dialog):
    QTest.keyClicks(dialog.zoo.field, "resnet")
    shown = [dialog.zoo.list.item(row).text() for row in range(dialog.zoo.list.count())]
    assert shown == ["resnet18", "resnet50"]
    assert dialog.start.isEnabled()
    QTest.keyClick(dialog.zoo.field, Qt.Key.Key_Down)
    dialog.zoo.weights.setCurrentIndex(1)
    assert str(dialog.zoo.request().source) == "torchvision:resnet50@DEFAULT"


def test_a_zoo_that_is_not_installed_says_how_to_have_it(dialog):
    dialog.zoo.zoo.setCurrentText("timm")
    assert "pip install timm" in dialog.zoo.note.text()
    assert not dialog.start.isEnabled()


def test_what_came_is_shown_and_opened(dialog, qtbot):
    findings = (Finding("layer1.0", "warning", "It branches on data."),)

    def work(folder, tell, cancelled):
        tell("Recording")
        return outcome(findings=findings)

    dialog.run(work)
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.result_view)
    assert "the same to the last bit" in dialog.result_view.verdict.text()
    bench = dialog.parent().bench
    click(dialog.open_here)
    qtbot.waitUntil(lambda: bench.imports.dialog is None)
    assert bench.bridge.project.name == load_preset("alexnet_cifar10").name
    assert not bench.bridge.is_clean, "an imported network is in no file yet"
    (note,) = bench.bridge.project.view.notes.values()
    assert "layer1.0: It branches on data." in note.text


def test_calling_off_goes_back_to_the_choice(dialog, qtbot):
    def work(folder, tell, cancelled):
        tell("Loading")
        while not cancelled():
            time.sleep(0.01)
        raise Cancelled("Stopped; nothing was written.")

    dialog.run(work)
    qtbot.waitUntil(lambda: dialog.waiting.now.text() == "Loading")
    click(dialog.cancel)
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.zoo)
    assert dialog.isVisible()
    assert dialog.problem.isHidden()


def test_a_failure_is_said_and_loses_nothing(dialog, qtbot):
    QTest.keyClicks(dialog.zoo.field, "vgg")

    def work(folder, tell, cancelled):
        raise ModelImportError("vgg11 cannot be made: no such weights.")

    dialog.run(work)
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "no such weights" in dialog.problem.text()
    assert dialog.zoo.field.text() == "vgg"
    assert dialog.start.isEnabled()


def test_closing_ends_what_is_under_way(dialog, qtbot):
    seen = []

    def work(folder, tell, cancelled):
        while not cancelled():
            time.sleep(0.01)
        seen.append(folder)
        raise Cancelled("Stopped.")

    bench = dialog.parent().bench
    dialog.run(work)
    dialog.close()
    assert seen
    assert not seen[0].exists()
    qtbot.waitUntil(lambda: bench.imports.dialog is None)


def test_a_python_file_is_not_run_before_it_is_trusted(dialog, tmp_path: Path, qtbot):
    trap = tmp_path / "ran"
    path = tmp_path / "mine.py"
    path.write_text(f"open({str(trap)!r}, 'w').close()\n{MODEL}")
    dialog.show_file(path)
    page = dialog.python
    assert [page.classes.itemText(n) for n in range(page.classes.count())] == ["Outer", "Inner"]
    QTest.keyClicks(page.inputs, "2x3x16x16")
    assert page.trust.isVisible()
    assert not dialog.start.isEnabled()
    click(page.trust.look)
    assert "class Outer" in page.trust.code.toPlainText()
    assert not trap.exists()
    click(page.trust.agree)
    assert dialog.start.isEnabled()


def test_a_class_of_a_file_with_its_weights(dialog, tmp_path: Path, qtbot):
    path = tmp_path / "mine.py"
    path.write_text(MODEL)
    dialog.show_file(path)
    page = dialog.python
    QTest.keyClicks(page.inputs, "2x3x16x16")
    QTest.keyClicks(page.arguments, '{"channels": 8}')
    click(page.trust.agree)
    click(dialog.start)
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.result_view, timeout=PATIENCE)
    assert dialog.outcome.proof.holds, dialog.outcome.proof
    assert dialog.outcome.weights.is_file()
    bench = dialog.parent().bench
    click(dialog.open_here)
    assert "Inner" in bench.bridge.project.blocks


def test_arguments_that_are_no_json_are_said(dialog, tmp_path: Path):
    path = tmp_path / "mine.py"
    path.write_text(MODEL)
    dialog.show_file(path)
    QTest.keyClicks(dialog.python.inputs, "2x3x16x16")
    QTest.keyClicks(dialog.python.arguments, "channels=8")
    click(dialog.python.trust.agree)
    click(dialog.start)
    assert "channels=8" in dialog.problem.text()
    assert dialog.stack.currentWidget() is dialog.python
