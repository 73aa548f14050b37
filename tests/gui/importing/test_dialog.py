"""Importing from the window: choosing, waiting, calling off, results, opening."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from netstudio.errors import Cancelled, ModelImportError
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.proof.verdict import Case, Proof
from netstudio.gui.importing.names import ZooNames
from netstudio.gui.importing.outcome import Outcome
from netstudio.gui.importing.rows import FileField
from netstudio.presets import load_preset

PATIENCE = 120_000
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


def test_a_source_as_the_terminal_knows_it_is_understood(dialog):
    dialog.zoo.zoo.setCurrentText("timm")
    dialog.zoo.field.setText("torchvision:resnet50@DEFAULT")
    assert str(dialog.zoo.request().source) == "torchvision:resnet50@DEFAULT"
    assert (dialog.zoo.field.text(), dialog.zoo.zoo.currentText()) == ("resnet50", "torchvision")
    dialog.zoo.field.setText("reznet50")
    assert not dialog.zoo.is_complete
    assert dialog.zoo.note.text() == "No model of torchvision has “reznet50” in its name."


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


@pytest.mark.parametrize("verdict", ["failed", "nothing", "different"])
def test_why_nothing_is_proved_is_told_once(dialog, qtbot, verdict: str):
    proof = Proof(verdict, notes=("No run uses b.",), reason="it does not run.")
    dialog.run(lambda *_: outcome(proof=proof))
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.result_view)
    said = " ".join(label.text() for label in dialog.result_view.findChildren(QLabel))
    assert said.count("it does not run.") == said.count("No run uses b.") == 1


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


def is_whole(dialog) -> bool:
    """Whether nothing is cut off: a help line that wraps takes more than the minimum knows."""
    return dialog.height() >= dialog.layout().heightForWidth(dialog.width())


def test_the_dialog_is_high_enough_for_what_it_asks(dialog, tmp_path: Path, qtbot):
    path = tmp_path / "mine.py"
    path.write_text(MODEL)
    dialog.show_file(path)
    page = dialog.python
    qtbot.waitUntil(lambda: page.trust.isVisible() and is_whole(dialog))
    assert page.weights.field.height() == page.inputs.height() >= page.inputs.sizeHint().height()
    dialog.resize(dialog.width() - 150, 100)
    qtbot.waitUntil(lambda: is_whole(dialog))
    height = dialog.height()
    for _ in range(2):
        click(page.trust.look)
        qtbot.waitUntil(lambda: dialog.height() > height and is_whole(dialog))
        click(page.trust.look)
        assert dialog.height() == height and is_whole(dialog)


def test_the_file_takes_what_the_screen_has_left(dialog, tmp_path: Path, qtbot):
    path = tmp_path / "mine.py"
    path.write_text(MODEL)
    dialog.show_file(path)
    page, room = dialog.python, dialog.screen().availableGeometry()
    QTest.keyClicks(page.inputs, "2x3x16x16")
    QTest.keyClicks(page.arguments, "channels=8")
    click(page.trust.agree)
    click(page.trust.look)
    click(dialog.start)
    qtbot.waitUntil(lambda: dialog.problem.isVisible() and is_whole(dialog))
    frame = dialog.frameGeometry()
    assert room.top() <= frame.top() and frame.bottom() <= room.bottom()
    assert page.trust.code.height() > page.inputs.height()


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


def test_a_branch_asks_for_another_example(dialog, tmp_path: Path, qtbot):
    file = tmp_path / "net.py"
    file.write_text(MODEL)
    dialog.kinds.button(1).click()
    dialog.python.file.set_path(file)
    dialog.python.inputs.setText("2x3x20x20")
    dialog.python.trust.agree.setChecked(True)
    open_question = Finding("inner", "warning", "It takes values out of a tensor.", True)
    dialog.run(lambda *_: outcome(findings=(open_question,)))
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.result_view)
    click(dialog.result_view.example)
    assert dialog.stack.currentWidget() is dialog.python and dialog.python.more.hasFocus()
    dialog.python.more.setText("3x3x24x24")
    dialog.python.keep.setText("inner, Inner")
    request = dialog.python.request()
    assert [[spec.shape for spec in specs] for specs in request.more] == [[(3, 3, 24, 24)]]
    assert request.keep == ("inner", "Inner")
    dialog.run(lambda *_: outcome(findings=()))
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.result_view)


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


def test_staying_with_the_open_network_keeps_what_was_imported(dialog, qtbot, monkeypatch):
    bench = dialog.parent().bench
    dialog.run(lambda folder, tell, cancelled: outcome())
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.result_view)
    with monkeypatch.context() as refused:
        refused.setattr(bench.files, "may_leave", lambda: False)
        click(dialog.open_here)
    assert dialog.isVisible()
    assert dialog.outcome is not None
    assert bench.bridge.project.name == load_preset("lenet5").name


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_mistake_of_the_program_ends_the_wait(dialog, qtbot):
    def work(folder, tell, cancelled):
        raise ZeroDivisionError

    dialog.run(work)
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.zoo)
    assert dialog.problem.isHidden()


@pytest.mark.parametrize("text", ["~x", "~nobody-of-this-name/a.py", "x" * 5000 + ".py", "\0.py"])
def test_a_path_that_names_nothing_is_only_incomplete(dialog, text: str):
    dialog.kinds.button(2).setChecked(True)
    for page in (dialog.python, dialog.onnx):
        page.file.field.setText(text)
        assert not page.is_complete


def test_a_home_is_found(qtbot):
    field = FileField("File", "*")
    qtbot.addWidget(field)
    field.field.setText("~/net.py")
    assert field.path == Path.home() / "net.py"


def test_a_file_given_on_a_result_goes_back_to_choosing(dialog, qtbot, tmp_path: Path):
    path = tmp_path / "mine.py"
    path.write_text(MODEL)
    dialog.run(lambda folder, tell, cancelled: outcome())
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.result_view)
    dialog.show_file(path)
    assert dialog.stack.currentWidget() is dialog.python
    assert dialog.outcome is None
    assert dialog.start.isVisible()


def test_a_file_given_while_importing_changes_nothing(dialog, qtbot, tmp_path: Path):
    def work(folder, tell, cancelled):
        while not cancelled():
            time.sleep(0.01)
        raise Cancelled("Stopped.")

    dialog.run(work)
    dialog.show_file(tmp_path / "net.onnx")
    dialog.zoo.field.setText("resnet18")
    assert dialog.stack.currentWidget() is dialog.waiting
    assert not dialog.start.isEnabled()
    click(dialog.cancel)
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.zoo)
    assert dialog.start.isEnabled()


def test_another_content_than_the_one_agreed_to_is_asked_about(dialog, qtbot, tmp_path: Path):
    path = tmp_path / "mine.py"
    path.write_text(MODEL)
    dialog.show_file(path)
    QTest.keyClicks(dialog.python.inputs, "2x3x16x16")
    click(dialog.python.trust.agree)
    path.write_text(f"{MODEL}\n\nclass Later(nn.Module):\n    pass\n")
    click(dialog.start)
    qtbot.waitUntil(dialog.problem.isVisible, timeout=PATIENCE)
    assert "class Later" in dialog.python.trust.code.toPlainText()
    assert not dialog.python.trust.is_given


def test_weights_are_laid_beside_the_project_once(dialog, qtbot, tmp_path: Path, places: Path):
    weights = tmp_path / "w.safetensors"
    weights.write_bytes(b"weights")
    bench = dialog.parent().bench
    bench.session.load_weights = lambda path: None
    bench.imports.receive(outcome(weights=weights))
    path = places / "net.netstudio"
    beside = places / "net.weights.safetensors"
    assert bench.files.save_to(path)
    assert beside.read_bytes() == b"weights"
    before = beside.stat().st_mtime_ns
    assert bench.files.save_to(path)
    assert beside.stat().st_mtime_ns == before
    assert bench.files.save_to(places / "other.netstudio")
    assert (places / "other.weights.safetensors").is_file()


def test_names_are_asked_again_where_a_zoo_is_missing(qtbot, monkeypatch):
    answers = iter([{"torchvision": ["alexnet"]}, {"torchvision": ["a"], "timm": ["b"]}])
    monkeypatch.setattr(ZooNames, "_known", None)
    monkeypatch.setattr(
        "netstudio.exchange.child.in_child", lambda *_, **__: {"zoos": next(answers)}
    )
    first, second, third = (ZooNames(None) for _ in range(3))
    for names, timm in ((first, ()), (second, ("b",)), (third, ("b",))):
        with qtbot.waitSignal(names.came):
            names.fetch()
        assert names.of("timm") == timm


def test_names_that_could_not_be_had_are_asked_for_again(qtbot, monkeypatch):
    def fail(*_, **__):
        raise ModelImportError("It died.")

    monkeypatch.setattr(ZooNames, "_known", None)
    monkeypatch.setattr("netstudio.exchange.child.in_child", fail)
    names = ZooNames(None)
    for _ in range(2):
        with qtbot.waitSignal(names.failed) as failed:
            names.fetch()
        assert str(failed.args[0]) == "It died."
        names.end()
