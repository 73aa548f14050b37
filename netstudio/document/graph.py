"""A graph: members in registration order, nodes in reading order, and the wires between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace

from netstudio.document.node import BlockUse, Call, Input, Layer, Member, Node, Output
from netstudio.document.table import Table
from netstudio.document.values import Ref
from netstudio.records import dataclass


@dataclass(frozen=True, slots=True)
class Tie:
    """`target` (a dotted parameter path such as `decoder.weight`) is the tensor at `source`."""

    target: str
    source: str


@dataclass(frozen=True, slots=True)
class Graph:
    """An immutable graph of calls over registered members."""

    nodes: Table[str, Node] = field(default_factory=Table)
    members: Table[str, Member] = field(default_factory=Table)
    ties: tuple[Tie, ...] = ()

    def member_of(self, node: Node) -> Member | None:
        """The member that `node` calls, if it calls one that exists."""
        if isinstance(node.target, Call):
            return self.members.get(node.target.member)
        return None

    def layer_of(self, node: Node) -> Layer | None:
        """The catalogue layer that `node` calls, if it is one."""
        member = self.member_of(node)
        return member.target if member and isinstance(member.target, Layer) else None

    def block_of(self, node: Node) -> BlockUse | None:
        """The block instance that `node` calls, if it is one."""
        member = self.member_of(node)
        return member.target if member and isinstance(member.target, BlockUse) else None

    def inputs(self) -> tuple[Node, ...]:
        """The input nodes, in order."""
        return tuple(node for node in self.nodes.values() if isinstance(node.target, Input))

    def outputs(self) -> tuple[Node, ...]:
        """The output nodes, in order."""
        return tuple(node for node in self.nodes.values() if isinstance(node.target, Output))

    def returned_keys(self) -> tuple[str, ...]:
        """The keys of the dict that this graph returns as a network; none where it returns none."""
        keys = [node.target.key for node in self.outputs() if isinstance(node.target, Output)]
        return tuple(keys) if all(keys) and len(set(keys)) == len(keys) else ()

    def outputs_read(self) -> tuple[Node | None, ...]:
        """The node that each output reads, in order; None where nothing is connected."""
        refs = (node.args[0] if node.args else None for node in self.outputs())
        return tuple(self.nodes.get(ref.node) if isinstance(ref, Ref) else None for ref in refs)

    def callers(self, member_id: str) -> tuple[Node, ...]:
        """The nodes that call or read a member, in order."""
        return tuple(
            node
            for node in self.nodes.values()
            if isinstance(node.target, Call) and node.target.member == member_id
        )

    def consumers(self) -> dict[str, list[str]]:
        """For each node id, the ids of the nodes that read its value, in node order."""
        readers: dict[str, list[str]] = {node_id: [] for node_id in self.nodes}
        for node in self.nodes.values():
            for source in node.sources():
                if source in readers:
                    readers[source].append(node.id)
        return readers

    def with_nodes(self, nodes: Iterable[Node]) -> Graph:
        """The graph with these nodes set, each in its old place or at the end."""
        return replace(self, nodes=self.nodes.update({node.id: node for node in nodes}))

    def with_members(self, members: Iterable[Member]) -> Graph:
        """The graph with these members set, each in its old place or at the end."""
        return replace(self, members=self.members.update({m.id: m for m in members}))
