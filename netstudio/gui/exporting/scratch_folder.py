"""A folder for what is on its way to somewhere else."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path


class ScratchFolder:
    """A new folder; it goes with the last who holds it, or as soon as it is told to.

    A `tempfile.TemporaryDirectory` would warn of the former, which is no mistake here: whoever
    was to be given it may be gone, and nobody knows whether anything is still written to it.
    """

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="netstudio-"))
        self._gone = weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)

    def remove(self) -> None:
        """Take it away now; once is enough."""
        self._gone()
