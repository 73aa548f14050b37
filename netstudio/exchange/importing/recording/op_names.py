"""What torch calls a function, as the names of the reviewed list."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from netstudio.catalog.ops import find_op

# Tensor methods that have an operator, and those that are the operator with its sides exchanged.
_OPERATORS = {
    "add": "add",
    "sub": "sub",
    "mul": "mul",
    "div": "truediv",
    "true_divide": "truediv",
    "floor_divide": "floordiv",
    "matmul": "matmul",
    "remainder": "mod",
    "pow": "pow",
    "neg": "neg",
    "eq": "eq",
    "ne": "ne",
    "lt": "lt",
    "le": "le",
    "gt": "gt",
    "ge": "ge",
    "bitwise_and": "and_",
    "bitwise_or": "or_",
    "bitwise_xor": "xor",
    "bitwise_not": "invert",
    "__add__": "add",
    "__sub__": "sub",
    "__mul__": "mul",
    "__truediv__": "truediv",
    "__div__": "truediv",
    "__floordiv__": "floordiv",
    "__mod__": "mod",
    "__matmul__": "matmul",
    "__pow__": "pow",
    "__neg__": "neg",
    "__invert__": "invert",
    "__eq__": "eq",
    "__ne__": "ne",
    "__lt__": "lt",
    "__le__": "le",
    "__gt__": "gt",
    "__ge__": "ge",
    "__and__": "and_",
    "__or__": "or_",
    "__xor__": "xor",
    "__getitem__": "getitem",
    "__setitem__": "setitem",
}
_REVERSED = {
    "__radd__": "add",
    "__rsub__": "sub",
    "__rmul__": "mul",
    "__rdiv__": "truediv",
    "__rtruediv__": "truediv",
    "__rfloordiv__": "floordiv",
    "__rmod__": "mod",
    "__rpow__": "pow",
    "__rmatmul__": "matmul",
    "__rand__": "and_",
    "__ror__": "or_",
    "__rxor__": "xor",
}
_IN_PLACE = {
    "__iadd__": "add_",
    "__isub__": "sub_",
    "__imul__": "mul_",
    "__idiv__": "div_",
    "__itruediv__": "div_",
    "__ipow__": "pow_",
    "__iand__": "bitwise_and_",
    "__ior__": "bitwise_or_",
    "__ixor__": "bitwise_xor_",
}
_UNARY = frozenset({"neg", "invert"})


@lru_cache(maxsize=4096)
def torch_name(function: Callable[..., Any]) -> str:
    """The path of a function below torch: `Tensor.add`, `nn.functional.relu`, `flatten`."""
    from torch.overrides import resolve_name

    found = resolve_name(function) or getattr(function, "__name__", repr(function))
    return str(found).removeprefix("torch.").removesuffix(".__get__")


def operation_name(path: str, positional: int, keywords: frozenset[str]) -> tuple[str, bool]:
    """The reviewed name of a function, and whether its two operands change sides.

    Args:
        path: as `torch_name` gives it.
        positional: how many positional arguments the call has.
    """
    if path.startswith("nn.functional."):
        return f"F.{path.removeprefix('nn.functional.')}", False
    if path.startswith("Tensor."):
        return _method(path.removeprefix("Tensor."), positional, keywords)
    return f"torch.{path.removeprefix('functional.')}", False


def _method(method: str, positional: int, keywords: frozenset[str]) -> tuple[str, bool]:
    if method in _REVERSED:
        return f"operator.{_REVERSED[method]}", True
    method = _IN_PLACE.get(method, method)
    operator = _OPERATORS.get(method)
    wanted = 3 if operator == "setitem" else 1 if operator in _UNARY else 2
    if operator is not None and positional == wanted and not keywords:
        return f"operator.{operator}", False
    return f"Tensor.{method}", False


def is_in_place(name: str) -> bool:
    """Whether a reviewed name changes its first argument."""
    return name == "operator.setitem" or (name.endswith("_") and not name.endswith("__"))


_PURE = frozenset(
    """
    add sub mul div pow neg abs exp log sqrt rsqrt sigmoid tanh relu clamp clamp_min clamp_max
    masked_fill floor ceil round square reciprocal sin cos leaky_relu elu
    """.split()
)


def without_side_effect(name: str, positional: int, keywords: frozenset[str]) -> str | None:
    """The operation that computes the same into a new tensor, where there is one."""
    head, _, last = name.rpartition(".")
    plain = last.removesuffix("_")
    if not is_in_place(name) or plain not in _PURE:
        return None
    if head == "Tensor":
        wanted, _ = _method(plain, positional, keywords)
    else:
        wanted = f"{head}.{plain}"
    return wanted if find_op(wanted) is not None else None
