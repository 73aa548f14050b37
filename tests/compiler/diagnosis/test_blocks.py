"""Problems inside blocks: in the block's own scope, once for all instances."""

from __future__ import annotations

from dataclasses import replace

from netstudio.compiler.check import check
from netstudio.document.node import BlockUse, Call, Member
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Expr, Ref
from tests.networks import NetworkBuilder, tiny_resnet


def narrow_residual() -> Block:
    """A residual block whose sum only fits where the input has 16 channels."""
    net = NetworkBuilder()
    net.input("x", None)
    net.layer("conv", "Conv2d", "x", out_channels=16, kernel_size=3, padding=1)
    net.layer("sum", "Add", "conv", "x")
    net.output("sum", "out")
    return Block("Narrow", net.graph())


def with_block(block: Block, repeat: int = 1) -> Project:
    net = NetworkBuilder()
    net.input()
    net.layer("stem", "Conv2d", "image", out_channels=8, kernel_size=3)
    net.block("stage", block.name, "stem", repeat=repeat)
    net.layer("pool", "GlobalAvgPool2d", "stage")
    net.layer("flatten", "Flatten", "pool")
    net.layer("fc", "Linear", "flatten", out_features=10)
    net.output("fc")
    return Project("blocks", graph=net.graph(), blocks=Table({block.name: block}))


def test_a_sound_network_of_blocks_has_no_problems() -> None:
    assert check(tiny_resnet(), description=None) == ()


def test_a_clash_inside_a_block_is_in_the_block_s_scope() -> None:
    (problem,) = check(with_block(narrow_residual()))
    assert (problem.code, problem.scope, problem.node) == ("broadcast", "Narrow", "sum")
    assert "(in stage)" in problem.message


def test_a_repair_inside_a_block_mends_every_instance() -> None:
    project = with_block(narrow_residual(), repeat=3)
    (problem,) = check(project)
    assert problem.fixes
    for fix in problem.fixes:
        mended = fix.edit.change(project)
        assert mended.graph == project.graph
        assert check(mended) == ()


def test_a_repair_that_mends_one_instance_and_breaks_another_is_not_offered() -> None:
    """The pin fits the first use and not the second: only unpinning mends both."""
    net = NetworkBuilder()
    net.input("x", None)
    net.layer("conv", "Conv2d", "x", in_channels=1, out_channels=4, kernel_size=3)
    net.output("conv", "out")
    project = with_block(Block("Pinned", net.graph()))
    graph = project.graph
    nodes = graph.nodes
    graph = graph.with_members([Member("early", "early", BlockUse("Pinned"))]).with_nodes(
        [
            replace(
                nodes["stage"], id="early", name="early", target=Call("early"), args=(Ref("image"),)
            ),
            replace(nodes["stem"], args=(Ref("early"),)),
        ]
    )
    project = replace(project, graph=graph)
    (problem,) = check(project)
    assert (problem.code, problem.claimed, problem.true) == ("pin", "1", "8")
    assert [fix.label for fix in problem.fixes] == ["Unpin in_channels (follow the input: 8)"]


def test_a_block_without_an_output_is_named() -> None:
    net = NetworkBuilder()
    net.input("x", None)
    net.layer("relu", "ReLU", "x")
    (problem,) = check(with_block(Block("Endless", net.graph())))
    assert (problem.code, problem.scope) == ("no_output", "Endless")
    assert check(problem.fixes[0].edit.change(with_block(Block("Endless", net.graph())))) == ()


def test_a_missing_block_suggests_a_near_one() -> None:
    project = with_block(narrow_residual())
    members = project.graph.members
    use = replace(members["stage"], target=BlockUse("Narow"))
    net = NetworkBuilder()
    net.input("x", None)
    net.layer("relu", "ReLU", "x")
    net.output("relu", "out")
    project = replace(
        project,
        graph=project.graph.with_members([use]),
        blocks=Table({"Narrow": Block("Narrow", net.graph())}),
    )
    (problem,) = check(project)
    assert problem.fixes[0].label == "Use the block Narrow"
    assert check(problem.fixes[0].edit.change(project)) == ()


def test_a_number_from_a_block_parameter_is_mended_in_the_block() -> None:
    net = NetworkBuilder()
    net.input("x", None)
    net.layer("conv", "Conv2d", "x", out_channels=16, kernel_size=Expr("size"))
    net.output("conv", "out")
    block = Block("Sized", net.graph(), Table({"size": 40}))
    project = with_block(block)
    (problem,) = check(project)
    assert (problem.code, problem.claimed, problem.true) == ("too_small", "40", "26")
    assert any(fix.label == "Set kernel_size of conv to 26" for fix in problem.fixes)
