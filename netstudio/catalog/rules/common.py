"""What shape rules share: ports, ranks, axes and sizes per dimension."""

from __future__ import annotations

from typing import Any

from netstudio.catalog.clash import ClashError
from netstudio.catalog.size import Size, product
from netstudio.catalog.spec import Args, InferRule, Inputs, ShapeRule
from netstudio.catalog.types import TensorType, ValueType, shape_text

_AXES = {1: "(N, C, L)", 2: "(N, C, H, W)", 3: "(N, C, D, H, W)"}


def first(inputs: Inputs) -> TensorType:
    """The type at the first port."""
    value = inputs[0]
    if value is None:
        raise ClashError("unconnected", "Nothing is connected to the input.", port=0)
    return value


def spatial_input(inputs: Inputs, dims: int) -> TensorType:
    """The first input, checked to have a batch, a channel and `dims` spatial dimensions."""
    x = first(inputs)
    if x.rank != dims + 2:
        raise ClashError(
            "rank",
            f"Needs an input of {dims + 2} dimensions {_AXES[dims]}; received {x}, which has "
            f"{x.rank}.",
            expected_rank=dims + 2,
            shape=x.shape,
        )
    return x


def per_dim(value: Any, dims: int) -> tuple[Any, ...]:
    """A size for each dimension, from one number or a tuple."""
    return tuple(value) if isinstance(value, tuple) else (value,) * dims


def axis_of(axis: int, rank: int, *, name: str = "dim") -> int:
    """A possibly negative axis as an index from 0."""
    if not -rank <= axis < rank:
        raise ClashError(
            "axis",
            f"{name} is {axis}, but the input has {rank} dimensions: {name} can be from {-rank} "
            f"to {rank - 1}.",
            axis=axis,
            rank=rank,
            parameter=name,
        )
    return axis % rank


def same_shape(args: Args, inputs: Inputs) -> ValueType:
    """The output is like the first input."""
    return first(inputs)


def size_at(axis: int) -> InferRule:
    """A parameter that is the input's size along `axis`."""

    def infer(args: Args, inputs: Inputs) -> Size:
        x = first(inputs)
        if not -x.rank <= axis < x.rank:
            raise ClashError(
                "rank",
                f"Needs an input with a dimension {axis}; received {x}.",
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
                f"Needs an input of at least {rank} dimensions; received {x}.",
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
        if x != y and x != 1 and y != 1:
            raise ClashError(
                "broadcast",
                f"Shapes {shape_text(a.shape)} and {shape_text(b.shape)} do not fit together: "
                f"{x} against {y}.",
                shapes=(a.shape, b.shape),
            )
        shape.append(y if x == 1 else x)
    return TensorType(tuple(shape), wider_dtype(a.dtype, b.dtype))


_RANKS = ("bool", "uint8", "int8", "int16", "int32", "int64", "float16", "bfloat16", "float32")
_WIDE = (*_RANKS, "float64", "complex64", "complex128")


def wider_dtype(a: str, b: str) -> str:
    """The dtype of an operation of two tensors, for the usual pairs."""
    if {a, b} == {"uint8", "int8"}:
        return "int16"
    if {a, b} == {"float16", "bfloat16"}:
        return "float32"
    return max(a, b, key=_WIDE.index)
