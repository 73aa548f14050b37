"""Linear maps."""

from __future__ import annotations

from netstudio.catalog.layers.parameters import BIAS, chosen, inferred
from netstudio.catalog.rules.common import same_shape, size_at
from netstudio.catalog.rules.linear import (
    bilinear,
    bilinear_macs,
    bilinear_parameters,
    linear,
    linear_macs,
    linear_parameters,
)
from netstudio.catalog.spec import LayerSpec, Port

_OUT = chosen("out_features", 10, "Features of the output.")

LINEAR = (
    LayerSpec(
        "Linear",
        "linear",
        "A weighted sum of all features of the last dimension for each output feature.",
        linear,
        (inferred("in_features", "Features of the input."), _OUT, BIAS),
        construct="nn.Linear",
        infer={"in_features": size_at(-1)},
        parameters=linear_parameters,
        macs=linear_macs,
        formula="y = x Wᵀ + b",
        docs="torch.nn.Linear.html",
        keywords=("dense", "fully connected", "fc", "projection", "perceptron"),
    ),
    LayerSpec(
        "Bilinear",
        "linear",
        "A weighted sum of all products of a feature of one input and one of the other.",
        bilinear,
        (
            inferred("in1_features", "Features of the first input."),
            inferred("in2_features", "Features of the second input."),
            _OUT,
            BIAS,
        ),
        ports=(Port("a"), Port("b")),
        construct="nn.Bilinear",
        call="module(a, b)",
        infer={"in1_features": size_at(-1, 0), "in2_features": size_at(-1, 1)},
        parameters=bilinear_parameters,
        macs=bilinear_macs,
        formula="y = aᵀ W b + c",
        docs="torch.nn.Bilinear.html",
        keywords=("product", "two inputs", "fusion"),
    ),
    LayerSpec(
        "Identity",
        "linear",
        "Gives its input back: a place for something else.",
        same_shape,
        construct="nn.Identity",
        formula="x",
        docs="torch.nn.Identity.html",
        keywords=("none", "placeholder", "pass through"),
    ),
)
