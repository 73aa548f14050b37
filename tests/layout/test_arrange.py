"""The layout: left to right, wrapped, without overlaps, the same every time."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netstudio.layout.arrange import Cancelled, Edge, arrange, preferred_width, rows
from netstudio.layout.geometry import GAP_X, WIDTH
from netstudio.layout.ordering import ordered, ranked

PITCH = WIDTH + GAP_X


def edges(*pairs: str) -> list[Edge]:
    return [Edge(*pair.split(">")) for pair in pairs]


def chain_of(count: int) -> tuple[dict[str, float], list[Edge]]:
    names = [f"n{number}" for number in range(count)]
    return dict.fromkeys(names, 80.0), [Edge(a, b) for a, b in pairwise(names)]


def test_a_chain_is_a_straight_line():
    places = arrange(*chain_of(4), width=2000)
    assert [places[f"n{k}"] for k in range(4)] == [(k * PITCH, 0.0) for k in range(4)]


def test_a_long_chain_wraps_into_rows():
    places = arrange(*chain_of(10), width=4 * WIDTH + 3 * GAP_X)
    assert {x for x, _ in places.values()} == {0.0, PITCH, 2 * PITCH, 3 * PITCH}
    levels = [places[f"n{k}"][1] for k in range(10)]
    assert levels == sorted(levels)
    assert len(set(levels)) == 3


def test_a_residual_connection_leaves_the_main_path_straight():
    heights = dict.fromkeys(["a", "b", "c", "add"], 80.0)
    links = [*edges("a>b", "b>c", "c>add"), Edge("a", "add", 14, 32)]
    places = arrange(heights, links, 2000)
    assert len({y for _, y in places.values()}) == 1
    assert [places[n][0] for n in heights] == [0.0, PITCH, 2 * PITCH, 3 * PITCH]


def test_branches_lie_evenly_around_what_they_come_from_and_go_to():
    heights = dict.fromkeys(["a", "one", "two", "three", "b"], 80.0)
    links = edges("a>one", "a>two", "a>three", "one>b", "two>b", "three>b")
    places = arrange(heights, links, 2000)
    assert places["a"][1] == places["two"][1] == places["b"][1]
    assert places["one"][1] < places["two"][1] < places["three"][1]


def test_wires_are_untangled():
    layers = [["a", "b"], ["c", "d"]]
    assert ordered(layers, [("a", "d"), ("b", "c")]) in (
        [["a", "b"], ["d", "c"]],
        [["b", "a"], ["c", "d"]],
    )


def test_an_input_stands_next_to_its_first_reader():
    heights = dict.fromkeys(["image", "a", "b", "mask", "join"], 80.0)
    places = arrange(heights, edges("image>a", "a>b", "b>join", "mask>join"), 2000)
    assert places["mask"][0] == places["b"][0]


def test_a_cycle_still_gets_places():
    heights = dict.fromkeys(["a", "b", "c"], 80.0)
    places = arrange(heights, edges("a>b", "b>c", "c>a"), 2000)
    assert len(set(places.values())) == 3


def test_parts_without_wires_between_them_lie_apart():
    heights = dict.fromkeys(["a", "b", "c", "d"], 80.0)
    places = arrange(heights, edges("a>b", "c>d"), 2000)
    assert places["c"][1] >= places["a"][1] + 80


def test_nothing_to_lay_out():
    assert arrange({}, [], 500) == {}


def test_a_large_graph_fills_a_rectangle_rather_than_a_ribbon():
    assert preferred_width(10, 900) == 900
    assert preferred_width(1000, 900) > 4000


def test_ranks_are_longest_paths():
    ranks, _ = ranked(["a", "b", "c"], [("a", "b"), ("b", "c"), ("a", "c")])
    assert ranks == {"a": 0, "b": 1, "c": 2}


graphs = st.integers(1, 14).flatmap(
    lambda count: st.tuples(
        st.lists(st.sampled_from([64.0, 84.0, 120.0]), min_size=count, max_size=count),
        st.sets(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=24),
    )
)


@settings(max_examples=60)
@given(graphs, st.sampled_from([300.0, 900.0, 3000.0]))
def test_cards_never_overlap_and_the_result_is_the_same_again(graph, width):
    sizes, pairs = graph
    heights = {f"n{k}": height for k, height in enumerate(sizes)}
    links = [Edge(f"n{a}", f"n{b}") for a, b in sorted(pairs) if a != b]
    places = arrange(heights, links, width)
    assert places == arrange(heights, links, width)
    assert places.keys() == heights.keys()
    boxes = [(x, y, x + WIDTH, y + heights[node]) for node, (x, y) in places.items()]
    for index, one in enumerate(boxes):
        for other in boxes[:index]:
            apart = one[2] <= other[0] or other[2] <= one[0]
            assert apart or one[3] <= other[1] or other[3] <= one[1]


def test_rows_break_where_a_single_value_is_cut():
    one_value_after_two_then_every_seven = [0, 1, 1, *[2, 2, 2, 2, 2, 2, 1] * 3, 0]
    broken = rows(one_value_after_two_then_every_seven, 7)
    assert [end for _, end in broken][:3] == [2, 9, 16]


def test_rows_are_filled_where_every_break_is_as_good():
    assert rows([0, *[1] * 9, 0], 5) == [(0, 5), (5, 10)]


def test_the_main_path_is_level_past_projections_and_branches():
    scene_edges = edges("in>a", "a>b", "b>c", "c>add", "in>p", "p>add", "add>out")
    heights = dict.fromkeys(["in", "a", "b", "c", "p", "add", "out"], 80.0)
    places = arrange(heights, scene_edges, 3000)
    assert len({places[n][1] for n in ("in", "a", "b", "c", "add", "out")}) == 1


def test_a_port_further_down_still_gets_a_level_wire():
    heights = dict.fromkeys(["in", "up", "join"], 80.0)
    places = arrange(heights, [Edge("in", "up"), Edge("up", "join", 14.0, 32.0)], 3000)
    assert places["up"][1] + 14.0 == places["join"][1] + 32.0


def test_a_node_put_into_a_wire_turns_hardly_any_others_around():
    shares = sorted(turned_share(seed) for seed in range(40))
    assert shares[20] == 0.0
    assert shares[36] < 0.1


def turned_share(seed: int) -> float:
    """Of the pairs above each other, how many lie the other way round once a node came between."""
    heights, links = dag(60, seed)
    before = arrange(heights, links, 100_000.0)
    cut = links[seed * 7 % len(links)]
    grown = [
        *(link for link in links if link is not cut),
        Edge(cut.source, "new"),
        Edge("new", cut.target, 14.0, cut.in_y),
    ]
    after = arrange({**heights, "new": 80.0}, grown, 100_000.0, before)
    pairs = [
        (one, other)
        for one, (x, y) in before.items()
        for other, (other_x, other_y) in before.items()
        if x == other_x and y < other_y and after[one][0] == after[other][0]
    ]
    return sum(after[one][1] > after[other][1] for one, other in pairs) / len(pairs)


def test_a_layout_that_nobody_waits_for_breaks_off():
    def check() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        arrange(*chain_of(4), 900, None, check)


def dag(count: int, seed: int) -> tuple[dict[str, float], list[Edge]]:
    rng = Random(seed)
    names = [f"n{number}" for number in range(count)]
    links = []
    for index, name in enumerate(names[1:], start=1):
        near = names[max(0, index - 8) : index]
        for port, source in enumerate(rng.sample(near, min(len(near), rng.choice((1, 1, 2))))):
            links.append(Edge(source, name, 14.0, 14.0 + 18.0 * port))
    return dict.fromkeys(names, 80.0), links
