"""Wires of a large graph that run anew, a few in each turn of the event loop.

A layout of a thousand nodes moves every wire, and finding their ways takes half a second to many.
They are drawn straight across first, and go around the cards as their turn comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from netstudio.gui.canvas.wire_item import WireKey

_SLICE_SECONDS = 0.008


class LateRouting(QObject):
    """A queue of wires, each drawn twice: straight, where that is not its way, and as it runs."""

    def __init__(
        self,
        straighten: Callable[[WireKey], bool],
        run: Callable[[WireKey], None],
        parent: QObject | None = None,
    ) -> None:
        """`straighten` draws a wire straight, and says whether that is not its way yet."""
        super().__init__(parent)
        self._straighten, self._run = straighten, run
        # Dictionaries, to keep the order and to be left from the middle.
        self._crooked: dict[WireKey, None] = {}
        self._straight: dict[WireKey, None] = {}
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether a wire waits for its way."""
        return bool(self._crooked or self._straight)

    def put(self, keys: Iterable[WireKey]) -> None:
        """Run these wires anew, soon."""
        for key in keys:
            self._straight.pop(key, None)
            self._crooked[key] = None
        if self.is_busy:
            self._turns.start()

    def drop(self, key: WireKey) -> bool:
        """This wire has its way, or is gone; whether it was not even drawn straight yet."""
        self._straight.pop(key, None)
        is_crooked = key in self._crooked
        self._crooked.pop(key, None)
        return is_crooked

    def forget(self) -> None:
        """All wires are gone."""
        self._crooked.clear()
        self._straight.clear()
        self._turns.stop()

    def finish(self) -> None:
        """Run what is left, at once."""
        while self.is_busy:
            self._next()
        self._turns.stop()

    def _go_on(self) -> None:
        end = perf_counter() + _SLICE_SECONDS
        while self.is_busy and perf_counter() < end:
            self._next()
        if not self.is_busy:
            self._turns.stop()

    def _next(self) -> None:
        if self._crooked:
            key = next(iter(self._crooked))
            del self._crooked[key]
            if self._straighten(key):
                self._straight[key] = None
        else:
            key = next(iter(self._straight))
            del self._straight[key]
            self._run(key)
