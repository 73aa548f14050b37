"""The same seed gives the same curves, bit for bit, with and without the window and its looks."""

from dataclasses import replace

import numpy as np

from netstudio.presets import load_preset
from netstudio.training.headless import train
from netstudio.training.status import State
from netstudio.training.telemetry import Snapshot

PATIENCE = 60_000


def test_a_window_full_of_looks_changes_no_bit(open_live_window, qtbot):
    project = load_preset("lenet5")
    project = replace(project, recipe=replace(project.recipe, epochs=2, device="cpu", seed=3))
    seen: list[Snapshot] = []
    train(project, keep=False, on_progress=seen.append, threads=1)
    window = open_live_window(project)
    session = window.bench.session
    window.selection.set(["conv2"])
    qtbot.waitUntil(lambda: len(session.looks) > 6, timeout=PATIENCE)
    window.actions_by_name["train"].trigger()
    qtbot.waitUntil(lambda: session.state is State.FINISHED, timeout=PATIENCE)
    alone, watched = seen[-1], session.snapshot
    assert len(watched.losses) == len(alone.losses) > 50
    np.testing.assert_array_equal(watched.losses, alone.losses)
    np.testing.assert_array_equal(watched.accuracies, alone.accuracies)
    curves = [
        [(item.val_loss, item.val_accuracy) for item in snapshot.epochs.since(0)]
        for snapshot in (alone, watched)
    ]
    assert curves[0] == curves[1]
