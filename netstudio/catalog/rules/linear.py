"""Linear and bilinear maps of the last dimension."""

from __future__ import annotations

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.common import at_port, first, minimum_rank, per_sample
from netstudio.catalog.rules.dtype import weighted
from netstudio.catalog.size import Size
from netstudio.catalog.spec import Args, Inputs
from netstudio.catalog.types import ValueType
from netstudio.sentence import say


def _linear(args: Args, inputs: Inputs) -> ValueType:
    x = first(inputs)
    return x.with_shape(*x.shape[:-1], args["out_features"])


linear = weighted(minimum_rank(_linear, 1))
"""A linear map of the last dimension: `(..., in_features) -> (..., out_features)`."""


def linear_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """`in_features x out_features` weights and `out_features` biases."""
    return int(args["out_features"] * (args["in_features"] + (1 if args["bias"] else 0)))


def linear_macs(args: Args, inputs: Inputs, output: ValueType) -> Size:
    """One multiply-accumulate for each weight and row."""
    features: int = args["in_features"]
    return per_sample(output) * features


def _bilinear(args: Args, inputs: Inputs) -> ValueType:
    x, y = at_port(inputs, 0), at_port(inputs, 1)
    if x.shape[:-1] != y.shape[:-1]:
        raise ClashError(
            "broadcast",
            say("All dimensions but the last must agree: {x} and {y} do not.", x=x, y=y),
            shapes=(x.shape, y.shape),
        )
    return x.with_shape(*x.shape[:-1], args["out_features"])


bilinear = weighted(_bilinear)
"""`(..., in1), (..., in2) -> (..., out)`: a weighted sum of all products of two features."""


def bilinear_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """`in1 x in2 x out` weights and `out` biases."""
    pairs = args["in1_features"] * args["in2_features"]
    return int(args["out_features"] * (pairs + (1 if args["bias"] else 0)))


def bilinear_macs(args: Args, inputs: Inputs, output: ValueType) -> Size:
    """One for each weight and row, and one more for each row and in1 feature to sum over."""
    pairs: int = args["in1_features"] * args["in2_features"]
    return per_sample(output) * (pairs + int(args["in2_features"]))
