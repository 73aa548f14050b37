"""An imported detector in the window: its network is built, and training it is refused in words."""

from dataclasses import replace

import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio import trust
from netstudio.exchange.importing import record_module
from netstudio.exchange.importing.recipe import fitting_recipe
from netstudio.training.status import State
from tests.exchange.importing.test_detection import DETECTORS

PATIENCE = 40_000


def test_it_is_built_and_not_trained(open_live_window, qtbot, places, monkeypatch):
    monkeypatch.setenv(trust.VARIABLE, str(places / "trusted"))
    monkeypatch.setenv(trust.FOR_NOW, "")
    project = record_module(DETECTORS["SSD"](), (torch.rand(2, 3, 64, 64),)).project
    recipe = replace(fitting_recipe(project), device="cpu")
    window = open_live_window(replace(project, recipe=recipe))
    session = window.bench.session
    qtbot.waitUntil(lambda: session.state is State.READY, timeout=PATIENCE)
    words = "This network cannot be trained here"
    assert window.top_bar.progress.text() == words
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.bench.toast.isVisible())
    assert window.bench.toast.text() == words
    assert session.state is State.READY
    (problem,) = window.bridge.problems
    assert "train it where it comes from" in problem.message
