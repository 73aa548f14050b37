"""Wires: which value an argument of a node refers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from netstudio.document.edit import Namer, ScopedEdit
from netstudio.document.edits.add import AddNodes
from netstudio.document.edits.rules import check_arguments, check_wire, node_in
from netstudio.document.node import Member, Node
from netstudio.document.project import Project
from netstudio.document.values import Path, Ref, Value
from netstudio.document.view import Placement, WireEnd
from netstudio.document.wires import source_of, with_source
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say

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
class Connect(ScopedEdit):
    """Wire `source` into a port, in place of what was there."""

    scope: str
    source: Ref
    target: str
    port: Port = 0

    def said(self, name: Namer) -> str:
        source, target = name(self.source.node), name(self.target)
        return say("Connect {source} to {target}", source=source, target=target)

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
class Disconnect(ScopedEdit):
    """Take the wire out of a port."""

    scope: str
    target: str
    port: Port = 0

    def said(self, name: Namer) -> str:
        return say("Disconnect {name}", name=name(self.target))

    def change(self, project: Project) -> Project:
        graph = project.scope(self.scope)
        node = node_in(graph, self.target)
        if argument_at(node, self.port) is None:
            return project
        return project.with_scope(
            self.scope, graph.with_nodes([with_argument(node, self.port, None)])
        )


@dataclass(frozen=True)
class Reroute(ScopedEdit):
    """Let a wire come from another value; where it ends, also inside a list, stays."""

    scope: str
    wire: WireEnd
    source: Ref

    def said(self, name: Namer) -> str:
        source, target = name(self.source.node), name(self.wire[0])
        return say("Connect {source} to {target}", source=source, target=target)

    def change(self, project: Project) -> Project:
        graph = project.scope(self.scope)
        node = node_in(graph, self.wire[0])
        old = source_of(graph, self.wire)
        if old is None:
            raise EditError(
                say(
                    "Nothing is connected to port {wire} of “{name}”.",
                    wire=self.wire[1],
                    name=node.name,
                )
            )
        if old == self.source:
            return project
        check_wire(graph, self.source.node, node.id)
        changed = graph.with_nodes([with_source(node, self.wire, self.source)])
        return project.with_scope(self.scope, changed)


@dataclass(frozen=True)
class InsertOnWire(ScopedEdit):
    """Put a new node into the wire that enters `port` of `target`; its first port gets the wire.

    Attributes:
        item: the part of the new node's value that goes on, where it gives several.
        index: which of the wires inside that argument, where it is a list of them.
    """

    scope: str
    node: Node
    member: Member | None
    target: str
    port: Port = 0
    placements: Mapping[str, Placement] = field(default_factory=dict)
    item: Path = ()
    index: int = 0

    def said(self, name: Namer) -> str:
        new, target = self.node.name, name(self.target)
        return say("Insert {new} before {target}", new=new, target=target)

    def change(self, project: Project) -> Project:
        end = (self.target, self.port, self.index)
        target = node_in(project.scope(self.scope), self.target)
        source = source_of(project.scope(self.scope), end)
        if source is None:
            raise EditError(
                say(
                    "Nothing is connected to port {port} of “{name}”.",
                    port=self.port,
                    name=target.name,
                )
            )
        wired = with_argument(self.node, 0, source)
        members = (self.member,) if self.member else ()
        project = AddNodes(self.scope, (wired,), members, self.placements).change(project)
        return Reroute(self.scope, end, Ref(wired.id, self.item)).change(project)
