"""What of a project a run depends on, and whether two revisions differ in it. Qt-free."""

from __future__ import annotations

from dataclasses import replace

from netstudio.document.project import Project
from netstudio.document.recipe import Recipe
from netstudio.document.table import Table
from netstudio.errors import NetStudioError


def learning_rate(project: Project) -> float | None:
    """The learning rate of a recipe; None where the recipe cannot say it."""
    from netstudio.catalog.optimizers import learning_rate_of

    try:
        return learning_rate_of(project.recipe.steps[0].optimizer)
    except (NetStudioError, IndexError):
        return None


def same_project(a: Project, b: Project) -> bool:
    """Whether network and recipe are the same; names and places on the canvas do not count."""
    return a.graph is b.graph and a.blocks is b.blocks and a.recipe == b.recipe


def same_training(a: Project, b: Project) -> bool:
    """Whether network and recipe are the same but for the learning rate, which changes at once."""
    same_network = a.graph is b.graph and a.blocks is b.blocks
    return same_network and without_rate(a.recipe) == without_rate(b.recipe)


def without_rate(recipe: Recipe) -> Recipe:
    """A recipe with the options of its optimizers in one order, and no learning rate."""
    steps = []
    for step in recipe.steps:
        options = sorted(step.optimizer.options.without("learning_rate").items())
        steps.append(replace(step, optimizer=replace(step.optimizer, options=Table(options))))
    return replace(recipe, steps=tuple(steps))
