"""The texts of cards, from nodes and what inference knows."""

import pytest

from netstudio.catalog.inference import infer
from netstudio.catalog.size import BATCH, symbol
from netstudio.catalog.types import TensorType, Unknown
from netstudio.document.graph import Graph
from netstudio.document.node import Call, Input, Member, Node, Tensor, When
from netstudio.document.project import Project
from netstudio.document.values import DType, Expr, ListValue, Ref, SliceValue
from netstudio.layout.amounts import short_expression
from netstudio.layout.card import (
    card_of,
    count_text,
    shape_text,
    tight_count_text,
    value_text,
)
from netstudio.layout.geometry import GRID, HEADER, PORT_Y, geometry
from tests.networks import NetworkBuilder, lenet, tiny_resnet


def cards(project: Project, scope: str = ""):
    known = infer(project).nodes
    return {
        node.id: card_of(project, scope, node, known.get(node.id))
        for node in project.scope(scope).nodes.values()
    }


def card(type_name: str, shape=(3, 8, 8), **args):
    net = NetworkBuilder()
    net.input("image", shape)
    net.layer("layer", type_name, "image", **args)
    return cards(Project(graph=net.graph()))["layer"]


def test_lenet_reads_as_in_the_paper():
    found = cards(lenet())
    told = {name: (c.type_name, c.detail, c.shape, c.count) for name, c in found.items()}
    assert told["image"] == ("Input", "grey, 28 × 28", "N × 1 × 28 × 28", "")
    assert told["conv1"] == ("Conv2d", "6 × 5×5, padding 2", "N × 6 × 28 × 28", "156")
    assert told["tanh1"] == ("Tanh", "", "N × 6 × 28 × 28", "")
    assert told["pool1"] == ("AvgPool2d", "2×2, stride 2", "N × 6 × 14 × 14", "")
    assert told["fc1"] == ("Linear", "120 features", "N × 120", "48,120")
    assert told["logits"] == ("Output", "", "N × 10", "")


@pytest.mark.parametrize(
    ("type_name", "args", "detail"),
    [
        ("Conv2d", {"out_channels": 8, "kernel_size": (3, 5)}, "8 × 3×5"),
        ("Conv2d", {"out_channels": 8, "kernel_size": 1, "bias": False}, "8 × 1×1, no bias"),
        ("Conv2d", {"out_channels": 8, "stride": (2, 2)}, "8 × 3×3, stride 2"),
        ("MaxPool2d", {"kernel_size": 3, "stride": 1}, "3×3, stride 1"),
        ("Dropout", {"p": 0.25}, "p 0.25"),
        ("BatchNorm2d", {}, ""),
        ("Conv2d", {"out_channels": Expr("width * 2"), "kernel_size": 3}, "width * 2 × 3×3"),
    ],
)
def test_what_differs_from_the_default_is_told(type_name, args, detail):
    assert card(type_name, **args).detail == detail


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        (None, "no shape yet"),
        ((13,), "13 features"),
        ((3, 32, 32), "colour, 32 × 32"),
        ((4, 32, 32), "4 × 32 × 32"),
        ((1, 28, 28), "grey, 28 × 28"),
        ((1, 5, 4), "1 × 5 × 4"),
        ((3, "T", 64), "3 × T × 64"),
        (("T", 8), "T × 8"),
    ],
)
def test_an_input_says_what_comes_in(shape, text):
    net = NetworkBuilder()
    net.input("image", shape)
    assert cards(Project(graph=net.graph()))["image"].detail == text


def test_an_unknown_layer_says_so():
    found = card("Nonesuch")
    assert (found.type_name, found.family) == ("Nonesuch", "other")
    assert found.detail == "not known to this version"
    assert found.shape == "?"


def test_a_stack_of_blocks_says_how_many():
    found = cards(tiny_resnet())
    assert found["stage1"].family == "block"
    assert found["stage1"].copies == "3"
    assert found["stage2"].detail == "channels 32"


def test_a_colour_of_its_own_reaches_the_card():
    from netstudio.document.edits import SetColour

    project = SetColour("", ("conv1",), "#ff8800").change(lenet())
    assert cards(project)["conv1"].colour == "#ff8800"


def test_shapes_and_counts_as_text():
    assert shape_text(TensorType((BATCH, 6, 28, 28))) == "N × 6 × 28 × 28"
    assert shape_text(TensorType(())) == "scalar"
    assert shape_text(Unknown("behind a problem", broken=True)) == "?"
    pair = (TensorType((BATCH, 4)), TensorType((2, BATCH)))
    assert shape_text(pair) == "N × 4  +1"
    assert count_text(48_120) == "48,120"
    assert count_text(62_378_344) == "62.4 M"
    assert tight_count_text(1_160_000) == "1.16 M"
    assert tight_count_text(999_999) == "999,999"


def test_values_as_text():
    assert value_text((3, 3)) == "3×3"
    assert value_text(ListValue((1, 2))) == "[1, 2]"
    assert value_text(SliceValue(None, 4)) == ":4"
    assert value_text(SliceValue(1, None, 2)) == "1::2"
    assert value_text(DType("float16")) == "float16"
    assert value_text(Ref("conv1")) == "conv1"
    assert value_text(0.001) == "0.001"


def test_a_chain_runs_along_one_line_on_the_grid():
    for found in cards(lenet()).values():
        places = geometry(found)
        assert all(y == PORT_Y for y in (*places.inputs, *places.outputs))
        assert places.height % GRID == 0


def test_named_ports_get_a_row_each():
    net = NetworkBuilder()
    net.input("x", (4, 8))
    net.layer("attend", "MultiheadAttention", "x", "x", "x", num_heads=2)
    found = cards(Project(graph=net.graph()))["attend"]
    places = geometry(found)
    assert [port.name for port in found.ports.inputs] == ["query", "key", "value"]
    assert places.labels
    assert min(places.inputs) > HEADER
    assert places.height > max(places.inputs)


def test_a_picture_makes_the_card_taller_in_its_own_proportions():
    found = card("ReLU")
    plain, wide = geometry(found).height, geometry(found, (130, 20))
    square = geometry(found, (28, 28))
    assert wide.picture is not None
    assert square.picture is not None
    assert plain < wide.height < square.height
    assert wide.picture[1] == pytest.approx(148 * 20 / 130, abs=1)
    with pytest.raises(ValueError, match="0"):
        geometry(found, (0, 20))


def test_input_of_an_unknown_kind_has_no_port():
    net = NetworkBuilder()
    net.input("image")
    project = Project(graph=net.graph())
    assert isinstance(project.graph.nodes["image"].target, Input)
    assert cards(project)["image"].ports.inputs == ()


def test_a_buffer_with_values_of_its_own_is_not_said_to_be_zeros():
    member = Member("cos", "cos", Tensor("buffer", (4,), data="0" * 64))
    graph = Graph().with_members([member]).with_nodes([Node("cos", "cos", Call("cos"))])
    (node,) = graph.nodes.values()
    assert card_of(Project(graph=graph), "", node).detail == "float32, stored values"


def test_a_size_of_which_nothing_is_known_is_a_question_mark():
    odd = symbol("?decoder.0.1")
    assert shape_text(TensorType((BATCH, odd, 3))) == "N × ? × 3"
    assert shape_text(TensorType((BATCH, 2 * odd + 1))) == "N × ?"
    assert str(TensorType((BATCH, odd, 60))) == "(N, ?, 60)"
    assert short_expression(str(24 * odd)) == "?"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ((0, 2, 3, 1), "(0, 2, 3, 1)"),
        ((7, 14, 28), "7×14×28"),
        ((0, 0, 1), "0×0×1"),
        ((0, 1), "0×1"),
    ],
)
def test_numbers_that_are_places_are_not_multiplied(value, text):
    assert value_text(value) == text


@pytest.mark.parametrize(
    ("condition", "other", "text"),
    [
        ("training", None, "Only in training"),
        ("not training", Ref("image"), "Only in evaluation; otherwise image"),
        ("channels != 3", Ref("image"), "Only where channels != 3; otherwise image"),
    ],
)
def test_a_card_says_when_it_runs(condition, other, text):
    net = NetworkBuilder()
    net.input("image")
    net.layer("fc", "Linear", "image", when=When(condition, other), out_features=2)
    net.output("fc", when=When(condition, other))
    made = cards(Project(graph=net.graph()))
    assert made["fc"].conditional == made["logits"].conditional == text
    assert made["image"].conditional == ""
