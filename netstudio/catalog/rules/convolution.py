"""Depthwise and separable convolution, in terms of plain convolution.

Source: Chollet, Xception: deep learning with depthwise separable convolutions (2017). The depthwise
half has no bias, since the pointwise half brings one.
"""

from __future__ import annotations

from typing import Any

from netstudio.catalog.rules.common import per_sample
from netstudio.catalog.rules.window import conv, conv_macs, conv_parameters
from netstudio.catalog.size import Size
from netstudio.catalog.spec import Args, Inputs
from netstudio.catalog.types import ValueType

_CONV_RULE, _CONV_PARAMETERS, _CONV_MACS = conv(2), conv_parameters(2), conv_macs(2)


def _as_conv(args: Args) -> dict[str, Any]:
    """The arguments of the Conv2d that a depthwise convolution is."""
    channels = args["in_channels"]
    return {
        **args,
        "out_channels": channels * args.get("multiplier", 1),
        "groups": channels,
        "padding_mode": "zeros",
    }


def depthwise(args: Args, inputs: Inputs) -> ValueType:
    """As a convolution with a group for each channel."""
    return _CONV_RULE(_as_conv(args), inputs)


def depthwise_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """`channels x multiplier x kernel`, and a bias for each output channel."""
    return int(_CONV_PARAMETERS(_as_conv(args), inputs, output))


def depthwise_macs(args: Args, inputs: Inputs, output: ValueType) -> Size:
    """One kernel at each place of the output."""
    macs: Size = _CONV_MACS(_as_conv(args), inputs, output)
    return macs


def separable(args: Args, inputs: Inputs) -> ValueType:
    """The window of the depthwise half, the channels of the pointwise half."""
    return _CONV_RULE({**args, "groups": 1}, inputs)


def separable_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """The depthwise kernels, the pointwise matrix and its bias."""
    kernels = depthwise_parameters({**args, "bias": False}, inputs, output)
    matrix = args["in_channels"] * args["out_channels"]
    return kernels + int(matrix) + (int(args["out_channels"]) if args["bias"] else 0)


def separable_macs(args: Args, inputs: Inputs, output: ValueType) -> Size:
    """At each place: a kernel for each input channel, then the matrix."""
    kernels = depthwise_parameters({**args, "bias": False}, inputs, output)
    each: int = kernels + args["in_channels"] * args["out_channels"]
    places: Size = per_sample(output) // args["out_channels"]
    return places * each
