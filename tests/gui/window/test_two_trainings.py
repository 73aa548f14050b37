"""Two windows that train at once: each on its share of the cores, and one may close meanwhile."""

import os
import threading

import pytest
from PySide6.QtWidgets import QApplication

from netstudio.gui.app import Program
from netstudio.gui.settings import Settings
from netstudio.training.core_share import shared
from netstudio.training.status import State
from netstudio.training.torch_thread import THREAD_NAME

SECONDS = 90_000


@pytest.fixture
def program(places):
    made = Program(QApplication.instance(), Settings(places / "settings.ini"))
    yield made
    for window in made.windows:
        window.close_unasked()
    made.deleteLater()


def torch_threads() -> int:
    return sum(thread.name == THREAD_NAME for thread in threading.enumerate())


def test_runs_share_the_cores_and_end_with_their_windows(program, qtbot):
    windows = [program.open(name) for name in ("lenet5", "mlp")]
    for window in windows:
        session = window.bench.session
        qtbot.waitUntil(lambda session=session: session.is_torch_loaded, timeout=SECONDS)
        session.train()
    sessions = [window.bench.session for window in windows]
    qtbot.waitUntil(
        lambda: (
            all(session.status.step > 0 for session in sessions)
            and shared.threads() == max(1, max(1, (os.cpu_count() or 1) - 1) // 2)
        ),
        timeout=SECONDS,
    )
    assert torch_threads() == 2
    windows[0].close_unasked()
    qtbot.waitUntil(lambda: torch_threads() == 1, timeout=SECONDS)
    step = sessions[1].status.step
    qtbot.waitUntil(
        lambda: sessions[1].status.step > step or sessions[1].state is State.FINISHED,
        timeout=SECONDS,
    )
    windows[1].close_unasked()
    qtbot.waitUntil(lambda: torch_threads() == 0, timeout=SECONDS)
