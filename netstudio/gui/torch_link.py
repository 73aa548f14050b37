"""A window's torch thread, from its import to its end: questions go in, a pulse reads the rest.

What is asked of it and what its numbers mean is the business of `SessionBridge`.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from netstudio.gui.answers import Answers
from netstudio.gui.language import tr
from netstudio.gui.pulse import Pulse
from netstudio.gui.torch_loader import TorchLoader
from netstudio.gui.training_places import Places

if TYPE_CHECKING:
    from netstudio.gui.collector import Collector
    from netstudio.training.torch_thread import Session

T = TypeVar("T")


class TorchLink(QObject):
    """Owns the torch thread of a window."""

    said = Signal(str, bool)
    """A sentence for the user, and whether it is about something that could not be done."""
    plots_loaded = Signal()
    """Plots can be made from now on without waiting for what they are drawn with."""
    torch_loaded = Signal()
    """torch can be used from now on without waiting for its import."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.places = Places()
        """Where the torch thread finds and keeps things; for one that is yet to begin."""
        self._session: Session | None = None
        self._loader: TorchLoader | None = None
        self._collector: Collector | None = None
        self._are_plots_loaded = False
        self._is_torch_loaded = False
        self._answers = Answers(lambda why: self.said.emit(tr(why), True))
        self._pulse = Pulse(self._tick, self)

    @property
    def is_torch_loaded(self) -> bool:
        """Whether torch has been imported."""
        return self._is_torch_loaded

    @property
    def devices(self) -> tuple[str, ...]:
        """What networks can be trained on here; empty until torch is loaded."""
        return self._loader.devices if self._loader is not None and self._is_torch_loaded else ()

    @property
    def redraws(self) -> int:
        """How often a second the numbers are read and shown at most."""
        return self._pulse.most_beats

    def redraw(self, times_a_second: int) -> None:
        """Read and show the numbers at most so often while something goes on."""
        self._pulse.beat_at_most(times_a_second)

    def begin(self) -> None:
        """Import what training needs in the background, then start the torch thread."""
        if self._loader is None:
            self._collect_here()
            self._loader = TorchLoader()
            self._loader.start()
            self._pulse.wake()

    def _collect_here(self) -> None:
        from netstudio.gui.collector import Collector

        self._collector = Collector.of_application()
        self._collector.hold(self)

    def _launch(self) -> None:
        from netstudio.insight import standard_probes
        from netstudio.training.torch_thread import Session

        places = self.places
        self._session = Session(
            probes=standard_probes,
            data_root=places.data,
            runs_root=places.runs,
            threads=places.threads,
        )
        self._session.launch()
        self._launched()

    @abstractmethod
    def _launched(self) -> None:
        """There is a torch thread now."""

    @abstractmethod
    def _tick(self) -> bool:
        """Look at the torch thread once; whether there is more to come."""

    def _take_link(self, other: TorchLink) -> None:
        """Go on with what another one has; it is left without."""
        other._pulse.stop()
        self._collect_here()
        self._loader, other._loader = other._loader, None
        self._session, other._session = other._session, None
        self._are_plots_loaded = other._are_plots_loaded
        self._is_torch_loaded = other._is_torch_loaded

    def _tell_loaded(self) -> None:
        """Say once more what has been loaded, and look for what is yet to come."""
        for is_loaded, signal in (
            (self._are_plots_loaded, self.plots_loaded),
            (self._is_torch_loaded, self.torch_loaded),
        ):
            if is_loaded:
                signal.emit()
        if self._loader is not None:
            self._pulse.wake()

    def _end_link(self) -> None:
        """Leave the torch thread to end by itself."""
        self._pulse.stop()
        # A panel may still ask for a look while the window closes; nobody is there to answer.
        session, self._session = self._session, None
        if session is not None:
            session.leave()
        if self._collector is not None:
            self._collector.release(self)

    def ask(self, question: Callable[[Session], Future[T]], then: Callable[[T], None]) -> None:
        """Ask something of the torch thread; `then` is called here with the answer.

        Where it fails, `said` tells why.
        """
        if self._session is None:
            self.said.emit(tr("PyTorch is still being loaded; try again in a moment."), True)
            return
        self._answers.expect(question(self._session), then)
        self._pulse.wake()

    def _command(self, command: Callable[[Session], None]) -> None:
        if self._session is not None:
            command(self._session)
            self._pulse.wake()

    def _follow_loader(self) -> None:
        loader = self._loader
        if loader is None or self._is_torch_loaded:
            return
        if not self._are_plots_loaded and loader.plots_ready.is_set():
            self._are_plots_loaded = True
            self.plots_loaded.emit()
        if self._session is None and loader.session_ready.is_set():
            self._launch()
        if not loader.is_alive():
            self._is_torch_loaded = True
            self.torch_loaded.emit()
