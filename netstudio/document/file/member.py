"""A member as JSON and back: a layer, a block instance, a tensor or a module of one's own.

The same keys describe a member inside the node that defines it and in the list of modules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from netstudio.document.file.fields import (
    Fields,
    code_file_name,
    dotted,
    flag,
    identity,
    items,
    mapping,
    one_of,
    sha256,
    tensor_path,
    text,
    wrong,
)
from netstudio.document.file.values import (
    read_arguments,
    read_constant,
    read_dtype,
    read_plain_name,
    write_arguments,
    write_value,
)
from netstudio.document.naming import check_name
from netstudio.document.node import (
    UNKNOWN_SIZE,
    Arguments,
    BlockUse,
    CustomModule,
    Declared,
    Dimension,
    Init,
    Layer,
    Member,
    MemberTarget,
    Tensor,
    TensorRole,
)
from netstudio.document.table import Table
from netstudio.document.values import Expr, Value, identical
from netstudio.errors import EditError, ProjectFileError
from netstudio.sentence import say

MAX_REPEAT = 10_000
MAX_DIMENSION = 2**40
MAX_RANK = 64
MAX_OUTPUTS = 1000

NO_ARGUMENTS: Arguments = Table()
NO_INITS: Table[str, Init] = Table()

_ROLES: dict[str, TensorRole] = {
    "parameter": "parameter",
    "buffer": "buffer",
    "constant": "constant",
}


# Reading


def read_name(fields: Fields, default: str) -> str:
    """The name of a node or member, which is its id where it is left out."""

    def read(data: Any, where: str) -> str:
        name = text(data, where)
        try:
            check_name(name)
        except EditError as error:
            raise ProjectFileError(f"{where}: {error}") from None
        return name

    if "name" in fields:
        return fields.need("name", read)
    return read(default, f"{fields.where}.id")


def read_member(data: Any, where: str) -> Member:
    """A member from the list of modules."""
    fields = Fields(data, where, "a module")
    member_id = fields.need("id", identity)
    name = read_name(fields, member_id)
    member = read_member_fields(fields, fields.one_of(MEMBER_KEYS, "a module"), member_id, name)
    fields.finish()
    return member


def read_member_fields(fields: Fields, key: str, member_id: str, name: str) -> Member:
    """The member whose kind is told by `key`; the other keys of `fields` stay unread."""
    target = _TARGETS[key](fields)
    frozen = fields.take("frozen", flag, False)
    return Member(member_id, name, target, frozen, fields.take("init", _read_inits, NO_INITS))


def _read_inits(data: Any, where: str) -> Table[str, Init]:
    return mapping(_read_tensor_path, _read_init)(data, where)


def _read_tensor_path(data: Any, where: str) -> str:
    return tensor_path(data, where)


def _read_init(data: Any, where: str) -> Init:
    """The name of a function, or an object with its name and arguments."""
    if isinstance(data, str):
        return Init(dotted(data, where))
    fields = Fields(data, where, "an initialiser")
    init = Init(fields.need("name", dotted), fields.take("args", read_arguments, NO_ARGUMENTS))
    fields.finish()
    return init


def _read_layer(fields: Fields) -> Layer:
    return Layer(fields.need("layer", dotted), fields.take("args", read_arguments, NO_ARGUMENTS))


def _read_block_use(fields: Fields) -> BlockUse:
    return BlockUse(
        fields.need("block", read_plain_name),
        fields.take("args", read_arguments, NO_ARGUMENTS),
        fields.take("repeat", _read_repeat, 1),
        fields.take("first", read_arguments, NO_ARGUMENTS),
        fields.take("numbered", flag, False),
    )


def _read_repeat(data: Any, where: str) -> Value:
    return _read_size(data, where, MAX_REPEAT)


def read_dimension(data: Any, where: str) -> Value:
    """A size: an integer, or an expression."""
    return _read_size(data, where, MAX_DIMENSION)


def _read_size(data: Any, where: str, most: int) -> Value:
    value = read_constant(data, where)
    number = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most
    if not number and not isinstance(value, Expr):
        wrong(where, say("an integer from 0 to {most} or an expression", most=most), data)
    return value


def _read_tensor(fields: Fields) -> Tensor:
    def read(data: Any, where: str) -> Tensor:
        inner = Fields(data, where, "a tensor")
        role = inner.need("role", one_of(frozenset(_ROLES), "a role"))
        tensor = Tensor(
            _ROLES[role],
            inner.need("shape", items(read_dimension, MAX_RANK)),
            inner.take("dtype", read_dtype, "float32"),
            inner.take("init", dotted, "zeros"),
            inner.take("data", sha256, None),
            inner.take("persistent", flag, True),
            inner.take("init_args", read_arguments, NO_ARGUMENTS),
        )
        inner.finish()
        return tensor

    return fields.need("tensor", read)


def _read_custom(fields: Fields) -> CustomModule:
    def read(data: Any, where: str) -> CustomModule:
        inner = Fields(data, where, "a custom module")
        module = CustomModule(
            inner.need("file", code_file_name),
            inner.need("class", read_plain_name),
            inner.need("sha256", sha256),
            outputs=inner.take("outputs", items(_read_declared, MAX_OUTPUTS), ()),
        )
        inner.finish()
        return module

    module = fields.need("custom", read)
    return replace(module, args=fields.take("args", read_arguments, NO_ARGUMENTS))


def _read_declared(data: Any, where: str) -> Declared:
    """The shape of a tensor, or nothing of what is none."""
    fields = Fields(data, where, "an output")
    declared = Declared(
        fields.take("shape", items(_read_declared_size, MAX_RANK), None),
        fields.take("dtype", read_dtype, "float32"),
        fields.take("name", read_plain_name, ""),
    )
    fields.finish()
    return declared


def _read_declared_size(data: Any, where: str) -> Dimension:
    if data == UNKNOWN_SIZE:
        return UNKNOWN_SIZE
    if isinstance(data, str):
        return read_plain_name(data, where)
    size = _read_size(data, where, MAX_DIMENSION)
    if not isinstance(size, int):
        wrong(where, say("a number, a name or “?”"), data)
    return size


_TARGETS: Mapping[str, Callable[[Fields], MemberTarget]] = {
    "layer": _read_layer,
    "block": _read_block_use,
    "tensor": _read_tensor,
    "custom": _read_custom,
}
MEMBER_KEYS = tuple(_TARGETS)


# Writing


def write_member(member: Member) -> dict[str, Any]:
    """A member as an entry of the list of modules."""
    return {**write_identity(member.id, member.name), **write_member_fields(member)}


def write_identity(part_id: str, name: str) -> dict[str, Any]:
    """The id, and the name where it is another."""
    return {"id": part_id} if part_id == name else {"id": part_id, "name": name}


def write_member_fields(member: Member) -> dict[str, Any]:
    """What a member is, without its id and name."""
    data = _write_target(member.target)
    if member.frozen:
        data["frozen"] = True
    if member.init:
        data["init"] = {path: _write_init(init) for path, init in member.init.items()}
    return data


def _write_init(init: Init) -> Any:
    return {"name": init.function, **_some("args", init.args)} if init.args else init.function


def _write_target(target: MemberTarget) -> dict[str, Any]:
    match target:
        case Layer(kind, args):
            return {"layer": kind, **_some("args", args)}
        case BlockUse(block, args, repeat, first, numbered):
            stacked = {} if identical(repeat, 1) else {"repeat": write_value(repeat)}
            told = {"numbered": True} if numbered else {}
            made = {"block": block, **_some("args", args)}
            return {**made, **stacked, **_some("first", first), **told}
        case Tensor():
            return {"tensor": _write_tensor(target)}
        case CustomModule(file, class_name, digest, args, outputs):
            named: dict[str, Any] = {"file": file, "class": class_name, "sha256": digest}
            if outputs:
                named["outputs"] = [_write_declared(output) for output in outputs]
            return {"custom": named, **_some("args", args)}


def _write_declared(output: Declared) -> dict[str, Any]:
    data: dict[str, Any] = {"name": output.name} if output.name else {}
    if output.shape is not None:
        data["shape"] = list(output.shape)
    return data if output.dtype == "float32" else {**data, "dtype": output.dtype}


def _some(key: str, args: Table[str, Value]) -> dict[str, Any]:
    return {key: write_arguments(args)} if args else {}


def _write_tensor(tensor: Tensor) -> dict[str, Any]:
    data: dict[str, Any] = {
        "role": tensor.role,
        "shape": [write_value(size) for size in tensor.shape],
    }
    if tensor.dtype != "float32":
        data["dtype"] = tensor.dtype
    if tensor.init != "zeros":
        data["init"] = tensor.init
    if tensor.data is not None:
        data["data"] = tensor.data
    if not tensor.persistent:
        data["persistent"] = False
    return {**data, **_some("init_args", tensor.init_args)}
