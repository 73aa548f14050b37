"""The places in a graph where instances of one class may differ: its slots.

A slot is a literal: an argument of a layer, a number given to an operation, a dimension of a
tensor, an argument of a block inside. With every slot blanked out, the graphs of two instances of
one class are equal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from netstudio.document.graph import Graph
from netstudio.document.naming import snake_case
from netstudio.document.node import BlockUse, CustomModule, Layer, Member, Node, Op
from netstudio.document.table import Table
from netstudio.document.values import ListValue, SliceValue, Value, references
from netstudio.exchange.importing.rebuild.templates import Template
from netstudio.exchange.importing.rebuild.torch_arguments import argument_name, dimension_names
from netstudio.records import dataclass

Slot = tuple[str, str]
"""What a slot belongs to (the name of a member or node), and what it is there."""

Change = Callable[[Slot, Value], Value]


@dataclass(frozen=True, slots=True)
class Blank:
    """What stands in a slot of a skeleton."""


BLANK = Blank()


@dataclass(frozen=True, slots=True)
class Absent:
    """What an instance has in a slot of a node that it lacks: it suits every value."""


ABSENT = Absent()


def map_slots(graph: Graph, change: Change) -> Graph:
    """The graph with what stands in each slot replaced, in a fixed order."""
    words = dimension_names(graph)
    members = {
        key: _member(member, change, words.get(key, ())) for key, member in graph.members.items()
    }
    nodes = {key: _node(node, change) for key, node in graph.nodes.items()}
    return replace(graph, nodes=Table(nodes), members=Table(members))


def skeleton(graph: Graph) -> str:
    """What the graphs of all instances of a class have in common, to be compared."""
    members = {key: _without_first(member) for key, member in graph.members.items()}
    graph = replace(graph, members=Table(members))
    blank = map_slots(graph, lambda slot, value: BLANK)  # type: ignore[arg-type,return-value]
    return repr((blank.nodes, blank.members, blank.ties))


def slots_of(graph: Graph) -> list[tuple[Slot, Value]]:
    """Every slot with what stands in it."""
    found: list[tuple[Slot, Value]] = []

    def note(slot: Slot, value: Value) -> Value:
        found.append((slot, value))
        return value

    map_slots(graph, note)
    return found


def _member(member: Member, change: Change, words: Sequence[str]) -> Member:
    target = member.target
    if isinstance(target, Layer | CustomModule):
        args = _table(member.name, target.args, change)
        return replace(member, target=replace(target, args=args))
    if isinstance(target, BlockUse):
        args = _table(member.name, target.args, change)
        repeat = change((member.name, count_name(target.block)), target.repeat)
        first = _table(member.name, target.first, change)
        return replace(member, target=replace(target, args=args, repeat=repeat, first=first))
    words = words or ("size",) * len(target.shape)
    sizes = zip(words, target.shape, strict=True)
    shape = tuple(change((member.name, word), size) for word, size in sizes)
    return replace(member, target=replace(target, shape=shape))


def count_name(block: str) -> str:
    """What a parameter is called that says how many copies of a block there are: `num_layers`."""
    word = snake_case(block.rstrip("0123456789")).rpartition("_")[2]
    return f"num_{word}s"


def _without_first(member: Member) -> Member:
    """What first copies have of their own is compared apart: it may be the same in an instance."""
    if isinstance(member.target, BlockUse) and member.target.first:
        return replace(member, target=replace(member.target, first=Table()))
    return member


def _table(name: str, args: Table[str, Value], change: Change) -> Table[str, Value]:
    return Table({key: change((name, key), value) for key, value in args.items()})


def _node(node: Node, change: Change) -> Node:
    if not isinstance(node.target, Op):
        return node
    operation = node.target.name

    def argument(value: Value, key: str) -> Value:
        return _argument(value, (node.name, key), change)

    return replace(
        node,
        args=tuple(argument(v, argument_name(operation, i)) for i, v in enumerate(node.args)),
        kwargs=Table({key: argument(value, key) for key, value in node.kwargs.items()}),
    )


def _argument(value: Value, slot: Slot, change: Change) -> Value:
    if isinstance(value, ListValue):
        return ListValue(tuple(_argument(item, slot, change) for item in value.items))
    if isinstance(value, SliceValue):
        parts = (value.start, value.stop, value.step)
        return SliceValue(*(_argument(part, slot, change) for part in parts))
    if isinstance(value, Template):
        return replace(value, numbers=tuple(change(slot, n) for n in value.numbers))  # type: ignore
    if isinstance(value, tuple):
        if _is_literal(value):
            return change(slot, value)
        return tuple(_argument(item, slot, change) for item in value)
    if isinstance(value, bool | int | float | str | Absent):
        return change(slot, value)
    return value


def _is_literal(value: tuple[Value, ...]) -> bool:
    """Whether a tuple holds nothing but numbers and texts."""
    return (
        bool(value)
        and all(isinstance(item, bool | int | float | str | Absent) for item in value)
        and not any(references(value))
    )


def without(graph: Graph, node_ids: frozenset[str]) -> Graph:
    """The graph of an instance that lacks these nodes, and what only they call."""
    removed = [graph.nodes[node_id] for node_id in node_ids]
    names = {node.name for node in removed if isinstance(node.target, Op)}
    for member in graph.members.values():
        callers = graph.callers(member.id)
        if callers and all(node.id in node_ids for node in callers):
            names.add(member.name)

    def change(slot: Slot, value: Value) -> Value:
        return ABSENT if slot[0] in names else value  # type: ignore[return-value]

    return map_slots(graph, change)
