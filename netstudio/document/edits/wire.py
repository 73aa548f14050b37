"""Wires: which value an argument of a node refers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from netstudio.document.edit import Edit
from netstudio.document.edits.add import AddNodes
from netstudio.document.edits.rules import check_arguments, check_wire, node_in
from netstudio.document.node import Member, Node
from netstudio.document.project import Project
from netstudio.document.values import Ref, Value
from netstudio.document.view import Placement
from netstudio.errors import EditError
from netstudio.records import dataclass

Port = int | str  # a positional argument by index, or a keyword argument by name


def argument_at(node: Node, port: Port) -> Value:
    """The argument at a port; None where nothing is connected."""
    if isinstance(port, str):
        return node.kwargs.get(port)
    return node.args[port] if port < len(node.args) else None


def with_argument(node: Node, port: Port, value: Value) -> Node:
    """The node with the argument at `port` set; gaps before it become unconnected."""
    if isinstance(port, str):
        return replace(node, kwargs=node.kwargs.set(port, value))
    args = [*node.args, *([None] * (port + 1 - len(node.args)))]
    args[port] = value
    while args and args[-1] is None:
        args.pop()
    return replace(node, args=tuple(args))


@dataclass(frozen=True)
class Connect(Edit):
    """Wire `source` into a port, in place of what was there."""

    scope: str
    source: Ref
    target: str
    port: Port = 0

    @property
    def label(self) -> str:
        return f"Connect {self.source.node} to {self.target}"

    def change(self, project: Project) -> Project:
        graph = project.scope(self.scope)
        node = node_in(graph, self.target)
        if argument_at(node, self.port) == self.source:
            return project
        check_wire(graph, self.source.node, self.target)
        return project.with_scope(
            self.scope,
            graph.with_nodes([check_arguments(with_argument(node, self.port, self.source))]),
        )


@dataclass(frozen=True)
class Disconnect(Edit):
    """Take the wire out of a port."""

    scope: str
    target: str
    port: Port = 0

    @property
    def label(self) -> str:
        return f"Disconnect {self.target}"

    def change(self, project: Project) -> Project:
        graph = project.scope(self.scope)
        node = node_in(graph, self.target)
        if argument_at(node, self.port) is None:
            return project
        return project.with_scope(
            self.scope, graph.with_nodes([with_argument(node, self.port, None)])
        )


@dataclass(frozen=True)
class InsertOnWire(Edit):
    """Put a new node into the wire that enters `port` of `target`; its first port gets the wire."""

    scope: str
    node: Node
    member: Member | None
    target: str
    port: Port = 0
    placements: Mapping[str, Placement] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return f"Insert {self.node.name} before {self.target}"

    def change(self, project: Project) -> Project:
        target = node_in(project.scope(self.scope), self.target)
        source = argument_at(target, self.port)
        if not isinstance(source, Ref):
            raise EditError(f"Nothing is connected to port {self.port} of “{self.target}”.")
        wired = with_argument(self.node, 0, source)
        members = (self.member,) if self.member else ()
        project = AddNodes(self.scope, (wired,), members, self.placements).change(project)
        return Connect(self.scope, Ref(wired.id), self.target, self.port).change(project)
