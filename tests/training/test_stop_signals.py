"""Ctrl+C and SIGTERM that wait for the end of a step."""

from __future__ import annotations

import signal
import threading

import pytest

from netstudio.training.stop_signals import StopSignals, Terminated


@pytest.fixture(autouse=True)
def untaken():
    """A test run in the background of a shell inherits that Ctrl+C is ignored."""
    before = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(
    ("number", "kind"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, Terminated)]
)
def test_the_first_is_noted_and_the_second_ends_it(number, kind):
    with StopSignals() as stop:
        stop.waits = True
        signal.raise_signal(number)
        assert stop.received is number
        with pytest.raises(kind):
            signal.raise_signal(number)


def test_without_anything_to_wait_for_it_ends_at_once():
    with StopSignals(), pytest.raises(Terminated):
        signal.raise_signal(signal.SIGTERM)


def test_the_handlers_are_given_back():
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    with StopSignals():
        assert signal.getsignal(signal.SIGTERM) is not before[1]
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def test_what_somebody_else_took_is_left_alone():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with StopSignals():
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_another_thread_leaves_the_signals_alone():
    found = []

    def look() -> None:
        with StopSignals():
            found.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert found == [signal.SIG_DFL]
