"""Tensors that a module owns: made by a function of torch, or with values of their own.

Values of a few numbers stand in the source, as do those that one call of torch makes. Larger ones
lie in a safetensors file beside the Python file, which the source reads when it is imported:
`model.py` and `model.tensors.safetensors` belong together.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from netstudio.catalog.initialisers import MAKERS
from netstudio.codegen.class_plan import ClassPlan
from netstudio.codegen.constructor import no_references
from netstudio.codegen.expressions import Names, call, dotted, literal, name, value_tree
from netstudio.codegen.initialisers import initialiser_call, is_filled
from netstudio.codegen.layout import text_of
from netstudio.document.naming import is_attribute
from netstudio.document.node import Init, Member, Tensor
from netstudio.document.project import Project
from netstudio.errors import CodegenError
from netstudio.sentence import say

MOST_INLINE = 64
"""So many numbers may stand in the source."""

TENSORS_LINE = 'TENSORS = load_file(Path(__file__).with_suffix(".tensors.safetensors"))'
"""Where the source gets larger tensors from."""

_TORCH_DEFAULTS = frozenset({"float32", "int64", "bool"})
"""What torch makes of a Python float, int and bool."""


@dataclass
class TensorSource:
    """Writes the tensors of a project's classes.

    Attributes:
        stored: the tensors beside the source, by the name they have there: their hash.
    """

    project: Project
    stored: dict[str, str] = field(default_factory=dict)

    def statements(
        self, plan: ClassPlan, member: Member, tensor: Tensor, names: Names
    ) -> Iterator[str]:
        """The statements of `__init__` that register a parameter or buffer."""
        if not is_attribute(member.name):
            raise CodegenError(
                say("“{name}” is a tensor and needs a name to be found by.", name=member.name)
            )
        value = self.value(plan, member, tensor, names)
        if tensor.role == "parameter":
            yield f"self.{member.name} = {text_of(value)}"
        else:
            persistent = tensor.role == "buffer" and tensor.persistent
            extra = {} if persistent else {"persistent": literal(False)}
            register = dotted("self.register_buffer")
            yield text_of(call(register, [literal(member.name), value], **extra))
        if is_filled(tensor):
            init = Init(tensor.init, tensor.init_args)
            yield text_of(initialiser_call(dotted(f"self.{member.name}"), init, names))

    def value(self, plan: ClassPlan, member: Member, tensor: Tensor, names: Names) -> ast.expr:
        """The expression that makes a tensor."""
        if tensor.data is not None:
            made = self._data(plan, member, tensor, tensor.data)
        else:
            made = tensor_maker(tensor, names)
        if tensor.role == "parameter":
            return call(dotted("nn.Parameter"), [made])
        if "." in member.name:
            raise CodegenError(
                say(
                    "“{name}” is a buffer, which no container holds; give it a plain name.",
                    name=member.name,
                )
            )
        return made

    def _data(self, plan: ClassPlan, member: Member, tensor: Tensor, digest: str) -> ast.expr:
        array: Any = self.project.tensors.get(digest)
        if array is None:
            raise CodegenError(say("The values of “{name}” are missing.", name=member.name))
        shape = tuple(array.shape)
        if all(isinstance(size, int) for size in tensor.shape) and shape != tensor.shape:
            raise CodegenError(
                say(
                    "“{name}” has the shape {shape}, but its values have {given}.",
                    name=member.name,
                    shape=str(tensor.shape),
                    given=str(shape),
                )
            )
        short = short_values(array)
        if short is not None:
            return short
        key = f"{plan.class_name}.{member.name}"
        self.stored[key] = digest
        stored = ast.Subscript(name("TENSORS"), ast.Constant(key), ast.Load())
        return call(ast.Attribute(stored, "clone", ast.Load()), [])


def tensor_maker(tensor: Tensor, names: Names) -> ast.expr:
    """`torch.zeros(1, 197, 768)`"""
    shape = [value_tree(size, no_references, names) for size in tensor.shape]
    if tensor.init == "constant" and tensor.init_args.keys() == {"val"}:
        value = value_tree(tensor.init_args["val"], no_references, names)
        return _full(shape, value, tensor.dtype)
    maker = tensor.init if tensor.init in MAKERS else "empty"
    made = call(dotted(f"torch.{maker}"), shape or [ast.Tuple([], ast.Load())])
    return made if tensor.dtype == "float32" else _typed(made, tensor.dtype)


def _full(shape: list[ast.expr], value: ast.expr, dtype: str) -> ast.expr:
    """`torch.full((768, 1, 1), 1e-6)`"""
    made = call(dotted("torch.full"), [ast.Tuple(shape, ast.Load()), value])
    return made if dtype in _TORCH_DEFAULTS and _is_of(value, dtype) else _typed(made, dtype)


def _is_of(value: ast.expr, dtype: str) -> bool:
    """Whether torch takes a number for this type."""
    if isinstance(value, ast.UnaryOp):
        value = value.operand
    kind = {"float32": float, "int64": int, "bool": bool}[dtype]
    return isinstance(value, ast.Constant) and type(value.value) is kind


def _typed(made: ast.expr, dtype: str) -> ast.expr:
    assert isinstance(made, ast.Call)
    made.keywords.append(ast.keyword("dtype", dotted(f"torch.{dtype}")))
    return made


def short_values(array: Any) -> ast.expr | None:
    """Values as one call of torch, where they are few or follow a simple rule."""
    kind, shape = array.dtype.name, tuple(array.shape)
    if kind not in ("float32", "float64", "int64", "int32", "bool", "uint8"):
        return None
    if not _has_plain_nans(array):
        return None
    if not array.size and len(shape) > 1:
        empty = call(dotted("torch.empty"), [ast.Constant(n) for n in shape])
        return empty if kind == "float32" else _typed(empty, kind)
    flat = array.reshape(-1)
    if array.size > 1 and flat.tobytes() == flat[0].tobytes() * array.size:
        return _full([ast.Constant(size) for size in shape], _number(flat[0]), kind)
    is_row = kind == "int64" and shape in ((array.size,), (1, array.size))
    if is_row and flat.tolist() == list(range(array.size)):
        return _counting(array.size, len(shape))
    if array.size > MOST_INLINE:
        return None
    made = call(dotted("torch.tensor"), [_nested(array)])
    return made if array.size and kind in _TORCH_DEFAULTS else _typed(made, kind)


def _has_plain_nans(array: Any) -> bool:
    """Whether every NaN is the one that `float("nan")` gives: there are others, with other bits."""
    is_nan = array != array
    if not is_nan.any():
        return True
    plain = array.copy()
    plain[is_nan] = float("nan")
    return bool(plain.tobytes() == array.tobytes())


def _counting(size: int, dims: int) -> ast.expr:
    """`torch.arange(64)`, or `torch.arange(64).unsqueeze(0)`"""
    made = call(dotted("torch.arange"), [ast.Constant(size)])
    if dims == 1:
        return made
    return call(ast.Attribute(made, "unsqueeze", ast.Load()), [ast.Constant(0)])


def _nested(array: Any) -> ast.expr:
    if not array.shape:
        return _number(array[()])
    return ast.List([_nested(entry) for entry in array], ast.Load())


def _number(value: Any) -> ast.expr:
    """A number in as few digits as tell it apart: 0.1 for the float32 nearest to it."""
    plain = value.item()
    if isinstance(plain, float):
        short = float(str(value))
        plain = short if type(value)(short) == value else plain
    return literal(plain)
