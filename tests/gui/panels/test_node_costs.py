"""What nodes cost, against numbers worked out by hand."""

import pytest

from netstudio.catalog.inference import infer, scope_addresses
from netstudio.catalog.value_size import bytes_of
from netstudio.gui.panels.node_costs import (
    Cost,
    CostScale,
    cost_text,
    node_costs,
    scale_of,
    seconds_text,
    share_text,
)
from tests.networks import lenet, tiny_resnet


def costs(cost: Cost, project, scope: str = "", seconds=None):
    inference = infer(project)
    addresses = scope_addresses(project, inference, scope)
    return node_costs(cost, project.scope(scope), inference, addresses, seconds or {})


def test_parameters_and_arithmetic_of_lenet():
    assert costs(Cost.PARAMETERS, lenet())["conv1"] == 156
    assert costs(Cost.PARAMETERS, lenet())["fc1"] == 48_120
    assert sum(costs(Cost.PARAMETERS, lenet()).values()) == 61_706
    assert costs(Cost.MACS, lenet())["conv2"] == 16 * 10 * 10 * 6 * 5 * 5


def test_memory_is_that_of_one_sample():
    found = costs(Cost.MEMORY, lenet())
    assert found["conv1"] == 6 * 28 * 28 * 4
    assert found["image"] == 28 * 28 * 4


def test_a_block_takes_the_memory_of_what_it_does_inside():
    project = tiny_resnet()
    inside = {
        n: item for n, item in infer(project).nodes.items() if n.startswith(("stage1[", "stage1."))
    }
    assert len(inside) > 9
    expected = sum(bytes_of(item.type) for item in inside.values())
    assert costs(Cost.MEMORY, project)["stage1"] == expected


def test_times_inside_a_block_are_those_of_the_block():
    seconds = {"stem": 0.5, "stage1[0].conv": 1.0, "stage1[2].conv": 2.0, "stage1": 0.25}
    found = costs(Cost.TIME, tiny_resnet(), seconds=seconds)
    assert (found["stem"], found["stage1"], found["fc"]) == (0.5, 3.25, 0.0)
    inner = costs(Cost.TIME, tiny_resnet(), "Residual", seconds=seconds)
    assert inner["conv"] == 1.0


@pytest.mark.parametrize(("cost", "place"), [(10, 0.0), (100, 0.5), (1000, 1.0), (1e6, 1.0)])
def test_a_wide_span_is_logarithmic(cost, place):
    assert CostScale(10, 1000).place(cost) == pytest.approx(place)


def test_a_narrow_span_is_linear_and_a_single_cost_the_greatest():
    assert CostScale(10, 30).place(20) == pytest.approx(0.5)
    assert CostScale(7, 7).place(7) == 1.0
    assert scale_of([0, 0]) is None
    assert scale_of([0, 3, 9]) == CostScale(3, 9)


def test_words():
    assert [seconds_text(s) for s in (2.5, 0.0123, 4.2e-5)] == ["2.5 s", "12.3 ms", "42 µs"]
    assert [share_text(s, 100) for s in (78, 9.96, 1.25, 0.01)] == [
        "78 %",
        "10 %",
        "1.2 %",
        "< 0.1 %",
    ]
    assert cost_text(Cost.PARAMETERS, 48_120) == "48,120"
    assert cost_text(Cost.MEMORY, 18_816) == "18.8 kB"
    assert cost_text(Cost.MEMORY, 40) == "40 B"
