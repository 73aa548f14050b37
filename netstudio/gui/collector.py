"""Cyclic garbage is collected in the window's thread alone while there is a torch thread.

Python collects in whichever thread happens to allocate. In the torch thread that would destroy
pictures, menus and items of the canvas that hang in a cycle, while the window's thread may be
painting with them: Qt allows neither, and crashes long afterwards.
"""

from __future__ import annotations

import gc
import time
import weakref

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

SOONEST_MS, LATEST_MS = 50, 1600
"""How often it is looked whether there is enough to collect: often while there is, so that each
walk is short, and seldom in a program at rest."""
FULL_SECONDS = 60.0
"""The least time between two looks whether a walk over everything is due, which takes longest."""


_GROWTH = 1.25
_YOUNG_WALKS = 4
"""After so many walks over what is new, one over what they left."""


class Collector(QObject):
    """Stands in for Python's own collecting as long as somebody holds it; one for the program."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._holders: weakref.WeakSet[QObject] = weakref.WeakSet()
        self._was_enabled = False
        self._last_full = time.monotonic()
        self._old = 0
        self._timer = QTimer(self)
        self._timer.setInterval(SOONEST_MS)
        self._timer.timeout.connect(self.look)

    @staticmethod
    def of_application() -> Collector:
        """The program's collector, made when first it is asked for."""
        app = QCoreApplication.instance()
        assert app is not None
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        found = app.findChild(Collector, options=direct)
        return found if found is not None else Collector(app)

    @property
    def is_collecting(self) -> bool:
        """Whether it stands in for Python's own collecting now."""
        return self._timer.isActive()

    def hold(self, holder: QObject) -> None:
        """Collect here alone from now on."""
        self._holders.add(holder)
        if not self._timer.isActive():
            self._was_enabled = gc.isenabled()
            gc.disable()
            self._timer.start()

    def release(self, holder: QObject) -> None:
        """Collect anywhere again, unless somebody else has a torch thread."""
        self._holders.discard(holder)
        self._end_if_unused()

    def look(self) -> None:
        """Collect what Python itself would have collected by now."""
        from netstudio.training.preload import is_importing

        if is_importing():
            return  # nothing shall stall the window besides
        counts, most = gc.get_count(), gc.get_threshold()
        is_due = counts[0] > most[0]
        wait = SOONEST_MS if is_due else min(2 * self._timer.interval(), LATEST_MS)
        self._timer.setInterval(wait)
        now = time.monotonic()
        if is_due and counts[2] > most[2] and now - self._last_full > FULL_SECONDS:
            self._last_full = now
            self._collect_everything()
        elif is_due:
            gc.collect(1 if counts[1] >= _YOUNG_WALKS else 0)
        self._end_if_unused()

    def _collect_everything(self) -> None:
        """Walk over what has been there for long, if that has become much more."""
        old = len(gc.get_objects(generation=2))
        if old > self._old * _GROWTH:
            gc.collect()
            self._old = len(gc.get_objects(generation=2))

    def _end_if_unused(self) -> None:
        if self._timer.isActive() and not self._holders:
            self._timer.stop()
            if self._was_enabled:
                gc.enable()
