"""The Python files of custom modules: bringing one in, and taking it as it has become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from netstudio.document.edit import Edit
from netstudio.document.file.code import read_code_text
from netstudio.document.graph import Graph
from netstudio.document.node import CustomModule
from netstudio.document.project import Project
from netstudio.records import dataclass
from netstudio.sentence import say
from netstudio.trust import fingerprint


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


def with_free_names(project: Project, folder: Path) -> Project:
    """The project with other names for files that would lie over somebody's in a folder."""
    for file, text in project.code.items():
        free, count = file, 2
        while (there := read_code_text(folder / free)) is not None and there != text:
            free, count = f"{file.removesuffix('.py')}_{count}.py", count + 1
        if free != file:
            project = _renamed(project, file, free)
    return project


def _renamed(project: Project, file: str, name: str) -> Project:
    def graph(graph: Graph) -> Graph:
        return _with_modules(graph, lambda it: replace(it, file=name) if it.file == file else it)

    blocks = {
        key: replace(block, graph=graph(block.graph)) for key, block in project.blocks.items()
    }
    return replace(
        project,
        graph=graph(project.graph),
        blocks=project.blocks.update(blocks),
        code=project.code.without(file).set(name, project.code[file]),
    )


def _with_modules(graph: Graph, change: Callable[[CustomModule], CustomModule]) -> Graph:
    """A graph with its custom modules changed; the very same where none is."""
    changed = []
    for member in graph.members.values():
        module = member.target
        if isinstance(module, CustomModule) and (made := change(module)) != module:
            changed.append(replace(member, target=made))
    return graph.with_members(changed) if changed else graph
