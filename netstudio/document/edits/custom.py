"""The Python files of custom modules: bringing one in, and taking it as it has become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from netstudio.document.edit import Edit
from netstudio.document.file.code import code_files, read_code_text
from netstudio.document.file.fields import is_module_name
from netstudio.document.graph import Graph
from netstudio.document.node import CustomModule
from netstudio.document.project import Project
from netstudio.records import dataclass
from netstudio.sentence import say
from netstudio.trust import fingerprint

_MOST_NAMES = 1000
"""So many names are looked at for a free one."""


@dataclass(frozen=True)
class SetCode(Edit):
    """Set the text of a Python file; the custom modules from it mean this text from now on."""

    file: str
    text: str

    @property
    def label(self) -> str:
        return say("Take {file} as it is", file=self.file)

    def change(self, project: Project) -> Project:
        sha256 = fingerprint(self.text.encode("utf-8"))
        if project.code.get(self.file) != self.text:
            project = replace(project, code=project.code.set(self.file, self.text))
        graph = self._graph(project.graph, sha256)
        if graph is not project.graph:
            project = replace(project, graph=graph)
        blocks = {
            name: replace(block, graph=changed)
            for name, block in project.blocks.items()
            if (changed := self._graph(block.graph, sha256)) is not block.graph
        }
        return replace(project, blocks=project.blocks.update(blocks)) if blocks else project

    def _graph(self, graph: Graph, sha256: str) -> Graph:
        return _with_modules(
            graph, lambda it: replace(it, sha256=sha256) if it.file == self.file else it
        )


@dataclass(frozen=True)
class RenameCode(Edit):
    """Give a Python file another name; the custom modules from it follow."""

    file: str
    name: str

    @property
    def label(self) -> str:
        return say("Call {file} {name}", file=self.file, name=self.name)

    def change(self, project: Project) -> Project:
        blocks = {
            key: replace(block, graph=changed)
            for key, block in project.blocks.items()
            if (changed := self._graph(block.graph)) is not block.graph
        }
        return replace(
            project,
            graph=self._graph(project.graph),
            blocks=project.blocks.update(blocks),
            code=project.code.without(self.file).set(self.name, project.code[self.file]),
        )

    def _graph(self, graph: Graph) -> Graph:
        return _with_modules(
            graph, lambda it: replace(it, file=self.name) if it.file == self.file else it
        )


def with_free_names(project: Project, folder: Path) -> Project:
    """The project with other names for files that would lie over somebody's in a folder."""
    for edit in freeing_names(project, folder):
        project = edit.change(project)
    return project


def freeing_names(project: Project, folder: Path) -> tuple[RenameCode, ...]:
    """The edits that give other names to files that would lie over somebody's in a folder."""
    edits: list[RenameCode] = []
    for file, text in project.code.items():
        if not _is_free(folder / file, text):
            free = free_file_name(project, file, text, folder)
            edits.append(RenameCode(file, free))
            project = edits[-1].change(project)
    return tuple(edits)


def incoming_code(
    project: Project, part: Project, folder: Path | None = None
) -> tuple[Project, tuple[SetCode, ...]]:
    """A part that comes in with its Python files under free names, and the edits that bring them.

    A file that is here to the letter is used as it is.

    Args:
        folder: where the project is; None where it is nowhere yet.
    """
    edits: list[SetCode] = []
    for file in code_files(part):
        text = part.code.get(file)
        if text is None or project.code.get(file) == text:
            continue
        name = free_file_name(project, file, text, folder)
        if name != file:
            part = RenameCode(file, name).change(part)
        if name not in project.code:
            edits.append(SetCode(name, text))
    return part, tuple(edits)


def free_file_name(project: Project, file: str, text: str, folder: Path | None) -> str:
    """The name, or one like it, under which a text lies over no other.

    Args:
        folder: where the project is; None where it is nowhere yet.
    """
    stem = file.removesuffix(".py")
    used = set(code_files(project))

    def is_free(name: str) -> bool:
        known = project.code.get(name)
        if is_module_name(name) or (known != text and (known is not None or name in used)):
            return False
        return folder is None or _is_free(folder / name, text)

    names = (file, *(f"{stem}_{count}.py" for count in range(2, len(used) + _MOST_NAMES)))
    return next(filter(is_free, names), file)


def _is_free(path: Path, text: str) -> bool:
    """Whether there is no file, or this very one."""
    return not path.exists() or read_code_text(path) == text


def _with_modules(graph: Graph, change: Callable[[CustomModule], CustomModule]) -> Graph:
    """A graph with its custom modules changed; the very same where none is."""
    changed = []
    for member in graph.members.values():
        module = member.target
        if isinstance(module, CustomModule) and (made := change(module)) != module:
            changed.append(replace(member, target=made))
    return graph.with_members(changed) if changed else graph
