"""What is on the screen to be looked at inside the network, and whether it is up to date.

Qt-free, and torch-free: requests and results are plain values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netstudio.training.probe import ProbeRequest, ProbeResult

SPANNING = frozenset({"gradients"})
"""Kinds that compare the network before and after a step: at rest there is nothing newer."""


class Looks:
    """The requests of several owners, each of which knows only its own."""

    def __init__(self) -> None:
        self._by_owner: dict[str, tuple[ProbeRequest, ...]] = {}
        self._older: dict[ProbeRequest, ProbeResult] = {}

    @property
    def wanted(self) -> tuple[ProbeRequest, ...]:
        """Everybody's requests, each once."""
        return tuple(dict.fromkeys(item for items in self._by_owner.values() for item in items))

    def show(self, owner: str, requests: Iterable[ProbeRequest]) -> bool:
        """Make these the requests of `owner`; whether that changed anything."""
        wanted = tuple(requests)
        if wanted == self._by_owner.get(owner, ()):
            return False
        self._by_owner[owner] = wanted
        return True

    def outdate(self, results: Mapping[ProbeRequest, ProbeResult]) -> None:
        """The network is another one: these results no longer count."""
        self._older = dict(results)

    def are_current(self, results: Mapping[ProbeRequest, ProbeResult], step: int) -> bool:
        """Whether every request has a result of the network as it is after `step`."""
        return all(
            result is not None and result is not self._older.get(item) and result.step == step
            for item in self.wanted
            if item.kind not in SPANNING
            for result in (results.get(item),)
        )
