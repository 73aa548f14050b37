"""What is bypassed stands neither in the source nor in the shapes: like a network without it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netstudio.catalog.inference import infer
from netstudio.codegen.generate import generate
from netstudio.document.edits import Disconnect, RemoveNodes, SetBypassed
from netstudio.document.edits.bypass import why_not_bypassed
from netstudio.errors import CodegenError
from tests.codegen.test_random_graphs import branching_projects
from tests.networks import lenet, tiny_resnet


def test_it_is_left_out_of_forward_and_init():
    project = SetBypassed("", ("tanh3", "fc2"), True).change(lenet())
    known = infer(project)
    assert known.nodes["fc2"].type == known.nodes["fc1"].type
    assert (known.nodes["fc2"].parameters, known.nodes["fc2"].macs) == (0, 0)
    assert known.nodes["fc3"].args["in_features"] == 120
    text = generate(project).text
    assert "fc2" not in text
    assert "self.fc3 = nn.Linear(120, 10)" in text


def test_inside_a_block_and_a_block_as_a_whole():
    project = tiny_resnet()
    inner = SetBypassed("Residual", ("norm",), True).change(project)
    assert "BatchNorm2d" not in generate(inner).text
    whole = SetBypassed("", ("stage1",), True).change(project)
    assert "stage1" not in generate(whole).text


def test_without_a_wire_it_says_so():
    project = SetBypassed("", ("fc2",), True).change(lenet())
    project = Disconnect("", "fc2").change(project)
    with pytest.raises(CodegenError, match="Nothing is connected to “fc2”, which is bypassed"):
        generate(project)


def outcome(project) -> str:
    """The generated source, or why there is none: without a layer two shapes may no longer fit."""
    try:
        return generate(project).text
    except CodegenError as error:
        return str(error)


@settings(max_examples=60, deadline=None)
@given(branching_projects(), st.data())
def test_the_source_is_that_of_the_network_with_the_nodes_taken_out(project, data):
    graph = project.graph
    able = [n.id for n in graph.nodes.values() if not why_not_bypassed(graph, n)]
    ids = tuple(data.draw(st.lists(st.sampled_from(able), unique=True))) if able else ()
    bypassed = SetBypassed("", ids, True).change(project)
    removed = RemoveNodes("", ids, heal=True).change(project)
    assert outcome(bypassed) == outcome(removed)
    known, plain = infer(bypassed), infer(removed)
    assert {key: known.nodes[key].type for key in plain.nodes} == {
        key: value.type for key, value in plain.nodes.items()
    }
    assert known.parameters == plain.parameters
