"""The containers of a class: what dotted names of members mean, and how they are called.

`features.3` is an item of the container `features`. What a container is follows from how its items
are used: where their calls form one chain it is an `nn.Sequential` and called as a whole;
otherwise it is an `nn.ModuleList` where items have positions and an `nn.ModuleDict` where they
have names. Items stand in registration order, which is the order of state_dict keys; positions
without a gap stand in their own order.

An item of a Sequential may be optional: a node with a condition over block parameters that hands
on its input otherwise. Where it is left out, the items behind it move up. So they do behind a
stack whose number of copies a parameter decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from netstudio.catalog.registry import find_layer
from netstudio.document.graph import Graph
from netstudio.document.naming import is_position
from netstudio.document.node import BlockUse, Call, Layer, Member, Node, Tensor
from netstudio.document.values import Ref

Chain = tuple[str, ...]
"""The nodes that one call of a container stands for, in running order."""

Kind = Literal["Module", "Sequential", "ModuleList", "ModuleDict", "ParameterList", "ParameterDict"]


@dataclass
class Item:
    """A member, or a container, under the last part of its name.

    Attributes:
        condition: where it is registered only if this expression over block parameters holds.
        optional: whether a Sequential leaves it out where the condition does not hold; elsewhere
            None stands in its place.
    """

    part: str
    member: Member | None = None
    container: Container | None = None
    condition: str | None = None
    optional: bool = False

    @property
    def is_numbered(self) -> bool:
        """Whether it is a stack whose copies are items themselves."""
        return self.member is not None and self.member.is_numbered

    @property
    def width(self) -> int | None:
        """How many items it makes; None where a parameter decides."""
        if self.optional or (self.is_numbered and type(self.use.repeat) is not int):
            return None
        return self.member.width if self.member is not None else 1

    @property
    def use(self) -> BlockUse:
        """The stack that a numbered item is."""
        assert self.member is not None
        assert isinstance(self.member.target, BlockUse)
        return self.member.target


@dataclass
class Container:
    """A container, or with the empty path the class itself."""

    path: str
    items: list[Item] = field(default_factory=list)
    kind: Kind = "Module"
    chains: tuple[Chain, ...] = ()

    @property
    def has_positions(self) -> bool:
        """Whether every item stands at a position."""
        return all(is_position(item.part) for item in self.items)

    @property
    def has_numbered(self) -> bool:
        """Whether a stack stands beside its items."""
        return any(item.is_numbered for item in self.items)

    @cached_property
    def is_dense(self) -> bool:
        """Whether the positions run from 0 without a gap, so that they need not be written."""
        if not self.has_positions:
            return False
        expected: int | None = 0
        for item in self.items:
            place = int(item.part)
            if expected is not None and place != expected:
                return False
            expected = None if item.width is None else place + item.width
        return True

    def members(self) -> Iterator[Member]:
        """All members inside, in registration order."""
        for item in self.items:
            if item.container is not None:
                yield from item.container.members()
            elif item.member is not None:
                yield item.member


def class_container(graph: Graph) -> Container:
    """The members of a graph as the items of its class, containers inside containers."""
    root = Container("")
    known = {"": root}
    for member in graph.members.values():
        *outer, last = member.name.split(".")
        parent, path = root, ""
        for part in outer:
            path = f"{path}.{part}" if path else part
            if path not in known:
                known[path] = Container(path)
                parent.items.append(Item(part, container=known[path]))
            parent = known[path]
        parent.items.append(Item(last, member=member))
    _Analysis(graph).container(root)
    if not _is_whole(graph, root):
        root.chains = ()
    if (root.has_positions or (root.has_numbered and root.chains)) and _fits_sequential(root):
        root.kind = "Sequential"
    else:
        for item in root.items:
            item.optional = False
    return root


def _fits_sequential(root: Container) -> bool:
    """Whether nn.Sequential can be the class: it holds neither tensors nor None."""
    return bool(root.items) and not any(
        (item.condition is not None and not item.optional)
        or (item.member is not None and isinstance(item.member.target, Tensor))
        for item in root.items
    )


def _is_whole(graph: Graph, root: Container) -> bool:
    """Whether one chain is all that a graph computes, so that its class needs no `forward`."""
    inputs, outputs = graph.inputs(), graph.outputs()
    if len(inputs) != 1 or len(outputs) != 1 or len(root.chains) != 1:
        return False
    (chain,) = root.chains
    if len(chain) + 2 != len(graph.nodes) or outputs[0].when or graph.returned_keys():
        return False
    first = graph.nodes[chain[0]]
    if not all(_may_run(graph.nodes[node_id]) for node_id in chain):
        return False
    return first.args == (Ref(inputs[0].id),) and outputs[0].args == (Ref(chain[-1]),)


class _Analysis:
    """Finds out what the containers of a graph are."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.readers = graph.consumers()
        self.callers: dict[str, list[Node]] = {}
        for node in graph.nodes.values():
            if isinstance(node.target, Call):
                self.callers.setdefault(node.target.member, []).append(node)

    def container(self, container: Container) -> None:
        """Settle a container's order, chains, conditions and kind, inner ones first."""
        for item in container.items:
            if item.container is not None:
                self.container(item.container)
        if container.path and container.has_positions:
            container.items.sort(key=lambda item: int(item.part))
        container.chains = self._chains(container)
        self._settle_conditions(container)
        if container.path:
            container.kind = self._kind(container)

    def _kind(self, container: Container) -> Kind:
        if container.chains:
            return "Sequential"
        members = list(container.members())
        tensors = bool(members) and all(isinstance(m.target, Tensor) for m in members)
        if container.has_positions and container.is_dense:
            return "ParameterList" if tensors else "ModuleList"
        return "ParameterDict" if tensors else "ModuleDict"

    # Chains

    def _chains(self, container: Container) -> tuple[Chain, ...]:
        """The chains that calls of a container stand for; none where it is no Sequential."""
        links = [self._links(item) for item in container.items]
        if not links or any(len(found) != len(links[0]) for found in links) or not links[0]:
            return ()
        chains = []
        for start in links[0]:
            chain = list(start)
            for found in links[1:]:
                following = self._following(chain[-1], found)
                if following is None:
                    return ()
                chain += following
            chains.append(tuple(chain))
        return tuple(chains) if all(self._agrees(chain) for chain in chains) else ()

    def _following(self, node_id: str, links: tuple[Chain, ...]) -> Chain | None:
        """The one of these chains that alone reads a node's value."""
        for chain in links:
            if self.graph.nodes[chain[0]].args == (Ref(node_id),):
                return chain if self.readers[node_id] == [chain[0]] else None
        return None

    def _links(self, item: Item) -> tuple[Chain, ...]:
        """The calls of an item that a Sequential could make."""
        if item.container is not None:
            return item.container.chains
        assert item.member is not None
        nodes = self.callers.get(item.member.id, [])
        if not _is_plain(item.member) or not all(map(_is_plain_call, nodes)):
            return ()
        return tuple((node.id,) for node in nodes)

    def _agrees(self, chain: Chain) -> bool:
        """Whether all nodes run under one condition, or each alone may be passed over."""
        nodes = [self.graph.nodes[node_id] for node_id in chain]
        if len({node.when.condition if node.when else None for node in nodes}) == 1:
            return True
        return all(map(_may_run, nodes))

    # Conditions

    def _settle_conditions(self, container: Container) -> None:
        for item in container.items:
            item.condition = self._condition(item)
        if not container.chains:
            return
        conditions = {item.condition for item in container.items}
        if container.path and len(conditions) == 1:
            for item in container.items:
                item.condition = None  # the container as a whole has it
        elif all(_may_run(self.graph.nodes[n]) for chain in container.chains for n in chain):
            for item in container.items:
                item.optional = item.condition is not None

    def _condition(self, item: Item) -> str | None:
        """The condition under which an item is needed at all."""
        if item.container is not None:
            nodes = [self.graph.nodes[n] for chain in item.container.chains for n in chain]
        else:
            assert item.member is not None
            if _is_function(item.member):
                return None
            nodes = self.callers.get(item.member.id, [])
        conditions = {node.when.condition if node.when else None for node in nodes}
        condition = conditions.pop() if len(conditions) == 1 else None
        return None if condition is None or "training" in condition else condition


def _is_plain(member: Member) -> bool:
    """Whether calling the module with one tensor is all there is to it."""
    if isinstance(member.target, BlockUse):
        return True
    if not isinstance(member.target, Layer):
        return False
    spec = find_layer(member.target.type)
    return spec is not None and bool(spec.construct) and spec.call == "module(x)"


def _is_function(member: Member) -> bool:
    """Whether the class registers nothing for the member: it is a function where it is called."""
    if "." in member.name or is_position(member.name) or not isinstance(member.target, Layer):
        return False
    spec = find_layer(member.target.type)
    return spec is not None and (not spec.construct or bool(spec.functional))


def _is_plain_call(node: Node) -> bool:
    return not node.kwargs and len(node.args) == 1 and isinstance(node.args[0], Ref)


def _may_run(node: Node) -> bool:
    """Whether a node runs always, or hands on its input where it does not."""
    if node.when is None:
        return True
    return node.when.otherwise == node.args[0] and "training" not in node.when.condition
