"""Tensors of a class: made by a function of torch, written down, or in a file beside the source."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from netstudio.codegen.naming import class_name
from netstudio.codegen.tensor_source import short_values, tensor_maker
from netstudio.document.node import Arguments, Tensor, TensorRole
from netstudio.document.project import ROOT, Project
from netstudio.document.substitution import parameter_names
from netstudio.document.table import Table
from netstudio.document.values import DType, Expr, ListValue, Value
from netstudio.errors import SourceError
from netstudio.exchange.python_in.forms import MemberForm
from netstudio.exchange.python_in.text import SourceText
from netstudio.exchange.python_in.values import NoValueError, constant
from netstudio.sentence import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.generic]

_MAKERS = {"torch.zeros": "zeros", "torch.ones": "ones", "torch.randn": "randn",
           "torch.rand": "rand", "torch.empty": "empty"}  # fmt: skip
_WRITABLE = frozenset({"float32", "float64", "int64", "int32", "bool", "uint8"})
_MOST = 1_000_000

Stored = Callable[[str], "Array | None"]
"""The tensor that a file has under a key of `TENSORS`."""


def nothing_stored(key: str) -> Array | None:
    """Of a text that stands alone."""
    return None


def stored_in(project: Project) -> Stored:
    """The tensors of a project, under the keys that its source has for them."""
    found: dict[str, dict[str, str]] = {}
    for scope in (ROOT, *project.blocks):
        name = class_name(scope or project.name)
        for member in project.scope(scope).members.values():
            if isinstance(member.target, Tensor) and member.target.data is not None:
                found.setdefault(member.name, {})[name] = member.target.data

    def stored(key: str) -> Array | None:
        owner, _, name = key.partition(".")
        digests = found.get(name, {})
        of_same_name = digests if len(set(digests.values())) == 1 else {}
        digest = digests.get(owner) or next(iter(of_same_name.values()), "")
        return project.tensors.get(digest)

    return stored


class TensorReader:
    """Reads what makes the parameters and buffers of a file.

    Attributes:
        arrays: the values of those that are written down, by their hash.
    """

    def __init__(self, source: SourceText, stored: Stored) -> None:
        self.source, self.stored = source, stored
        self.arrays: dict[str, Array] = {}

    def read(self, form: MemberForm, value: Callable[[ast.expr, str], Value]) -> Tensor:
        """The tensor of a member; `value` reads an argument and says what it was meant to be."""
        role: TensorRole = "parameter" if form.role == "parameter" else "buffer"
        array = self._values(form)
        if array is not None:
            from netstudio.document.file.tensors import tensor_hash

            digest = tensor_hash(array)
            self.arrays[digest] = array
            shape = tuple(array.shape)
            return Tensor(role, shape, array.dtype.name, data=digest, persistent=form.persistent)
        shape, dtype, init, args = self._made(form, value)
        if form.init:
            init, args = form.init, form.init_args
        return Tensor(role, shape, dtype, init, None, form.persistent, args)

    # Values

    def _values(self, form: MemberForm) -> Array | None:
        """The values of a tensor that the file has; None where a function makes it."""
        match form.tree:
            case ast.Call(ast.Attribute(ast.Subscript(ast.Name("TENSORS"), key), "clone"), [], []):
                return self._stored(form, key)
        match ast.unparse(form.tree.func):
            case "torch.tensor":
                return self._written(form)
            case "torch.arange" if len(form.tree.args) == 1 and not form.tree.keywords:
                import numpy as np

                count = form.tree.args[0]
                number = count.value if isinstance(count, ast.Constant) else None
                if type(number) is int and 0 <= number <= _MOST:
                    return np.arange(number)
        return None

    def _stored(self, form: MemberForm, key: ast.expr) -> Array:
        text = key.value if isinstance(key, ast.Constant) else None
        array = self.stored(text) if isinstance(text, str) else None
        if array is None:
            raise self.source.refuse(
                key,
                say(
                    "The values of {key} are not at hand: they lie in the .tensors.safetensors "
                    "file that was exported along; keep it beside the Python file, under the "
                    "same name.",
                    key=ast.unparse(key)[:60],
                ),
            )
        return array

    def _written(self, form: MemberForm) -> Array:
        """`torch.tensor([1.0, 2.0])`"""
        import numpy as np

        try:
            (tree,) = form.tree.args
            plain = _plain(constant(tree))
        except (ValueError, NoValueError):
            raise self._refuse(form) from None
        kind = self._dtype(form) or _kind_of(plain)
        if kind not in _WRITABLE:
            raise self._refuse(form)
        try:
            return np.array(plain, dtype=kind)
        except (ValueError, TypeError, OverflowError):
            raise self._refuse(form) from None

    def _dtype(self, form: MemberForm) -> str:
        """The dtype that is asked for; empty for none."""
        for keyword in form.tree.keywords:
            try:
                value = constant(keyword.value)
            except NoValueError:
                value = None
            if keyword.arg != "dtype" or not isinstance(value, DType):
                raise self._refuse(form)
            return value.name
        return ""

    # Makers

    def _made(
        self, form: MemberForm, value: Callable[[ast.expr, str], Value]
    ) -> tuple[tuple[Value, ...], str, str, Arguments]:
        """Shape, dtype, and how the tensor is filled, with what."""
        callee = ast.unparse(form.tree.func)
        dtype = self._dtype(form)
        if callee == "torch.full" and len(form.tree.args) == 2:
            filling = value(form.tree.args[1], "a value")
            shape = self._shape(form, form.tree.args[:1], value)
            args = Table({"val": filling})
            return shape, dtype or _kind_of(filling), "constant", args
        if callee not in _MAKERS:
            raise self._refuse(form)
        shape = self._shape(form, form.tree.args, value)
        return shape, dtype or "float32", _MAKERS[callee], Table()

    def _shape(
        self,
        form: MemberForm,
        sizes: list[ast.expr],
        value: Callable[[ast.expr, str], Value],
    ) -> tuple[Value, ...]:
        if len(sizes) == 1 and isinstance(sizes[0], ast.Tuple | ast.List):
            sizes = sizes[0].elts
        shape = tuple(value(size, "a size") for size in sizes)
        if not all(isinstance(s, int | Expr) and not isinstance(s, bool) for s in shape):
            raise self._refuse(form)
        return shape

    def _refuse(self, form: MemberForm) -> SourceError:
        return self.source.refuse(
            form.tree,
            "A tensor is made by torch.zeros, ones, randn, rand or empty with its sizes, by "
            "torch.full with sizes and a value, or by torch.tensor with numbers; `dtype=` is "
            "given where it is not torch's own.",
        )


def _plain(value: Value) -> Any:
    """Nested lists of numbers."""
    if isinstance(value, ListValue):
        value = value.items
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if not isinstance(value, bool | int | float):
        raise ValueError(value)
    return value


def _kind_of(value: Any) -> str:
    """What torch makes of a number, or of numbers in lists."""
    kinds = set(_kinds(value))
    if kinds <= {bool} and kinds:
        return "bool"
    return "int64" if kinds and kinds <= {bool, int} else "float32"


def _kinds(value: Any) -> list[type]:
    if isinstance(value, list):
        return [kind for item in value for kind in _kinds(item)]
    return [type(value)]


def written_alike(old: Tensor, fresh: Tensor, arrays: Mapping[str, Array]) -> bool:
    """Whether codegen writes the values of an earlier tensor as the call that a new one has."""
    array = arrays.get(old.data or "")
    if array is None or fresh.data is not None:
        return False
    short = short_values(array)
    names = {name: ast.Name(name) for size in fresh.shape for name in parameter_names(size)}
    return short is not None and ast.unparse(short) == ast.unparse(tensor_maker(fresh, names))
