"""Several windows in one program: each its own project, and the program ends with the last."""

import gc
import threading
import time
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netstudio.document.edits import SetArguments, SetInfo
from netstudio.document.project_file import save_project_file
from netstudio.gui.app import Program
from netstudio.gui.dialogs import project_files
from netstudio.gui.files.leaving import Leave, Run
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.settings import Settings
from netstudio.gui.succession import succeed
from netstudio.gui.torch_loader import TorchLoader
from netstudio.presets import load_preset
from netstudio.training.engine import Engine
from netstudio.training.torch_thread import Session

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, places, monkeypatch):
    """The first window of a program; whatever is open in the end is closed."""
    monkeypatch.setattr(SessionBridge, "begin", lambda self: None)
    program = Program(QApplication.instance(), Settings(places / "settings.ini"))
    first = program.open("lenet5")
    with qtbot.waitSignal(first.furnished):
        pass
    yield first
    close(*program.windows)
    program.deleteLater()


@pytest.fixture
def asked(monkeypatch):
    """Who was asked, and what is answered: an item of `answers` each, the last one again."""
    names, answers = [], [Leave.DISCARD]

    def ask(window, name, run, *, loses_source):
        names.append((name, run))
        return answers.pop(0) if len(answers) > 1 else answers[0]

    monkeypatch.setattr(project_files, "ask_to_save", ask)
    return names, answers


def close(*windows) -> None:
    for window in windows:
        window.close_unasked()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def another(window, qtbot, project="mlp"):
    other = window.program.open(project)
    with qtbot.waitSignal(other.furnished):
        pass
    return other


def edit(window) -> None:
    window.bridge.push(SetArguments("", "conv1", {"out_channels": 12}))


def test_a_new_window_has_a_project_and_a_session_of_its_own(window, qtbot):
    QTest.keyClick(window, Qt.Key.Key_N, CTRL_SHIFT)
    first, second = window.program.windows
    assert first is window
    with qtbot.waitSignal(second.furnished):
        pass
    assert second.bridge is not first.bridge
    assert second.bench.session is not first.bench.session
    assert second.settings is first.settings
    assert second.pos() != first.pos()
    second.bridge.push(SetInfo("Second", ""))
    assert first.bridge.project.name == "LeNet-5"
    close(second)
    assert window.program.windows == (window,)


def test_a_closed_window_leaves_nothing_behind(window, qtbot):
    other = another(window, qtbot)
    seen = weakref.ref(other)
    close(other)
    del other
    gc.collect()
    assert seen() is None


def test_a_file_that_is_open_is_brought_to_the_front(window, qtbot, places):
    path = places / "mine.json"
    save_project_file(load_preset("mlp"), path)
    other = another(window, qtbot, path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.bench.files.open_path(path)
    assert window.bridge.path is None
    qtbot.waitUntil(other.isActiveWindow)
    assert len(window.program.windows) == 2
    close(other)


def test_quitting_asks_for_every_unsaved_window_once(window, qtbot, asked):
    second = another(window, qtbot, "lenet5")
    third = another(window, qtbot)
    program, (names, _) = window.program, asked
    edit(window)
    edit(second)
    assert program.quit()
    assert names == [("LeNet-5", None)] * 2
    assert program.windows == ()
    assert not (window.isVisible() or second.isVisible() or third.isVisible())


def test_quitting_can_be_called_off_at_any_window(window, qtbot, asked):
    second = another(window, qtbot, "lenet5")
    names, answers = asked
    answers[:] = [Leave.DISCARD, Leave.CANCEL]
    edit(window)
    edit(second)
    assert not window.program.quit()
    assert len(names) == 2
    assert window.isVisible() and second.isVisible()
    assert window.isWindowModified()
    close(second)


def test_the_run_is_said_in_the_same_question(window, asked):
    names, answers = asked
    answers[:] = [Leave.CANCEL]
    window.bench.files.run = lambda: Run(3, 10)
    edit(window)
    assert not window.close()
    ((_, run),) = names
    assert "epoch 3 of 10" in run.sentence and "kept" in run.sentence


@pytest.mark.parametrize(("stops", "closes"), [(True, True), (False, False)])
def test_a_run_alone_is_reason_to_ask_before_closing(window, monkeypatch, stops, closes):
    monkeypatch.setattr(project_files, "ask_to_stop", lambda *_: stops)
    window.bench.files.run = lambda: Run(3, 10)
    assert window.close() is closes


def test_a_window_that_closes_while_torch_is_loaded_does_not_wait(
    open_live_window, monkeypatch
) -> None:
    loading, may_end = threading.Event(), threading.Event()

    def import_slowly(self: TorchLoader) -> None:
        loading.set()
        may_end.wait(30)

    monkeypatch.setattr(TorchLoader, "run", import_slowly)
    window = open_live_window("mlp")
    try:
        assert loading.wait(5)
        began = time.monotonic()
        window.close_unasked()
        assert time.monotonic() - began < 2
        assert not window.isVisible()
    finally:
        may_end.set()


def test_a_window_that_closes_while_its_torch_thread_is_busy_does_not_wait(
    open_live_window, qtbot, monkeypatch
) -> None:
    beginning, may_begin = threading.Event(), threading.Event()
    make = Session._make_engine

    def make_slowly(self: Session) -> Engine:
        beginning.set()
        may_begin.wait(30)
        return make(self)

    monkeypatch.setattr(Session, "_make_engine", make_slowly)
    window = open_live_window("mlp")
    try:
        qtbot.waitUntil(beginning.is_set, timeout=30_000)  # torch may have to be imported
        began = time.monotonic()
        window.close_unasked()
        assert time.monotonic() - began < 1
        assert not window.isVisible()
    finally:
        may_begin.set()


def test_typed_mistakes_go_along_into_the_window_that_takes_over(window, qtbot):
    window.actions_by_name["show_code"].trigger()
    editor = window.bench.side.panel("code").view
    editor.setPlainText(editor.toPlainText().replace("nn.AvgPool2d(2)", "nn.AvgPool2d((", 1))
    new = succeed(window)
    panel = new.bench.side.panel("code")
    qtbot.waitUntil(lambda: not panel.draft.is_waiting, timeout=20_000)
    assert "nn.AvgPool2d((" in panel.view.toPlainText()
    assert panel.draft.is_faulty
    assert new.bench.files.would_ask()
