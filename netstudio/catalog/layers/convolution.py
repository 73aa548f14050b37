"""Convolutions."""

from __future__ import annotations

from netstudio.catalog.layers.parameters import (
    BIAS,
    GROUPS,
    PADDING_MODE,
    chosen,
    dilation,
    inferred,
    kernel,
    padding,
    stride,
)
from netstudio.catalog.param import ParamSpec
from netstudio.catalog.rules.common import size_at
from netstudio.catalog.rules.convolution import (
    depthwise,
    depthwise_macs,
    depthwise_parameters,
    separable,
    separable_macs,
    separable_parameters,
)
from netstudio.catalog.rules.window import conv, conv_macs, conv_parameters, transposed_conv
from netstudio.catalog.spec import LayerSpec

_IN = inferred("in_channels", "Channels of the input.")
_OUT = chosen("out_channels", 16, "Channels of the output: the number of kernels.")


def _padding(dims: int) -> ParamSpec:
    return ParamSpec(
        "padding",
        "padding",
        0,
        "Cells added on each side, or “same” to keep the size.",
        minimum=0,
        dims=dims,
    )


def _conv(dims: int) -> LayerSpec:
    return LayerSpec(
        f"Conv{dims}d",
        "convolution",
        f"{dims}-D cross-correlation: each output channel sums one kernel per input channel.",
        conv(dims),
        (
            _IN,
            _OUT,
            kernel(dims, 3),
            stride(dims),
            _padding(dims),
            dilation(dims),
            GROUPS,
            BIAS,
            PADDING_MODE,
        ),
        construct=f"nn.Conv{dims}d",
        infer={"in_channels": size_at(1)},
        parameters=conv_parameters(dims),
        macs=conv_macs(dims),
        formula="y[o] = b[o] + Σ_i w[o, i] ⋆ x[i]",
        docs=f"torch.nn.Conv{dims}d.html",
        keywords=("convolution", "kernel", "filter", "grouped", "dilated", "atrous", "pointwise"),
    )


def _transposed(dims: int) -> LayerSpec:
    return LayerSpec(
        f"ConvTranspose{dims}d",
        "convolution",
        f"{dims}-D transposed convolution: each input value paints a kernel into the output.",
        transposed_conv(dims),
        (
            _IN,
            _OUT,
            kernel(dims, 2),
            # A stride of 2 doubles the size, which is what this layer is mostly placed for.
            ParamSpec(
                "stride", "size", 2, "Step in the output.", minimum=1, dims=dims, explicit=True
            ),
            padding(dims),
            ParamSpec(
                "output_padding",
                "size",
                0,
                "Cells added at one end of the output.",
                minimum=0,
                dims=dims,
            ),
            GROUPS,
            BIAS,
            dilation(dims),
        ),
        construct=f"nn.ConvTranspose{dims}d",
        infer={"in_channels": size_at(1)},
        parameters=conv_parameters(dims),
        macs=conv_macs(dims, transposed=True),
        formula="y[o] = b[o] + Σ_i w[i, o]ᵀ ⋆ x[i]",
        docs=f"torch.nn.ConvTranspose{dims}d.html",
        keywords=("deconvolution", "upconvolution", "upsample", "decoder", "fractionally strided"),
    )


DEPTHWISE_CONV_2D = LayerSpec(
    "DepthwiseConv2d",
    "convolution",
    "Each channel is filtered by kernels of its own; channels do not mix.",
    depthwise,
    (
        _IN,
        ParamSpec("multiplier", "int", 1, "Output channels for each input channel.", minimum=1),
        kernel(2, 3),
        stride(2),
        _padding(2),
        dilation(2),
        BIAS,
    ),
    construct=(
        "nn.Conv2d(in_channels, in_channels if multiplier == 1 else in_channels * multiplier, "
        "kernel_size, stride=stride, padding=padding, dilation=dilation, groups=in_channels, "
        "bias=bias)"
    ),
    infer={"in_channels": size_at(1)},
    parameters=depthwise_parameters,
    macs=depthwise_macs,
    formula="y[c] = b[c] + w[c] ⋆ x[c]",
    docs="torch.nn.Conv2d.html",
    keywords=("grouped", "mobilenet", "channelwise", "convolution"),
)

SEPARABLE_CONV_2D = LayerSpec(
    "SeparableConv2d",
    "convolution",
    "A depthwise convolution, then a 1x1 convolution that mixes the channels (Xception, 2017).",
    separable,
    (_IN, _OUT, kernel(2, 3), stride(2), _padding(2), dilation(2), BIAS),
    construct="SeparableConv2d",
    support="SeparableConv2d",
    infer={"in_channels": size_at(1)},
    parameters=separable_parameters,
    macs=separable_macs,
    formula="y[o] = b[o] + Σ_c p[o, c] (w[c] ⋆ x[c])",
    docs="torch.nn.Conv2d.html",
    keywords=("depthwise", "pointwise", "xception", "mobilenet", "convolution"),
)

CONVOLUTION = (
    _conv(1),
    _conv(2),
    _conv(3),
    DEPTHWISE_CONV_2D,
    SEPARABLE_CONV_2D,
    _transposed(1),
    _transposed(2),
    _transposed(3),
)
