"""The actions of a window: each once, shown by menus, bars, the search and the keyboard alike.

They are declared in `action_specs`; wiring them is the business of `slots`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from netstudio.gui.action_specs import ALL, ActionSpec, Key
from netstudio.gui.language import plain, tr
from netstudio.gui.theme.icons import set_icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

_ICON_COLOURS = {"train": "text_on_accent"}
"""Tokens of icons that stand on another ground than the bars'."""


class Actions(QObject):
    """The actions of one window, by name: `actions["train"]`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._dressed: set[str] = set()
        self._actions = {spec.name: self._make(spec) for spec in ALL}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def _make(self, spec: ActionSpec) -> QAction:
        # A tab in an action's text puts what follows where a menu shows the shortcut.
        text = tr(spec.text)
        action = QAction(f"{text}\t{spec.canvas_key}" if spec.canvas_key else text, self)
        action.setIconText(plain(text))
        action.setObjectName(spec.name)
        action.setCheckable(spec.checkable)
        if spec.keys:
            action.setShortcuts(sequences(spec.keys))
        describe(action, tr(spec.help), spec.canvas_key)
        return action

    def dress(self, names: Iterable[str] | None = None) -> None:
        """Draw the icons of these actions, or of all: drawing takes half a millisecond each."""
        chosen = None if names is None else frozenset(names)
        for spec in ALL:
            if (
                spec.icon
                and (chosen is None or spec.name in chosen)
                and spec.name not in self._dressed
            ):
                self._dressed.add(spec.name)
                set_icon(self._actions[spec.name], spec.icon, _ICON_COLOURS.get(spec.name, "text"))

    def menu(self, title: str, names: str, parent: QMenu) -> QMenu:
        """A sub-menu of the actions named in `names`; `|` stands for a line."""
        menu = parent.addMenu(tr(title))
        for name in names.split():
            if name == "|":
                menu.addSeparator()
            else:
                menu.addAction(self._actions[name])
        return menu

    def rename(self, name: str, text: str, help_text: str, icon: str) -> None:
        """Give an action other words and another icon: Train becomes Pause."""
        action = self._actions[name]
        if action.text() == text:
            return
        action.setText(text)
        action.setIconText(plain(text))
        self._dressed.add(name)
        set_icon(action, icon, _ICON_COLOURS.get(name, "text"))
        describe(action, help_text)


def sequences(keys: tuple[str | Key, ...]) -> list[QKeySequence]:
    """Shortcuts without doubles; a standard key gives all that the platform has for it."""
    found: dict[str, QKeySequence] = {}
    for key in keys:
        bound = QKeySequence.keyBindings(key) if isinstance(key, Key) else [QKeySequence(key)]
        for sequence in bound:
            found.setdefault(sequence.toString(), sequence)
    return list(found.values())


def describe(action: QAction, help_text: str, canvas_key: str = "") -> None:
    """Set the tooltip: the sentence, and the key where there is one."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) or canvas_key
    action.setToolTip(f"{help_text} ({key})" if key else help_text)
    action.setProperty("help", help_text)
