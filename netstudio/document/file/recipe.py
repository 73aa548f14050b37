"""The recipe as JSON and back.

The usual single step has its optimizer, schedule and loss at the top; anything else lists `steps`.
A choice without options is its name alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from netstudio.document.file.fields import (
    Fields,
    flag,
    identity,
    inside,
    integer,
    items,
    mapping,
    matching,
    number,
)
from netstudio.document.file.values import (
    MAX_INTEGER,
    MIN_INTEGER,
    read_constant,
    read_plain_name,
    write_arguments,
)
from netstudio.document.recipe import Choice, LossTerm, Recipe, Step
from netstudio.document.table import Table
from netstudio.errors import ProjectFileError
from netstudio.sentence import say

_device = matching("[a-z]+(:[0-9]{1,3})?", "a device such as “auto”, “cpu” or “cuda:1”")
_label = matching(r"[^\x00-\x1f]*", "a short text")
_STEP_KEYS = ("optimizer", "schedule", "loss")


# Reading


def read_recipe(data: Any, where: str) -> Recipe:
    """The recipe at `where`."""
    fields = Fields(data, where, "a recipe")
    default = Recipe()
    recipe = Recipe(
        fields.take("data", _read_choice, default.data),
        fields.take("batch_size", integer(0), default.batch_size),
        fields.take("epochs", integer(0), default.epochs),
        _read_steps(fields),
        fields.take("fields", mapping(identity, identity), default.fields),
        fields.take("device", _device, default.device),
        fields.take("seed", integer(MIN_INTEGER, MAX_INTEGER), default.seed),
        fields.take("mixed_precision", flag, default.mixed_precision),
    )
    fields.finish()
    return recipe


def _read_choice(data: Any, where: str) -> Choice:
    if isinstance(data, str):
        return Choice(identity(data, where))
    fields = Fields(data, where, "a name, or an object with “name” and options")
    name = fields.need("name", identity)
    return Choice(
        name,
        Table(
            (read_plain_name(key, where), read_constant(value, inside(where, key)))
            for key, value in fields.rest().items()
        ),
    )


def _read_steps(fields: Fields) -> tuple[Step, ...]:
    if "steps" not in fields:
        term = LossTerm(fields.take("loss", _read_choice, LossTerm().loss))
        return (_with_methods(Step((term,)), fields),)
    for key in _STEP_KEYS:
        if key in fields:
            raise ProjectFileError(
                say(
                    "{where}: “{key}” belongs into the steps where the recipe has “steps”.",
                    where=fields.where,
                    key=key,
                )
            )
    return fields.need("steps", items(_read_step))


def _with_methods(step: Step, fields: Fields) -> Step:
    optimizer = fields.take("optimizer", _read_choice, step.optimizer)
    schedule = fields.take("schedule", _read_choice, step.schedule)
    return replace(step, optimizer=optimizer, schedule=schedule)


def _read_step(data: Any, where: str) -> Step:
    fields = Fields(data, where, "a step")
    default = Step()
    step = Step(
        fields.take("losses", items(_read_loss), default.losses),
        fields.take("updates", items(identity), default.updates),
        name=fields.take("name", _label, default.name),
    )
    step = _with_methods(step, fields)
    fields.finish()
    return step


def _read_loss(data: Any, where: str) -> LossTerm:
    fields = Fields(data, where, "a loss")
    default = LossTerm()
    term = LossTerm(
        fields.take("loss", _read_choice, default.loss),
        fields.take("output", _label, default.output),
        fields.take("target", _label, default.target),
        fields.take("weight", number, default.weight),
    )
    fields.finish()
    return term


# Writing


def write_recipe(recipe: Recipe) -> dict[str, Any]:
    """The recipe as JSON data; defaults are left out."""
    default = Recipe()
    data: dict[str, Any] = {}
    if not _is_plain(recipe.data, default.data):
        data["data"] = _write_choice(recipe.data)
    if recipe.batch_size != default.batch_size:
        data["batch_size"] = recipe.batch_size
    if recipe.epochs != default.epochs:
        data["epochs"] = recipe.epochs
    data |= _write_steps(recipe.steps)
    if recipe.fields:
        data["fields"] = dict(recipe.fields)
    for key in ("device", "seed", "mixed_precision"):
        if getattr(recipe, key) != getattr(default, key):
            data[key] = getattr(recipe, key)
    return data


def _write_steps(steps: tuple[Step, ...]) -> dict[str, Any]:
    if len(steps) == 1 and _is_usual(steps[0]):
        term = steps[0].losses[0]
        methods = _write_methods(steps[0])
        usual = _is_plain(term.loss, LossTerm().loss)
        return methods if usual else {**methods, "loss": _write_choice(term.loss)}
    return {"steps": [_write_step(step) for step in steps]}


def _is_usual(step: Step) -> bool:
    """Whether the step has nothing of its own but its loss, optimizer and schedule."""
    default = Step()
    if len(step.losses) != 1 or (step.updates, step.name) != (default.updates, default.name):
        return False
    return replace(step.losses[0], loss=LossTerm().loss) == LossTerm()


def _is_plain(choice: Choice, default: Choice) -> bool:
    return choice.name == default.name and not choice.options


def _write_methods(step: Step) -> dict[str, Any]:
    default = Step()
    data: dict[str, Any] = {}
    if not _is_plain(step.optimizer, default.optimizer):
        data["optimizer"] = _write_choice(step.optimizer)
    if not _is_plain(step.schedule, default.schedule):
        data["schedule"] = _write_choice(step.schedule)
    return data


def _write_step(step: Step) -> dict[str, Any]:
    default = Step()
    data: dict[str, Any] = {"name": step.name} if step.name != default.name else {}
    if step.losses != default.losses:
        data["losses"] = [_write_loss(term) for term in step.losses]
    if step.updates:
        data["updates"] = list(step.updates)
    return data | _write_methods(step)


def _write_loss(term: LossTerm) -> dict[str, Any]:
    default = LossTerm()
    data: dict[str, Any] = {"loss": _write_choice(term.loss)}
    if term.output != default.output:
        data["output"] = term.output
    if term.target != default.target:
        data["target"] = term.target
    if term.weight != default.weight:
        data["weight"] = float(term.weight)
    return data


def _write_choice(choice: Choice) -> str | dict[str, Any]:
    if not choice.options:
        return choice.name
    if "name" in choice.options:
        raise ProjectFileError(
            say("An option of “{name}” cannot be called “name”.", name=choice.name)
        )
    return {"name": choice.name, **write_arguments(choice.options)}
