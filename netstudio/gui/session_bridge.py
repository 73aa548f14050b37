"""The one place between the torch thread and Qt: commands go in, snapshots come out.

Numbers are read by a pulse that beats only while something goes on. An edit made while nothing
trains is followed at once, so that feature maps are those of the network on the canvas; an edit
made during a run waits until the user applies it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from netstudio.compiler.problem import Problem
from netstudio.document.change import Change
from netstudio.document.project import Project
from netstudio.gui.announcements import is_news, is_refusal
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.looks import Looks
from netstudio.gui.torch_link import TorchLink
from netstudio.gui.training_difference import learning_rate, same_project, same_training
from netstudio.gui.training_plan import Restored, start_or_go_on
from netstudio.training.status import State, Status

if TYPE_CHECKING:
    from netstudio.training.probe import ProbeRequest, ProbeResult
    from netstudio.training.telemetry import Snapshot
    from netstudio.training.torch_thread import Session

EDIT_PAUSE_MS = 150
"""How long the project stands still before an untrained network is built anew."""
_MOVING = frozenset({State.BUILDING, State.LOADING, State.TRAINING, State.STOPPING})


class SessionBridge(TorchLink):
    """What a window asks of its torch thread, and what it is told."""

    ticked = Signal(object)
    """A `Snapshot`, while something goes on and once after it ended."""
    state_changed = Signal()
    """State, revision, or what the big button does."""
    failed = Signal(object)
    """The `Failure` that ended a run or a build."""
    weights_restored = Signal(str)
    """The weights of an earlier run are back, in a sentence."""
    blocked = Signal(object)
    """Training was asked for, but these `Problem`s, errors all, stand in the way."""

    def __init__(self, bridge: DocumentBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._status = Status()
        self._snapshot: Snapshot | None = None
        self._sent: Project | None = None
        self._sent_rate: float | None = None
        self._restored: Restored | None = None
        self._restoring: Future[Path | None] | None = None
        self._restored_words = ""
        self._train_wanted = False
        self._forgetting: Future[None] | None = None
        self._looks = Looks()
        self._editing = QTimer(self)
        self._editing.setSingleShot(True)
        self._editing.setInterval(EDIT_PAUSE_MS)
        self._editing.timeout.connect(self._follow_edit)
        bridge.changed.connect(self._note_change)
        bridge.project_reset.connect(self._open_project)

    # What there is

    @property
    def status(self) -> Status:
        """What the torch thread was doing when last looked at."""
        return self._status

    @property
    def state(self) -> State:
        """The state of the run."""
        return self._status.state

    @property
    def snapshot(self) -> Snapshot | None:
        """The numbers when last looked at; None before there is a torch thread."""
        return self._snapshot

    @property
    def device(self) -> str:
        """What the network is or would be trained on; empty where that is not known yet."""
        wanted = self._bridge.project.recipe.device
        if self.state.is_running or wanted != "auto":
            return self._status.device or wanted
        return next((name for name in ("cuda", "mps", "cpu") if name in self.devices), "")

    @property
    def is_start_waiting(self) -> bool:
        """Whether training was asked for and begins as soon as it can."""
        return self._train_wanted

    @property
    def is_trained(self) -> bool:
        """Whether there are weights of a run, to go on from."""
        return self.state is State.FINISHED or self._restored is not None

    @property
    def is_outdated(self) -> bool:
        """Whether a run trains another network or recipe than the project holds."""
        if not self.state.is_running or self._sent is None:
            return False
        return not same_training(self._sent, self._bridge.project)

    # Beginning and end

    def take_over(self, other: SessionBridge) -> None:
        """Go on with the torch thread of another bridge of the same history.

        The other one is left without a thread. Answers it waits for still come here where they
        concern the run; those that were asked for by parts of its window are dropped with it.
        """
        other._editing.stop()
        self._take_link(other)
        self._status, self._snapshot = other._status, other._snapshot
        self._sent, self._sent_rate = other._sent, other._sent_rate
        self._restored, self._restored_words = other._restored, other._restored_words
        self._train_wanted = other._train_wanted
        self._await_as(other)
        self._send_requests()
        self._tell_loaded()
        self.state_changed.emit()
        if not self.state.is_running:
            self._editing.start()

    def _await_as(self, other: SessionBridge) -> None:
        """Wait for what another bridge waits for on behalf of the run."""
        project, restoring, forgetting = other._bridge.project, other._restoring, other._forgetting
        self._restoring, self._forgetting = restoring, forgetting
        if forgetting is not None and other._answers.is_expected(forgetting):
            self._answers.expect(forgetting, lambda _: None)
        if restoring is not None and other._answers.is_expected(restoring):
            self._answers.expect(restoring, lambda path: self._note_restored(path, project))

    def shutdown(self) -> None:
        """End the run, saved, and the torch thread, without waiting for them.

        Saving goes on beside whatever other windows there are, and so does an import of torch.
        """
        self._editing.stop()
        self._end_link()

    def _launched(self) -> None:
        self._build_anew()
        self._send_requests()

    # Commands

    def train(self) -> None:
        """Train, pause, resume or go on, whichever is next."""
        match self.state:
            case State.TRAINING:
                self._command(lambda session: session.pause())
            case State.PAUSED:
                self._command(lambda session: session.resume())
            case State.LOADING | State.STOPPING:
                pass
            case _ if self._may_start():
                self._train_wanted = True
                self._start_if_wanted()

    def start_over(self) -> None:
        """Train from new weights, whatever there is."""
        if self._may_start():
            self._restored = None
            self._start(lambda session: session.start(fresh=True))

    def step(self) -> None:
        """Make one step, of a new run if there is none."""
        if self.state is State.PAUSED:
            self._command(lambda session: session.step())
        elif not self.state.is_running and self._may_start():
            self._start(self._begin_paused)

    def stop(self) -> None:
        """End the run, or the loading of its data."""
        self._train_wanted = False
        if self.state.is_running:
            self._command(lambda session: session.stop())
        self.state_changed.emit()

    def apply_edits(self) -> None:
        """Go on training with the project as it is now."""
        if self._errors():
            self.blocked.emit(self._errors())
        else:
            self._send_project()

    def export_weights(self, path: Path, then: Callable[[Path], None]) -> None:
        """Write the weights to a file."""
        self.ask(lambda session: session.export_weights(path), then)

    def _may_start(self) -> bool:
        obstacles = tuple(item for item in self._bridge.problems if item.stops_training)
        if obstacles:
            self.blocked.emit(obstacles)
        return not obstacles

    def _errors(self) -> tuple[Problem, ...]:
        return tuple(item for item in self._bridge.problems if item.severity == "error")

    def _start_if_wanted(self) -> None:
        """Begin once torch is there; until then the wish is kept."""
        if self._train_wanted and self._session is not None and not self._answers:
            self._train_wanted = False
            self._start(self._start_or_go_on)
        elif self._train_wanted:
            self.state_changed.emit()

    def _start(self, how: Callable[[Session], None]) -> None:
        if self._session is None:
            return
        if self._sent is None or not same_project(self._sent, self._bridge.project):
            self._send_project()
        self._command(how)

    def _start_or_go_on(self, session: Session) -> None:
        restored, self._restored = self._restored, None
        project = self._bridge.project
        start_or_go_on(session, self.status, project, restored, self.epochs_done)

    def _begin_paused(self, session: Session) -> None:
        self._start_or_go_on(session)
        session.pause()
        session.step()

    @property
    def epochs_done(self) -> int:
        """How many epochs the weights there are have seen."""
        if self._snapshot is None:
            return 0
        epochs = self._snapshot.epochs.since(max(0, len(self._snapshot.epochs) - 1))
        return epochs[-1].epoch if epochs else 0

    # The project

    def _open_project(self) -> None:
        """Another project: whatever was asked of the last one, and seen of it, is forgotten."""
        self._restored = None
        self._train_wanted = False
        self._sent = None
        self._forget()
        self._build_anew()

    def _forget(self) -> None:
        if self._session is None:
            return
        self._snapshot, self._status = None, Status()
        self._forgetting = self._session.forget()
        self._answers.expect(self._forgetting, lambda _: None)
        self._pulse.wake()
        self.state_changed.emit()

    def _build_anew(self) -> None:
        """Build the network, and bring back what an earlier run left of it."""
        if self._session is None:
            return
        if not self._errors():
            self._send_project()
            project = self._bridge.project
            self._restoring = self._session.restore_latest()
            self._answers.expect(self._restoring, lambda path: self._note_restored(path, project))
            self._pulse.wake()

    def _note_restored(self, path: Path | None, project: Project) -> None:
        if path is not None and self._session is not None:
            self._restored = Restored.of(path, project)
            # The last look may be from before the answer; what was restored is said by now.
            self._restored_words = self._session.snapshot().status.message
            self.state_changed.emit()
            self.weights_restored.emit(tr(self._restored_words))

    def _note_change(self, change: Change) -> None:
        if not (change.structural or change.recipe):
            return
        if self.state.is_running:
            self._follow_learning_rate()
            self.state_changed.emit()
        else:
            self._editing.start()

    def _follow_learning_rate(self) -> None:
        """A rate changed in the form is that of the next step."""
        rate = learning_rate(self._bridge.project)
        if rate is not None and rate != self._sent_rate:
            self._sent_rate = rate
            self._command(lambda session: session.set_learning_rate(rate))

    def follow_edit(self) -> None:
        """Build the network in a moment, as after an edit: what it needs has come."""
        if not self.state.is_running:
            self._editing.start()

    def _follow_edit(self) -> None:
        if self._session is None or self.state.is_running or self._errors():
            return
        if self._sent is None or not same_project(self._sent, self._bridge.project):
            self._send_project()

    def _send_project(self) -> None:
        """Build the network, or edit the one there is."""
        project, revision = self._bridge.project, self._bridge.revision
        anew = self._sent is None
        self._sent, self._sent_rate = project, learning_rate(project)
        if anew:
            self._command(lambda session: session.build(project, revision))
        else:
            self._command(lambda session: session.apply_project(project, revision))

    # Looks inside

    def show(self, owner: str, requests: Iterable[ProbeRequest]) -> None:
        """What `owner` has on the screen to be looked at; no longer what it had before."""
        if self._looks.show(owner, requests):
            self._send_requests()

    @property
    def looks(self) -> tuple[ProbeRequest, ...]:
        """Everything on the screen to be looked at."""
        return self._looks.wanted

    def result(self, request: ProbeRequest) -> ProbeResult | None:
        """The newest result of a look; None before the first."""
        return self._snapshot.probes.get(request) if self._snapshot is not None else None

    def _send_requests(self) -> None:
        wanted = self._looks.wanted
        self._command(lambda session: session.show_probes(wanted))

    # Reading

    def _tick(self) -> bool:
        """Look at the torch thread once; whether there is more to come."""
        self._follow_loader()
        if self._session is None:
            return True
        if self._forgetting is not None and not self._forgetting.done():
            return True  # what there is to see is still the old project's
        is_busy = self._session.is_busy  # first: what is done by now shows in the snapshot
        snapshot = self._session.snapshot()
        before, self._status, self._snapshot = self._status, snapshot.status, snapshot
        self._pulse.is_sparing = snapshot.status.state is State.TRAINING
        self._tell(before, snapshot)
        self._answers.deliver()
        self._start_if_wanted()
        self.ticked.emit(snapshot)
        return is_busy or not self._is_at_rest(snapshot)

    def _tell(self, before: Status, snapshot: Snapshot) -> None:
        status = snapshot.status
        if (before.state, before.revision) != (status.state, status.revision):
            self.state_changed.emit()
        if before.state in _MOVING and status.state not in _MOVING:
            self._send_requests()  # with time to look at everything as it is now
        if status.failure is not None and status.failure != before.failure:
            self.failed.emit(status.failure)
        elif status.message and status.message != before.message:
            self._tell_message(snapshot)

    def _tell_message(self, snapshot: Snapshot) -> None:
        has_learnt = self.is_trained or self.state.is_running
        if self._is_said_elsewhere(snapshot.status.message):
            return
        if is_news(snapshot, has_learnt=has_learnt):
            self.said.emit(tr(snapshot.status.message), is_refusal(snapshot))

    def _is_said_elsewhere(self, message: str) -> bool:
        """Whether a message is that of restored weights, which `weights_restored` tells."""
        is_awaited = self._restoring is not None and self._answers.is_expected(self._restoring)
        return is_awaited or message == self._restored_words

    def _is_at_rest(self, snapshot: Snapshot) -> bool:
        """Whether nothing goes on in the torch thread but looks."""
        state = snapshot.status.state
        if state in _MOVING or self._answers or self._train_wanted or not self._is_torch_loaded:
            return False
        return state is not State.IDLE or self._sent is None
