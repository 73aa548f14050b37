"""The arithmetic that the inspector writes out: right, or not there."""

import ast
import re

import pytest

from netstudio.catalog.inference import infer
from netstudio.catalog.layer_inference import infer_layer
from netstudio.catalog.registry import find_layer
from netstudio.catalog.size import BATCH
from netstudio.catalog.types import TensorType
from netstudio.document.node import Layer
from netstudio.document.table import Table
from netstudio.gui.panels.inspector.arithmetic import worked_out
from netstudio.presets import load_preset, preset_names


def lines_of(project, node_id):
    known = infer(project).nodes[node_id]
    layer = project.graph.layer_of(project.graph.nodes[node_id])
    return worked_out(find_layer(layer.type), known)


def test_a_convolution_of_lenet():
    lines = [
        (line.what, line.how, line.result) for line in lines_of(load_preset("lenet5"), "conv2")
    ]
    assert lines == [
        ("each side", "(14 + 2·0 − 5) / 1 + 1", "10"),
        ("parameters", "16 · (6·5·5 + 1)", "2,416"),
        ("multiply-accumulates", "16·10·10 · 6·5·5", "240,000"),
    ]


def test_a_linear_layer():
    lines = lines_of(load_preset("lenet5"), "fc1")
    assert [(line.how, line.result) for line in lines] == [
        ("120 · (400 + 1)", "48,120"),
        ("120 · 400", "48,000"),
    ]


def test_a_stride_that_does_not_divide_shows_the_floor():
    lines = lines_of(load_preset("alexnet"), "pool1")
    assert lines[0].how == "(55 + 2·0 − 3) / 2 + 1"
    odd = lines_of(load_preset("alexnet_torchvision"), "conv1")
    assert odd[0].how.startswith("⌊(224 + 2·2 − 11) / 4⌋ + 1")
    assert odd[0].result == "55"


def value_of(text: str) -> int:
    """The value of an expression as it is written for people."""
    plain = text.replace("·", "*").replace("−", "-").replace("⌊", "(").replace("⌋", ")")
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain).replace("/", "//")
    plain = re.sub(r"⌈(.+?) // (\d+)⌉", r"-(-\1 // \2)", plain)
    return eval(compile(ast.parse(plain, mode="eval"), "<worked out>", "eval"))


@pytest.mark.parametrize("name", [name for name in preset_names() if "/" not in name])
def test_every_expression_gives_the_number_behind_it(name):
    project = load_preset(name)
    checked = 0
    for address, known in infer(project).nodes.items():
        node = project.graph.nodes.get(address)
        layer = project.graph.layer_of(node) if node is not None else None
        if layer is None:
            continue
        for line in worked_out(find_layer(layer.type), known):
            if line.how:
                assert value_of(line.how) == int(line.result.replace(",", "")), (address, line)
                checked += 1
    assert checked


SEQUENCE = (12, 16)
CASES = [
    ("ConvTranspose2d", {"out_channels": 6, "kernel_size": 3, "output_padding": 1}, (4, 7, 9)),
    ("ConvTranspose1d", {"out_channels": 6, "bias": False}, (4, 9)),
    ("Conv2d", {"out_channels": 8, "kernel_size": (3, 5), "groups": 2, "dilation": 2}, (4, 20, 20)),
    ("DepthwiseConv2d", {"multiplier": 2}, (4, 9, 9)),
    ("SeparableConv2d", {"out_channels": 8}, (4, 9, 9)),
    ("MaxPool2d", {"kernel_size": 3, "stride": 2}, (4, 9, 9)),
    ("BatchNorm2d", {}, (4, 9, 9)),
    ("RMSNorm", {}, SEQUENCE),
    ("Maxout", {"out_features": 3}, (7,)),
    ("LSTM", {"hidden_size": 8, "num_layers": 3, "bidirectional": True}, SEQUENCE),
    ("GRU", {"hidden_size": 8, "bias": False}, SEQUENCE),
    ("PositionalEmbedding", {"max_length": 20}, SEQUENCE),
    ("SelfAttention", {"num_heads": 4}, SEQUENCE),
    ("TransformerEncoderLayer", {"nhead": 4, "dim_feedforward": 32}, SEQUENCE),
    ("TransformerEncoder", {"nhead": 4, "num_layers": 2, "dim_feedforward": 32}, SEQUENCE),
]


@pytest.mark.parametrize(("layer", "args", "shape"), CASES, ids=[case[0] for case in CASES])
def test_each_kind_of_layer_is_worked_out(layer, args, shape):
    known = infer_layer(Layer(layer, Table(args)), (TensorType((BATCH, *shape)),), {})
    lines = worked_out(find_layer(layer), known)
    assert lines
    for line in lines:
        assert line.how, line
        assert value_of(line.how) == int(line.result.replace(",", "")), line


def test_two_inputs_are_worked_out():
    x = TensorType((BATCH, 5))
    known = infer_layer(Layer("Bilinear", Table({"out_features": 3})), (x, x), {})
    lines = worked_out(find_layer("Bilinear"), known)
    assert [line.how for line in lines] == ["3 · (5·5 + 1)", "3 · (5 + 1)·5"]
