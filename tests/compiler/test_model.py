"""Building, locating errors, and carrying weights over an edit."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from netstudio.compiler import build
from netstudio.compiler.transfer import parameter_pairs, transfer_weights
from netstudio.document.edits import RemoveNodes, RenameNode, SetArguments
from netstudio.document.file.tensors import tensor_hash
from netstudio.document.node import Member, Tensor
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.errors import CompileError
from tests.networks import NetworkBuilder, chain, lenet, tiny_resnet


def test_the_module_is_the_source_executed() -> None:
    model = build(lenet())
    assert type(model.module).__name__ == "LeNet5"
    assert sum(p.numel() for p in model.module.parameters()) == 61_706
    assert model.inference.parameters == 61_706


def test_an_error_in_forward_leads_to_its_node() -> None:
    model = build(lenet())
    with pytest.raises(RuntimeError) as caught:
        model.module(torch.randn(2, 1, 20, 20))
    assert model.locate(caught.value) == "fc1"


def test_an_error_elsewhere_leads_to_no_node() -> None:
    assert build(lenet()).locate(ValueError("elsewhere")) is None


def test_members_are_found_by_address() -> None:
    model = build(tiny_resnet())
    assert model.member_module("stage1[2].conv") is model.module.stage1[2].conv
    assert model.member_module("stage2.norm") is model.module.stage2.norm
    assert model.member_module("image") is None
    assert model.member_module("nowhere") is None


def test_recording_leaves_no_trace() -> None:
    model = build(tiny_resnet())
    model.module.eval()
    model.record((torch.randn(1, 1, 16, 16),), frozenset({"stage1[0].conv"}))
    assert all("forward" not in module.__dict__ for module in model.module.modules())


def test_recording_a_failing_forward_says_why() -> None:
    model = build(lenet())
    with pytest.raises(CompileError, match="forward pass failed"):
        model.record((torch.randn(1, 1, 20, 20),), frozenset({"logits"}))


def test_a_rename_keeps_the_weights() -> None:
    old = build(lenet())
    renamed = RenameNode("", "conv1", "stem").change(old.project)
    new = build(renamed)
    report = transfer_weights(old, new)
    assert report.fresh == ()
    assert torch.equal(new.module.stem.weight, old.module.conv1.weight)


def test_an_edited_layer_starts_anew_and_the_rest_stays() -> None:
    old = build(lenet())
    new = build(SetArguments("", "fc2", {"out_features": 50}).change(old.project))
    report = transfer_weights(old, new)
    assert report.fresh == ("fc2.weight", "fc2.bias", "fc3.weight")
    assert torch.equal(new.module.conv2.weight, old.module.conv2.weight)
    assert len(parameter_pairs(old, new)) == 7


def test_deleting_from_a_sequential_moves_no_weight_to_the_wrong_layer() -> None:
    net = NetworkBuilder()
    net.input("image", (8,))
    net.layer("a", "Linear", "image", name="net.0", out_features=8)
    net.layer("b", "Linear", "a", name="net.1", out_features=8)
    net.layer("c", "Linear", "b", name="net.2", out_features=8)
    net.output("c")
    old = build(Project("p", graph=net.graph()))
    new = build(RemoveNodes("", ("b",), heal=True).change(old.project))
    assert transfer_weights(old, new).fresh == ()
    assert torch.equal(new.module.net[1].weight, old.module.net[2].weight)


def test_inside_blocks_weights_follow_their_instance() -> None:
    old, new = build(tiny_resnet()), build(tiny_resnet())
    assert transfer_weights(old, new).fresh == ()
    assert torch.equal(new.module.stage1[1].conv.weight, old.module.stage1[1].conv.weight)


def test_the_projects_own_tensors_are_filled_in() -> None:
    values = np.arange(4, dtype=np.float32)
    digest = tensor_hash(values)
    net = NetworkBuilder()
    net.input("image", (4,))
    net.call("shift", "shift")
    net.layer("sum", "Add", "image", "shift")
    net.output("sum")
    member = Member("shift", "shift", Tensor("parameter", (4,), data=digest))
    graph = net.graph().with_members([member])
    model = build(Project("t", graph=graph, tensors=Table({digest: values})))
    assert torch.equal(model.module(torch.zeros(1, 4))[0], torch.arange(4.0))


def test_a_network_that_cannot_be_made_names_its_node() -> None:
    with pytest.raises(CompileError, match="conv"):
        build(chain(("conv", "Conv2d", {"out_channels": 3, "groups": 2}), shape=(2, 9, 9)))
