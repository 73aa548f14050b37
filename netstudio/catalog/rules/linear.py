"""Layers that act on the last dimension: linear maps."""

from __future__ import annotations

from netstudio.catalog.rules.common import first, minimum_rank, per_sample
from netstudio.catalog.size import Size
from netstudio.catalog.spec import Args, Inputs
from netstudio.catalog.types import ValueType


def _linear(args: Args, inputs: Inputs) -> ValueType:
    x = first(inputs)
    return x.with_shape(*x.shape[:-1], args["out_features"])


linear = minimum_rank(_linear, 1)
"""A linear map of the last dimension: `(..., in_features) -> (..., out_features)`."""


def linear_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """`in_features x out_features` weights and `out_features` biases."""
    return int(args["out_features"] * (args["in_features"] + (1 if args["bias"] else 0)))


def linear_macs(args: Args, inputs: Inputs, output: ValueType) -> Size:
    """One multiply-accumulate for each weight and row."""
    features: int = args["in_features"]
    return per_sample(output) * features
