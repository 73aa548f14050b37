"""Recipes that cannot be followed: choices that do not exist, losses of outputs that are gone."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from netstudio.catalog.datasets import all_datasets, dataset_options, find_dataset
from netstudio.catalog.losses import ALL_LOSSES, find_loss
from netstudio.catalog.optimizers import ALL_OPTIMIZERS, find_optimizer
from netstudio.catalog.schedules import ALL_SCHEDULES, find_schedule
from netstudio.compiler.diagnosis.datasets import set_data, train_on_others
from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.objectives import IMAGE, LABEL, fed_inputs, with_term
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edits import RemoveNodes, SetRecipe
from netstudio.document.project import ROOT
from netstudio.document.recipe import Choice, LossTerm, Recipe, Step
from netstudio.errors import DataError, TrainingError

Put = Callable[[Choice], Recipe]
"""The recipe with another choice in a place."""


def find_impossible_recipes(exam: Examination) -> Iterator[Finding]:
    """Everything in the recipe that would stop a run before its first step."""
    recipe = exam.project.recipe
    yield from _data(exam, recipe)
    for index, step in enumerate(recipe.steps):
        yield from _choices(exam, recipe, index, step)
        yield from _losses(exam, recipe, index, step)
    if not recipe.steps:
        yield _no_losses(exam, replace(recipe, steps=(Step(),)), "update")
    yield from _fields(exam)


def _data(exam: Examination, recipe: Recipe) -> Iterator[Finding]:
    choice = recipe.data
    try:
        dataset_options(choice)
    except DataError as error:
        names = tuple(spec.name for spec in all_datasets() if spec.name != "folder")
        known = find_dataset(choice.name) is not None

        def repairs() -> Iterator[Fix]:
            if known and choice.options and choice.name != "folder":
                reset = set_data(exam, Choice(choice.name))
                yield Fix(f"Reset the options of {choice.name}", reset)
            for name in () if known else _near(choice.name, names):
                yield Fix(f"Train on {name}", set_data(exam, Choice(name)))
            yield from train_on_others(exam)

        yield Finding(Problem("recipe", str(error)), repairs, "data")


def _choices(exam: Examination, recipe: Recipe, index: int, step: Step) -> Iterator[Finding]:
    """The optimizer, the schedule and the losses of an update exist, and so do their options."""

    def with_step(changed: Step) -> Recipe:
        return replace(recipe, steps=(*recipe.steps[:index], changed, *recipe.steps[index + 1 :]))

    places: list[tuple[str, Choice, Callable[[Choice], object], tuple[str, ...], Put]] = [
        (
            "optimizer",
            step.optimizer,
            lambda choice: find_optimizer(choice.name).complete(choice.options),
            tuple(spec.name for spec in ALL_OPTIMIZERS),
            lambda choice: with_step(replace(step, optimizer=choice)),
        ),
        (
            "schedule",
            step.schedule,
            lambda choice: find_schedule(choice.name).complete(choice.options),
            tuple(spec.name for spec in ALL_SCHEDULES),
            lambda choice: with_step(replace(step, schedule=choice)),
        ),
    ]
    for number, term in enumerate(step.losses):
        places.append(
            (
                f"loss {number + 1}",
                term.loss,
                lambda choice: find_loss(choice.name).complete(choice.options),
                tuple(spec.name for spec in ALL_LOSSES),
                partial(_with_loss, recipe, index, number, term),
            )
        )
    for what, choice, complete, names, put in places:
        try:
            complete(choice)
        except TrainingError as error:
            repairs = partial(_other_choice, what, choice, names, put)
            yield Finding(Problem("recipe", str(error)), repairs, f"{index} {what}")


def _with_loss(recipe: Recipe, step: int, index: int, term: LossTerm, choice: Choice) -> Recipe:
    return with_term(recipe, step, index, replace(term, loss=choice))


def _other_choice(what: str, choice: Choice, names: tuple[str, ...], put: Put) -> Iterator[Fix]:
    if choice.name in names:
        edit = SetRecipe(put(Choice(choice.name)), f"the {what}")
        yield Fix(f"Reset the options of {choice.name}", edit)
        return
    for name in _near(choice.name, names):
        yield Fix(f"Use {name}", SetRecipe(put(Choice(name)), f"the {what}"))


def _near(name: str, names: tuple[str, ...]) -> list[str]:
    """The names that are spelt almost so; failing that, the first."""
    return difflib.get_close_matches(name.lower(), names, n=2, cutoff=0.5) or list(names[:1])


def _losses(exam: Examination, recipe: Recipe, index: int, step: Step) -> Iterator[Finding]:
    """Each loss reads an output that is there, against a field that it can be measured by."""
    if not step.losses:
        steps = (*recipe.steps[:index], replace(step, losses=(LossTerm(),)))
        mended = replace(recipe, steps=(*steps, *recipe.steps[index + 1 :]))
        yield _no_losses(exam, mended, f"update {step.name}")
    outputs = [node.id for node in exam.project.graph.outputs()]
    for number, term in enumerate(step.losses):
        aspect = f"{index} loss {number + 1}"
        put = partial(with_term, recipe, index, number)
        if term.output and term.output not in outputs:
            message = (
                f"A loss reads the output “{term.output}”, which the network does not have; "
                f"it has: {', '.join(outputs) or 'none'}."
            )
            fix = Fix("Read the first output", SetRecipe(put(replace(term, output="")), "the loss"))
            yield Finding(Problem("recipe", message), partial(iter, (fix,)), f"{aspect} output")
        if term.target not in (IMAGE, LABEL) or (term.target == IMAGE and not _is_dense(term)):
            message = (
                f"The loss {term.loss.name} cannot be measured against “{term.target}”: "
                "class labels are in the field “label”."
            )
            fix = Fix(
                "Measure against the label", SetRecipe(put(replace(term, target=LABEL)), "the loss")
            )
            yield Finding(Problem("recipe", message), partial(iter, (fix,)), f"{aspect} target")


def _is_dense(term: LossTerm) -> bool:
    """Whether a loss can be measured against an image; unknown losses are reported elsewhere."""
    try:
        return find_loss(term.loss.name).dense
    except TrainingError:
        return True


def _no_losses(exam: Examination, mended: Recipe, what: str) -> Finding:
    problem = Problem("recipe", f"The {what} has no loss to learn by.")
    fix = Fix("Learn by cross-entropy", SetRecipe(mended, "the loss"))
    return Finding(problem, partial(iter, (fix,)), what)


def _fields(exam: Examination) -> Iterator[Finding]:
    """Every input is fed, with a field that there is."""
    project = exam.project
    inputs = {node.id: node for node in project.graph.inputs()}
    fed = fed_inputs(project)
    default = SetRecipe(replace(project.recipe, fields=Recipe().fields), "what feeds the inputs")
    for node_id, field in fed.items():
        if node_id not in inputs or field not in (IMAGE, LABEL):
            message = (
                f"The recipe feeds “{field}” to the input “{node_id}”; one of them is not there."
            )
            fix = Fix("Feed the images to the first input", default)
            yield Finding(Problem("recipe", message), partial(iter, (fix,)), f"field {field}")
    for node_id, node in inputs.items():
        if fed and node_id not in fed:
            message = f"Nothing is fed to {node.name}: the data has one image a sample."
            removal = Fix(f"Remove {node.name}", RemoveNodes(ROOT, (node_id,)))
            problem = Problem("unfed_input", message, node=node_id)
            yield Finding(problem, partial(iter, (removal,)))
