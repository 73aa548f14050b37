"""The losses a recipe can choose: what they expect of the network, and what labels become.

Without torch: `netstudio.training.objective` builds the loss that a spec describes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from netstudio.catalog.options import chosen, complete_options
from netstudio.catalog.param import ParamSpec
from netstudio.sentence import say

Expects = Literal["logits", "log_probabilities", "class_logits", "values"]
"""What the network's output should be.

`logits`: one unbounded score a class, softmax still to come. `log_probabilities`: behind a
log-softmax. `class_logits`: an unbounded score of each class for itself, sigmoid still to come.
`values`: numbers to be near to the target.
"""

Target = Literal["index", "one_hot", "distribution"]
"""What a class label becomes.

`index`: stays a class number. `one_hot`: a vector with 1 at the class and 0 elsewhere.
`distribution`: the same, smoothed: probabilities that sum to 1.
"""


@dataclass(frozen=True, slots=True)
class LossSpec:
    """A loss of the catalogue.

    Attributes:
        name: as a recipe and the terminal write it.
        label: as a person writes it.
        target: its function in torch.nn.functional.
        expects: what the network's output should be.
        labels: what a class label becomes.
        params: options of the function.
        label_params: options of how labels become targets.
        fixed: arguments of the function that are no choice.
        dense: whether it can be measured against a tensor of the output's own shape (an image).
    """

    name: str
    label: str
    summary: str
    target: str
    expects: Expects
    labels: Target
    params: tuple[ParamSpec, ...] = ()
    label_params: tuple[ParamSpec, ...] = ()
    fixed: tuple[tuple[str, Any], ...] = ()
    dense: bool = False
    formula: str = ""
    docs: str = ""

    @property
    def all_params(self) -> tuple[ParamSpec, ...]:
        """Every option, in form order."""
        return self.params + self.label_params

    @property
    def docs_url(self) -> str:
        """The address of torch's documentation page."""
        return f"https://docs.pytorch.org/docs/stable/generated/torch.nn.{self.docs}.html"

    def complete(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """Every option by name, defaults filled in.

        Raises:
            TrainingError: when an option is unknown or out of bounds.
        """
        return complete_options(say("the loss {label}", label=self.label), self.all_params, options)

    def arguments(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """The keyword arguments of torch's function, input and target left out.

        Raises:
            TrainingError: as `complete` does.
        """
        complete = self.complete(options)
        return {param.name: complete[param.name] for param in self.params} | dict(self.fixed)


_SMOOTHING = ParamSpec(
    "label_smoothing",
    "float",
    0.0,
    "The probability taken from the true class and spread over all of them.",
    minimum=0,
    maximum=1,
)

ALL_LOSSES: tuple[LossSpec, ...] = (
    LossSpec(
        "cross_entropy",
        "cross-entropy",
        "The usual loss of classification: softmax and negative log-likelihood in one.",
        "cross_entropy",
        expects="logits",
        labels="index",
        params=(_SMOOTHING,),
        formula="-log softmax(x)[label]",
        docs="CrossEntropyLoss",
    ),
    LossSpec(
        "nll",
        "negative log-likelihood",
        "Cross-entropy for a network that ends in a log-softmax.",
        "nll_loss",
        expects="log_probabilities",
        labels="index",
        formula="-x[label]",
        docs="NLLLoss",
    ),
    LossSpec(
        "mse",
        "mean squared error",
        "The mean of squared differences from the one-hot label.",
        "mse_loss",
        expects="values",
        labels="one_hot",
        dense=True,
        formula="mean (x - y)^2",
        docs="MSELoss",
    ),
    LossSpec(
        "bce_with_logits",
        "binary cross-entropy with logits",
        "Sigmoid and cross-entropy of each class for itself.",
        "binary_cross_entropy_with_logits",
        expects="class_logits",
        labels="one_hot",
        dense=True,
        formula="-mean (y log s(x) + (1 - y) log(1 - s(x)))",
        docs="BCEWithLogitsLoss",
    ),
    LossSpec(
        "kl_div",
        "Kullback-Leibler divergence",
        "How far predicted probabilities are from the label's distribution.",
        "kl_div",
        expects="log_probabilities",
        labels="distribution",
        label_params=(_SMOOTHING,),
        fixed=(("reduction", "batchmean"),),  # "mean" would divide by the classes as well
        formula="sum y (log y - x)",
        docs="KLDivLoss",
    ),
    LossSpec(
        "l1",
        "mean absolute error",
        "The mean of absolute differences from the one-hot label.",
        "l1_loss",
        expects="values",
        labels="one_hot",
        dense=True,
        formula="mean |x - y|",
        docs="L1Loss",
    ),
    LossSpec(
        "huber",
        "Huber",
        "Squared for small differences, absolute for large ones.",
        "huber_loss",
        expects="values",
        labels="one_hot",
        params=(
            ParamSpec(
                "delta",
                "float",
                1.0,
                "Where it turns from squared to absolute.",
                minimum=1e-12,  # torch wants it above 0
            ),
        ),
        dense=True,
        formula="d^2 / 2 below delta, delta (|d| - delta / 2) above",
        docs="HuberLoss",
    ),
)

_BY_NAME = {spec.name: spec for spec in ALL_LOSSES}


def find_loss(name: str) -> LossSpec:
    """The loss with this name.

    Raises:
        TrainingError: when there is none.
    """
    return chosen("loss", name, _BY_NAME)
