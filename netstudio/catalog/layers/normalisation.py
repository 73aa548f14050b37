"""Normalisation."""

from __future__ import annotations

from netstudio.catalog.layers.parameters import chosen, dim, epsilon, inferred
from netstudio.catalog.param import INFERRED, ParamSpec
from netstudio.catalog.rules.common import size_at
from netstudio.catalog.rules.dtype import weighted
from netstudio.catalog.rules.normalisation import (
    affine_instance_norm,
    batch_norm,
    channel_norm_parameters,
    channel_parameters,
    channels_last_norm,
    element_parameters,
    group_norm,
    layer_norm,
    local_response,
    normalize,
    normalized_shape,
)
from netstudio.catalog.spec import LayerSpec

_CHANNELS = inferred("num_features", "Channels of the input.")
_SHIFT = ParamSpec("bias", "bool", True, "Whether it learns a shift, where it learns a scale.")


def _affine(default: bool) -> ParamSpec:
    return ParamSpec("affine", "bool", default, "Whether it learns a scale and a shift.")


def _statistics(default: bool) -> ParamSpec:
    return ParamSpec("track_running_stats", "bool", default, "Whether it keeps running statistics.")


def _momentum(*, optional: bool) -> ParamSpec:
    return ParamSpec(
        "momentum",
        "float",
        0.1,
        "Share of the new batch in the running statistics"
        + ("; None takes the plain mean." if optional else "."),
        minimum=0,
        maximum=1,
        optional=optional,
    )


def _batch_norm(dims: int) -> LayerSpec:
    return LayerSpec(
        f"BatchNorm{dims}d",
        "normalisation",
        "Normalises each channel over the batch, then scales and shifts it.",
        batch_norm(dims),
        (
            _CHANNELS,
            epsilon(),
            _momentum(optional=True),
            _affine(True),
            _statistics(True),
            _SHIFT,
        ),
        construct=f"nn.BatchNorm{dims}d",
        infer={"num_features": size_at(1)},
        parameters=channel_parameters,
        formula="γ (x - E[x]) / √(Var[x] + ε) + β",
        docs=f"torch.nn.BatchNorm{dims}d.html",
        keywords=("bn", "batch normalization"),
        mode_dependent=True,
    )


def _instance_norm(dims: int) -> LayerSpec:
    return LayerSpec(
        f"InstanceNorm{dims}d",
        "normalisation",
        "Normalises each channel of each sample by itself.",
        affine_instance_norm(dims),
        (
            _CHANNELS,
            epsilon(),
            _momentum(optional=False),
            _affine(False),
            _statistics(False),
            _SHIFT,
        ),
        construct=f"nn.InstanceNorm{dims}d",
        infer={"num_features": size_at(1)},
        parameters=channel_parameters,
        formula="γ (x - E[x]) / √(Var[x] + ε) + β",
        docs=f"torch.nn.InstanceNorm{dims}d.html",
        keywords=("style transfer", "contrast", "instance normalization"),
        mode_dependent=True,
    )


_NORMALIZED_SHAPE = ParamSpec(
    "normalized_shape",
    "ints",
    INFERRED,
    "Sizes of the last dimensions, which are normalised together.",
    minimum=1,
    positional=True,
)
_LAST_DIMS = ParamSpec(
    "last_dims", "int", 1, "How many last dimensions are normalised together.", minimum=1
)
_ELEMENTWISE = ParamSpec(
    "elementwise_affine", "bool", True, "Whether it learns a scale for each place."
)

NORMALISATION = (
    _batch_norm(1),
    _batch_norm(2),
    _batch_norm(3),
    LayerSpec(
        "LayerNorm",
        "normalisation",
        "Normalises the features of each position, then scales and shifts them.",
        layer_norm,
        (_NORMALIZED_SHAPE, _LAST_DIMS, epsilon(), _ELEMENTWISE, _SHIFT),
        construct=(
            "nn.LayerNorm(normalized_shape, eps=eps, elementwise_affine=elementwise_affine, "
            "bias=bias)"
        ),
        infer={"normalized_shape": normalized_shape},
        parameters=element_parameters,
        formula="γ (x - E[x]) / √(Var[x] + ε) + β",
        docs="torch.nn.LayerNorm.html",
        keywords=("ln", "layer normalization", "transformer"),
    ),
    LayerSpec(
        "LayerNorm2d",
        "normalisation",
        "Normalises the channels at each place of an image, then scales and shifts them.",
        weighted(channels_last_norm),
        (_CHANNELS, epsilon()),
        construct="LayerNorm2d",
        support="LayerNorm2d",
        infer={"num_features": size_at(1)},
        parameters=channel_norm_parameters,
        formula="γ (x - E[x]) / √(Var[x] + ε) + β",
        keywords=("ln", "layer normalization", "convnext", "channels"),
    ),
    LayerSpec(
        "RMSNorm",
        "normalisation",
        "Divides the features of each position by their root mean square.",
        layer_norm,
        (_NORMALIZED_SHAPE, _LAST_DIMS, epsilon(None, optional=True), _ELEMENTWISE),
        construct="nn.RMSNorm(normalized_shape, eps=eps, elementwise_affine=elementwise_affine)",
        infer={"normalized_shape": normalized_shape},
        parameters=element_parameters,
        formula="γ x / √(E[x²] + ε)",
        docs="torch.nn.RMSNorm.html",
        keywords=("root mean square", "llama", "transformer"),
    ),
    LayerSpec(
        "GroupNorm",
        "normalisation",
        "Normalises groups of channels of each sample, whatever the batch size.",
        weighted(group_norm),
        (
            chosen("num_groups", 4, "Groups of channels; must divide them."),
            inferred("num_channels", "Channels of the input."),
            epsilon(),
            _affine(True),
            _SHIFT,
        ),
        construct="nn.GroupNorm",
        infer={"num_channels": size_at(1)},
        parameters=channel_parameters,
        formula="γ (x - E[x]) / √(Var[x] + ε) + β",
        docs="torch.nn.GroupNorm.html",
        keywords=("gn", "group normalization"),
    ),
    _instance_norm(1),
    _instance_norm(2),
    _instance_norm(3),
    LayerSpec(
        "LocalResponseNorm",
        "normalisation",
        "Damps a value by the squares of its neighbours in channel order (AlexNet, section 3.3).",
        local_response,
        (
            chosen("size", 5, "Channels in the neighbourhood."),
            ParamSpec("alpha", "float", 1e-4, "Factor of the squares."),
            ParamSpec("beta", "float", 0.75, "Exponent."),
            ParamSpec("k", "float", 1.0, "Constant."),
        ),
        construct="nn.LocalResponseNorm",
        formula="x / (k + α/size Σ x²)^β",
        docs="torch.nn.LocalResponseNorm.html",
        keywords=("lrn", "alexnet"),
    ),
    LayerSpec(
        "Normalize",
        "normalisation",
        "Scales vectors along a dimension to unit length.",
        normalize,
        (
            ParamSpec("p", "float", 2.0, "Which norm is one.", in_call=True),
            dim(1, "The dimension of the vectors.", explicit=False, in_call=True),
            ParamSpec("eps", "float", 1e-12, "Keeps the division finite.", in_call=True),
        ),
        call="F.normalize(x, p=p, dim=dim, eps=eps)",
        formula="x / max(‖x‖ₚ, ε)",
        docs="torch.nn.functional.normalize.html",
        keywords=("l2", "unit length", "cosine", "contrastive"),
    ),
)
