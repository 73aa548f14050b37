"""What is on the screen to be looked at inside the network. Qt-free, and torch-free."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netstudio.training.probe import ProbeRequest


class Looks:
    """The requests of several owners, each of which knows only its own."""

    def __init__(self) -> None:
        self._by_owner: dict[str, tuple[ProbeRequest, ...]] = {}

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
