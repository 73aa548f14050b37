"""Cyclic garbage that Qt objects hang in is destroyed in the window's thread, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from netstudio.gui import collector as module
from netstudio.gui.collector import Collector
from netstudio.training import preload
from tests.e2e.windows import open_live_window, places

__all__ = ["open_live_window", "places"]


@pytest.fixture
def collector(qapp):
    found = Collector.of_application()
    assert found is Collector.of_application()
    assert not found.is_collecting
    gc.enable()
    yield found
    gc.disable()


class Knot:
    """Hangs in a cycle with itself, and notes by which thread it was destroyed."""

    def __init__(self, ended: list[threading.Thread]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: ended.append(threading.current_thread()))


def allocate_much() -> None:
    for _ in range(20):
        kept = [[] for _ in range(2_000)]
        del kept


def test_another_thread_collects_nothing_meanwhile(collector, qtbot):
    ended: list[threading.Thread] = []
    holder = QObject()
    collector.hold(holder)
    for _ in range(50):
        Knot(ended)
    other = threading.Thread(target=allocate_much)
    other.start()
    other.join()
    assert ended == []
    kept = [[] for _ in range(2_000)]
    qtbot.waitUntil(lambda: len(ended) == 50)
    assert set(ended) == {threading.main_thread()}
    del kept
    collector.release(holder)
    assert gc.isenabled() and not collector.is_collecting


def test_it_ends_with_its_last_holder_even_if_that_is_just_gone(collector):
    first, second = QObject(), QObject()
    collector.hold(first)
    collector.hold(second)
    collector.release(first)
    assert collector.is_collecting and not gc.isenabled()
    del second
    collector.look()
    assert not collector.is_collecting and gc.isenabled()


def test_it_rests_while_torch_is_imported_and_walks_over_everything_seldom(collector, monkeypatch):
    walks: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda generation=2: walks.append(generation))
    monkeypatch.setattr(gc, "get_count", lambda: (9_999, 99, 99))
    monkeypatch.setattr(gc, "get_objects", lambda generation: [None] * 100)
    with preload._importing:
        collector.look()
    assert walks == []
    monkeypatch.setattr(collector, "_last_full", -module.FULL_SECONDS * 1e6)
    monkeypatch.setattr(collector, "_old", 0)
    collector.look()
    collector.look()
    assert walks == [2, 1]
    monkeypatch.setattr(collector, "_last_full", -module.FULL_SECONDS * 1e6)
    collector.look()  # nothing has come since
    assert walks == [2, 1]


def test_it_looks_seldom_where_there_is_nothing_to_collect(collector, monkeypatch):
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
    for _ in range(10):
        collector.look()
    assert collector._timer.interval() == module.LATEST_MS
    monkeypatch.setattr(gc, "get_count", lambda: (9_999, 0, 0))
    collector.look()
    assert collector._timer.interval() == module.SOONEST_MS


def test_a_live_window_holds_it_until_it_closes(collector, open_live_window):
    window = open_live_window("mlp")
    assert collector.is_collecting
    window.close_unasked()
    assert not collector.is_collecting
