"""The help window, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netstudio.gui.dialogs.shortcuts import MOUSE, ShortcutSheet
from netstudio.gui.help.window import help_window
from netstudio.gui.panels.problem_card import ProblemCard
from netstudio.gui.theme.apply import apply_theme
from netstudio.gui.theme.tokens import DARK, LIGHT

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(open_window):
    return open_window("lenet5")


def _shown(window):
    return help_window(window.bench).browser.source().toString()


def test_f1_opens_the_index_and_on_a_layer_that_layer(window):
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert help_window(window.bench).isVisible()
    assert _shown(window) == "topic:index"
    window.selection.set(["conv1"])
    window.actions_by_name["help"].trigger()
    assert _shown(window) == "layer:Conv2d"
    assert "cross-correlation" in help_window(window.bench).browser.toPlainText()


def test_f1_on_a_problem_explains_it(open_window, qtbot):
    window = open_window("clinic/lenet5_padding")
    window.bench.open_tab("problems")
    qtbot.waitUntil(lambda: bool(window.findChildren(ProblemCard)))
    card = window.findChildren(ProblemCard)[0]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_F1)
    text = help_window(window.bench).browser.toPlainText()
    assert "784" in text
    assert "A pinned size disagrees" in text


def test_f1_beside_the_popup_of_a_badge_explains_that_problem(open_window, qtbot):
    window = open_window("clinic/lenet5_padding")
    qtbot.waitUntil(lambda: window.bridge.announced_problems != ())
    window.selection.set(["fc1"])
    window.canvas.show_problem("fc1")
    assert window.canvas.problem_popup.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert _shown(window).startswith("problem:pin")


@pytest.mark.parametrize(
    ("preset", "node", "address"),
    [("templates/residual", "stage1", "topic:blocks"), ("lenet5", "image", "topic:data")],
)
def test_other_nodes_lead_to_their_topic(open_window, preset, node, address):
    window = open_window(preset)
    window.selection.set([node])
    window.actions_by_name["help"].trigger()
    assert _shown(window) == address


def test_links_back_and_forward(window, qtbot):
    helper = help_window(window.bench)
    helper.show_for_selection()
    helper.browser.anchorClicked.emit(QUrl("topic:wires"))
    assert _shown(window) == "topic:wires"
    assert helper.topics.currentItem().text() == "Wires"
    qtbot.waitUntil(helper.isActiveWindow)  # keys reach only an active window
    QTest.keyClick(helper, Qt.Key.Key_Left, ALT)
    assert _shown(window) == "topic:index"
    QTest.keyClick(helper, Qt.Key.Key_Right, ALT)
    assert _shown(window) == "topic:wires"


def test_the_search_finds_topics_and_layers(window):
    helper = help_window(window.bench)
    helper.show_for_selection()
    QTest.keyClicks(helper.field, "lstm")
    titles = [helper.topics.item(row).text() for row in range(helper.topics.count())]
    assert "LSTM" in titles
    QTest.keyClicks(helper.field, "qqq")
    assert helper.topics.item(0).text() == "Nothing is found."
    QTest.keyClick(helper.field, Qt.Key.Key_Return)
    assert _shown(window) == "topic:index"


def test_keys_are_filled_in_and_colours_follow_the_theme(window):
    helper = help_window(window.bench)
    helper.show_page("topic:training")
    assert "Press Ctrl+R." in helper.browser.toPlainText()
    colours = {}
    for theme in (LIGHT, DARK):
        apply_theme(QApplication.instance(), theme)
        html = helper.browser.toHtml()
        assert theme.accent in html
        colours[theme.name] = html
    assert colours["light"] != colours["dark"]


def test_the_question_mark_shows_every_shortcut(window):
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Question)
    sheet = window.findChild(ShortcutSheet)
    assert sheet is not None
    keys = [line.keys for line in sheet.shown()]
    assert {"Ctrl+R", "?", "F1", "Shift+Del", "Ctrl + arrows"} <= set(keys)
    assert {line.keys for line in sheet.shown()} >= {keys for keys, _ in MOUSE}
    QTest.keyClicks(sheet.field, "undo")
    assert [line.text for line in sheet.shown()] == ["Undo"]
    sheet.field.clear()
    QTest.keyClicks(sheet.field, "zzz")
    assert sheet.shown() == []
    sheet.close()
