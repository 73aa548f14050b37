"""A bypassed layer in the compiled network: checked, run, and found again with its weights."""

from __future__ import annotations

import torch

from netstudio.compiler import build
from netstudio.compiler.check import check
from netstudio.compiler.transfer import transfer_weights
from netstudio.document.edits import RemoveNodes, RenameNode, SetBypassed
from netstudio.document.project import Project
from tests.networks import chain, lenet, tiny_resnet


def _bypass(project: Project, *ids: str, scope: str = "") -> Project:
    return SetBypassed(scope, ids, True).change(project)


def test_weights_wait_while_a_layer_is_bypassed():
    project = lenet()
    first, between, last = build(project), build(_bypass(project, "fc2")), build(project)
    assert "fc2.weight" not in between.module.state_dict()
    transfer_weights(first, between)
    report = transfer_weights(between, last)
    assert "fc2.bias" in report.kept
    assert torch.equal(first.module.fc2.weight, last.module.fc2.weight)
    # Through two builds that leave it out, too.
    other = build(_bypass(project, "fc2", "tanh4"))
    transfer_weights(between, other)
    again = build(project)
    transfer_weights(other, again)
    assert torch.equal(first.module.fc2.weight, again.module.fc2.weight)


def test_weights_inside_every_instance_of_a_block_wait():
    project = tiny_resnet()
    first, between, last = (
        build(project),
        build(_bypass(project, "norm", scope="Residual")),
        build(project),
    )
    with torch.no_grad():
        for parameter in first.module.parameters():
            parameter.normal_()
    transfer_weights(first, between)
    transfer_weights(between, last)
    for key, value in first.module.state_dict().items():
        assert torch.equal(value, last.module.state_dict()[key]), key


def test_weights_of_a_deleted_layer_do_not_wait():
    project = lenet()
    first = build(project)
    between = build(RemoveNodes("", ("fc2",), heal=True).change(project))
    transfer_weights(first, between)
    assert between.waiting == {}


def test_the_way_back_to_modules_holds_where_a_sequential_closes_up():
    project = lenet()
    for place, node_id in enumerate(("fc1", "tanh3", "fc2", "tanh4", "fc3")):
        project = RenameNode("", node_id, f"classifier.{place}").change(project)
    model = build(_bypass(project, "fc2"))
    assert model.member_module("fc2") is None
    assert model.member_module("fc3") is model.module.classifier[3]
    image = torch.zeros(1, 1, 28, 28)
    values = model.record((image,), frozenset({"fc1", "fc2", "fc3"}))
    assert set(values) == {"fc1", "fc3"}


def test_a_network_is_checked_as_it_runs():
    project = chain(
        ("flatten", "Flatten", {}),
        ("fc", "Linear", {"out_features": 10}),
        ("softmax", "Softmax", {"dim": 1}),
    )
    assert any(problem.node == "softmax" for problem in check(project, repair=False))
    assert check(_bypass(project, "softmax"), repair=False) == ()


def test_what_no_longer_fits_is_found_with_its_repair():
    project = chain(
        ("flatten", "Flatten", {}),
        ("fc", "Linear", {"in_features": 784, "out_features": 32}),
        ("head", "Linear", {"in_features": 32, "out_features": 10}),
    )
    problems = check(_bypass(project, "fc"))
    (problem,) = [item for item in problems if item.node == "head"]
    assert problem.fixes
