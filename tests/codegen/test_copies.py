"""Arguments of a stack that count its copies: `depth=2 + copy` is written as a loop's variable."""

from __future__ import annotations

import pytest

from netstudio.catalog.inference import infer
from netstudio.codegen.generate import generate
from netstudio.document.edits import Ungroup
from netstudio.document.edits.block_parameter import RenameParameter
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Expr, Value
from netstudio.errors import EditError
from netstudio.exchange.python_in import read_python
from tests.networks import NetworkBuilder


def block() -> Block:
    """A linear layer behind a dropout that grows with the block's depth."""
    net = NetworkBuilder()
    net.input("x", None)
    net.layer("fc", "Linear", "x", out_features=Expr("features"))
    net.layer("drop", "Dropout", "fc", p=Expr("0.1 * depth / 4"))
    net.output("drop", "out")
    return Block("Deeper", net.graph(), Table({"features": 8, "depth": 0}))


def stacked(repeat: Value, first: dict | None = None, **args: Value) -> Project:
    net = NetworkBuilder()
    net.input("x", (8,))
    net.block("deep", "Deeper", "x", repeat=repeat, first=first, **args)
    net.output("deep", "out")
    return Project("net", graph=net.graph(), blocks=Table({"Deeper": block()}))


def source(project: Project) -> str:
    return generate(project, infer(project)).text


def test_each_copy_has_its_own_value() -> None:
    found = infer(stacked(3, depth=Expr("1 + copy"))).nodes
    assert [found[f"deep[{copy}].drop"].args["p"] for copy in range(3)] == [
        0.1 * depth / 4 for depth in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("project", "line"),
    [
        (stacked(3, depth=Expr("copy")), "*[Deeper(depth=i) for i in range(3)]"),
        (stacked(2, depth=Expr("2 + copy")), "*[Deeper(depth=2 + i) for i in range(2)]"),
        (stacked(1, depth=Expr("2 + copy")), "self.deep = Deeper(depth=2)"),
        (
            stacked(3, {"depth": 9}, depth=Expr("1 + copy")),
            "Deeper(depth=9), *[Deeper(depth=1 + i) for i in range(1, 3)]",
        ),
    ],
)
def test_source_counts_and_reads_back(project: Project, line: str) -> None:
    text = source(project)
    assert line in " ".join(text.split())
    assert source(read_python(text)) == text


def test_what_was_read_counts_too() -> None:
    read = read_python(source(stacked(3, {"depth": 7}, depth=Expr("2 * copy"))))
    (use,) = (member.target for member in read.graph.members.values())
    assert (use.args["depth"], dict(use.first)) == (Expr("2 * copy"), {"depth": 7})
    (use,) = (
        m.target for m in read_python(source(stacked(2, depth=Expr("copy")))).graph.members.values()
    )
    assert (use.repeat, use.args["depth"], dict(use.first)) == (2, Expr("copy"), {})


def test_dissolved_each_copy_keeps_its_value() -> None:
    project = Ungroup("", "deep").change(stacked(3, depth=Expr("copy % 2")))
    kept = [m.target.args["p"] for m in project.graph.members.values() if m.name.endswith("drop")]
    assert [infer(project).parameters, *kept] == [3 * 72, 0.0, 0.1 / 4, 0.0]


def test_no_parameter_is_called_so() -> None:
    with pytest.raises(EditError, match="cannot be the name of a parameter"):
        RenameParameter("Deeper", "depth", "copy").change(stacked(2))


def test_a_fraction_is_no_size() -> None:
    clashes = [
        c for n in infer(stacked(1, features=Expr("7 / 2"))).nodes.values() for c in n.clashes
    ]
    assert clashes and "whole number" in str(clashes[0].message)
