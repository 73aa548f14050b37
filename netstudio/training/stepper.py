"""One batch at a time: through the network, its losses and its optimizers.

This is the part whose speed is the program's: what is done here for every step is what a bare loop
does, and a few writes to memory that lies ready.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from netstudio.catalog.schedules import Course
from netstudio.errors import TrainingError
from netstudio.training.divergence import divergence_error
from netstudio.training.failure import FOREIGN_ERRORS, RunError, run_error
from netstudio.training.ledger import Ledger, StepRecords
from netstudio.training.objective import LABEL, Objective, Outputs
from netstudio.training.randomness import undisturbed
from netstudio.training.trainer_state import UpdateState
from netstudio.training.update import Update
from netstudio.training.wiring import IMAGE, apply_freezing, input_fields

if TYPE_CHECKING:
    from netstudio.compiler import CompiledModel

Forward = Callable[[Tensor, Tensor, Objective], tuple[Outputs, Tensor]]


class Stepper:
    """Makes the steps of a run.

    Attributes:
        updates: the recipe's updates, each with its optimizer.
        scaler: of gradients, under mixed precision.
        step: steps made.
    """

    def __init__(
        self, model: CompiledModel, device: torch.device, course: Course, channels_last: bool
    ) -> None:
        """Moves the module to `device` and makes its optimizers.

        Raises:
            TrainingError: when the recipe does not fit the network.
        """
        recipe = model.project.recipe
        self._model, self._module, self._device = model, model.module, device
        self._layout = torch.channels_last if channels_last else torch.contiguous_format
        self._fields = input_fields(model.project)
        self._place()
        apply_freezing(model)
        if not recipe.steps:
            raise TrainingError("The recipe has no update; add one with a loss and an optimizer.")
        self.updates = [Update(step, model, course) for step in recipe.steps]
        self._mixed = recipe.mixed_precision and device.type == "cuda"
        self.scaler = torch.amp.GradScaler("cuda") if self._mixed else None
        self._forward: Forward = self._mixed_forward if self._mixed else self._plain_forward
        # With several updates the gradients of one must not be added to those of another.
        self._zero_grad: Callable[[bool], None] = (
            self.updates[0].optimizer.zero_grad
            if len(self.updates) == 1
            else self._module.zero_grad
        )
        self._reads_at_once = device.type == "cpu"
        self._last_inputs: tuple[Tensor, ...] = ()
        self._ledger = Ledger(device)
        self._unread: list[StepRecords] = []
        self.step = 0

    def train(self, images: Tensor, labels: Tensor) -> None:
        """Makes one step.

        Raises:
            RunError: when it failed, or on the CPU its loss is no finite number. There the weights
                are still those that gave the loss.
        """
        images = images.contiguous(memory_format=self._layout)
        try:
            for index, update in enumerate(self.updates):
                if not update.is_constant:
                    update.set_step(self.step)
                self._update(update, images, labels, first=index == 0)
        except FOREIGN_ERRORS as error:
            raise run_error(error, self._model, self._device, len(labels)) from error
        self.step += 1
        if self._ledger.is_full:
            self._drain()

    def evaluate(self, images: Tensor, labels: Tensor, ledger: Ledger) -> None:
        """Notes loss and right answers of a batch in evaluation mode; no trace of it remains.

        Raises:
            RunError: when the forward pass failed.
        """
        objective = self.updates[0].objective
        images = images.contiguous(memory_format=self._layout)
        self._module.eval()
        try:
            with torch.no_grad(), undisturbed(self._device):
                outputs, loss = self._forward(images, labels, objective)
                self._note(ledger, objective, outputs, loss, labels, rate=0.0)
        except FOREIGN_ERRORS as error:
            raise run_error(error, self._model, self._device, len(labels)) from error
        finally:
            self._module.train()

    def fetch(self) -> list[StepRecords]:
        """The steps since the last call, brought from the device.

        Raises:
            RunError: when one of the losses is no finite number.
        """
        self._drain()
        records, self._unread = self._unread, []
        return records

    def parameter_names(self) -> dict[Tensor, str]:
        """The name of each parameter; tied ones have one."""
        return {parameter: name for name, parameter in self._module.named_parameters()}

    def states(self) -> tuple[UpdateState, ...]:
        """What the optimizers keep."""
        names = self.parameter_names()
        return tuple(update.state(names) for update in self.updates)

    def set_course(self, course: Course) -> None:
        """Fits the schedules to another length of training."""
        for update in self.updates:
            update.schedule = replace(update.schedule, course=course)

    def restore(self, step: int, states: tuple[UpdateState, ...], scaler: dict[str, Any]) -> None:
        """Counts on from `step` with what other optimizers kept, and nothing to be fetched."""
        names = self.parameter_names()
        for update, state in zip(self.updates, states, strict=False):
            update.restore(state, names)
        if self.scaler is not None and scaler:
            self.scaler.load_state_dict(scaler)
        self.step = step
        self._ledger = Ledger(self._device, step)
        self._unread = []
        for update in self.updates:
            update.set_step(step)

    def place(self, images: Tensor) -> Tensor:
        """Images on the training device, in the memory layout of the run."""
        return images.to(self._device).contiguous(memory_format=self._layout)

    def inputs(self, images: Tensor, labels: Tensor) -> tuple[Tensor, ...]:
        """What the module is called with for a batch, in the order of its inputs."""
        return tuple([images if field == IMAGE else labels for field in self._fields])

    def _place(self) -> None:
        try:
            self._module.to(self._device)
            if self._layout is torch.channels_last:
                self._module.to(memory_format=torch.channels_last)
        except FOREIGN_ERRORS as error:
            batch_size = self._model.project.recipe.batch_size
            raise run_error(error, self._model, self._device, batch_size) from error
        self._module.train()

    def _update(self, update: Update, images: Tensor, labels: Tensor, first: bool) -> None:
        self._zero_grad(True)
        outputs, loss = self._forward(images, labels, update.objective)
        # On the CPU the value is there: reading it waits for nothing.
        if self._reads_at_once:
            if not math.isfinite(loss.item()):
                raise self._diverged(self.inputs(images, labels), self.step + 1)
        elif first:
            self._last_inputs = self.inputs(images, labels)
        if first:
            detached = loss.detach()
            self._note(
                self._ledger, update.objective, outputs, detached, labels, update.learning_rate
            )
        if self.scaler is None:
            loss.backward()  # type: ignore[no-untyped-call]
            update.optimizer.step()
        else:
            self.scaler.scale(loss).backward()  # type: ignore[no-untyped-call]
            self.scaler.step(update.optimizer)
            self.scaler.update()

    def _plain_forward(
        self, images: Tensor, labels: Tensor, objective: Objective
    ) -> tuple[Outputs, Tensor]:
        outputs = self._module(*self.inputs(images, labels))
        return outputs, objective(outputs, {IMAGE: images, LABEL: labels})

    def _mixed_forward(
        self, images: Tensor, labels: Tensor, objective: Objective
    ) -> tuple[Outputs, Tensor]:
        with torch.autocast(self._device.type, torch.float16):
            return self._plain_forward(images, labels, objective)

    @staticmethod
    def _note(
        ledger: Ledger,
        objective: Objective,
        outputs: Outputs,
        loss: Tensor,
        labels: Tensor,
        rate: float,
    ) -> None:
        scores = objective.scores(outputs)
        hits = None
        if scores is not None and scores.ndim == labels.ndim + 1:
            hits = (scores.argmax(1) == labels).sum()
        ledger.write(loss, hits, len(labels), labels.numel(), rate)

    def _drain(self) -> None:
        if not len(self._ledger):
            return
        records = self._ledger.fetch()
        self._unread.append(records)
        bad = next((at for at, loss in enumerate(records.losses) if not math.isfinite(loss)), None)
        if bad is not None:
            raise self._diverged(self._last_inputs, records.first + bad + 1)

    def _diverged(self, inputs: tuple[Tensor, ...], step: int) -> RunError:
        rate = self.updates[0].learning_rate
        return divergence_error(self._model, inputs, self._device, step, rate)
