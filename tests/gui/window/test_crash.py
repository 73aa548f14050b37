"""A mistake of the program itself: shown, logged, collected, and the work kept."""

import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netstudio.document.edits import SetArguments
from netstudio.gui.dialogs.crash import CrashReporter
from netstudio.gui.dialogs.crash_dialog import CrashDialog
from netstudio.gui.files.recovery_store import PROJECT
from netstudio.gui.program_services import Crashes

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def reporter():
    reporter = CrashReporter()
    reporter.install()
    yield reporter
    reporter.remove()


@pytest.fixture
def window(open_window, reporter):
    window = open_window("lenet5")
    crashes = Crashes(window.program, reporter)
    yield window
    crashes.setParent(None)


def fail() -> None:
    raise ZeroDivisionError("a slot divided by zero")


def dialog_of(window, qtbot) -> CrashDialog:
    qtbot.waitUntil(lambda: window.findChild(CrashDialog) is not None)
    return window.findChild(CrashDialog)


def test_an_error_is_shown_logged_kept_and_can_be_copied(window, caplog, qtbot):
    window.bridge.push(SetArguments("", "conv1", {"out_channels": 12}))
    before = window.bridge.project
    with caplog.at_level(logging.ERROR, "netstudio.gui"):
        QTimer.singleShot(0, fail)
        dialog = dialog_of(window, qtbot)
    assert "a slot divided by zero" in dialog.sentence.text()
    assert "Your work is kept" in dialog.kept.text()
    assert "a slot divided by zero" in caplog.text
    assert (window.bench.autosave.place.folder / PROJECT).is_file()
    QTest.mouseClick(dialog.copy, LEFT)
    report = QApplication.clipboard().text()
    assert "in fail" in report and "Python 3" in report
    assert str(Path.home()) not in report
    assert window.bridge.project is before
    assert not dialog.isModal()
    QTest.mouseClick(dialog.go_on, LEFT)


def test_errors_in_a_row_are_collected_in_one_dialog(window, qtbot):
    for _ in range(3):
        QTimer.singleShot(0, fail)
    dialog = dialog_of(window, qtbot)
    qtbot.waitUntil(lambda: "3 times" in dialog.head.text())
    assert len(window.findChildren(CrashDialog)) == 1
    assert "(3 times)" in dialog.report()
    assert not dialog.details.isVisible()
    QTest.mouseClick(dialog.fold, LEFT)
    assert dialog.details.isVisible()
    dialog.close()


def test_an_error_in_a_thread_is_shown_too(window, qtbot):
    thread = threading.Thread(target=fail, name="some-worker")
    thread.start()
    thread.join()
    dialog = dialog_of(window, qtbot)
    assert "in thread some-worker" in dialog.report()
    dialog.close()


def test_after_closing_the_dialog_the_next_error_opens_one_again(window, qtbot):
    QTimer.singleShot(0, fail)
    dialog_of(window, qtbot).close()
    qtbot.waitUntil(lambda: window.findChild(CrashDialog) is None)
    QTimer.singleShot(0, fail)
    dialog_of(window, qtbot).close()


def test_the_old_hooks_come_back():
    before = sys.excepthook, threading.excepthook
    reporter = CrashReporter()
    reporter.install()
    assert sys.excepthook != before[0] and threading.excepthook != before[1]
    reporter.remove()
    assert (sys.excepthook, threading.excepthook) == before
