"""How often the window looks at the torch thread: as often as an eye follows, within a budget.

What the window draws of a run it draws with Python's lock in its hand, and the training waits for
it. So the next look comes no sooner than what the last one cost allows, drawing included.
"""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time

from PySide6.QtCore import QObject, Qt, QTimer

SHARE = 0.04
"""How much of the time the main thread may be at work while a network trains."""
SOONEST_MS, LATEST_MS = 50, 250


class Budget:
    """Turns what was spent into the pause that pays for it. Qt-free."""

    def __init__(self, share: float = SHARE, now: Callable[[], float] = thread_time) -> None:
        """`now` tells the processor seconds of the thread that draws."""
        self._share, self._now = share, now
        self._before = now()

    def next_pause(self, soonest: int = SOONEST_MS) -> int:
        """Milliseconds until the next look, from what was spent since the last call."""
        spent, self._before = self._now() - self._before, self._now()
        return round(max(min(spent / self._share * 1000, LATEST_MS), soonest))


class Pulse(QObject):
    """A timer that lives only while something goes on.

    `tick` is called each time, and tells whether there is anything more to wait for.
    """

    def __init__(self, tick: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._tick = tick
        self._budget = Budget()
        self._was_woken = False
        self._soonest = SOONEST_MS
        self.is_sparing = False
        """Whether pauses are paid for: something else wants the processor."""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(SOONEST_MS)
        self._timer.timeout.connect(self._beat)

    @property
    def is_beating(self) -> bool:
        """Whether it will look again."""
        return self._timer.isActive()

    @property
    def most_beats(self) -> int:
        """How often a second it looks at most."""
        return round(1000 / self._soonest)

    def beat_at_most(self, times_a_second: int) -> None:
        """Look no oftener than this."""
        self._soonest = round(1000 / times_a_second)

    def wake(self) -> None:
        """Something was asked for: look until it is there."""
        self._was_woken = True
        if not self._timer.isActive():
            self._timer.start(self._soonest)

    def stop(self) -> None:
        """Look no more, until woken."""
        self._timer.stop()

    def _beat(self) -> None:
        self._was_woken = False
        goes_on = self._tick()
        # What was asked for during this tick is not yet in what it saw.
        if not goes_on and not self._was_woken:
            self._timer.stop()
            return
        pause = self._budget.next_pause(self._soonest)
        pause = pause if self.is_sparing else self._soonest
        if pause != self._timer.interval():
            self._timer.setInterval(pause)
