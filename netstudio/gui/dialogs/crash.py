"""What happens to a mistake of the program's own: it is logged, shown, and the work is kept.

Qt slots that raise would end in a line on a terminal that nobody looks at, or in an abort.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication

_LOG = logging.getLogger("netstudio.gui")

ThreadHook = Callable[[threading.ExceptHookArgs], object]
ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


class CrashReporter(QObject):
    """Takes over the hooks of `sys` and `threading`; what nobody catches is logged and published.

    Threads come here too: the signal finds its own way to the window's thread.
    """

    crashed = Signal(str, str)
    """A sentence for the user, and the whole report."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._previous: ExceptHook | None = None
        self._previous_of_threads: ThreadHook | None = None

    def install(self) -> None:
        """Catch what is not caught elsewhere."""
        self._previous = sys.excepthook
        sys.excepthook = self._catch
        self._previous_of_threads = threading.excepthook
        threading.excepthook = self._catch_in_thread

    def remove(self) -> None:
        """Give the hooks back."""
        if self._previous is not None:
            sys.excepthook = self._previous
            self._previous = None
        if self._previous_of_threads is not None:
            threading.excepthook = self._previous_of_threads
            self._previous_of_threads = None

    def _catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        _LOG.error("uncaught", exc_info=(kind, error, trace))
        self.crashed.emit(sentence(kind, error), report(kind, error, trace))

    def _catch_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is None or issubclass(caught.exc_type, SystemExit):
            return
        name = caught.thread.name if caught.thread is not None else "unknown"
        error = caught.exc_value
        _LOG.error("uncaught in thread %s", name, exc_info=error)
        text = report(caught.exc_type, error, caught.exc_traceback)
        self.crashed.emit(sentence(caught.exc_type, error), f"in thread {name}\n{text}")


def sentence(kind: type[BaseException], error: BaseException) -> str:
    """What went wrong, in a line."""
    reason = str(error).strip().split("\n")[0]
    return f"{kind.__name__}: {reason}" if reason else kind.__name__


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What a developer needs: the traceback. Versions are added where it is shown."""
    import traceback

    return "".join(traceback.format_exception(kind, error, trace)).rstrip("\n")


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
