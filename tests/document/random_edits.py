"""Edits drawn at random for a project, for property tests."""

from __future__ import annotations

import dataclasses
from random import Random

from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import (
    UNSET,
    AddBend,
    AddNodes,
    AddNote,
    ChangeNote,
    Connect,
    Disconnect,
    GroupNodes,
    InsertOnWire,
    MakeUnique,
    MergeBlocks,
    MoveBend,
    MoveNodes,
    PromoteArgument,
    RemoveBend,
    RemoveNodes,
    RemoveNotes,
    RemoveParameter,
    RenameBlock,
    RenameNode,
    RenameParameter,
    Reroute,
    SetArguments,
    SetArgumentsOfSeveral,
    SetBlock,
    SetBypassed,
    SetCollapsed,
    SetColour,
    SetFirst,
    SetFrozen,
    SetInfo,
    SetInput,
    SetLayer,
    SetLocked,
    SetNodeArguments,
    SetParameter,
    SetRecipe,
    SetRepeat,
    SetViewpoint,
    Ungroup,
)
from netstudio.document.edits.block import equal_blocks
from netstudio.document.node import BlockUse, Call, Input, Layer, Member, Node, Op
from netstudio.document.project import ROOT, Block, Project
from netstudio.document.values import Expr, Ref

from .strategies import (
    ARGUMENTS,
    COLOURS,
    LAYERS,
    TEXTS,
    GraphBuilder,
    random_arguments,
    random_note,
    random_placement,
    random_point,
    random_position,
    random_recipe,
    random_reference,
    random_value,
    random_viewpoint,
    random_wire,
)


class _EditMaker:
    """Draws edits for one scope of a project; most of them fit, the rest raise an EditError."""

    def __init__(self, rng: Random, project: Project) -> None:
        self.rng = rng
        self.project = project
        self.scope = rng.choice((ROOT, ROOT, *project.blocks))
        self.graph = project.scope(self.scope)

    def draw(self) -> Edit:
        makers = [self.add, self.info, self.recipe, self.block, self.drop_block]
        makers += [self.add_note, self.change_note, self.drop_notes, self.viewpoint]
        if self.graph.nodes:
            makers += [self.collapse, self.lock]
            makers += [self.connect, self.connect, self.disconnect, self.remove, self.rename]
            makers += [self.move, self.move, self.colour, self.node_arguments, self.insert]
            makers += [self.bypass, self.bypass]
            makers += [self.input, self.several, self.group, self.group, self.ungroup]
            makers += [self.bend, self.bend, self.reroute]
        if self.project.blocks:
            makers += [self.rename_block, self.merge, self.parameter, self.parameter]
        if self.graph.members:
            makers += [self.promote, self.stack, self.unique]
            makers += [self.arguments, self.arguments, self.layer]
            makers += [self.frozen, self.arguments_of_several]
        return self.rng.choice(makers)()

    def _ids(self) -> list[str]:
        return list(self.graph.nodes)

    def _id(self) -> str:
        return self.rng.choice(self._ids())

    def _some(self) -> tuple[str, ...]:
        ids = self._ids()
        return tuple(self.rng.sample(ids, self.rng.randint(1, min(3, len(ids)))))

    def _member(self) -> str:
        return self.rng.choice(list(self.graph.members))

    def _port(self) -> int | str:
        return self.rng.choice((0, 0, 1, 2, "mask"))

    def _new(self) -> tuple[Node, Member]:
        taken = {*self.graph.nodes, *self.graph.members}
        taken |= {m.name for m in self.graph.members.values()}
        new_id = next(name for n in range(1000) if (name := f"new{n}") not in taken)
        name = f"seq.{len(self.graph.members)}" if self.rng.random() < 0.3 else new_id
        target = Layer(self.rng.choice(LAYERS), random_arguments(self.rng))
        return Node(new_id, name, Call(new_id)), Member(new_id, name, target)

    def add(self) -> Edit:
        node, member = self._new()
        if self.graph.nodes:
            node = dataclasses.replace(node, args=(Ref(self._id()),))
        return AddNodes(self.scope, (node,), (member,), {node.id: random_placement(self.rng)})

    def insert(self) -> Edit:
        wire = random_wire(self.rng, self.graph) or (self._id(), self._port(), 0)
        item = self.rng.choice(((), (), (0,)))
        return InsertOnWire(self.scope, *self._new(), *wire[:2], item=item, index=wire[2])

    def connect(self) -> Edit:
        return Connect(
            self.scope, random_reference(self.rng, self._ids()), self._id(), self._port()
        )

    def disconnect(self) -> Edit:
        return Disconnect(self.scope, self._id(), self._port())

    def remove(self) -> Edit:
        return RemoveNodes(self.scope, self._some(), self.rng.random() < 0.5)

    def rename(self) -> Edit:
        name = self.rng.choice(("stem", "head", "seq.0", "seq.3", "forward", "no name"))
        return RenameNode(self.scope, self._id(), name)

    def move(self) -> Edit:
        positions = {i: (random_position(self.rng), 1.0) for i in self._some()}
        return MoveNodes(self.scope, positions)

    def colour(self) -> Edit:
        return SetColour(self.scope, self._some(), self.rng.choice(COLOURS))

    def collapse(self) -> Edit:
        return SetCollapsed(self.scope, self._some(), self.rng.random() < 0.7)

    def lock(self) -> Edit:
        return SetLocked(self.scope, self._some(), self.rng.random() < 0.7)

    def _note_id(self) -> str:
        return self.rng.choice((*self.project.view.notes, "note0", "note7"))

    def add_note(self) -> Edit:
        return AddNote(random_note(self.rng, self._note_id(), self.scope))

    def change_note(self) -> Edit:
        note = self.project.view.notes.get(self._note_id())
        scope = note.scope if note else self.scope
        return ChangeNote(random_note(self.rng, note.id if note else "note7", scope))

    def drop_notes(self) -> Edit:
        return RemoveNotes((self._note_id(),))

    def viewpoint(self) -> Edit:
        seen = random_viewpoint(self.rng, self.scope) if self.rng.random() < 0.7 else None
        return SetViewpoint(self.rng.choice((1, 5, 9, 10)), seen)

    def bypass(self) -> Edit:
        bypassed = tuple(n.id for n in self.graph.nodes.values() if n.bypassed)
        if bypassed and self.rng.random() < 0.3:
            return SetBypassed(self.scope, bypassed, False)
        return SetBypassed(self.scope, (self._id(),), True)

    def arguments(self) -> Edit:
        names = self.rng.sample(ARGUMENTS, 2)
        values = (UNSET if self.rng.random() < 0.3 else random_value(self.rng) for _ in names)
        return SetArguments(self.scope, self._member(), dict(zip(names, values, strict=True)))

    def group(self) -> Edit:
        ids = [n for n, node in self.graph.nodes.items() if isinstance(node.target, Call | Op)]
        some = tuple(self.rng.sample(ids, min(len(ids), self.rng.randint(1, 3))))
        name = self.rng.choice(("Extra", "Group", "Unit"))
        positions = {i: (random_position(self.rng), 1.0) for i in some}
        return GroupNodes(self.scope, some, name, name.lower(), positions)

    def ungroup(self) -> Edit:
        instances = [n.id for n in self.graph.nodes.values() if self.graph.block_of(n)]
        return Ungroup(self.scope, self.rng.choice(instances or self._ids()), (0.0, 0.0))

    def node_arguments(self) -> Edit:
        ids = self._ids()
        args = tuple(random_value(self.rng, ids) for _ in range(self.rng.randrange(3)))
        return SetNodeArguments(self.scope, self._id(), args, random_arguments(self.rng, ids, 1))

    def layer(self) -> Edit:
        choices = (Layer("ReLU"), *(BlockUse(name) for name in self.project.blocks))
        return SetLayer(self.scope, self._member(), self.rng.choice(choices))

    def arguments_of_several(self) -> Edit:
        members = list(self.graph.members)
        some = self.rng.sample(members, self.rng.randint(1, min(3, len(members))))
        changes = {self.rng.choice(ARGUMENTS): random_value(self.rng)}
        return SetArgumentsOfSeveral(self.scope, tuple(some), changes)

    def frozen(self) -> Edit:
        members = list(self.graph.members)
        some = self.rng.sample(members, self.rng.randint(1, min(3, len(members))))
        return SetFrozen(self.scope, tuple(some), self.rng.random() < 0.7)

    def input(self) -> Edit:
        return SetInput(self.scope, self._id(), Input(self.rng.choice((None, (3, 8, 8)))))

    def info(self) -> Edit:
        return SetInfo(self.rng.choice(TEXTS), self.rng.choice(TEXTS))

    def recipe(self) -> Edit:
        return SetRecipe(random_recipe(self.rng))

    def block(self) -> Edit:
        name = self.rng.choice(("Residual", "Extra"))
        graph = GraphBuilder(self.rng, list(self.project.blocks), ()).build(2)
        return SetBlock(name, Block(name, graph))

    def drop_block(self) -> Edit:
        return SetBlock(self.rng.choice(("Residual", "Extra")), None)

    def _block(self) -> str:
        return self.rng.choice(list(self.project.blocks))

    def rename_block(self) -> Edit:
        return RenameBlock(self._block(), self.rng.choice(("Extra", "Tail", "a.b")))

    def merge(self) -> Edit:
        groups = equal_blocks(self.project)
        kept, *others = self.rng.choice(groups) if groups else (self._block(), self._block())
        return MergeBlocks(kept, tuple(others))

    def unique(self) -> Edit:
        instances = [n.id for n in self.graph.nodes.values() if self.graph.block_of(n)]
        return MakeUnique(self.scope, self.rng.choice(instances or ["none"]), "Own")

    def parameter(self) -> Edit:
        block = self._block()
        name = self.rng.choice((*self.project.blocks[block].parameters, "extra"))
        return self.rng.choice(
            (
                SetParameter(block, name, random_value(self.rng, (), 1)),
                RenameParameter(block, name, self.rng.choice(("renamed", "training", "width"))),
                RemoveParameter(block, name),
            )
        )

    def promote(self) -> Edit:
        name = self.rng.choice(ARGUMENTS)
        value = random_value(self.rng, (), 1)
        return PromoteArgument(self.scope, self._member(), name, f"the_{name}", value)

    def stack(self) -> Edit:
        stacks = [k for k, m in self.graph.members.items() if isinstance(m.target, BlockUse)]
        member = self.rng.choice(stacks) if stacks else self._member()
        if self.rng.random() < 0.5:
            return SetRepeat(self.scope, member, self.rng.choice((1, 3, 0, True, Expr("depth"))))
        value = UNSET if self.rng.random() < 0.3 else random_value(self.rng)
        return SetFirst(self.scope, member, {"stride": value})

    def bend(self) -> Edit:
        wire = random_wire(self.rng, self.graph) or (self._id(), 0, 0)
        index, point = self.rng.randrange(3), random_point(self.rng)
        return self.rng.choice(
            (
                AddBend(self.scope, wire, index, point),
                MoveBend(self.scope, wire, index, point),
                RemoveBend(self.scope, wire, self.rng.choice((None, index))),
            )
        )

    def reroute(self) -> Edit:
        wire = random_wire(self.rng, self.graph) or (self._id(), 0, 0)
        return Reroute(self.scope, wire, random_reference(self.rng, self._ids()))

    def several(self) -> Edit:
        return Compound("Several", (self.move(), self.colour(), self.info()))


def random_edit(rng: Random, project: Project) -> Edit:
    """An edit of `project` that fits it most of the time."""
    return _EditMaker(rng, project).draw()
