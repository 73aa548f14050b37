"""Another language while the program runs: the window is made anew, its run goes on."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from netstudio.document.edits import SetArguments
from netstudio.gui.app import Program
from netstudio.gui.program_services import LiveSettings
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.settings import LANGUAGE, Settings
from netstudio.gui.translation import ENGLISH, current_language, language_of, use_language
from netstudio.training.status import State


@pytest.fixture
def program(qapp, places):
    """A program that speaks English; in the end nothing of it is left."""
    settings = Settings(places / "settings.ini")
    settings.set(LANGUAGE, ENGLISH)
    program = Program(qapp, settings)
    LiveSettings(program)
    yield program
    for window in program.windows:
        window.close_unasked()
    use_language(qapp, ENGLISH)
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(program, qtbot, monkeypatch):
    """A window without a torch thread."""
    monkeypatch.setattr(SessionBridge, "begin", lambda self: None)
    return opened(program, qtbot)


def opened(program, qtbot):
    window = program.open("lenet5")
    with qtbot.waitSignal(window.furnished):
        pass
    return window


def choose(window, qtbot, language):
    """Choose a language in the menu; the window that is there afterwards."""
    program = window.program
    window.actions_by_name[f"language_{language}"].trigger()
    qtbot.waitUntil(lambda: window not in program.windows)
    (new,) = program.windows
    with qtbot.waitSignal(new.furnished):
        pass
    return new


def test_the_window_speaks_the_language_chosen_and_back(window, qtbot, qapp):
    new = choose(window, qtbot, "zh_CN")
    assert current_language(qapp) == "zh_CN"
    assert new.actions_by_name["save"].text() == "保存(&S)"
    assert new.actions_by_name["language_zh_CN"].isChecked()
    again = choose(new, qtbot, "en")
    assert again.actions_by_name["save"].text() == "&Save"


def test_project_history_file_selection_and_camera_stay(window, qtbot):
    window.bridge.push(SetArguments("", "conv1", {"out_channels": 8}))
    window.selection.set(["fc1"])
    window.actions_by_name["zoom_in"].trigger()
    project, pose = window.bridge.project, window.canvas.camera.pose
    new = choose(window, qtbot, "zh_CN")
    assert new.bridge.project is project
    assert new.selection.ids == ("fc1",)
    assert new.canvas.camera.pose == pose
    assert not new.bridge.is_clean
    assert new.bridge.undo()
    assert new.bridge.is_clean


def test_the_old_window_is_gone(program, qtbot, monkeypatch):
    monkeypatch.setattr(SessionBridge, "begin", lambda self: None)
    window = opened(program, qtbot)
    old = weakref.ref(window.bench)
    window = choose(window, qtbot, "zh_CN")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert old() is None
    assert program.windows == (window,)


def test_training_goes_on(program, qtbot):
    window = opened(program, qtbot)
    session = window.bench.session
    qtbot.waitUntil(lambda: session.is_torch_loaded and session.snapshot is not None, timeout=60000)
    window.actions_by_name["train"].trigger()
    qtbot.waitUntil(lambda: session.status.step > 3, timeout=60000)
    thread, step = session._session, session.status.step
    new = choose(window, qtbot, "zh_CN")
    after = new.bench.session
    assert after._session is thread, "another torch thread was begun"
    assert after.state is State.TRAINING
    qtbot.waitUntil(lambda: after.status.step > step + 3, timeout=60000)
    loss = new.bench.instruments.loss

    def points() -> int:
        return max((len(each.y) for each in loss.series().values()), default=0)

    # Of the validation there may be only one point yet.
    qtbot.waitUntil(lambda: points() > step, timeout=60000)
    new.actions_by_name["stop"].trigger()
    qtbot.waitUntil(lambda: not after.state.is_running, timeout=60000)


def test_the_system_decides_where_nothing_was_chosen(monkeypatch):
    class Machine:
        def __init__(self, *names):
            self.names = names

        def uiLanguages(self):
            return list(self.names)

    def speaks(*names):
        monkeypatch.setattr("netstudio.gui.translation.system_locale", lambda: Machine(*names))
        return language_of("system")

    assert speaks("zh-Hans-CN", "en-US") == "zh_CN"
    assert speaks("zh-CN") == "zh_CN"
    assert speaks("zh-Hant-TW", "en") == "en"
    assert speaks("fr-FR", "zh-CN") == "zh_CN"
    assert speaks("en-GB", "zh-CN") == "en"
    assert speaks("fr-FR") == "en"
