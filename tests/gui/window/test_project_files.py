"""Opening and saving from the window: nothing is lost, and nothing bad gets in."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from netstudio.codegen.generate import generate
from netstudio.document.edits import SetArguments
from netstudio.document.project_file import load_project_file
from netstudio.gui.app import find_project
from netstudio.gui.files.reading import kinds_to_open, kinds_to_save
from netstudio.presets import all_presets, load_preset

COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(open_window):
    return open_window("lenet5")


def edit(window) -> None:
    assert window.bridge.push(SetArguments("", "conv1", {"out_channels": 12}))


def test_saving_and_opening_gives_the_same_project(window, places):
    edit(window)
    path = places / "mine.json"
    assert window.bench.files.save_to(path)
    assert not window.isWindowModified()
    assert window.bench.status.saved.text() == "Saved"
    assert window.windowTitle().startswith("mine.json")
    saved = window.bridge.project
    window.bench.files.open_preset("mlp")
    assert window.bridge.project.name != "LeNet-5"
    assert window.bench.files.open_path(path)
    assert window.bridge.project == saved
    assert window.bridge.path == path


def test_a_preset_opens_as_a_copy_that_does_not_know_its_file(window):
    for preset in all_presets():
        assert window.bench.files.open_preset(preset.name)
        assert window.bridge.path is None
        assert window.top_bar.project.text() == preset.title


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not JSON"),
        ('{"format": 99, "name": "x"}', "newer"),
        ('{"format": 1, "graph": {"nodes": [{"id": 3}]}}', ""),
    ],
)
def test_a_bad_file_is_refused_in_words_and_the_project_stays(
    window, places, answers, text, reason
):
    path = places / "bad.json"
    path.write_text(text)
    before = window.bridge.project
    answers.give("close")
    assert not window.bench.files.open_path(path)
    assert window.bridge.project is before
    (said,) = answers.texts
    assert "bad.json" in said and reason in said
    assert path.read_text() == text


def test_a_file_that_cannot_be_written_is_told_and_the_edit_kept(window, places, answers):
    edit(window)
    answers.give("close")
    assert not window.bench.files.save_to(places / "nowhere" / "mine.json")
    assert window.isWindowModified()
    assert "nowhere" in answers.texts[0]


def test_leaving_unsaved_work_can_be_called_off(window, answers):
    edit(window)
    answers.give("")
    assert not window.bench.files.new()
    assert window.bridge.project.name == "LeNet-5"
    assert "Save the changes" in answers.texts[0]


def test_leaving_unsaved_work_can_save_it_first(window, places, answers):
    path = places / "mine.json"
    window.bench.files.save_to(path)
    edit(window)
    answers.give("save")
    assert window.bench.files.new()
    assert load_project_file(path).graph.members["conv1"].target.args["out_channels"] == 12


def test_leaving_unsaved_work_can_drop_it(window, answers):
    edit(window)
    answers.give("discard")
    assert window.bench.files.new()
    assert not window.bridge.project.graph.nodes


def test_closing_asks_about_unsaved_work(window, answers):
    edit(window)
    answers.give("")
    assert not window.close()
    assert window.isVisible()


def test_a_dropped_file_opens(window, places, qtbot):
    path = places / "dropped.json"
    window.bench.files.save_to(path)
    window.bench.files.new()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    enter = QDragEnterEvent(QPoint(500, 300), COPY, data, LEFT, NO_KEYS)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPoint(500, 300), COPY, data, LEFT, NO_KEYS))
    qtbot.waitUntil(lambda: window.bridge.path == path)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("cat.png", "is an image"),
        ("notes.txt", "is no project"),
        ("package.json", "is not a NetStudio project"),
    ],
)
def test_a_file_that_is_no_project_says_so_before_and_after_the_drop(
    window, places, qtbot, name, says
):
    path = places / name
    path.write_text("{}")
    before = window.bridge.project
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(500, 300), COPY, data, LEFT, NO_KEYS))
    assert window.drop_hint.isVisible()
    assert says in window.drop_hint.words
    QApplication.sendEvent(window, QDropEvent(QPoint(500, 300), COPY, data, LEFT, NO_KEYS))
    assert not window.drop_hint.isVisible()
    qtbot.waitUntil(lambda: says in window.bench.toast.text())
    assert window.bridge.project is before


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(500, 300), COPY, data, LEFT, NO_KEYS))
    words = window.drop_hint.words
    QApplication.sendEvent(window, QDropEvent(QPoint(500, 300), COPY, data, LEFT, NO_KEYS))
    return words


def write_python(path, preset="mlp"):
    path.write_text(generate(load_preset(preset)).text, encoding="utf-8")
    return path


def test_a_dropped_python_file_opens_and_is_not_saved_over(window, places, qtbot):
    path = write_python(places / "model.PY")
    assert drop(window, path) == "Open “model.PY”"
    qtbot.waitUntil(lambda: window.bridge.project.name == "MLP")
    assert window.bridge.path is None


def test_a_dropped_model_is_to_be_imported(window, places, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(window.bench.imports, "ask", asked.append)
    path = places / "model.onnx"
    path.write_bytes(b"")
    assert drop(window, path) == "Import “model.onnx”"
    qtbot.waitUntil(lambda: asked == [path])


@pytest.mark.parametrize("suffix", [".safetensors", ".pt", ".pth"])
def test_dropped_weights_are_loaded(window, places, qtbot, monkeypatch, suffix):
    loaded = []
    monkeypatch.setattr(window.bench.imports, "load_weights", loaded.append)
    path = places / f"mine{suffix}"
    path.write_bytes(b"")
    assert drop(window, path) == f"Load the weights in “mine{suffix}”"
    qtbot.waitUntil(lambda: loaded == [path])


def test_python_of_another_form_is_offered_to_be_imported(window, places, answers, monkeypatch):
    asked = []
    monkeypatch.setattr(window.bench.imports, "ask", asked.append)
    path = places / "other.py"
    path.write_text("x = 1\n")
    answers.give("import")
    assert not window.bench.files.open_path(path)
    assert asked == [path]


def test_what_is_not_python_is_not_offered_to_be_imported(window, places, answers):
    path = places / "broken.py"
    path.write_text("class Net(nn.Module:\n")
    answers.give("close")
    assert not window.bench.files.open_path(path)
    assert "Line 1" in answers.texts[0]


def test_python_in_a_new_window_is_not_its_file(window, places, monkeypatch, qtbot):
    path = write_python(places / "model.py")
    monkeypatch.setattr(window.bench.files, "ask_path", lambda: path)
    window.actions_by_name["open_new_window"].trigger()
    _, other = window.program.windows
    qtbot.waitUntil(lambda: "bench" in vars(other))
    assert other.bridge.project.name == "MLP" and other.bridge.path is None
    other.close()


def test_a_python_file_named_at_the_start_is_read(places):
    project, path = find_project(write_python(places / "model.py"))
    assert project.name == "MLP" and path is None


def test_no_project_is_saved_over_python(window, places, answers):
    path = write_python(places / "model.py")
    text = path.read_text()
    answers.give("close")
    assert not window.bench.files.save_to(path)
    assert path.read_text() == text
    assert "is Python" in answers.texts[0]


def test_python_is_offered_for_opening_and_not_for_saving():
    first, *_ = kinds_to_open().split(";;")
    assert all(f"*{suffix}" in first for suffix in (".json", ".netstudio", ".py", ".onnx"))
    assert ".py" not in kinds_to_save()


def test_the_hint_goes_when_the_drag_leaves(window, places):
    path = places / "mine.json"
    window.bench.files.save_to(path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(500, 300), COPY, data, LEFT, NO_KEYS))
    assert window.drop_hint.words == "Open “mine.json”"
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.drop_hint.isVisible()


def test_text_that_is_dragged_is_left_alone(window):
    data = QMimeData()
    data.setText("Conv2d")
    enter = QDragEnterEvent(QPoint(500, 300), COPY, data, LEFT, NO_KEYS)
    enter.setAccepted(False)
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()


def test_recent_files_are_offered_newest_first(window, places):
    for name in ("one.json", "two.json"):
        window.bench.files.save_to(places / name)
    assert [path.name for path in window.settings.recent] == ["two.json", "one.json"]
    (places / "two.json").unlink()
    assert [path.name for path in window.settings.recent] == ["one.json"]


def test_the_exported_file_runs_on_its_own(window, places):
    import subprocess
    import sys

    path: Path = places / "lenet.py"
    assert window.bench.exports.write_python(path)
    done = subprocess.run(
        [sys.executable, str(path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=places,
    )
    assert done.stdout.strip() == "output (1, 10), 61,706 parameters", done.stderr


def test_a_network_that_is_not_complete_is_not_exported(window, places, answers):
    window.bench.files.new()
    answers.give("close")
    assert not window.bench.exports.write_python(places / "empty.py")
    assert not (places / "empty.py").exists()
