"""A mistake of the program itself: shown, logged, and the work kept."""

import logging
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from netstudio.gui.dialogs.crash import CrashReporter
from netstudio.gui.widgets.toast import ToastKind


@pytest.fixture
def reporter():
    reporter = CrashReporter()
    reporter.install()
    yield reporter
    reporter.remove()


def fail() -> None:
    raise ZeroDivisionError("a slot divided by zero")


def test_an_error_is_shown_logged_and_can_be_copied(open_window, reporter, caplog, qtbot):
    window = open_window("lenet5")
    window.bench.use_crash_reporter(reporter)
    before = window.bridge.project
    with caplog.at_level(logging.ERROR, "netstudio.gui"):
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: window.bench.toast.isVisible())
    toast = window.bench.toast
    assert toast.isVisible() and toast.kind is ToastKind.ERROR
    assert "a slot divided by zero" in toast.text()
    assert "Your work is kept" in toast.text()
    assert "a slot divided by zero" in caplog.text
    toast.findChild(QPushButton).click()
    report = QApplication.clipboard().text()
    assert "in fail" in report and "Python 3" in report
    assert window.bridge.project is before


def test_the_old_hook_comes_back():
    before = sys.excepthook
    reporter = CrashReporter()
    reporter.install()
    assert sys.excepthook != before
    reporter.remove()
    assert sys.excepthook is before
