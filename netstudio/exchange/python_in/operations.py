"""Names of operations as a file writes them: the inverse of codegen's."""

from __future__ import annotations

import ast

from netstudio.catalog.ops import find_op

_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "truediv",
    ast.FloorDiv: "floordiv",
    ast.Mod: "mod",
    ast.MatMult: "matmul",
    ast.Pow: "pow",
    ast.BitAnd: "and_",
    ast.BitOr: "or_",
    ast.BitXor: "xor",
    ast.Eq: "eq",
    ast.NotEq: "ne",
    ast.Lt: "lt",
    ast.LtE: "le",
    ast.Gt: "gt",
    ast.GtE: "ge",
    ast.USub: "neg",
    ast.Invert: "invert",
}

OPERATIONS_OF_SEVERAL = frozenset(
    f"{owner}.{name}"
    for owner in ("torch", "Tensor")
    for name in """
        split split_with_sizes chunk tensor_split unbind topk sort kthvalue mode median var_mean
        std_mean meshgrid unique aminmax cummax cummin hsplit vsplit dsplit
    """.split()
) | {"Tensor.shape", "Tensor.size"}
"""Operations whose value is several tensors, or sizes, so that an index takes one of them."""


def operator_name(op: ast.AST) -> str:
    """`operator.add` for `+`; empty for an operator that networks do not have."""
    name = _OPERATORS.get(type(op), "")
    return f"operator.{name}" if name else ""


def function_name(path: str) -> str:
    """The operation's name where the reviewed list has it; else nothing."""
    path = path.replace("nn.functional.", "F.") if path.startswith("nn.functional.") else path
    return path if path and find_op(path) is not None else ""


def operator_class(name: str) -> str:
    """`Add` for `add`: the class of an operator's syntax tree, or what `root` says of it."""
    if name == "getitem":
        return "Subscript"
    found = (kind.__name__ for kind, known in _OPERATORS.items() if known == name)
    kind = next(found, "")
    return "Compare" if kind in ("Eq", "NotEq", "Lt", "LtE", "Gt", "GtE") else kind
