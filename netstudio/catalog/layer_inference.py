"""What is known of one layer for its inputs, remembered.

An edit changes one layer of many, and a project is inferred after every edit. Layers are immutable,
so that one layer with the same types at its inputs has the same answer. Answers are kept by the
identity of the layer: equality would not do, since in Python `True == 1`, and a size of `True` is a
mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from threading import Lock
from typing import Any, TypeAlias

from netstudio.catalog.arguments import Environment, resolve
from netstudio.catalog.clash import Clash, ClashError
from netstudio.catalog.registry import find_layer
from netstudio.catalog.size import Size
from netstudio.catalog.spec import Inputs, LayerSpec
from netstudio.catalog.types import TensorType, Unknown, ValueType, type_text
from netstudio.document.expression import names
from netstudio.document.node import Layer
from netstudio.document.values import Expr, Value, children
from netstudio.records import dataclass
from netstudio.sentence import say

InputTypes: TypeAlias = tuple[ValueType | None, ...]

MAX_LAYERS = 8192
MAX_ANSWERS = 32


@dataclass(frozen=True, slots=True)
class NodeInference:
    """What is known of one node.

    Attributes:
        type: of its value.
        inputs: the types of its positional arguments; None where nothing is connected.
        args: its layer's complete arguments.
        inferred: the arguments that follow from the inputs, pinned or not.
        parameters: how many parameters this call's member registers (0 for a repeated call).
        macs: multiply-accumulates for one sample.
        clashes: what does not fit.
    """

    type: ValueType
    inputs: tuple[ValueType | None, ...] = ()
    args: Mapping[str, Any] = field(default_factory=dict)
    inferred: Mapping[str, Any] = field(default_factory=dict)
    parameters: int = 0
    macs: Size = 0
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """The answers for one layer, by input types and the values of the names it uses.

    The layer is held, so that no other object can have its identity while this is kept.
    """

    layer: Layer
    names: tuple[str, ...]
    answers: dict[tuple[Any, ...], NodeInference] = field(default_factory=dict)


_known: dict[int, _Known] = {}
_lock = Lock()


def infer_layer(layer: Layer, inputs: InputTypes, env: Environment) -> NodeInference:
    """The type, complete arguments and counts of a layer.

    Raises:
        ClashError: when the layer cannot take its inputs or its arguments.
    """
    known = _known.get(id(layer))
    if known is not None:
        answer = known.answers.get((inputs, *_values(known.names, env)))
        if answer is not None:
            return answer
    answer = _infer(layer, inputs, env)
    _remember(layer, inputs, env, answer)
    return answer


def _values(used: tuple[str, ...], env: Environment) -> Iterator[tuple[type, Any]]:
    """The values of names with their types, which tell `True` from `1`; nothing for a name without.

    A name may lack a value where a condition never comes to it.
    """
    values = (env.get(name) for name in used)
    return ((type(value), value) for value in values)


def _remember(layer: Layer, inputs: InputTypes, env: Environment, answer: NodeInference) -> None:
    with _lock:
        known = _known.get(id(layer))
        if known is None:
            while len(_known) >= MAX_LAYERS:
                del _known[next(iter(_known))]
            known = _known[id(layer)] = _Known(layer, tuple(sorted(_names(layer))))
        if len(known.answers) >= MAX_ANSWERS:
            known.answers.clear()
        known.answers[(inputs, *_values(known.names, env))] = answer


def _names(layer: Layer) -> set[str]:
    """The names of block parameters that a layer's arguments use."""
    found: set[str] = set()
    waiting: list[Value] = list(layer.args.values())
    while waiting:
        value = waiting.pop()
        if isinstance(value, Expr):
            found |= names(value.text)
        waiting += children(value)
    return found


def _infer(target: Layer, inputs: InputTypes, env: Environment) -> NodeInference:
    spec = find_layer(target.type)
    if spec is None:
        raise ClashError(
            "unknown_layer",
            say(
                "{type} is not a layer that this version knows; it is kept as it is.",
                type=target.type,
            ),
            type=target.type,
        )
    unknown = next((item for item in inputs if isinstance(item, Unknown)), None)
    if unknown is not None:
        return NodeInference(Unknown(unknown.reason, unknown.broken), inputs)
    ports = _at_ports(spec, inputs)
    resolved = resolve(spec, target.args, ports, env)
    value = spec.rule(resolved.args, ports)
    return NodeInference(
        value,
        inputs,
        resolved.args,
        resolved.inferred,
        spec.parameters(resolved.args, ports, value),
        spec.macs(resolved.args, ports, value),
        resolved.clashes,
    )


def _at_ports(spec: LayerSpec, inputs: tuple[ValueType | None, ...]) -> Inputs:
    """The tensor types at the ports of a layer, every required one connected."""
    variadic = bool(spec.ports) and spec.ports[-1].variadic
    if len(inputs) > len(spec.ports) and not variadic:
        raise ClashError(
            "argument",
            say(
                "{name} takes {count_ports} inputs; {count_inputs} are connected.",
                name=spec.name,
                count_ports=len(spec.ports),
                count_inputs=len(inputs),
            ),
        )
    padded = list(inputs) + [None] * (len(spec.ports) - len(inputs))
    for index, (port, item) in enumerate(zip(spec.ports, padded, strict=False)):
        if item is None and not port.optional and not port.variadic:
            where = (
                "the input" if len(spec.ports) == 1 else say("the input “{name}”", name=port.name)
            )
            raise ClashError(
                "unconnected", say("Nothing is connected to {where}.", where=where), port=index
            )
    tensors: list[TensorType | None] = []
    for item in padded:
        if isinstance(item, tuple):
            raise ClashError(
                "item",
                say(
                    "The wire carries {count_item} values {type_text}; choose one of them.",
                    count_item=len(item),
                    type_text=type_text(item),
                ),
                count=len(item),
            )
        assert item is None or isinstance(item, TensorType)
        tensors.append(item)
    return tuple(tensors)
