"""The optimizers a recipe can choose: names, options and bounds, without torch.

Option names are torch's, except `learning_rate`, which torch calls `lr`. What only selects an
implementation (`foreach`, `fused`, `capturable`, `differentiable`) is left to torch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from netstudio.catalog.options import chosen, complete_options
from netstudio.catalog.param import ParamSpec
from netstudio.document.recipe import Choice
from netstudio.errors import TrainingError
from netstudio.sentence import say

ConflictRule = Callable[[Mapping[str, Any]], str | None]
"""Why options that are fine one by one cannot be used together; None where they can."""

BELOW_ONE = 0.999999
"""The largest decay rate offered: torch wants them below 1."""


def no_conflict(options: Mapping[str, Any]) -> str | None:
    """Options that go together in any combination."""
    return None


@dataclass(frozen=True, slots=True)
class OptimizerSpec:
    """An optimizer of the catalogue.

    Attributes:
        name: as a recipe and the terminal write it.
        label: as a person writes it.
        target: its class in torch, as a dotted name.
        formula: the update, in plain text: w weights, g gradient, lr learning rate.
        source: where it was published.
        conflict: what cannot be used together.
    """

    name: str
    label: str
    summary: str
    target: str
    params: tuple[ParamSpec, ...]
    formula: str
    source: str
    conflict: ConflictRule = no_conflict

    @property
    def docs_url(self) -> str:
        """The address of torch's documentation page."""
        return f"https://docs.pytorch.org/docs/stable/generated/{self.target}.html"

    def complete(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """Every option by name, defaults filled in.

        Raises:
            TrainingError: when an option is unknown or out of bounds, or two exclude each other.
        """
        complete = complete_options(self.label, self.params, options)
        reason = self.conflict(complete)
        if reason is not None:
            raise TrainingError(f"{self.label}: {reason}.")
        return complete

    def arguments(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """The keyword arguments of torch's class.

        Raises:
            TrainingError: as `complete` does.
        """
        return {torch_name(name): value for name, value in self.complete(options).items()}


def torch_name(option: str) -> str:
    """What torch calls an option."""
    return "lr" if option == "learning_rate" else option


def _learning_rate(default: float, explicit: bool = False) -> ParamSpec:
    return ParamSpec(
        "learning_rate",
        "float",
        default,
        "How far a step goes along the gradient.",
        minimum=0,
        explicit=explicit,
    )


def _decay(default: float) -> ParamSpec:
    return ParamSpec(
        "weight_decay", "float", default, "Pulls weights towards zero (L2 penalty).", minimum=0
    )


def _eps(default: float) -> ParamSpec:
    return ParamSpec("eps", "float", default, "Keeps the denominator away from zero.", minimum=0)


_BETAS = ParamSpec(
    "betas",
    "floats",
    (0.9, 0.999),
    "Decay rates of the running means of the gradient and of its square.",
    minimum=0,
    maximum=BELOW_ONE,
    dims=2,
)
_AMSGRAD = ParamSpec(
    "amsgrad", "bool", False, "Use the largest mean square so far (Reddi et al. 2018)."
)
_MAXIMIZE = ParamSpec("maximize", "bool", False, "Climb the loss instead of descending.")


def _nesterov_needs_momentum(options: Mapping[str, Any]) -> str | None:
    if options["nesterov"] and (options["momentum"] <= 0 or options["dampening"] != 0):
        return say(
            "Nesterov momentum needs a momentum above 0 and no dampening; they are {options} and "
            "{options2}",
            options=options["momentum"],
            options2=options["dampening"],
        )
    return None


ALL_OPTIMIZERS: tuple[OptimizerSpec, ...] = (
    OptimizerSpec(
        "sgd",
        "SGD",
        "Stochastic gradient descent, with momentum.",
        "torch.optim.SGD",
        (
            _learning_rate(0.01, explicit=True),
            ParamSpec(
                "momentum",
                "float",
                0.9,
                "How much of the last step goes into this one.",
                minimum=0,
                explicit=True,
            ),
            ParamSpec("dampening", "float", 0.0, "Weakens the gradient that enters the momentum."),
            _decay(0.0),
            ParamSpec("nesterov", "bool", False, "Look ahead along the momentum."),
            _MAXIMIZE,
        ),
        "v = momentum v + (1 - dampening) g;  w = w - lr v",
        "Sutskever et al., On the importance of initialization and momentum, ICML 2013",
        _nesterov_needs_momentum,
    ),
    OptimizerSpec(
        "adam",
        "Adam",
        "Steps scaled by running means of the gradient and of its square.",
        "torch.optim.Adam",
        (_learning_rate(1e-3), _BETAS, _eps(1e-8), _decay(0.0), _AMSGRAD, _MAXIMIZE),
        "w = w - lr m / (sqrt(v) + eps)",
        "Kingma and Ba, Adam: a method for stochastic optimization, ICLR 2015",
    ),
    OptimizerSpec(
        "adamw",
        "AdamW",
        "Adam with weight decay taken apart from the gradient.",
        "torch.optim.AdamW",
        (_learning_rate(1e-3), _BETAS, _eps(1e-8), _decay(1e-2), _AMSGRAD, _MAXIMIZE),
        "w = (1 - lr decay) w - lr m / (sqrt(v) + eps)",
        "Loshchilov and Hutter, Decoupled weight decay regularization, ICLR 2019",
    ),
    OptimizerSpec(
        "rmsprop",
        "RMSprop",
        "Steps divided by a running root mean square of the gradient.",
        "torch.optim.RMSprop",
        (
            _learning_rate(1e-3, explicit=True),
            ParamSpec(
                "alpha",
                "float",
                0.99,
                "Decay rate of the mean square.",
                minimum=0,
                maximum=BELOW_ONE,
            ),
            _eps(1e-8),
            _decay(0.0),
            ParamSpec("momentum", "float", 0.0, "How much of the last step stays.", minimum=0),
            ParamSpec("centered", "bool", False, "Divide by the variance, not the mean square."),
            _MAXIMIZE,
        ),
        "w = w - lr g / (sqrt(v) + eps)",
        "Hinton, Neural networks for machine learning, lecture 6, 2012",
    ),
    OptimizerSpec(
        "adagrad",
        "Adagrad",
        "Steps divided by the root of the sum of squared gradients.",
        "torch.optim.Adagrad",
        (
            _learning_rate(1e-2),
            ParamSpec("lr_decay", "float", 0.0, "Shrinks the rate with the steps.", minimum=0),
            _decay(0.0),
            ParamSpec(
                "initial_accumulator_value", "float", 0.0, "What the sum starts from.", minimum=0
            ),
            _eps(1e-10),
            _MAXIMIZE,
        ),
        "w = w - lr g / (sqrt(sum g^2) + eps)",
        "Duchi et al., Adaptive subgradient methods, JMLR 2011",
    ),
    OptimizerSpec(
        "adadelta",
        "Adadelta",
        "Steps in units of the steps taken before; needs no tuned rate.",
        "torch.optim.Adadelta",
        (
            _learning_rate(1.0),
            ParamSpec(
                "rho",
                "float",
                0.9,
                "Decay rate of both running means.",
                minimum=0,
                maximum=BELOW_ONE,
            ),
            _eps(1e-6),
            _decay(0.0),
            _MAXIMIZE,
        ),
        "w = w - lr g sqrt(u + eps) / sqrt(v + eps)",
        "Zeiler, Adadelta: an adaptive learning rate method, arXiv:1212.5701, 2012",
    ),
)

_BY_NAME = {spec.name: spec for spec in ALL_OPTIMIZERS}


def find_optimizer(name: str) -> OptimizerSpec:
    """The optimizer with this name.

    Raises:
        TrainingError: when there is none.
    """
    return chosen("optimizer", name, _BY_NAME)


def learning_rate_of(choice: Choice) -> float:
    """The learning rate that a recipe's optimizer starts from.

    Raises:
        TrainingError: when the optimizer or one of its options is unknown or out of bounds.
    """
    return float(find_optimizer(choice.name).complete(choice.options)["learning_rate"])
