"""The nodes and members that an instance of a block stands for, under names free outside of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from netstudio.document.edits.group import rewired
from netstudio.document.graph import Graph, Tie
from netstudio.document.naming import check_name, counted, free_name, is_position
from netstudio.document.node import (
    BlockUse,
    Call,
    CustomModule,
    Input,
    Layer,
    Member,
    MemberTarget,
    Node,
    Output,
    Tensor,
    When,
)
from netstudio.document.project import Block
from netstudio.document.substitution import (
    COPY,
    Bindings,
    substituted,
    substituted_arguments,
    substituted_inits,
)
from netstudio.document.values import Expr, Path, Ref, Value, map_references
from netstudio.errors import EditError
from netstudio.sentence import say

MOST_COPIES = 200


def item_of(value: Value, item: Path) -> Value:
    """An item of a value, as a reference to it would read it."""
    if not item or value is None:
        return value
    if isinstance(value, Ref):
        return replace(value, item=(*value.item, *item))
    if (
        isinstance(value, tuple)
        and isinstance(item[0], int)
        and -len(value) <= item[0] < len(value)
    ):
        return item_of(value[item[0]], item[1:])
    raise EditError(say("There is no item {item} of {value!r:.60}.", item=item[0], value=value))


def renamed_path(path: str, names: Mapping[str, str]) -> str | None:
    """A dotted path with its member called otherwise; None where it leads to no member."""
    for old, new in names.items():
        if path == old or path.startswith(f"{old}."):
            return new + path[len(old) :]
    return None


class Unrolling:
    """All copies of one instance, wired to each other and to what feeds the instance."""

    def __init__(
        self, graph: Graph, node: Node, member: Member, use: BlockUse, block: Block
    ) -> None:
        self.node = node
        self.member = member
        self.block = block
        self.repeat = _count(node, use)
        self._use = use
        self.is_single = self.repeat == 1
        nodes = [other for other in graph.nodes.values() if other.id != node.id]
        members = [other for other in graph.members.values() if other.id != member.id]
        parts: list[Node | Member] = [*nodes, *members]
        self.taken_names = {part.name.partition(".")[0] for part in parts}
        self.taken_ids = {part.id for part in parts}
        given = self._given()
        self.value: Value = given[0] if given else None
        self.copies: list[Copy] = []
        for index in range(self.repeat):
            copy = Copy(self, index, self._bindings(index), given)
            self.copies.append(copy)
            self.value = copy.value
            given = (copy.value, *given[1:])[: len(given)]

    def path(self, rest: str) -> str | None:
        """The path outside of what was at `rest` below the instance."""
        if self.is_single:
            return self.copies[0].path(rest)
        index, _, inner = rest.partition(".")
        if not index.isdecimal() or int(index) >= len(self.copies):
            return None
        return self.copies[int(index)].path(inner)

    def _given(self) -> tuple[Value, ...]:
        names = [node.name for node in self.block.graph.inputs()]
        given: list[Value] = [*self.node.args, *[None] * len(names)][: len(names)]
        for key, value in self.node.kwargs.items():
            if key not in names:
                raise EditError(say("“{name}” has no input “{key}”.", name=self.node.name, key=key))
            given[names.index(key)] = value
        return tuple(given)

    def _bindings(self, index: int) -> Bindings:
        args = self._use.args if index else self._use.args.update(self._use.first)
        return {**self.block.parameters, **substituted_arguments(args, {COPY: index})}


class Copy:
    """One copy: its nodes and members under their new ids and names."""

    def __init__(
        self, unrolling: Unrolling, index: int, bindings: Bindings, given: tuple[Value, ...]
    ) -> None:
        self.index = index
        self._unrolling = unrolling
        self._graph = unrolling.block.graph
        self._bindings = bindings
        self._given = dict(zip((n.id for n in self._graph.inputs()), given, strict=True))
        self._conditions = {
            node.id: self._condition(node.when)
            for node in self._graph.nodes.values()
            if node.when is not None
        }
        self.kept = [node_id for node_id in self._graph.nodes if self._is_kept(node_id)]
        self.ids = self._new_ids()
        self._names = self._new_names()
        self.nodes = [self._node(self._graph.nodes[node_id]) for node_id in self.kept]
        self.members = [self._member(member) for member in self._kept_members.values()]

    @cached_property
    def value(self) -> Value:
        """What the copy gives: a value, or several as a tuple."""
        values = tuple(self._follow(Ref(node.id)) for node in self._graph.outputs())
        return values[0] if len(values) == 1 else values or None

    @property
    def ties(self) -> tuple[Tie, ...]:
        """The block's ties, between members of this copy."""
        ends = ((self.path(tie.target), self.path(tie.source)) for tie in self._graph.ties)
        return tuple(Tie(target, source) for target, source in ends if target and source)

    def path(self, rest: str) -> str | None:
        """The path outside of what is at `rest` inside."""
        names = {m.name: self._names[m.name] for m in self._kept_members.values()}
        return renamed_path(rest, names)

    # What stays

    def _condition(self, when: When) -> Value:
        return substituted(Expr(when.condition), self._bindings)

    def _is_kept(self, node_id: str) -> bool:
        if isinstance(self._graph.nodes[node_id].target, Input | Output):
            return False
        condition = self._conditions.get(node_id, True)
        return isinstance(condition, Expr) or bool(condition)

    @cached_property
    def _kept_members(self) -> dict[str, Member]:
        """Those that a node calls that stays, and those that nothing calls at all."""
        kept = {
            node.target.member
            for node_id in self.kept
            if isinstance((node := self._graph.nodes[node_id]).target, Call)
        }
        return {
            key: member
            for key, member in self._graph.members.items()
            if key in kept or not self._graph.callers(key)
        }

    # Names

    def _new_ids(self) -> dict[str, str]:
        taken, instance = self._unrolling.taken_ids, self._unrolling.node.id
        found: dict[str, str] = {}
        for key in dict.fromkeys((*self.kept, *self._kept_members)):
            plain = self._unrolling.is_single and key not in taken
            stem = key if plain else f"{self._stem(instance)}_{key}"
            found[key] = _numbered(stem, taken)
            taken.add(found[key])
        return found

    def _new_names(self) -> dict[str, str]:
        """New names by old ones; the members of a Sequential stay together."""
        taken, instance = self._unrolling.taken_names, self._unrolling.node.name
        nodes = (self._graph.nodes[node_id].name for node_id in self.kept)
        members = (member.name for member in self._kept_members.values())
        heads: dict[str, str] = {}
        found: dict[str, str] = {}
        for name in dict.fromkeys((*members, *nodes)):
            head, dot, rest = name.partition(".")
            if is_position(head):
                heads[head] = f"{self._container(instance)}.{head}"
            elif head not in heads:
                plain = self._unrolling.is_single and head not in taken
                stem = head if plain else f"{self._stem(instance)}_{head}"
                heads[head] = free_name(stem, taken)
                taken.add(heads[head])
            found[name] = heads[head] + dot + rest
            check_name(found[name])
        return found

    def _container(self, instance: str) -> str:
        """Where the items of a block that is a Sequential itself are found from now on."""
        if self._unrolling.member.is_numbered:
            return counted(instance, self.index)
        return instance if self._unrolling.is_single else f"{instance}.{self.index}"

    def _stem(self, instance: str) -> str:
        plain = instance.replace(".", "_")
        return plain if self._unrolling.is_single else f"{plain}_{self.index}"

    # What is made of it

    def _node(self, node: Node) -> Node:
        target = node.target
        if isinstance(target, Call):
            target = Call(self.ids[target.member])
        condition = self._conditions.get(node.id)
        when = node.when
        if when is not None:
            # A condition that holds for certain is none.
            when = replace(when, condition=condition.text) if isinstance(condition, Expr) else None
        filled = replace(
            node,
            id=self.ids[node.id],
            name=self._names[node.name],
            target=target,
            args=tuple(substituted(value, self._bindings) for value in node.args),
            kwargs=substituted_arguments(node.kwargs, self._bindings),
            when=when and replace(when, otherwise=substituted(when.otherwise, self._bindings)),
        )
        return rewired(filled, self._follow)

    def _follow(self, ref: Ref, passed: frozenset[str] = frozenset()) -> Value:
        """What a reference inside the block reads outside of it."""
        if ref.node in self._given:
            return item_of(self._given[ref.node], ref.item)
        if ref.node in self.ids and ref.node in self.kept:
            return replace(ref, node=self.ids[ref.node])
        node = self._graph.nodes.get(ref.node)
        if node is None or ref.node in passed:
            return None
        if isinstance(node.target, Output):
            source = node.args[0] if node.args else None
        else:
            source = node.when.otherwise if node.when else None
        source = map_references(
            substituted(source, self._bindings),
            lambda inner: self._follow(inner, passed | {ref.node}),
        )
        return item_of(source, ref.item)

    def _member(self, member: Member) -> Member:
        return replace(
            member,
            id=self.ids[member.id],
            name=self._names[member.name],
            target=self._target(member.target),
            frozen=member.frozen or self._unrolling.member.frozen,
            init=substituted_inits(member, self._bindings),
        )

    def _target(self, target: MemberTarget) -> MemberTarget:
        match target:
            case Layer() | CustomModule():
                return replace(target, args=substituted_arguments(target.args, self._bindings))
            case Tensor():
                shape = tuple(self._size(size) for size in target.shape)
                args = substituted_arguments(target.init_args, self._bindings)
                return replace(target, shape=shape, init_args=args)
        return replace(
            target,
            args=substituted_arguments(target.args, self._bindings),
            repeat=self._size(target.repeat),
            first=substituted_arguments(target.first, self._bindings),
        )

    def _size(self, value: Value) -> Value:
        size = substituted(value, self._bindings)
        if isinstance(size, Expr) or (type(size) is int and size >= 0):
            return size
        raise EditError(
            say(
                "A size cannot be {size!r:.40}; it follows from an argument of the block.",
                size=size,
            )
        )


def _count(node: Node, use: BlockUse) -> int:
    if type(use.repeat) is not int:
        raise EditError(
            say(
                "How often “{name}” is repeated follows from a parameter; give it a number "
                "before it is ungrouped.",
                name=node.name,
            )
        )
    if not 1 <= use.repeat <= MOST_COPIES:
        raise EditError(
            say(
                "“{name}” is repeated {repeat} times; from 1 to {most_copies} copies can be laid "
                "out side by side.",
                name=node.name,
                repeat=use.repeat,
                most_copies=MOST_COPIES,
            )
        )
    return use.repeat


def _numbered(stem: str, taken: set[str]) -> str:
    return stem if stem not in taken else free_name(stem, taken)
