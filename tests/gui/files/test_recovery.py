"""Nothing is lost when the program is killed: seen with real processes that are."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.document.edits import SetArguments
from netstudio.document.project_file import load_project_file, save_project_file
from netstudio.gui.files.recovering import NAME, Recovery
from netstudio.gui.files.recovery_store import PROJECT, Place, find_crashed
from netstudio.gui.settings import AUTOSAVE_SECONDS
from netstudio.presets import load_preset

PROGRAM = "tests.gui.files.program"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def root(places: Path) -> Path:
    return places / "recovery"


def killed(how: str, file: Path | None, lines: int) -> None:
    """Run the program until it has said `kept` so often, and kill it."""
    program = subprocess.Popen(
        [sys.executable, "-m", PROGRAM, how, str(file or "-")],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[3],
    )
    assert program.stdout is not None
    for _ in range(lines):
        assert program.stdout.readline() == "kept\n"
    program.kill() if sys.platform == "win32" else program.send_signal(signal.SIGKILL)
    program.wait()
    program.stdout.close()


def channels(project) -> int:
    return project.graph.members["conv1"].target.args["out_channels"]


def press(window, text: str) -> None:
    (button,) = [b for b in window.bench.notices.notice(NAME).buttons if b.text() == text]
    QTest.mouseClick(button, LEFT)


def test_what_was_edited_before_a_kill_is_offered_and_restored(open_window, root, places):
    file = places / "mine.json"
    save_project_file(load_preset("lenet5"), file)
    saved = file.read_bytes()
    killed("edit", file, 1)
    assert file.read_bytes() == saved
    window = open_window("mlp")
    Recovery(window, root)
    words = window.bench.notices.notice(NAME).label.text()
    assert "LeNet-5" in words and "3 steps newer than mine.json" in words and "today" in words
    press(window, "Restore")
    assert channels(window.bridge.project) == 3
    assert window.bridge.path == file
    assert window.isWindowModified()
    assert window.bench.notices.notice(NAME) is None
    assert find_crashed(root) == []  # this window's own copy is not a crash
    assert (window.bench.autosave.place.folder / PROJECT).is_file()
    assert window.bench.files.save()
    assert channels(load_project_file(file)) == 3


@pytest.mark.parametrize("lines", [1, 4, 9])
def test_a_kill_in_the_middle_of_autosaving_leaves_a_whole_project(open_window, root, lines):
    killed("autosave", None, lines)
    (found,) = find_crashed(root)
    assert channels(found.load()) >= lines  # not older than what was said to be kept
    assert found.source is None
    found.leave()


def test_both_can_be_shown(open_window, root, places):
    file = places / "mine.json"
    save_project_file(load_preset("lenet5"), file)
    killed("edit", file, 1)
    window = open_window("mlp")
    Recovery(window, root)
    press(window, "Show both")
    first, second = window.program.windows
    assert (channels(first.bridge.project), channels(second.bridge.project)) == (3, 6)
    second.close_unasked()


def test_what_is_discarded_is_gone_and_what_is_put_off_comes_again(open_window, root):
    killed("edit", None, 1)
    window = open_window("mlp")
    Recovery(window, root)
    QTest.mouseClick(window.bench.notices.notice(NAME).close_button, LEFT)
    (found,) = find_crashed(root)
    found.leave()
    Recovery(window, root)
    assert "never saved to a file" in window.bench.notices.notice(NAME).label.text()
    press(window, "Discard")
    assert list(root.iterdir()) == []


def test_a_running_program_is_not_taken_for_a_crashed_one(root):
    place = Place(root)
    place.write(load_preset("lenet5"), None, 1)
    assert find_crashed(root) == []
    place.discard()
    assert list(root.iterdir()) == []


def test_a_damaged_copy_is_told_of_and_stays(open_window, root, monkeypatch):
    killed("edit", None, 1)
    (folder,) = root.iterdir()
    (folder / PROJECT).write_text("{")
    told = []
    monkeypatch.setattr(
        "netstudio.gui.files.recovering.tell", lambda window, title, text: told.append(text)
    )
    window = open_window("mlp")
    Recovery(window, root)
    press(window, "Restore")
    assert "not JSON" in told[0]
    assert folder.is_dir()
    assert window.bridge.project.name != "LeNet-5"
    press(window, "Discard")


def test_a_description_that_is_damaged_does_not_hide_the_work(root):
    killed("edit", None, 1)
    (folder,) = root.iterdir()
    (folder / "about.json").write_text('{"format": 1, "saved_at": 7}')
    (found,) = find_crashed(root)
    assert channels(found.load()) == 3
    found.discard()


def test_an_edit_is_kept_after_the_interval_and_dropped_when_saved(
    open_window, root, places, qtbot, monkeypatch
):
    monkeypatch.setattr(AUTOSAVE_SECONDS, "low", 0)
    window = open_window("lenet5")
    window.settings.set(AUTOSAVE_SECONDS, 0)
    copy = window.bench.autosave.place.folder / PROJECT
    with qtbot.waitSignal(window.bench.autosave.kept):
        window.bridge.push(SetArguments("", "conv1", {"out_channels": 9}))
    assert channels(load_project_file(copy)) == 9
    assert window.bench.files.save_to(places / "mine.json")
    qtbot.waitUntil(lambda: not copy.parent.exists())


def test_undone_edits_leave_nothing_behind(open_window, root, qtbot):
    window = open_window("lenet5")
    window.bridge.push(SetArguments("", "conv1", {"out_channels": 9}))
    assert window.bench.autosave.save_now()
    window.bridge.undo()
    qtbot.waitUntil(lambda: not window.bench.autosave.place.folder.exists())
    assert window.bench.autosave.save() is None


def test_training_keeps_the_work_first(open_window, root, qtbot):
    window = open_window("lenet5")
    window.bridge.push(SetArguments("", "conv1", {"out_channels": 9}))
    with qtbot.waitSignal(window.bench.autosave.kept):
        window.actions_by_name["train"].trigger()


def test_closing_properly_leaves_nothing(open_window, root):
    window = open_window("lenet5")
    window.bridge.push(SetArguments("", "conv1", {"out_channels": 9}))
    assert window.bench.autosave.save_now()
    window.close_unasked()
    assert list(root.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told_of(open_window, root, qtbot):
    root.parent.mkdir(exist_ok=True)
    root.write_text("a file in the way")
    window = open_window("lenet5")
    window.bridge.push(SetArguments("", "conv1", {"out_channels": 9}))
    assert not window.bench.autosave.save_now()
    qtbot.waitUntil(lambda: window.bench.notices.notice("autosave") is not None)
    assert "cannot be made" in window.bench.notices.notice("autosave").label.text()
