"""The way to the first window: what has to come before Qt, and what has to wait.

Nothing here imports PySide6 before it must: once it is there, its import hook reads the source of
every module that comes later, so that the modules without Qt come first.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence


def launch(argv: Sequence[str]) -> int:
    """Open the window and run until it is closed; the exit code. For `argv` see `app.run`."""
    # Until the window is painted everything that is made stays: looking through it for cycles, as
    # the collector does over and over, finds nothing and takes a tenth of the time.
    gc.disable()
    try:
        _import_document()
        from netstudio.gui.app import run

        return run(argv)
    finally:
        gc.enable()


def _import_document() -> None:
    """What a window shows, before what it is shown with."""
    import netstudio.catalog.inference
    import netstudio.compiler.problem
    import netstudio.document.history
    import netstudio.presets  # noqa: F401 -- imported for being there
