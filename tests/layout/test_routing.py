"""Wires go around cards."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netstudio.layout.routing import Box, is_free, points, route

START, END = (168.0, 14.0), (832.0, 14.0)
OWN = [Box(0, 0, 168, 80), Box(832, 0, 1000, 80)]


def crosses(way, boxes) -> bool:
    return any(
        box.left < x < box.right and box.top < y < box.bottom
        for x, y in points(START, way)
        for box in boxes
    )


def test_with_nothing_between_it_is_one_curve():
    (curve,) = route(START, END, OWN)
    assert curve.end == END


@pytest.mark.parametrize("top", [-30.0, -60.0, 0.0])
def test_it_runs_around_cards_between(top):
    between = [Box(300, top, 468, top + 84), Box(540, 0, 708, 64)]
    way = route(START, END, [*OWN, *between])
    assert way[-1].end == END
    assert not crosses(way, between)


def test_it_runs_beneath_cards_and_those_below_them():
    between = [Box(300, 0, 468, 84), Box(300, 100, 468, 184)]
    way = route(START, END, [*OWN, *between])
    assert not crosses(way, between)


def test_back_to_the_next_row_it_runs_between_the_rows():
    first, last = Box(600, 0, 768, 80), Box(0, 140, 168, 220)
    others = [Box(200, 0, 368, 84), Box(400, 140, 568, 240)]
    start, end = (768.0, 14.0), (0.0, 154.0)
    way = route(start, end, [first, last, *others])
    levels = [y for x, y in points(start, way) if 168 < x < 600]
    assert all(84 < y < 140 for y in levels)


def test_back_on_the_same_level_it_runs_around_both():
    first, last = Box(600, 0, 768, 80), Box(0, 0, 168, 80)
    start = (768.0, 14.0)
    way = route(start, (0.0, 14.0), [first, last])
    assert is_free(start, way, [first, last])


def test_wires_of_one_value_share_a_lane_and_others_keep_apart():
    first, last = Box(600, 0, 768, 80), Box(0, 200, 168, 280)
    ends = [(0.0, 214.0), (0.0, 232.0), (0.0, 250.0)]
    shared = {_lane((768.0, 14.0), end, [first, last]) for end in ends}
    apart = {_lane((768.0, 14.0 + 18 * k), ends[0], [first, last]) for k in range(3)}
    assert len(shared) == 1
    assert len(apart) == 3


def _lane(start, end, boxes) -> float:
    (level,) = {round(y, 3) for x, y in points(start, route(start, end, boxes)) if 200 < x < 560}
    return level


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_it_meets_no_card_of_a_grid_wherever_it_runs(seed):
    rng = Random(seed)
    boxes = []
    for column in range(rng.randint(2, 6)):
        top = rng.uniform(-200, 100)
        for _ in range(rng.randint(1, 6)):
            height = rng.choice((64.0, 84.0, 160.0))
            boxes.append(Box(208.0 * column, top, 208.0 * column + 168, top + height))
            top += height + rng.choice((28.0, 36.0, 120.0))
    one, other = rng.sample(boxes, 2)
    start, end = (one.right, one.top + 14), (other.left, other.top + 14)
    assert is_free(start, route(start, end, boxes), boxes)


def test_where_every_way_is_shut_it_still_arrives():
    wall = [Box(-40.0, -300.0, 400.0, 300.0), Box(100.0, -20.0, 140.0, 20.0)]
    way = route((200.0, 0.0), (50.0, 40.0), wall)
    assert way[-1].end == (50.0, 40.0)
