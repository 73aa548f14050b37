"""Source while it is written: read beside the window, taken into the document where it is sound.

After each pause in typing the whole text is read over the project, on a thread of its own. A text
that is a network becomes one edit of the document, merged with the one before while the cursor
stays on its line. A text that is none leaves the document as it was; what is wrong is told.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from netstudio.compiler.problem import Problem
from netstudio.document.change import graph_at
from netstudio.document.edits import RewriteNetwork
from netstudio.gui.document_bridge import DocumentBridge, Infer
from netstudio.gui.language import tr

if TYPE_CHECKING:
    from netstudio.document.project import Project
    from netstudio.exchange.python_in import Examined, PythonReading

PAUSE_MS = 250
"""How long nothing is typed before the text is read."""
_LOOK_MS = 12
_BURST_SECONDS = 4.0
"""Edits further apart than this are undone one by one."""


class SourceDraft(QObject):
    """The text of an editor that may differ from the source of the project."""

    changed = Signal()
    """Another state, or other mistakes."""

    def __init__(
        self, bridge: DocumentBridge, text: Callable[[], str], line: Callable[[], int]
    ) -> None:
        super().__init__()
        self._bridge, self._text, self._line = bridge, text, line
        self._base = ""
        self._base_project = bridge.project
        self._accepted = ""
        self._examined: Examined | None = None
        self._work: _Work | None = None
        self._session: tuple[object, int, float] = (object(), 0, 0.0)
        self.is_active = False
        """Whether the text is somebody's own rather than what codegen wrote."""
        self.is_pushing = False
        """Whether the document changes because of the text."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._poll = QTimer(self)
        self._poll.setInterval(_LOOK_MS)
        self._poll.timeout.connect(self._collect)

    # State

    @property
    def examined(self) -> Examined | None:
        """What was found out last about the text; None before anything was."""
        return self._examined

    @property
    def is_in_step(self) -> bool:
        """Whether the document is what the text says."""
        return not self.is_active or self._text() == self._accepted

    @property
    def is_waiting(self) -> bool:
        """Whether the text is still to be read."""
        return self._pause.isActive() or self._work is not None

    @property
    def is_faulty(self) -> bool:
        """Whether the text, as last read, is no network."""
        return self.is_active and self._examined is not None and bool(self._examined.faults)

    @property
    def has_comments(self) -> bool:
        """Whether the text has comments, which no network holds."""
        return self.is_active and self._examined is not None and self._examined.has_comments

    def begin(self, text: str) -> None:
        """The text is what codegen wrote for the project: nothing is being written."""
        self._pause.stop()
        self._drop_work()
        self._base = self._accepted = text
        self._base_project = self._bridge.project
        self._examined = None
        self._session = (object(), 0, 0.0)
        self._bridge.tell_draft_problems(())
        if self.is_active:
            self.is_active = False
            self.changed.emit()

    def touch(self) -> None:
        """The text was changed by hand: read it when the hand rests."""
        if not self._base:
            return
        if self._text() == self._base and self._accepted == self._base:
            self.begin(self._base)  # back to where it began
            self.changed.emit()
            return
        self.is_active = True
        self._pause.start()
        self.changed.emit()

    def look_now(self) -> None:
        """Read the text without waiting for the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._look()

    def flush(self) -> None:
        """Read the text now, if that is still to be done, and take what it says."""
        if not self.is_waiting:
            return
        self._pause.stop()
        self._look()
        while self._work is not None:  # one that was begun may be of an older text
            self._work.wait()
            self._collect()

    def close(self) -> None:
        """Nothing more is read."""
        self._pause.stop()
        self._drop_work()

    # Reading

    def _look(self) -> None:
        if self._work is not None:  # when it is done, it sees that there is more
            return
        base = (self._base, self._base_project)
        self._work = _Work(self._text(), self._bridge.project, base, self._bridge.infer)
        self._poll.start()
        self.changed.emit()

    def _drop_work(self) -> None:
        self._work = None
        self._poll.stop()

    def _collect(self) -> None:
        work = self._work
        if work is None or not work.is_done:
            return
        self._drop_work()
        text = self._text()
        if text != work.text or self._bridge.project is not work.project:
            if not self._pause.isActive():
                self._look()
            return
        self._take(work.result())

    def _take(self, examined: Examined) -> None:
        self._examined = examined
        if examined.is_sound and examined.reading is not None:
            self._accept(examined.text, examined.reading)
        self._bridge.tell_draft_problems(self._problems(examined))
        self.changed.emit()

    def _accept(self, text: str, reading: PythonReading) -> None:
        self._accepted = text
        if reading.project is self._bridge.project:
            return
        self.is_pushing = True
        try:
            edit = RewriteNetwork(reading.project, self._current_session())
            self._bridge.push(edit, merge=True)
        finally:
            self.is_pushing = False

    def _current_session(self) -> object:
        """One object for what belongs together: the same line, written without a long rest."""
        key, line, when = self._session
        now = time.monotonic()
        if line != self._line() or now - when > _BURST_SECONDS:
            key = object()
        self._session = (key, self._line(), now)
        return key

    def _problems(self, examined: Examined) -> tuple[Problem, ...]:
        """The mistakes whose nodes are on the canvas."""
        return tuple(
            Problem(
                "source",
                tr("In the source, line {line}: {message}", line=fault.place.line,
                   message=tr(fault.message)),
                node=fault.node,
                scope=fault.scope,
            )
            for fault in examined.faults
            if fault.node and fault.node in graph_at(self._bridge.project, fault.scope).nodes
        )  # fmt: skip


class _Work:
    """A text being read on a thread of its own."""

    def __init__(
        self, text: str, project: Project, base: tuple[str, Project], infer: Infer
    ) -> None:
        self.text, self.project = text, project
        threads = ThreadPoolExecutor(1, thread_name_prefix="netstudio-source")
        self._future: Future[Examined] = threads.submit(_examined, text, project, base, infer)
        threads.shutdown(wait=False)  # the thread ends with its work

    @property
    def is_done(self) -> bool:
        """Whether there is a result."""
        return self._future.done()

    def wait(self) -> None:
        """Come back when there is a result."""
        wait((self._future,))

    def result(self) -> Examined:
        """What was found out; an error of the reading is raised here, where it is seen."""
        return self._future.result()


def _examined(text: str, project: Project, base: tuple[str, Project], infer: Infer) -> Examined:
    """Read the text; the sizes of the text before are compared, to tell which were touched."""
    from netstudio.exchange.python_in import examine, read_source

    base_text, base_project = base
    before = read_source(base_text, base_project, infer=infer)
    return examine(text, project, before, infer)
