"""The functions of torch.nn.init that a project may name, and the arguments each takes.

A reviewed list: these fill a tensor that the network has made itself, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from types import MappingProxyType

from netstudio.catalog.param import ParamSpec
from netstudio.document.values import Value
from netstudio.records import dataclass


@dataclass(frozen=True, slots=True)
class InitialiserSpec:
    """One function of torch.nn.init.

    Attributes:
        name: without the trailing underscore.
        summary: what it fills a tensor with, in one sentence.
        params: its arguments after the tensor.
        least_dims, most_dims: how many dimensions the tensor must have; None: as many as it likes.
        begins_with: the arguments that torch has no default for, as a form offers them first.
        is_range: whether its values lie from `a` to `b`.
    """

    name: str
    summary: str
    params: tuple[ParamSpec, ...] = ()
    least_dims: int = 0
    most_dims: int | None = None
    begins_with: Mapping[str, Value] = field(default_factory=dict)
    is_range: bool = False

    def suits(self, dims: int) -> bool:
        """Whether it can fill a tensor of so many dimensions."""
        return self.least_dims <= dims and (self.most_dims is None or dims <= self.most_dims)

    def bounded(self, args: Mapping[str, Value]) -> tuple[ParamSpec, ...]:
        """The parameters beside these arguments: `a` is at most `b`, and `b` at least `a`."""
        return tuple(self._bounded(param, args) for param in self.params)

    def _bounded(self, param: ParamSpec, args: Mapping[str, Value]) -> ParamSpec:
        if not self.is_range or param.name not in ("a", "b"):
            return param
        (other,) = (one for one in self.params if one.name in ("a", "b") and one is not param)
        limit = args.get(other.name, other.default)
        if not isinstance(limit, int | float):
            return param  # an expression, which has no value here
        if param.name == "a":
            return replace(param, maximum=limit)
        return replace(param, minimum=limit)


_MEAN = ParamSpec("mean", "float", 0.0, "The middle of the values.")
_GAIN = ParamSpec("gain", "float", 1.0, "A factor of all values.")


def _deviation(default: float) -> ParamSpec:
    return ParamSpec("std", "float", default, "Standard deviation of the values.", minimum=0)


def _ends(low: float, high: float) -> tuple[ParamSpec, ParamSpec]:
    return (
        ParamSpec("a", "float", low, "The smallest value."),
        ParamSpec("b", "float", high, "The largest value."),
    )


_KAIMING = (
    ParamSpec("a", "float", 0.0, "Slope of the leaky ReLU that follows, where one does."),
    ParamSpec(
        "mode",
        "choice",
        "fan_in",
        "Keep the size of what goes forward (fan_in) or of the gradients (fan_out).",
        choices=("fan_in", "fan_out"),
    ),
    ParamSpec(
        "nonlinearity",
        "choice",
        "leaky_relu",
        "The activation that follows.",
        choices=("linear", "sigmoid", "tanh", "relu", "leaky_relu", "selu"),
    ),
)

INITIALISER_SPECS: Mapping[str, InitialiserSpec] = MappingProxyType(
    {
        spec.name: spec
        for spec in (
            InitialiserSpec(
                "uniform", "Any value between two, equally likely.", _ends(0.0, 1.0), is_range=True
            ),
            InitialiserSpec("normal", "Values of a bell curve.", (_MEAN, _deviation(1.0))),
            InitialiserSpec(
                "constant",
                "The same value everywhere.",
                (ParamSpec("val", "float", help="The value."),),
                begins_with={"val": 0.0},
            ),
            InitialiserSpec("ones", "Ones everywhere: what comes in stays."),
            InitialiserSpec("zeros", "Zeros everywhere: nothing is added."),
            InitialiserSpec(
                "eye", "The identity: what comes in goes out.", least_dims=2, most_dims=2
            ),
            InitialiserSpec(
                "dirac",
                "The identity of a convolution: what comes in goes out.",
                (ParamSpec("groups", "int", 1, "Groups of channels that do not mix.", minimum=1),),
                3,
                5,
            ),
            InitialiserSpec(
                "xavier_uniform",
                "Uniform, as wide as keeps signals alive both ways through tanh (Glorot, 2010).",
                (_GAIN,),
                2,
            ),
            InitialiserSpec(
                "xavier_normal",
                "Normal, as wide as keeps signals alive both ways through tanh (Glorot, 2010).",
                (_GAIN,),
                2,
            ),
            InitialiserSpec(
                "kaiming_uniform",
                "Uniform, as wide as keeps signals alive through ReLU (He, 2015).",
                _KAIMING,
                2,
            ),
            InitialiserSpec(
                "kaiming_normal",
                "Normal, as wide as keeps signals alive through ReLU (He, 2015).",
                _KAIMING,
                2,
            ),
            InitialiserSpec(
                "trunc_normal",
                "Values of a bell curve, none below a or above b.",
                (_MEAN, _deviation(1.0), *_ends(-2.0, 2.0)),
                is_range=True,
            ),
            InitialiserSpec(
                "orthogonal",
                "Rows that are at right angles to each other, so that lengths stay (Saxe, 2014).",
                (_GAIN,),
                2,
            ),
            InitialiserSpec(
                "sparse",
                "Mostly zeros, the rest normal.",
                (
                    ParamSpec(
                        "sparsity",
                        "float",
                        help="The share of zeros in each column.",
                        minimum=0,
                        maximum=1,
                    ),
                    _deviation(0.01),
                ),
                2,
                2,
                {"sparsity": 0.1},
            ),
        )
    }
)
"""By name without the trailing underscore."""

INITIALISERS = MappingProxyType(
    {name: tuple(param.name for param in spec.params) for name, spec in INITIALISER_SPECS.items()}
)
"""By name without the trailing underscore: the names of the arguments after the tensor."""

MAKERS = frozenset({"zeros", "ones", "randn", "rand", "empty"})
"""The functions of torch that make a tensor of a shape, which may stand for an initialiser."""
