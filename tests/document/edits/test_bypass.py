"""Bypassing nodes: what can be, what a project without them is, and its file."""

import pytest

from netstudio.document.edits import RemoveNodes, SetBypassed
from netstudio.document.edits.bypass import without_bypassed
from netstudio.document.project_file import project_from_text, project_to_text
from netstudio.errors import EditError
from tests.networks import lenet, tiny_resnet


def test_a_node_is_bypassed_and_used_again():
    project = lenet()
    bypassed = SetBypassed("", ("tanh1", "fc2"), True).change(project)
    assert [n.id for n in bypassed.graph.nodes.values() if n.bypassed] == ["tanh1", "fc2"]
    assert bypassed.graph.members is project.graph.members
    assert SetBypassed("", ("tanh1", "fc2"), False).change(bypassed) == project
    assert SetBypassed("", ("tanh1",), True).change(bypassed) is bypassed


@pytest.mark.parametrize(
    ("scope", "node_id", "words"),
    [
        ("", "image", "“image” computes nothing that could be bypassed."),
        ("", "logits", "“logits” computes nothing that could be bypassed."),
        ("Residual", "sum", "“sum” cannot be bypassed: .* it has 2."),
    ],
)
def test_what_has_no_one_way_through_is_refused(scope, node_id, words):
    with pytest.raises(EditError, match=words):
        SetBypassed(scope, (node_id,), True).change(tiny_resnet())


def test_labels_say_what_becomes_of_the_node():
    project = lenet()
    assert SetBypassed("", ("fc1",), True).label_in(project) == "Bypass fc1"
    assert SetBypassed("", ("fc1", "fc2"), False).label_in(project) == "Use 2 nodes again"


def test_without_what_is_bypassed_it_is_the_project_with_the_gap_closed():
    project = tiny_resnet()
    bypassed = SetBypassed("Residual", ("norm",), True).change(project)
    bypassed = SetBypassed("", ("stage1",), True).change(bypassed)
    removed = RemoveNodes("Residual", ("norm",), heal=True).change(project)
    removed = RemoveNodes("", ("stage1",), heal=True).change(removed)
    assert without_bypassed(bypassed) == removed
    assert without_bypassed(project) is project


def test_the_file_keeps_it_on_the_node_s_own_line():
    project = SetBypassed("", ("fc2",), True).change(lenet())
    text = project_to_text(project)
    (line,) = [line for line in text.splitlines() if '"bypassed"' in line]
    assert '"id": "fc2"' in line
    assert project_from_text(text) == project
