"""Breaking a good network in one place, at random."""

from __future__ import annotations

import random
from dataclasses import replace

from netstudio.catalog.registry import find_layer
from netstudio.document.edits import Disconnect, RemoveNodes, SetArguments, SetInput, SetLayer
from netstudio.document.node import Input, Layer, Node
from netstudio.document.project import Project
from netstudio.document.recipe import Choice
from netstudio.document.values import Ref, Value

SIZES: tuple[Value, ...] = (-1, 0, 1, 2, 3, 5, 7, 11, 64, 400, None, "same", (3, 3), (1, 2, 3), 2.5)
TYPES = ("Conv1d", "BatchNorm1d", "Flatten", "Softmax", "LSTM", "Add", "Embedding", "Conv2D")


def broken(project: Project, seed: int) -> Project:
    """The project with one random change, which may or may not break it."""
    chance = random.Random(seed)
    change = chance.choice((_argument, _argument, _wire, _node, _type, _input, _data))
    return change(project, chance)


def _argument(project: Project, chance: random.Random) -> Project:
    member = chance.choice(list(project.graph.members.values()))
    assert isinstance(member.target, Layer)
    spec = find_layer(member.target.type)
    names = [param.name for param in spec.params] if spec is not None else []
    name = chance.choice([*names, "strength"])
    return SetArguments("", member.id, {name: chance.choice(SIZES)}).change(project)


def _wire(project: Project, chance: random.Random) -> Project:
    """A wire from anywhere, circles included, or none."""
    node = _reader(project, chance)
    source = chance.choice([*project.graph.nodes, None])
    if source is None:
        return Disconnect("", node.id).change(project)
    rewired = replace(node, args=(Ref(source, chance.choice(((), (), (0,)))), *node.args[1:]))
    return replace(project, graph=project.graph.with_nodes([rewired]))


def _reader(project: Project, chance: random.Random) -> Node:
    return chance.choice([node for node in project.graph.nodes.values() if node.args])


def _node(project: Project, chance: random.Random) -> Project:
    node = chance.choice(list(project.graph.nodes))
    return RemoveNodes("", (node,), heal=chance.random() < 0.7).change(project)


def _type(project: Project, chance: random.Random) -> Project:
    member = chance.choice(list(project.graph.members))
    return SetLayer("", member, Layer(chance.choice(TYPES))).change(project)


def _input(project: Project, chance: random.Random) -> Project:
    node = project.graph.inputs()[0]
    assert isinstance(node.target, Input)
    shapes = ((1, 28, 28), (3, 32, 32), (28, 28, 1), (28, 28), (784,), (1, 8, 8), (3, 16, 24), None)
    return SetInput("", node.id, replace(node.target, shape=chance.choice(shapes))).change(project)


def _data(project: Project, chance: random.Random) -> Project:
    name = chance.choice(("digits", "shapes", "cifar100", "folder", "imagenet"))
    return replace(project, recipe=replace(project.recipe, data=Choice(name)))
