"""What happens to a mistake of the program's own: it is logged, shown, and the work is kept.

Qt slots that raise would end in a line on a terminal that nobody looks at, or in an abort.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal
from PySide6.QtGui import QGuiApplication

_LOG = logging.getLogger("netstudio.gui")

ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


class CrashReporter(QObject):
    """Takes over `sys.excepthook`; every uncaught exception is logged and published."""

    crashed = Signal(str, str)
    """A sentence for the user, and the whole report."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._previous: ExceptHook | None = None

    def install(self) -> None:
        """Catch what is not caught elsewhere."""
        self._previous = sys.excepthook
        sys.excepthook = self._catch

    def remove(self) -> None:
        """Give `sys.excepthook` back."""
        if self._previous is not None:
            sys.excepthook = self._previous
            self._previous = None

    def _catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        _LOG.error("uncaught", exc_info=(kind, error, trace))
        text = report(kind, error, trace)
        if QThread.currentThread() is self.thread():
            self.crashed.emit(sentence(kind, error), text)


def sentence(kind: type[BaseException], error: BaseException) -> str:
    """What to say to the user."""
    reason = str(error).strip().split("\n")[0]
    named = f"{kind.__name__}: {reason}" if reason else kind.__name__
    return f"Something went wrong inside the program ({named}). Your work is kept; save it now."


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What a developer needs: versions and the traceback."""
    import platform
    import traceback

    lines = [
        f"NetStudio {program_version()}",
        f"Python {platform.python_version()} on {platform.platform()}",
        "",
        *traceback.format_exception(kind, error, trace),
    ]
    return "\n".join(line.rstrip("\n") for line in lines)


def program_version() -> str:
    """The installed version; of a checkout that is not installed, just that."""
    # Imported here: it brings in e-mail parsing and more, which takes 30 ms.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("netstudio")
    except PackageNotFoundError:
        return "(source checkout)"


def copy_report(text: str) -> None:
    """Put a report on the clipboard."""
    QGuiApplication.clipboard().setText(text)
