"""Suggestions in the source, by real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.gui.widgets.code_editor import CodeEditor, Mark
from netstudio.gui.widgets.code_words import brackets_at, call_tip, open_call, words_at

TEXT = """class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.register_buffer("scale", torch.ones(3))

    def forward(self, image: Tensor) -> Tensor:
        x = self.conv1(image)
        return x
"""


@pytest.fixture
def editor(qtbot):
    editor = CodeEditor()
    qtbot.addWidget(editor)
    editor.resize(700, 420)
    editor.set_text(TEXT)
    editor.show()
    editor.setFocus()
    qtbot.waitExposed(editor)
    return editor


def behind(editor, words):
    cursor = editor.textCursor()
    cursor.setPosition(editor.toPlainText().index(words) + len(words))
    editor.setTextCursor(cursor)


def shown(editor):
    return [editor.completion.list.item(at).text() for at in range(editor.completion.list.count())]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("    nn.Conv", {"Conv1d", "Conv2d", "ConvTranspose2d"}),
        ("    F.rel", {"relu", "relu6"}),
        ("    x = torch.fla", {"flatten"}),
        ("    x = self.", {"conv1", "scale", "training"}),
        ("    x = ima", {"image"}),
        ("    y = x.fla", {"flatten"}),
        ("    self.fc = nn.Linear(out", {"out_features="}),
    ],
)
def test_words_are_what_may_stand_there(words, wanted):
    text = f"{TEXT}{words}"
    assert wanted <= {word.text for word in words_at(text, len(text)).words}


def test_nothing_is_suggested_in_a_comment():
    assert words_at("# nn.", 5).words == ()


def test_a_call_tip_has_parameters_and_defaults():
    assert open_call("x = f(nn.Conv2d(1, (2, 3), ") == "nn.Conv2d"
    tip = call_tip("nn.Conv2d")
    assert "out_channels, kernel_size, stride" in tip
    assert "stride=1" in tip


def test_a_dot_brings_the_list_and_tab_takes_the_word(editor):
    behind(editor, "self.conv1(image)")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "y = self.con")
    assert editor.completion.is_open
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert "y = self.conv1\n" in editor.toPlainText()
    assert not editor.completion.is_open


def test_enter_is_a_new_line_while_somebody_just_types(editor):
    behind(editor, "x = self.conv1(image)")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "y = self.con")
    assert editor.completion.is_open
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert "y = self.con\n" in editor.toPlainText()
    assert not editor.completion.is_open


def test_enter_takes_a_word_that_was_chosen(editor):
    behind(editor, "self.conv1 = nn.")
    QTest.keyClicks(editor, "Co")
    first = shown(editor)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert f"nn.{first[1]}Conv2d" in editor.toPlainText()


def test_it_is_asked_for_by_its_key_and_goes_by_escape(editor):
    behind(editor, "x = self.conv1(ima")
    QTest.keyClick(editor, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert "image" in shown(editor)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.completion.is_open
    assert editor.toPlainText() == TEXT


def test_plain_words_bring_no_list(editor):
    behind(editor, "return x")
    QTest.keyClicks(editor, "im")
    assert not editor.completion.is_open


def test_a_bracket_brings_the_call_tip_until_the_call_is_left(editor):
    behind(editor, "return x")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "self.fc = nn.Linear(")
    assert "out_features" in editor.completion.tip.text()
    assert editor.completion.tip.isVisible()
    QTest.keyClicks(editor, "10)")
    assert not editor.completion.tip.isVisible()


def test_brackets_that_belong_together():
    text = "f(a[1], (2))"
    assert brackets_at(text, 2) == (1, 11)
    assert brackets_at(text, 12) == (11, 1)
    assert brackets_at("f(", 2) is None


def test_a_key_goes_from_mistake_to_mistake(editor):
    editor.set_marks([Mark(4, 9, 4, 14, "one"), Mark(8, 5, 8, 9, "two")])
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    behind(editor, "class Net")
    lines = []
    for modifiers in (alt, alt, alt, alt | shift):
        QTest.keyClick(editor, Qt.Key.Key_F8, modifiers)
        lines.append(editor.textCursor().blockNumber() + 1)
    assert lines == [4, 8, 4, 8]
