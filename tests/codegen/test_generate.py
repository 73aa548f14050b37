"""Generated source: what a person reads, and what it computes."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch.nn import functional as F

from netstudio.codegen.generate import generate
from netstudio.compiler import build
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.graph import Tie
from netstudio.document.node import Member, Tensor, When
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Expr, ListValue, Ref, SliceValue
from netstudio.errors import CodegenError, CompileError
from tests.networks import NetworkBuilder, chain, lenet, tiny_resnet

LENET = '''\
"""LeNet-5, a PyTorch module."""

import torch
from torch import Tensor, nn


class LeNet5(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5, padding=2)
        self.pool1 = nn.AvgPool2d(2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.pool2 = nn.AvgPool2d(2)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, image: Tensor) -> Tensor:  # (N, 1, 28, 28) -> (N, 10)
        x = self.pool1(torch.tanh(self.conv1(image)))  # (N, 6, 14, 14)
        x = self.pool2(torch.tanh(self.conv2(x)))  # (N, 16, 5, 5)
        x = torch.flatten(x, 1)  # (N, 400)
        x = torch.tanh(self.fc1(x))  # (N, 120)
        x = torch.tanh(self.fc2(x))  # (N, 84)
        return self.fc3(x)


if __name__ == "__main__":
    model = LeNet5().eval()
    output = model(torch.randn(1, 1, 28, 28))
    parameters = sum(p.numel() for p in model.parameters())
    print(f"output {tuple(output.shape)}, {parameters:,} parameters")
'''


def test_lenet_reads_as_hand_written() -> None:
    assert generate(lenet()).text == LENET


def test_the_file_stands_alone_and_prints_shape_and_parameters(tmp_path: Path) -> None:
    file = tmp_path / "lenet.py"
    file.write_text(generate(lenet()).text)
    done = subprocess.run(
        [sys.executable, "-I", str(file)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "output (1, 10), 61,706 parameters\n"


def test_blocks_become_classes_and_stacks_comprehensions() -> None:
    text = generate(tiny_resnet()).text
    assert "class Residual(nn.Module):" in text
    assert "    def __init__(self, channels: int = 16) -> None:" in text
    assert "self.conv = nn.Conv2d(channels, channels, 3, padding=1, bias=False)" in text
    assert "return torch.relu(self.norm(self.conv(x)) + x)" in text
    assert "self.stage1 = nn.Sequential(*[Residual() for _ in range(3)])" in text
    assert "self.stage2 = Residual(channels=32)" in text
    assert "self.stage1(self.stem(image))" in text


def test_what_differs_between_instances_becomes_a_constructor_argument() -> None:
    net = NetworkBuilder()
    net.input("x", None)
    net.layer("conv", "Conv2d", "x", out_channels=Expr("channels"), kernel_size=1)
    net.output("conv", "out")
    block = Block("Project", net.graph(), Table({"channels": 8}))
    net = NetworkBuilder()
    net.input("image", (3, 8, 8))
    net.block("first", "Project", "image", channels=4)
    net.block("stack", "Project", "first", repeat=3)
    net.output("stack")
    project = Project("p", graph=net.graph(), blocks=Table({"Project": block}))
    text = generate(project).text
    assert "def __init__(self, in_channels: int, channels: int = 8) -> None:" in text
    assert "self.conv = nn.Conv2d(in_channels, channels, 1)" in text
    assert "self.first = Project(3, channels=4)" in text
    assert "nn.Sequential(Project(4), *[Project(8) for _ in range(2)])" in text
    assert build(project).module(torch.randn(2, 3, 8, 8)).shape == (2, 8, 8, 8)


def test_positions_become_a_sequential_called_as_a_whole() -> None:
    net = NetworkBuilder()
    net.input("image", (3, 8, 8))
    net.layer("a", "Conv2d", "image", name="features.0", out_channels=4)
    net.layer("b", "ReLU", "a", name="features.1")
    net.layer("c", "Flatten", "b")
    net.layer("d", "Linear", "c", name="classifier.0", out_features=2)
    net.output("d")
    project = Project("s", graph=net.graph())
    text = generate(project).text
    assert "        self.features = nn.Sequential(\n            nn.Conv2d(3, 4, 3),\n" in text
    assert "x = self.features(image)" in text
    keys = list(build(project).module.state_dict())
    assert keys == [
        "features.0.weight",
        "features.0.bias",
        "classifier.0.weight",
        "classifier.0.bias",
    ]


def test_a_sequential_whose_middle_is_read_elsewhere_is_called_item_by_item() -> None:
    net = NetworkBuilder()
    net.input("image", (3, 8, 8))
    net.layer("a", "Conv2d", "image", name="body.0", out_channels=3, padding=1)
    net.layer("b", "Conv2d", "a", name="body.1", out_channels=3, padding=1)
    net.layer("sum", "Add", "b", "a")
    net.output("sum")
    project = Project("s", graph=net.graph())
    text = generate(project).text
    assert "self.body[1](x)" in text
    model = build(project)
    x = torch.randn(2, 3, 8, 8)
    first = model.module.body[0](x)
    assert torch.equal(model.module(x), model.module.body[1](first) + first)


def test_a_gap_in_a_sequential_keeps_its_keys() -> None:
    net = NetworkBuilder()
    net.input("image", (4,))
    net.layer("a", "Linear", "image", name="net.0", out_features=3)
    net.layer("b", "Linear", "a", name="net.2", out_features=2)
    net.output("b")
    module = build(Project("gap", graph=net.graph())).module
    assert list(module.state_dict()) == ["net.0.weight", "net.0.bias", "net.2.weight", "net.2.bias"]
    assert module(torch.randn(1, 4)).shape == (1, 2)


def test_a_module_called_twice_is_registered_once() -> None:
    net = NetworkBuilder()
    net.input("image", (8,))
    net.layer("fc", "Linear", "image", out_features=8)
    net.call("again", "fc", "fc")
    net.output("again")
    project = Project("twice", graph=net.graph())
    model = build(project)
    x = torch.randn(3, 8)
    assert list(model.module.state_dict()) == ["fc.weight", "fc.bias"]
    assert torch.equal(model.module(x), model.module.fc(model.module.fc(x)))
    assert infer_shapes_of(project).parameters == 72


def test_registration_order_gives_the_order_of_keys() -> None:
    net = NetworkBuilder()
    net.input("image", (8,))
    net.layer("a", "Linear", "image", out_features=8)
    net.layer("b", "Linear", "a", out_features=8)
    net.output("b")
    graph = net.graph()
    graph = replace(graph, members=graph.members.reordered(["b", "a"]))
    keys = list(build(Project("order", graph=graph)).module.state_dict())
    assert keys == ["b.weight", "b.bias", "a.weight", "a.bias"]


def test_an_uncalled_member_is_registered_with_its_pinned_sizes() -> None:
    net = NetworkBuilder()
    net.input("image", (8,))
    net.layer("a", "Linear", "image", out_features=8)
    net.output("a")
    spare = NetworkBuilder()
    spare.layer("spare", "Linear", in_features=3, out_features=2)
    graph = net.graph().with_members(spare.members.values())
    keys = list(build(Project("spare", graph=graph)).module.state_dict())
    assert keys == ["a.weight", "a.bias", "spare.weight", "spare.bias"]


def test_tied_weights_are_one_tensor() -> None:
    net = NetworkBuilder()
    net.input("image", (8,))
    net.layer("a", "Linear", "image", out_features=8)
    net.layer("b", "Linear", "a", out_features=8)
    net.output("b")
    module = build(Project("tied", graph=net.graph(Tie("b.weight", "a.weight")))).module
    assert module.b.weight is module.a.weight


def test_parameters_and_buffers_are_read_directly() -> None:
    net = NetworkBuilder()
    net.input("image", (4,))
    net.call("scale", "scale")
    net.call("shift", "shift")
    net.layer("scaled", "Multiply", "image", "scale")
    net.layer("moved", "Add", "scaled", "shift")
    net.output("moved")
    members = [
        Member("scale", "scale", Tensor("parameter", (4,), init="ones")),
        Member("shift", "shift", Tensor("buffer", (4,), init="zeros", persistent=False)),
    ]
    project = Project("affine", graph=net.graph().with_members(members))
    module = build(project).module
    x = torch.randn(2, 4)
    assert list(module.state_dict()) == ["scale"]
    assert torch.equal(module(x), x)


def test_operations_take_nested_arguments_and_expressions() -> None:
    net = NetworkBuilder()
    net.input("image", (3, 8, 8))
    net.op("cat", "torch.cat", ListValue((Ref("image"), Ref("image"))), dim=1)
    net.op("part", "operator.getitem", "cat", (Ellipsis, SliceValue(1, None, 2)))
    net.op("view", "Tensor.flatten", "part", Expr("start + 1", ()))
    net.output("view")
    block = Block("Ops", net.graph(), Table({"start": 1}))
    outer = NetworkBuilder()
    outer.input("image", (3, 8, 8))
    outer.block("ops", "Ops", "image")
    outer.output("ops")
    project = Project("ops", graph=outer.graph(), blocks=Table({"Ops": block}))
    module = build(project).module
    x = torch.randn(2, 3, 8, 8)
    assert torch.equal(module(x), torch.cat([x, x], dim=1)[..., 1::2].flatten(2))


def test_sizes_are_read_from_shapes() -> None:
    net = NetworkBuilder()
    net.input("image", (3, 8, 8))
    width = Expr("x.shape[3] // 2", (("x", Ref("image")),))
    net.op("part", "Tensor.narrow", "image", 3, 0, width)
    net.output("part")
    project = Project("sizes", graph=net.graph())
    assert "image.shape[3] // 2" in generate(project, infer_shapes_of(project)).text
    module = build(project).module
    assert module(torch.randn(1, 3, 8, 12)).shape == (1, 3, 8, 6)


def test_several_inputs_and_outputs() -> None:
    net = NetworkBuilder()
    net.input("left", (4,))
    net.input("right", (4,))
    net.layer("sum", "Add", "left", "right")
    net.layer("fc", "Linear", "sum", out_features=2)
    net.output("fc", "first")
    net.output("sum", "second")
    project = Project("two", graph=net.graph())
    assert "-> tuple[Tensor, Tensor]:" in generate(project).text
    a, b = torch.randn(2, 4), torch.randn(2, 4)
    first, second = build(project).module(a, b)
    assert first.shape == (2, 2)
    assert torch.equal(second, a + b)


def keyed(*keys: str, size: int = 4) -> Project:
    """An output for each key."""
    net = NetworkBuilder()
    net.input("image", (size,))
    for index, key in enumerate(keys):
        net.layer(f"layer{index}", "Linear", "image", out_features=index + 1)
        net.output(f"layer{index}", f"out{index}", key)
    return Project("keyed", graph=net.graph())


def test_outputs_with_keys_are_returned_as_a_dict(tmp_path: Path) -> None:
    project = keyed("logits", "0", 'a "key", and more')
    text = generate(project).text
    assert "-> dict[str, Tensor]:" in text
    model = build(project)
    given = model.module(torch.randn(2, 4))
    assert {key: tuple(value.shape) for key, value in given.items()} == {
        "logits": (2, 1),
        "0": (2, 2),
        'a "key", and more': (2, 3),
    }
    (tmp_path / "net.py").write_text(text)
    ran = subprocess.run(
        [sys.executable, tmp_path / "net.py"], capture_output=True, text=True, check=True
    )
    assert "'logits': (1, 1)" in ran.stdout


def test_an_output_on_a_condition_is_another_value_otherwise() -> None:
    net = NetworkBuilder()
    net.input("image", (4,))
    net.layer("fc", "Linear", "image", out_features=4)
    net.layer("act", "ReLU", "fc")
    net.output("fc", "first", when=When("training", Ref("act")))
    net.output("act", "second", when=When("training"))
    project = Project("modes", graph=net.graph())
    text = generate(project).text
    assert "-> tuple[Tensor, Tensor | None]:" in text
    module, x = build(project).module, torch.randn(3, 4)
    fc = module.fc(x)
    first, second = module(x)
    assert torch.equal(first, fc)
    assert torch.equal(second, fc.relu())
    first, second = module.eval()(x)
    assert torch.equal(first, fc.relu())
    assert second is None
    recorded = build(project).record((x,), frozenset({"first"}))
    assert recorded["first"].shape == (3, 4)


def test_powers_are_written_as_ruff_does_and_texts_as_they_are(tmp_path: Path) -> None:
    net = NetworkBuilder()
    net.input("image", (4,))
    net.op("square", "operator.pow", "image", 2)
    net.op(
        "sum", "operator.add", "square", Expr("image.shape[1] ** -0.5", (("image", Ref("image")),))
    )
    net.op("more", "operator.mul", "sum", 1e-5)
    net.output("more", "out", "a ** (-2) and 1e-05")
    project = Project("powers", graph=net.graph())
    text = generate(project).text
    assert "image**2 + image.shape[1] ** -0.5) * 1e-5" in text
    assert '"a ** (-2) and 1e-05"' in text
    _assert_ruff_is_content(project, tmp_path)
    assert list(build(project).module(torch.ones(2, 4))) == ["a ** (-2) and 1e-05"]


@pytest.mark.parametrize(("key", "when"), [("scores", None), ("", When("training"))])
def test_a_chain_with_another_return_is_no_sequential(key: str, when: When | None) -> None:
    net = NetworkBuilder()
    net.input("image", (4,))
    net.layer("first", "Linear", "image", name="0", out_features=3)
    net.layer("second", "ReLU", "first", name="1")
    net.output("second", "out", key, when)
    project = Project("chain", graph=net.graph())
    module = build(project).module.eval()
    assert list(module.state_dict()) == ["0.weight", "0.bias"]
    given = module(torch.randn(2, 4))
    assert given is None if when else list(given) == ["scores"]


def test_one_output_with_a_key_is_a_dict_of_one() -> None:
    assert 'return {"scores": self.layer0(image)}' in generate(keyed("scores")).text


@pytest.mark.parametrize("keys", [("a", "", "b"), ("a", "b", "a")])
def test_without_a_key_of_its_own_for_each_output_a_tuple_is_returned(keys: tuple) -> None:
    text = generate(keyed(*keys)).text
    assert "return self.layer0(image), self.layer1(image), self.layer2(image)" in text
    assert "tuple[Tensor, Tensor, Tensor]" in text


def test_a_block_returns_a_tuple_whatever_its_outputs_keys_are() -> None:
    block = Block("Pair", keyed("a", "b").graph)
    net = NetworkBuilder()
    net.input("image", (4,))
    net.block("pair", "Pair", "image")
    net.output(Ref("pair", (1,)))
    project = Project("pairs", graph=net.graph(), blocks=Table({"Pair": block}))
    assert build(project).module(torch.randn(2, 4)).shape == (2, 2)


@pytest.mark.parametrize("stem", ["", "logits of the network "])
def test_many_outputs_are_returned_one_a_line(stem: str, tmp_path: Path) -> None:
    project = keyed(*(f"{stem}{index}" if stem else "" for index in range(9)))
    text = generate(project).text
    assert max(map(len, text.splitlines())) <= 100
    assert "self.layer8(image),\n        " in text
    _assert_ruff_is_content(project, tmp_path)
    assert len(build(project).module(torch.randn(2, 4))) == 9


def test_a_node_that_runs_only_in_training() -> None:
    net = NetworkBuilder()
    net.input("image", (4,))
    net.layer("main", "Linear", "image", out_features=2)
    net.layer("aux", "Linear", "image", when=When("training"), out_features=3)
    net.output("main")
    net.output("aux", "auxiliary")
    module = build(Project("aux", graph=net.graph())).module
    x = torch.randn(2, 4)
    assert module(x)[1].shape == (2, 3)
    assert module.eval()(x)[1] is None


def test_an_optional_part_of_a_block() -> None:
    net = NetworkBuilder()
    net.input("x", None)
    net.layer(
        "project",
        "Conv2d",
        "x",
        when=When("channels != 3", Ref("x")),
        out_channels=Expr("channels"),
        kernel_size=1,
    )
    net.output("project", "out")
    block = Block("Optional", net.graph(), Table({"channels": 8}))
    outer = NetworkBuilder()
    outer.input("image", (3, 4, 4))
    outer.block("same", "Optional", "image", channels=3)
    outer.block("wider", "Optional", "same")
    outer.output("wider")
    project = Project("optional", graph=outer.graph(), blocks=Table({"Optional": block}))
    text = generate(project).text
    assert "if channels != 3 else None" in text
    module = build(project).module
    assert list(module.state_dict()) == ["wider.project.weight", "wider.project.bias"]
    assert module(torch.randn(1, 3, 4, 4)).shape == (1, 8, 4, 4)


def test_a_stack_with_a_second_input_is_a_loop() -> None:
    net = NetworkBuilder()
    net.input("x", None)
    net.input("skip", None)
    net.layer("fc", "Linear", "x", out_features=4)
    net.layer("sum", "Add", "fc", "skip")
    net.output("sum", "out")
    block = Block("Mix", net.graph())
    outer = NetworkBuilder()
    outer.input("image", (4,))
    outer.block("mix", "Mix", "image", "image", repeat=3)
    outer.output("mix")
    project = Project("loop", graph=outer.graph(), blocks=Table({"Mix": block}))
    assert "for layer in self.mix:" in generate(project).text
    module = build(project).module
    x = torch.randn(2, 4)
    expected = x
    for layer in module.mix:
        expected = layer.fc(expected) + x
    assert torch.equal(module(x), expected)


def test_branches_keep_their_values_apart() -> None:
    net = NetworkBuilder()
    net.input("image", (3, 8, 8))
    net.layer("stem", "Conv2d", "image", out_channels=4, padding=1)
    net.layer("left", "Conv2d", "stem", out_channels=4, padding=1)
    net.layer("left_act", "ReLU", "left")
    net.layer("right", "Conv2d", "stem", out_channels=4, padding=1)
    net.layer("sum", "Add", "left_act", "right")
    net.layer("joined", "Concatenate", "sum", "stem")
    net.output("joined")
    module = build(Project("branches", graph=net.graph())).module
    x = torch.randn(2, 3, 8, 8)
    stem = module.stem(x)
    total = F.relu(module.left(stem)) + module.right(stem)
    assert torch.equal(module(x), torch.cat([total, stem], 1))


def test_an_incomplete_network_names_the_node() -> None:
    net = NetworkBuilder()
    net.input("image", (4,))
    net.layer("lost", "Linear")
    net.output("lost")
    with pytest.raises(CodegenError, match="lost"):
        generate(Project("lost", graph=net.graph()))
    with pytest.raises(CompileError, match="lost"):
        build(Project("lost", graph=net.graph()))


def test_a_network_without_an_output_says_so() -> None:
    net = NetworkBuilder()
    net.input("image", (4,))
    with pytest.raises(CodegenError, match="no output"):
        generate(Project("none", graph=net.graph()))


def test_an_unknown_layer_is_named() -> None:
    with pytest.raises(CodegenError, match="FooBar"):
        generate(chain(("foo", "FooBar", {})))


def test_lines_lead_to_nodes_and_back() -> None:
    source = generate(lenet())
    lines = source.text.split("\n")
    for line in source.lines_of("", "conv2"):
        assert "self.conv2" in lines[line - 1]
    assert len(source.lines_of("", "conv2")) == 2
    assert source.lines_of("", "logits")
    assert source.attributes[""]["conv2"] == "conv2"


@pytest.mark.parametrize("project", [lenet(), tiny_resnet()], ids=lambda p: p.name)
def test_recording_sees_the_same_computation(project: Project) -> None:
    model = build(project)
    model.module.eval()
    x = torch.randn(2, *project.graph.inputs()[0].target.shape)
    wanted = frozenset(model.inference.nodes)
    values = model.record((x,), wanted)
    assert values.keys() == wanted
    assert torch.equal(values["logits"], model.module(x))
    for address, known in model.inference.nodes.items():
        expected = tuple(size if isinstance(size, int) else 2 for size in known.type.shape)
        assert tuple(values[address].shape) == expected


def test_long_lines_are_split_as_ruff_would(tmp_path: Path) -> None:
    long = {f"layer_with_a_rather_long_name_{i}": None for i in range(6)}
    net = NetworkBuilder()
    net.input("image", (8, 8, 8))
    for name in long:
        net.layer(
            name,
            "Conv2d",
            "image",
            out_channels=128,
            kernel_size=(3, 5),
            padding=(1, 2),
            bias=False,
            padding_mode="replicate",
        )
    net.layer("joined", "Concatenate", *long)
    net.output("joined")
    _assert_ruff_is_content(Project("long", graph=net.graph()), tmp_path)


@pytest.mark.parametrize("project", [lenet(), tiny_resnet()], ids=lambda p: p.name)
def test_ruff_is_content(project: Project, tmp_path: Path) -> None:
    _assert_ruff_is_content(project, tmp_path)


def _assert_ruff_is_content(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "model.py"
    file.write_text(generate(project).text)
    for command in (["check", "--select", "E,F,W,I,UP,B,SIM,RET"], ["format", "--diff"]):
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "ruff",
                *command,
                "--line-length",
                "100",
                "--isolated",
                str(file),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_layer_cannot_have_the_name_of_a_sequential() -> None:
    net = NetworkBuilder()
    net.input("image", (4,))
    net.layer("a", "Linear", "image", name="body.0", out_features=3)
    net.layer("b", "Linear", "a", name="body", out_features=2)
    net.output("b")
    with pytest.raises(CodegenError, match="rename one"):
        generate(Project("clash", graph=net.graph()))


def test_a_long_call_with_an_index_is_split_inside_the_call(tmp_path: Path) -> None:
    net = NetworkBuilder()
    net.input("a_rather_long_name_for_an_input_of_attention", (12, 32))
    net.layer(
        "attention_with_a_long_name",
        "SelfAttention",
        "a_rather_long_name_for_an_input_of_attention",
        num_heads=4,
        causal=True,
    )
    net.output("attention_with_a_long_name")
    _assert_ruff_is_content(Project("long", graph=net.graph()), tmp_path)


def test_two_threads_may_write_source_at_once() -> None:
    failures: list[BaseException] = []

    def write() -> None:
        try:
            for _ in range(30):
                assert generate(lenet()).text == LENET
        except BaseException as error:  # noqa: BLE001 -- it is handed to the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_member_that_only_some_instances_have_gets_the_sizes_of_those() -> None:
    """What a conditional member infers belongs to the instance it was inferred in."""
    inner = NetworkBuilder()
    inner.input("x", None)
    inner.layer(
        "conv", "Conv2d", "x", out_channels=Expr("channels"), kernel_size=1, stride=Expr("stride")
    )
    inner.layer(
        "fit",
        "Conv2d",
        "x",
        out_channels=Expr("channels"),
        kernel_size=1,
        stride=Expr("stride"),
        when=When("stride > 1", Ref("x")),
    )
    inner.layer("sum", "Add", "conv", "fit")
    inner.output("sum", "out")
    block = Block("Block", inner.graph(), Table({"channels": 4, "stride": 1}))
    net = NetworkBuilder()
    net.input("image", (4, 8, 8))
    net.block("same", "Block", "image", repeat=2)
    net.block("wide", "Block", "same", repeat=2, channels=6, first={"stride": 2})
    net.block("wider", "Block", "wide", repeat=2, channels=9, first={"stride": 2})
    net.output("wider")
    text = generate(Project("net", graph=net.graph(), blocks=Table({"Block": block}))).text
    assert "def __init__(self, in_channels: int, channels: int = 4, stride: int = 1)" in text
    assert "self.wide = nn.Sequential(Block(4, channels=6, stride=2), Block(6, channels=6))" in text
    assert "Block(6, channels=9, stride=2), Block(9, channels=9)" in text
