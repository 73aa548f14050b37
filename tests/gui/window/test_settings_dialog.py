"""The settings dialog on the real window: found, applied at once, reset, remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from netstudio.gui.dialogs.settings_dialog import SettingsDialog
from netstudio.gui.program_services import LiveSettings
from netstudio.gui.settings import (
    AUTOSAVE_SECONDS,
    CANVAS_GRID,
    CANVAS_WHEEL,
    CONFIRM_REVERT,
    FONT_SCALE,
    REDRAW_RATE,
)
from netstudio.gui.theme import fonts
from netstudio.gui.theme.apply import scale_fonts

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(open_window):
    window = open_window("lenet5")
    live = LiveSettings(window.program)
    yield window
    live.setParent(None)
    scale_fonts(QApplication.instance(), 100)


@pytest.fixture
def dialog(window):
    QTest.keyClick(window, Qt.Key.Key_Comma, CTRL)
    return window.findChild(SettingsDialog)


def row_of(dialog, setting):
    (row,) = [r for page in dialog.pages for r in page.rows if r.row.setting is setting]
    return row


def type_number(row, value: int) -> None:
    row.control.setFocus()
    row.control.selectAll()
    QTest.keyClicks(row.control, str(value))
    QTest.keyClick(row.control, Qt.Key.Key_Return)


def test_the_key_opens_it_once(window, dialog):
    assert dialog.isVisible() and not dialog.isModal()
    window.actions_by_name["settings"].trigger()
    assert len(window.findChildren(SettingsDialog)) == 1


def test_what_is_set_holds_at_once(window, dialog):
    type_number(row_of(dialog, AUTOSAVE_SECONDS), 60)
    assert window.settings.get(AUTOSAVE_SECONDS) == 60
    switch = row_of(dialog, CONFIRM_REVERT).control
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert window.settings.get(CONFIRM_REVERT) is False
    type_number(row_of(dialog, REDRAW_RATE), 10)
    assert window.bench.session.redraws == 10
    QTest.keyClick(row_of(dialog, CANVAS_GRID).control, Qt.Key.Key_Space)
    assert not window.canvas.shows_grid
    box = row_of(dialog, CANVAS_WHEEL).control
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert window.canvas.wheel_scrolls


def test_what_is_set_elsewhere_is_shown(window, dialog):
    window.settings.set(AUTOSAVE_SECONDS, 45)
    assert row_of(dialog, AUTOSAVE_SECONDS).control.text() == "45"


def test_a_number_out_of_bounds_is_not_taken(window, dialog):
    row = row_of(dialog, FONT_SCALE)
    type_number(row, 900)
    assert row.control.problem()
    assert window.settings.get(FONT_SCALE) == 100


def test_the_size_of_text_changes_the_window(window, dialog):
    body = window.bench.palette.font().pixelSize()
    bar = window.top_bar.height()
    badge = window.top_bar.progress.font().pixelSize()
    type_number(row_of(dialog, FONT_SCALE), 200)
    assert fonts.scale() == 2
    assert window.bench.palette.font().pixelSize() == 2 * body
    assert window.top_bar.progress.font().pixelSize() == 2 * badge
    assert window.top_bar.minimumHeight() == 2 * bar
    cards = window.canvas.canvas.nodes.values()
    before = [item.card_rect for item in cards]
    type_number(row_of(dialog, FONT_SCALE), 100)
    assert [item.card_rect for item in cards] == before
    assert window.bench.palette.font().pixelSize() == body


def test_the_search_finds_settings_on_any_page(dialog):
    QTest.keyClicks(dialog.field, "wheel")
    shown = [dialog.list.item(i).text() for i in range(6) if not dialog.list.item(i).isHidden()]
    assert shown == ["Canvas"]
    assert dialog.stack.currentWidget().title == "Canvas"
    assert not row_of(dialog, CANVAS_GRID).isVisible()
    dialog.field.setText("no such thing")
    assert dialog.nothing.isVisible()
    dialog.field.clear()
    assert dialog.stack.currentWidget().title == "Canvas"
    assert row_of(dialog, CANVAS_GRID).isVisible()


def test_a_page_is_reset_alone(window, dialog):
    window.settings.set(AUTOSAVE_SECONDS, 45)
    window.settings.set(CANVAS_GRID, False)
    assert dialog.reset.isEnabled()
    QTest.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert window.settings.get(AUTOSAVE_SECONDS) == 30
    assert window.settings.get(CANVAS_GRID) is False
    assert not dialog.reset.isEnabled()


def test_the_page_is_remembered(window, dialog):
    dialog.list.setCurrentRow(2)
    dialog.close()
    window.actions_by_name["settings"].trigger()
    assert window.findChildren(SettingsDialog)[-1].stack.currentWidget().title == "Canvas"
