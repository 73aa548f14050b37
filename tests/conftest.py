"""What every test lives by: no display needed, and nothing left behind."""

import gc
import os
import sys
import threading
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("NETSTUDIO_MOTION", "off")  # what moves is where it goes at once

import pytest
from hypothesis import settings

settings.register_profile("ci", deadline=None)
settings.load_profile("ci")

_THREAD_GRACE_SECONDS = 20.0
"""An import of torch that a closed window had begun goes on to its end."""


def pytest_configure(config: pytest.Config) -> None:
    # What the offscreen platform cannot do says nothing about the program.
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support ")


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a top-level widget or a thread running."""
    threads = set(threading.enumerate())
    widgets = set(_top_level_widgets())
    yield
    left = [repr(thread) for thread in threading.enumerate() if _outlives(thread, threads)]
    left += [repr(widget) for widget in _left_widgets(widgets)]
    if left:
        pytest.fail("left behind: " + ", ".join(left))


def _outlives(thread: threading.Thread, before: set[threading.Thread]) -> bool:
    """Whether ``thread`` is new, ours, and does not end within a moment."""
    if thread in before or (thread.daemon and not thread.name.startswith("netstudio-")):
        return False
    thread.join(_THREAD_GRACE_SECONDS)
    return thread.is_alive()


def _left_widgets(before: set[object]) -> set[object]:
    if not set(_top_level_widgets()) - before:
        return set()
    # Only now the costly look: what merely awaits deletion or collection is not a leak.
    gc.collect()
    return set(_top_level_widgets()) - before


def _top_level_widgets() -> list[object]:
    """The application's windows; none while Qt is not even imported."""
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [widget for widget in app.topLevelWidgets() if widget.parent() is None]
