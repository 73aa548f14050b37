"""Presets with pretrained weights: from the gallery, from the menu, and without a network."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from netstudio.exchange.weights import zoo
from netstudio.exchange.weights.pretrained import place_of
from netstudio.exchange.weights.zoo import PRETRAINED
from netstudio.gui.importing.pretrained import words_on
from netstudio.gui.start.page import StartPage
from netstudio.training.status import State
from tests.presets.test_torchvision import randomised, reference

LEFT = Qt.MouseButton.LeftButton
SMALL = "squeezenet1_1"
SLOW_MS = 60_000


@pytest.fixture
def hub(tmp_path: Path):
    torch.hub.set_dir(str(tmp_path / "hub"))
    (tmp_path / "hub" / "checkpoints").mkdir(parents=True)
    yield tmp_path / "hub" / "checkpoints"
    torch.hub._hub_dir = None


def put_file() -> dict[str, torch.Tensor]:
    """A file of weights where torch keeps what it has downloaded."""
    with torch.device("meta"):
        theirs = reference(SMALL)
    state = randomised(theirs)
    torch.save(state, place_of(PRETRAINED[SMALL].url))
    return state


def in_gallery(window) -> StartPage:
    window.actions_by_name["gallery"].trigger()
    page = window.findChild(StartPage)
    QTest.keyClicks(page.gallery.field, "squeezenet 1.1")
    return page


def weights_of(window, qtbot) -> dict[str, torch.Tensor]:
    found = []
    window.bench.session.ask(
        lambda session: session.use_model(
            lambda model: {k: v.clone() for k, v in model.module.state_dict().items()}
        ),
        found.append,
    )
    qtbot.waitUntil(lambda: bool(found), timeout=SLOW_MS)
    return found[0]


def test_a_preset_opens_with_its_weights(open_live_window, qtbot, hub: Path):
    state = put_file()
    window = open_live_window("lenet5")
    page = in_gallery(window)
    button = page.gallery.details.pretrained_button
    assert button.isVisible() and button.toolTip() == words_on(PRETRAINED[SMALL])
    QTest.mouseClick(button, LEFT)
    assert window.bridge.project.name == "SqueezeNet 1.1"
    qtbot.waitUntil(lambda: window.bench.imports.fetching is None, timeout=SLOW_MS)
    qtbot.waitUntil(
        lambda: (
            window.bench.session.state is State.READY and "are loaded" in window.bench.toast.text()
        ),
        timeout=SLOW_MS,
    )
    loaded = weights_of(window, qtbot)
    assert all(torch.equal(loaded[key].cpu(), value) for key, value in state.items())


def test_only_what_is_torchvisions_has_some(open_window):
    window = open_window("lenet5")
    page = in_gallery(window)
    assert page.gallery.details.pretrained_button.isVisible()
    page.gallery.field.clear()
    QTest.keyClicks(page.gallery.field, "lenet-5 1998")
    assert not page.gallery.details.pretrained_button.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    window.actions_by_name["load_pretrained"].trigger()
    assert "no pretrained weights for this network" in window.bench.toast.text()
    assert window.bench.imports.fetching is None


def test_without_a_network_it_says_so_and_tries_again(
    open_window, qtbot, hub: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(zoo, "BASE", "http://127.0.0.1:1")
    window = open_window(SMALL)
    window.actions_by_name["load_pretrained"].trigger()
    dialog = window.bench.imports.fetching
    qtbot.waitUntil(dialog.problem.isVisible, timeout=SLOW_MS)
    assert "could not be downloaded" in dialog.problem.text()
    assert str(hub) in dialog.problem.text()
    assert dialog.again.isVisible() and not dialog.waiting.isVisible()
    put_file()
    given = []
    monkeypatch.setattr(window.bench.imports, "load_weights", given.append)
    QTest.mouseClick(dialog.again, LEFT)
    qtbot.waitUntil(lambda: bool(given), timeout=SLOW_MS)
    assert given[0].is_file() and window.bench.imports.fetching is None


def test_it_can_be_called_off(open_window, qtbot, hub: Path, monkeypatch: pytest.MonkeyPatch):
    def endless(url, folder, tell, cancelled):
        from netstudio.errors import Cancelled

        tell("Downloading: 1.0 of 9.0 MB")
        while not cancelled():
            pass
        raise Cancelled("stopped")

    monkeypatch.setattr(zoo, "obtain_weights", endless)
    window = open_window(SMALL)
    window.actions_by_name["load_pretrained"].trigger()
    dialog = window.bench.imports.fetching
    qtbot.waitUntil(lambda: "1.0 of 9.0" in dialog.waiting.now.text(), timeout=SLOW_MS)
    cancel = next(b for b in dialog.findChildren(QPushButton) if b is dialog.cancel)
    QTest.mouseClick(cancel, LEFT)
    qtbot.waitUntil(lambda: window.bench.imports.fetching is None, timeout=SLOW_MS)
