"""The custom Python of a window's project: trusted, added, measured, its files followed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from netstudio.codegen.custom_code import forward_parameters, standing
from netstudio.compiler.problem import Problem
from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import AddNodes
from netstudio.document.edits.custom import SetCode, free_file_name
from netstudio.document.file.code import code_files, custom_modules, read_code_text
from netstudio.document.node import Call, CustomModule, Member, Node
from netstudio.document.table import Table
from netstudio.document.view import Placement
from netstudio.gui.canvas import build
from netstudio.gui.custom.adding_dialog import AddingDialog, Chosen
from netstudio.gui.custom.measuring import Measuring
from netstudio.gui.custom.trust_question import TrustQuestion
from netstudio.gui.language import tr
from netstudio.gui.widgets.notices import Offer
from netstudio.gui.widgets.toast import ToastKind
from netstudio.sentence import say
from netstudio.trust import fingerprint, trust

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench

NAME = "custom"
"""The bar that asks for trust."""
SETTLE_MS = 150
"""Programs write in several steps; what is looked at is the end of them."""
_CARD = (200.0, 120.0)


class CustomCode(QObject):
    """Nothing of a file runs before it is trusted, and nothing of it ever runs in this thread."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._asked: tuple[str, ...] = ()
        self.question: TrustQuestion | None = None
        self.dialog: AddingDialog | None = None
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.look)
        self._watcher.fileChanged.connect(lambda _: self._settling.start())
        self._watcher.directoryChanged.connect(lambda _: self._settling.start())
        self.measuring = Measuring(bench.bridge, self)
        self.measuring.measured.connect(self._examine_again)
        bench.bridge.problems_changed.connect(self._follow)
        bench.bridge.project_reset.connect(self._follow)
        bench.files.saved.connect(self._follow)
        bench.window.closing.connect(self.measuring.end)
        self._follow()

    # Trust

    def ask(self, file: str) -> None:
        """Show a file of the project, and ask whether it may run."""
        text = self._bench.bridge.project.code.get(file)
        if text is None:
            return
        if self.question is not None:
            self.question.close()
        question = self.question = TrustQuestion(file, text, self._bench.window)
        question.trusted.connect(lambda: self._trust(file, text))
        question.finished.connect(self._forget_question)
        question.show()

    def ask_about(self, problem: Problem) -> None:
        """The same, for the file of the node that a problem is on."""
        graph = self._bench.bridge.project.scope(problem.scope)
        node = graph.nodes.get(problem.node)
        member = graph.member_of(node) if node is not None else None
        if member is not None and isinstance(member.target, CustomModule):
            self.ask(member.target.file)

    def _forget_question(self, *_: object) -> None:
        self.question = None

    def _trust(self, file: str, text: str) -> None:
        path = self._bench.bridge.path
        folder = path.parent if path is not None else Path.cwd()
        trust(folder / file, fingerprint(text.encode("utf-8")))
        self._examine_again()

    def _examine_again(self) -> None:
        """What is trusted now changes shapes and problems, and lets the network be built."""
        self._bench.examine_again()

    def untrusted(self) -> tuple[str, ...]:
        """The files that wait for an answer."""
        project = self._bench.bridge.project
        waiting = [m.file for m in custom_modules(project) if standing(project, m) == "untrusted"]
        return tuple(dict.fromkeys(waiting))

    # Following

    def _follow(self, *_: object) -> None:
        self._tell()
        self._watch()
        self.measuring.follow()

    def _tell(self) -> None:
        """A bar while files wait for an answer; once closed, it stays away until others do."""
        waiting = self.untrusted()
        if waiting == self._asked:
            return
        self._asked = waiting
        if not waiting:
            self._bench.notices.drop(NAME)
            return
        self._bench.notices.tell(
            NAME,
            tr(
                "This network uses custom Python ({files}). Nothing of it runs before you trust "
                "it.",
                files=", ".join(waiting),
            ),
            (Offer(tr("Look at it…"), lambda: self.ask(self.untrusted()[0]), stays=True),),
            ToastKind.WARNING,
        )

    def _paths(self) -> dict[str, Path]:
        """Where the project's Python files lie, by their names."""
        folder = self._bench.bridge.code_folder
        if folder is None:
            return {}
        return {file: folder / file for file in code_files(self._bench.bridge.project)}

    def _watch(self) -> None:
        paths = self._paths()
        wanted = {str(path) for path in paths.values() if path.exists()}
        wanted |= {str(path.parent) for path in paths.values()}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := wanted - watched:
            self._watcher.addPaths(sorted(new))

    def look(self) -> None:
        """Take over files that another program has changed, as a step that can be undone."""
        project = self._bench.bridge.project
        edits: list[Edit] = []
        for file, path in self._paths().items():
            text = read_code_text(path)
            if text is not None and text != project.code.get(file):
                edits.append(SetCode(file, text))
        self._watch()
        for edit in edits:
            self._bench.bridge.push(edit)

    # Adding

    def add(self) -> None:
        """Ask for a file and a class, and put a node of it on the canvas."""
        if self.dialog is None:
            self.dialog = AddingDialog(self._bench.window)
            self.dialog.chosen.connect(self._place)
            self.dialog.finished.connect(self._forget_dialog)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _forget_dialog(self, *_: object) -> None:
        self.dialog = None

    def _place(self, chosen: Chosen) -> None:
        sha256 = fingerprint(chosen.text.encode("utf-8"))
        trust(chosen.path, sha256)
        bridge = self._bench.bridge
        names = build.Names(bridge.graph)
        name = names.take(build.stem_of(chosen.class_name))
        node_id = names.take_id(name)
        name_of_file, folder = chosen.path.name, bridge.code_folder
        file = free_file_name(bridge.project, name_of_file, chosen.text, folder)
        module = CustomModule(file, chosen.class_name, sha256, Table(chosen.args))
        count = forward_parameters(chosen.text, chosen.path.name, chosen.class_name)
        node = Node(node_id, name, Call(node_id), (None,) * count)
        x, y = self._free_spot()
        adding = AddNodes(
            bridge.scope, (node,), (Member(node_id, name, module),), {node_id: Placement(x, y)}
        )
        label = say("Add {name}", name=name)
        if bridge.push(Compound(label, (SetCode(file, chosen.text), adding))):
            self._bench.window.selection.set([node_id])
            self._bench.window.canvas.reveal_selection()

    def _free_spot(self) -> tuple[float, float]:
        """A place in the middle of what is seen, or below it."""
        canvas = self._bench.window.canvas
        boxes = [item.box for item in canvas.canvas.nodes.values()]
        taken = [(box.left, box.top, box.right, box.bottom) for box in boxes]
        middle = canvas.camera.place_at(canvas.middle())
        return build.free_spot((middle.x(), middle.y()), _CARD, taken)
