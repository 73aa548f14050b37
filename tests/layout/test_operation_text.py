"""What cards of operations say of their arguments."""

import pytest

from netstudio.document.graph import Graph
from netstudio.document.node import Input, Node, Op
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.values import Expr, Ref
from netstudio.layout.card import card_of


@pytest.mark.parametrize(
    ("name", "args", "detail"),
    [
        ("F.conv2d", (Ref("image"), (2, 2), (0, 0), (1, 1), 4), "stride 2, groups 4"),
        ("F.conv2d", (None, (1, 1), (1, 2)), "padding 1×2"),
        (
            "torch.conv2d",
            (None, Expr("stride"), Expr("width // 2"), 1, Expr("groups")),
            "padding width // 2",
        ),
        ("F.conv_transpose2d", (None, 2, 0, 1, 1, 3), "stride 2, output padding 1, dilation 3"),
        ("F.max_pool2d", ((3, 3), (2, 2), (1, 1), (1, 1)), "3×3, stride 2, padding 1"),
        ("torch.cat", (-1,), "dim -1"),
        (
            "torch.gru",
            (Ref("image"), Ref("image"), True, 2, 0.0, Expr("training"), False, True),
            "layers 2, batch first True",
        ),
        ("Tensor.permute", ((0, 2, 3, 1),), "0, 2, 3, 1"),
        ("Tensor.split", ((16, 64), 1), "(16, 64), 1"),
    ],
)
def test_arguments_by_place_are_named_where_numbers_alone_say_too_little(name, args, detail):
    ways = (Ref("image"),) if "conv" not in name else (Ref("image"), Ref("image"))
    node = Node("call", "call", Op(name), (*ways, *args))
    assert card_of(Project(graph=Graph().with_nodes([node])), "", node).detail == detail


def test_a_parameter_handed_on_under_its_own_name_says_nothing():
    kwargs = Table({"training": Expr("training"), "eps": 0.001})
    node = Node("call", "call", Op("F.batch_norm"), (Ref("image"),), kwargs)
    assert card_of(Project(graph=Graph().with_nodes([node])), "", node).detail == "eps 0.001"


def test_of_pooling_only_what_differs_from_torch_is_told():
    kwargs = Table({"stride": 3, "padding": 0, "dilation": 1, "ceil_mode": True})
    node = Node("call", "call", Op("F.max_pool2d"), (Ref("image"), 2), kwargs)
    found = card_of(Project(graph=Graph().with_nodes([node])), "", node)
    assert found.detail == "2, stride 3, ceil_mode True"


def test_expressions_call_nodes_by_their_names():
    sizes = Expr("x.shape[1] - x1.shape[0] + size", (("x", Ref("ids")), ("x1", Ref("table"))))
    nodes = [Node("ids", "words", Input((4,))), Node("table", "shape", Input((4,)))]
    nodes.append(Node("call", "call", Op("Tensor.view"), (Ref("ids"), (sizes, -1))))
    found = card_of(Project(graph=Graph().with_nodes(nodes)), "", nodes[-1])
    assert found.detail == "words.shape[1] - shape.shape[0] + size, -1"
