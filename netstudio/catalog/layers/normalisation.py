"""Normalisation."""

from __future__ import annotations

from netstudio.catalog.param import INFERRED, ParamSpec
from netstudio.catalog.rules.common import same_shape, size_at, spatial_input
from netstudio.catalog.spec import Args, Inputs, LayerSpec
from netstudio.catalog.types import ValueType


def _images(args: Args, inputs: Inputs) -> ValueType:
    return spatial_input(inputs, 2)


def affine_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """A scale and a shift for each feature."""
    return 2 * int(args["num_features"]) if args["affine"] else 0


NORMALISATION = (
    LayerSpec(
        "BatchNorm2d",
        "normalisation",
        "Normalises each channel over the batch, then scales and shifts it.",
        _images,
        (
            ParamSpec(
                "num_features",
                "int",
                INFERRED,
                "Channels of the input.",
                minimum=1,
                positional=True,
            ),
            ParamSpec("eps", "float", 1e-5, "Added to the variance.", minimum=0),
            ParamSpec(
                "momentum",
                "float",
                0.1,
                "Share of the new batch in the running statistics.",
                minimum=0,
                maximum=1,
                optional=True,
            ),
            ParamSpec("affine", "bool", True, "Whether it learns a scale and a shift."),
            ParamSpec("track_running_stats", "bool", True, "Whether it keeps running statistics."),
        ),
        construct="nn.BatchNorm2d",
        infer={"num_features": size_at(1)},
        parameters=affine_parameters,
        formula="γ (x - E[x]) / √(Var[x] + ε) + β",
        docs="torch.nn.BatchNorm2d.html",
        keywords=("bn", "batch normalization"),
        mode_dependent=True,
    ),
    LayerSpec(
        "LocalResponseNorm",
        "normalisation",
        "Damps a value by the squares of its neighbours in channel order (AlexNet, section 3.3).",
        same_shape,
        (
            ParamSpec(
                "size", "int", 5, "Channels in the neighbourhood.", minimum=1, positional=True
            ),
            ParamSpec("alpha", "float", 1e-4, "Factor of the squares."),
            ParamSpec("beta", "float", 0.75, "Exponent."),
            ParamSpec("k", "float", 1.0, "Constant."),
        ),
        construct="nn.LocalResponseNorm",
        docs="torch.nn.LocalResponseNorm.html",
        keywords=("lrn",),
    ),
)
