"""Elementwise mathematics: shapes stay, dtypes follow torch's promotion."""

from __future__ import annotations

from typing import Any

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.common import axis_of, first
from netstudio.catalog.rules.dtype import category, needs_int64, needs_numbers, with_number
from netstudio.catalog.spec import Args, Inputs, ShapeRule
from netstudio.catalog.types import TensorType, ValueType
from netstudio.sentence import say


def with_parameter(name: str) -> ShapeRule:
    """An operation of the input and the number in parameter `name`."""

    def rule(args: Args, inputs: Inputs) -> ValueType:
        x = first(inputs)
        return TensorType(x.shape, with_number(x.dtype, args[name]))

    return rule


def square(args: Args, inputs: Inputs) -> ValueType:
    """`x * x`; truth values become int64."""
    x = first(inputs)
    return TensorType(x.shape, with_number(x.dtype, 2))


def power(args: Args, inputs: Inputs) -> ValueType:
    """`x ** exponent`; whole numbers take no negative whole power."""
    x, exponent = first(inputs), args["exponent"]
    if category(x.dtype) < 2 and _is_whole(exponent) and exponent < 0:
        raise ClashError(
            "dtype",
            say(
                "Whole numbers have no power {exponent} among them; received {dtype}. Put a Cast "
                "to float32 before it.",
                exponent=exponent,
                dtype=x.dtype,
            ),
            port=0,
            claimed=x.dtype,
            true="float32",
        )
    return TensorType(x.shape, with_number(x.dtype, exponent))


def clamp(args: Args, inputs: Inputs) -> ValueType:
    """Values from `min` to `max`, of which one may be missing."""
    x = needs_numbers(first(inputs))
    bounds = [args[name] for name in ("min", "max") if args[name] is not None]
    if not bounds:
        raise ClashError("argument", "Needs a min, a max, or both.", parameter="min")
    dtype = x.dtype
    for bound in bounds:
        dtype = with_number(dtype, bound)
    return TensorType(x.shape, dtype)


def _is_whole(number: Any) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def cumulative(args: Args, inputs: Inputs) -> ValueType:
    """Sums along `dim`, whole numbers in int64."""
    x = first(inputs)
    axis_of(args["dim"], x.rank)
    return TensorType(x.shape, "int64") if category(x.dtype) < 2 else x


def cast(args: Args, inputs: Inputs) -> ValueType:
    """The same shape in another dtype."""
    return TensorType(first(inputs).shape, args["dtype"])


def one_hot(args: Args, inputs: Inputs) -> ValueType:
    """A new last dimension with a one at the place that each number names; int64."""
    x = needs_int64(first(inputs))
    return TensorType((*x.shape, args["num_classes"]), "int64")
