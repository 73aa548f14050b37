"""What is known of a call of a custom module: what it declares, or what a rule finds out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from netstudio.catalog.arguments import Environment
from netstudio.catalog.layer_inference import NodeInference
from netstudio.catalog.size import Size, symbol
from netstudio.catalog.types import NO_TENSOR, TensorType, Unknown, ValueType
from netstudio.document.node import UNKNOWN_SIZE, CustomModule, Declared

CustomRule: TypeAlias = Callable[
    [CustomModule, tuple[ValueType | None, ...], Environment], NodeInference
]
"""What is known of a call of a custom module that does not say what it gives."""


def infer_custom(
    module: CustomModule,
    inputs: tuple[ValueType | None, ...],
    env: Environment,
    rule: CustomRule | None,
    place: str,
) -> NodeInference:
    """What is known of a call; `place` names the sizes that nothing is known of."""
    if rule is None:
        result = NodeInference(Unknown("a custom module"), inputs)
    else:
        result = rule(module, inputs, env)
    if not module.outputs:
        return result
    types = tuple(_declared(output, f"{place}.{at}") for at, output in enumerate(module.outputs))
    declared = types[0] if len(types) == 1 else types
    return NodeInference(declared, inputs, parameters=result.parameters, clashes=result.clashes)


def _declared(output: Declared, place: str) -> ValueType:
    """The type that a custom module's value is said to have."""
    if output.shape is None:
        return NO_TENSOR
    sizes: list[Size] = []
    for axis, size in enumerate(output.shape):
        if isinstance(size, int):
            sizes.append(size)
        else:
            sizes.append(symbol(f"?{place}.{axis}" if size == UNKNOWN_SIZE else size))
    return TensorType(tuple(sizes), output.dtype)
