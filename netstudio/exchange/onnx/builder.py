"""The graph that a conversion builds, a node at a time, each with its type as soon as it is there.

What is computed from constants alone becomes a constant (`folding`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from netstudio.catalog.clash import ClashError
from netstudio.catalog.inference import select
from netstudio.catalog.layer_inference import infer_layer
from netstudio.catalog.size import Symbolic
from netstudio.catalog.types import TensorType, ValueType
from netstudio.compiler.shapes import meta_rule
from netstudio.document.file.tensors import tensor_hash
from netstudio.document.graph import Graph
from netstudio.document.node import Call, Input, Layer, Member, Node, Op, Output, Tensor, TensorRole
from netstudio.document.table import Table
from netstudio.document.values import DTYPES, DType, ListValue, Ref, SliceValue, Value, references
from netstudio.errors import ExchangeError
from netstudio.exchange.onnx.arguments import Argument, plain
from netstudio.exchange.onnx.folding import Folding
from netstudio.exchange.onnx.hierarchy.scopes import Scope
from netstudio.exchange.onnx.naming import Names
from netstudio.exchange.onnx.values import Carried, Constant, Flow, Items, Sizes
from netstudio.sentence import say

_MOVING = frozenset(
    """
    Tensor.expand operator.getitem torch.index_select Tensor.repeat Tensor.reshape torch.cat
    torch.unsqueeze Slice Select Concatenate Reshape Unsqueeze Squeeze Permute Expand
    """.split()
)
"""What moves numbers without changing any."""

TRAINABLE = frozenset({"float16", "float32", "float64"})


class Builder:
    """Collects nodes, members, tensors and weights.

    Attributes:
        fixed_batch: what the file has where the batch is left open here.
        scope: the modules around the operation that is being converted.
        scopes: the modules around each node.
        told: what the file calls the tensor of each member that is one.
        complete: for each member that is a layer, the layer with every argument.
    """

    def __init__(self, fixed_batch: int | None = None) -> None:
        self.fixed_batch = fixed_batch
        self.names = Names()
        self.nodes: dict[str, Node] = {}
        self.members: dict[str, Member] = {}
        self.types: dict[str, ValueType] = {}
        self.tensors: dict[str, NDArray[Any]] = {}
        self.weights: dict[str, NDArray[Any]] = {}
        self.scope: Scope | None = None
        self.scopes: dict[str, Scope | None] = {}
        self.told: dict[str, str] = {}
        self.complete: dict[str, Layer] = {}
        self._read: dict[tuple[int, str], Flow] = {}
        self._kept: list[Constant] = []
        self._folding = Folding()

    def input(self, wanted: str, target: Input, known: ValueType) -> Flow:
        """An input of the network."""
        node_id = self.names.give(wanted)
        return self._node(Node(node_id, node_id, target), known)

    def output(self, wanted: str, value: Carried) -> None:
        """An output of the network."""
        flow = self.flow(value)
        node_id = self.names.give(wanted)
        self._node(Node(node_id, node_id, Output(), (flow.ref,)), flow.type)

    def layer(
        self,
        wanted: str,
        kind: str,
        args: Mapping[str, Value],
        inputs: Sequence[Carried | None],
        weights: Mapping[str, NDArray[Any]],
    ) -> Flow:
        """A call of a catalogue layer, with its weights by the names they have in the module.

        Raises:
            ClashError: when the layer cannot take its inputs.
        """
        target = Layer(kind, Table({name: plain(value) for name, value in args.items()}))
        flows = [None if value is None else self.flow(value) for value in inputs]
        types = tuple(None if flow is None else flow.type for flow in flows)
        known = infer_layer(target, types, {"training": True})
        if known.clashes:
            raise ClashError("import", known.clashes[0].message)
        name = self.names.give(wanted)
        self.members[name] = Member(name, name, target)
        self.complete[name] = Layer(kind, Table(_written(known.args)))
        self.weights |= {f"{name}.{key}": array for key, array in weights.items()}
        refs = tuple(None if flow is None else flow.ref for flow in flows)
        return self._node(Node(name, name, Call(name), refs), known.type)

    def operation(
        self, wanted: str, name: str, args: Sequence[Argument], kwargs: Mapping[str, Argument]
    ) -> Carried:
        """An operation of the reviewed list; a constant where its arguments are.

        Raises:
            ClashError: when it cannot take its arguments.
        """
        done = self._folding.result(name, args, kwargs)
        if done is not None:
            return done
        node_id = self.names.give(wanted)
        node = Node(
            node_id,
            node_id,
            Op(name),
            tuple(self._argument(value) for value in args),
            Table({key: self._argument(value) for key, value in kwargs.items()}),
        )
        return self._node(node, meta_rule(node, self._typed, {"training": True}))

    def item(self, value: Carried, index: int) -> Carried:
        """An item of a value that has several."""
        if isinstance(value, Items):
            return value.values[index]
        assert isinstance(value, Flow)
        return Flow(Ref(value.ref.node, (*value.ref.item, index)), select(value.type, (index,)))

    def is_filled_with(self, value: Carried, number: float) -> bool:
        """Whether a value is a tensor that is filled with a number, whatever its size."""
        waiting = [value.ref.node] if isinstance(value, Flow) else []
        found = bool(waiting)
        while waiting and found:
            node = self.nodes[waiting.pop()]
            kind = self._kind(node)
            if kind in _MOVING:
                sources = node.args if kind == "Concatenate" else node.args[:1]
                waiting += [ref.node for source in sources for ref in references(source)]
            else:
                found = self._is_made_of(node, number)
        return found

    def _kind(self, node: Node) -> str:
        """The operation or the layer that a node calls."""
        if isinstance(node.target, Op):
            return node.target.name
        member = self.members.get(node.target.member) if isinstance(node.target, Call) else None
        return member.target.type if member and isinstance(member.target, Layer) else ""

    def _is_made_of(self, node: Node, number: float) -> bool:
        """Whether a node that reads no other makes a tensor filled with a number."""
        if node.target == Op("torch.full"):
            return node.args[1] == number
        member = self.members.get(node.target.member) if isinstance(node.target, Call) else None
        if member is None or not isinstance(member.target, Tensor) or not member.target.data:
            return False
        return bool((self.tensors[member.target.data] == number).all())

    def made_by(self, value: Carried, *kinds: str) -> tuple[Value, ...] | None:
        """The arguments of the operation or layer that gives a value, where it is of these."""
        if not isinstance(value, Flow) or value.ref.item:
            return None
        node = self.nodes[value.ref.node]
        return node.args if self._kind(node) in kinds else None

    def value_of(self, argument: Value) -> Carried | None:
        """The flowing value that an argument refers to."""
        return Flow(argument, self._typed(argument)) if isinstance(argument, Ref) else None

    def flow(self, value: Carried) -> Flow:
        """A value as one that flows: a constant is read from a tensor, sizes are put into one."""
        if isinstance(value, Flow):
            return value
        if isinstance(value, Constant):
            return self._tensor(value)
        if isinstance(value, Items):
            raise ExchangeError("A sequence of tensors is used where one tensor is needed.")
        listed: Any = value.items.tolist()
        items = _nested(listed) if value.items.ndim else listed
        made = self.operation("sizes", "torch.tensor", [items], {"dtype": DType(value.dtype)})
        assert isinstance(made, Flow)
        return made

    def _tensor(self, value: Constant) -> Flow:
        """The node that reads a constant; one for each."""
        array = np.ascontiguousarray(value.array).reshape(value.array.shape)
        dtype = array.dtype.name
        if dtype not in DTYPES:
            raise ExchangeError(
                say("A tensor of {dtype} cannot be imported; torch has no such dtype.", dtype=dtype)
            )
        digest = tensor_hash(array)
        if (known := self._read.get((id(value), digest))) is not None:
            return known
        self.tensors.setdefault(digest, array)
        trains = dtype in TRAINABLE and value.name and array.ndim
        role: TensorRole = "parameter" if trains else "buffer"
        name = self.names.give(value.name or "constant")
        shape: tuple[int, ...] = array.shape
        target = Tensor(role, shape, dtype, data=digest)
        self.members[name] = Member(name, name, target)
        self.weights[name] = array
        self.told[name] = value.name
        read = self._node(Node(name, name, Call(name)), TensorType(shape, dtype))
        self._read[(id(value), digest)] = read
        self._kept.append(value)  # so that no other constant comes to have its identity
        return read

    def _node(self, node: Node, known: ValueType) -> Flow:
        self.nodes[node.id] = node
        self.scopes[node.id] = self.scope
        self.types[node.id] = known
        return Flow(Ref(node.id), known)

    def _typed(self, ref: Ref) -> ValueType:
        return select(self.types[ref.node], ref.item)

    def _argument(self, value: Argument) -> Value:
        if isinstance(value, Constant | Flow | Sizes):
            return self.flow(value).ref
        if isinstance(value, Items):
            return ListValue(tuple(self._argument(item) for item in value.values))
        if isinstance(value, tuple):
            return tuple(self._argument(item) for item in value)
        if isinstance(value, ListValue):
            return ListValue(tuple(self._argument(item) for item in value.items))
        if isinstance(value, SliceValue):
            parts = (value.start, value.stop, value.step)
            return SliceValue(*(self._argument(part) for part in parts))
        return plain(value)

    def graph(self) -> Graph:
        """The graph, without what no output reads."""
        needed: set[str] = set()
        waiting = [
            node.id for node in self.nodes.values() if isinstance(node.target, Input | Output)
        ]
        while waiting:
            node_id = waiting.pop()
            if node_id not in needed:
                needed.add(node_id)
                waiting += self.nodes[node_id].sources()
        nodes = {node_id: node for node_id, node in self.nodes.items() if node_id in needed}
        called = {node.target.member for node in nodes.values() if isinstance(node.target, Call)}
        members = {name: member for name, member in self.members.items() if name in called}
        self._forget(self.members.keys() - called)
        return Graph(Table(nodes), Table(members))

    def _forget(self, unused: set[str]) -> None:
        """Leave the weights of members out that nothing calls."""
        for name in unused:
            for key in [key for key in self.weights if key == name or key.startswith(f"{name}.")]:
                del self.weights[key]


def _written(args: Mapping[str, Any]) -> dict[str, Value]:
    """The complete arguments of a layer that can be written down: sizes that are numbers."""
    return {key: plain(value) for key, value in args.items() if not _has_symbol(value)}


def _has_symbol(value: Any) -> bool:
    if isinstance(value, tuple):
        return any(map(_has_symbol, value))
    return isinstance(value, Symbolic)


def _nested(items: list[Any]) -> tuple[Any, ...]:
    return tuple(_nested(item) if isinstance(item, list) else item for item in items)
