"""The dropout family."""

from __future__ import annotations

from netstudio.catalog.layers.parameters import probability
from netstudio.catalog.rules.common import minimum_rank, same_shape, spatial_input
from netstudio.catalog.rules.dtype import floating
from netstudio.catalog.spec import Args, Inputs, LayerSpec, ShapeRule
from netstudio.catalog.types import ValueType


def _dropout(
    name: str, summary: str, rule: ShapeRule, *keywords: str, formula: str = ""
) -> LayerSpec:
    return LayerSpec(
        name,
        "dropout",
        summary,
        floating(rule),
        (probability(0.5),),
        construct=f"nn.{name}",
        formula=formula,
        docs=f"torch.nn.{name}.html",
        keywords=("regularization", *keywords),
        mode_dependent=True,
    )


def _channels(dims: int) -> LayerSpec:
    def rule(args: Args, inputs: Inputs) -> ValueType:
        return spatial_input(inputs, dims)

    return _dropout(
        f"Dropout{dims}d",
        "Zeroes whole channels at random while training, and scales up the rest.",
        rule,
        "spatial dropout",
        "channel",
        formula="x mask / (1 - p), a mask for each channel",
    )


DROPOUT = (
    _dropout(
        "Dropout",
        "Zeroes random values while training, and scales up the rest.",
        same_shape,
        formula="x mask / (1 - p)",
    ),
    _channels(1),
    _channels(2),
    _channels(3),
    _dropout(
        "AlphaDropout",
        "Dropout that keeps mean and variance, for SELU networks (Klambauer et al., 2017).",
        same_shape,
        "selu",
        "self normalizing",
    ),
    _dropout(
        "FeatureAlphaDropout",
        "AlphaDropout of whole channels.",
        minimum_rank(same_shape, 2),
        "selu",
        "channel",
    ),
    LayerSpec(
        "StochasticDepth",
        "dropout",
        "Zeroes whole samples at random while training: what a residual adds is left out.",
        floating(minimum_rank(same_shape, 1)),
        (probability(0.1, "Share of the samples that are zeroed."),),
        construct="StochasticDepth",
        support="StochasticDepth",
        formula="x mask / (1 - p), a mask for each sample",
        keywords=("regularization", "drop path", "residual", "convnext", "swin", "efficientnet"),
        mode_dependent=True,
    ),
)
