"""Small networks built in a line or two, for tests of every layer of the program."""

from __future__ import annotations

from netstudio.document.graph import Graph, Tie
from netstudio.document.node import (
    BlockUse,
    Call,
    Input,
    Layer,
    Member,
    Node,
    NodeTarget,
    Op,
    Output,
    When,
)
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Expr, Ref, Value


class NetworkBuilder:
    """Collects nodes and members; every method gives the new node's id."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.members: dict[str, Member] = {}

    def input(self, id: str = "image", shape: tuple[int, ...] | None = (1, 28, 28), **kw) -> str:
        return self._node(id, Input(shape, **kw))

    def output(
        self, source: Value, id: str = "logits", key: str = "", when: When | None = None
    ) -> str:
        return self._node(id, Output(key), source, when=when)

    def layer(
        self,
        id: str,
        type: str,
        *of: Value,
        name: str = "",
        when: When | None = None,
        **args: Value,
    ) -> str:
        self.members[id] = Member(id, name or id, Layer(type, Table(args)))
        return self._node(id, Call(id), *of, name=name or id, when=when)

    def block(
        self, id: str, block: str, *of: Value, repeat: Value = 1, first: dict | None = None, **args
    ) -> str:
        use = BlockUse(block, Table(args), repeat, Table(first or {}))
        self.members[id] = Member(id, id, use)
        return self._node(id, Call(id), *of)

    def op(self, id: str, name: str, *of: Value, **kwargs: Value) -> str:
        return self._node(id, Op(name), *of, kwargs=kwargs)

    def call(self, id: str, member: str, *of: Value) -> str:
        return self._node(id, Call(member), *of)

    def graph(self, *ties: Tie) -> Graph:
        return Graph(Table(self.nodes), Table(self.members), ties)

    def _node(
        self,
        id: str,
        target: NodeTarget,
        *of: Value,
        name: str = "",
        kwargs: dict[str, Value] | None = None,
        when: When | None = None,
    ) -> str:
        args = tuple(Ref(v) if isinstance(v, str) and v in self.nodes else v for v in of)
        self.nodes[id] = Node(id, name or id, target, args, Table(kwargs or {}), when)
        return id


def chain(
    *layers: tuple[str, str, dict[str, Value]],
    shape: tuple[int, ...] = (1, 28, 28),
    name: str = "chain",
) -> Project:
    """A chain of layers `(id, type, args)` between an input and an output."""
    net = NetworkBuilder()
    last = net.input(shape=shape)
    for id, type, args in layers:
        last = net.layer(id, type, last, **args)
    net.output(last)
    return Project(name, graph=net.graph())


def lenet() -> Project:
    """LeNet-5 as the preset has it."""
    return chain(
        ("conv1", "Conv2d", {"out_channels": 6, "kernel_size": 5, "padding": 2}),
        ("tanh1", "Tanh", {}),
        ("pool1", "AvgPool2d", {}),
        ("conv2", "Conv2d", {"out_channels": 16, "kernel_size": 5}),
        ("tanh2", "Tanh", {}),
        ("pool2", "AvgPool2d", {}),
        ("flatten", "Flatten", {}),
        ("fc1", "Linear", {"out_features": 120}),
        ("tanh3", "Tanh", {}),
        ("fc2", "Linear", {"out_features": 84}),
        ("tanh4", "Tanh", {}),
        ("fc3", "Linear", {"out_features": 10}),
        name="LeNet-5",
    )


def residual_block() -> Block:
    """Convolution, batch norm, and the input added."""
    net = NetworkBuilder()
    net.input("x", None)
    net.layer(
        "conv",
        "Conv2d",
        "x",
        out_channels=Expr("channels"),
        kernel_size=3,
        padding=1,
        bias=False,
    )
    net.layer("norm", "BatchNorm2d", "conv")
    net.layer("sum", "Add", "norm", "x")
    net.layer("relu", "ReLU", "sum")
    net.output("relu", "out")
    return Block("Residual", net.graph(), Table({"channels": 16}))


def tiny_resnet() -> Project:
    """Two stages of residual blocks, one of them a stack."""
    net = NetworkBuilder()
    net.input("image", (1, 16, 16))
    net.layer("stem", "Conv2d", "image", out_channels=16, kernel_size=3, padding=1)
    net.block("stage1", "Residual", "stem", repeat=3)
    net.layer("widen", "Conv2d", "stage1", out_channels=32, kernel_size=1)
    net.block("stage2", "Residual", "widen", channels=32)
    net.layer("pool", "GlobalAvgPool2d", "stage2")
    net.layer("flatten", "Flatten", "pool")
    net.layer("fc", "Linear", "flatten", out_features=10)
    net.output("fc")
    return Project("tiny resnet", graph=net.graph(), blocks=Table({"Residual": residual_block()}))
