"""Activations: most keep the shape, a few work along a dimension or join pieces."""

from __future__ import annotations

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.common import axis_of, first, minimum_rank, per_sample, spatial_input
from netstudio.catalog.rules.dtype import as_floating, floating, needs_numbers, weighted
from netstudio.catalog.size import Size
from netstudio.catalog.spec import Args, Inputs, ShapeRule
from netstudio.catalog.types import TensorType, ValueType
from netstudio.sentence import say


def real_valued(args: Args, inputs: Inputs) -> ValueType:
    """The same shape; whole numbers become float32."""
    x = first(inputs)
    return TensorType(x.shape, as_floating(x.dtype))


def real_valued_numbers(args: Args, inputs: Inputs) -> ValueType:
    """As `real_valued`, for any numbers but truth values."""
    x = needs_numbers(first(inputs))
    return TensorType(x.shape, as_floating(x.dtype))


def numbers(args: Args, inputs: Inputs) -> ValueType:
    """The same type, for any numbers but truth values."""
    return needs_numbers(first(inputs))


def ordered(rule: ShapeRule, low: str, high: str, *, strictly: bool) -> ShapeRule:
    """`rule` for a range from parameter `low` to parameter `high`."""

    def checked(args: Args, inputs: Inputs) -> ValueType:
        if args[low] > args[high] or (strictly and args[low] == args[high]):
            raise ClashError(
                "argument",
                say(
                    "{high} ({args}) must be {value} {low} ({args2}).",
                    high=high,
                    args=args[high],
                    value="more than" if strictly else "at least",
                    low=low,
                    args2=args[low],
                ),
                parameter=high,
            )
        return rule(args, inputs)

    return checked


def not_zero(rule: ShapeRule, name: str) -> ShapeRule:
    """`rule` for a parameter that is divided by."""

    def checked(args: Args, inputs: Inputs) -> ValueType:
        if args[name] == 0:
            raise ClashError(
                "argument", say("{name} cannot be 0.", name=name), parameter=name, claimed=0
            )
        return rule(args, inputs)

    return checked


def _along_dim(args: Args, inputs: Inputs) -> ValueType:
    x = first(inputs)
    axis_of(args["dim"], x.rank)
    return x


along_dim = floating(_along_dim)
"""The same shape, for a function along `dim`."""


def _softmax_2d(args: Args, inputs: Inputs) -> ValueType:
    return spatial_input(inputs, 2)


softmax_2d = floating(_softmax_2d)
"""Images whose channels sum to one at each place."""


def _glu(args: Args, inputs: Inputs) -> ValueType:
    x = first(inputs)
    dim = axis_of(args["dim"], x.rank)
    size = x.shape[dim]
    if size % 2 != 0:
        raise ClashError(
            "divisible",
            say(
                "Halves dimension {dim}, whose size must be even; received {x}, whose size there "
                "is {size}.",
                dim=dim,
                x=x,
                size=size,
            ),
            shape=x.shape,
            axis=dim,
            size=size,
            groups=2,
        )
    return x.with_shape(*x.shape[:dim], size // 2, *x.shape[dim + 1 :])


glu = floating(_glu)
"""Half of the values gate the other half."""


def _prelu(args: Args, inputs: Inputs) -> ValueType:
    x = first(inputs)
    slopes = args["num_parameters"]
    channels = x.shape[1] if x.rank > 1 else 1
    if slopes not in (1, channels):
        raise ClashError(
            "channels",
            say(
                "num_parameters is {slopes}; it can be 1, or the number of channels, {channels}; "
                "received {x}.",
                slopes=slopes,
                channels=channels,
                x=x,
            ),
            parameter="num_parameters",
            claimed=slopes,
            true=channels,
        )
    return x


prelu = weighted(_prelu)
"""A slope for all channels, or one for each."""


def slopes(args: Args, inputs: Inputs, output: ValueType) -> int:
    """The learned slopes of PReLU."""
    return int(args["num_parameters"])


def _maxout(args: Args, inputs: Inputs) -> ValueType:
    x = first(inputs)
    return x.with_shape(*x.shape[:-1], args["out_features"])


maxout = weighted(minimum_rank(_maxout, 1))
"""The largest of `pieces` linear maps of the last dimension."""


def maxout_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """`pieces` linear maps."""
    rows = args["in_features"] + (1 if args["bias"] else 0)
    return int(args["pieces"] * args["out_features"] * rows)


def maxout_macs(args: Args, inputs: Inputs, output: ValueType) -> Size:
    """`pieces` linear maps."""
    each: int = args["pieces"] * args["in_features"]
    return per_sample(output) * each
