"""What custom modules give, found out beside the window: a child process runs them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from netstudio.catalog.inference import NodeInference
from netstudio.catalog.types import Unknown
from netstudio.codegen.custom_code import standing
from netstudio.document.node import CustomModule
from netstudio.document.project import Project
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.importing.job import ImportJob


class Measuring(QObject):
    """Asks once for each state of the network in which something of it is not known."""

    measured = Signal()
    """Something is known now that was not."""

    def __init__(self, bridge: DocumentBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._job: ImportJob | None = None
        self._asked: object = None
        self._is_over = False

    def follow(self) -> None:
        """Measure what is not known, unless that was tried for this very network."""
        project = self._bridge.project
        state = (project.graph, project.blocks, tuple(self._unknown(project)))
        if self._is_over or self._job is not None or not state[2] or state == self._asked:
            return
        self._asked = state
        self._job = ImportJob(_measure(project), self)
        self._job.finished.connect(self._take)
        for over in (self._job.finished, self._job.failed, self._job.stopped):
            over.connect(self._end)
        self._job.begin()

    def _unknown(self, project: Project) -> list[str]:
        """The addresses of trusted custom nodes that nothing is known of."""
        inference = self._bridge.inference
        found = []
        for address, known in inference.nodes.items():
            if isinstance(known.type, Unknown) and not known.clashes and known.type.reason in _OPEN:
                found.append(address)
        trusted = any(
            isinstance(member.target, CustomModule)
            and standing(project, member.target) == "trusted"
            for graph in (project.graph, *(block.graph for block in project.blocks.values()))
            for member in graph.members.values()
        )
        return found if trusted else []

    def _take(self, found: dict[str, NodeInference]) -> None:
        from netstudio.compiler.custom_shapes import remember

        for key, known in found.items():
            remember(key, known)
        if found:
            self.measured.emit()

    def _end(self, *_: object) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.end()
            job.deleteLater()

    def end(self) -> None:
        """Stop what is under way, and begin nothing more: edits that were under way come later."""
        self._is_over = True
        self._end()


_OPEN = frozenset({"a custom module"})
"""What inference says of a custom module that has not run."""


def _measure(project: Project) -> Any:
    def work(folder: Path, tell: Any, cancelled: Any) -> dict[str, NodeInference]:
        from netstudio.exchange.custom_shapes import measured

        return measured(project, folder, cancelled=cancelled)

    return work
