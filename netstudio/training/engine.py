"""What the torch thread does: one module, in whatever state it is, and one run of it at a time.

Everything here is called in that thread, between two steps.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from netstudio.data import LoadCancelledError, Progress
from netstudio.document.project import Project
from netstudio.errors import CheckpointError, NetStudioError, TrainingError
from netstudio.sentence import say
from netstudio.training.board import Board
from netstudio.training.checkpoint import read_checkpoint
from netstudio.training.metrics_file import read_metrics
from netstudio.training.model_holder import ModelHolder
from netstudio.training.prepare import build_seeded
from netstudio.training.probe import Probes
from netstudio.training.recorder import put_checkpoint
from netstudio.training.run import Run
from netstudio.training.run_maker import RunMaker, open_resumable
from netstudio.training.run_store import latest_run, runs_of
from netstudio.training.status import State, Status
from netstudio.training.telemetry import EarlierRun, Telemetry
from netstudio.training.trainer import Advance
from netstudio.training.transfer import EditReport, keep_weights

if TYPE_CHECKING:
    from netstudio.compiler import CompiledModel

T = TypeVar("T")


class Engine(ModelHolder):
    """Owns the module and the run."""

    def __init__(
        self,
        board: Board,
        probes: Probes,
        *,
        data_root: Path | None,
        runs_root: Path | None,
        keep_runs: bool,
        cancelled: Callable[[], bool],
    ) -> None:
        super().__init__(board, probes, data_root, cancelled)
        self._maker = RunMaker(self._data, runs_root, keep_runs)
        self._runs_root = runs_root
        self._runs = 0
        self._seen = 0

    def report(self, error: NetStudioError) -> None:
        """Says what could not be done; what there is goes on."""
        if self._run is not None:
            self._run.mark("problem", str(error))
        self._board.change(message=str(error))

    # The network

    def build(self, project: Project, revision: int) -> None:
        """Makes a project's network anew; a run ends, and nothing of an older network is kept."""
        self.forget()
        self._board.put(Status(State.BUILDING, message="Building the network."))
        try:
            self._model = build_seeded(project)
        except NetStudioError as error:
            self._fail(error)
            return
        self._project, self._revision = project, revision
        self._put(State.READY)

    def forget(self) -> None:
        """Ends the run, saved, and drops the network with all that was seen of it."""
        try:
            self._end_run()
        finally:
            self._model, self._project = None, None
            self._looking.drop()
            self._new_telemetry()
            self._board.put_edit(None)
            self._board.put_probes(self._looking.results)
            self._board.put(Status())

    def apply_project(self, project: Project, revision: int) -> None:
        """Edits the network there is; where that fails it stays, and so does its run."""
        if self._model is None:
            self.build(project, revision)
            return
        run = self._run
        report = (
            self._rebuild(self._model, project, revision)
            if run is None
            else self._edit_run(run, project, revision)
        )
        self._project, self._revision = project, revision
        self._looking.forget()
        self._board.put_edit(report)
        state = self._board.status.state
        self._put(State.READY if state is State.FAILED else state, str(report))

    def _rebuild(self, old: CompiledModel, project: Project, revision: int) -> EditReport:
        model = build_seeded(project)
        model.module.to(self._device)
        report = keep_weights(old, model, revision)
        self._model = model
        return report

    def _edit_run(self, run: Run, project: Project, revision: int) -> EditReport:
        run.pause()
        try:
            edited, report = self._maker.edited(run, project, revision)
            self._model, self._run = edited.trainer.model, edited
            if self._board.status.state.is_running:
                self._keep(edited)
            edited.mark("edit", str(report))
        finally:
            if self.is_training and self._run is not None:
                self._run.start()
        return report

    # The run

    def start(self, epochs: int | None, fresh: bool, path: Path | None) -> None:
        """Begins a run of the network there is."""
        project = self._needed(self._project)
        model = None if fresh else self._model
        self._begin(lambda: self._new_run(project, model, epochs))
        if self.is_training and self._run is not None:
            self._keep(self._run, path)

    def resume_run(self, path: Path, epochs: int | None) -> None:
        """Goes on with a run on the disk."""
        project = self._needed(self._project)
        folder = open_resumable(path, project)

        def resumed() -> Run:
            run = self._new_run(project, None, epochs)
            run.resume_from(folder)
            return run

        self._begin(resumed)

    def _begin(self, make: Callable[[], Run]) -> None:
        self._end_run()
        self._put(State.LOADING, "Loading the data.")
        try:
            self._run = make()
        except LoadCancelledError as error:
            self._put(State.READY, str(error))
            return
        except NetStudioError as error:
            self._fail(error)
            return
        self._looking.forget()
        self._board.put_run(self._run.telemetry)
        self._run.mark("start")
        self._seen = 0
        self._run.start()
        self._put(State.TRAINING)

    def _new_run(self, project: Project, model: CompiledModel | None, epochs: int | None) -> Run:
        self._runs += 1
        run = self._maker.new(
            project,
            Telemetry(self._runs),
            model=model,
            epochs=epochs,
            progress=self._show_progress,
        )
        self._model = run.trainer.model
        return run

    def turn(self) -> None:
        """One step of the run, or one batch of its evaluation."""
        run = self._run
        assert run is not None  # as is_training says
        try:
            done = run.turn()
        except NetStudioError as error:
            self._fail_run(run, error)
            return
        if run.trainer.is_finished:
            self._finish(run, "finish", say("Trained {epoch} epochs.", epoch=run.trainer.epoch))
        elif run.published != self._seen or self._looking.is_spanning:
            self._seen = run.published
            self._put(State.TRAINING)
            self._look(run, done is Advance.STEP)

    def pause(self) -> None:
        """Stands still."""
        if self.is_training and self._run is not None:
            self._run.pause()
            self._run.mark("pause")
            self._looking.rest()
            self._put(State.PAUSED)
            self._save(self._run)

    def resume(self) -> None:
        """Goes on with a run that stands still and is not at its end."""
        run = self._run
        if run is None or self.is_training:
            return
        if run.trainer.is_finished:
            raise TrainingError("All epochs are done; add some, or start again.")
        self._keep(run)
        run.mark("resume")
        run.start()
        self._put(State.TRAINING)

    def single_step(self) -> None:
        """Makes one step of a run that stands still; an evaluation is gone through to its end."""
        run = self._run
        if run is None or self.is_training or run.trainer.is_finished:
            raise TrainingError("There is no paused run to make a step of; start one and pause it.")
        run.start()
        try:
            while run.turn() is Advance.EVALUATION:
                pass
            run.pause()
        except NetStudioError as error:
            self._fail_run(run, error)
        else:
            self._finish_or(State.PAUSED, run)

    def _finish_or(self, state: State, run: Run) -> None:
        if run.trainer.is_finished:
            self._finish(run, "finish", say("Trained {epoch} epochs.", epoch=run.trainer.epoch))
        else:
            self._put(state)

    def train_on(self, epochs: int) -> None:
        """Adds epochs to the run there is."""
        run = self._run
        if run is None or epochs < 1:
            raise TrainingError(
                say(
                    "There is no run to add {epochs} epochs to; start one, or add at least 1.",
                    epochs=epochs,
                )
            )
        run.trainer.extend(epochs)
        if not self.is_training:
            self.resume()

    def stop(self) -> None:
        """Ends the run for now; `resume` goes on with it."""
        run = self._run
        if run is not None and self._board.status.state.is_running:
            self._put(State.STOPPING)
            self._finish(run, "stop", say("Stopped after {step} steps.", step=run.trainer.step))

    def set_learning_rate(self, value: float) -> None:
        """Trains with another rate from the next step on."""
        run = self._needed_run()
        run.trainer.set_learning_rate(value)
        run.mark("learning_rate", say("learning rate {value:g}", value=value), value)
        self._put(self._board.status.state)

    # What runs leave behind

    def save_checkpoint(self) -> Path:
        """Writes a checkpoint of the run; its folder."""
        recorder = self._needed_run().recorder
        if recorder is None:
            raise CheckpointError("This run is not kept on the disk, so it has no checkpoints.")
        recorder.save()
        folder = recorder.folder.checkpoint()
        assert folder is not None  # save has written it
        self._needed_run().mark("checkpoint")
        return folder

    def restore_latest(self) -> Path | None:
        """Loads the weights and the curves of the newest run of this network, if there is one."""
        model, project = self._needed(self._model), self._needed(self._project)
        if self._run is not None:
            raise TrainingError("The network has a run already; its weights are the newest.")
        folder = latest_run(project, self._runs_root)
        newest = folder.checkpoint() if folder is not None else None
        if folder is None or newest is None:
            return None
        put_checkpoint(model, read_checkpoint(newest), str(newest))
        read_metrics(folder.metrics, self._new_telemetry())
        self._looking.forget()
        when = folder.created.astimezone().strftime("%d %B, %H:%M")
        self._put(
            State.READY, say("Weights and curves of the run of {when} are loaded.", when=when)
        )
        return folder.path

    def earlier_runs(self, most: int) -> list[EarlierRun]:
        """The epochs of the newest runs of this network but the present one, the newest first."""
        recorder = self._run.recorder if self._run is not None else None
        present = recorder.folder.path if recorder is not None else None
        found: list[EarlierRun] = []
        for folder in runs_of(self._needed(self._project), self._runs_root):
            if folder.path == present:
                continue
            telemetry = Telemetry()
            read_metrics(folder.metrics, telemetry)
            found.append(EarlierRun(folder.created, telemetry.epochs.since(0)))
            if len(found) == most:
                break
        return found

    def close(self) -> None:
        """Ends the run, saved."""
        self._end_run()

    # Parts

    def _needed_run(self) -> Run:
        if self._run is None:
            raise TrainingError("There is no run; start one.")
        return self._run

    def _look(self, run: Run, stepped: bool) -> None:
        self._looking.between_steps(self._subject(run.trainer.model, run.trainer.step), stepped)
        self._board.put_probes(self._looking.results)

    def _fail_run(self, run: Run, error: NetStudioError) -> None:
        run.mark("failure", str(error))
        run.abandon()
        run.trainer.close()
        self._put(State.FAILED)
        self._run = None
        self._looking.rest()
        self._fail(error)

    def _finish(self, run: Run, event: str, message: str) -> None:
        """Ends the run for now: it is kept, so that more epochs can be added."""
        run.mark(event)
        self._looking.rest()
        try:
            run.finish()
        except NetStudioError as error:
            self._fail_run(run, error)
            return
        self._put(State.FINISHED, message)

    def _end_run(self) -> None:
        """Ends the run for good."""
        run, self._run = self._run, None
        if run is not None:
            if self._board.status.state.is_running:
                run.mark("stop")
                run.finish()
            run.trainer.close()
        self._looking.rest()

    def _keep(self, run: Run, path: Path | None = None) -> None:
        """Gives a run its folder; where there can be none it trains all the same, and says so."""
        try:
            self._maker.keep(run, path)
        except CheckpointError as error:
            self.report(error)

    def _save(self, run: Run) -> None:
        if run.recorder is not None:
            run.recorder.finish()

    def _new_telemetry(self) -> Telemetry:
        self._runs += 1
        telemetry = Telemetry(self._runs)
        self._board.put_run(telemetry)
        return telemetry

    def _show_progress(self, progress: Progress) -> None:
        share = progress.fraction
        done = f": {share:.0%}" if share is not None else ""
        self._board.change(message=f"{progress.stage}{done}")
