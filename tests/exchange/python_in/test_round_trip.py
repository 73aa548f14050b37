"""What codegen writes reads back as the same network, to the letter."""

from __future__ import annotations

import ast

import pytest
import torch
from hypothesis import assume, given, settings

from netstudio.codegen.generate import generate
from netstudio.compiler import build
from netstudio.compiler.results import values_of
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.project import Project
from netstudio.errors import CodegenError
from netstudio.exchange.python_in import read_python, read_source
from netstudio.presets import load_preset, preset_names
from tests.catalog.cases import CASES
from tests.catalog.test_source import alone
from tests.exchange.python_in.projects import projects
from tests.networks import lenet, tiny_resnet
from tests.sample_graphs import googlenet, resnet, unet


def written(project: Project) -> str:
    return generate(project, infer_shapes_of(project)).text


def writable_presets() -> list[str]:
    """The presets whose networks run; the clinic has some that do not."""
    found = []
    for name in preset_names():
        try:
            generate(load_preset(name))
        except CodegenError:
            continue
        found.append(name)
    return found


@pytest.mark.parametrize("name", writable_presets())
def test_a_preset_reads_back(name: str) -> None:
    project = load_preset(name)
    text = written(project)
    assert written(read_python(text)) == text
    assert read_source(text, project).project is project


@pytest.mark.parametrize(
    "project", [lenet(), tiny_resnet(), resnet(), googlenet(), unet()], ids=lambda p: p.name
)
def test_a_larger_network_reads_back(project: Project) -> None:
    text = written(project)
    assert written(read_python(text)) == text
    assert read_source(text, project).project is project


@pytest.mark.parametrize("start", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in (1, 2))])
def test_every_layer_reads_back_as_itself(start: int) -> None:
    """In all the ways that the catalogue's own tests write it."""
    for case in CASES[start::3]:
        project = alone(case)
        text = written(project)
        assert written(read_python(text)) == text, case
        assert read_source(text, project).project is project, case


def test_a_layer_is_told_by_its_class_where_that_is_one() -> None:
    others = {}
    for case in CASES[::3]:
        read = read_python(written(alone(case)))
        kinds = [member.target.type for member in read.graph.members.values()]
        if kinds != [case.layer]:
            others[case.layer] = kinds
    # One text, two layers of the palette: the particular one is taken.
    assert set(others) <= {f"Adaptive{kind}Pool{n}d" for kind in ("Avg", "Max") for n in (1, 2, 3)}


@settings(max_examples=30, deadline=None)
@given(projects())
def test_a_random_network_reads_back(project: Project) -> None:
    """Over the project it is that project; alone it may order independent statements otherwise."""
    try:
        text = written(project)
    except CodegenError:
        assume(False)
    assert read_source(text, project).project is project
    again = read_python(text)
    assert made(written(again)) == made(text)
    module, other = build(project).module.eval(), build(again).module.eval()
    other.load_state_dict(module.state_dict())
    own = dict(module.named_buffers())
    for name, buffer in other.named_buffers():  # the state leaves out what begins at random, too
        buffer.copy_(own.pop(name))
    assert not own
    images = [torch.randn(2, *node.target.shape) for node in project.graph.inputs()]
    for one, two in zip(*(values_of(net(*images)) for net in (module, other)), strict=True):
        assert one is two is None or torch.equal(one, two)


def made(text: str) -> list[str]:
    """What the classes of a file make, statement by statement."""
    return [
        ast.unparse(statement)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.name == "__init__"
        for statement in node.body
    ]
