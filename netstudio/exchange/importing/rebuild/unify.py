"""Two graphs that are mostly the same as one, in which some nodes run only under a condition.

A module in training and in evaluation, a residual block with and without a projection: the nodes
of both are aligned in their order, and what only one of them has runs `when` the condition says so.
Where the other graph reads another value instead, that is what the node is `otherwise`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any

from netstudio.document.graph import Graph
from netstudio.document.node import Member, Node, Op, Output, When
from netstudio.document.substitution import TRAINING
from netstudio.document.table import Table
from netstudio.document.topology import run_order
from netstudio.document.values import Expr, ListValue, Ref, SliceValue, Value, identical
from netstudio.exchange.importing.rebuild.alignment import Pairs, alignments
from netstudio.exchange.importing.rebuild.names import fresh
from netstudio.exchange.importing.rebuild.slots import Absent
from netstudio.exchange.importing.rebuild.templates import (
    Template,
    mapped,
    written_out,
)
from netstudio.exchange.importing.recording.trace import parents

LITERALS = (bool, int, float, str, Absent)
"""What instances of one block may differ in."""


class _Differs(Exception):  # noqa: N818 -- not an error: the graphs are no variants of each other
    """Two values cannot be one."""


@dataclass(frozen=True)
class Unified:
    """Two graphs as one.

    Attributes:
        graph: where literals differ, with those of the first.
        other: the same graph with the literals of the second.
        only_first, only_second: the ids of the nodes that only one of them has.
    """

    graph: Graph
    other: Graph
    only_first: frozenset[str]
    only_second: frozenset[str]


def unified(
    first: Graph, second: Graph, condition: str, *, is_model: bool = False
) -> Unified | None:
    """Both graphs as one, the first where `condition` holds; None where they differ too much.

    Ties of the graphs are not looked at.

    Args:
        is_model: whether all that is returned is seen; of a block nobody reads what is not there
            in the other graph.
    """
    if repr(first) == repr(second):
        return Unified(first, second, frozenset(), frozenset())
    unions = [
        union
        for pairs in alignments(first, second)
        if (union := _union(first, second, condition, pairs, is_model)) is not None
    ]
    # What reads the same values in both stands in their order, as the one who wrote them had it.
    return min(unions, key=lambda union: len(union.otherwise)).result if unions else None


def _union(
    first: Graph, second: Graph, condition: str, pairs: Pairs, is_model: bool
) -> _Union | None:
    union = _Union(first, second, condition, pairs, is_model)
    try:
        union.unite()
    except _Differs:
        return None
    return union


@dataclass
class _Union:
    first: Graph
    second: Graph
    condition: str
    pairs: Pairs
    is_model: bool
    nodes: dict[str, Node] = field(default_factory=dict)
    others: dict[str, Node] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    only_first: set[str] = field(default_factory=set)
    only_second: set[str] = field(default_factory=set)
    otherwise: dict[Ref, Value] = field(default_factory=dict)
    result: Unified = field(init=False)

    def unite(self) -> None:
        """Find the `result`, or raise what says that there is none."""
        self._members = self._joined_members()
        self._inputs()
        for one, other in self.pairs:
            self._pair(one, other)
        self._outputs()
        graph = self._graph(self.nodes)
        order, stuck = run_order(_as_it_will_be(graph))
        if stuck:
            raise _Differs
        ordered = [*(n.id for n in graph.inputs()), *order]
        keys = list(dict.fromkeys(ordered))
        theirs = {
            key: self.second.members.get(key, member) for key, member in self._members.items()
        }
        second = replace(self._graph({**self.nodes, **self.others}), members=Table(theirs))
        self.result = Unified(
            replace(graph, nodes=graph.nodes.reordered(keys)),
            replace(second, nodes=second.nodes.reordered(keys)),
            frozenset(self.only_first),
            frozenset(self.only_second),
        )

    def _graph(self, nodes: dict[str, Node]) -> Graph:
        return Graph(
            Table({key: self._conditioned(node) for key, node in nodes.items()}),
            Table(self._members),
            self.first.ties,
        )

    def _joined_members(self) -> dict[str, Member]:
        """The members of both, those of the second alone where they stand there."""
        joined = dict(self.first.members)
        for member in self.second.members.values():
            known = joined.get(member.id)
            if known is not None and type(known.target) is not type(member.target):
                raise _Differs
        if all(key in joined for key in self.second.members):
            return joined
        _check_names({m.name for g in (self.first, self.second) for m in g.members.values()})
        keys = _merged_order(list(self.first.members), list(self.second.members))
        return {key: joined[key] if key in joined else self.second.members[key] for key in keys}

    def _new_id(self, wanted: str) -> str:
        return fresh(wanted, {*self.nodes, *self.first.nodes, *self.ids.values()})

    def _inputs(self) -> None:
        for node in self.first.inputs():
            self.nodes[node.id] = node
        known = {node.name: node.id for node in self.first.inputs()}
        for node in self.second.inputs():
            if node.name in known:
                self.ids[node.id] = known[node.name]
            else:
                self.ids[node.id] = made = self._new_id(node.id)
                self.nodes[made] = replace(node, id=made)

    def _pair(self, one: Node | None, other: Node | None) -> None:
        if one is not None and other is not None:
            if not self._both(one, other):
                self._pair(one, None)
                self._pair(None, other)
        elif one is not None:
            self.only_first.add(one.id)
            self.nodes[one.id] = one
        elif other is not None:
            self.ids[other.id] = made = self._new_id(other.id)
            self.only_second.add(made)
            name = other.name if made == other.id else made
            self.nodes[made] = self._renamed(replace(other, id=made, name=name))

    def _renamed(self, node: Node) -> Node:
        return mapped(node, lambda ref: Ref(self.ids.get(ref.node, ref.node), ref.item))

    def _both(self, one: Node, other: Node) -> bool:
        """Add a node that both graphs have; False where their arguments do not agree."""
        renamed = self._renamed(other)
        before = dict(self.otherwise)
        try:
            made = replace(
                one,
                args=self._values(one.args, renamed.args),
                kwargs=self._keywords(one, renamed),
                when=self._when(one, renamed),
            )
        except _Differs:
            self.otherwise = before
            return False
        self.ids[other.id] = one.id
        self.nodes[one.id] = made
        self.others[one.id] = replace(
            made,
            args=tuple(map(_second_literals, made.args, renamed.args)),
            kwargs=Table(
                {k: _second_literals(v, renamed.kwargs.get(k)) for k, v in made.kwargs.items()}
            ),
        )
        return True

    def _when(self, one: Node, other: Node) -> When | None:
        if one.when is None and other.when is None:
            return None
        if one.when is None or other.when is None or one.when.condition != other.when.condition:
            raise _Differs
        return When(one.when.condition, self._value(one.when.otherwise, other.when.otherwise))

    def _keywords(self, one: Node, other: Node) -> Table[str, Value]:
        if isinstance(one.target, Op) and one.kwargs.keys() != other.kwargs.keys():
            raise _Differs
        keys = dict.fromkeys((*one.kwargs, *other.kwargs))
        return Table({key: self._value(one.kwargs.get(key), other.kwargs.get(key)) for key in keys})

    def _values(self, one: Sequence[Value], other: Sequence[Value]) -> tuple[Value, ...]:
        if len(one) != len(other):
            raise _Differs
        return tuple(self._value(a, b) for a, b in zip(one, other, strict=True))

    def _value(self, one: Any, other: Any) -> Any:
        """A value that is `one` in the first graph and `other` in the second."""
        if identical(one, other):
            return one
        if isinstance(one, Ref) and one.node in self.only_first:
            return self._either(one, other)
        if isinstance(other, Ref) and other.node in self.only_second:
            return self._either(other, one)
        if isinstance(one, tuple) and isinstance(other, tuple):
            return self._values(one, other)
        if isinstance(one, ListValue) and isinstance(other, ListValue):
            return ListValue(self._values(one.items, other.items))
        if isinstance(one, SliceValue) and isinstance(other, SliceValue):
            parts = [(one.start, other.start), (one.stop, other.stop), (one.step, other.step)]
            return SliceValue(*(self._value(a, b) for a, b in parts))
        if isinstance(one, Template) and isinstance(other, Template):
            return self._template(one, other)
        return self._literal(one, other)

    def _template(self, one: Template, other: Template) -> Template:
        if one.text != other.text or len(one.where) != len(other.where):
            raise _Differs
        refs = [(a, b) for (_, a), (_, b) in zip(one.where, other.where, strict=True)]
        bound = [self._value(a, b) for a, b in refs]
        names = [name for name, _ in one.where]
        where = tuple(zip(names, bound, strict=True))
        numbers = self._values(one.numbers, other.numbers)
        return Template(one.text, numbers, where)

    def _either(self, conditional: Ref, instead: Value) -> Ref:
        """A node that runs under the condition, and what is read in its place."""
        known = self.otherwise.setdefault(conditional, instead)
        if not identical(known, instead):
            raise _Differs
        return conditional

    def _literal(self, one: Value, other: Value) -> Value:
        if not isinstance(one, LITERALS) or not isinstance(other, LITERALS):
            raise _Differs
        if self.condition != "training":
            return one  # a slot: its instances differ in it
        if isinstance(one, bool) and isinstance(other, bool):
            return Expr(TRAINING if one else f"not {TRAINING}")
        raise _Differs

    def _outputs(self) -> None:
        for one, other in _paired_outputs(self.first, self.second):
            node = one or other
            assert node is not None
            if one and other and one.target != other.target:
                node = replace(node, target=Output())  # a dict in one of the modes alone
            given = self._renamed(other) if other else None
            value, when = self._output(
                one.args[0] if one else None, given.args[0] if given else None
            )
            made = node.id if one else self._new_id(node.id)
            self.nodes[made] = replace(node, id=made, args=(value,), when=when)

    def _output(self, one: Value, other: Value) -> tuple[Value, When | None]:
        """What is given out; what only one of the graphs gives out is None for the other."""
        if one is None or other is None:
            given = one if other is None else other
            conditional = self.only_first if other is None else self.only_second
            if isinstance(given, Ref) and given.node not in conditional:
                here = self.condition if other is None else f"not {self.condition}"
                return given, When(here) if self.is_model else None
        try:
            return self._value(one, other), None
        except _Differs:
            if not self.is_model or not isinstance(one, Ref) or not isinstance(other, Ref):
                raise
            return one, When(self.condition, other)

    def _conditioned(self, node: Node) -> Node:
        if node.id in self.only_first:
            return self._under(node, self.condition)
        if node.id in self.only_second:
            return self._under(node, f"not {self.condition}")
        return node

    def _otherwise(self, node_id: str) -> Value:
        """What a node is where it does not run: for a block, each of its outputs by name."""
        found = {ref.item: value for ref, value in self.otherwise.items() if ref.node == node_id}
        if not found or () in found:
            if len(found) > 1:
                raise _Differs
            return found.get(())
        if all(isinstance(item[0], int) for item in found):
            count = 1 + max(int(item[0]) for item in found)
            return tuple(found.get((index,)) for index in range(count))
        return tuple((item[0], value) for item, value in found.items())

    def _under(self, node: Node, condition: str) -> Node:
        otherwise = self._otherwise(node.id)
        if node.when is None:
            return replace(node, when=When(condition, otherwise))
        if otherwise is not None and not identical(otherwise, node.when.otherwise):
            raise _Differs
        both = f"{condition} and {_in_brackets(node.when.condition)}"
        return replace(node, when=When(both, node.when.otherwise))


def _paired_outputs(first: Graph, second: Graph) -> list[tuple[Node | None, Node | None]]:
    """The outputs of both by their names, or by their places where no name is the same."""
    ours = {node.name: node for node in first.outputs()}
    theirs = {node.name: node for node in second.outputs()}
    if ours.keys().isdisjoint(theirs):
        return list(zip_longest(ours.values(), theirs.values()))
    return [(ours.get(name), theirs.get(name)) for name in dict.fromkeys((*ours, *theirs))]


def _as_it_will_be(graph: Graph) -> Graph:
    """The graph with the expressions that its templates stand for, and so all it refers to."""
    nodes = {key: written_out(node) for key, node in graph.nodes.items()}
    return replace(graph, nodes=Table(nodes))


def _check_names(names: set[str]) -> None:
    """Refuse a layer in one graph where the other has a container of the same name."""
    if any(outer in names for name in names for outer in parents(name) if outer):
        raise _Differs


def _in_brackets(condition: str) -> str:
    return f"({condition})" if " or " in condition else condition


def _second_literals(one: Any, other: Any) -> Any:
    """`one`, with the literals that stand in the same places of `other`."""
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        return tuple(map(_second_literals, one, other))
    if isinstance(one, ListValue) and isinstance(other, ListValue):
        return ListValue(tuple(map(_second_literals, one.items, other.items)))
    if isinstance(one, SliceValue) and isinstance(other, SliceValue):
        pairs = [(one.start, other.start), (one.stop, other.stop), (one.step, other.step)]
        return SliceValue(*(_second_literals(a, b) for a, b in pairs))
    if isinstance(one, Template) and isinstance(other, Template):
        return replace(one, numbers=_second_literals(one.numbers, other.numbers))
    return other if isinstance(one, LITERALS) and isinstance(other, LITERALS) else one


def _merged_order(first: list[str], second: list[str]) -> list[str]:
    """The ids of both in an order that agrees with each."""
    order = list(first)
    for index, key in enumerate(second):
        if key in order:
            continue
        before = next((k for k in reversed(second[:index]) if k in order), None)
        order.insert(order.index(before) + 1 if before is not None else 0, key)
    return order
