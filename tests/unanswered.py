"""A dialog that nobody answers fails its test at once, instead of waiting for ever.

What asks runs an event loop of its own, out of which no test finds by itself: it would hang until
the time limit ends the whole process. So every such loop is left after a moment here, and the
static questions of Qt, which a test has to replace, are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QDialog,
    QFileDialog,
    QFontDialog,
    QInputDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QWidget,
)

PATIENCE_MS = 5_000
"""How long an answer may take; a stalled process delays the answer and this alike."""
MENU_LOOK_MS, MENU_LOOKS = 1_000, 15
"""How often it is looked whether the same menu is still open, and how many times it may be: a
button waits for its own, and shows nothing in between."""

STATIC_QUESTIONS: dict[type[QWidget], str] = {
    QMessageBox: "information question warning critical about aboutQt",
    QFileDialog: "getOpenFileName getOpenFileNames getSaveFileName getExistingDirectory "
    "getOpenFileUrl getOpenFileUrls getSaveFileUrl getExistingDirectoryUrl",
    QInputDialog: "getText getInt getDouble getItem getMultiLineText",
    QColorDialog: "getColor",
    QFontDialog: "getFont",
}

_found: list[str] = []


def take_unanswered() -> list[str]:
    """What was asked and not answered since the last time, in words; forgotten thereby."""
    found = _found.copy()
    _found.clear()
    return found


@contextmanager
def menus_close() -> Iterator[None]:
    """Close menus that stay open; nothing while there is no application yet."""
    if not isinstance(QApplication.instance(), QApplication):
        yield
        return

    seen: list[QMenu] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu) or (seen and seen[-1] is not menu):
            seen.clear()
        if isinstance(menu, QMenu):
            seen.append(menu)
        if len(seen) > MENU_LOOKS:
            give_up(seen.pop())

    def give_up(menu: QMenu) -> None:
        words = " / ".join(action.text() for action in menu.actions())
        _found.append(f"nobody chose from the menu: {words}")
        menu.close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(MENU_LOOK_MS)
    try:
        yield
    finally:
        timer.stop()


def guard_questions() -> None:
    """Watch over every dialog from now on."""
    wait = QDialog.exec

    def exec(dialog: QDialog) -> int:
        with _leaving(dialog):
            return wait(dialog)

    QDialog.exec = exec
    for kind, names in STATIC_QUESTIONS.items():
        for name in names.split():
            setattr(kind, name, staticmethod(_refused(f"{kind.__name__}.{name}")))


@contextmanager
def _leaving(dialog: QDialog) -> Iterator[None]:
    def give_up() -> None:
        _found.append(f"nobody answered {_words(dialog)}")
        QDialog.done(dialog, 0)  # whatever it says to being closed

    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(give_up)
    timer.start(PATIENCE_MS)
    try:
        yield
    finally:
        timer.stop()


def _words(dialog: QDialog) -> str:
    labels = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    return f"{type(dialog).__name__} “{dialog.windowTitle()}”: {' / '.join(labels)}"


def _refused(name: str) -> Callable[..., object]:
    def refuse(*arguments: object, **options: object) -> object:
        said = " / ".join(text for text in arguments if isinstance(text, str))
        _found.append(f"nobody was there to answer {name}: {said}")
        raise AssertionError(_found[-1])

    return refuse
