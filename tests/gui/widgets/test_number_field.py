import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from netstudio.gui.widgets.number_field import NumberField


@pytest.fixture
def field(qtbot) -> NumberField:
    shown = NumberField.integer(16, low=1, high=512)
    qtbot.addWidget(shown)
    shown.show()
    shown.selectAll()
    return shown


def _type(qtbot, field: NumberField, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_typing_is_judged_but_not_committed(field, qtbot) -> None:
    with qtbot.assertNotEmitted(field.value_committed):
        _type(qtbot, field, "32")
        assert field.property("state") == "valid" and field.problem() == ""
        _type(qtbot, field, "-2")
        assert field.property("state") == "invalid"
        assert field.toolTip() == "must be at least 1; received -2"
    assert field.value == 16


def test_enter_commits(field, qtbot) -> None:
    _type(qtbot, field, "32")
    with qtbot.waitSignal(field.value_committed) as committed:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert committed.args == [32] and field.value == 32
    assert field.property("state") == ""


def test_enter_on_the_same_value_commits_nothing(field, qtbot) -> None:
    _type(qtbot, field, "016")
    with qtbot.assertNotEmitted(field.value_committed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "16"


def test_enter_on_wrong_text_leaves_it_to_be_mended(field, qtbot) -> None:
    _type(qtbot, field, "x")
    with qtbot.assertNotEmitted(field.value_committed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "x" and field.property("state") == "invalid"


def test_leaving_commits_and_keeps_what_is_no_value_to_be_mended(qtbot) -> None:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QApplication

    field = NumberField.integer(16, low=1)
    qtbot.addWidget(field)

    def leave() -> None:
        QApplication.sendEvent(field, QFocusEvent(QFocusEvent.Type.FocusOut))

    _type(qtbot, field, "8")
    with qtbot.waitSignal(field.value_committed) as committed:
        leave()
    assert committed.args == [8]
    _type(qtbot, field, "nonsense")
    with qtbot.assertNotEmitted(field.value_committed):
        leave()
    assert field.text() == "nonsense" and field.property("state") == "invalid"
    assert field.value == 8
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "8" and field.property("state") == ""


def test_escape_brings_the_value_back(field, qtbot) -> None:
    _type(qtbot, field, "99")
    with qtbot.assertNotEmitted(field.value_committed):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "16" and field.property("state") == ""


def test_up_and_down_step(field, qtbot) -> None:
    with qtbot.waitSignal(field.value_committed) as committed:
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert committed.args == [17]
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert field.value == 7
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert field.value == 1
    with qtbot.assertNotEmitted(field.value_committed):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_setting_a_value_commits_nothing(field, qtbot) -> None:
    with qtbot.assertNotEmitted(field.value_committed):
        field.set_value(3)
    assert field.text() == "3" and field.value == 3


def test_help_gives_way_to_the_problem(field, qtbot) -> None:
    field.set_help("How many filters the layer learns")
    assert field.toolTip() == "How many filters the layer learns"
    _type(qtbot, field, "0")
    assert "at least 1" in field.toolTip()


def test_sizes_and_reals(qtbot) -> None:
    kernel, rate = NumberField.sizes((5, 5), low=1), NumberField.real(0.001, low=0)
    for field, typed, value in ((kernel, "3", (3, 3)), (rate, "3e-4", 3e-4)):
        qtbot.addWidget(field)
        _type(qtbot, field, typed)
        with qtbot.waitSignal(field.value_committed) as committed:
            qtbot.keyClick(field, Qt.Key.Key_Return)
        assert committed.args == [value]
    assert kernel.text() == "3 × 3" and rate.text() == "0.0003"
    assert isinstance(kernel, QLineEdit)
