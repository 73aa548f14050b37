"""The objective of an update: its weighted losses, as one function of outputs and batch.

What a label becomes (a class number, a one-hot vector, a distribution) follows from the loss; a
target that is another data field (an autoencoder's image) is taken as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from netstudio.catalog.losses import LossSpec, find_loss
from netstudio.codegen.node_expression import may_be_none
from netstudio.document.project import Project
from netstudio.document.recipe import LossTerm
from netstudio.errors import TrainingError
from netstudio.sentence import say

if TYPE_CHECKING:
    from torch import Tensor

Fields: TypeAlias = "Mapping[str, Tensor]"
Outputs: TypeAlias = "Tensor | tuple[Tensor, ...] | dict[str, Tensor]"
Place: TypeAlias = "int | str"
"""Where an output is found in what the network returns: its place, or its key in a dict."""

LossFunction: TypeAlias = "Callable[[Tensor, Tensor], Tensor]"

LABEL = "label"


@dataclass(frozen=True, slots=True)
class Term:
    """One loss, ready to be called: which output, against which field, how much it weighs."""

    function: LossFunction
    spec: LossSpec
    output: Place
    target: str
    weight: float


@dataclass(frozen=True, slots=True)
class Objective:
    """The losses of one update."""

    terms: tuple[Term, ...]

    def __call__(self, outputs: Outputs, fields: Fields) -> Tensor:
        """The weighted sum of the losses: a scalar tensor."""
        values = [
            self._value(term, outputs, fields)
            for term in self.terms
            if pick(outputs, term.output) is not None  # an auxiliary head runs only in training
        ]
        total = values[0]
        for value in values[1:]:
            total = total + value
        return total

    def scores(self, outputs: Outputs) -> Tensor | None:
        """The output that is measured against labels, classes along axis 1; None without one."""
        for term in self.terms:
            if term.target == LABEL and (scores := pick(outputs, term.output)) is not None:
                return scores if scores.ndim > 1 else None
        return None

    @staticmethod
    def _value(term: Term, outputs: Outputs, fields: Fields) -> Tensor:
        output = pick(outputs, term.output)
        _refuse_what_is_no_tensor(output, term)
        value = term.function(output, fields[term.target])
        return value if term.weight == 1.0 else value * term.weight


def _refuse_what_is_no_tensor(output: object, term: Term) -> None:
    import torch

    if isinstance(output, torch.Tensor):
        return
    raise TrainingError(
        say(
            "The loss {loss} is measured on a tensor, and the network gives a {kind}: it can be "
            "run and exported, and not trained here.",
            loss=term.spec.label,
            kind=type(output).__name__,
        )
    )


def pick(outputs: Outputs, place: Place) -> Any:
    """One output of a module: its only one, or an item of its tuple or its dict.

    It is None where the network leaves it out, and whatever a custom module gives.
    """
    found: Any = outputs
    return found[place] if isinstance(place, str) or isinstance(outputs, tuple) else found


def place_of(output: str, project: Project) -> Place:
    """Where the output node with this id is found; the first one where no node has it."""
    outputs = [node.id for node in project.graph.outputs()]
    index = outputs.index(output) if output in outputs else 0
    keys = project.graph.returned_keys()
    return keys[index] if keys else index


def build_objective(terms: tuple[LossTerm, ...], project: Project, fields: set[str]) -> Objective:
    """The objective that a recipe's update describes.

    Raises:
        TrainingError: when a loss, an option, an output or a data field does not exist.
    """
    if not terms:
        raise TrainingError("The recipe has no loss to train by; add one, such as cross_entropy.")
    made = tuple(_build_term(term, project, fields) for term in terms)
    _refuse_training_alone({term.output for term in made}, project)
    return Objective(made)


def _refuse_training_alone(measured: set[Place], project: Project) -> None:
    """Raise where evaluation, which follows every epoch, would have nothing to measure."""
    graph = project.graph
    outputs = list(zip(graph.outputs(), graph.outputs_read(), strict=True))
    if all(may_be_none(*pair) for pair in outputs if place_of(pair[0].id, project) in measured):
        raise TrainingError(
            "The losses are measured at outputs that the network gives in training alone, and so "
            "it cannot be evaluated; measure one at an output that is always there."
        )


def _build_term(term: LossTerm, project: Project, fields: set[str]) -> Term:
    spec = find_loss(term.loss.name)
    if term.target not in fields:
        raise TrainingError(
            say(
                "The loss {label} is measured against “{target}”, which the data set does not "
                "have; it has: {fields}.",
                label=spec.label,
                target=term.target,
                fields=", ".join(sorted(fields)),
            )
        )
    if term.target != LABEL and not spec.dense:
        raise TrainingError(
            say(
                "The loss {label} needs class labels, and “{target}” holds none; use mse, l1, "
                "huber or bce_with_logits.",
                label=spec.label,
                target=term.target,
            )
        )
    function = _function(spec, term)
    return Term(function, spec, _place(term, project), term.target, term.weight)


def _place(term: LossTerm, project: Project) -> Place:
    outputs = [node.id for node in project.graph.outputs()]
    if not (term.output in outputs or (outputs and not term.output)):
        known = ", ".join(outputs) or "none"
        raise TrainingError(
            say(
                "A loss is measured at the output “{output}”, which the network does not have; "
                "it has: {known}.",
                output=term.output,
                known=known,
            )
        )
    return place_of(term.output, project)


def _function(spec: LossSpec, term: LossTerm) -> LossFunction:
    import torch.nn.functional as F

    raw = getattr(F, spec.target)
    arguments = spec.arguments(term.loss.options)
    if term.target != LABEL or spec.labels == "index":
        return lambda output, target: raw(output, target, **arguments)
    smoothing = float(spec.complete(term.loss.options).get("label_smoothing", 0.0))
    return lambda output, labels: raw(output, class_vectors(labels, output, smoothing), **arguments)


def class_vectors(labels: Tensor, like: Tensor, smoothing: float = 0.0) -> Tensor:
    """One-hot vectors along axis 1 in the shape and dtype of `like`, smoothed if asked for.

    A smoothed vector gives `1 - smoothing` to the class and shares the rest among all classes.
    """
    import torch

    target = torch.full_like(like, smoothing / like.shape[1], requires_grad=False)
    on = 1.0 - smoothing + smoothing / like.shape[1]
    return target.scatter_(1, labels.unsqueeze(1), on)
