"""Block parameters and stacks: promoted, changed, renamed, removed; and the network stays."""

from __future__ import annotations

import pytest

from netstudio.catalog.inference import infer
from netstudio.codegen.generate import generate
from netstudio.document.edits import (
    UNSET,
    PromoteArgument,
    RemoveParameter,
    RenameParameter,
    SetArguments,
    SetFirst,
    SetParameter,
    SetRepeat,
)
from netstudio.document.node import When
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.values import Expr, Ref
from netstudio.errors import EditError
from netstudio.presets import load_preset
from tests.networks import tiny_resnet


def _counts(project: Project) -> tuple[int, str]:
    return infer(project).parameters, str(infer(project).macs)


def test_an_argument_becomes_a_parameter_with_its_value_as_default():
    before = tiny_resnet()
    project = PromoteArgument("Residual", "conv", "kernel_size", "kernel", 3).change(before)
    block = project.blocks["Residual"]
    assert block.parameters == Table({"channels": 16, "kernel": 3})
    assert block.graph.members["conv"].target.args["kernel_size"] == Expr("kernel")
    assert _counts(project) == _counts(before)
    assert "kernel: int = 3" in generate(project).text
    changed = SetArguments("", "stage2", {"kernel": 5}).change(project)
    changed = PromoteArgument("Residual", "conv", "padding", "pad", 1).change(changed)
    changed = SetArguments("", "stage2", {"pad": 2}).change(changed)
    assert infer(changed).is_sound
    assert infer(changed).parameters > infer(before).parameters
    again = PromoteArgument("Residual", "conv", "stride", "pad", 1).change(changed)
    assert again.blocks["Residual"].parameters == changed.blocks["Residual"].parameters


def test_a_parameter_is_renamed_inside_and_at_every_instance():
    before = load_preset("resnet20_cifar10")
    project = RenameParameter("BasicBlock", "stride", "step").change(before)
    block = project.blocks["BasicBlock"]
    assert list(block.parameters) == ["channels", "step"]
    assert block.graph.members["conv1"].target.args["stride"] == Expr("step")
    assert block.graph.members["shortcut"].target.args["stride"] == Expr("step")
    assert block.graph.nodes["shortcut"].when == When("step > 1", Ref("x"))
    assert project.graph.members["stage2"].target.first == Table({"step": 2})
    assert _counts(project) == _counts(before)
    assert RenameParameter("BasicBlock", "step", "stride").change(project) == before


def test_a_parameter_is_removed_with_its_default_in_its_place():
    before = tiny_resnet()
    project = RemoveParameter("Residual", "channels").change(before)
    assert not project.blocks["Residual"].parameters
    assert project.blocks["Residual"].graph.members["conv"].target.args["out_channels"] == 16
    assert not project.graph.members["stage2"].target.args
    assert not infer(project).is_sound
    assert SetParameter("Residual", "channels", 8).change(before).blocks[
        "Residual"
    ].parameters == Table({"channels": 8})


def test_a_stack():
    project = SetRepeat("", "stage2", 4).change(tiny_resnet())
    assert project.graph.members["stage2"].target.repeat == 4
    project = SetFirst("", "stage2", {"channels": 8}).change(project)
    assert project.graph.members["stage2"].target.first == Table({"channels": 8})
    project = SetFirst("", "stage2", {"channels": UNSET}).change(project)
    assert SetRepeat("", "stage2", 1).change(project) == tiny_resnet()
    assert SetRepeat("", "stage1", 3).change(project) is project


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (PromoteArgument("Gone", "conv", "bias", "bias", True), "no block named “Gone”"),
        (PromoteArgument("Residual", "conv", "bias", "a b", True), "cannot be a name"),
        (PromoteArgument("Residual", "conv", "bias", "b.0", True), "cannot be the name"),
        (PromoteArgument("Residual", "conv", "bias", "b", Expr("channels")), "already"),
        (RenameParameter("Residual", "depth", "d"), "its parameters are: channels"),
        (RenameParameter("Residual", "channels", "self"), "cannot be the name"),
        (RenameParameter("Residual", "channels", "0"), "cannot be the name"),
        (SetParameter("Residual", "in-features", 3), "cannot be the name"),
        (RenameParameter("Residual", "channels", "max"), "in source already; write max_"),
        (RenameParameter("Residual", "channels", "torch"), "has a meaning in source"),
        (RenameParameter("Residual", "channels", "train"), "attribute of nn.Module"),
        (RemoveParameter("Residual", "depth"), "has no parameter “depth”"),
        (SetParameter("Residual", "channels", Ref("conv")), "cannot be the value of a node"),
        (SetRepeat("", "stage1", 0), "1 to 1000 times; received 0"),
        (SetRepeat("", "stage1", Expr("2 * 3")), "1 to 1000 times"),
        (SetRepeat("", "stem", 2), "“stem” is not an instance"),
        (SetFirst("", "stem", {"stride": 2}), "“stem” is not an instance"),
    ],
)
def test_what_does_not_fit(edit, says):
    with pytest.raises(EditError, match=says):
        edit.change(tiny_resnet())


def test_labels_and_what_is_undone_as_one():
    assert PromoteArgument("B", "conv", "stride", "s", 1).label == "Promote stride of conv to s"
    assert RenameParameter("B", "s", "t").label == "Rename s of block B to t"
    assert RemoveParameter("B", "s").label == "Remove s from block B"
    assert SetParameter("B", "s", 1).label == "Set s of block B"
    assert SetRepeat("", "a", 2).label == "Set repeat of a"
    assert SetFirst("", "a", {"s": 2}).label == "Set s of the first copy of a"
    assert SetRepeat("", "a", 2).merge_key == SetRepeat("", "a", 3).merge_key
    assert SetFirst("", "a", {"s": 2}).merge_key != SetFirst("", "a", {"t": 2}).merge_key
    assert SetParameter("B", "s", 1).merge_key == SetParameter("B", "s", 2).merge_key
