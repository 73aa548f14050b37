"""What shape rules share: ports, ranks, axes and sizes per dimension."""

from __future__ import annotations

from typing import Any

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.dtype import result_dtype
from netstudio.catalog.size import Size, is_open, product
from netstudio.catalog.spec import Args, InferRule, Inputs, ShapeRule
from netstudio.catalog.types import TensorType, ValueType, shape_text
from netstudio.sentence import say

_AXES = {1: "(N, C, L)", 2: "(N, C, H, W)", 3: "(N, C, D, H, W)"}


def at_port(inputs: Inputs, port: int) -> TensorType:
    """The type at a port, which must have a wire."""
    value = inputs[port] if port < len(inputs) else None
    if value is None:
        where = say("input {port}", port=port) if port else "the input"
        raise ClashError(
            "unconnected", say("Nothing is connected to {where}.", where=where), port=port
        )
    return value


def first(inputs: Inputs) -> TensorType:
    """The type at the first port."""
    return at_port(inputs, 0)


def spatial_input(inputs: Inputs, dims: int) -> TensorType:
    """The first input, checked to have a batch, a channel and `dims` spatial dimensions."""
    x = first(inputs)
    if x.rank != dims + 2:
        raise ClashError(
            "rank",
            say(
                "Needs an input of {dims} dimensions {axes}; received {x}, which has {rank}.",
                dims=dims + 2,
                axes=_AXES[dims],
                x=x,
                rank=x.rank,
            ),
            expected_rank=dims + 2,
            shape=x.shape,
        )
    return x


def left_over(x: TensorType, axis: int, size: Size, how: str) -> Size:
    """`size`, what becomes of `x` along `axis`, checked to be at least one.

    Raises:
        ClashError: when nothing is left; `how` says what was done to it.
    """
    if not size > 0:
        raise ClashError(
            "too_small",
            say(
                "Nothing is left: {shape} {how} becomes {size}; received {x}.",
                shape=x.shape[axis],
                how=how,
                size=size,
                x=x,
            ),
            shape=x.shape,
            axis=axis,
            needed=1,
            available=size,
        )
    return size


def per_dim(value: Any, dims: int) -> tuple[Any, ...]:
    """A size for each dimension, from one number or a tuple."""
    return tuple(value) if isinstance(value, tuple) else (value,) * dims


def axis_of(axis: int, rank: int, *, name: str = "dim") -> int:
    """A possibly negative axis as an index from 0."""
    if not -rank <= axis < rank:
        raise ClashError(
            "axis",
            say(
                "{name} is {axis}, but the input has {rank} dimensions: {name} can be from "
                "{value} to {rank2}.",
                name=name,
                axis=axis,
                rank=rank,
                value=-rank,
                rank2=rank - 1,
            ),
            axis=axis,
            rank=rank,
            parameter=name,
        )
    return axis % rank


def same_shape(args: Args, inputs: Inputs) -> ValueType:
    """The output is like the first input."""
    return first(inputs)


def size_at(axis: int, port: int = 0) -> InferRule:
    """A parameter that is the size of the input at `port` along `axis`."""

    def infer(args: Args, inputs: Inputs) -> Size:
        x = at_port(inputs, port)
        if not -x.rank <= axis < x.rank:
            raise ClashError(
                "rank",
                say("Needs an input with a dimension {axis}; received {x}.", axis=axis, x=x),
                expected_rank=abs(axis) + (axis >= 0),
                shape=x.shape,
            )
        return x.shape[axis]

    return infer


def minimum_rank(rule: ShapeRule, rank: int) -> ShapeRule:
    """`rule` for inputs of at least `rank` dimensions."""

    def checked(args: Args, inputs: Inputs) -> ValueType:
        x = first(inputs)
        if x.rank < rank:
            raise ClashError(
                "rank",
                say("Needs an input of at least {rank} dimensions; received {x}.", rank=rank, x=x),
                expected_rank=rank,
                shape=x.shape,
            )
        return rule(args, inputs)

    return checked


def elements(value: ValueType) -> Size:
    """The number of elements of a tensor type, batch included."""
    return product(value.shape) if isinstance(value, TensorType) else 0


def per_sample(value: ValueType) -> Size:
    """The number of elements for one sample: the first dimension left out."""
    return product(value.shape[1:]) if isinstance(value, TensorType) else 0


def broadcast(a: TensorType, b: TensorType) -> TensorType:
    """The type of an elementwise operation of two tensors.

    Source: torch's broadcasting semantics, from the last dimension backwards.
    """
    length = max(a.rank, b.rank)
    padded_a = (1,) * (length - a.rank) + a.shape
    padded_b = (1,) * (length - b.rank) + b.shape
    shape: list[Size] = []
    for x, y in zip(padded_a, padded_b, strict=True):
        if 1 not in (x, y) and not may_equal(x, y):
            raise ClashError(
                "broadcast",
                say(
                    "Shapes {shape} and {shape2} do not fit together: {x} against {y}.",
                    shape=shape_text(a.shape),
                    shape2=shape_text(b.shape),
                    x=x,
                    y=y,
                ),
                shapes=(a.shape, b.shape),
            )
        shape.append(y if x == 1 or (is_open(x) and y != 1) else x)
    return TensorType(tuple(shape), result_dtype(a, b))


def may_equal(one: Size, other: Size) -> bool:
    """Whether two sizes are the same, or may be as one of them is not known."""
    return one == other or is_open(one) or is_open(other)
