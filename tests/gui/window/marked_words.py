"""A language that marks every word, and the words that a widget shows: none may go unmarked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from netstudio.catalog.registry import all_layers
from netstudio.gui.main_window import MainWindow
from netstudio.gui.translation import LANGUAGES
from tests.translations import CONTEXT

MARK = "⟦"
NAMES = frozenset(
    {"NetStudio", "CPU", "PyTorch", "Python", "LeNet-5", "Layer", "W", "E"}
    | set(LANGUAGES.values())
)
"""What every language writes alike."""
_CODE = re.compile(r"^https?:|^[\w.]+$|^[(×\d\w, ·.)→=%/-]*$")
"""Names, shapes, keys and values: no words."""


class Marking(QTranslator):
    """A language in which every text is its English, marked; it knows what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def translate(self, context, text, disambiguation=None, n=-1):
        if context != CONTEXT:
            return text
        self.asked.add(text)
        return f"{MARK}{text}⟧"

    def isEmpty(self):
        return False


def texts_of(root: QWidget) -> Iterator[str]:
    """What a widget and those inside it show, and say of themselves."""
    for action in root.findChildren(QAction):
        words, _, keys = action.text().partition("\t")
        yield from (words, action.toolTip().partition("\t")[0], "" if _are_keys(keys) else keys)
    for widget in [root, *root.findChildren(QWidget)]:
        yield from (widget.toolTip(), widget.accessibleName())
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit():
                yield widget.placeholderText()
            case QComboBox():
                yield from (widget.itemText(index) for index in range(widget.count()))
            case QGroupBox() | QMenu():
                yield widget.title()


def _are_keys(text: str) -> bool:
    """Whether a text says which keys to press; a click is none."""
    return QKeySequence(text).toString() == text


def is_translated(text: str, names: frozenset[str] | set[str]) -> bool:
    """Whether a text is marked, or has no words."""
    plain = re.sub(r"<[^>]*>", "", text).strip()
    return (
        MARK in text
        or re.search("[A-Za-z]{2}", plain) is None
        or plain in names
        or _CODE.match(plain) is not None
    )


def names_of(window: MainWindow) -> set[str]:
    """What is called so in every language: nodes, and layers."""
    return {*NAMES, *window.bridge.graph.nodes, *(spec.name for spec in all_layers())}


def passed_by(root: QWidget, names: set[str]) -> str:
    """The texts that were not translated, a line each."""
    return "\n".join(sorted({text for text in texts_of(root) if not is_translated(text, names)}))
