"""Shapes with torch's help: operations without a rule are run on `meta` tensors.

An operation runs twice, at two batch sizes, and the sizes that differ are solved for `a N + b`;
no memory is used and nothing is computed.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from netstudio.catalog.arguments import Environment, plain
from netstudio.catalog.clash import ClashError
from netstudio.catalog.inference import Inference, infer
from netstudio.catalog.ops import find_op
from netstudio.catalog.size import BATCH, Size
from netstudio.catalog.types import TensorType, Unknown, ValueType, concrete
from netstudio.document.node import Node, Op
from netstudio.document.project import Project
from netstudio.document.values import DType, Expr, ListValue, Ref, SliceValue, Value, references
from netstudio.sentence import say

# Primes, so that a batch size is not mistaken for a size of the network.
_BATCHES = (83, 89)


def infer_shapes_of(project: Project) -> Inference:
    """What is known of a project; torch is imported only where an operation needs it."""
    graphs = (project.graph, *(block.graph for block in project.blocks.values()))
    has_operations = any(
        isinstance(node.target, Op) for graph in graphs for node in graph.nodes.values()
    )
    return infer(project, meta_rule if has_operations else None)


def meta_rule(node: Node, typed: Callable[[Ref], ValueType], env: Environment) -> ValueType:
    """The type of an operation's value, from two runs on the meta device."""
    import torch

    assert isinstance(node.target, Op)
    kwargs = {key: value for key, value in node.kwargs.items() if key != "device"}
    values = (*node.args, *kwargs.values())
    types = {ref: typed(ref) for value in values for ref in references(value)}
    if any(_has_unknown(value) for value in types.values()):
        return Unknown("an input of unknown shape")
    function = _function(node.target.name)
    results = []
    for batch in _BATCHES:

        def made(value: Value, batch: int = batch) -> Any:
            return _argument(value, types, env, batch)

        args = [made(value) for value in node.args]
        given = {key: made(value) for key, value in kwargs.items()}
        try:
            with torch.no_grad(), torch.device("meta"):
                results.append(function(*args, **given))
        except (RuntimeError, ValueError, IndexError, TypeError) as error:
            text = str(error).split("\n")[0]
            raise ClashError(
                "operation", say("{name} cannot run: {text}", name=node.target.name, text=text)
            ) from error
    return _solve(*results)


def _has_unknown(value: ValueType) -> bool:
    if isinstance(value, tuple):
        return any(_has_unknown(item) for item in value)
    return isinstance(value, Unknown)


def _function(name: str) -> Callable[..., Any]:
    import torch
    import torch.nn.functional as F

    spec = find_op(name)
    if spec is None:
        raise ClashError(
            "operation",
            say("“{name}” is not an operation that a project may use.", name=name),
            name=name,
        )
    head, _, path = name.partition(".")
    roots: dict[str, Any] = {
        "torch": torch,
        "F": F,
        "Tensor": torch.Tensor,
        "operator": operator,
    }
    target: Any = roots[head]
    for part in path.split("."):
        target = getattr(target, part)
    if spec.kind == "attribute":
        return operator.attrgetter(path)
    function: Callable[..., Any] = _filled if name == "operator.setitem" else target
    return function


def _filled(tensor: Any, index: Any, value: Any) -> Any:
    """The value of `tensor[index] = value`: the tensor that it changes."""
    tensor[index] = value
    return tensor


def _argument(value: Value, types: dict[Ref, ValueType], env: Environment, batch: int) -> Any:
    import torch

    if isinstance(value, Ref):
        return _meta(types[value], batch)
    if isinstance(value, Expr):
        bound = {key: _meta(types[ref], batch) for key, ref in value.where}
        return plain(Expr(value.text), {**env, **bound})
    if isinstance(value, tuple):
        return tuple(_argument(item, types, env, batch) for item in value)
    if isinstance(value, ListValue):
        return [_argument(item, types, env, batch) for item in value.items]
    if isinstance(value, SliceValue):
        parts = (value.start, value.stop, value.step)
        return slice(*(_argument(part, types, env, batch) for part in parts))
    if isinstance(value, DType):
        return getattr(torch, value.name)
    return value


def _meta(value: ValueType, batch: int) -> Any:
    import torch

    if isinstance(value, tuple):
        return tuple(_meta(item, batch) for item in value)
    assert isinstance(value, TensorType)
    dtype = getattr(torch, value.dtype)
    return torch.empty(concrete(value.shape, batch), dtype=dtype, device="meta")


def _solve(first: Any, second: Any) -> ValueType:
    if isinstance(first, tuple | list):
        return tuple(_solve(a, b) for a, b in zip(first, second, strict=True))
    if not hasattr(first, "shape"):
        return Unknown(f"a {type(first).__name__}")
    if first.dim() != second.dim():
        return Unknown("a number of dimensions that depends on the batch")
    sizes = tuple(_line(a, b) for a, b in zip(first.shape, second.shape, strict=True))
    return TensorType(sizes, str(first.dtype).removeprefix("torch."))


def _line(first: int, second: int) -> Size:
    """`a N + b` through two points."""
    if first == second:
        return int(first)
    slope, rest = divmod(second - first, _BATCHES[1] - _BATCHES[0])
    if rest:
        return int(first)
    return BATCH * slope + (first - slope * _BATCHES[0])
