"""When to look inside: as often as an eye follows, and never for more than a share of time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import inf
from time import perf_counter

from netstudio.training.probe import ProbeRequest

SHARE = 1 / 20
"""How much of the training time probes may take."""

MOST_SAVED = 0.5
"""Seconds of probing that may be saved up, so that a rest is not followed by a burst."""


BETWEEN = 0.2
"""Seconds between two looks at the same thing: each one is drawn too, by a thread that the training
waits for."""


@dataclass(slots=True)
class _Entry:
    cost: float = 0.0
    step: int = -1
    time: float = -inf


class ProbeSchedule:
    """Chooses what to look at next.

    A look is allowed once the share of the time that has passed covers what it took last time: a
    look that takes long comes seldom, and the cheap ones beside it keep coming.
    """

    def __init__(self, share: float = SHARE, now: Callable[[], float] = perf_counter) -> None:
        self._share, self._now = share, now
        self._entries: dict[ProbeRequest, _Entry] = {}
        self._allowance = 0.0
        self._since: float | None = None

    @property
    def requests(self) -> tuple[ProbeRequest, ...]:
        """What is on the screen."""
        return tuple(self._entries)

    def show(self, requests: Iterable[ProbeRequest]) -> None:
        """Makes these the requests; what is known of those that stay is kept."""
        self._entries = {item: self._entries.get(item, _Entry()) for item in requests}

    def rest(self) -> None:
        """Training pauses or ends: time that passes now is nobody's."""
        self._since = None

    def due(self, step: int) -> ProbeRequest | None:
        """The request to look at now, at `step`: the one that has waited longest."""
        self._save_up()
        waiting = [item for item, entry in self._entries.items() if self._may_look(entry, step)]
        if not waiting:
            return None
        oldest = min(waiting, key=lambda item: self._entries[item].step)
        return oldest if self._entries[oldest].cost <= self._allowance else None

    def outdated(self, step: int) -> tuple[ProbeRequest, ...]:
        """All requests not looked at since `step`: for when nothing trains and time is free."""
        return tuple(item for item, entry in self._entries.items() if entry.step != step)

    def note(self, request: ProbeRequest, step: int, seconds: float, free: bool = False) -> None:
        """Notes that a look was taken, and what it took; `free` where nothing was held up."""
        entry = self._entries.get(request)
        if entry is not None:
            entry.step, entry.cost, entry.time = step, seconds, self._now()
        if not free:
            self._allowance -= seconds

    def forget(self) -> None:
        """Makes every request due again: the network is another one."""
        for entry in self._entries.values():
            entry.step, entry.time = -1, -inf

    def _may_look(self, entry: _Entry, step: int) -> bool:
        return entry.step != step and self._now() - entry.time >= BETWEEN

    def _save_up(self) -> None:
        now = self._now()
        if self._since is not None:
            most = max([MOST_SAVED, *(entry.cost for entry in self._entries.values())])
            earned = self._share * (now - self._since)
            self._allowance = min(self._allowance + earned, most)
        self._since = now
