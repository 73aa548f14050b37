"""Typed settings: what is damaged falls back, what is out of bounds is brought inside."""

import pytest
from PySide6.QtCore import QSettings

from netstudio.gui import settings as declared
from netstudio.gui.settings import (
    AUTOSAVE_SECONDS,
    CANVAS_WHEEL,
    CONFIRM_REVERT,
    FONT_SCALE,
    MOST_COLOURS,
    START,
    THEME,
    Flag,
    Number,
    Setting,
    Settings,
)
from netstudio.gui.theme.apply import ThemeChoice

ALL = [item for item in vars(declared).values() if isinstance(item, Setting)]


@pytest.fixture
def store(tmp_path):
    return Settings(tmp_path / "settings.ini")


def test_every_default_is_a_value_of_its_setting_and_no_key_is_taken_twice():
    for setting in ALL:
        assert setting.read(setting.default) == setting.default
        assert setting.read(str(setting.default)) == setting.default
    assert len({setting.key for setting in ALL}) == len(ALL) > 12


@pytest.mark.parametrize("nonsense", ["", "perhaps", "12.5.6", "[1, 2]", "\x00"])
def test_damaged_values_count_as_not_stored(tmp_path, nonsense):
    raw = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    for setting in ALL:
        raw.setValue(setting.key, nonsense)
    raw.sync()
    store = Settings(tmp_path / "settings.ini")
    for setting in ALL:
        if isinstance(setting, Flag | Number) or setting.choices:
            assert store.get(setting) == setting.default
    assert store.theme is ThemeChoice.SYSTEM
    assert store.recent == []


@pytest.mark.parametrize(("given", "kept"), [(10, 80), (80, 80), (150, 150), (999, 200)])
def test_numbers_stay_within_their_bounds(store, given, kept):
    store.set(FONT_SCALE, given)
    assert store.get(FONT_SCALE) == kept


def test_values_survive_and_changes_are_told_once(tmp_path, qtbot):
    store = Settings(tmp_path / "settings.ini")
    told = []
    store.changed.connect(told.append)
    for _ in range(2):
        store.set(CONFIRM_REVERT, False)
        store.set(CANVAS_WHEEL, "scroll")
    assert told == [CONFIRM_REVERT.key, CANVAS_WHEEL.key]
    store.save()
    again = Settings(tmp_path / "settings.ini")
    assert again.get(CONFIRM_REVERT) is False
    assert again.get(CANVAS_WHEEL) == "scroll"
    again.reset(CANVAS_WHEEL)
    assert again.get(CANVAS_WHEEL) == "zoom" and again.is_default(CANVAS_WHEEL)


def test_words_that_are_no_choice_are_refused(store):
    store.set(START, "nowhere")
    assert store.get(START) == START.default
    assert THEME.read("purple") == "system"
    assert AUTOSAVE_SECONDS.read(None) == 30


def test_recent_colours_are_few_and_the_newest_first(store):
    for number in range(MOST_COLOURS + 3):
        store.add_recent_colour(f"#00000{number:x}")
    store.add_recent_colour("#000005")
    assert store.recent_colours[0] == "#000005"
    assert len(store.recent_colours) == MOST_COLOURS == len(set(store.recent_colours))
