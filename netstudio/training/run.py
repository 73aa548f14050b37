"""A run: a trainer with its numbers on the way out. What the window and the terminal both drive."""

from __future__ import annotations

from time import perf_counter

from netstudio.training.pace import Pace
from netstudio.training.recorder import Recorder
from netstudio.training.run_store import RunFolder
from netstudio.training.status import State, Status
from netstudio.training.telemetry import Event, Telemetry
from netstudio.training.trainer import Advance, Trainer

PUBLISH_SECONDS = 1 / 30
"""How often numbers are brought from the device: as often as a window redraws."""


class Run:
    """One training from its start, or from where it was left, to its end.

    Attributes:
        trainer: does the work.
        telemetry: receives the numbers.
        recorder: keeps the run's folder; None for a run that is not kept.
        before: of an edited run without a folder yet: what kept the run it came from.
        published: how often numbers were published.
    """

    def __init__(
        self, trainer: Trainer, telemetry: Telemetry, before: Recorder | None = None
    ) -> None:
        self.trainer, self.telemetry = trainer, telemetry
        self.recorder: Recorder | None = None
        self.before = before
        self.published = 0
        self._due = 0.0
        self._measure_from_here()

    def _measure_from_here(self) -> None:
        self._pace = Pace()
        self._images_before = self.trainer.images
        self._seconds_before = self._training_seconds
        self._pace.note(self._training_seconds, self.trainer.images)

    def keep_in(self, folder: RunFolder) -> None:
        """Keeps the run in a new folder; an edited one with the numbers it has so far."""
        self.recorder = Recorder(folder, self.trainer)
        if self.before is not None:
            self.recorder.take_over(self.before)
            self.before = None

    def resume_from(self, folder: RunFolder) -> None:
        """Goes on from the last checkpoint in `folder`, and keeps the run there.

        Raises:
            CheckpointError: when it is damaged or of another network.
        """
        recorder = Recorder(folder, self.trainer)
        recorder.resume(self.telemetry)
        self.recorder = recorder
        self._measure_from_here()

    def start(self) -> None:
        """Lets time run: at the start, and after a pause."""
        self.trainer.stopwatch.start()

    def pause(self) -> None:
        """Lets time stand still, with every number so far published.

        Raises:
            RunError: when a loss was no finite number.
        """
        self.trainer.stopwatch.stop()
        self.publish()

    def turn(self) -> Advance:
        """One step, or one batch of evaluation; publishes when it is time to.

        Raises:
            RunError: when it failed.
        """
        done = self.trainer.advance()
        if done is Advance.EPOCH or perf_counter() >= self._due:
            self.publish()
        return done

    def publish(self) -> None:
        """Brings what is new from the device to the telemetry.

        Raises:
            RunError: when a loss was no finite number.
        """
        steps, epochs = self.trainer.fetch()
        for records in steps:
            self.telemetry.add_steps(records.losses, records.accuracies, records.learning_rates)
        for metrics in epochs:
            self.telemetry.epochs.append(metrics)
        if self.recorder is not None:
            self.recorder.add(steps, epochs)
        self.published += 1
        self._pace.note(self._training_seconds, self.trainer.images)
        self._due = perf_counter() + PUBLISH_SECONDS

    def mark(self, kind: str, text: str = "", value: float | None = None) -> None:
        """Notes an event at the present step."""
        event = Event(kind, self.trainer.step, text, value)
        self.telemetry.events.append(event)
        if self.recorder is not None:
            self.recorder.add_event(event)

    def status(self, state: State) -> Status:
        """What to show of the run at this moment."""
        trainer = self.trainer
        return Status(
            state=state,
            epoch=trainer.epoch,
            epochs=trainer.epochs,
            step=trainer.step,
            steps=trainer.steps,
            evaluating=trainer.is_evaluating,
            images_per_second=self._pace.images_per_second,
            seconds_left=self._seconds_left(),
            learning_rate=trainer.learning_rate,
            device=str(trainer.device),
            message=self.recorder.trouble if self.recorder is not None else "",
        )

    def finish(self) -> None:
        """Publishes and writes everything, at an end.

        Raises:
            RunError: when a loss was no finite number.
        """
        self.pause()
        if self.recorder is not None:
            self.recorder.finish()

    def abandon(self) -> None:
        """After a failed step: brings out the numbers up to it, and leaves the checkpoints."""
        self.trainer.stopwatch.stop()
        self.publish()
        if self.recorder is not None:
            self.recorder.abandon()

    @property
    def images_per_second(self) -> float:
        """The mean speed since the run began or was resumed, evaluation and pauses left out."""
        seconds = self._training_seconds - self._seconds_before
        images = self.trainer.images - self._images_before
        return images / seconds if seconds > 0 else 0.0

    @property
    def _training_seconds(self) -> float:
        """Work without evaluation."""
        return self.trainer.stopwatch.seconds - self.trainer.evaluation_seconds

    def _seconds_left(self) -> float | None:
        trainer = self.trainer
        images = trainer.epochs * trainer.train.sample_count - trainer.images
        evaluations = trainer.epochs - trainer.epoch
        each = None
        if trainer.evaluated_images:
            each = trainer.evaluation_seconds / trainer.evaluated_images
        return self._pace.seconds_left(
            max(0, images), evaluations * trainer.test.sample_count, each
        )
