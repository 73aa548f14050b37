"""The way of a wire through dots."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netstudio.layout.bent_route import through
from netstudio.layout.routing import points

PLACES = st.tuples(st.integers(-400, 400), st.integers(-400, 400))


@given(PLACES, st.lists(PLACES, min_size=1, max_size=4), PLACES)
def test_it_runs_through_every_dot_and_level_at_the_ports(start, dots, end):
    curves = through(start, dots, end)
    assert [curve.end for curve in curves] == [*dots, end]
    assert curves[0].first[0] > start[0]
    assert curves[0].first[1] == pytest.approx(start[1])
    assert curves[-1].second[0] < end[0]
    assert curves[-1].second[1] == pytest.approx(end[1])


@given(PLACES, st.lists(PLACES, min_size=1, max_size=4, unique=True), PLACES)
def test_it_has_no_corner_at_a_dot(start, dots, end):
    curves = through(start, dots, end)
    for before, after in pairwise(curves):
        x, y = before.end
        into = (x - before.second[0], y - before.second[1])
        out = (after.first[0] - x, after.first[1] - y)
        assert into[0] * out[1] - into[1] * out[0] == pytest.approx(0, abs=1e-6)
        assert into[0] * out[0] + into[1] * out[1] >= 0


def test_a_dot_just_ahead_of_a_port_is_not_run_past():
    curves = through((0.0, 0.0), [(14.0, 60.0)], (300.0, 60.0))
    assert max(x for x, y in points((0.0, 0.0), curves[:1])) <= 15.0
