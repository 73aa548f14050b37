"""Where the torch thread finds and keeps things."""

from __future__ import annotations

from pathlib import Path

from netstudio.records import dataclass


@dataclass(frozen=True, slots=True)
class Places:
    """What the user has set for the torch thread; None leaves it to the program.

    Attributes:
        data: the folder of data sets.
        runs: the folder of runs.
        threads: that torch computes with.
    """

    data: Path | None = None
    runs: Path | None = None
    threads: int | None = None
