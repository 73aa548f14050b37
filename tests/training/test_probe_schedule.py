"""When to look: everything gets its turn, and all of it together no more than its share."""

from __future__ import annotations

import pytest

from netstudio.training.probe import ProbeRequest
from netstudio.training.probe_schedule import BETWEEN, MOST_SAVED, ProbeSchedule

CHEAP, DEAR = ProbeRequest("cheap"), ProbeRequest("dear")
COSTS = {CHEAP: 0.001, DEAR: 0.4}


class Clock:
    time = 0.0

    def __call__(self):
        return self.time


def simulate(schedule, clock, steps, step_seconds):
    """Steps with looks between them: how often each was taken, and the time they took."""
    counts = dict.fromkeys(schedule.requests, 0)
    spent = 0.0
    for step in range(1, steps + 1):
        clock.time += step_seconds
        request = schedule.due(step)
        if request is not None:
            clock.time += COSTS[request]
            spent += COSTS[request]
            counts[request] += 1
            schedule.note(request, step, COSTS[request])
    return counts, spent


@pytest.mark.parametrize("share", [0.01, 0.05, 0.2])
@pytest.mark.parametrize("step_seconds", [0.001, 0.033, 3.0])
def test_looks_stay_within_their_share(share, step_seconds):
    clock = Clock()
    schedule = ProbeSchedule(share, clock)
    schedule.show([CHEAP, DEAR])

    counts, spent = simulate(schedule, clock, 3000, step_seconds)

    # The first look of each kind is taken before its cost is known, and some may be saved up.
    assert spent <= share * clock.time + sum(COSTS.values()) + MOST_SAVED
    assert counts[CHEAP] > 0


def test_a_dear_look_comes_and_the_cheap_ones_do_not_starve():
    clock = Clock()
    schedule = ProbeSchedule(0.05, clock)
    schedule.show([CHEAP, DEAR])

    counts, _ = simulate(schedule, clock, 3000, 0.033)

    assert counts[DEAR] >= 5
    assert counts[CHEAP] > counts[DEAR]


def test_a_look_that_lasts_longer_than_can_be_saved_up_comes_all_the_same():
    clock = Clock()
    schedule = ProbeSchedule(0.05, clock)
    schedule.show([DEAR])
    COSTS[DEAR] = 2.0
    try:
        counts, _ = simulate(schedule, clock, 200, 1.0)
    finally:
        COSTS[DEAR] = 0.4

    assert counts[DEAR] >= 3


def test_nothing_is_saved_up_over_a_pause():
    clock = Clock()
    schedule = ProbeSchedule(0.05, clock)
    schedule.show([CHEAP])
    schedule.due(1)
    schedule.note(CHEAP, 1, 0.2)
    schedule.rest()
    clock.time += 1000

    assert schedule.due(2) is None


def test_the_same_step_is_looked_at_once():
    schedule = ProbeSchedule(0.05, Clock())
    schedule.show([CHEAP])
    schedule.note(CHEAP, 3, 0.0)

    assert schedule.due(3) is None
    assert schedule.outdated(3) == ()
    schedule.forget()
    assert schedule.outdated(3) == (CHEAP,)


def test_what_leaves_the_screen_is_not_looked_at():
    schedule = ProbeSchedule(0.05, Clock())
    schedule.show([CHEAP, DEAR])
    schedule.show([DEAR])

    assert schedule.requests == (DEAR,)
    assert schedule.due(0) == DEAR


def test_a_look_that_costs_nothing_comes_no_oftener_than_an_eye_follows():
    clock = Clock()
    schedule = ProbeSchedule(0.05, clock)
    schedule.show([CHEAP])
    COSTS[CHEAP] = 0.0
    try:
        counts, _ = simulate(schedule, clock, 2000, 0.001)
    finally:
        COSTS[CHEAP] = 0.001

    assert 2.0 / BETWEEN - 2 <= counts[CHEAP] <= 2.0 / BETWEEN + 1
