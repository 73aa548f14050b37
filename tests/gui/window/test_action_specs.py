"""The tables of actions, menus and canvas keys agree with each other."""

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from netstudio.assets import resource
from netstudio.gui.action_specs import ALL
from netstudio.gui.actions import sequences
from netstudio.gui.canvas.keyboard import BINDINGS

AT_THE_MENU_ITSELF = {"menu"}
"""Actions that are the way to the menu."""
OF_BOTH = {"undo", "redo", "fit", "zoom_in", "zoom_out", "zoom_full"}
"""Actions whose keys the canvas has too, for the same."""


def actions_in(menu: QMenu) -> list[QAction]:
    """What a menu and the menus inside it hold, but for lines and menus."""
    found = []
    for action in menu.actions():
        if isinstance(inner := action.menu(), QMenu):
            found += actions_in(inner)
        elif not action.isSeparator():
            found.append(action)
    return found


def test_every_action_stands_in_exactly_one_menu(open_window):
    window = open_window("lenet5")
    names = (action.objectName() for action in actions_in(window.menu))
    count = Counter(name for name in names if name)  # presets and files are no actions of ours
    assert {name for name, times in count.items() if times > 1} == set()
    assert {spec.name for spec in ALL} - set(count) == AT_THE_MENU_ITSELF


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.name)
def test_an_action_explains_itself_in_a_sentence_without_a_full_stop(spec):
    assert spec.text.strip("&…")
    assert spec.help[0].isupper()
    assert not spec.help.endswith(".")


def test_no_name_is_given_twice():
    assert [name for name, times in Counter(s.name for s in ALL).items() if times > 1] == []


def test_the_icons_are_there():
    icons = [spec.icon for spec in ALL if spec.icon]
    assert [icon for icon in icons if not (resource("icons") / f"{icon}.svg").is_file()] == []


def test_no_key_of_the_canvas_means_two_things():
    keys = Counter(QKeySequence(key).toString() for binding in BINDINGS for key in binding.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_no_key_means_one_thing_in_the_window_and_another_on_the_canvas():
    on_canvas = {QKeySequence(key).toString() for binding in BINDINGS for key in binding.keys}
    both = {
        spec.name
        for spec in ALL
        for sequence in sequences(spec.keys)
        if sequence.toString() in on_canvas
    }
    assert both <= OF_BOTH


def test_a_canvas_key_that_a_menu_shows_is_one_of_the_canvas():
    on_canvas = {QKeySequence(key).toString() for binding in BINDINGS for key in binding.keys}
    shown = {spec.name: QKeySequence(spec.canvas_key).toString() for spec in ALL if spec.canvas_key}
    assert {name: key for name, key in shown.items() if key not in on_canvas} == {}
    assert [key for key, times in Counter(shown.values()).items() if times > 1] == []
