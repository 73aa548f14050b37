"""The parameters of a block: what its instances do not share, found by anti-unification.

Slots with the same value everywhere are literals. Slots whose values agree in every instance share
one parameter, and one that is a multiple of another follows from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from netstudio.document.graph import Graph
from netstudio.document.naming import TAKEN, snake_case
from netstudio.document.node import Arguments, BlockUse, Layer, Op
from netstudio.document.table import Table
from netstudio.document.values import Expr, Value, identical
from netstudio.exchange.importing.rebuild.names import fresh, identifier
from netstudio.exchange.importing.rebuild.slots import Absent, Slot, count_name, map_slots, slots_of

_SHORT = {
    "out_channels": "channels",
    "out_features": "features",
    "num_features": "channels",
    "normalized_shape": "features",
    "p": "dropout",
}
_OPERANDS = {"mul": "scale", "truediv": "scale", "permute": "dims", "roll": "shifts"}
"""What a number is called that an operation is given by its place."""
_WIDTHS = ("channels", "features")
NO_CONDITIONS: Mapping[str, list[bool]] = MappingProxyType({})
_TAKEN = TAKEN | {"training", "self", "x"}


@dataclass
class Parameters:
    """The parameters of one block, with what each instance gives for them.

    Attributes:
        graph: of the block, with expressions where instances differ.
        values: by name, the value in each instance, in the order of the instances.
    """

    graph: Graph
    values: dict[str, list[Value]] = field(default_factory=dict)

    def of_instance(self, index: int) -> Arguments:
        """What an instance gives."""
        return Table({name: values[index] for name, values in self.values.items()})

    def defaults(self) -> Arguments:
        """The most common value of each parameter."""
        return Table({name: _most_common(values) for name, values in self.values.items()})


def find_parameters(
    graphs: Sequence[Graph], conditions: Mapping[str, list[bool]] = NO_CONDITIONS
) -> Parameters:
    """The block that all of these graphs, equal but for their slots, are instances of.

    Args:
        conditions: parameters that say which optional nodes an instance has.
    """
    search = _Search(graphs[0])
    columns = zip(*(slots_of(graph) for graph in graphs), strict=True)
    chosen = [search.choice(column[0][0], [value for _, value in column]) for column in columns]
    following = iter(chosen)
    graph = _with_needed_first(map_slots(graphs[0], lambda slot, value: next(following)))
    values = {name: _completed(vector) for name, vector in search.values.items()}
    return Parameters(graph, {**values, **{name: list(v) for name, v in conditions.items()}})


def _with_needed_first(graph: Graph) -> Graph:
    """The graph without arguments of first copies that are those of all copies."""
    members = {}
    for member in graph.members.values():
        use = member.target
        if isinstance(use, BlockUse) and use.first:
            first = {k: v for k, v in use.first.items() if not identical(v, use.args.get(k))}
            member = replace(member, target=replace(use, first=Table(first)))
        members[member.id] = member
    return replace(graph, members=Table(members))


class _Search:
    """Gathers parameters, slot by slot."""

    def __init__(self, graph: Graph) -> None:
        self.values: dict[str, list[Value]] = {}
        self.taken = {*_TAKEN, *(member.name for member in graph.members.values())}
        self.taken |= {node.name for node in graph.inputs()}
        self.last = _gives_width(graph)
        self.members = {member.name: member.target for member in graph.members.values()}
        ops = ((n.name, n.target) for n in graph.nodes.values())
        self.operations = {name: op.name for name, op in ops if isinstance(op, Op)}
        self.counts = set(_counts(graph))
        self.counting: set[str] = set()

    def choice(self, slot: Slot, values: list[Value]) -> Value:
        """What stands in a slot of the block: a literal, or an expression over its parameters."""
        known = [value for value in values if not isinstance(value, Absent)]
        is_constant = all(identical(value, known[0]) for value in known)
        if slot in self.counts and known:
            return known[0] if is_constant else Expr(self._count(slot, values))
        if is_constant and (len(known) == len(values) or slot[0] in self.operations):
            return known[0] if known else None
        for name, vector in self.values.items():
            if name not in self.counting and _same(values, vector):
                self.values[name] = _joined(vector, values)
                return Expr(name)
        if is_constant:
            return known[0] if known else None
        return self._multiple(slot, values) or Expr(self._new(slot, values))

    def _count(self, slot: Slot, values: list[Value]) -> str:
        """How many copies there are: that a width or a stride is the same number means nothing."""
        for name in self.counting:
            if _same(values, self.values[name]):
                self.values[name] = _joined(self.values[name], values)
                return name
        name = self._new(slot, values)
        self.counting.add(name)
        return name

    def _new(self, slot: Slot, values: list[Value]) -> str:
        taken = {*self.taken, *self.values}
        wanted = self._wanted(slot)
        if wanted in taken and wanted in _WIDTHS and slot[0] == self.last:
            wanted = f"out_{wanted}"
        if wanted in taken:
            wanted = fresh(identifier(f"{self._owner_name(slot[0])}_{wanted}"), taken)
        self.values[wanted] = values
        return wanted

    def _wanted(self, slot: Slot) -> str:
        owner, key = slot
        if owner in self.operations:
            operation = self.operations[owner].rpartition(".")[2]
            return identifier(key or _OPERANDS.get(operation, owner))
        return identifier(_SHORT.get(key, key))

    def _owner_name(self, owner: str) -> str:
        """What a member is called in the name of a parameter.

        A position says little: a block is called what its class is called, where it is the only
        one of it.
        """
        use = self.members.get(owner)
        if not isinstance(use, BlockUse) or not owner.rpartition(".")[2].isdigit():
            return owner
        same = [
            m for m in self.members.values() if isinstance(m, BlockUse) and m.block == use.block
        ]
        return snake_case(use.block) if len(same) == 1 else owner

    def _multiple(self, slot: Slot, values: list[Value]) -> Value:
        """`channels * 4`, where that gives every value."""
        widths = {n: vector for n, vector in self.values.items() if n not in self.counting}
        for name, vector in widths.items():
            if slot[1] == "padding" and _keeps_size(values, vector):
                return Expr(f"{name} // 2")
            factor = _factor(values, vector)
            if factor is not None:
                return Expr(f"{name} * {factor}")
            factor = _factor(vector, values)
            if factor is not None:
                return Expr(f"{name} // {factor}")
        return None


def _gives_width(graph: Graph) -> str:
    """The name of the member that gives a block's result its width: the last called that has one.

    Empty where the result is put together of several.
    """
    called = [m for node in graph.nodes.values() if (m := graph.member_of(node)) is not None]
    wide = [
        m.name for m in called if isinstance(m.target, Layer | BlockUse) and _has_width(m.target)
    ]
    ops = {node.target.name for node in graph.nodes.values() if isinstance(node.target, Op)}
    return wide[-1] if wide and "torch.cat" not in ops else ""


def _has_width(target: Layer | BlockUse) -> bool:
    return any(_SHORT.get(key, key).removeprefix("out_") in _WIDTHS for key in target.args)


def _counts(graph: Graph) -> Iterator[Slot]:
    """The slots that say how many copies a stack has."""
    for member in graph.members.values():
        if isinstance(member.target, BlockUse):
            yield member.name, count_name(member.target.block)


def _same(values: list[Value], known: list[Value]) -> bool:
    return all(_agree(a, b) for a, b in zip(values, known, strict=True))


def _agree(one: Value, other: Value) -> bool:
    return isinstance(one, Absent) or isinstance(other, Absent) or identical(one, other)


def _joined(one: list[Value], other: list[Value]) -> list[Value]:
    return [b if isinstance(a, Absent) else a for a, b in zip(one, other, strict=True)]


def _completed(values: list[Value]) -> list[Value]:
    """The values, where there is none the most common one: it is passed on and never read."""
    stand_in = _most_common([value for value in values if not isinstance(value, Absent)])
    return [stand_in if isinstance(value, Absent) else value for value in values]


def _keeps_size(padding: list[Value], kernel: list[Value]) -> bool:
    """Whether a window of odd size is padded so that the image keeps its size."""
    pairs = [(a, b) for a, b in zip(padding, kernel, strict=True) if not isinstance(a, Absent)]
    return all(type(a) is type(b) is int and b % 2 == 1 and a == b // 2 for a, b in pairs)


def _factor(values: list[Value], known: list[Value]) -> int | None:
    pairs = [(a, b) for a, b in zip(values, known, strict=True) if not isinstance(a, Absent)]
    if not all(type(a) is int and type(b) is int and a > 0 and b > 0 for a, b in pairs):
        return None
    first, base = pairs[0]
    assert isinstance(first, int) and isinstance(base, int)
    factor = first // base
    fits = all(a == factor * b for a, b in pairs)  # type: ignore[operator]
    return factor if factor > 1 and fits else None


def _most_common(values: list[Value]) -> Value:
    counts: dict[str, int] = {}
    for value in values:
        counts[repr(value)] = counts.get(repr(value), 0) + 1
    wanted = max(counts, key=lambda text: counts[text])
    return next(value for value in values if repr(value) == wanted)
