"""A question that a test forgot to answer is left, and told."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QToolButton, QWidget

import netstudio.gui
from netstudio.gui.dialogs.question import CANCEL, Answer, Question, ask
from tests import unanswered
from tests.unanswered import menus_close, take_unanswered

ANSWERS = (Answer("go", "Go"),)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(unanswered, "PATIENCE_MS", 50)


def test_a_question_without_an_answer_is_called_off_and_told(window, impatient):
    began = time.monotonic()
    assert ask(window, "Leave?", "It is not saved.", ANSWERS) == CANCEL
    assert time.monotonic() - began < 5
    (words,) = take_unanswered()
    assert "Leave?" in words and "It is not saved." in words


def test_a_message_box_too(window, impatient):
    box = QMessageBox(QMessageBox.Icon.Warning, "Careful", "It is hot.", parent=window)
    box.exec()
    (words,) = take_unanswered()
    assert "It is hot." in words


def test_a_button_that_waits_for_its_menu_too(window, monkeypatch):
    monkeypatch.setattr(unanswered, "MENU_LOOK_MS", 5)
    menu = QMenu(window)
    menu.addAction("Cool it")
    button = QToolButton(window)
    button.setMenu(menu)
    with menus_close():
        button.showMenu()  # waits until the menu is closed
    (words,) = take_unanswered()
    assert "Cool it" in words


def test_nothing_else_waits_in_a_loop_of_its_own():
    gui = Path(netstudio.gui.__file__).parent
    waiting = {
        (path.stem, words)
        for path in gui.rglob("*.py")
        for words in re.findall(r"\w+\.exec\(|QEventLoop\(", path.read_text(encoding="utf-8"))
    }
    dialogs = {("question", "question.exec("), ("name_question", "question.exec(")}
    assert waiting == dialogs | {("app", "app.exec("), ("tree", "drag.exec(")}


def test_a_question_that_is_answered_is_not_told(window):
    def answer() -> None:
        window.findChild(Question).buttons["go"].click()

    QTimer.singleShot(0, window, answer)
    assert ask(window, "Leave?", "", ANSWERS) == "go"
    assert take_unanswered() == []


def test_the_systems_dialogs_are_refused(window):
    with pytest.raises(AssertionError, match=r"QFileDialog\.getSaveFileName: Save it"):
        QFileDialog.getSaveFileName(window, "Save it")
    with pytest.raises(AssertionError, match="cannot be saved"):
        QMessageBox.warning(window, "Save it", "It cannot be saved.")
    assert len(take_unanswered()) == 2
