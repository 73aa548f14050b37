"""Layers that change a tensor's shape."""

from __future__ import annotations

from netstudio.catalog.param import ParamSpec
from netstudio.catalog.rules.shape import flatten, reshape
from netstudio.catalog.spec import LayerSpec

SHAPE = (
    LayerSpec(
        "Flatten",
        "shape",
        "Several dimensions become one; by default all but the batch.",
        flatten,
        (
            ParamSpec("start_dim", "int", 1, "First dimension to merge.", positional=True),
            ParamSpec("end_dim", "int", -1, "Last dimension to merge.", positional=True),
        ),
        construct="nn.Flatten",
        functional="torch.flatten(x, start_dim, end_dim=end_dim)",
        docs="torch.nn.Flatten.html",
    ),
    LayerSpec(
        "Reshape",
        "shape",
        "The same values in another shape; one size may be -1.",
        reshape,
        (
            ParamSpec(
                "shape",
                "shape",
                (-1, 1),
                "The new shape, batch included.",
                minimum=-1,
                in_call=True,
            ),
        ),
        call="x.reshape(shape)",
        docs="torch.reshape.html",
        keywords=("view",),
    ),
)
