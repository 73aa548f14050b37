"""The training loop, one unit of work at a time: no threads, no window, nothing a script lacks.

`advance` makes one step, or evaluates one batch of the test split at the end of an epoch. Between
two calls whoever drives it may pause, look inside, save, or change the learning rate; the next call
goes on as if nothing had been.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from netstudio.catalog.schedules import Course
from netstudio.errors import TrainingError
from netstudio.sentence import say
from netstudio.training.ledger import Ledger, StepRecords, joined, mean_accuracy, mean_loss
from netstudio.training.pace import Stopwatch
from netstudio.training.randomness import (
    derive_seed,
    random_state,
    seed_generators,
    set_random_state,
)
from netstudio.training.stepper import Stepper
from netstudio.training.telemetry import EpochMetrics
from netstudio.training.trainer_state import TrainerState

if TYPE_CHECKING:
    import torch

    from netstudio.compiler import CompiledModel
    from netstudio.data import BatchSource


class Advance(Enum):
    """What a call of `advance` has done; `EPOCH` evaluated the last batch of an epoch."""

    STEP = "step"
    EVALUATION = "evaluation"
    EPOCH = "epoch"
    FINISHED = "finished"


class Trainer:
    """Trains a network by its project's recipe.

    Attributes:
        model: the network; its module is trained in place, on `device`.
        train, test: where the batches come from.
        stepper: makes the steps.
        epoch: epochs finished, evaluation included.
        epochs: how many there will be.
        images: trained on so far.
        stopwatch: of work; whoever drives starts it, and stops it for a pause.
        evaluation_seconds, evaluated_images: how long evaluation took, of how many images.
    """

    def __init__(
        self,
        model: CompiledModel,
        train: BatchSource,
        test: BatchSource,
        device: torch.device,
        *,
        epochs: int | None = None,
        channels_last: bool = False,
    ) -> None:
        """Moves the module to `device`, makes its optimizers, seeds the generators.

        Args:
            train, test: batches on `device`; those of the test split in order.
            epochs: instead of the recipe's.
            channels_last: lay images out with the channel last, with which convolutions of many
                channels are faster.

        Raises:
            TrainingError: when the recipe does not fit the network or the data.
        """
        recipe = model.project.recipe
        self.model, self.device = model, device
        self.train, self.test = train, test
        self.epochs = recipe.epochs if epochs is None else epochs
        if self.epochs < 1:
            raise TrainingError(
                say("Training needs at least 1 epoch, not {epochs}.", epochs=self.epochs)
            )
        course = Course(self.epochs, len(train))
        self.stepper = Stepper(model, device, course, channels_last)
        self.epoch = 0
        self.images = 0
        self.stopwatch = Stopwatch()
        self.evaluation_seconds = 0.0
        self.evaluated_images = 0
        self._epoch_began = 0.0
        self._evaluation_began = 0.0
        self._records: list[StepRecords] = []  # of the epoch under way
        self._unread: list[StepRecords] = []
        self._evaluation: Ledger | None = None
        self._evaluated: list[StepRecords] = []
        self._finished: list[EpochMetrics] = []
        seed_generators(derive_seed(recipe.seed, "training"))

    @property
    def step(self) -> int:
        """Steps made."""
        return self.stepper.step

    @property
    def steps(self) -> int:
        """Steps in all."""
        return self.epochs * len(self.train)

    @property
    def is_finished(self) -> bool:
        """Whether all epochs are done."""
        return self.epoch >= self.epochs

    @property
    def is_evaluating(self) -> bool:
        """Whether the test split is being gone through."""
        return self._evaluation is not None

    @property
    def learning_rate(self) -> float:
        """The rate of the next step, of the first update."""
        return self.stepper.updates[0].rate_at(self.step)

    def set_learning_rate(self, value: float) -> None:
        """Makes `value` the rate from the next step on; a schedule goes on in proportion.

        Raises:
            TrainingError: when the value is no learning rate.
        """
        self.stepper.updates[0].set_learning_rate(value, self.step)

    def extend(self, epochs: int) -> None:
        """Adds epochs; a schedule stretches to the new end."""
        self.epochs += epochs
        self.stepper.set_course(Course(self.epochs, len(self.train)))

    def advance(self) -> Advance:
        """Makes one step, or evaluates one batch where the steps of an epoch are done.

        Raises:
            RunError: when it failed or the loss is no finite number.
        """
        if self._evaluation is not None:
            return self._evaluate(self._evaluation)
        if self.is_finished:
            return Advance.FINISHED
        images, labels = self.train.next_batch()
        self.stepper.train(images, labels)
        self.images += len(labels)
        if self.train.position == 0:
            self._begin_evaluation()
        return Advance.STEP

    def fetch(self) -> tuple[list[StepRecords], list[EpochMetrics]]:
        """The steps and epochs finished since the last call.

        Raises:
            RunError: when a loss is no finite number.
        """
        self._collect()
        fetched = self._unread, self._finished
        self._unread, self._finished = [], []
        return fetched

    def state(self) -> TrainerState:
        """Everything but the weights, to go on exactly from here.

        Raises:
            RunError: when a loss not fetched yet is no finite number.
        """
        self._collect()
        scaler = self.stepper.scaler
        return TrainerState(
            epoch=self.epoch,
            step=self.step,
            images=self.images,
            evaluating=self.is_evaluating,
            seconds=self.stopwatch.seconds,
            epoch_began=self._epoch_began,
            evaluation_seconds=self.evaluation_seconds,
            evaluated_images=self.evaluated_images,
            batches=self.train.state(),
            random=random_state(self.device),
            updates=self.stepper.states(),
            scaler=dict(scaler.state_dict()) if scaler else {},
            records=joined(self._records, self.step),
        )

    def restore(self, state: TrainerState) -> None:
        """Goes on where another trainer was; the module must have that one's weights already.

        Raises:
            DataError: when the training set has fewer samples than it had then.
        """
        self.train.restore(state.batches)
        self.stepper.restore(state.step, state.updates, state.scaler)
        self.epoch, self.images = state.epoch, state.images
        self.stopwatch = Stopwatch(state.seconds)
        self.evaluation_seconds = state.evaluation_seconds
        self.evaluated_images = state.evaluated_images
        self._records = [state.records]
        self._unread, self._finished = [], []
        self._evaluation = None
        if state.evaluating:
            self._begin_evaluation()
        self._epoch_began = state.epoch_began
        set_random_state(state.random, self.device)

    def close(self) -> None:
        """Ends the threads that read ahead, if any."""
        self.train.close()
        self.test.close()

    def _collect(self) -> None:
        """Waits for the device."""
        records = self.stepper.fetch()
        self._records += records
        self._unread += records

    def _begin_evaluation(self) -> None:
        self._collect()
        self._evaluation = Ledger(self.device)
        self._evaluated = []
        self._evaluation_began = self.stopwatch.seconds

    def _evaluate(self, ledger: Ledger) -> Advance:
        images, labels = self.test.next_batch()
        self.stepper.evaluate(images, labels, ledger)
        done = self.test.position == 0
        if done or ledger.is_full:
            self._evaluated.append(ledger.fetch())
        if not done:
            return Advance.EVALUATION
        self._finish_epoch()
        return Advance.EPOCH

    def _finish_epoch(self) -> None:
        now = self.stopwatch.seconds
        self.epoch += 1
        self._finished.append(
            EpochMetrics(
                epoch=self.epoch,
                step=self.step,
                train_loss=mean_loss(self._records),
                train_accuracy=mean_accuracy(self._records),
                val_loss=mean_loss(self._evaluated),
                val_accuracy=mean_accuracy(self._evaluated),
                learning_rate=self.stepper.updates[0].learning_rate,
                seconds=now - self._epoch_began,
            )
        )
        self.evaluation_seconds += now - self._evaluation_began
        self.evaluated_images += self.test.sample_count
        self._epoch_began = now
        self._records, self._evaluated = [], []
        self._evaluation = None
