"""Work beside the window: its answer comes back in the window's own thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 25


class Background(QObject):
    """One piece of work at a time; a later one takes the place of one that waits.

    What a piece raises is raised in the slot that waits for it, where errors are shown.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="export")
        self._future: Future[Any] | None = None
        self._then: Callable[[Future[Any]], None] | None = None
        self._given_up = threading.Event()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._collect)

    @property
    def is_busy(self) -> bool:
        """Whether somebody waits for an answer."""
        return self._future is not None

    def start(
        self,
        work: Callable[[Callable[[], bool]], Any],
        then: Callable[[Future[Any]], None],
    ) -> None:
        """Work something out; `work` is given a question that says yes once it is given up."""
        self.give_up()
        given_up = self._given_up = threading.Event()
        self._then = then
        self._future = self._pool.submit(work, given_up.is_set)
        self._look.start()

    def give_up(self) -> None:
        """Wait for nothing any more."""
        self._given_up.set()
        if self._future is not None:
            self._future.cancel()
        self._future = self._then = None
        self._look.stop()

    def close(self) -> None:
        """Give up, and end the thread as soon as it can."""
        self.give_up()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _collect(self) -> None:
        future, then = self._future, self._then
        if future is None or then is None or not future.done():
            return
        self._future = self._then = None
        self._look.stop()
        then(future)
