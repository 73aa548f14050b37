"""How loading reports how far it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from netstudio.errors import NetStudioError


class LoadCancelledError(NetStudioError):
    """Loading was stopped by its caller; it left nothing half-done behind."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far loading is.

    Attributes:
        stage: what is being done, as a short phrase: `Downloading train-images-idx3-ubyte.gz`.
        done: how much of it, in `unit`s.
        total: of how much; None: not known.
    """

    stage: str
    done: int
    total: int | None
    unit: Literal["bytes", "images"]

    @property
    def fraction(self) -> float | None:
        """From 0 to 1; None where the total is not known."""
        return min(self.done / self.total, 1.0) if self.total else None


@dataclass(frozen=True, slots=True)
class Watcher:
    """The two callbacks of a load: one that hears of progress, one that says when to stop."""

    progress: Callable[[Progress], None] | None = None
    cancelled: Callable[[], bool] | None = None

    def report(self, progress: Progress) -> None:
        """Passes `progress` on.

        Raises:
            LoadCancelledError: the caller wants no more of it.
        """
        if self.cancelled is not None and self.cancelled():
            raise LoadCancelledError("Loading the data set was cancelled.")
        if self.progress is not None:
            self.progress(progress)
