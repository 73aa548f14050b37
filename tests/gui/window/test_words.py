"""No word that a user reads passes by the translation: seen with a language that marks words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from netstudio.catalog.optimizers import ALL_OPTIMIZERS
from netstudio.gui.main_window import MainWindow
from netstudio.presets import all_presets
from tests.gui.window.marked_words import names_of, passed_by
from tests.translations import is_worded, texts


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
    assert passed_by(shown, names_of(window)) == ""


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
