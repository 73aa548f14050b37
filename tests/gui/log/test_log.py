"""The log: from loggers and Qt into memory and a file, shown, filtered and copied."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qInstallMessageHandler, qWarning
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netstudio.gui.log.bug_report import without_home
from netstudio.gui.log.entries import Entries, entries
from netstudio.gui.log.keep import FILE, Log
from netstudio.gui.log.viewer import LogViewer

LEFT = Qt.MouseButton.LeftButton
LOG = logging.getLogger("netstudio.tests")


@pytest.fixture
def log(places):
    kept = Log(places / "logs")
    entries.clear()
    yield kept
    kept.stop()
    entries.clear()


@pytest.fixture
def viewer(open_window, log, monkeypatch):
    window = open_window("lenet5")
    # What the offscreen platform cannot do would come in between.
    monkeypatch.setattr(logging.getLogger("qt"), "disabled", True)
    entries.clear()
    LOG.info("one thing at %s", Path.home() / "secret" / "net.json")
    LOG.warning("another thing")
    try:
        raise ValueError("a third")
    except ValueError:
        LOG.exception("it failed")
    window.actions_by_name["log"].trigger()
    return window.findChild(LogViewer)


def rows(viewer) -> list[str]:
    shown = viewer.shown
    return [shown.index(row, 3).data() for row in range(shown.rowCount())]


@pytest.mark.qt_no_exception_capture
@pytest.mark.qt_log_ignore("a warning of Qt")
def test_messages_of_qt_and_of_python_come_together(log, places):
    qWarning("a warning of Qt")
    LOG.error("an error of ours")
    kept = [(entry.source, entry.text) for entry in entries.since(0)]
    assert ("qt", "a warning of Qt") in kept and ("netstudio.tests", "an error of ours") in kept
    text = (places / "logs" / FILE).read_text("utf-8")
    assert "a warning of Qt" in text and "an error of ours" in text


def test_after_stopping_nothing_is_kept_and_the_handler_is_the_old_one(places):
    before = qInstallMessageHandler(None)
    qInstallMessageHandler(before)
    kept = Log(places / "logs")
    kept.stop()
    entries.clear()
    LOG.error("too late")
    assert entries.since(0) == []


def test_a_folder_that_cannot_be_written_leaves_the_memory(places):
    (places / "logs").write_text("in the way")
    kept = Log(places / "logs")
    assert any("in memory alone" in entry.text for entry in entries.since(0))
    kept.stop()
    entries.clear()


def test_the_oldest_entries_give_way():
    buffer = Entries(3)
    for number in range(5):
        buffer.handle(logging.makeLogRecord({"msg": f"{number}", "levelno": 20}))
    assert [entry.text for entry in buffer.since(0)] == ["2", "3", "4"]
    assert [entry.text for entry in buffer.since(4)] == ["4"]


def test_it_is_filtered_by_level_and_words(viewer):
    assert len(rows(viewer)) == 3
    viewer.level.setCurrentIndex(2)
    assert rows(viewer) == ["another thing", "it failed"]
    QTest.keyClicks(viewer.field, "ValueError")
    assert rows(viewer) == ["it failed"]
    assert viewer.count.text() == "1 of 3 entries"
    viewer.table.selectRow(0)
    assert "a third" in viewer.detail.toPlainText()


def test_the_copy_has_versions_and_no_personal_paths(viewer):
    QTest.mouseClick(viewer.copy, LEFT)
    text = QApplication.clipboard().text()
    assert text.startswith("NetStudio ") and "Qt 6" in text and "it failed" in text
    assert str(Path.home()) not in text and "~" in text


def test_clearing_empties_it_and_new_entries_come(viewer, qtbot):
    QTest.mouseClick(viewer.clear, LEFT)
    assert rows(viewer) == []
    LOG.warning("fresh")
    qtbot.waitUntil(lambda: rows(viewer) == ["fresh"])


def test_a_home_folder_is_written_short_and_its_neighbours_are_not():
    home = Path("/home/ann")
    text = without_home("/home/ann/x /home/annette/y /home/ann", home)
    assert text == "~/x /home/annette/y ~"
