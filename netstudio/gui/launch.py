"""The way to the first window: what has to come before Qt, and what has to wait.

What a window shows is imported before what it is shown with, and Qt without its import hook and
without compiling its own source.
"""

from __future__ import annotations

import builtins
import gc
from collections.abc import Sequence


def launch(argv: Sequence[str]) -> int:
    """Open the window and run until it is closed; the exit code. For `argv` see `app.run`."""
    # Until the window is painted everything that is made stays: looking through it for cycles, as
    # the collector does over and over, finds nothing and takes a tenth of the time.
    gc.disable()
    try:
        _import_document()
        _import_qt()
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


def _import_qt() -> None:
    """Qt, without its hook into `import`.

    With every module imported the hook reads the module's source, to see whether it wants
    PySide's snake_case names: a fifth of the time that the window's own modules take, and again as
    much for each of torch's. Nothing here uses those names.
    """
    from netstudio.gui.kept_bytecode import kept_bytecode

    plain = builtins.__import__
    with kept_bytecode():
        import PySide6.QtCore  # noqa: F401 -- imported for being there

    builtins.__import__ = plain
