"""Equal blocks in a row become one stack: `layer1` with `repeat` 3.

Stacks are made before equal modules become one block, so that two stages of different length are
instances of the same one: how many copies a stack has is a slot, as an argument of a layer is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from netstudio.codegen.containers import Container, class_container
from netstudio.document.graph import Graph
from netstudio.document.naming import counted, position
from netstudio.document.node import BlockUse, Call, Member, Node
from netstudio.document.table import Table
from netstudio.document.values import Ref, Value
from netstudio.exchange.importing.rebuild.bodies import finished
from netstudio.exchange.importing.rebuild.templates import mapped, written_out

Interfaces = Mapping[str, tuple[list[str], list[str]]]
"""For each block, the names of its inputs and of its outputs."""


def stacked(graphs: Sequence[Graph], interfaces: Interfaces) -> list[Graph]:
    """Graphs that are equal but for their slots, with every run of equal blocks as one stack.

    A run is one only where it is one in all of them.
    """
    found = list(graphs)
    for run in list(_Runs(found, interfaces).runs()):
        name = _stack_name(found[0], run)
        made = [_collapsed(graph, run, name) for graph in found]
        if position(run[0].member(found[0]).name) is not None or _may_stand(
            made[0], name, interfaces
        ):
            found = made
    return found


@dataclass(frozen=True)
class _Link:
    """A call of a block in a row: its node, and the input through which the row goes."""

    node_id: str
    port: str
    gives: Ref

    def member(self, graph: Graph) -> Member:
        """What it calls."""
        target = graph.nodes[self.node_id].target
        assert isinstance(target, Call)
        return graph.members[target.member]

    def use(self, graph: Graph) -> BlockUse:
        """The block it is an instance of."""
        target = self.member(graph).target
        assert isinstance(target, BlockUse)
        return target


Run = tuple[_Link, ...]


@dataclass
class _Runs:
    graphs: Sequence[Graph]
    interfaces: Interfaces

    def runs(self) -> Iterator[Run]:
        """Every run of at least two."""
        graph = self.graphs[0]
        plain = replace(graph, nodes=Table({k: written_out(n) for k, n in graph.nodes.items()}))
        self.readers = plain.consumers()
        self.places = {key: place for place, key in enumerate(graph.members)}
        run: Run = ()
        for node in graph.nodes.values():
            link = self._link(node)
            if link is None:
                continue
            if run and all(self._continues(each, run, link) for each in self.graphs):
                run = (*run, link)
                continue
            if len(run) > 1:
                yield run
            run = (link,)
        if len(run) > 1:
            yield run

    def _link(self, node: Node) -> _Link | None:
        graph = self.graphs[0]
        member = graph.member_of(node)
        if member is None or not isinstance(member.target, BlockUse) or node.when is not None:
            return None
        inputs, outputs = self.interfaces[member.target.block]
        is_link = inputs and len(outputs) == 1 and len(graph.callers(member.id)) == 1
        return _Link(node.id, inputs[0], Ref(node.id, (outputs[0],))) if is_link else None

    def _continues(self, graph: Graph, run: Run, link: _Link) -> bool:
        before, node = graph.nodes[run[-1].node_id], graph.nodes[link.node_id]
        wanted = before.kwargs.update({link.port: run[-1].gives})
        if repr(node.kwargs) != repr(wanted) or self.readers[before.id] != [node.id]:
            return False
        one, other = run[-1].member(graph), link.member(graph)
        a, b = run[-1].use(graph), link.use(graph)
        follows = self.places[other.id] == self.places[one.id] + 1
        if a.block != b.block or not follows or other.name != counted(one.name, 1):
            return False
        return one.frozen == other.frozen and (len(run) == 1 or repr(a.args) == repr(b.args))


def _stack_name(graph: Graph, run: Run) -> str:
    """The name of the container that a stack fills, or else of its first copy."""
    name = run[0].member(graph).name
    group, first = position(name) or ("", 0)
    held = [m for m in graph.members.values() if m.name.startswith(f"{group}.")]
    fills = first == 0 and len(held) == len(run) and position(group) is None
    return group if group and fills else name


def _collapsed(graph: Graph, run: Run, name: str) -> Graph:
    one, rest = run[0].use(graph), run[1].use(graph)
    first = {key: v for key, v in one.args.items() if repr(v) != repr(rest.args[key])}
    numbered = name == run[0].member(graph).name and position(name) is None
    use = replace(rest, repeat=len(run), first=Table(first), numbered=numbered)
    made = replace(run[0].member(graph), name=name, target=use)
    head, last = graph.nodes[run[0].node_id], run[-1]
    gone = {link.node_id for link in run[1:]}
    lost = {link.member(graph).id for link in run[1:]}

    def moved(ref: Ref) -> Value:
        return Ref(head.id, ref.item) if ref.node == last.node_id else ref

    nodes = {n.id: mapped(n, moved) for n in graph.nodes.values() if n.id not in gone}
    nodes[head.id] = replace(nodes[head.id], name=name)
    kept = {m.id: m for m in graph.members.values() if m.id not in lost}
    kept[made.id] = made
    return replace(graph, nodes=Table(nodes), members=Table(kept))


def _may_stand(graph: Graph, name: str, interfaces: Interfaces) -> bool:
    """Whether copies named `layer1`, `layer2` may be one stack: in a chain, or all by themselves.

    A class that is no Sequential has an attribute for each.
    """
    root = class_container(finished(graph, interfaces))
    container = _holder(root, name) or root
    return container.kind == "Sequential" or (bool(container.path) and len(container.items) == 1)


def _holder(container: Container, name: str) -> Container | None:
    """The container that holds a member as its item."""
    for item in container.items:
        if item.member is not None and item.member.name == name:
            return container
        found = _holder(item.container, name) if item.container is not None else None
        if found is not None:
            return found
    return None


def with_same_first(graphs: Sequence[Graph]) -> list[Graph]:
    """The graphs with the same arguments of first copies written down in all of them."""
    keys: dict[str, list[str]] = {}
    for graph in graphs:
        for member in graph.members.values():
            if isinstance(member.target, BlockUse):
                known = keys.setdefault(member.id, [])
                known += [key for key in member.target.first if key not in known]
    return [replace(graph, members=Table(_with_first(graph, keys))) for graph in graphs]


def _with_first(graph: Graph, keys: Mapping[str, list[str]]) -> dict[str, Member]:
    members = {}
    for member in graph.members.values():
        use = member.target
        if isinstance(use, BlockUse) and keys[member.id]:
            given = {**use.args, **use.first}
            first = Table({key: given[key] for key in keys[member.id]})
            member = replace(member, target=replace(use, first=first))
        members[member.id] = member
    return members
