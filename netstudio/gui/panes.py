"""Moving the keyboard between canvas and side panel, so that no step needs a pointer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_first(panel: QWidget) -> bool:
    """Give the keyboard to the first control of a panel that takes it; whether there is one."""
    widget = panel.nextInFocusChain()
    while widget is not None and widget is not panel:
        takes_keys = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_keys and panel.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        widget = widget.nextInFocusChain()
    return False


def has_focus(panel: QWidget) -> bool:
    """Whether the keyboard is in a panel."""
    focused = QApplication.focusWidget()
    return focused is panel or (focused is not None and panel.isAncestorOf(focused))
