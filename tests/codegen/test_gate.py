"""The gate refuses whatever the catalogue does not use; hostile projects do not reach it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netstudio.codegen.gate import check_source
from netstudio.codegen.generate import generate
from netstudio.document.naming import is_position
from netstudio.document.node import Layer, Member
from netstudio.document.project import Project
from netstudio.document.values import Ref
from netstudio.errors import CodegenError, NetStudioError, UnsafeSourceError
from tests.networks import NetworkBuilder, lenet

HEAD = "import torch\nfrom torch import Tensor, nn\n\n\nclass Net(nn.Module):\n"


def _forward(line: str) -> str:
    return f"{HEAD}    def forward(self, x: Tensor) -> Tensor:\n        {line}\n"


@pytest.mark.parametrize(
    "line",
    [
        "return eval('x')",
        "return __import__('os')",
        "return torch.load('x')",
        "return torch.save(x, 'f')",
        "return torch.hub.load('x', 'y')",
        "return x.__class__",
        "return x.share_memory_()",
        "return x.apply_(print)",
        "return x.register_hook(print)",
        "return torch.ops.load_library('x')",
        "return nn.init.__builtins__",
        "return open('f')",
        "return (lambda: x)()",
        "import os",
        "global x",
        "torch = x",
        "return getattr(x, 'a')",
        "return [y for y in ().__class__.__bases__]",
        "return type(x)",
        "return undefined_name",
        "return torch.add(x, x, out=x)",
        "return torch.add(**x)",
        "self.t = torch; self.t.os.system('id')",
        "return nn",
        "self.t = nn.init",
        "for eval in x: eval(x)",
        "Path = 1",
        "__x = 1",
    ],
)
def test_hostile_lines_are_refused(line: str) -> None:
    with pytest.raises(UnsafeSourceError, match="allow-list"):
        check_source(_forward(line))


@pytest.mark.parametrize("name", ["eval", "nn", "OrderedDict", "load_file", "__x"])
def test_an_argument_or_a_function_hides_no_name(name: str) -> None:
    for text in (
        f"{HEAD}    def forward(self, {name}: Tensor) -> Tensor:\n        return {name}\n",
        f"{_forward('return x')}\n\ndef {name}(x: Tensor) -> Tensor:\n    return x\n",
    ):
        with pytest.raises(UnsafeSourceError, match=f" {name}"):
            check_source(text)


@pytest.mark.parametrize("name", ["Path", "OrderedDict", "Tensor", "tensors", "input"])
def test_a_network_and_its_input_may_have_any_name(name: str) -> None:
    net = NetworkBuilder()
    net.input(name, (4,))
    net.layer("fc", "Linear", name, out_features=2)
    net.output("fc")
    check_source(generate(Project(name, graph=net.graph())).text)


def test_what_the_generator_writes_passes() -> None:
    check_source(generate(lenet()).text)


def test_a_decorator_a_base_class_or_an_import_is_refused() -> None:
    for text in (
        "@print\nclass Net:\n    pass\n",
        "class Net(dict):\n    x = 1\n",
        "import os\n",
        "from torch import *\n",
        "import torch as t\n",
    ):
        with pytest.raises(UnsafeSourceError):
            check_source(text)


def test_text_that_is_not_python_is_refused() -> None:
    with pytest.raises(UnsafeSourceError, match="not Python"):
        check_source("class (")


@given(st.text(max_size=40))
def test_any_project_name_gives_safe_source(name: str) -> None:
    text = generate(replace(lenet(), name=name)).text
    compile(text, "model", "exec")


@example("A-0")
@given(st.text(max_size=30))
def test_hostile_names_never_become_code(name: str) -> None:
    project = lenet()
    member = replace(project.graph.members["conv1"], name=name)
    hostile = replace(project, graph=project.graph.with_members([member]))
    try:
        text = generate(hostile).text
    except NetStudioError:
        return
    told_apart = "." in name or is_position(name)  # written in a container
    is_label = f'"{name}", nn.Conv2d(' in text
    assert told_apart or is_label or f"self.{name} = nn.Conv2d(" in text


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
        lambda inner: st.lists(inner, max_size=3).map(tuple),
        max_leaves=5,
    )
)
def test_hostile_arguments_are_refused_or_literal(value: object) -> None:
    net = NetworkBuilder()
    net.input("image", (1, 9, 9))
    net.layer("conv", "Conv2d", "image", kernel_size=value)
    net.output("conv")
    try:
        text = generate(Project("p", graph=net.graph())).text
    except CodegenError:
        return
    compile(text, "model", "exec")


def test_an_operation_outside_the_list_is_refused() -> None:
    net = NetworkBuilder()
    net.input("image", (4,))
    net.op("bad", "torch.load", "image")
    net.output("bad")
    with pytest.raises(CodegenError, match="torch.load"):
        generate(Project("bad", graph=net.graph()))


def test_an_operation_cannot_be_given_a_place_to_write() -> None:
    net = NetworkBuilder()
    net.input("image", (4,))
    net.op("bad", "torch.add", "image", 1, out=Ref("image"))
    net.output("bad")
    with pytest.raises(CodegenError, match="out"):
        generate(Project("bad", graph=net.graph()))


def test_a_layer_name_cannot_smuggle_a_call() -> None:
    net = NetworkBuilder()
    net.input("image", (4,))
    net.layer("fc", "Linear", "image")
    net.output("fc")
    graph = net.graph().with_members([Member("fc", "fc", Layer("nn.Linear(1,1) or print"))])
    with pytest.raises(CodegenError, match="not a layer"):
        generate(Project("bad", graph=graph))
