"""Which node of an earlier project is which of a file, so that ids, and with them places, colours,
weights and the recipe, stay.

Members are known by their names, inputs by theirs, outputs by their keys or their order. What has
no name in the text (an activation inside a line, an operation) is known by what it is and what it
reads, then by what reads it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Call, Input, Layer, Member, Node, Op, Output
from netstudio.exchange.python_in.layer_forms import root
from netstudio.exchange.python_in.operations import operator_class


@dataclass
class Correspondence:
    """Ids of the earlier graph by ids of the new one."""

    nodes: dict[str, str] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)


def correspondence(
    new: Graph,
    old: Graph,
    functions: frozenset[str],
    trees: Mapping[str, ast.AST],
    blocks: Mapping[str, str],
) -> Correspondence:
    """Match a graph with an earlier one.

    Args:
        functions: the members of the new graph that are mere function layers.
        trees: the text of each new node, which tells an operation from a layer written alike.
        blocks: the earlier name of each block.
    """
    matcher = _Matcher(new, old, functions, trees, blocks)
    matcher.run()
    return matcher.found


class _Matcher:
    def __init__(
        self,
        new: Graph,
        old: Graph,
        functions: frozenset[str],
        trees: Mapping[str, ast.AST],
        blocks: Mapping[str, str],
    ) -> None:
        self.new, self.old, self.functions, self.trees = new, old, functions, trees
        self.blocks = blocks
        self.found = Correspondence()
        unread = unread_nodes(old)
        shown = [node_id for node_id in old.nodes if node_id not in unread]
        self.free = dict.fromkeys((*shown, *(key for key in old.nodes if key in unread)))
        self.readers, self.old_readers = new.consumers(), old.consumers()

    def run(self) -> None:
        self._members()
        self._ends()
        self._calls()
        for way in (self._by_sources, self._by_readers, self._by_kind, self._by_place):
            for node in self.new.nodes.values():
                if node.id not in self.found.nodes:
                    self._take(node, way(node))

    def _take(self, node: Node, old_id: str | None) -> None:
        if old_id is None or old_id not in self.free:
            return
        del self.free[old_id]
        self.found.nodes[node.id] = old_id
        old = self.old.nodes[old_id]
        match node.target, old.target:
            case Call(member), Call(old_member) if member in self.functions:
                self.found.members.setdefault(member, old_member)

    # Members

    def _members(self) -> None:
        left = {m.name: m for m in self.old.members.values()}
        named = [m for m in self.new.members.values() if m.id not in self.functions]
        for member in named:
            old = left.get(member.name)
            if old is not None and type(old.target) is type(member.target):
                self.found.members[member.id] = old.id
                del left[member.name]
        self._renamed([m for m in named if m.id not in self.found.members], list(left.values()))

    def _renamed(self, new: list[Member], old: list[Member]) -> None:
        """Members without a namesake: the same thing under another name, where that is plain."""
        for alike in (self._equal, self._same_kind):
            for member in new:
                if member.id in self.found.members:
                    continue
                rivals = [m for m in new if alike(m, member)]
                candidates = [m for m in old if alike(member, m)]
                if (
                    len(candidates) == 1
                    and len(rivals) == 1
                    and self._neighbours(member, candidates[0])
                ):
                    self.found.members[member.id] = candidates[0].id
                    old.remove(candidates[0])

    def _equal(self, one: Member, other: Member) -> bool:
        return self._same_kind(one, other) and getattr(one.target, "args", None) == getattr(
            other.target, "args", None
        )

    def _same_kind(self, one: Member, other: Member) -> bool:
        return self._kind_of(one.target) == self._kind_of(other.target)

    def _kind_of(self, target: object) -> object:
        match target:
            case Layer(type=name):
                return "layer", name
            case BlockUse(block=block):
                return "block", self.blocks.get(block, block)
        return type(target).__name__

    def _neighbours(self, new: Member, old: Member) -> bool:
        """Whether both are called from as many places."""
        return len(self.new.callers(new.id)) == len(self.old.callers(old.id))

    # Inputs, outputs, calls of members

    def _ends(self) -> None:
        by_name = {node.name: node.id for node in self.old.inputs()}
        left: list[Node] = []
        for node in self.new.inputs():
            if node.name in by_name:
                self._take(node, by_name[node.name])
            else:
                left.append(node)
        unnamed = [node.id for node in self.old.inputs() if node.id in self.free]
        for node, old_id in zip(left, unnamed, strict=False):
            self._take(node, old_id)
        by_key = dict(zip(self.old.returned_keys(), self.old.outputs(), strict=False))
        rest: list[Node] = []
        for node, key in zip_longest(self.new.outputs(), self.new.returned_keys()):
            if key in by_key:
                self._take(node, by_key[key].id)
            else:
                rest.append(node)
        olds = (node for node in self.old.outputs() if node.id in self.free)
        for node, old in zip(rest, olds, strict=False):
            self._take(node, old.id)

    def _calls(self) -> None:
        """Calls of the members: the only one first, so that it tells others what reads them."""
        places = {old_id: place for place, old_id in enumerate(self.free)}
        several: list[tuple[tuple[Node, ...], list[Node]]] = []
        for member_id, old_id in tuple(self.found.members.items()):
            calls = tuple(self.new.callers(member_id))
            callers = [old for old in self.old.callers(old_id) if old.id in self.free]
            callers.sort(key=lambda old: places[old.id])
            if len(calls) == 1 and callers:
                self._take(calls[0], callers[0].id)
            else:
                several.append((calls, callers))
        for calls, callers in several:
            for node in calls[: len(callers)]:
                best = max(callers, key=lambda old: self._likeness(node, old))
                callers.remove(best)
                self._take(node, best.id)

    def _likeness(self, node: Node, old: Node) -> tuple[bool, bool]:
        """Whether two calls of one member are read by the same, and read the same."""
        readers = {self.found.nodes.get(reader) for reader in self.readers[node.id]} - {None}
        return bool(readers & set(self.old_readers[old.id])), self._mapped(node) == old.sources()

    # What has no name

    def _candidates(self, node: Node) -> Iterator[Node]:
        kinds = set(self._kinds(node))
        for old_id in self.free:
            old = self.old.nodes[old_id]
            if kinds & set(self._old_kinds(old)):
                yield old

    def _kinds(self, node: Node) -> Iterator[object]:
        """What a new node is, and how it is written."""
        match node.target:
            case Op(name):
                yield "op", name
            case Call(member) if member in self.functions:
                target = self.new.members[member].target
                assert isinstance(target, Layer)
                yield "layer", target.type
            case Call(member):
                yield "call", self.found.members.get(member)
            case Input() | Output():
                return
        tree = self.trees.get(node.id)
        if isinstance(tree, ast.expr) and not isinstance(tree, ast.Name):
            yield "written", root(tree)

    def _old_kinds(self, node: Node) -> Iterator[object]:
        match node.target:
            case Op(name):
                yield "op", name
                yield "written", written_as(name)
            case Call(member):
                target = self.old.members[member].target if member in self.old.members else None
                if isinstance(target, Layer):
                    yield "layer", target.type
                yield "call", member

    def _mapped(self, node: Node) -> tuple[str | None, ...]:
        return tuple(self.found.nodes.get(source) for source in node.sources())

    def _by_sources(self, node: Node) -> str | None:
        wanted = self._mapped(node)
        if None in wanted:
            return None
        found = [old for old in self._candidates(node) if old.sources() == wanted]
        if len(found) < 2:
            return found[0].id if found else None
        readers = {self.found.nodes.get(reader) for reader in self.readers[node.id]}
        best = max(found, key=lambda old: len(readers & set(self.old_readers[old.id])))
        return best.id

    def _by_readers(self, node: Node) -> str | None:
        readers = {self.found.nodes.get(reader) for reader in self.readers[node.id]} - {None}
        found = (
            old.id for old in self._candidates(node) if readers & set(self.old_readers[old.id])
        )
        return next(found, None)

    def _by_kind(self, node: Node) -> str | None:
        """By a source in common, or by the name that the text gives it."""
        wanted = set(self._mapped(node)) - {None}
        for old in self._candidates(node):
            if wanted & set(old.sources()) or old.name == node.name:
                return old.id
        return None

    def _by_place(self, node: Node) -> str | None:
        """Another function where one was: it reads the same, and the same reads it."""
        if not isinstance(node.target, Op | Call) or self._is_registered_call(node):
            return None
        wanted = self._mapped(node)
        readers = {self.found.nodes.get(reader) for reader in self.readers[node.id]} - {None}
        for old_id in self.free:
            old = self.old.nodes[old_id]
            same = old.sources() == wanted and readers & set(self.old_readers[old_id])
            if same and not isinstance(old.target, Input | Output):
                return old_id
        return None

    def _is_registered_call(self, node: Node) -> bool:
        return isinstance(node.target, Call) and node.target.member not in self.functions


def unread_nodes(graph: Graph) -> frozenset[str]:
    """The nodes that no output depends on; a file does not show their values."""
    reached: set[str] = set()
    waiting = [output.id for output in graph.outputs()]
    while waiting:
        node_id = waiting.pop()
        if node_id in graph.nodes and node_id not in reached:
            reached.add(node_id)
            waiting += graph.nodes[node_id].sources()
    inputs = {node.id for node in graph.inputs()}
    return frozenset(set(graph.nodes) - reached - inputs)


def written_as(op_name: str) -> str:
    """How an operation is written, in the words of `root`."""
    head, _, rest = op_name.partition(".")
    if head == "operator":
        return operator_class(rest)
    if head == "Tensor":
        from netstudio.catalog.ops import find_op

        spec = find_op(op_name)
        return f".{rest}" if spec is not None and spec.kind == "attribute" else f".{rest}()"
    return op_name
