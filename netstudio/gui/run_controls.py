"""The run as the user steers it: the actions, the progress line, what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from netstudio.catalog.datasets import find_dataset
from netstudio.compiler.problem import Problem
from netstudio.document.change import Change
from netstudio.gui.language import tr, tr_count
from netstudio.gui.panels.probe_targets import node_at
from netstudio.gui.session_texts import (
    STARTING,
    problems_to_solve,
    progress_share,
    progress_text,
    train_button,
)
from netstudio.gui.widgets.toast import ToastKind
from netstudio.training.status import Failure, State

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench
    from netstudio.training.telemetry import Snapshot

WRITE_SECONDS = 0.2


class RunControls(QObject):
    """Wires the torch thread to the bar, to messages and to the problems."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._session = bench.session
        self._bridge = bench.bridge
        self._actions = bench.actions
        self._bar = bench.window.top_bar
        self._run_problems: tuple[Problem, ...] = ()
        self._written_at = 0.0
        session = self._session
        session.state_changed.connect(self._show_state)
        session.ticked.connect(self._show_progress)
        session.failed.connect(self._tell_failure)
        session.said.connect(self._say)
        session.blocked.connect(self._tell_blocked)
        session.torch_loaded.connect(self._show_state)
        self._bridge.changed.connect(self._follow)
        self._bridge.problems_changed.connect(self._show_words)
        for name, slot in (
            ("train", session.train),
            ("step", session.step),
            ("stop", session.stop),
            ("apply", session.apply_edits),
            ("start_over", session.start_over),
        ):
            self._actions[name].triggered.connect(lambda _=False, slot=slot: self._run(slot))
        self._show_state()

    @property
    def run_problems(self) -> tuple[Problem, ...]:
        """What the last run ran into."""
        return self._run_problems

    def recall(self, problems: tuple[Problem, ...]) -> None:
        """Show what a run ran into in the window before this one."""
        self._set_run_problems(problems)

    def _run(self, slot: Callable[[], object]) -> None:
        """Steer the run, with what was typed in the source a moment ago."""
        if not self._bench.files.read_source():
            words = tr("The canvas shows the last network that fits")
            self._bench.toast.show_message(words, ToastKind.WARNING)
        slot()

    # The bar

    def _follow(self, change: Change) -> None:
        if change.structural or change.recipe:
            self._set_run_problems(())
            self._show_state()

    def _show_state(self) -> None:
        session, state = self._session, self._session.state
        running = state.is_running
        button = train_button(state, session.is_trained)
        self._actions.rename("train", tr(button.text), tr(button.help), button.icon)
        self._actions["train"].setEnabled(state not in (State.LOADING, State.STOPPING))
        self._actions["step"].setEnabled(state is State.PAUSED or not running)
        self._actions["stop"].setEnabled(
            (running and state is not State.STOPPING) or session.is_start_waiting
        )
        self._actions["apply"].setEnabled(session.is_outdated)
        self._actions["start_over"].setEnabled(not running and session.is_torch_loaded)
        self._actions["export_weights"].setEnabled(session.is_torch_loaded)
        self._actions["predict"].setEnabled(session.is_torch_loaded)
        self._bar.show_outdated(session.status.revision if session.is_outdated else None)
        self._bar.show_device(session.device)
        self._show_words()

    def _show_progress(self, snapshot: Snapshot) -> None:
        """Write the progress line; while it trains no oftener than anybody can read it."""
        now = perf_counter()
        is_training = snapshot.status.state is State.TRAINING
        if not is_training or now - self._written_at >= WRITE_SECONDS:
            self._written_at = now
            self._show_words()

    def _show_words(self) -> None:
        session = self._session
        status = session.status
        words = progress_text(status, self._plan())
        if session.is_start_waiting:
            words = tr("{loading} · training starts in a moment", loading=tr(STARTING))
        self._bar.progress.set_progress(progress_share(status), words)
        busy = "" if session.is_torch_loaded else tr("{loading}…", loading=tr(STARTING))
        self._bench.status.show_activity(busy)

    def _plan(self) -> str:
        """What training would do, and what was done already."""
        obstacle = problems_to_solve(self._bridge.announced_problems)
        if obstacle:
            return obstacle
        recipe = self._bridge.project.recipe
        spec = find_dataset(recipe.data.name)
        data = tr(spec.title) if spec is not None else recipe.data.name
        done = self._session.epochs_done if self._session.is_trained else 0
        if done:
            return tr_count(
                done,
                "Trained {count} epoch · Continue trains {more} more",
                "Trained {count} epochs · Continue trains {more} more",
                more=recipe.epochs,
            )
        return tr_count(
            recipe.epochs,
            "Ready · {count} epoch of {data}",
            "Ready · {count} epochs of {data}",
            data=data,
        )

    # What is said

    def _say(self, text: str, refused: bool) -> None:
        kind = ToastKind.WARNING if refused else ToastKind.INFO
        self._bench.toast.show_message(tr(text), kind)

    def _tell_blocked(self, problems: tuple[Problem, ...]) -> None:
        self._bench.open_tab("problems")
        words = problems_to_solve(problems)
        if any(problem.severity == "error" for problem in problems):
            words = tr_count(
                len(problems),
                "The network cannot be trained yet: {count} problem to solve first.",
                "The network cannot be trained yet: {count} problems to solve first.",
            )
        self._bench.toast.show_message(words, ToastKind.WARNING)

    def _tell_failure(self, failure: Failure) -> None:
        problem = self._as_problem(failure)
        self._set_run_problems((problem,))
        shows = bool(problem.node)
        self._bench.toast.show_message(
            tr(failure.message),
            ToastKind.ERROR,
            action=tr("Show the layer") if shows else "",
            act=(lambda: self._bench.window.show_problem(problem)) if shows else None,
        )

    def _as_problem(self, failure: Failure) -> Problem:
        scope, node = "", ""
        if failure.node:
            scope, node = node_at(self._bridge.project, self._bridge.inference, failure.node)
        return Problem("run", failure.message, node=node, scope=scope)

    def _set_run_problems(self, problems: tuple[Problem, ...]) -> None:
        if problems != self._run_problems:
            self._run_problems = problems
            self._bench.show_run_problems(problems)
