"""No word that a user reads passes by the translation: seen with a language that marks words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

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

from netstudio.catalog.optimizers import ALL_OPTIMIZERS
from netstudio.catalog.registry import all_layers
from netstudio.gui.main_window import MainWindow
from netstudio.gui.translation import LANGUAGES
from netstudio.presets import all_presets
from tests.translations import CONTEXT, is_worded, texts

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


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Marking]:
    language = Marking()
    qapp.installTranslator(language)
    yield language
    qapp.removeTranslator(language)


def tabs(window: MainWindow) -> QWidget:
    for tab in ("code", "problems", "training", "summary", "layer"):
        window.bench.open_tab(tab)
        QApplication.processEvents()
    window.selection.set(["conv1"])
    return window


def start_page(window: MainWindow) -> QWidget:
    window.actions_by_name["start_page"].trigger()
    return window


def settings(window: MainWindow) -> QWidget:
    from netstudio.gui.dialogs.settings_dialog import SettingsDialog

    window.actions_by_name["settings"].trigger()
    return window.findChild(SettingsDialog)


def log(window: MainWindow) -> QWidget:
    from netstudio.gui.log.viewer import LogViewer

    window.actions_by_name["log"].trigger()
    return window.findChild(LogViewer)


def predict(window: MainWindow) -> QWidget:
    from netstudio.gui.dialogs.predict import PredictDialog

    return PredictDialog(window.bench.session, window)


def refused_edit(window: MainWindow) -> QWidget:
    from netstudio.document.edits import RenameNode

    window.bridge.push(RenameNode("", "conv1", "not a name"))
    return window.bench.toast


PLACES: tuple[Callable[[MainWindow], QWidget], ...] = (
    tabs,
    start_page,
    settings,
    log,
    predict,
    refused_edit,
)


@pytest.mark.parametrize("place", PLACES)
def test_every_word_is_translated(place, language, qtbot, open_window) -> None:
    window = open_window("clinic/lenet5_padding")
    shown = place(window)
    QApplication.processEvents()
    names = NAMES | set(window.bridge.graph.nodes) | {spec.name for spec in all_layers()}
    passed_by = {text for text in _texts(shown) if not _is_translated(text, names)}
    assert "\n".join(sorted(passed_by)) == ""


@pytest.mark.parametrize("place", PLACES)
def test_every_text_asked_for_is_gathered(place, language, qtbot, open_window) -> None:
    known = texts()
    window = open_window("clinic/lenet5_padding")
    place(window)
    QApplication.processEvents()
    names = {preset.title for preset in all_presets()} | {"not a name"}
    names |= {optimizer.formula for optimizer in ALL_OPTIMIZERS}
    lost = {text for text in language.asked if is_worded(text) and text not in known}
    assert "\n".join(sorted(lost - names)) == ""


def _texts(root: QWidget) -> Iterator[str]:
    for action in root.findChildren(QAction):
        yield from (action.text(), action.toolTip())
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


def _is_translated(text: str, names: frozenset[str] | set[str]) -> bool:
    plain = re.sub(r"<[^>]*>", "", text).strip()
    return (
        MARK in text
        or re.search("[A-Za-z]{2}", plain) is None
        or plain in names
        or _CODE.match(plain) is not None
    )
