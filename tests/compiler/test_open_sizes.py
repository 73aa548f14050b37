"""Sizes of an operation's value where more than the batch is open."""

from __future__ import annotations

import pytest

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
