"""The dropout family."""

from __future__ import annotations

from netstudio.catalog.param import ParamSpec
from netstudio.catalog.rules.common import same_shape
from netstudio.catalog.spec import LayerSpec

P = ParamSpec(
    "p",
    "float",
    0.5,
    "Probability of a zero.",
    minimum=0,
    maximum=1,
    positional=True,
    explicit=True,
)

DROPOUT = (
    LayerSpec(
        "Dropout",
        "dropout",
        "Zeroes random values while training, and scales up the rest.",
        same_shape,
        (P,),
        construct="nn.Dropout",
        docs="torch.nn.Dropout.html",
        mode_dependent=True,
    ),
)
