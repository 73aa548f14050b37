import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from netstudio.gui.theme.apply import apply_theme, current
from netstudio.gui.theme.tokens import DARK, LIGHT
from netstudio.gui.widgets.code_view import CodeView, changed_lines

SOURCE = "\n".join(f"x{line} = {line}" for line in range(1, 101))


@pytest.fixture
def view(qtbot) -> CodeView:
    shown = CodeView()
    shown.resize(400, 300)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def _colour_of(view: CodeView, word: str, occurrence: int = 0) -> str:
    """The text colour of a word in the document."""
    text = view.toPlainText()
    place = -1
    for _ in range(occurrence + 1):
        place = text.index(word, place + 1)
    block = view.document().findBlock(place)
    inside = place - block.position()
    for span in block.layout().formats():
        if span.start <= inside < span.start + span.length:
            return span.format.foreground().color().name()
    return "plain"


def test_python_is_coloured(view, qapp) -> None:
    view.set_text(
        'class Net(nn.Module):  # a class\n    @property\n    def size(self): return "def" + 1e-5\n'
    )
    syntax = current().syntax
    assert _colour_of(view, "class") == syntax.keyword
    assert _colour_of(view, "Net") == syntax.definition
    assert _colour_of(view, "Module") == "plain"
    assert _colour_of(view, "class", 1) == syntax.comment
    assert _colour_of(view, "@property") == syntax.decorator
    assert _colour_of(view, "size") == syntax.definition
    assert _colour_of(view, "self") == syntax.builtin
    assert _colour_of(view, '"def"') == syntax.string
    assert _colour_of(view, "1e-5") == syntax.number


def test_long_strings_are_coloured_to_their_end(view) -> None:
    view.set_text('"""One\n\nclass two\n"""; x = 1\n\'\'\' "" \'\'\'\nclass A: r"""x"""\n')
    syntax = current().syntax
    assert _colour_of(view, "class") == syntax.string
    assert _colour_of(view, "1") == syntax.number
    assert _colour_of(view, "class", 1) == syntax.keyword
    assert _colour_of(view, 'r"""x') == syntax.string


def test_attributes_and_parts_of_names_are_not_keywords(view) -> None:
    view.set_text("layer.class_ = x.print + import_me + conv2d\n")
    for word in ("class_", "print", "import_me", "2d"):
        assert _colour_of(view, word) == "plain"


@given(st.text(alphabet="\"'\\#@abcdef 01.\n", max_size=60))
def test_any_text_is_highlighted_without_hanging(text) -> None:
    from PySide6.QtGui import QTextDocument

    from netstudio.gui.widgets.python_highlighter import PythonHighlighter

    document = QTextDocument(text)
    PythonHighlighter(document, DARK).rehighlight()
    assert document.toPlainText() == text


def test_colours_follow_the_theme(view, qapp) -> None:
    view.set_text("import torch\n")
    apply_theme(qapp, LIGHT)
    assert _colour_of(view, "import") == LIGHT.syntax.keyword
    apply_theme(qapp, DARK)
    assert _colour_of(view, "import") == DARK.syntax.keyword
    qapp.setStyleSheet("")


def test_it_is_read_only(view, qtbot) -> None:
    view.set_text("x = 1")
    qtbot.keyClicks(view, "y")
    assert view.toPlainText() == "x = 1"


def test_new_text_keeps_the_place(view) -> None:
    view.set_text(SOURCE)
    view.verticalScrollBar().setValue(40)
    view.set_text_marking_changes(SOURCE.replace("x50 = 50", "x50 = 51"))
    assert view.verticalScrollBar().value() == 40
    assert view.changed_lines() == {50}
    view.set_text_marking_changes(view.toPlainText())
    assert view.changed_lines() == {50}, "the same text again is not an edit"
    view.set_text(SOURCE)
    assert view.changed_lines() == frozenset()


def test_the_first_text_is_not_a_change(view) -> None:
    view.set_text_marking_changes(SOURCE)
    assert view.changed_lines() == frozenset()


def test_changed_lines_are_marked_in_the_margin(view) -> None:
    view.set_text("a\nb\nc")
    view.set_text_marking_changes("a\nB\nc")
    image = view.grab().toImage()
    marks = {
        y
        for y in range(image.height())
        if QColor(image.pixel(view.contentsRect().left() + 1, y)).name() == current().success
    }
    line = view.fontMetrics().lineSpacing()
    assert marks and max(marks) - min(marks) < line + 2


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("a\nb", "a\nb", set()),
        ("a\nb", "a\nx\nb", {2}),
        ("a\nb\nc", "a\nc", set()),
        ("a", "b\nc", {1, 2}),
        ("", "a", {1}),
    ],
)
def test_changed_lines(before, after, lines) -> None:
    assert changed_lines(before, after) == lines


def test_highlighted_lines_are_washed_and_scrolled_to(view) -> None:
    view.set_text(SOURCE)
    view.highlight_lines({80, 81})
    assert view.highlighted_lines() == {80, 81}
    assert any(line == 80 for line, _, _ in view.visible_lines())
    top = next(top for line, top, _ in view.visible_lines() if line == 80)
    image = view.viewport().grab().toImage()
    assert QColor(image.pixel(image.width() - 20, top + 4)).name() == current().accent_soft


def test_a_highlight_in_sight_does_not_scroll(view) -> None:
    view.set_text(SOURCE)
    view.highlight_lines({2})
    assert view.verticalScrollBar().value() == 0
    view.highlight_lines({500})
    assert view.highlighted_lines() == {500}


def test_a_click_activates_the_line(view, qtbot) -> None:
    view.set_text(SOURCE)
    top, height = next((t, h) for line, t, h in view.visible_lines() if line == 3)
    with qtbot.waitSignal(view.line_activated) as activated:
        qtbot.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, top + height // 2)
        )
    assert activated.args == [3]
    with qtbot.waitSignal(view.line_activated) as activated:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert activated.args == [4]


def test_find(view, qtbot) -> None:
    view.set_text("conv1\nrelu\nconv2\n# Conv3")
    qtbot.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = view.find_bar()
    assert bar.isVisible()
    bar.set_text("conv")
    assert bar.count_text() == "1 of 3"
    assert view.textCursor().selectedText() == "conv"
    bar.find_next()
    bar.find_next()
    assert bar.count_text() == "3 of 3"
    bar.find_next()
    assert bar.count_text() == "1 of 3", "goes round"
    bar.find_previous()
    assert bar.count_text() == "3 of 3"
    bar.set_text("pool")
    assert bar.count_text() == "none"
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_copy_takes_the_whole_source(view, qtbot) -> None:
    view.set_text(SOURCE)
    button = next(b for b in view.findChildren(QToolButton) if "whole" in b.toolTip())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == SOURCE


def test_the_wheel_and_keys_zoom_the_type(view) -> None:
    view.set_text(SOURCE)
    usual, room = view.type_size, view.margin_width()
    view.setFocus()
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.type_size == usual + 4
    assert view.fontInfo().pixelSize() == usual + 4
    assert view.margin_width() > room
    _turn_wheel(view, -120)
    assert view.type_size == usual + 3
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.type_size == usual
    for _ in range(30):
        _turn_wheel(view, -120)
    assert view.type_size == 8


def test_source_that_no_longer_holds_is_grey(view) -> None:
    view.set_text("class Net: pass\n")
    view.set_old(True)
    assert _colour_of(view, "class") == _colour_of(view, "Net") == current().text_disabled
    view.set_old(False)
    assert _colour_of(view, "class") == current().syntax.keyword


def _turn_wheel(view: CodeView, angle: int) -> None:
    place = QPointF(20, 20)
    event = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(view.viewport(), event)
