"""Activations."""

from __future__ import annotations

from netstudio.catalog.param import ParamSpec
from netstudio.catalog.rules.common import axis_of, first, same_shape
from netstudio.catalog.spec import Args, Inputs, LayerSpec
from netstudio.catalog.types import ValueType


def _along_dim(args: Args, inputs: Inputs) -> ValueType:
    x = first(inputs)
    axis_of(args["dim"], x.rank)
    return x


_DIM = ParamSpec("dim", "int", 1, "The dimension whose values sum to one.", explicit=True)

ACTIVATION = (
    LayerSpec(
        "ReLU",
        "activation",
        "Negative values become zero.",
        same_shape,
        construct="nn.ReLU",
        functional="torch.relu(x)",
        formula="max(0, x)",
        docs="torch.nn.ReLU.html",
        keywords=("rectifier",),
    ),
    LayerSpec(
        "Tanh",
        "activation",
        "Squashes values into (-1, 1).",
        same_shape,
        construct="nn.Tanh",
        functional="torch.tanh(x)",
        formula="(eˣ - e⁻ˣ) / (eˣ + e⁻ˣ)",
        docs="torch.nn.Tanh.html",
    ),
    LayerSpec(
        "Softmax",
        "activation",
        "Positive values that sum to one along a dimension.",
        _along_dim,
        (_DIM,),
        construct="nn.Softmax",
        functional="F.softmax(x, dim=dim)",
        formula="eˣⁱ / Σⱼ eˣʲ",
        docs="torch.nn.Softmax.html",
        keywords=("probabilities",),
    ),
)
