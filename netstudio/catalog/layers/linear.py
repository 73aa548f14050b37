"""Linear maps."""

from __future__ import annotations

from netstudio.catalog.param import INFERRED, ParamSpec
from netstudio.catalog.rules.common import size_at
from netstudio.catalog.rules.linear import linear, linear_macs, linear_parameters
from netstudio.catalog.spec import LayerSpec

LINEAR = (
    LayerSpec(
        "Linear",
        "linear",
        "A weighted sum of all features of the last dimension for each output feature.",
        linear,
        (
            ParamSpec(
                "in_features", "int", INFERRED, "Features of the input.", minimum=1, positional=True
            ),
            ParamSpec(
                "out_features",
                "int",
                10,
                "Features of the output.",
                minimum=1,
                positional=True,
                explicit=True,
            ),
            ParamSpec("bias", "bool", True, "Whether each output feature has a bias."),
        ),
        construct="nn.Linear",
        infer={"in_features": size_at(-1)},
        parameters=linear_parameters,
        macs=linear_macs,
        formula="y = x Wᵀ + b",
        docs="torch.nn.Linear.html",
        keywords=("dense", "fully connected", "fc"),
    ),
)
