"""A part of a graph as a small project, and the edit that brings it in elsewhere. No Qt.

Duplicate, copy and paste are these two: a fragment is itself a project, so it goes to the
clipboard as readable text in the format of project files.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import AddBend, AddNodes, AddNote, SetBlock
from netstudio.document.edits.custom import incoming_code
from netstudio.document.graph import Graph
from netstudio.document.naming import free_name
from netstudio.document.node import BlockUse, Call, Member, Node, Tensor
from netstudio.document.project import ROOT, Block, Project
from netstudio.document.table import Table
from netstudio.document.topology import blocks_within
from netstudio.document.values import Ref, Value, map_references
from netstudio.document.view import Point, View, WireEnd
from netstudio.document.wires import source_of
from netstudio.gui.canvas.build import Names


def fragment(
    project: Project,
    scope: str,
    ids: Iterable[str],
    notes: Iterable[str] = (),
    *,
    with_sources: bool = False,
) -> Project:
    """The nodes `ids` of a graph with the wires between them, and notes, as a project.

    `with_sources` keeps the wires from outside too: such a part fits only where it comes from.
    """
    graph = project.scope(scope)
    chosen = {node_id: graph.nodes[node_id] for node_id in graph.nodes if node_id in set(ids)}
    kept = graph.nodes.keys() if with_sources else chosen.keys()
    nodes = {key: _cut_loose(node, kept) for key, node in chosen.items()}
    called = {n.target.member for n in nodes.values() if isinstance(n.target, Call)}
    members = {key: m for key, m in graph.members.items() if key in called}
    placed = project.view.in_scope(scope)
    placements = Table({key: placed[key] for key in nodes if key in placed})
    bends = _bends_inside(project, scope, nodes.keys(), kept)
    blocks = _blocks_below(project, members.values())
    return Project(
        name=project.name,
        graph=Graph(Table(nodes), Table(members)),
        blocks=blocks,
        code=project.code,
        view=View(
            Table({ROOT: placements}) if placements else Table(),
            Table({n: replace(project.view.notes[n], scope=ROOT) for n in notes}),
        ).with_bends(ROOT, bends),
    )


def _bends_inside(
    project: Project, scope: str, inside: Collection[str], kept: Collection[str]
) -> Table[WireEnd, tuple[Point, ...]]:
    """The dots of the wires between these nodes, numbered among the wires that are `kept`."""
    graph = project.scope(scope)
    found = {}
    for end, points in project.view.bends_in(scope).items():
        target, port, index = end
        source = source_of(graph, end)
        if target not in inside or source is None or source.node not in inside:
            continue
        before = (source_of(graph, (target, port, other)) for other in range(index))
        number = sum(ref is not None and ref.node in kept for ref in before)
        found[target, port, number] = points
    return Table(found)


def paste(
    project: Project,
    scope: str,
    part: Project,
    offset: tuple[float, float],
    folder: Path | None = None,
) -> tuple[Edit, tuple[str, ...]]:
    """The edit that brings a fragment into a graph under free names, and the ids it gets there.

    Args:
        folder: where the project is, so that its Python files lie over nobody's there.
    """
    names = Names(project.scope(scope))
    part, code_edits = incoming_code(project, part, folder)
    blocks, block_edits = incoming_blocks(project, part)
    member_ids, members = {}, []
    for member in part.graph.members.values():
        new = _renamed_member(_with_known_data(member, project), names, blocks)
        member_ids[member.id] = new.id
        members.append((member, new))
    new_names = {old.name: new.name for old, new in members}
    node_ids = {
        node.id: _id_of(node, member_ids, names, part) for node in part.graph.nodes.values()
    }
    nodes = [
        _renamed_node(node, node_ids, member_ids, new_names, names)
        for node in part.graph.nodes.values()
    ]
    placements = {
        node_ids[key]: replace(old, x=old.x + offset[0], y=old.y + offset[1], locked=False)
        for key, old in part.view.in_scope(ROOT).items()
        if key in node_ids
    }
    added = AddNodes(scope, tuple(nodes), tuple(new for _, new in members), placements)
    edits: list[Edit] = [
        *code_edits,
        *block_edits,
        *([added] if nodes else []),
        *_bends(scope, part, node_ids, offset),
        *_notes(project, scope, part, offset),
    ]
    edit = Compound(edits[-1].label if not nodes else added.label, tuple(edits))
    return edits[0] if len(edits) == 1 else edit, tuple(node_ids.values())


def _bends(
    scope: str, part: Project, node_ids: dict[str, str], offset: tuple[float, float]
) -> list[Edit]:
    """The edits that bring the dots of the fragment's wires in."""
    return [
        AddBend(scope, (node_ids[target], port, index), number, (x + offset[0], y + offset[1]))
        for (target, port, index), points in part.view.bends_in(ROOT).items()
        if target in node_ids
        for number, (x, y) in enumerate(points)
    ]


def _notes(
    project: Project, scope: str, part: Project, offset: tuple[float, float]
) -> list[AddNote]:
    """The edits that bring the fragment's notes in, under free ids."""
    taken = set(project.view.notes)
    edits = []
    for note in part.view.notes.values():
        note_id = free_name(note.kind, taken)
        taken.add(note_id)
        x, y = note.x + offset[0], note.y + offset[1]
        edits.append(AddNote(replace(note, id=note_id, x=x, y=y, scope=scope, locked=False)))
    return edits


def _cut_loose(node: Node, inside: Iterable[str]) -> Node:
    """The node without wires from outside."""
    kept = frozenset(inside)

    def keep(ref: Ref) -> Value:
        return ref if ref.node in kept else None

    args = [map_references(value, keep) for value in node.args]
    while args and args[-1] is None:
        args.pop()
    kwargs = Table({name: map_references(value, keep) for name, value in node.kwargs.items()})
    when = node.when
    if when is not None:
        when = replace(when, otherwise=map_references(when.otherwise, keep))
    return replace(node, args=tuple(args), kwargs=kwargs, when=when)


def _blocks_below(project: Project, members: Iterable[Member]) -> Table[str, Block]:
    """The blocks that members use, and those that these use."""
    wanted = [m.target.block for m in members if isinstance(m.target, BlockUse)]
    found: dict[str, Block] = {}
    while wanted:
        name = wanted.pop()
        if name in found or name not in project.blocks:
            continue
        found[name] = project.blocks[name]
        inner = found[name].graph.members.values()
        wanted += [m.target.block for m in inner if isinstance(m.target, BlockUse)]
    return Table({name: block for name, block in project.blocks.items() if name in found})


def incoming_blocks(project: Project, part: Project) -> tuple[dict[str, str], list[Edit]]:
    """What each block of the fragment is called here, and the edits that bring new ones.

    A block that is here to the letter is used as it is, if the blocks inside it are here too.
    """

    def is_here(name: str) -> bool:
        inside = (name, *(blocks_within(part, name)))
        return all(project.blocks.get(inner) == part.blocks.get(inner) for inner in inside)

    names: dict[str, str] = {}
    taken = set(project.blocks)
    for name in part.blocks:
        names[name] = name if is_here(name) else free_name(name, taken)
        taken.add(names[name])
    edits: list[Edit] = []
    for name, block in part.blocks.items():
        if names[name] in project.blocks:
            continue
        members = Table({key: _with_blocks(m, names) for key, m in block.graph.members.items()})
        graph = replace(block.graph, members=members)
        edits.append(SetBlock(names[name], replace(block, name=names[name], graph=graph)))
    return names, edits


def _with_blocks(member: Member, blocks: dict[str, str]) -> Member:
    """The member using a block under the name that it has here."""
    target = member.target
    if not isinstance(target, BlockUse):
        return member
    return replace(member, target=replace(target, block=blocks.get(target.block, target.block)))


def _with_known_data(member: Member, project: Project) -> Member:
    """Text carries no tensor values: a tensor whose values are not here is made by its init."""
    target = member.target
    if not isinstance(target, Tensor) or target.data is None or target.data in project.tensors:
        return member
    return replace(member, target=replace(target, data=None))


def _renamed_member(member: Member, names: Names, blocks: dict[str, str]) -> Member:
    name = names.take(member.name)
    return replace(_with_blocks(member, blocks), id=names.take_id(name), name=name)


def _id_of(node: Node, member_ids: dict[str, str], names: Names, part: Project) -> str:
    """A node keeps its member's id where it had it, as the usual layer does."""
    if node.id in part.graph.members and isinstance(node.target, Call):
        return member_ids[node.id]
    return names.take_id(node.id)


def _renamed_node(
    node: Node,
    ids: dict[str, str],
    member_ids: dict[str, str],
    member_names: dict[str, str],
    names: Names,
) -> Node:
    def follow(ref: Ref) -> Value:
        return replace(ref, node=ids.get(ref.node, ref.node))  # outside it stays what it is

    target = node.target
    if isinstance(target, Call):
        target = Call(member_ids[target.member])
    name = member_names.get(node.name) or names.take(node.name)
    when = node.when
    if when is not None:
        when = replace(when, otherwise=map_references(when.otherwise, follow))
    return replace(
        node,
        id=ids[node.id],
        name=name,
        target=target,
        args=tuple(map_references(value, follow) for value in node.args),
        kwargs=Table({k: map_references(value, follow) for k, value in node.kwargs.items()}),
        when=when,
    )
