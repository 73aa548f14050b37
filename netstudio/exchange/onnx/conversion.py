"""An ONNX graph to the nodes of a project, an operation at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import onnx
from numpy.typing import NDArray

from netstudio.catalog.clash import ClashError
from netstudio.catalog.size import BATCH, Size, symbol
from netstudio.catalog.types import TensorType
from netstudio.document.node import Dimension, Input
from netstudio.errors import ExchangeError
from netstudio.exchange.onnx.builder import Builder
from netstudio.exchange.onnx.converters import CONVERTERS
from netstudio.exchange.onnx.converters.arithmetic import dtype_name
from netstudio.exchange.onnx.converters.sizes import folded
from netstudio.exchange.onnx.functions import Body, bound, model_function, standard_function
from netstudio.exchange.onnx.hierarchy.scopes import scope_of
from netstudio.exchange.onnx.naming import told_by_value
from netstudio.exchange.onnx.operation import Operation, Results, UnsupportedError
from netstudio.exchange.onnx.reader import Reader
from netstudio.exchange.onnx.reading import DOMAINS, Outside, read_sparse, read_tensor
from netstudio.exchange.onnx.values import Carried, Constant
from netstudio.sentence import say

MAX_DEPTH = 20
"""How deep functions and branches may lie in one another."""
MAX_UNFOLDED = 20_000
"""How many operations functions and branches may come to, each counted where it is called."""


# What Python, NumPy and torch say to numbers that no operation can have.
_MISFITS = (
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    RuntimeError,
    MemoryError,
)


class Conversion:
    """One model on its way to a graph."""

    def __init__(
        self, model: onnx.ModelProto, folder: Path, *, fixed_batch: int | None = None
    ) -> None:
        """`fixed_batch`: the first size of every input, which is to be left open."""
        self.model = model
        self.outside = Outside(folder)
        self.builder = Builder(fixed_batch)
        self.functions = {(f.domain, f.name): f for f in model.functions}
        self.depth = 0
        self.unfolded = 0

    def run(self) -> None:
        """Convert the whole model.

        Raises:
            ExchangeError: when an operation has no counterpart, or the graph does not hold.
        """
        graph = self.model.graph
        values = self._initialisers(graph)
        for entry in graph.input:
            if entry.name not in values:
                values[entry.name] = self._input(entry)
        outputs = [entry.name for entry in graph.output]
        versions = {entry.domain: int(entry.version) for entry in self.model.opset_import}
        self.graph(graph.node, values, versions, outputs)
        for name in outputs:
            value = values.get(name)
            if value is None:
                raise ExchangeError(say("The output “{name}” is never computed.", name=name[:80]))
            self.builder.output(told_by_value(name) or "output", value)

    def _initialisers(self, graph: onnx.GraphProto) -> dict[str, Carried | None]:
        values: dict[str, Carried | None] = {}
        for tensor in graph.initializer:
            values[tensor.name] = Constant(read_tensor(tensor, self.outside), tensor.name)
        for sparse in graph.sparse_initializer:
            array = read_sparse(sparse, self.outside)
            values[sparse.values.name] = Constant(array, sparse.values.name)
        return values

    def _input(self, entry: onnx.ValueInfoProto) -> Carried:
        if not entry.type.HasField("tensor_type"):
            raise ExchangeError(
                say("The input “{name}” is no tensor; it cannot be imported.", name=entry.name[:80])
            )
        kind = entry.type.tensor_type
        if not kind.HasField("shape"):
            raise ExchangeError(
                say("The input “{name}” has no shape in the file.", name=entry.name[:80])
            )
        try:
            dtype = dtype_name(kind.elem_type)
        except UnsupportedError as error:
            raise ExchangeError(
                say("The input “{name}”: {error}.", name=entry.name[:80], error=str(error))
            ) from error
        dims = list(kind.shape.dim)
        batch = bool(dims) and (
            self.builder.fixed_batch is not None or not dims[0].HasField("dim_value")
        )
        shape = [self._dimension(dim, entry.name, at) for at, dim in enumerate(dims)]
        rest = shape[1:] if batch else shape
        sizes: tuple[Size, ...] = tuple(
            size if isinstance(size, int) else symbol(size) for size in rest
        )
        known = TensorType((BATCH, *sizes) if batch else sizes, dtype)
        return self.builder.input(entry.name, Input(tuple(rest), dtype, batch), known)

    @staticmethod
    def _dimension(dim: Any, name: str, at: int) -> Dimension:
        if dim.HasField("dim_value"):
            return int(dim.dim_value)
        word = "".join(c if c.isalnum() else "_" for c in dim.dim_param if c.isascii())
        return word if word.isidentifier() and word != "N" else f"size{at}"

    def graph(
        self,
        nodes: Sequence[onnx.NodeProto],
        values: dict[str, Carried | None],
        versions: Mapping[str, int],
        outputs: Sequence[str],
    ) -> None:
        """Convert nodes in order; their results come into `values`."""
        if self.depth > MAX_DEPTH:
            raise ExchangeError(
                say("Its functions and branches lie more than {depth} deep.", depth=MAX_DEPTH)
            )
        self.unfolded += len(nodes) if self.depth else 0
        if self.unfolded > MAX_UNFOLDED:
            raise ExchangeError(
                say("Its functions unfold to more than {count:,} operations.", count=MAX_UNFOLDED)
            )
        self.depth += 1
        reader = Reader(nodes, outputs)
        for node in nodes:
            if reader.is_done(node):
                continue
            results = self._convert(node, reader, values, versions)
            for name, value in zip(node.output, _several(results), strict=False):
                if name:
                    values[name] = value
                    values.update(dict.fromkeys(reader.also(name), value))
        self.depth -= 1

    def _lookup(
        self, node: onnx.NodeProto, name: str, values: Mapping[str, Carried | None]
    ) -> Carried | None:
        if not name:
            return None
        if name not in values:
            raise ExchangeError(
                say(
                    "{kind} reads “{name}”, which nothing before it gives: the file is damaged, or "
                    "its operations form a cycle.",
                    kind=node.op_type[:80],
                    name=name[:80],
                )
            )
        return values[name]

    def _convert(
        self,
        node: onnx.NodeProto,
        reader: Reader,
        values: dict[str, Carried | None],
        versions: Mapping[str, int],
    ) -> Results:
        domain = "" if node.domain in DOMAINS else node.domain
        inputs = [self._lookup(node, name, values) for name in node.input]
        version = (
            versions.get(domain, 1) if domain else versions.get("", versions.get("ai.onnx", 1))
        )
        around = self.builder.scope
        names = [value.name for value in inputs if isinstance(value, Constant)]
        self.builder.scope = scope_of(node, names) or around
        op = Operation(
            self.builder,
            node,
            version,
            inputs,
            reader.wanted(node, inputs),
            self.tensor,
            lambda count: reader.added_after(node, count, values),
        )
        try:
            return self._results(op, domain, values, versions)
        except (UnsupportedError, ClashError, *_MISFITS) as error:
            raise ExchangeError(
                say(
                    "The operation {kind} (“{name}”) cannot be imported: {reason}.",
                    kind=node.op_type[:80],
                    name=(node.name or next(iter(node.output), ""))[:80],
                    reason=_reason(error),
                )
            ) from error
        finally:
            self.builder.scope = around

    def _results(
        self,
        op: Operation,
        domain: str,
        values: Mapping[str, Carried | None],
        versions: Mapping[str, int],
    ) -> Results:
        function = self.functions.get((op.node.domain, op.kind))
        if function is not None:
            return self._inside(model_function(function, op), op)
        if not domain:
            sizes = folded(op)
            if sizes is not None:
                return sizes
            if op.kind == "If":
                return self._branch(op, values, versions)
            if op.kind in CONVERTERS:
                return CONVERTERS[op.kind](op)
        body = standard_function(op, domain)
        if body is None:
            raise UnsupportedError(
                say("there is nothing like it here (domain “{domain}”)", domain=domain or "ai.onnx")
            )
        return self._inside(body, op)

    def _inside(self, body: Body, op: Operation) -> Results:
        """The results of a function's body."""
        values = bound(body, op.inputs)
        self.graph(body.nodes, values, body.versions, body.outputs)
        return tuple(values.get(name) for name in body.outputs)

    def _branch(
        self, op: Operation, values: Mapping[str, Carried | None], versions: Mapping[str, int]
    ) -> Results:
        """If, of which the condition is known."""
        condition = op.known(0, "its condition")
        graph = op.attribute("then_branch" if condition.all() else "else_branch")
        if not isinstance(graph, onnx.GraphProto):
            raise UnsupportedError(say("a branch is missing"))
        inner = {**values, **self._initialisers(graph)}
        names = [entry.name for entry in graph.output]
        self.graph(graph.node, inner, versions, names)
        return tuple(inner.get(name) for name in names)

    def tensor(self, tensor: onnx.TensorProto | onnx.SparseTensorProto) -> NDArray[Any]:
        """The array of a tensor message of this model."""
        if isinstance(tensor, onnx.SparseTensorProto):
            return read_sparse(tensor, self.outside)
        return read_tensor(tensor, self.outside)


def _reason(error: Exception) -> str:
    if isinstance(error, UnsupportedError):
        return str(error)  # a sentence, which knows its translation
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].strip().rstrip(".")[:300]


def _several(results: Results) -> tuple[Carried | None, ...]:
    return results if isinstance(results, tuple) else (results,)
