"""Shapes with torch's help: operations without a rule are run on `meta` tensors.

An operation runs at several values of the batch size and of other open sizes, and the sizes that
differ are solved for (`compiler.open_sizes`); no memory is used and nothing is computed.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from netstudio.catalog.arguments import Environment, plain
from netstudio.catalog.clash import ClashError
from netstudio.catalog.inference import Inference, infer
from netstudio.catalog.ops import find_op
from netstudio.catalog.rules.common import broadcast
from netstudio.catalog.rules.operations import plain_rule
from netstudio.catalog.types import TensorType, Unknown, ValueType
from netstudio.compiler.custom_shapes import custom_rule
from netstudio.compiler.open_sizes import Trial, open_names, shape_at, solved_type, trials
from netstudio.document.node import Node, Op
from netstudio.document.project import Project
from netstudio.document.values import (
    DType,
    Expr,
    ListValue,
    Ref,
    SliceValue,
    Value,
    children,
    references,
)
from netstudio.sentence import say

_MOST_KNOWN = 20_000
_KNOWN: dict[str, ValueType] = {}
"""What operations gave, by all that decides it."""


def infer_shapes_of(project: Project, *, run_custom: bool = False) -> Inference:
    """What is known of a project; torch is imported only where an operation needs it.

    Args:
        run_custom: whether trusted custom modules may be run here to see what they give; without,
            what is known from earlier runs is used.
    """
    graphs = (project.graph, *(block.graph for block in project.blocks.values()))
    has_operations = any(
        isinstance(node.target, Op) for graph in graphs for node in graph.nodes.values()
    )
    custom = custom_rule(project, run=run_custom) if project.code else None
    return infer(project, meta_rule if has_operations else None, custom)


def infer_without_torch(project: Project) -> Inference:
    """What is known without torch: what rules tell, and what runs of custom modules found before.

    What lies behind other operations is not known yet, which is no problem of the network's.
    """
    return infer(project, _not_asked, custom_rule(project, run=False) if project.code else None)


def _not_asked(node: Node, typed: Callable[[Ref], ValueType], env: Environment) -> ValueType:
    ruled = plain_rule(node, typed, env)
    return Unknown("torch is not asked", broken=True) if isinstance(ruled, Unknown) else ruled


def meta_rule(node: Node, typed: Callable[[Ref], ValueType], env: Environment) -> ValueType:
    """The type of an operation's value, from runs on the meta device where no rule tells it.

    What an operation gives for what it is given is remembered: a network that is edited, or has
    a block many times, asks again and again.
    """
    assert isinstance(node.target, Op)
    ruled = plain_rule(node, typed, env)
    if not isinstance(ruled, Unknown):
        return ruled
    kwargs = {key: value for key, value in node.kwargs.items() if key != "device"}
    values = (*node.args, *kwargs.values())
    types = {ref: typed(ref) for value in values for ref in references(value)}
    if any(_has_unknown(value) for value in types.values()):
        return Unknown("an input of unknown shape")
    read = env if any(isinstance(part, Expr) for value in values for part in _parts(value)) else {}
    told = repr((node.id, node.target.name, node.args, kwargs, types, read))
    known = _KNOWN.get(told)
    if known is None:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[told] = _run(node, node.target, kwargs, types, env)
    return known


def _parts(value: Value) -> Iterator[Value]:
    """A value and every value inside it."""
    yield value
    for part in children(value):
        yield from _parts(part)


def _run(
    node: Node,
    target: Op,
    kwargs: Mapping[str, Value],
    types: dict[Ref, ValueType],
    env: Environment,
) -> ValueType:
    import torch

    function = op_function(target.name)
    results = []
    tried = trials(open_names(types.values()))
    for trial in tried:

        def made(value: Value, trial: Trial = trial) -> Any:
            return _argument(value, types, env, trial)

        args = [made(value) for value in node.args]
        given = {key: made(value) for key, value in kwargs.items()}
        try:
            with torch.no_grad(), torch.device("meta"):
                results.append(function(*args, **given))
        except (RuntimeError, ValueError, IndexError, TypeError, AssertionError) as error:
            text = str(error).split("\n")[0]
            if isinstance(error, NotImplementedError) or "meta" in text.split():
                return Unknown("a size that depends on values")
            if any(name.startswith("?") for name in tried[0]):
                return _with_open_sizes(node, target, types)
            raise ClashError(
                "operation", say("{name} cannot run: {text}", name=target.name, text=text)
            ) from error
    return solved_type(results, tried, node.id)


def _with_open_sizes(node: Node, target: Op, types: Mapping[Ref, ValueType]) -> ValueType:
    """The type where sizes that are not known have to be others than those that were tried."""
    given = [types.get(value) if isinstance(value, Ref) else None for value in node.args]
    pair = [value for value in given if isinstance(value, TensorType)]
    if target.name in _ELEMENTWISE and not node.kwargs and len(pair) == len(node.args) == 2:
        shaped = broadcast(*pair)
        if shaped.dtype.startswith("float"):
            return shaped
    return Unknown("a size that is not known")


_ELEMENTWISE = frozenset({"operator.add", "operator.sub", "operator.mul", "operator.truediv"})


def _has_unknown(value: ValueType) -> bool:
    if isinstance(value, tuple):
        return any(_has_unknown(item) for item in value)
    return isinstance(value, Unknown)


def op_function(name: str) -> Callable[..., Any]:
    """What torch calls by the name of an operation. Raises ClashError for one not on the list."""
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


def _argument(value: Value, types: dict[Ref, ValueType], env: Environment, trial: Trial) -> Any:
    import torch

    if isinstance(value, Ref):
        return _meta(types[value], trial)
    if isinstance(value, Expr):
        bound = {key: _meta(types[ref], trial) for key, ref in value.where}
        return plain(Expr(value.text), {**env, **bound})
    if isinstance(value, tuple):
        return tuple(_argument(item, types, env, trial) for item in value)
    if isinstance(value, ListValue):
        return [_argument(item, types, env, trial) for item in value.items]
    if isinstance(value, SliceValue):
        parts = (value.start, value.stop, value.step)
        return slice(*(_argument(part, types, env, trial) for part in parts))
    if isinstance(value, DType):
        return getattr(torch, value.name)
    return value


def _meta(value: ValueType, trial: Trial) -> Any:
    import torch

    if isinstance(value, tuple):
        return tuple(_meta(item, trial) for item in value)
    assert isinstance(value, TensorType)
    dtype = getattr(torch, value.dtype)
    return torch.empty(shape_at(value.shape, trial), dtype=dtype, device="meta")
