"""What the recipe asks of the network: its losses, at the outputs that they read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from netstudio.catalog.losses import LossSpec, find_loss
from netstudio.compiler.diagnosis.examination import Examination
from netstudio.compiler.diagnosis.site import Site
from netstudio.document.project import ROOT, Project
from netstudio.document.recipe import LossTerm, Recipe, Step
from netstudio.errors import TrainingError

IMAGE, LABEL = "image", "label"
"""The fields of a batch of labelled images."""


@dataclass(frozen=True)
class Objective:
    """A loss of the recipe at an output of the network.

    Attributes:
        step, index: which of the recipe's losses it is.
        output: the output node that it reads.
    """

    step: int
    index: int
    term: LossTerm
    loss: LossSpec
    output: Site

    @property
    def classifies(self) -> bool:
        """Whether it is measured against class labels."""
        return self.term.target == LABEL

    @property
    def last(self) -> Site | None:
        """The node whose values the output is, those that only reshape passed over."""
        for site in self.output.upstream():
            spec = site.spec
            if spec is None or (spec.family != "shape" and spec.name != "Identity"):
                return site
        return None


def objectives(exam: Examination) -> Iterator[Objective]:
    """Every loss that is known and reads an output that is there."""
    outputs = {node.id: node for node in exam.project.graph.outputs()}
    first = next(iter(outputs), "")
    for step, update in enumerate(exam.project.recipe.steps):
        for index, term in enumerate(update.losses):
            loss = known_loss(term)
            node = outputs.get(term.output or first)
            if loss is not None and node is not None:
                yield Objective(step, index, term, loss, Site(exam, ROOT, node, node.id))


def known_loss(term: LossTerm) -> LossSpec | None:
    """The loss of a term, if the catalogue has it."""
    try:
        return find_loss(term.loss.name)
    except TrainingError:
        return None


def fed_inputs(project: Project) -> dict[str, str]:
    """For each input that data is fed to, by id, the field of the data set."""
    inputs = project.graph.inputs()
    if project.recipe.fields:
        return {node_id: field for field, node_id in project.recipe.fields.items()}
    return {inputs[0].id: IMAGE} if inputs else {}


def with_step(recipe: Recipe, index: int, step: Step) -> Recipe:
    """The recipe with one of its updates replaced."""
    return replace(recipe, steps=(*recipe.steps[:index], step, *recipe.steps[index + 1 :]))


def with_term(recipe: Recipe, index: int, number: int, term: LossTerm) -> Recipe:
    """The recipe with one loss of an update replaced."""
    step = recipe.steps[index]
    losses = (*step.losses[:number], term, *step.losses[number + 1 :])
    return with_step(recipe, index, replace(step, losses=losses))
