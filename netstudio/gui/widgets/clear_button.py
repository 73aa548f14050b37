"""The cross in a field that empties it, drawn as the program's other icons are."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from netstudio.gui.theme.icons import set_icon

_ACTION = "_q_qlineeditclearaction"
"""The name that Qt gives its own action, which comes and goes with the text."""


def add_clear_button(field: QLineEdit) -> None:
    """Let a field be emptied by a click, where it holds something."""
    field.setClearButtonEnabled(True)
    action = field.findChild(QAction, _ACTION)
    if isinstance(action, QAction):
        set_icon(action, "close", "text_muted")
