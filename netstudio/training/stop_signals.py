"""Ctrl+C and SIGTERM as a wish to stop that waits for the end of a step.

An interrupt in the middle of an optimizer's step would leave half of the weights updated, and
SIGTERM, by which machines and schedulers end a job, would leave nothing to be said or written.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Any

_STOPPING = (signal.SIGINT, signal.SIGTERM)


class Terminated(KeyboardInterrupt):
    """SIGTERM where nothing needs to be waited for: a KeyboardInterrupt from elsewhere."""


class StopSignals:
    """Takes the signals over while it is entered, and gives them back.

    Only in the main thread, where Python lets them be taken, and only those that nobody else has
    taken or ignores: a program around this one may have plans of its own.

    Attributes:
        waits: whether the first signal is only noted, in `received`; else, and with the second, it
            raises KeyboardInterrupt, as SIGTERM its kind `Terminated`.
        received: the signal that came.
    """

    def __init__(self) -> None:
        self.waits = False
        self.received: signal.Signals | None = None
        self._taken: dict[signal.Signals, Any] = {}

    def __enter__(self) -> StopSignals:
        if threading.current_thread() is threading.main_thread():
            for number in _STOPPING:
                handler = signal.getsignal(number)
                if handler in (signal.SIG_DFL, signal.default_int_handler):
                    signal.signal(number, self._receive)
                    self._taken[number] = handler
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._taken.items():
            signal.signal(number, handler)
        self._taken.clear()

    def _receive(self, number: int, _: FrameType | None) -> None:
        noted = self.waits and self.received is None
        self.received = signal.Signals(number)
        if not noted:
            raise Terminated if self.received is signal.SIGTERM else KeyboardInterrupt
