"""Reductions: dimensions go, or stay as 1."""

from __future__ import annotations

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.common import axis_of, first
from netstudio.catalog.rules.dtype import category, needs_floating, needs_numbers
from netstudio.catalog.size import Size, product
from netstudio.catalog.spec import Args, Inputs
from netstudio.catalog.types import TensorType, ValueType
from netstudio.sentence import say


def _reduced(args: Args, x: TensorType) -> TensorType:
    """`x` without the dimensions of `dim`."""
    axes = _axes(args["dim"], x)
    keep = bool(args.get("keepdim"))
    shape: list[Size] = []
    for axis, size in enumerate(x.shape):
        if axis not in axes:
            shape.append(size)
        elif keep:
            shape.append(1)
    return x.with_shape(*shape)


def _axes(dim: int | tuple[int, ...] | None, x: TensorType) -> list[int]:
    """The dimensions that `dim` means: a number or several; None takes all."""
    if dim is None or dim == ():
        return list(range(x.rank))
    several = dim if isinstance(dim, tuple) else (dim,)
    axes = [axis_of(axis, x.rank) for axis in several]
    if len(set(axes)) != len(axes):
        raise ClashError(
            "axis",
            say("dim names a dimension twice: {dim}.", dim=dim),
            parameter="dim",
            rank=x.rank,
        )
    return axes


def reduce_any(args: Args, inputs: Inputs) -> ValueType:
    """Of any dtype, which stays."""
    return _reduced(args, first(inputs))


def reduce_numbers(args: Args, inputs: Inputs) -> ValueType:
    """Of any dtype but bool, which stays."""
    return _reduced(args, needs_numbers(first(inputs)))


def reduce_sum(args: Args, inputs: Inputs) -> ValueType:
    """Whole numbers and truth values are summed up in int64."""
    x = _reduced(args, first(inputs))
    return TensorType(x.shape, "int64") if category(x.dtype) < 2 else x


def reduce_floating(args: Args, inputs: Inputs) -> ValueType:
    """Of floating-point values only."""
    return _reduced(args, needs_floating(first(inputs)))


def reduce_spread(args: Args, inputs: Inputs) -> ValueType:
    """Of floating-point values, more of them than `correction` takes off."""
    x = needs_floating(first(inputs))
    count = product(tuple(x.shape[axis] for axis in _axes(args["dim"], x)))
    if not count > args["correction"]:
        raise ClashError(
            "too_small",
            say(
                "The spread of {count} values has no meaning with a correction of {args}; "
                "received {x}.",
                count=count,
                args=args["correction"],
                x=x,
            ),
            parameter="correction",
            shape=x.shape,
            needed=args["correction"] + 1,
            available=count,
        )
    return _reduced(args, x)


def reduce_real(args: Args, inputs: Inputs) -> ValueType:
    """Of any dtype; whole numbers become float32. It needs a dimension to go."""
    if args["dim"] == ():
        raise ClashError("argument", "dim must name a dimension.", parameter="dim")
    x = _reduced(args, first(inputs))
    return TensorType(x.shape, "float32") if category(x.dtype) < 2 else x


def reduce_index(args: Args, inputs: Inputs) -> ValueType:
    """The place of a value, as int64."""
    x = needs_numbers(first(inputs))
    return TensorType(_reduced(args, x).shape, "int64")


def top_k(args: Args, inputs: Inputs) -> ValueType:
    """The `k` largest values along `dim`, and their places."""
    x = needs_numbers(first(inputs))
    dim = axis_of(args["dim"], x.rank)
    size, count = x.shape[dim], args["k"]
    if not size >= count:
        raise ClashError(
            "too_small",
            say(
                "k is {count}, but dimension {dim} of {x} has only {size}.",
                count=count,
                dim=dim,
                x=x,
                size=size,
            ),
            parameter="k",
            shape=x.shape,
            axis=dim,
            needed=count,
            available=size,
        )
    shape = (*x.shape[:dim], count, *x.shape[dim + 1 :])
    return TensorType(shape, x.dtype), TensorType(shape, "int64")
