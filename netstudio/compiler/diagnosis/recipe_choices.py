"""Choices of the recipe that do not exist: a data set, an optimizer, an option."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from netstudio.catalog.datasets import all_datasets, dataset_options, find_dataset
from netstudio.catalog.losses import ALL_LOSSES, find_loss
from netstudio.catalog.optimizers import ALL_OPTIMIZERS, find_optimizer
from netstudio.catalog.schedules import ALL_SCHEDULES, find_schedule
from netstudio.compiler.diagnosis.datasets import set_data, train_on_others
from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.objectives import with_step, with_term
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edits import SetRecipe
from netstudio.document.recipe import Choice, Recipe
from netstudio.errors import DataError, TrainingError
from netstudio.sentence import say


@dataclass(frozen=True)
class _Place:
    """A choice of the recipe.

    Attributes:
        what: is chosen there.
        names: that there are.
        complete: raises a TrainingError for a choice that cannot be used.
        put: the recipe with another choice there.
    """

    what: str
    choice: Choice
    names: tuple[str, ...]
    complete: Callable[[Choice], object]
    put: Callable[[Choice], Recipe]


def find_unknown_choices(exam: Examination) -> Iterator[Finding]:
    """Choices by names or with options that the catalogue does not have."""
    yield from _data(exam)
    for place in _places(exam.project.recipe):
        try:
            place.complete(place.choice)
        except TrainingError as error:
            problem = Problem("recipe", str(error))
            yield Finding(problem, partial(_choose_again, place), place.what)


def _data(exam: Examination) -> Iterator[Finding]:
    try:
        dataset_options(exam.project.recipe.data)
    except DataError as error:
        yield Finding(Problem("recipe", str(error)), partial(_choose_data, exam), "data")


def _choose_data(exam: Examination) -> Iterator[Fix]:
    choice = exam.project.recipe.data
    spec = find_dataset(choice.name)
    if spec is not None and choice.options:
        yield Fix(
            say("Reset the options of {name}", name=choice.name),
            set_data(exam, Choice(choice.name)),
        )
    if spec is None:
        for name in _near(choice.name, tuple(other.name for other in all_datasets())):
            yield Fix(say("Train on {name}", name=name), set_data(exam, Choice(name)))
    yield from train_on_others(exam)


def _places(recipe: Recipe) -> Iterator[_Place]:
    """The choices of every update: optimizer, schedule and losses."""
    for index, step in enumerate(recipe.steps):
        yield _Place(
            say("optimizer of {name}", name=step.name),
            step.optimizer,
            tuple(spec.name for spec in ALL_OPTIMIZERS),
            lambda choice: find_optimizer(choice.name).complete(choice.options),
            partial(_with_optimizer, recipe, index),
        )
        yield _Place(
            say("schedule of {name}", name=step.name),
            step.schedule,
            tuple(spec.name for spec in ALL_SCHEDULES),
            lambda choice: find_schedule(choice.name).complete(choice.options),
            partial(_with_schedule, recipe, index),
        )
        for number, term in enumerate(step.losses):
            yield _Place(
                say("loss {number} of {name}", number=number + 1, name=step.name),
                term.loss,
                tuple(spec.name for spec in ALL_LOSSES),
                lambda choice: find_loss(choice.name).complete(choice.options),
                partial(_with_loss, recipe, index, number),
            )


def _with_optimizer(recipe: Recipe, index: int, choice: Choice) -> Recipe:
    return with_step(recipe, index, replace(recipe.steps[index], optimizer=choice))


def _with_schedule(recipe: Recipe, index: int, choice: Choice) -> Recipe:
    return with_step(recipe, index, replace(recipe.steps[index], schedule=choice))


def _with_loss(recipe: Recipe, index: int, number: int, choice: Choice) -> Recipe:
    term = replace(recipe.steps[index].losses[number], loss=choice)
    return with_term(recipe, index, number, term)


def _choose_again(place: _Place) -> Iterator[Fix]:
    """The same with its defaults where only an option is wrong; else one of a similar name."""
    name = place.choice.name
    if name in place.names:
        edit = SetRecipe(place.put(Choice(name)), say("the {what}", what=place.what))
        yield Fix(say("Reset the options of {name}", name=name), edit)
        return
    for other in _near(name, place.names):
        edit = SetRecipe(place.put(Choice(other)), say("the {what}", what=place.what))
        yield Fix(say("Use {other}", other=other), edit)


def _near(name: str, names: tuple[str, ...]) -> list[str]:
    """The names that are spelt almost so; failing that, the first."""
    return difflib.get_close_matches(name.lower(), names, n=2, cutoff=0.5) or list(names[:1])
