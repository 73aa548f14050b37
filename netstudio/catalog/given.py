"""What is given rather than computed: the inputs of a graph, and tensors that a module owns."""

from __future__ import annotations

from netstudio.catalog.arguments import Environment, plain
from netstudio.catalog.clash import ClashError
from netstudio.catalog.layer_inference import NodeInference
from netstudio.catalog.size import BATCH, Size, Symbolic, symbol
from netstudio.catalog.types import TensorType, ValueType
from netstudio.document.node import Input, Tensor
from netstudio.sentence import say


def input_type(target: Input) -> ValueType:
    """The type of an input. Raises ClashError where its shape is missing or wrong."""
    if target.shape is None:
        raise ClashError("argument", "The input has no shape yet.", parameter="shape")
    sizes: tuple[Size, ...] = tuple(
        symbol(size) if isinstance(size, str) else size for size in target.shape
    )
    if any(isinstance(size, int) and size < 1 for size in sizes):
        raise ClashError(
            "argument",
            say("Every size must be at least 1; received {shape}.", shape=target.shape),
            parameter="shape",
        )
    return TensorType((BATCH, *sizes) if target.batch else sizes, target.dtype)


def infer_tensor(target: Tensor, env: Environment) -> NodeInference:
    """What is known of a tensor that a module owns."""
    shape = tuple(plain(size, env) for size in target.shape)
    if not all(isinstance(size, int | Symbolic) for size in shape):
        raise ClashError(
            "argument",
            say("Every size must be a whole number; received {shape}.", shape=shape),
            parameter="shape",
        )
    count = 1
    for size in shape:
        count *= size
    return NodeInference(
        TensorType(shape, target.dtype), parameters=count if target.role == "parameter" else 0
    )
