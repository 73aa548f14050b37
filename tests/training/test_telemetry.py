"""Numbers between threads: nothing is lost, nothing is seen half-written."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from netstudio.training.ledger import Ledger, joined, mean_accuracy, mean_loss
from netstudio.training.pace import Pace, Stopwatch
from netstudio.training.status import Status
from netstudio.training.telemetry import Series, Telemetry


def test_a_series_grows_and_keeps_its_values():
    series = Series(capacity=2)
    for start in range(0, 100, 10):
        series.extend(np.arange(start, start + 10))

    assert series.view().tolist() == list(range(100))


def test_a_view_stays_what_it_was():
    series = Series(capacity=4)
    series.extend(np.array([1.0, 2.0]))
    view = series.view()
    series.extend(np.arange(10.0))

    assert view.tolist() == [1, 2]
    with pytest.raises(ValueError, match="read-only"):
        view[0] = 5


def test_a_reader_in_another_thread_sees_whole_values_only():
    telemetry = Telemetry()
    done = threading.Event()
    wrong = []

    def write():
        for start in range(0, 60_000, 7):
            values = np.arange(start, start + 7, dtype=np.float32)
            telemetry.add_steps(values, values, values)
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    while not done.is_set():
        seen = telemetry.snapshot(Status())
        count = len(seen.losses)
        if not count == len(seen.accuracies) == len(seen.learning_rates):
            wrong.append(count)
        if count and seen.losses[-1] != count - 1:
            wrong.append(count)
    writer.join()

    assert not wrong
    assert len(telemetry.losses) >= 60_000


def ledger_of(losses, samples, hits=None):
    import torch

    ledger = Ledger(torch.device("cpu"), first=3)
    for index, (loss, count) in enumerate(zip(losses, samples, strict=True)):
        right = torch.tensor(hits[index]) if hits else None
        ledger.write(torch.tensor(loss), right, count, count, 0.1)
    return ledger


def test_a_ledger_gives_what_was_written_once():
    ledger = ledger_of([1.0, 2.0], [4, 2], hits=[1, 2])

    records = ledger.fetch()

    assert records.first == 3
    assert records.losses.tolist() == [1, 2]
    assert records.accuracies.tolist() == [0.25, 1.0]
    assert records.samples.tolist() == [4, 2]
    assert len(ledger.fetch()) == 0


def test_means_weigh_samples_and_know_no_accuracy_without_labels():
    records = ledger_of([1.0, 2.0], [4, 2], hits=[1, 2]).fetch()
    blind = ledger_of([1.0, 2.0], [4, 2]).fetch()

    assert mean_loss([records]) == pytest.approx(8 / 6)
    assert mean_accuracy([records]) == pytest.approx(0.5)
    assert np.isnan(mean_accuracy([blind]))
    assert np.isnan(blind.accuracies).all()


def test_joining_nothing_begins_at_the_given_step():
    assert joined([], 17).first == 17


class Clock:
    def __init__(self):
        self.time = 100.0

    def __call__(self):
        return self.time


def test_a_stopwatch_leaves_pauses_out():
    clock = Clock()
    watch = Stopwatch(now=clock)
    watch.start()
    clock.time += 3
    watch.stop()
    clock.time += 50
    assert watch.seconds == 3
    watch.start()
    watch.start()
    clock.time += 2

    assert watch.seconds == 5


def test_the_pace_is_that_of_the_last_seconds():
    pace = Pace()
    for second in range(11):  # slow at first, then ten times as fast
        pace.note(second, second * 10 if second < 5 else 40 + (second - 4) * 100)

    assert pace.images_per_second == pytest.approx(100)
    assert pace.seconds_left(500, 0, None) == pytest.approx(5)
    assert pace.seconds_left(500, 100, 0.02) == pytest.approx(7)


def test_nothing_is_promised_before_anything_was_measured():
    pace = Pace()
    pace.note(0.0, 0)

    assert pace.images_per_second == 0
    assert pace.seconds_left(500, 0, None) is None
