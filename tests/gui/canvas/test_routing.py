"""Wires go around cards."""

import pytest

from netstudio.gui.canvas.routing import Box, points, route

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
    way = route((768.0, 14.0), (0.0, 14.0), [first, last])
    levels = [y for x, y in points((768.0, 14.0), way) if 168 < x < 600]
    assert min(levels) > 80


def test_wires_into_one_card_keep_apart():
    first, last = Box(600, 0, 768, 80), Box(0, 200, 168, 280)
    ways = [route((768.0, 14.0), (0.0, 214.0 + 18 * k), [first, last], rank=k) for k in range(3)]
    levels = [way[0].end[1] for way in ways]
    assert levels == sorted(levels, reverse=True)
    assert len(set(levels)) == 3
