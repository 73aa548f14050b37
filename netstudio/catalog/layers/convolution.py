"""Convolutions."""

from __future__ import annotations

from netstudio.catalog.param import INFERRED, ParamSpec
from netstudio.catalog.rules.common import size_at
from netstudio.catalog.rules.window import conv, conv_macs, conv_parameters
from netstudio.catalog.spec import LayerSpec

_IN = ParamSpec(
    "in_channels", "int", INFERRED, "Channels of the input.", minimum=1, positional=True
)
_OUT = ParamSpec(
    "out_channels",
    "int",
    16,
    "Channels of the output: the number of kernels.",
    minimum=1,
    positional=True,
    explicit=True,
)
_PADDING_MODES = ("zeros", "reflect", "replicate", "circular")


def _conv(dims: int) -> LayerSpec:
    return LayerSpec(
        f"Conv{dims}d",
        "convolution",
        f"{dims}-D cross-correlation: each output channel sums one kernel per input channel.",
        conv(dims),
        (
            _IN,
            _OUT,
            ParamSpec(
                "kernel_size",
                "size",
                3,
                "Size of the window.",
                minimum=1,
                dims=dims,
                positional=True,
                explicit=True,
            ),
            ParamSpec("stride", "size", 1, "Step of the window.", minimum=1, dims=dims),
            ParamSpec("padding", "padding", 0, "Cells added on each side.", minimum=0, dims=dims),
            ParamSpec("dilation", "size", 1, "Gap between kernel cells.", minimum=1, dims=dims),
            ParamSpec("groups", "int", 1, "Groups of channels that do not mix.", minimum=1),
            ParamSpec("bias", "bool", True, "Whether each output channel has a bias."),
            ParamSpec(
                "padding_mode", "choice", "zeros", "What the padding holds.", choices=_PADDING_MODES
            ),
        ),
        construct=f"nn.Conv{dims}d",
        infer={"in_channels": size_at(1)},
        parameters=conv_parameters(dims),
        macs=conv_macs(dims),
        formula="y[o] = b[o] + Σ_i w[o, i] ⋆ x[i]",
        docs=f"torch.nn.Conv{dims}d.html",
        keywords=("convolution", "kernel", "filter"),
    )


CONVOLUTION = (_conv(1), _conv(2), _conv(3))
