"""How late a 16 ms timer of the window comes, while torch is imported and while a network trains.

The network is LeNet-5, or the preset that is named: `lateness.py 10 resnet20_cifar10`. Prints a
line for each phase as JSON: its name, its ticks, and how late they were in milliseconds (a tick is
late by what passed since the one before, less 16 ms).
"""

import json
import os
import sys
import time
from dataclasses import replace

from PySide6.QtCore import QEventLoop, Qt, QTimer

from netstudio.document.project import Project
from netstudio.document.recipe import Choice, Recipe, Step
from netstudio.document.table import Table
from netstudio.gui.app import collect_again, make_application, open_window
from netstudio.gui.settings import Settings
from netstudio.gui.theme.apply import ThemeFollower
from netstudio.presets import load_preset
from tests.networks import lenet

INTERVAL = 0.016
SGD = Choice("sgd", Table({"learning_rate": 0.05, "momentum": 0.9}))
EPOCHS = 100_000
LENET = replace(
    lenet(),
    recipe=Recipe(batch_size=64, epochs=EPOCHS, device="cpu", steps=(Step(optimizer=SGD),)),
)
TRAINING_SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0


def project() -> Project:
    """What is trained."""
    if len(sys.argv) < 3:
        return LENET
    preset = load_preset(sys.argv[2])
    return replace(preset, recipe=replace(preset.recipe, epochs=EPOCHS, device="cpu"))


class Lateness:
    """A timer that notes when it came, and which phase it was in."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self.timer = QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.setInterval(round(INTERVAL * 1000))
        self.timer.timeout.connect(self._tick)
        self.timer.start()
        self.last = time.perf_counter()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, now - self.last - INTERVAL) * 1000)
        self.last = now

    def take(self, phase: str, **more: float) -> None:
        """Print what there was of this phase, and begin another."""
        late, self.late = sorted(self.late), []
        p50, p99 = (late[int(share * (len(late) - 1))] for share in (0.5, 0.99))
        print(
            json.dumps(
                {
                    "phase": phase,
                    "ticks": len(late),
                    "p50": round(p50, 1),
                    "p99": round(p99, 1),
                    "worst": [round(ms, 1) for ms in late[-5:]],
                    **more,
                }
            ),
            flush=True,
        )


def main() -> None:
    app = make_application()
    themes = ThemeFollower(app, Settings.of_environment().theme)
    window = open_window(project())
    window.painted.connect(collect_again)
    furnished: list[bool] = []
    window.furnished.connect(lambda: furnished.append(True))
    while not window._was_painted:
        app.processEvents()
    lateness = Lateness()

    def spin(until, most: float = 120.0) -> None:
        end = time.perf_counter() + most
        while not until() and time.perf_counter() < end:
            turn = QEventLoop()
            QTimer.singleShot(20, turn.quit)
            turn.exec()

    spin(lambda: bool(furnished))
    lateness.take("furnishing")
    bench = window.bench
    spin(lambda: bench.session.is_torch_loaded)
    lateness.take("importing torch")
    spin(lambda: False, 3.0)
    lateness.take("building the network")
    spin(lambda: False, 3.0)
    lateness.take("idle")
    bench.session.train()
    spin(lambda: bench.session.status.step > 0)
    lateness.take("starting to train")
    step, began = bench.session.status.step, time.perf_counter()
    spin(lambda: False, TRAINING_SECONDS)
    rate = (bench.session.status.step - step) / (time.perf_counter() - began)
    lateness.take("training", steps_per_second=round(rate))
    bench.session.stop()
    bench.session.shutdown()
    os._exit(0 if themes else 1)


main()
