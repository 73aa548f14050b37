"""The Python files of custom modules: bringing one in, and taking it as it has become."""

from __future__ import annotations

from dataclasses import replace

from netstudio.document.edit import Edit
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
        changed = [
            replace(member, target=replace(member.target, sha256=sha256))
            for member in graph.members.values()
            if isinstance(member.target, CustomModule)
            and member.target.file == self.file
            and member.target.sha256 != sha256
        ]
        return graph.with_members(changed) if changed else graph
