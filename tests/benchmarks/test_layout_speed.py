"""How long the layout and the wires of 1,000 nodes take.

`python -m pytest tests/benchmarks --benchmark-only` prints the table.
"""

from __future__ import annotations

from random import Random

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from netstudio.layout.arrange import Edge, arrange, preferred_width
from netstudio.layout.geometry import WIDTH
from netstudio.layout.routing import Box, route

COUNT = 1000


def dag(reach: int) -> tuple[dict[str, float], list[Edge]]:
    """1,000 nodes that read up to three of the `reach` before them."""
    rng = Random(1)
    names = [f"n{number}" for number in range(COUNT)]
    links = []
    for index, name in enumerate(names[1:], start=1):
        near = names[max(0, index - reach) : index]
        for port, source in enumerate(rng.sample(near, min(len(near), rng.choice((1, 1, 2, 3))))):
            links.append(Edge(source, name, 14.0, 14.0 + 18.0 * port))
    return dict.fromkeys(names, 80.0), links


@pytest.mark.parametrize("reach", [1, 12, 200])
def test_arrange_a_thousand_nodes(benchmark: BenchmarkFixture, reach: int) -> None:
    """The goal is under 2 s; beside the window, which waits for none of it."""
    heights, links = dag(reach)
    width = preferred_width(COUNT, 1400)
    places = benchmark.pedantic(arrange, (heights, links, width), rounds=3)
    assert len(places) == COUNT
    assert benchmark.stats.stats.max < 2.0 if benchmark.stats else True


def test_route_a_wire_through_a_full_row(benchmark: BenchmarkFixture) -> None:
    """One wire past sixty cards: what a long skip of a large graph costs."""
    boxes = [
        Box(208.0 * column, 110.0 * row, 208.0 * column + WIDTH, 110.0 * row + 80)
        for column in range(12)
        for row in range(5)
    ]
    start, end = (boxes[2].right, boxes[2].top + 14), (boxes[-3].left, boxes[-3].top + 14)
    benchmark(route, start, end, boxes)
