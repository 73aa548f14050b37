"""Pictures and times on the cards, from a network that really runs."""

from __future__ import annotations

from tests.e2e.test_main_job import PATIENCE, lenet


def test_cards_show_what_was_chosen(open_live_window, qtbot):
    window = open_live_window(lenet(1))
    actions, cards = window.bench.actions, window.canvas.canvas.nodes
    qtbot.waitUntil(lambda: cards["pool1"].thumbnail is not None, timeout=PATIENCE)
    actions["picture_histogram"].trigger()
    assert cards["pool1"].thumbnail is None
    qtbot.waitUntil(lambda: cards["fc1"].thumbnail is not None, timeout=PATIENCE)
    actions["picture_kernels"].trigger()
    assert cards["fc1"].thumbnail is None
    qtbot.waitUntil(lambda: cards["conv2"].thumbnail is not None, timeout=PATIENCE)
    actions["picture_none"].trigger()
    assert not any(item.thumbnail for item in cards.values())
    assert not any(item.kind == "activations" for item in window.bench.session.looks)


def test_times_are_measured_once_and_shown(open_live_window, qtbot):
    window = open_live_window(lenet(1))
    actions, cards = window.bench.actions, window.canvas.canvas.nodes
    actions["colour_time"].trigger()
    qtbot.waitUntil(lambda: cards["conv1"].heat is not None, timeout=PATIENCE)
    assert cards["conv1"].heat.share.endswith("%")
    assert not any(item.kind == "timings" for item in window.bench.session.looks)
    actions["colour_family"].trigger()
    assert cards["conv1"].heat is None
