"""The torch thread: it owns the module always, and does whatever torch does.

`Session` is its face, for a window or a test: every method may be called from any thread, returns
at once, and has its effect between two steps. Numbers are read with `snapshot`, which costs next to
nothing; answers come as futures. No Qt, no locks around numbers, no signal for every batch.
"""

from __future__ import annotations

import queue
import threading
import weakref
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from netstudio.errors import NetStudioError
from netstudio.sentence import say
from netstudio.training.board import Board
from netstudio.training.core_share import shared
from netstudio.training.failure import FOREIGN_ERRORS
from netstudio.training.probe import ProbeRequest, Probes, no_probes
from netstudio.training.telemetry import EarlierRun, Snapshot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from netstudio.compiler import CompiledModel
    from netstudio.document.project import Project
    from netstudio.training.engine import Engine
    from netstudio.training.prediction import Prediction

T = TypeVar("T")

Job = Callable[["Engine"], None]

THREAD_NAME = "netstudio-torch"
FAREWELL_NAME = "netstudio-farewell"
FAREWELL_SECONDS = 20.0
"""How long the program stays, at its end, for runs that are being saved."""
_PATIENCE_SECONDS = 0.1


_leaving: weakref.WeakSet[Session] = weakref.WeakSet()
"""Those that end and may be saving a run: a session that begins waits, to find it whole."""


class SessionClosedError(NetStudioError):
    """The torch thread has ended, and does nothing more."""


class Session:
    """A torch thread, and the ways to ask something of it."""

    def __init__(
        self,
        *,
        probes: Callable[[], Probes] = no_probes,
        data_root: Path | None = None,
        runs_root: Path | None = None,
        keep_runs: bool = True,
        threads: int | None = None,
    ) -> None:
        """Makes a session; `launch` starts its thread.

        Args:
            probes: gives the ways of looking inside; called in the torch thread.
            data_root: the folder of data sets.
            runs_root: the folder of runs; by default in the user's data folder.
            keep_runs: whether runs are kept on the disk.
            threads: that torch computes with; by default one core is left free.
        """
        self._probes, self._threads = probes, threads
        self._data_root, self._runs_root, self._keep_runs = data_root, runs_root, keep_runs
        self._board = Board()
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._asked = self._done = 0
        self._share = shared.version
        self._cancelled = threading.Event()
        self._closing = threading.Event()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._work, name=THREAD_NAME, daemon=True)

    # What it does, from any thread

    def launch(self) -> None:
        """Starts the thread, which imports torch first."""
        self._thread.start()

    def snapshot(self) -> Snapshot:
        """What there is to see now. Cheap: no copy, no lock."""
        return self._board.snapshot()

    @property
    def is_busy(self) -> bool:
        """Whether something that the asking thread asked for is not done yet, looks included."""
        return self._asked != self._done and not self._closed.is_set()

    def build(self, project: Project, revision: int = 0) -> None:
        """Builds another project's network; a run ends, and nothing of the old network is kept."""
        self._ask(lambda engine: engine.build(project, revision))

    def forget(self) -> Future[None]:
        """Ends the run, or the loading of its data, and drops the network.

        Once it is answered nothing of the old network is seen any more.
        """
        self._cancelled.set()  # as in `stop`

        def job(engine: Engine) -> None:
            self._cancelled.clear()
            engine.forget()

        return self._call(job)

    def apply_project(self, project: Project, revision: int = 0) -> None:
        """Edits the network there is; builds it where there is none.

        Members that stay the same, by id and shape, keep their weights, and in a run the state of
        their optimizer. Where the edit cannot be built a run goes on with the network it has.
        """
        self._ask(lambda engine: engine.apply_project(project, revision))

    def start(
        self, *, epochs: int | None = None, fresh: bool = True, run: Path | None = None
    ) -> None:
        """Trains the network.

        Args:
            epochs: instead of the recipe's.
            fresh: from new weights, of the recipe's seed; else from those it has.
            run: the folder to keep the run in; by default a new one.
        """
        self._ask(lambda engine: engine.start(epochs, fresh, run))

    def resume_run(self, run: Path, epochs: int | None = None) -> None:
        """Goes on with a run on the disk exactly where its last checkpoint is."""
        self._ask(lambda engine: engine.resume_run(run, epochs))

    def train_on(self, epochs: int) -> None:
        """Adds epochs to the run there is."""
        self._ask(lambda engine: engine.train_on(epochs))

    def pause(self) -> None:
        """Stands still after the step under way."""
        self._ask(lambda engine: engine.pause())

    def resume(self) -> None:
        """Goes on after a pause."""
        self._ask(lambda engine: engine.resume())

    def step(self) -> None:
        """Makes one step of a paused run; at the end of an epoch, its evaluation."""
        self._ask(lambda engine: engine.single_step())

    def stop(self) -> None:
        """Ends the run after the step under way, or the loading of its data."""
        self._cancelled.set()  # loading looks at this: the job waits behind it

        def job(engine: Engine) -> None:
            self._cancelled.clear()
            engine.stop()

        self._ask(job)

    def set_learning_rate(self, value: float) -> None:
        """Trains with this rate from the next step on."""
        self._ask(lambda engine: engine.set_learning_rate(value))

    def show_probes(self, requests: Iterable[ProbeRequest]) -> None:
        """Makes these what is looked at; results come with `snapshot`."""
        shown = tuple(requests)
        self._ask(lambda engine: engine.show_probes(shown))

    def save_checkpoint(self) -> Future[Path]:
        """Writes a checkpoint now; the answer is its folder."""
        return self._call(lambda engine: engine.save_checkpoint())

    def load_weights(self, path: Path) -> Future[None]:
        """Loads a file of weights, or those of a run, into the network."""
        return self._call(lambda engine: engine.load_weights(path))

    def restore_latest(self) -> Future[Path | None]:
        """Loads the weights of the newest run of this network; the answer is the run, if any."""
        return self._call(lambda engine: engine.restore_latest())

    def export_weights(self, path: Path) -> Future[Path]:
        """Writes the weights as safetensors."""
        return self._call(lambda engine: engine.export_weights(path))

    def predict(self, image: Path | NDArray[np.uint8]) -> Future[Prediction]:
        """What the network says of an image of one's own: a picture file, or an array.

        A picture is brought to what the data set's images are like (see `prepare_image`); an array
        is uint8 of shape (H, W) or (H, W, C) and is only resized.
        """
        return self._call(lambda engine: engine.predict(image))

    def earlier_runs(self, most: int) -> Future[list[EarlierRun]]:
        """The newest runs of this network but the present one, to compare with."""
        return self._call(lambda engine: engine.earlier_runs(most))

    def find_sample(self, label: int, after: int) -> Future[int | None]:
        """The next image of a class in the test split after an index, round at the end.

        None where there is no image of that class.
        """
        return self._call(lambda engine: engine.find_sample(label, after))

    def use_model(self, function: Callable[[CompiledModel], T]) -> Future[T]:
        """Calls `function` with the network between two steps; what it disturbs is put back."""
        return self._call(lambda engine: engine.use_model(function))

    def shutdown(self, timeout: float | None = None) -> bool:
        """Ends the run, saves it, and ends the thread; whether it has ended within `timeout`."""
        self._end()
        if self._thread.ident is not None:
            self._thread.join(timeout)
        return not self._thread.is_alive()

    def leave(self) -> None:
        """Ends run and thread as `shutdown` does, in their own time: nobody waits here.

        The program does at its end, and so does whatever session begins meanwhile.
        """
        self._end()
        if self._thread.is_alive():
            _leaving.add(self)
            # Python ends once threads that are no daemons have ended.
            farewell = threading.Thread(
                target=self._thread.join, args=(FAREWELL_SECONDS,), name=FAREWELL_NAME
            )
            farewell.start()

    # How it does it

    def _end(self) -> None:
        self._closing.set()
        self._jobs.put(None)

    def _let_others_leave(self) -> None:
        for other in tuple(_leaving):
            while other._thread.is_alive() and not self._closing.is_set():
                other._thread.join(_PATIENCE_SECONDS)

    def _ask(self, job: Job) -> None:
        if self._closed.is_set():
            raise SessionClosedError("The session has ended; start the program again.")

        def reported(engine: Engine) -> None:
            try:
                job(engine)
            except NetStudioError as error:
                engine.report(error)

        self._asked += 1
        self._jobs.put(reported)

    def _call(self, function: Callable[[Engine], T]) -> Future[T]:
        future: Future[T] = Future()

        def job(engine: Engine) -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(function(engine))
            except (NetStudioError, OSError, *FOREIGN_ERRORS) as error:
                future.set_exception(error)

        self._ask(job)
        return future

    def _work(self) -> None:
        try:
            self._serve(self._make_engine())
        except BaseException as error:
            # A mistake of the program's own: say so where it is seen, and let it be logged.
            self._board.fail(
                say("The torch thread ended by an error of the program: {error!r}.", error=error)
            )
            raise
        finally:
            shared.leave(self)
            self._closed.set()

    def _make_engine(self) -> Engine:
        from netstudio.training.preload import import_torch, importing

        import_torch()
        self._let_others_leave()
        with importing():
            from netstudio.training.device import use_worker_threads
            from netstudio.training.engine import Engine

        use_worker_threads(self._threads)
        return Engine(
            self._board,
            self._probes(),
            data_root=self._data_root,
            runs_root=self._runs_root,
            keep_runs=self._keep_runs,
            cancelled=lambda: self._cancelled.is_set() or self._closing.is_set(),
        )

    def _share_cores(self) -> None:
        """Take part in what there are of cores; runs of other windows train on them as well."""
        shared.join(self)
        if self._share != shared.version:
            from netstudio.training.device import use_worker_threads

            self._share = shared.version
            use_worker_threads(shared.threads(self._threads))

    def _serve(self, engine: Engine) -> None:
        from netstudio.training.preload import warm_up

        jobs = self._jobs
        warm = False
        while True:
            if not warm and jobs.empty():
                warm_up()  # once nobody waits: a network is built without it
                warm = True
            while engine.is_training and jobs.empty():
                self._share_cores()
                engine.turn()
            if not engine.is_training:
                shared.leave(self)
            job = jobs.get()
            if job is None:
                engine.close()
                return
            job(engine)
            if jobs.empty():
                engine.look_at_rest()
            self._done += 1  # looks included: whoever waits for them must not give up before
