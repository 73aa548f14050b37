"""An earlier project brought to what a file says: what the file does not speak of stays.

A file knows no ids, no places, no names of values inside a line, no bypassed nodes, no recipe. All
of that is taken from the earlier project, as far as the file still has what it belongs to.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from netstudio.catalog.param import Marker
from netstudio.catalog.registry import find_layer
from netstudio.codegen.expressions import value_tree
from netstudio.codegen.naming import value_name
from netstudio.codegen.operations import operation
from netstudio.document.edits.bypass import without_bypassed
from netstudio.document.graph import Graph, Tie
from netstudio.document.naming import free_name
from netstudio.document.node import (
    Arguments,
    BlockUse,
    Call,
    Input,
    Layer,
    Member,
    MemberTarget,
    Node,
    Op,
    Output,
    Tensor,
)
from netstudio.document.project import ROOT, Project
from netstudio.document.substitution import parameter_names
from netstudio.document.table import Table
from netstudio.document.topology import run_order
from netstudio.document.values import Ref, Value, identical, map_references
from netstudio.errors import NetStudioError
from netstudio.exchange.python_in.assembly import ScopeDraft
from netstudio.exchange.python_in.hidden import with_hidden
from netstudio.exchange.python_in.matching import correspondence
from netstudio.exchange.python_in.plain_ids import RevisedScope, free_id
from netstudio.exchange.python_in.tensor_reader import written_alike

T = TypeVar("T")


def revised_graph(
    draft: ScopeDraft, fresh: Graph, like: Project, scope: str, blocks: Mapping[str, str]
) -> RevisedScope:
    """The graph of one class in terms of an earlier graph.

    Args:
        fresh: the class's graph by itself, pins included.
        blocks: the earlier name of each block.
    """
    reviser = _Reviser(draft, fresh, like, scope, blocks)
    return reviser.revised()


class _Reviser:
    def __init__(
        self,
        draft: ScopeDraft,
        fresh: Graph,
        like: Project,
        scope: str,
        blocks: Mapping[str, str],
    ) -> None:
        self.draft, self.fresh, self.blocks, self.like = draft, fresh, blocks, like
        self.whole = like.scope(scope)
        self.old = without_bypassed(like).scope(scope)
        keys = fresh.returned_keys() or self.old.returned_keys()
        self.shows_keys = scope == ROOT and bool(keys)
        self.found = correspondence(fresh, self.old, draft.functions, draft.trees, blocks)
        self.node_ids = self._ids(fresh.nodes, self.found.nodes, {*self.whole.nodes})
        self.member_ids = self._member_ids()

    def revised(self) -> RevisedScope:
        members = {self.member_ids[m.id]: self._member(m) for m in self.fresh.members.values()}
        names = self._names(members)
        nodes = {self.node_ids[n.id]: self._node(n, names[n.id]) for n in self.fresh.nodes.values()}
        for node in nodes.values():
            member = members.get(getattr(node.target, "member", ""))
            if member is not None and member.id in self._function_ids():
                members[member.id] = self._kept_member(replace(member, name=node.name))
        called = {node.target.member for node in nodes.values() if isinstance(node.target, Call)}
        unused = self._function_ids() - called  # those that stay operations
        members = {key: member for key, member in members.items() if key not in unused}
        graph = Graph(
            Table(_node_order(nodes, self.old.nodes)),
            Table(self._member_order(members)),
            self._ties(),
        )
        graph = replace(graph, nodes=graph.nodes.reordered(run_order(graph)[0]))
        graph = self._without_stand_ins(with_hidden(graph, self.whole, self.old))
        return RevisedScope(kept_if_equal(graph, self.whole), self.node_ids, self.member_ids)

    def _member_order(self, members: Mapping[str, Member]) -> dict[str, Member]:
        """Registered members as the text has them; function layers, which register nothing, stay
        where they were."""
        functions = self._function_ids()
        registered = {key: m for key, m in members.items() if key not in functions}
        order = merged_order(registered, self.old.members)
        if list(order) == list(registered):
            order = _interleaved(order, {k: members[k] for k in self.old.members if k in members})
        return {**order, **{key: m for key, m in members.items() if key not in order}}

    def _function_ids(self) -> set[str]:
        return {self.member_ids[member_id] for member_id in self.draft.functions}

    # Ids and names

    def _ids(
        self, fresh: Iterable[str], found: Mapping[str, str], taken: set[str]
    ) -> dict[str, str]:
        ids = dict(found)
        for wanted in fresh:
            if wanted not in ids:
                ids[wanted] = free_id(wanted, taken)
                taken.add(ids[wanted])
        return ids

    def _member_ids(self) -> dict[str, str]:
        """A layer that is new shares its first call's id, as a layer placed by hand does."""
        ids = dict(self.found.members)
        taken = {*self.whole.members}
        for member_id in self.fresh.members:
            if member_id in ids:
                continue
            callers = self.fresh.callers(member_id)
            wanted = self.node_ids[callers[0].id] if callers else member_id
            ids[member_id] = free_id(wanted, taken)
            taken.add(ids[member_id])
        return ids

    def _names(self, members: Mapping[str, Member]) -> dict[str, str]:
        """Names of nodes: the text's where it has one, else the earlier ones, else new ones."""
        names: dict[str, str] = {}
        taken = {m.name for m in members.values() if m.id not in self._function_ids()}
        for node in self.fresh.nodes.values():
            name = self._known_name(node)
            if name:
                names[node.id] = name
                taken.add(name)
        for node in self.fresh.nodes.values():
            if node.id not in names:
                names[node.id] = free_name(node.name, taken)
                taken.add(names[node.id])
        return names

    def _known_name(self, node: Node) -> str:
        old = self.old.nodes.get(self.found.nodes.get(node.id, ""))
        hint = self.draft.hints.get(node.id, "")
        if hint and (old is None or value_name(old.name) != value_name(hint)):
            return node.name
        member = self._own_member(node)
        if old is None:
            return node.name if member is not None else ""
        old_member = self.old.member_of(old)
        if member is not None and old_member is not None and old.name == old_member.name:
            return member.name
        return old.name if self._does_the_same(node, old) else ""

    def _does_the_same(self, node: Node, old: Node) -> bool:
        """Whether a node still is what its name may say: an activation that became another has
        the new one's name."""
        layer, earlier = self.fresh.layer_of(node), self.old.layer_of(old)
        if layer is None or earlier is None or self._own_member(node) is not None:
            return True
        return layer.type == earlier.type

    def _own_member(self, node: Node) -> Member | None:
        member = self.fresh.member_of(node)
        return None if member is None or member.id in self.draft.functions else member

    # Members

    def _member(self, fresh: Member) -> Member:
        member_id = self.member_ids[fresh.id]
        old = self.old.members.get(member_id)
        target = self._target(fresh.target, old.target if old is not None else None)
        member = replace(fresh, id=member_id, target=target)
        if old is not None and fresh.id in self.draft.functions:
            member = replace(member, frozen=old.frozen, init=old.init)
        return self._kept_member(member)

    def _kept_member(self, member: Member) -> Member:
        return kept_if_equal(member, self.old.members.get(member.id))

    def _target(self, fresh: MemberTarget, old: MemberTarget | None) -> MemberTarget:
        match fresh, old:
            case Layer(), Layer() if fresh.type == old.type:
                return kept_if_equal(Layer(fresh.type, _arguments(fresh, old)), old)
            case BlockUse(), _:
                use = replace(fresh, block=self.blocks.get(fresh.block, fresh.block))
                if isinstance(old, BlockUse):
                    use = self._use(use, old)
                return kept_if_equal(use, old) if isinstance(old, BlockUse) else use
            case Tensor(), Tensor():
                return self._tensor(fresh, old)
        return fresh

    def _tensor(self, fresh: Tensor, old: Tensor) -> Tensor:
        """A tensor with the values that it had, where the text still says the same of them."""
        hidden = old.role == "constant" and fresh.role == "buffer" and not fresh.persistent
        role = "constant" if hidden else fresh.role
        untold = hidden or role == "parameter"
        persistent = old.persistent if untold else fresh.persistent
        if written_alike(old, fresh, self.like.tensors):
            return kept_if_equal(replace(old, role=role, persistent=persistent), old)
        if fresh.data is not None and fresh.data == old.data:
            fresh = replace(fresh, init=old.init, init_args=old.init_args)
        return kept_if_equal(replace(fresh, role=role, persistent=persistent), old)

    def _use(self, fresh: BlockUse, old: BlockUse) -> BlockUse:
        """The new use of a block with what the text does not tell from the old one."""
        block = self.like.blocks.get(old.block)
        defaults = block.parameters if block is not None else Table()
        implied = [
            name
            for name, value in fresh.args.items()
            if name not in old.args and identical(value, defaults.get(name))
        ]
        fresh = replace(fresh, args=fresh.args.without(*implied)) if implied else fresh
        written = {
            name: value
            for name, value in old.args.items()
            if name not in fresh.args and identical(value, defaults.get(name))
        }
        args = Table({**{k: fresh.args.get(k, written.get(k)) for k in old.args
                         if k in fresh.args or k in written}, **fresh.args})  # fmt: skip
        first = Table({k: fresh.first[k] for k in (*old.first, *fresh.first) if k in fresh.first})
        use = replace(fresh, args=args, first=first)
        # A position is numbered anyway.
        return old if use == replace(old, numbered=use.numbered) else use

    def _without_stand_ins(self, graph: Graph) -> Graph:
        """A member whose call the file does not show has its sizes written in the file; with the
        call back in place they follow again."""
        called = {self.member_ids[m] for m in self.fresh.members if self.fresh.callers(m)}
        kept = []
        for member in graph.members.values():
            old = self.whole.members.get(member.id)
            hidden = member.id not in called and bool(graph.callers(member.id))
            if hidden and old is not None and _but_for_sizes(member, old):
                kept.append(old)
        return graph.with_members(kept) if kept else graph

    def _ties(self) -> tuple[Tie, ...]:
        return self.fresh.ties

    # Nodes

    def _node(self, fresh: Node, name: str) -> Node:
        old = self.old.nodes.get(self.found.nodes.get(fresh.id, ""))

        def renumbered(ref: Ref) -> Ref:
            return Ref(self.node_ids[ref.node], ref.item)

        def value(item: Value) -> Value:
            return map_references(item, renumbered)

        when = fresh.when
        if when is not None:
            when = replace(when, otherwise=value(when.otherwise))
        target = fresh.target
        if isinstance(target, Call):
            target = Call(self.member_ids[target.member])
        if isinstance(target, Input) and old is not None and isinstance(old.target, Input):
            target = old.target if target.shape is None else kept_if_equal(target, old.target)
        if isinstance(target, Output) and old is not None and not self.shows_keys:
            target = old.target
        node = Node(
            self.node_ids[fresh.id],
            name,
            target,
            tuple(value(item) for item in fresh.args),
            Table({key: value(item) for key, item in fresh.kwargs.items()}),
            when,
        )
        if old is not None and isinstance(old.target, Op):
            node = self._as_operation(node, old, fresh)
        return kept_if_equal(node, old)

    def _as_operation(self, node: Node, old: Node, fresh: Node) -> Node:
        """What the earlier project has as an operation stays that while it is written alike."""
        written = _skeleton_of(node) if isinstance(node.target, Op) else None
        unchanged = (
            _skeleton_of(old) == (written or self.draft.skeletons.get(fresh.id))
            and node.when == old.when
            and tuple(node.references()) == tuple(old.references())
        )
        return replace(old, name=node.name) if unchanged else node


def _but_for_sizes(fresh: Member, old: Member) -> bool:
    """Whether two members differ at most in sizes that follow from the graph."""
    if not isinstance(fresh.target, Layer) or not isinstance(old.target, Layer):
        return False
    spec = find_layer(fresh.target.type)
    if spec is None:
        return False
    follow = [param.name for param in spec.params if param.is_inferred]
    args = fresh.target.args.without(*(name for name in follow if name not in old.target.args))
    return replace(fresh, target=replace(fresh.target, args=args)) == old


def _skeleton_of(node: Node) -> str:
    """An operation as it is written, with `_` for what it reads; empty where it cannot be."""
    assert isinstance(node.target, Op)

    def blank(ref: Ref) -> ast.expr:
        return ast.Name("_", ast.Load())

    used = {
        name for value in (*node.args, *node.kwargs.values()) for name in parameter_names(value)
    }
    names: dict[str, ast.expr] = {name: ast.Name(name, ast.Load()) for name in used}
    try:
        args = [value_tree(value, blank, names) for value in node.args]
        kwargs = {key: value_tree(value, blank, names) for key, value in node.kwargs.items()}
        return ast.unparse(operation(node.target.name, args, kwargs))
    except NetStudioError:
        return ""


def _arguments(fresh: Layer, old: Layer) -> Arguments:
    """The new arguments in the old order; a default that was written out stays written out."""
    spec = find_layer(fresh.type)
    args: dict[str, Value] = {}
    for name, value in old.args.items():
        param = spec.param(name) if spec is not None else None
        default = param.default if param is not None else None
        if name in fresh.args:
            args[name] = _like_value(fresh.args[name], value)
        elif not isinstance(default, Marker) and identical(value, default):
            args[name] = value
    for name, value in fresh.args.items():
        if name != "last_dims" or "normalized_shape" not in old.args:  # a pin says it as well
            args.setdefault(name, value)
    return Table(args)


def _like_value(fresh: Value, old: Value) -> Value:
    """The old value where the new one is written alike: `channels*2` for `channels * 2`."""
    from netstudio.exchange.python_in.values import same_value

    return old if same_value(fresh, old) else fresh


def kept_if_equal(fresh: T, old: T | None) -> T:
    """The old object where the new one equals it, so that a difference is one."""
    return old if old is not None and fresh == old else fresh


def merged_order(fresh: Mapping[str, T], old: Iterable[str]) -> dict[str, T]:
    """The new things in the old order where that is kept, each new one behind its predecessor."""
    kept = [key for key in old if key in fresh]
    if kept != [key for key in fresh if key in set(kept)]:
        return dict(fresh)
    order: list[str] = []
    places = iter(kept)
    for key in fresh:
        if key in set(kept):
            order.append(next(places))
        else:
            order.append(key)
    return {key: fresh[key] for key in order}


def _node_order(nodes: Mapping[str, Node], old: Iterable[str]) -> dict[str, Node]:
    """The nodes in their old order, new ones behind what precedes them; inputs as in the text."""
    order = [key for key in old if key in nodes]
    previous = ""
    for key in nodes:
        if key not in order:
            order.insert(order.index(previous) + 1 if previous else 0, key)
        previous = key
    inputs = iter([key for key, node in nodes.items() if isinstance(node.target, Input)])
    slots = (next(inputs) if isinstance(nodes[k].target, Input) else k for k in order)
    return {key: nodes[key] for key in slots}


def _interleaved(order: Mapping[str, T], among: Mapping[str, T]) -> dict[str, T]:
    """`order`, with each thing that only `among` has behind the one it follows there."""
    keys = list(order)
    previous = ""
    for key in among:
        if key not in order:
            keys.insert(keys.index(previous) + 1 if previous else 0, key)
        previous = key
    return {key: order[key] if key in order else among[key] for key in keys}
