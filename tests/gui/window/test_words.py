"""Nothing that a user reads passes by the translation: seen with a language that marks its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from netstudio.catalog.registry import all_layers

MARK = "⟦"


class Marking(QTranslator):
    """A language in which every text is its English, marked."""

    def translate(self, context, text, disambiguation=None, n=-1):
        return f"{MARK}{text}⟧"

    def isEmpty(self):
        return False


@pytest.fixture
def marked_language(qapp: QApplication) -> Iterator[None]:
    language = Marking()
    qapp.installTranslator(language)
    yield
    qapp.removeTranslator(language)


def test_every_word_of_the_window_is_translated(marked_language, qtbot, open_window) -> None:
    window = open_window("clinic/lenet5_padding")
    bench = window.bench
    for tab in ("code", "problems", "training", "layer"):
        bench.open_tab(tab)
    window.selection.set(["conv1"])
    passed_by = sorted({text for text in _texts(window) if not _is_translated(text, window)})
    assert passed_by == []


def _texts(window: QWidget) -> Iterator[str]:
    for action in window.findChildren(QAction):
        yield from (action.text(), action.toolTip())
    for widget in window.findChildren(QWidget):
        yield from (widget.toolTip(), widget.accessibleName(), widget.windowTitle())
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit():
                yield widget.placeholderText()
            case QComboBox():
                yield from (widget.itemText(index) for index in range(widget.count()))
            case QGroupBox() | QMenu():
                yield widget.title()


def _is_translated(text: str, window: QWidget) -> bool:
    names = {spec.name for spec in all_layers()} | set(window.bridge.graph.nodes)
    return MARK in text or re.search("[A-Za-z]{2}", text) is None or text in names
