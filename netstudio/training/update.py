"""One update of a recipe, ready to run: its objective, its optimizer, its learning rate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from netstudio.catalog.optimizers import learning_rate_of
from netstudio.catalog.schedules import Course, schedule_of
from netstudio.document.recipe import Step
from netstudio.errors import TrainingError
from netstudio.sentence import say
from netstudio.training.objective import build_objective
from netstudio.training.optimization import (
    build_optimizer,
    optimizer_state,
    set_optimizer_state,
)
from netstudio.training.trainer_state import UpdateState
from netstudio.training.wiring import FIELDS, updated_parameters

if TYPE_CHECKING:
    from torch import Tensor

    from netstudio.compiler import CompiledModel


class Update:
    """What one optimizer does with each batch.

    Attributes:
        objective: the weighted losses.
        optimizer: torch's.
        scale: what the user's hand has done to the schedule: a factor on the rate it gives.
        learning_rate: of the step under way or, between steps, of the last one.
    """

    def __init__(self, step: Step, model: CompiledModel, course: Course) -> None:
        self.objective = build_objective(step.losses, model.project, set(FIELDS))
        self.optimizer = build_optimizer(step.optimizer, updated_parameters(model, step.updates))
        self._optimizer_name = step.optimizer.name
        self.schedule = schedule_of(step.schedule, learning_rate_of(step.optimizer), course)
        self.scale = 1.0
        self.learning_rate = 0.0
        self.set_step(0)

    @property
    def is_constant(self) -> bool:
        """Whether the rate only changes by hand."""
        return self.schedule.is_constant

    def rate_at(self, step: int) -> float:
        """The learning rate of a step, counted from 0."""
        return self.schedule.rate(step) * self.scale

    def set_step(self, step: int) -> None:
        """Gives the optimizer the learning rate of a step."""
        self.learning_rate = self.rate_at(step)
        for group in self.optimizer.param_groups:
            group["lr"] = self.learning_rate

    def set_learning_rate(self, value: float, step: int) -> None:
        """Makes `value` the rate at `step`; the schedule goes on from there in proportion.

        Raises:
            TrainingError: when the value is negative or no number, or the schedule is at zero.
        """
        if not 0 <= value < float("inf"):
            raise TrainingError(
                say("The learning rate must be a number of at least 0, not {value!r}.", value=value)
            )
        scheduled = self.schedule.rate(step)
        if scheduled == 0 and value != 0:
            raise TrainingError(
                "The learning rate cannot be set here: the schedule has brought it to 0, and "
                "scales what is set; choose the constant schedule."
            )
        self.scale = value / scheduled if scheduled else 1.0
        self.set_step(step)

    def state(self, names: Mapping[Tensor, str]) -> UpdateState:
        """A copy of what it keeps; `names` are those of the parameters."""
        kept = optimizer_state(self.optimizer, names)
        return UpdateState(self._optimizer_name, self.scale, kept)

    def restore(self, state: UpdateState, names: Mapping[Tensor, str]) -> None:
        """Takes on what another one kept; nothing, where that was another kind of optimizer."""
        if state.optimizer == self._optimizer_name:
            self.scale = state.scale
            set_optimizer_state(self.optimizer, names, state.parameters)
