"""Weights follow what is grouped into a block and what comes out of one."""

from __future__ import annotations

import torch

from netstudio.compiler import build
from netstudio.compiler.transfer import parameter_pairs, transfer_weights
from netstudio.document.edits import GroupNodes, SetArguments, Ungroup
from netstudio.document.project import ROOT, Project
from netstudio.presets import load_preset
from tests.networks import lenet, tiny_resnet


def _same_outputs(before: Project, after: Project) -> bool:
    old, new = build(before), build(after)
    report = transfer_weights(old, new)
    assert report.fresh == ()
    assert len(parameter_pairs(old, new)) == len(list(new.module.parameters()))
    image = torch.randn(2, *before.graph.inputs()[0].target.shape)
    with torch.no_grad():
        return torch.equal(old.module.eval()(image), new.module.eval()(image))


def test_a_group_keeps_its_weights():
    project = lenet()
    grouped = GroupNodes(ROOT, ("conv2", "tanh2", "pool2"), "Stage", "stage").change(project)
    assert _same_outputs(project, grouped)
    assert _same_outputs(grouped, project)


def test_a_dissolved_stack_keeps_its_weights():
    project = load_preset("resnet20_cifar10")
    assert _same_outputs(project, Ungroup(ROOT, "stage2").change(project))
    flat = Ungroup(ROOT, "stage2").change(tiny_resnet())
    assert _same_outputs(tiny_resnet(), flat)


def test_a_group_inside_a_block_keeps_the_weights_of_every_instance():
    project = load_preset("resnet20_cifar10")
    grouped = GroupNodes("BasicBlock", ("conv1", "norm1"), "Unit", "unit").change(project)
    assert _same_outputs(project, grouped)


def test_another_shape_begins_anew():
    project = lenet()
    grouped = GroupNodes(ROOT, ("fc1", "tanh3"), "Head", "head").change(project)
    wider = SetArguments("Head", "fc1", {"out_features": 99}).change(grouped)
    report = transfer_weights(build(project), build(wider))
    assert set(report.fresh) == {"head.fc1.weight", "head.fc1.bias", "fc2.weight"}
