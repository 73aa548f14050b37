"""What every test lives by: no display needed, and nothing left behind."""

import gc
import os
import sys
import threading
import traceback
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("NETSTUDIO_MOTION", "off")  # what moves is where it goes at once

import pytest
from hypothesis import settings

from tests.unanswered import guard_questions, menus_close, take_unanswered

settings.register_profile("ci", deadline=None)
settings.load_profile("ci")

_THREAD_GRACE_SECONDS = 2.0
_FULL_WALK = 60
"""After so many tests that left garbage, a walk over everything that may be some."""


def pytest_configure(config: pytest.Config) -> None:
    # What the offscreen platform cannot do says nothing about the program.
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support ")
    guard_questions()
    # By hand, between tests: any other thread that collected what an earlier test left of Qt, such
    # as a timer in a cycle, would end it in the wrong thread, and the next event loop crash.
    gc.disable()


def pytest_unconfigure() -> None:
    """Empty the clipboard: Qt would let go of what was copied when Python is gone, and crash."""
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True, scope="session")
def _own_notes(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What tests export is no export of the user's."""
    os.environ["NETSTUDIO_EXPORTED"] = str(tmp_path_factory.mktemp("exported"))


@pytest.fixture(autouse=True)
def _garbage() -> Iterator[None]:
    """Collect in this thread what Python would have collected by now."""
    yield
    counts, most = gc.get_count(), gc.get_threshold()
    if counts[2] > _FULL_WALK:
        gc.collect()
    elif counts[0] > most[0]:
        gc.collect(1)


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a top-level widget, a thread, or a question without an answer."""
    threads = set(threading.enumerate())
    widgets = set(_top_level_widgets())
    with menus_close():
        yield
    unanswered = take_unanswered()
    if unanswered:
        pytest.fail("\n".join(unanswered))
    left = [repr(thread) for thread in threading.enumerate() if _outlives(thread, threads)]
    left += [repr(widget) for widget in _left_widgets(widgets)]
    if left:
        pytest.fail("left behind: " + ", ".join(left))


def _outlives(thread: threading.Thread, before: set[threading.Thread]) -> bool:
    """Whether ``thread`` is new, ours, and does not end within a moment."""
    if thread in before or (thread.daemon and not thread.name.startswith("netstudio-")):
        return False
    thread.join(_THREAD_GRACE_SECONDS)
    # An import that a closed window had begun goes on to its end: that is no leak.
    while thread.is_alive() and _is_something_imported():
        thread.join(_THREAD_GRACE_SECONDS)
    return thread.is_alive()


def _is_something_imported() -> bool:
    """Whether a thread of the program's is in the middle of an import."""
    frames = sys._current_frames()
    ours = (t for t in threading.enumerate() if t.name.startswith("netstudio-"))
    return any(
        frame.f_code.co_filename.startswith("<frozen importlib")
        or frame.f_code.co_filename.endswith("preload.py")  # opens torch's libraries first
        for thread in ours
        for frame, _ in traceback.walk_stack(frames.get(thread.ident))
    )


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
