"""Sizes of an operation's value where more than the batch is open."""

from __future__ import annotations

import pytest

from netstudio.catalog.clash import ClashError
from netstudio.catalog.size import BATCH, symbol
from netstudio.catalog.types import TensorType
from netstudio.compiler.shapes import meta_rule
from netstudio.document.node import Node, Op
from netstudio.document.values import Expr, Ref

H, W = symbol("height"), symbol("width")
IMAGE = TensorType((BATCH, 3, H, W))
X = Ref("x")


def shape_of(op: str, *args: object) -> tuple[object, ...]:
    found = meta_rule(Node("y", "y", Op(op), args), lambda ref: IMAGE, {})
    assert isinstance(found, TensorType)
    return found.shape


@pytest.mark.parametrize(
    ("op", "args", "shape"),
    [
        ("torch.relu", (X,), (BATCH, 3, H, W)),
        ("Tensor.permute", (X, (0, 3, 2, 1)), (BATCH, W, H, 3)),
        ("torch.flatten", (X, 2), (BATCH, 3, H * W)),
        ("torch.flatten", (X, 1), (BATCH, 3 * H * W)),
        ("torch.flatten", (X,), (3 * BATCH * H * W,)),
        ("F.pad", (X, (1, 2, 0, 3)), (BATCH, 3, H + 3, W + 3)),
        ("Tensor.reshape", (X, (Expr("x.shape[0]", (("x", X),)), -1)), (BATCH, 3 * H * W)),
        ("torch.zeros", ((4, 5),), (4, 5)),
    ],
)
def test_a_shape_follows_every_open_size(op: str, args: tuple, shape: tuple) -> None:
    assert shape_of(op, *args) == shape


def test_a_size_that_is_no_expression_is_open_and_like_no_other() -> None:
    halves = [shape_of("F.max_pool2d", X, kernel)[2] for kernel in (3,)]
    assert str(halves[0]).startswith("?")
    assert halves[0] != H


def test_what_an_operation_only_asserts_is_its_error() -> None:
    """As F.multi_head_attention_forward does of its ranks."""
    attention = Op("F.multi_head_attention_forward")
    weights = TensorType((9, 3)), TensorType((9,)), TensorType((3, 3)), TensorType((3,))
    types = {"x": IMAGE, **{f"w{at}": weight for at, weight in enumerate(weights)}}
    packed = (Ref("w0"), Ref("w1"), None, None, False, 0.0, Ref("w2"), Ref("w3"))
    node = Node("y", "y", attention, (X, X, X, 3, 1, *packed))
    with pytest.raises(ClashError, match="cannot run"):
        meta_rule(node, lambda ref: types[ref.node], {})
