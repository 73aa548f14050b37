"""The schedules of the learning rate: what factor it has at each step, in pure Python.

A rate is a function of how far training has come, not a chain of states: it can be asked for any
step, drawn before training starts, and needs nothing saved to resume.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from netstudio.catalog.options import chosen, complete_options
from netstudio.catalog.param import ParamSpec
from netstudio.document.recipe import Choice
from netstudio.sentence import say


@dataclass(frozen=True, slots=True)
class Course:
    """How long a training is, for schedules to fit themselves to."""

    epochs: int
    steps_per_epoch: int

    @property
    def steps(self) -> int:
        """Steps in all."""
        return self.epochs * self.steps_per_epoch


RateRule = Callable[[Mapping[str, Any], float, int, Course], float]
"""The learning rate from complete options, the base rate, the step (from 0) and the course."""


@dataclass(frozen=True, slots=True)
class ScheduleSpec:
    """A schedule of the catalogue.

    Attributes:
        name: as a recipe and the terminal write it.
        label: as a person writes it.
        rule: the rate after warm-up.
        formula: the rate, in plain text.
    """

    name: str
    label: str
    summary: str
    rule: RateRule
    params: tuple[ParamSpec, ...] = ()
    formula: str = ""

    @property
    def all_params(self) -> tuple[ParamSpec, ...]:
        """Every option, warm-up included, in form order."""
        return (*self.params, _WARM_UP)

    def complete(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """Every option by name, defaults filled in.

        Raises:
            TrainingError: when an option is unknown or out of bounds.
        """
        return complete_options(
            say("the schedule {label}", label=self.label), self.all_params, options
        )


@dataclass(frozen=True, slots=True)
class Schedule:
    """A chosen schedule over a base rate and a course: the learning rate of every step."""

    spec: ScheduleSpec
    options: Mapping[str, Any]
    base: float
    course: Course

    @property
    def is_constant(self) -> bool:
        """Whether the rate never changes."""
        return self.spec.name == "constant" and not self.options["warm_up_epochs"]

    def rate(self, step: int) -> float:
        """The learning rate of a step, counted from 0."""
        scheduled = self.spec.rule(self.options, self.base, step, self.course)
        warm_up = int(self.options["warm_up_epochs"] * self.course.steps_per_epoch)
        if step >= warm_up:
            return scheduled
        return scheduled * (step + 1) / (warm_up + 1)


def schedule_of(choice: Choice, base: float, course: Course) -> Schedule:
    """The schedule that a recipe chooses.

    Raises:
        TrainingError: when it or one of its options is unknown or out of bounds.
    """
    spec = find_schedule(choice.name)
    return Schedule(spec, spec.complete(choice.options), base, course)


def _constant(options: Mapping[str, Any], base: float, step: int, course: Course) -> float:
    return base


def _step(options: Mapping[str, Any], base: float, step: int, course: Course) -> float:
    epoch = step // course.steps_per_epoch
    falls = epoch // int(options["step_size"])
    return base * math.pow(options["gamma"], falls)


def _cosine(options: Mapping[str, Any], base: float, step: int, course: Course) -> float:
    lowest = float(options["minimum_learning_rate"])
    share = min(step / course.steps, 1.0)
    return lowest + (base - lowest) * (1 + math.cos(math.pi * share)) / 2


_WARM_UP = ParamSpec(
    "warm_up_epochs",
    "float",
    0.0,
    "Epochs over which the rate rises evenly from near zero.",
    minimum=0,
)

ALL_SCHEDULES: tuple[ScheduleSpec, ...] = (
    ScheduleSpec("constant", "constant", "The same rate throughout.", _constant, formula="lr"),
    ScheduleSpec(
        "step",
        "step",
        "The rate falls by a factor every few epochs.",
        _step,
        (
            ParamSpec("step_size", "int", 10, "Epochs between two falls.", minimum=1),
            ParamSpec("gamma", "float", 0.1, "The factor of each fall.", minimum=0),
        ),
        formula="lr gamma^floor(epoch / step_size)",
    ),
    ScheduleSpec(
        "cosine",
        "cosine",
        "The rate falls along half a cosine, to its minimum at the end.",
        _cosine,
        (ParamSpec("minimum_learning_rate", "float", 0.0, "The rate at the very end.", minimum=0),),
        formula="min + (lr - min) (1 + cos(pi step / steps)) / 2",
    ),
)

_BY_NAME = {spec.name: spec for spec in ALL_SCHEDULES}


def find_schedule(name: str) -> ScheduleSpec:
    """The schedule with this name.

    Raises:
        TrainingError: when there is none.
    """
    return chosen("schedule", name, _BY_NAME)
