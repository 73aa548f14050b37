"""Everything that codegen can write, form by form: what was written reads back as itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from torch import Tensor as TorchTensor
from torch import nn

import netstudio
from netstudio.catalog.initialisers import INITIALISERS, MAKERS
from netstudio.codegen.generate import generate
from netstudio.compiler import build
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.file.tensors import tensor_hash
from netstudio.document.node import BlockUse, Call, Init, Member, Node, Tensor, When
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Expr, Ref, SliceValue
from netstudio.errors import SourceError
from netstudio.exchange.python_file import export_python
from netstudio.exchange.python_in import read_python, read_source
from tests.networks import NetworkBuilder


def written(project: Project) -> str:
    return generate(project, infer_shapes_of(project)).text


def reads_back(project: Project) -> str:
    """The text of a project, once it has been shown to read back as that project."""
    text = written(project)
    again = read_python(text)
    assert written(again) == text
    assert read_source(text, project).project is project
    return text


# Tensors


def with_tensor(tensor: Tensor, array: np.ndarray | None = None, name: str = "table") -> Project:
    """A network that gives its input and the tensor."""
    stored = {}
    if array is not None:
        digest = tensor_hash(array)
        stored[digest] = array
        tensor = replace(tensor, shape=array.shape, dtype=array.dtype.name, data=digest)
    net = NetworkBuilder()
    net.input("image", (2,))
    net.members["table"] = Member("table", name, tensor)
    net.nodes["table"] = Node("table", "table", Call("table"))
    net.output("image", "same")
    net.output("table", "values")
    return Project("net", graph=net.graph(), tensors=Table(stored))


@given(
    arrays.arrays(
        st.sampled_from(["float32", "float64", "int64", "int32", "bool", "uint8"]),
        arrays.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4),
    ),
    st.sampled_from(["parameter", "buffer", "constant"]),
)
@settings(max_examples=15, deadline=None)
def test_values_that_are_written_down_come_back_to_the_bit(array: np.ndarray, role: str) -> None:
    if array.dtype.kind != "f":
        role = "buffer" if role == "parameter" else role
    else:
        array[np.isnan(array)] = np.nan  # others are not written down
    project = with_tensor(Tensor(role, (), persistent=role == "buffer"), array)
    text = reads_back(project)
    made = build(read_python(text)).module.table.detach().numpy()
    assert (made.dtype, made.shape) == (array.dtype, array.shape)
    assert np.array_equal(made, array, equal_nan=array.dtype.kind == "f")


@pytest.mark.parametrize("init", sorted(MAKERS))
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_tensor_that_a_function_makes(init: str, dtype: str) -> None:
    reads_back(with_tensor(Tensor("parameter", (3, 4), dtype, init)))


@pytest.mark.parametrize("value", [1e-6, -1.0, 0.0, 3.0])
def test_a_tensor_of_one_value(value: float) -> None:
    filled = Tensor("parameter", (4, 1), init="constant", init_args=Table({"val": value}))
    assert "torch.full((4, 1)" in reads_back(with_tensor(filled))


@pytest.mark.parametrize("function", sorted(INITIALISERS))
def test_a_tensor_that_an_initialiser_fills(function: str) -> None:
    args = {"val": 0.5} if function == "constant" else {}
    args |= {"sparsity": 0.1} if function == "sparse" else {}
    shape = (4, 4, 3) if function == "dirac" else (4, 4)
    tensor = Tensor("parameter", shape, init=function, init_args=Table(args))
    reads_back(with_tensor(tensor))


def large() -> np.ndarray:
    return np.random.default_rng(0).normal(size=(20, 20)).astype("float32")


@pytest.mark.parametrize("role", ["parameter", "buffer", "constant"])
def test_large_tensors_come_from_the_file_beside_the_source(role: str, tmp_path: Path) -> None:
    project = with_tensor(Tensor(role, (), persistent=role == "buffer"), large())
    path = tmp_path / "model.py"
    export_python(project, path)
    again = netstudio.load_project(path)
    assert written(again) == path.read_text()
    assert list(again.tensors) == list(project.tensors)
    assert read_source(path.read_text(), project).project is project


def test_a_missing_file_of_tensors_is_said_at_the_line_that_needs_it(tmp_path: Path) -> None:
    path = tmp_path / "model.py"
    export_python(with_tensor(Tensor("parameter", ()), large()), path)
    (tmp_path / "model.tensors.safetensors").unlink()
    with pytest.raises(SourceError, match=r"\.tensors\.safetensors") as caught:
        netstudio.load_project(path)
    assert "TENSORS[" in path.read_text().splitlines()[caught.value.line - 1]


def test_a_damaged_file_of_tensors_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.py"
    export_python(with_tensor(Tensor("parameter", ()), large()), path)
    (tmp_path / "model.tensors.safetensors").write_bytes(b"\xff" * 100)
    with pytest.raises(SourceError, match="cannot be read"):
        netstudio.load_project(path)


def test_parameters_in_a_list_and_in_a_dictionary() -> None:
    net = NetworkBuilder()
    last = net.input("image", (4, 6, 6))
    for name in ("scales.0", "scales.1", "shift.weight", "shift.bias"):
        key = name.replace(".", "_")
        tensor = Tensor("parameter", (4, 1, 1), init="ones")
        net.members[key] = Member(key, name, tensor)
        net.nodes[key] = Node(key, key, Call(key))
        last = net.layer(f"times_{key}", "Multiply", last, key)
    net.output(last)
    text = reads_back(Project("net", graph=net.graph()))
    assert "nn.ParameterList" in text
    assert 'self.shift["bias"]' in text


def test_methods_of_a_parameter() -> None:
    net = NetworkBuilder()
    net.input("image", (4, 8))
    net.members["token"] = Member("token", "token", Tensor("parameter", (1, 1, 8)))
    net.nodes["token"] = Node("token", "token", Call("token"))
    net.op("grown", "Tensor.expand", "token", Expr("x.shape[0]", (("x", Ref("image")),)), -1, -1)
    net.layer("both", "Concatenate", "grown", "image", dim=1)
    net.output("both")
    assert "self.token.expand(image.shape[0], -1, -1)" in reads_back(
        Project("net", graph=net.graph())
    )


# Filling

SET = "operator.setitem"


def filling(when: When | None = None) -> Block:
    net = NetworkBuilder()
    net.input("x", None)
    net.op("room", "torch.zeros_like", "x")
    corner = (SliceValue(0, 1), SliceValue(-1, None))
    net.op("first", SET, "room", corner, 1.0)
    net.op("row", "operator.getitem", "x", 0)
    net.op("second", SET, "first", 0, "row")
    net.nodes["second"] = replace(net.nodes["second"], when=when)
    net.layer("sum", "Add", "x", "second")
    net.output("sum", "out")
    return Block("Filling", net.graph(), Table({"deep": True}))


@pytest.mark.parametrize("when", [None, When("deep")])
def test_parts_of_a_tensor_that_are_filled(when: When | None) -> None:
    net = NetworkBuilder()
    net.input("image", (4, 6))
    net.block("fill", "Filling", "image")
    net.output("fill")
    block = filling(when)
    text = reads_back(Project("net", graph=net.graph(), blocks=Table({"Filling": block})))
    assert "] = " in text


# How weights begin


def initialised(**inits: Table[str, Init]) -> Project:
    """Three convolutions and a norm, each with initialisers by id."""
    net = NetworkBuilder()
    last = net.input("image", (4, 6, 6))
    for index in range(4):
        last = net.layer(f"conv{index}", "Conv2d", last, out_channels=4, kernel_size=1)
    last = net.layer("norm", "BatchNorm2d", last)
    net.output(last)
    members = [replace(m, init=inits.get(id, Table())) for id, m in net.members.items()]
    return Project("net", graph=net.graph().with_members(members))


HE = Table({"weight": Init("kaiming_normal", Table({"mode": "fan_out", "nonlinearity": "relu"}))})
OTHER = Table({"bias": Init("zeros"), "weight": Init("normal", Table({"std": 0.01}))})
CONVS = tuple(f"conv{index}" for index in range(4))


@pytest.mark.parametrize(
    "inits",
    [
        {"conv1": HE},
        dict.fromkeys(CONVS, HE),
        {**dict.fromkeys(CONVS, HE), "conv3": OTHER},
        {**dict.fromkeys(CONVS, OTHER), "norm": Table({"weight": Init("ones")})},
        {**dict.fromkeys(CONVS, HE), "norm": HE},
    ],
    ids=["one", "loop", "loop and one", "loop and norm", "two classes"],
)
def test_initialisers(inits: dict[str, Table[str, Init]]) -> None:
    project = initialised(**inits)
    read = read_python(reads_back(project))
    found = {m.name: m.init for m in read.graph.members.values() if m.init}
    assert {key: dict(value) for key, value in found.items()} == {
        key: dict(value) for key, value in inits.items()
    }


def test_initialisers_in_blocks_some_of_them_on_a_condition() -> None:
    net = NetworkBuilder()
    net.input("x", None)
    net.layer("conv", "Conv2d", "x", out_channels=Expr("width"), kernel_size=1)
    net.layer("more", "Conv2d", "conv", when=When("deep", Ref("conv")), out_channels=4,
              kernel_size=1)  # fmt: skip
    net.output("more", "out")
    scaled = Table({"weight": Init("normal", Table({"std": 0.02}))})
    graph = net.graph()
    graph = graph.with_members(
        [replace(graph.members["conv"], init=scaled), replace(graph.members["more"], init=HE)]
    )
    main = NetworkBuilder()
    last = main.input("image", (4, 6, 6))
    for index in range(2):
        last = main.block(f"block{index}", "Wide", last, width=4, deep=bool(index))
    main.output(last)
    block = Block("Wide", graph, Table({"width": 4, "deep": False}))
    reads_back(Project("net", graph=main.graph(), blocks=Table({"Wide": block})))


def test_an_initialiser_that_is_deleted_in_the_text_is_gone() -> None:
    project = initialised(conv1=OTHER)
    lines = written(project).splitlines(keepends=True)
    text = "".join(line for line in lines if "nn.init.zeros_" not in line)
    read = read_source(text, project).project
    assert list(read.graph.members["conv1"].init) == ["weight"]


# Ids


@pytest.mark.parametrize("name", ["vgg16", "densenet121", "resnet18"])
def test_no_id_holds_what_addresses_are_divided_at(name: str) -> None:
    project = netstudio.load_project(name)
    read = read_python(written(project))
    for graph in (read.graph, *(block.graph for block in read.blocks.values())):
        for key in (*graph.nodes, *graph.members):
            assert not set(key) & set(".[]"), key
        assert all(graph.nodes[key].id == key for key in graph.nodes)
        assert all(graph.members[key].id == key for key in graph.members)
    assert any("." in m.name for m in _members(read))


def _members(project: Project) -> Iterator[Member]:
    for graph in (project.graph, *(block.graph for block in project.blocks.values())):
        yield from graph.members.values()


def test_a_block_that_is_new_in_the_text_has_plain_ids() -> None:
    project = initialised()
    text = written(project)
    block = """class Inner(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Conv2d(4, 4, 1), nn.ReLU())

    def forward(self, x: Tensor) -> Tensor:
        return self.layers(x)


"""
    text = text.replace("class Net(", block + "class Net(")
    text = text.replace("self.norm = nn.BatchNorm2d(4)", "self.norm = Inner()")
    read = read_source(text, project).project
    graph = read.blocks["Inner"].graph
    assert "layers.0" in {member.name for member in graph.members.values()}
    assert not any("." in key for key in (*graph.nodes, *graph.members))


# Modules that are not from here


class Attention(nn.Module):
    """As many write it: a size from a parameter, items of a product, a mask that is filled."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)
        self.register_buffer("seen", torch.tril(torch.ones(12, 12)), persistent=False)

    def forward(self, x: TorchTensor) -> TorchTensor:
        n, length, width = x.shape
        qkv = self.qkv(x).reshape(n, length, 3, self.heads, width // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        weights = (q @ k.transpose(-2, -1)) * (width // self.heads) ** -0.5
        weights = weights.masked_fill(self.seen[:length, :length] == 0, float("-inf"))
        weights = weights.softmax(-1)
        return self.proj((weights @ v).transpose(1, 2).flatten(2))


class Model(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.token = nn.Parameter(torch.zeros(1, 1, 16))
        self.blocks = nn.ModuleList([Attention(16, 2) for _ in range(3)])
        self.norms = nn.ModuleList([nn.LayerNorm(16) for _ in range(3)])
        self.head = nn.Sequential(nn.Dropout(0.1), nn.Linear(16, 5))

    def forward(self, x: TorchTensor) -> TorchTensor:
        x = torch.cat((self.token.expand(x.shape[0], -1, -1), x), 1)
        for block, norm in zip(self.blocks, self.norms, strict=True):
            x = x + block(norm(x))
        edges = torch.zeros_like(x)
        edges[:, 0] = 1.0
        edges[:, -1:] += 2.0
        return self.head((x * edges).mean(1)).chunk(5, 1)[0]


def test_an_imported_module_reads_back_to_the_letter() -> None:
    project = netstudio.import_module(Model(), torch.randn(2, 7, 16), prove=False)
    source = generate(project, infer_shapes_of(project))
    by_key = {key: project.tensors[digest] for key, digest in source.tensors.items()}
    again = read_source(source.text, stored=by_key.get).project
    assert written(again) == source.text


IMPORTS = """
    resnet18 googlenet swin_t vit_b_16 efficientnet_b0 regnet_y_400mf shufflenet_v2_x1_0
    mnasnet1_0 fcn_resnet50 raft_small densenet121 convnext_tiny mobilenet_v3_small maxvit_t
""".split()


class Maxout(nn.Module):
    """Has the name of a layer of the palette, and is another."""

    def __init__(self) -> None:
        super().__init__()
        self.one = nn.Linear(4, 3)
        self.other = nn.Linear(4, 3)

    def forward(self, x: TorchTensor) -> TorchTensor:
        return torch.maximum(self.one(x), self.other(x)).tanh()


def test_a_class_with_the_name_of_a_layer_of_the_palette_reads_back() -> None:
    module = nn.Sequential(Maxout(), nn.Linear(3, 2))
    project = netstudio.import_module(module, torch.randn(2, 4), prove=False)
    assert list(project.blocks) == ["MaxoutBlock"]
    text = netstudio.generate_source(project)
    assert netstudio.generate_source(read_python(text)) == text


class Scaled(nn.Module):
    def __init__(self, scale: float) -> None:
        super().__init__()
        self.scale = scale
        self.fc = nn.Linear(4, 4)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.fc(x)
        return torch.einsum("ni,nj->ni", x, x * self.scale)


def test_a_parameter_named_like_a_layer_that_has_no_name_keeps_it() -> None:
    module = nn.Sequential(Scaled(0.5), nn.ReLU(), Scaled(0.25))
    text = netstudio.generate_source(
        netstudio.import_module(module, torch.randn(2, 4), prove=False)
    )
    assert "self.scale = scale" in text and "* self.scale)" in text
    assert netstudio.generate_source(read_python(text)) == text


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.filterwarnings("ignore::ImportWarning")  # of branches on sizes
@pytest.mark.parametrize("name", IMPORTS)
def test_a_network_of_torchvision_reads_back_to_the_letter(name: str) -> None:
    from tests.exchange.zoo.of_torchvision import case as zoo_case

    case = zoo_case(name)
    args, kwargs = case.recorded
    project = netstudio.import_module(case.make(), args, example_kwargs=kwargs, prove=False)
    source = generate(project, infer_shapes_of(project))
    by_key = {key: project.tensors[digest] for key, digest in source.tensors.items()}
    assert written(read_source(source.text, stored=by_key.get).project) == source.text


def test_a_stack_whose_first_copy_is_otherwise_keeps_the_order_of_arguments() -> None:
    net = NetworkBuilder()
    net.input("x", None)
    net.layer("conv", "Conv2d", "x", out_channels=Expr("width"), kernel_size=Expr("size"),
              padding=Expr("size // 2"))  # fmt: skip
    net.output("conv", "out")
    block = Block("Conv", net.graph(), Table({"size": 1, "width": 8}))
    main = NetworkBuilder()
    main.input("image", (4, 6, 6))
    use = BlockUse("Conv", Table({"width": 4, "size": 3}), 3, Table({"size": 5}))
    main.members["stack"] = Member("stack", "stack", use)
    main.nodes["stack"] = Node("stack", "stack", Call("stack"), (Ref("image"),))
    main.output("stack")
    reads_back(Project("net", graph=main.graph(), blocks=Table({"Conv": block})))
