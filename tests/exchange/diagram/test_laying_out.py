"""Boxes never overlap and no wire runs through one, whatever is drawn and however it is folded."""

from itertools import combinations, pairwise
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netstudio.exchange.diagram.channel import Net, tracks
from netstudio.exchange.diagram.fold import laid
from netstudio.exchange.diagram.plan import Box, Link, Plan
from tests.exchange.diagram.graphs import meets, plans, rectangles

limits = st.sampled_from([inf, 700.0, 250.0, 60.0])


@settings(max_examples=60, deadline=None)
@given(plans(), limits)
def test_boxes_keep_apart_and_lie_inside(plan: Plan, limit: float):
    made = laid(plan, limit)
    found = rectangles(plan, made)
    assert found.keys() == plan.boxes.keys()
    for low, near, high, far in found.values():
        assert low >= -0.01 and near >= -0.01
        assert high <= made.along + 0.01 and far <= made.across + 0.01
    for (a, b, c, d), (e, f, g, h) in combinations(found.values(), 2):
        assert c <= e or g <= a or d <= f or h <= b


@settings(max_examples=60, deadline=None)
@given(plans(), limits)
def test_wires_are_level_or_upright_and_run_through_no_box(plan: Plan, limit: float):
    made = laid(plan, limit)
    found = rectangles(plan, made)
    for wire in made.wires:
        for begin, end in pairwise(wire.corners):
            assert abs(begin[0] - end[0]) < 0.02 or abs(begin[1] - end[1]) < 0.02
            for name, rectangle in found.items():
                assert not meets(rectangle, begin, end), (wire, name)


@settings(max_examples=60, deadline=None)
@given(plans(), limits)
def test_every_link_is_drawn_from_its_box_to_its_box(plan: Plan, limit: float):
    made = laid(plan, limit)
    found = rectangles(plan, made)
    into: dict[str, set[str]] = {}
    for wire in made.wires:
        into.setdefault(wire.link.target, set()).add(wire.link.value)
        if wire.link.source in found:
            _, near, high, far = found[wire.link.source]
            along, across = wire.corners[0]
            assert along == pytest.approx(high, abs=0.01)
            assert near - 0.01 <= across <= far + 0.01
        if wire.link.target in found:
            low, near, high, far = found[wire.link.target]
            along, across = wire.corners[-1]
            assert wire.arrow
            assert low - 0.01 <= along <= high + 0.01
            assert near - 0.01 <= across <= far + 0.01
    for link in plan.links:
        assert link.value in into[link.target]


@settings(max_examples=20, deadline=None)
@given(plans(), limits)
def test_it_is_the_same_every_time(plan: Plan, limit: float):
    assert laid(plan, limit) == laid(plan, limit)


def chain(count: int) -> Plan:
    names = [f"b{n}" for n in range(count)]
    links = tuple(Link(a, b, a) for a, b in pairwise(names))
    return Plan({name: Box(60.0, 20.0) for name in names}, links)


def test_a_chain_is_one_straight_line():
    made = laid(chain(6))
    assert len({across for _, across in made.places.values()}) == 1
    assert all(len(wire.corners) == 2 for wire in made.wires)


def test_a_folded_chain_has_full_rows_within_the_limit():
    made = laid(chain(12), 300.0)
    assert made.along <= 300.0
    rows = {across for _, across in made.places.values()}
    assert len(rows) == 4
    assert made.across < 4 * 60


def test_branches_are_not_broken_where_a_row_may_be_a_little_too_long():
    """Rows end where one value crosses; four branches with their concatenation stay together."""
    names = ["in", *(f"branch{n}" for n in range(4)), "cat", "out"]
    links = [Link("in", f"branch{n}", "in") for n in range(4)]
    links += [Link(f"branch{n}", "cat", f"branch{n}") for n in range(4)]
    plan = Plan({n: Box(60.0, 20.0) for n in names}, (*links, Link("cat", "out", "cat")))
    made = laid(plan, 190.0)
    along = {made.places[f"branch{n}"][0] for n in range(4)}
    assert len(along) == 1
    assert made.places["cat"][0] > along.pop()


def test_branches_lie_evenly_around_what_they_join():
    names = ["in", *(f"branch{n}" for n in range(4)), "more", "cat"]
    links = [Link("in", f"branch{n}", "in") for n in range(4)]
    links += [Link(f"branch{n}", "cat", f"branch{n}") for n in range(3)]
    links += [Link("branch3", "more", "branch3"), Link("more", "cat", "more")]
    made = laid(Plan({n: Box(60.0, 20.0) for n in names}, tuple(links)))
    middle = sum(made.places[f"branch{n}"][1] for n in range(4)) / 4
    assert made.places["in"][1] == pytest.approx(middle, abs=3.0)
    assert made.places["cat"][1] == pytest.approx(middle, abs=3.0)


def test_a_shortcut_enters_the_sum_from_the_side():
    boxes = {"a": Box(40, 40), "b": Box(40, 40), "sum": Box(11, 11, is_round=True)}
    links = (Link("a", "b", "a"), Link("b", "sum", "b"), Link("a", "sum", "a"))
    made = laid(Plan(boxes, links))
    shortcut = next(wire for wire in made.wires if wire.link == links[2])
    before, end = shortcut.corners[-2:]
    assert before[0] == pytest.approx(end[0])  # upright at its end
    assert made.places["a"][1] == made.places["b"][1]


def test_what_crosses_least_has_the_first_track():
    found = tracks([Net("a", 0.0, (100.0,)), Net("b", 50.0, (150.0,)), Net("c", 7.0, (7.0,))])
    assert found == {"b": 0, "a": 1}


def test_wires_do_not_lie_on_each_other_where_an_order_avoids_it():
    """One ends above where the other begins: the other has to have turned before."""
    assert tracks([Net("a", 0.0, (40.0,)), Net("b", 40.0, (90.0,))]) == {"b": 0, "a": 1}
