"""Defining, changing, renaming, copying, merging and dropping blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from netstudio.document.edit import Edit, Namer, ScopedEdit
from netstudio.document.edits.rules import check_no_recursion, node_in
from netstudio.document.graph import Graph
from netstudio.document.naming import check_name, is_attribute
from netstudio.document.node import BlockUse, Member
from netstudio.document.project import ROOT, Block, Project
from netstudio.document.table import Table
from netstudio.document.topology import blocks_used
from netstudio.document.view import View
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
        block_in(project, self.name)
        users = [scope or "the main graph" for scope in block_users(project, self.name)]
        if users:
            raise EditError(
                say(
                    "“{name}” is still used in {users}; remove it there.",
                    name=self.name,
                    users=", ".join(users),
                )
            )
        return without_block(project, self.name)

    def _defined(self, project: Project, block: Block) -> Project:
        _check_block_name(self.name)
        if block.name != self.name:
            raise EditError(
                say(
                    "“{name}” cannot be the name of the block “{name2}”.",
                    name=self.name,
                    name2=block.name,
                )
            )
        defined = replace(project, blocks=project.blocks.set(self.name, block))
        check_no_recursion(defined, self.name, blocks_used(block.graph))
        return defined


@dataclass(frozen=True)
class RenameBlock(Edit):
    """Call a block otherwise, wherever it is used; it is the name of its class in the source."""

    block: str
    name: str

    @property
    def label(self) -> str:
        return say("Rename block {block} to {name}", block=self.block, name=self.name)

    def change(self, project: Project) -> Project:
        block = block_in(project, self.block)
        if self.name == self.block:
            return project
        _check_free(project, self.name)
        renamed = replace(block, name=self.name)
        blocks = {
            self.name if name == self.block else name: renamed if name == self.block else other
            for name, other in project.blocks.items()
        }
        project = replace(project, blocks=Table(blocks))
        project = _with_uses(project, {self.block: self.name})
        return replace(project, view=_moved_view(project.view, self.block, self.name))


@dataclass(frozen=True)
class MakeUnique(ScopedEdit):
    """Give one instance a definition of its own, under the name `name`."""

    scope: str
    id: str
    name: str

    def said(self, name: Namer) -> str:
        return say("Make {name} unique", name=name(self.id))

    def change(self, project: Project) -> Project:
        graph = project.scope(self.scope)
        node = node_in(graph, self.id)
        member, use = graph.member_of(node), graph.block_of(node)
        if member is None or use is None:
            raise EditError(say("“{name}” is not an instance of a block.", name=node.name))
        _check_free(project, self.name)
        copied = replace(block_in(project, use.block), name=self.name)
        project = replace(project, blocks=project.blocks.set(self.name, copied))
        own = replace(member, target=replace(use, block=self.name))
        project = project.with_scope(self.scope, project.scope(self.scope).with_members([own]))
        view = project.view.with_scope(self.name, project.view.in_scope(use.block))
        return replace(project, view=view.with_bends(self.name, view.bends_in(use.block)))


@dataclass(frozen=True)
class MergeBlocks(Edit):
    """Use the block `kept` wherever an equal one of `others` was used, and drop those."""

    kept: str
    others: tuple[str, ...]

    @property
    def label(self) -> str:
        return say("Merge {others} into {kept}", others=", ".join(self.others), kept=self.kept)

    def change(self, project: Project) -> Project:
        kept = block_in(project, self.kept)
        for name in self.others:
            if name == self.kept or not are_equal(kept, block_in(project, name)):
                raise EditError(
                    say(
                        "“{name}” and “{kept}” are not equal; they cannot be merged.",
                        name=name,
                        kept=self.kept,
                    )
                )
        project = _with_uses(project, dict.fromkeys(self.others, self.kept))
        for name in self.others:
            project = without_block(project, name)
        return project


def are_equal(one: Block, other: Block) -> bool:
    """Whether two definitions are the same but for name and description."""
    # The texts tell 1 from True and 1.0, which compare as equal.
    return (
        one.graph == other.graph
        and one.parameters == other.parameters
        and repr((one.graph, one.parameters)) == repr((other.graph, other.parameters))
    )


def equal_blocks(project: Project) -> tuple[tuple[str, ...], ...]:
    """The names of blocks that are defined alike, in groups of two and more."""
    groups: list[list[Block]] = []
    for block in project.blocks.values():
        alike = next((group for group in groups if are_equal(group[0], block)), None)
        if alike is None:
            groups.append([block])
        else:
            alike.append(block)
    return tuple(tuple(block.name for block in group) for group in groups if len(group) > 1)


def block_in(project: Project, name: str) -> Block:
    """The block of this name; an EditError where there is none."""
    if name not in project.blocks:
        raise EditError(say("There is no block named “{name}”.", name=name))
    return project.blocks[name]


def block_users(project: Project, block: str) -> list[str]:
    """The scopes that hold instances of a block, once for each member."""
    graphs = {ROOT: project.graph, **{name: b.graph for name, b in project.blocks.items()}}
    return [
        scope
        for scope, graph in graphs.items()
        for member in graph.members.values()
        if isinstance(member.target, BlockUse) and member.target.block == block
    ]


def without_block(project: Project, block: str) -> Project:
    """The project without a block's definition, and without what was drawn of it."""
    view = project.view.with_scope(block, Table()).with_bends(block, Table())
    if any(note.scope == block for note in view.notes.values()):
        kept = {key: note for key, note in view.notes.items() if note.scope != block}
        view = replace(view, notes=Table(kept))
    return replace(project, blocks=project.blocks.without(block), view=view)


def map_graphs(project: Project, change: Callable[[Graph], Graph]) -> Project:
    """The project with every graph changed; what stays the same is shared."""
    blocks = {}
    for name, block in project.blocks.items():
        graph = change(block.graph)
        if graph is not block.graph:
            blocks[name] = replace(block, graph=graph)
    graph = change(project.graph)
    if graph is not project.graph:
        project = replace(project, graph=graph)
    return replace(project, blocks=project.blocks.update(blocks)) if blocks else project


def map_uses(project: Project, change: Callable[[BlockUse], BlockUse]) -> Project:
    """The project with every instance of a block changed."""

    def changed(graph: Graph) -> Graph:
        members: list[Member] = []
        for member in graph.members.values():
            if isinstance(member.target, BlockUse):
                use = change(member.target)
                if use is not member.target:
                    members.append(replace(member, target=use))
        return graph.with_members(members) if members else graph

    return map_graphs(project, changed)


def _with_uses(project: Project, names: dict[str, str]) -> Project:
    def renamed(use: BlockUse) -> BlockUse:
        return replace(use, block=names[use.block]) if use.block in names else use

    return map_uses(project, renamed)


def _moved_view(view: View, old: str, new: str) -> View:
    placements = {new if scope == old else scope: t for scope, t in view.placements.items()}
    notes = {
        key: replace(note, scope=new) if note.scope == old else note
        for key, note in view.notes.items()
    }
    bends = {new if scope == old else scope: t for scope, t in view.bends.items()}
    return View(Table(placements), Table(notes), Table(bends))


def _check_free(project: Project, name: str) -> None:
    _check_block_name(name)
    if name in project.blocks:
        raise EditError(
            say("There is already a block named “{name}”; choose another name.", name=name)
        )


def _check_block_name(name: str) -> None:
    check_name(name)
    if not is_attribute(name):
        raise EditError(
            say(
                "“{name}” cannot be the name of a block, which is a class in the source: use "
                "letters, digits and underscores, starting with a letter.",
                name=name,
            )
        )
