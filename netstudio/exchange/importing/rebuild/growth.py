"""Layers that each take everything before them, as a chain: DenseNet's growing list of features.

In a model as it was written, a list grows, and each layer is given all of it:

    for layer in self.layers:
        features.append(layer(features))    # or: x = torch.cat([x, layer(x)], 1)

Of that, a recording knows every read by itself. Where the input of each layer is the
concatenation of what the one before it took and what it gave, the layer itself hands on both: the
row is then a chain of equal layers, and can be a stack. Values and gradients are the same to the
last bit, for a concatenation of a concatenation copies the same numbers, and backward adds what
arrives in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Node, Op
from netstudio.document.table import Table
from netstudio.document.values import ListValue, Ref, Value
from netstudio.exchange.importing.rebuild.graphs import ModuleGraphs
from netstudio.exchange.importing.rebuild.names import fresh
from netstudio.exchange.importing.rebuild.roles import inside
from netstudio.exchange.importing.rebuild.templates import mapped, written_out
from netstudio.exchange.importing.recording.op_names import is_in_place
from netstudio.exchange.importing.recording.trace import Path

CONCATENATION = "torch.cat"
JOINED = "joined"
"""What a layer's input together with what it made is called."""

Atoms = tuple[Ref, ...]


@dataclass(frozen=True)
class _Layer:
    """A call of a block that may be one of a growing row.

    Attributes:
        port: the name of the input that takes everything before it.
        taken: what that is, one value each.
        start: the one value that brings it, where it is one.
        gives: its output.
        dim: along which that is concatenated; None where it takes a single value.
        inside: whether the block is given a list, and concatenates it itself.
    """

    node: Node
    path: Path
    port: str
    taken: Atoms
    start: Ref | None
    gives: Ref
    dim: int | None
    inside: bool


@dataclass(frozen=True)
class _Row:
    """Layers, each with everything before it; `ahead` where what is new stands in front."""

    layers: tuple[_Layer, ...]
    dim: int = 0
    ahead: bool = False

    def after(self, count: int) -> Atoms:
        """All values after so many layers."""
        found = self.layers[0].taken
        for layer in self.layers[:count]:
            found = (layer.gives, *found) if self.ahead else (*found, layer.gives)
        return found


def chained(found: ModuleGraphs, kinds: Mapping[Path, str]) -> ModuleGraphs:
    """The graphs with every growing row as a chain.

    Args:
        kinds: the class of the module at each path.
    """
    graphs = dict(found.graphs)
    for path in found.graphs:
        search = _Search(graphs, found.members[path], kinds, graphs[path])
        for row in list(search.rows()):
            outer = _with_chain(graphs[path], row)
            if outer is None or any(_changes(graphs, layer.path) for layer in row.layers):
                continue
            graphs[path] = outer
            for layer in row.layers:
                graphs[layer.path] = _handing_on(graphs[layer.path], layer, row)
    return replace(found, graphs=graphs)


@dataclass
class _Search:
    """Finds the growing rows of one graph.

    Attributes:
        paths: of the graph's members, by their ids.
    """

    graphs: Mapping[Path, Graph]
    paths: Mapping[str, Path]
    kinds: Mapping[Path, str]
    graph: Graph

    def rows(self) -> Iterator[_Row]:
        """Every row of at least two layers whose last is read together with all before it."""
        self.concatenations = concatenations(self.graph)
        row: _Row | None = None
        for layer in self._layers():
            longer = self._continued(row, layer) if row is not None else None
            if longer is None and row is not None:
                yield from self._ended(row)
            row = longer or _Row((layer,))
        if row is not None:
            yield from self._ended(row)

    def _continued(self, row: _Row, layer: _Layer) -> _Row | None:
        """The row with one layer more; None where it takes something else."""
        last = row.layers[-1]
        alike = (last.port, last.inside) == (layer.port, layer.inside)
        if not alike or layer.dim is None or self.kinds[last.path] != self.kinds[layer.path]:
            return None
        ways = [row.ahead] if len(row.layers) > 1 else [False, True]
        for ahead in ways:
            longer = _Row((*row.layers, layer), layer.dim, ahead)
            dims = {other.dim for other in longer.layers} - {None}
            if layer.taken == longer.after(len(row.layers)) and len(dims) == 1:
                return longer
        return None

    def _ended(self, row: _Row) -> Iterator[_Row]:
        whole = (row.after(len(row.layers)), row.dim)
        if whole not in self.concatenations.values():
            row = replace(row, layers=row.layers[:-1])
        if len(row.layers) > 1 and row.layers[0].start is not None:
            yield row

    def _layers(self) -> Iterator[_Layer]:
        for node in self.graph.nodes.values():
            member = self.graph.member_of(node)
            if member is None or not isinstance(member.target, BlockUse) or node.when is not None:
                continue
            if len(self.graph.callers(member.id)) == 1:
                layer = self._layer(node, self.paths[member.id])
                if layer is not None:
                    yield layer

    def _layer(self, node: Node, path: Path) -> _Layer | None:
        """A call as a layer of a row; its first input is what takes everything before it."""
        inner = self.graphs[path]
        inputs, outputs = inner.inputs(), inner.outputs()
        if not inputs or len(outputs) != 1 or not isinstance(outputs[0].args[0], Ref):
            return None
        port, gives = inputs[0].name, Ref(node.id, (outputs[0].name,))
        given = node.kwargs.get(port)
        if isinstance(given, Ref):
            taken, dim = self.concatenations.get(given, ((given,), None))
            return _Layer(node, path, port, taken, given, gives, dim, inside=False)
        dim = _concatenates(inner, inputs[0])
        items = given.items if isinstance(given, ListValue) else ()
        taken = tuple(item for item in items if isinstance(item, Ref))
        if dim is None or not taken or len(taken) != len(items):
            return None
        start = taken[0] if len(taken) == 1 else None
        return _Layer(node, path, port, taken, start, gives, dim, inside=True)


def concatenations(graph: Graph) -> dict[Ref, tuple[Atoms, int]]:
    """What each concatenation consists of, those of others along the same dimension taken apart."""
    found: dict[Ref, tuple[Atoms, int]] = {}
    for node in graph.nodes.values():
        parts, dim = _parts(node), _dimension(node)
        if parts is None or dim is None:
            continue
        atoms: list[Ref] = []
        for part in parts:
            inner, along = found.get(part, ((part,), dim))
            atoms += inner if along == dim else (part,)
        found[Ref(node.id)] = (tuple(atoms), dim)
    return found


def _parts(node: Node) -> Atoms | None:
    """The values that a node concatenates."""
    if node.target != Op(CONCATENATION) or node.when is not None or not node.args:
        return None
    given = node.args[0]
    items = given.items if isinstance(given, ListValue) else given
    if not isinstance(items, tuple):
        return None
    refs = tuple(item for item in items if isinstance(item, Ref))
    return refs if len(refs) == len(items) else None


def _dimension(node: Node) -> int | None:
    given = node.args[1] if len(node.args) > 1 else node.kwargs.get("dim", 0)
    return given if type(given) is int else None


def _concatenates(graph: Graph, given: Node) -> int | None:
    """The dimension along which a block concatenates the list it is given, and no more of it."""
    readers = [graph.nodes[node_id] for node_id in graph.consumers()[given.id]]
    dims = {_dimension(node) if _is_of(node, given) else None for node in readers}
    return dims.pop() if len(dims) == 1 else None


def _is_of(node: Node, given: Node) -> bool:
    """Whether a node concatenates the list that an input brings."""
    is_plain = node.target == Op(CONCATENATION) and node.when is None
    return is_plain and node.args[0] == Ref(given.id)


def _changes(graphs: Mapping[Path, Graph], path: Path) -> bool:
    """Whether a block, or one inside, writes into a tensor: its input would be no longer whole."""
    return any(
        isinstance(node.target, Op) and is_in_place(node.target.name)
        for inner, graph in graphs.items()
        if inside(inner, path)
        for node in graph.nodes.values()
    )


def _with_chain(graph: Graph, row: _Row) -> Graph | None:
    """The graph around a row; None where something reads what a layer gives by itself."""
    layers = {layer.node.id: index for index, layer in enumerate(row.layers)}
    wholes = {(row.after(n), row.dim): row.layers[n - 1].gives for n in range(1, len(layers) + 1)}
    instead = {ref: wholes[what] for ref, what in concatenations(graph).items() if what in wholes}
    gone = {ref.node for ref in instead}
    nodes: dict[str, Node] = {}
    for node in graph.nodes.values():
        if node.id in gone:
            continue
        rest = node
        if node.id in layers:
            rest = replace(node, kwargs=node.kwargs.without(row.layers[0].port))
        if any(ref.node in layers for ref in written_out(rest).references()):
            return None
        nodes[node.id] = mapped(node, lambda ref: instead.get(ref, ref))
    for node_id, index in layers.items():
        before = row.layers[index - 1].gives if index else row.layers[0].start
        kwargs = nodes[node_id].kwargs.update({row.layers[0].port: before})
        nodes[node_id] = replace(nodes[node_id], kwargs=kwargs)
    return replace(graph, nodes=Table(nodes))


def _handing_on(graph: Graph, layer: _Layer, row: _Row) -> Graph:
    """A block of a row that takes one value, and gives it together with what it makes."""
    given, out = graph.inputs()[0], graph.outputs()[0]
    joined = {n.id for n in graph.nodes.values() if layer.inside and _is_of(n, given)}

    def moved(ref: Ref) -> Ref:
        return Ref(given.id) if ref.node in joined else ref

    nodes = {n.id: mapped(n, moved) for n in graph.nodes.values() if n.id not in joined}
    made = nodes.pop(out.id).args[0]
    parts: tuple[Value, ...] = (made, Ref(given.id))
    name = fresh(JOINED, {*graph.nodes, *graph.members, *(n.name for n in graph.nodes.values())})
    args = (ListValue(parts if row.ahead else parts[::-1]), row.dim)
    nodes[name] = Node(name, name, Op(CONCATENATION), args)
    nodes[out.id] = replace(out, args=(Ref(name),))
    return replace(graph, nodes=Table(nodes))
