"""Other programs change, move and remove the open file: noticed, said, and nothing lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.document.edits import SetArguments, SetInfo
from netstudio.document.project_file import load_project_file, project_to_text, save_project_file
from netstudio.gui.dialogs.differences import DifferencesDialog
from netstudio.gui.files.comparison import compare
from netstudio.gui.files.outside import NAME
from netstudio.presets import load_preset
from tests.e2e.windows import ShownWindows

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def file(places):
    path = places / "work" / "LeNet.json"
    path.parent.mkdir()
    save_project_file(load_preset("lenet5"), path)
    return path


@pytest.fixture
def window(open_window, file):
    return open_window(load_project_file(file), file)


def changed(channels: int):
    project = load_preset("lenet5")
    return SetArguments("", "conv1", {"out_channels": channels}).change(project)


def channels(project) -> int:
    return project.graph.members["conv1"].target.args["out_channels"]


def words(window) -> str:
    notice = window.bench.notices.notice(NAME)
    return notice.label.text() if notice is not None else ""


def press(window, text: str) -> None:
    (button,) = [b for b in window.bench.notices.notice(NAME).buttons if b.text() == text]
    QTest.mouseClick(button, LEFT)


def test_a_file_replaced_in_one_go_is_noticed_and_reloaded_undoably(window, file, qtbot):
    save_project_file(changed(9), file)
    qtbot.waitUntil(lambda: "“LeNet.json” was changed by another program" in words(window))
    press(window, "Reload")
    assert channels(window.bridge.project) == 9
    assert not window.isWindowModified() and words(window) == ""
    assert window.bridge.undo()
    assert channels(window.bridge.project) == 6
    assert window.isWindowModified()


def test_the_bar_says_that_both_were_changed(window, file, qtbot):
    window.bridge.push(SetInfo("Mine", ""))
    save_project_file(changed(9), file)
    qtbot.waitUntil(lambda: "you changed it here" in words(window))


def test_a_file_written_in_place_is_noticed_again_and_again(window, file, qtbot):
    for value in (7, 8):
        file.write_text(project_to_text(changed(value)), "utf-8")
        qtbot.waitUntil(lambda: words(window) != "")
        press(window, "Reload")
        assert channels(window.bridge.project) == value


def test_what_was_only_touched_is_no_news(window, file, qtbot):
    file.write_bytes(file.read_bytes())
    qtbot.wait(400)
    assert words(window) == ""


def test_saving_here_is_no_news_either(window, qtbot):
    window.bridge.push(SetArguments("", "conv1", {"out_channels": 9}))
    assert window.bench.files.save()
    qtbot.wait(400)
    assert words(window) == ""


def test_a_change_that_is_taken_back_takes_the_bar_away(window, file, qtbot):
    before = file.read_bytes()
    save_project_file(changed(9), file)
    qtbot.waitUntil(lambda: words(window) != "")
    file.write_bytes(before)
    qtbot.waitUntil(lambda: words(window) == "")


def test_keeping_mine_marks_it_unsaved_and_saving_does_not_ask(window, file, qtbot):
    save_project_file(changed(9), file)
    qtbot.waitUntil(lambda: words(window) != "")
    press(window, "Keep mine")
    assert window.isWindowModified()
    assert window.bench.files.save()
    assert channels(load_project_file(file)) == 6


@pytest.mark.parametrize(("answer", "kept"), [("overwrite", 12), ("", 9)])
def test_saving_over_a_change_asks(window, file, monkeypatch, answer, kept):
    asked = []
    monkeypatch.setattr(
        "netstudio.gui.dialogs.project_files.ask",
        lambda _, title, *rest, **more: asked.append(title) or answer,
    )
    window.bridge.push(SetArguments("", "conv1", {"out_channels": 12}))
    save_project_file(changed(9), file)
    window.bench.files.save()
    assert "changes of another program" in asked[0]
    assert channels(load_project_file(file)) == kept


def test_a_renamed_file_is_followed(window, file, qtbot):
    new = file.with_name("Renamed.json")
    file.rename(new)
    qtbot.waitUntil(lambda: "is called “Renamed.json” now" in words(window))
    press(window, "Save there from now on")
    assert window.bridge.path == new
    assert window.windowTitle().startswith("Renamed.json")
    assert not window.isWindowModified()


def test_a_deleted_file_leaves_the_project_open_and_unsaved(window, file, qtbot):
    file.unlink()
    qtbot.waitUntil(lambda: "deleted" in words(window))
    assert window.isWindowModified()
    press(window, "Save it again")
    assert channels(load_project_file(file)) == 6
    assert not window.isWindowModified()


def test_the_differences_are_listed(window, file, qtbot):
    theirs = changed(9)
    save_project_file(replace(theirs, name="Other"), file)
    qtbot.waitUntil(lambda: words(window) != "")
    shown = ShownWindows()
    press(window, "Show differences")
    assert not shown.strays, shown.strays
    dialog = window.findChild(DifferencesDialog)
    rows = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    assert [(row.text(1), row.text(2)) for row in rows] == [
        ("Name", "LeNet-5 → Other"),
        ("conv1", "out_channels 6 → 9"),
    ]
    assert words(window) != ""
    dialog.close()


def test_reverting_is_a_step_that_can_be_undone(window, file, monkeypatch):
    monkeypatch.setattr("netstudio.gui.dialogs.project_files.ask", lambda *_, **__: "revert")
    window.bridge.push(SetArguments("", "conv1", {"out_channels": 12}))
    window.actions_by_name["revert"].trigger()
    assert channels(window.bridge.project) == 6
    assert not window.isWindowModified()
    assert window.bridge.history.undo_label == "Revert to saved"
    window.bridge.undo()
    assert channels(window.bridge.project) == 12


def test_a_project_compared_with_itself_has_no_differences():
    assert compare(load_preset("lenet5"), load_preset("lenet5")) == ()
    kinds = {item.kind for item in compare(load_preset("lenet5"), load_preset("mlp"))}
    assert kinds == {"added", "removed", "changed"}
