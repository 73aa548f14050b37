"""The arithmetic that the inspector writes out: right, or not there."""

import ast
import re

import pytest

from netstudio.catalog.inference import infer
from netstudio.catalog.registry import find_layer
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
        ("multiply-accumulates", "", "240,000"),
    ]


def test_a_linear_layer():
    lines = lines_of(load_preset("lenet5"), "fc1")
    assert [(line.how, line.result) for line in lines] == [
        ("120 · (400 + 1)", "48,120"),
        ("", "48,000"),
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
    assert "⌈" not in plain
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
