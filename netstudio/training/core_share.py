"""Sharing the processor's cores between the runs of several windows.

Each torch thread sets its own number of threads (see `use_worker_threads`). Two that both took all
cores would train at less than half the speed each: threads that wait for their turn spin.
"""

from __future__ import annotations

import os
import threading


class CoreShare:
    """Counts who computes, and says how many threads each may have."""

    def __init__(self, cores: int) -> None:
        """`cores` is what there is to share: one is left to the windows already."""
        self._cores = cores
        self._lock = threading.Lock()
        self._members: set[int] = set()
        self.version = 0
        """Grows whenever a share changes; cheap to compare before each step."""

    def join(self, member: object) -> None:
        """`member` computes from now on."""
        with self._lock:
            if id(member) not in self._members:
                self._members.add(id(member))
                self.version += 1

    def leave(self, member: object) -> None:
        """`member` computes no longer."""
        with self._lock:
            if id(member) in self._members:
                self._members.discard(id(member))
                self.version += 1

    def threads(self, most: int | None = None) -> int:
        """How many threads each has now, at least one.

        Args:
            most: what the user wants one run to have at most; by default all that there are.
        """
        wanted = self._cores if most is None else most
        return max(1, wanted // max(1, len(self._members)))


shared = CoreShare(max(1, (os.cpu_count() or 1) - 1))
"""The cores of this machine: one, as there is one processor."""
