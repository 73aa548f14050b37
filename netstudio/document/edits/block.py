"""Defining, changing and dropping blocks."""

from __future__ import annotations

from dataclasses import replace

from netstudio.document.edit import Edit
from netstudio.document.edits.rules import check_no_recursion
from netstudio.document.naming import check_name
from netstudio.document.node import BlockUse
from netstudio.document.project import Block, Project
from netstudio.document.topology import blocks_used
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say


@dataclass(frozen=True)
class SetBlock(Edit):
    """Define or replace the block `name`; with None, drop it where no graph uses it.

    The blocks that it holds may be defined after it: several arrive in any order.
    """

    name: str
    block: Block | None

    @property
    def label(self) -> str:
        if self.block is None:
            return say("Drop block {name}", name=self.name)
        return say("Change block {name}", name=self.name)

    def change(self, project: Project) -> Project:
        if self.block is not None:
            return self._defined(project, self.block)
        if self.name not in project.blocks:
            raise EditError(f"There is no block named “{self.name}”.")
        users = [scope or "the main graph" for scope in _users(project, self.name)]
        if users:
            raise EditError(f"“{self.name}” is still used in {', '.join(users)}; remove it there.")
        return replace(project, blocks=project.blocks.without(self.name))

    def _defined(self, project: Project, block: Block) -> Project:
        check_name(self.name)
        if "." in self.name or block.name != self.name:
            raise EditError(f"“{self.name}” cannot be the name of the block “{block.name}”.")
        defined = replace(project, blocks=project.blocks.set(self.name, block))
        check_no_recursion(defined, self.name, blocks_used(block.graph))
        return defined


def _users(project: Project, block: str) -> list[str]:
    graphs = {"": project.graph, **{name: b.graph for name, b in project.blocks.items()}}
    return [
        scope
        for scope, graph in graphs.items()
        for member in graph.members.values()
        if isinstance(member.target, BlockUse) and member.target.block == block
    ]
