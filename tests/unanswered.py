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
    QColorDialog,
    QDialog,
    QFileDialog,
    QFontDialog,
    QInputDialog,
    QLabel,
    QMessageBox,
    QWidget,
)

PATIENCE_MS = 5_000
"""How long an answer may take; a stalled process delays the answer and this alike."""

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


def guard_questions() -> None:
    """Watch over every dialog from now on. (Menus open without a loop: see the test.)"""
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
