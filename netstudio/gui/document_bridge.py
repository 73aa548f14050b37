"""The document as Qt sees it: one object that takes edits and says what changed.

It owns the way to a `History`: every edit of the window goes through `push`, so that a refused edit
becomes a sentence for the user and a made one is published once, after it is done. What follows
from the project (shapes, problems) is worked out when somebody asks, and only again when the part
of the project that it follows from has changed: a mere move costs nothing. Looking for problems
takes longer than a frame in a large network, so it waits until the edits pause.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from netstudio.catalog.clash import Clash
from netstudio.catalog.inference import BlockInstance, Inference, NodeInference, infer
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.change import Change, difference
from netstudio.document.edit import Edit
from netstudio.document.file import pack
from netstudio.document.graph import Graph
from netstudio.document.history import History
from netstudio.document.project import ROOT, Project
from netstudio.errors import EditError
from netstudio.gui.language import tr

Checker = Callable[[Project], tuple[Problem, ...]]
"""Finds what is wrong with a project."""
Fixer = Callable[[Project, Problem], tuple[Fix, ...]]
"""Finds the repairs of a problem that the checker reported without any."""
Infer = Callable[[Project], Inference]
"""Works out shapes, inferred arguments and counts."""

PAUSE_MS = 40
"""How long the project stands still before problems are looked for, in milliseconds."""


class DocumentBridge(QObject):
    """The project that the window edits, and the graph of it that is open."""

    changed = Signal(object)
    """A `Change`, once for each step done, undone or redone; on `reset`, the difference."""
    edit_rejected = Signal(str)
    """Why an edit was refused, in one sentence; the project is as it was."""
    project_reset = Signal()
    """Another project took the place of the old one; comes before its `changed`."""
    scope_changed = Signal(str)
    """The graph that is open: empty for the main graph, else a block's name."""
    clean_changed = Signal(bool)
    """Whether everything is saved."""
    inference_changed = Signal()
    """Shapes may differ although the project does not: they are worked out in another way."""
    problems_changed = Signal()
    """Other problems than before; comes when edits pause."""
    findings_changed = Signal()
    """Either of the two: what follows from the project may read otherwise than last shown."""

    def __init__(
        self,
        history: History,
        *,
        checker: Checker | None = None,
        fixer: Fixer | None = None,
        infer: Infer = infer,
        path: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._checker = checker
        self._fixer = fixer
        self._infer = infer
        self._path = path
        self._scope = ROOT
        self._instance = ""
        self._open_graph = history.project.graph
        self._first_revision = 0
        self._was_clean = history.is_clean
        self._inference: tuple[Project, Inference] | None = None
        self._instances: tuple[Inference, str, dict[str, BlockInstance]] | None = None
        self._problems: tuple[Project, tuple[Problem, ...]] | None = None
        self._announced: tuple[Problem, ...] = ()
        self._of_draft: tuple[Problem, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell_problems)
        self._pause.start()
        self._pending: deque[Change] = deque()
        self._publishing = False
        self.inference_changed.connect(self.findings_changed)
        self.problems_changed.connect(self.findings_changed)

    def successor(self, parent: QObject) -> DocumentBridge:
        """A bridge to the same history, file and open graph; this one is to be used no more."""
        new = DocumentBridge(self._history, path=self._path, parent=parent)
        new._first_revision, new._scope = self._first_revision, self._scope
        return new

    @property
    def history(self) -> History:
        """The history behind; read it for undo labels, and push edits through the bridge."""
        return self._history

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return self._history.project

    @property
    def graph(self) -> Graph:
        """The graph that is open."""
        return self.project.scope(self._scope)

    @property
    def path(self) -> Path | None:
        """The file that the project was read from or last saved to."""
        return self._path

    @property
    def code_folder(self) -> Path | None:
        """Where Python files lie beside the project; None where it is nowhere, or packed."""
        return None if self._path is None or self._path.suffix == pack.SUFFIX else self._path.parent

    @property
    def revision(self) -> int:
        """A number that grows with every step and every project opened."""
        return self._first_revision + self._history.revision

    @property
    def is_clean(self) -> bool:
        """Whether the project is as it was last saved."""
        return self._history.is_clean

    def push(self, edit: Edit, merge: bool = False) -> bool:
        """Make an edit; False, and `edit_rejected`, where it does not fit the project."""
        before = self._history.revision
        try:
            change = self._history.push(edit, merge=merge)
        except EditError as error:
            self.edit_rejected.emit(tr(str(error)))
            return False
        if self._history.revision != before:
            self._publish(change)
        return True

    def undo(self) -> bool:
        """Take the last step back; False where there is none."""
        return self._publish(self._history.undo())

    def redo(self) -> bool:
        """Do the last undone step again; False where there is none."""
        return self._publish(self._history.redo())

    def go_to(self, step: int) -> bool:
        """Undo or redo until `step` steps are done, as one change; False where they are."""
        return self._publish(self._history.go_to(step))

    def reset(self, project: Project, path: Path | None = None) -> None:
        """Open another project; its history begins here."""
        old = self.project
        self._first_revision = self.revision + 1
        self._history = History(project)
        self._path = path
        self.set_scope(ROOT)
        self.project_reset.emit()
        self._publish(difference(old, project, 0))

    def mark_clean(self, path: Path | None = None, project: Project | None = None) -> None:
        """Remember `project` (by default the current one) as saved, under `path` where given."""
        self._history.mark_clean(project)
        self._path = path or self._path
        self._tell_clean()

    @property
    def scope(self) -> str:
        """The graph that is open: empty for the main graph, else a block's name."""
        return self._scope

    def set_scope(self, scope: str, instance: str = "") -> None:
        """Open the main graph (empty) or a block's, seen from one of its instances.

        Args:
            instance: the address of the instance whose shapes are shown, such as `stage2[1]`; the
                first one where it is left out or is none.

        Raises:
            EditError: when there is no such block.
        """
        self.project.scope(scope)
        seen, self._instance = self._instance, instance if scope != ROOT else ""
        if scope != self._scope:
            self._scope = scope
            self._open_graph = self.graph
            self.scope_changed.emit(scope)
        elif self._instance != seen:
            self.inference_changed.emit()

    @property
    def instances(self) -> tuple[BlockInstance, ...]:
        """Every instance of the open block, in running order; none of the main graph."""
        return tuple(self._known_instances().values())

    @property
    def instance(self) -> str:
        """The address of the instance of the open block that is looked at.

        Empty for the main graph, and for a block that nothing uses.
        """
        known = self._known_instances()
        return self._instance if self._instance in known else next(iter(known), "")

    @property
    def way_in(self) -> tuple[BlockInstance, ...]:
        """The instances from the outermost to the one that is looked at."""
        here = self.instance
        return tuple(
            found
            for found in self.inference.instances
            if here == found.address or here.startswith(f"{found.address}.")
        )

    def address_of(self, node_id: str) -> str:
        """The address of a node of the open graph in the instance looked at; empty for none."""
        if self._scope == ROOT:
            return node_id
        return f"{self.instance}.{node_id}" if self.instance else ""

    @property
    def inference(self) -> Inference:
        """Shapes, inferred arguments and counts of every node of the project."""
        project = self.project
        if self._inference is None or not _same_network(self._inference[0], project):
            self._inference = (project, self._infer(project))
        return self._inference[1]

    def node_inference(self, node_id: str) -> NodeInference | None:
        """What is known of a node of the open graph, in the instance looked at."""
        return self.inference.nodes.get(self.address_of(node_id))

    @property
    def infer(self) -> Infer:
        """How shapes are worked out, for work that is done beside the window."""
        return self._infer

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the project, errors and warnings."""
        project = self.project
        if self._problems is None or not _same_findings(self._problems[0], project):
            found = self._checker(project) if self._checker else clashes(project, self.inference)
            self._problems = (project, found)
        return self._problems[1]

    @property
    def announced_problems(self) -> tuple[Problem, ...]:
        """The problems as last found, which may lag behind the project while edits go on."""
        return self._announced

    @property
    def marked_problems(self) -> tuple[Problem, ...]:
        """What is marked on cards: the problems found, and those of a text that is being written,
        whose nodes are as they were before."""
        return (*self._of_draft, *self._announced)

    def tell_draft_problems(self, problems: tuple[Problem, ...]) -> None:
        """Mark what is wrong with a text that is no network yet; with none, nothing is."""
        if problems != self._of_draft:
            self._of_draft = problems
            self.problems_changed.emit()

    def fixes_for(self, problem: Problem) -> tuple[Fix, ...]:
        """The repairs of a problem, looked for now where the checker left them out."""
        if problem.fixes or self._fixer is None:
            return problem.fixes
        return self._fixer(self.project, problem)

    def use_checker(self, checker: Checker, fixer: Fixer | None = None) -> None:
        """Find problems and their repairs so from now on."""
        self._checker, self._fixer = checker, fixer
        self._problems = None
        self._pause.start()

    def use_inference(self, infer: Infer) -> None:
        """Work out shapes by `infer` from now on."""
        self._infer = infer
        self._inference = self._problems = None
        self.inference_changed.emit()
        self._pause.start()

    def _known_instances(self) -> dict[str, BlockInstance]:
        """The instances of the open block, by address."""
        if self._scope == ROOT:
            return {}
        inference, known = self.inference, self._instances
        if known is None or known[0] is not inference or known[1] != self._scope:
            found = {item.address: item for item in inference.of_block(self._scope)}
            known = self._instances = (inference, self._scope, found)
        return known[2]

    def _publish(self, change: Change | None) -> bool:
        """Emit changes one after another, also where a listener makes an edit of its own."""
        if change is None:
            return False
        self._pending.append(replace(change, revision=self.revision))
        if change.structural or change.recipe:
            self._pause.start()
        if self._publishing:
            return True
        self._publishing = True
        try:
            while self._pending:
                self._leave_lost_scope()
                self.changed.emit(self._pending.popleft())
            self._tell_clean()
        finally:
            self._publishing = False
        return True

    def _leave_lost_scope(self) -> None:
        """The block that is open may have another name now, or be gone."""
        blocks = self.project.blocks
        if self._scope != ROOT and self._scope not in blocks:
            opened = self._open_graph
            renamed = (name for name, block in blocks.items() if block.graph is opened)
            self.set_scope(next(renamed, ROOT), self._instance)
        self._open_graph = self.graph

    def _tell_problems(self) -> None:
        if self.problems != self._announced:
            self._announced = self.problems
            self.problems_changed.emit()

    def _tell_clean(self) -> None:
        if self.is_clean != self._was_clean:
            self._was_clean = self.is_clean
            self.clean_changed.emit(self._was_clean)


def clashes(project: Project, inference: Inference) -> tuple[Problem, ...]:
    """The clashes of shapes as problems without repairs, for a window without a checker."""
    return tuple(
        _problem(clash, node_id, "")
        for node_id in project.graph.nodes
        if node_id in inference.nodes
        for clash in inference.nodes[node_id].clashes
    )


def _problem(clash: Clash, node_id: str, scope: str) -> Problem:
    claimed, true = clash.details.get("claimed", ""), clash.details.get("true", "")
    return Problem(
        clash.code,
        clash.message,
        node=node_id,
        scope=scope,
        claimed=str(claimed),
        true=str(true),
    )


def _same_network(old: Project, new: Project) -> bool:
    return old.graph is new.graph and old.blocks is new.blocks


def _same_findings(old: Project, new: Project) -> bool:
    return _same_network(old, new) and old.recipe is new.recipe
