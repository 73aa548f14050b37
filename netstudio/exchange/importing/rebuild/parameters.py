"""The parameters of a block: what its instances do not share, found by anti-unification.

Slots with the same value everywhere are literals. Slots whose values agree in every instance share
one parameter, and one that is a multiple of another follows from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from netstudio.document.graph import Graph
from netstudio.document.node import Arguments
from netstudio.document.table import Table
from netstudio.document.values import Expr, Value, identical
from netstudio.exchange.importing.rebuild.names import fresh, identifier
from netstudio.exchange.importing.rebuild.slots import Slot, map_slots, slots_of

_SHORT = {
    "out_channels": "channels",
    "out_features": "features",
    "num_features": "channels",
    "normalized_shape": "features",
    "p": "dropout",
}
_TAKEN = frozenset({"training", "self", "x", "min", "max"})


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


def find_parameters(graphs: Sequence[Graph], reserved: Sequence[str] = ()) -> Parameters:
    """The block that all of these graphs, equal but for their slots, are instances of."""
    vectors = list(zip(*(slots_of(graph) for graph in graphs), strict=True))
    found = Parameters(graphs[0])
    taken = {*_TAKEN, *reserved, *(member.name for member in graphs[0].members.values())}
    chosen: list[Value] = []
    for column in vectors:
        slot = column[0][0]
        values = [value for _, value in column]
        chosen.append(_choice(slot, values, found, taken))
    following = iter(chosen)
    found.graph = map_slots(graphs[0], lambda slot, value: next(following))
    return found


def _choice(slot: Slot, values: list[Value], found: Parameters, taken: set[str]) -> Value:
    """What stands in a slot of the block: a literal, or an expression over its parameters."""
    if all(identical(value, values[0]) for value in values):
        return values[0]
    for name, known in found.values.items():
        if _same(values, known):
            return Expr(name)
    multiple = _multiple(values, found)
    if multiple is not None:
        return multiple
    name = fresh(_parameter_name(slot), {*taken, *found.values})
    if name != _parameter_name(slot):
        name = fresh(identifier(f"{slot[0]}_{_parameter_name(slot)}"), {*taken, *found.values})
    found.values[name] = values
    return Expr(name)


def _parameter_name(slot: Slot) -> str:
    owner, key = slot
    return identifier(_SHORT.get(key, key) or owner)


def _same(values: list[Value], known: list[Value]) -> bool:
    return all(identical(a, b) for a, b in zip(values, known, strict=True))


def _multiple(values: list[Value], found: Parameters) -> Value:
    """`channels * 4`, where that gives every value."""
    for name, known in found.values.items():
        factor = _factor(values, known)
        if factor is not None:
            return Expr(f"{name} * {factor}")
        factor = _factor(known, values)
        if factor is not None:
            return Expr(f"{name} // {factor}")
    return None


def _factor(values: list[Value], known: list[Value]) -> int | None:
    pairs = list(zip(values, known, strict=True))
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
