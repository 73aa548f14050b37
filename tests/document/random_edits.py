"""Edits drawn at random for a project, for property tests."""

from __future__ import annotations

import dataclasses
from random import Random

from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import (
    UNSET,
    AddBend,
    AddNodes,
    Connect,
    Disconnect,
    InsertOnWire,
    MoveBend,
    MoveNodes,
    RemoveBend,
    RemoveNodes,
    RenameNode,
    Reroute,
    SetArguments,
    SetArgumentsOfSeveral,
    SetBlock,
    SetColour,
    SetFrozen,
    SetInfo,
    SetInput,
    SetLayer,
    SetNodeArguments,
    SetRecipe,
)
from netstudio.document.node import BlockUse, Call, Input, Layer, Member, Node
from netstudio.document.project import ROOT, Block, Project
from netstudio.document.values import Ref

from .strategies import (
    ARGUMENTS,
    COLOURS,
    LAYERS,
    TEXTS,
    GraphBuilder,
    random_arguments,
    random_placement,
    random_point,
    random_position,
    random_recipe,
    random_reference,
    random_value,
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
        if self.graph.nodes:
            makers += [self.connect, self.connect, self.disconnect, self.remove, self.rename]
            makers += [self.move, self.move, self.colour, self.node_arguments, self.insert]
            makers += [self.input, self.several, self.bend, self.bend, self.reroute]
        if self.graph.members:
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

    def arguments(self) -> Edit:
        names = self.rng.sample(ARGUMENTS, 2)
        values = (UNSET if self.rng.random() < 0.3 else random_value(self.rng) for _ in names)
        return SetArguments(self.scope, self._member(), dict(zip(names, values, strict=True)))

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
