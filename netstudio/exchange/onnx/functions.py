"""Operations that are made of others: functions of a model, and those that ONNX itself defines so.

What has no counterpart here may still be a function in the standard: a loss, a window, attention.
Its body is converted in its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import onnx
from onnx import defs

from netstudio.catalog.types import TensorType
from netstudio.document.values import DTYPES
from netstudio.exchange.onnx.operation import Operation, UnsupportedError
from netstudio.exchange.onnx.values import Carried

_CODES = {
    name: onnx.TensorProto.DataType.Value(
        {"float32": "FLOAT", "float64": "DOUBLE"}.get(name, name.upper())
    )
    for name in DTYPES
}


@dataclass(frozen=True)
class Body:
    """The inside of a function, ready to be converted.

    Attributes:
        inputs, outputs: the names that stand for arguments and results.
        nodes: its operations, attributes put in.
        versions: of the operators, by domain.
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    nodes: tuple[onnx.NodeProto, ...]
    versions: Mapping[str, int]


def model_function(function: onnx.FunctionProto, op: Operation) -> Body:
    """The body of a function that the model defines, for a call of it."""
    given = {entry.name: entry for entry in op.node.attribute}
    defaults = {entry.name: entry for entry in function.attribute_proto}
    return _body(function, {**defaults, **given}, op)


def standard_function(op: Operation, domain: str) -> Body | None:
    """The body of an operation by ONNX's own definition; None where it has none.

    Raises:
        UnsupportedError: when the definition does not take this call.
    """
    try:
        schema = defs.get_schema(op.kind, op.version, domain)
    except defs.SchemaError:
        return None
    attributes = {
        name: attribute.default_value
        for name, attribute in schema.attributes.items()
        if attribute.default_value.name
    }
    attributes |= {entry.name: entry for entry in op.node.attribute}
    function = _defined(schema, op)
    return None if function is None else _body(function, attributes, op)


def _defined(schema: Any, op: Operation) -> onnx.FunctionProto | None:
    function: Any = None
    try:
        if schema.has_context_dependent_function:
            versions = schema.context_dependent_function_opset_versions
            fitting = max((v for v in versions if v <= op.version), default=None)
            if fitting is None:
                return None
            text = schema.get_context_dependent_function_with_opset_version(
                fitting, op.node.SerializeToString(), [_type(value) for value in op.inputs]
            )
            function = onnx.FunctionProto.FromString(text)
        elif schema.has_function:
            function = schema.get_function_with_opset_version(op.version)
            if isinstance(function, bytes):
                function = onnx.FunctionProto.FromString(function)
    except (RuntimeError, ValueError, TypeError, AttributeError) as error:
        raise UnsupportedError(str(error).split("\n")[0][:200]) from error
    return function if function is not None and function.node else None


def _type(value: Carried | None) -> bytes:
    """The type of an argument as a message; an empty one where it is not known."""
    message = onnx.TypeProto()
    known = getattr(value, "type", None)
    array = getattr(value, "array", None)
    if array is not None:
        known = TensorType(tuple(array.shape), array.dtype.name)
    if isinstance(known, TensorType) and known.dtype in _CODES:
        message.tensor_type.elem_type = _CODES[known.dtype]
        for size in known.shape:
            dimension = message.tensor_type.shape.dim.add()
            if isinstance(size, int):
                dimension.dim_value = size
            else:
                dimension.dim_param = str(size)
    encoded: bytes = message.SerializeToString()
    return encoded


def _body(function: onnx.FunctionProto, attributes: Mapping[str, Any], op: Operation) -> Body:
    versions = {entry.domain: int(entry.version) for entry in function.opset_import}
    return Body(
        tuple(function.input),
        tuple(function.output),
        tuple(_put_in(node, attributes) for node in function.node),
        {"": op.version, **versions},
    )


def _put_in(node: onnx.NodeProto, attributes: Mapping[str, Any]) -> onnx.NodeProto:
    """A node of a body with the attributes of the call; those not given are left out."""
    if not any(entry.ref_attr_name or _has_graph(entry) for entry in node.attribute):
        return node
    made = onnx.NodeProto()
    made.CopyFrom(node)
    del made.attribute[:]
    for entry in node.attribute:
        if not entry.ref_attr_name:
            kept = made.attribute.add()
            kept.CopyFrom(entry)
            if _has_graph(kept):
                inner = [_put_in(one, attributes) for one in kept.g.node]
                del kept.g.node[:]
                kept.g.node.extend(inner)
        elif entry.ref_attr_name in attributes:
            given = made.attribute.add()
            given.CopyFrom(attributes[entry.ref_attr_name])
            given.name = entry.name
    return made


def _has_graph(entry: onnx.AttributeProto) -> bool:
    return bool(entry.type == onnx.AttributeProto.GRAPH)


def bound(body: Body, inputs: Sequence[Carried | None]) -> dict[str, Carried | None]:
    """The arguments of a call by their names inside; None for those that are left out."""
    values: dict[str, Carried | None] = dict.fromkeys(body.inputs)
    values.update(zip(body.inputs, inputs, strict=False))
    return values
