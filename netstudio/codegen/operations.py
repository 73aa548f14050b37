"""Operations of the reviewed list as expressions: functions, tensor methods, operators."""

from __future__ import annotations

import ast

from netstudio.catalog.ops import REFUSED_KEYWORDS, find_op
from netstudio.codegen.expressions import call, dotted
from netstudio.errors import CodegenError
from netstudio.sentence import say

_BINARY: dict[str, ast.operator] = {
    "add": ast.Add(),
    "sub": ast.Sub(),
    "mul": ast.Mult(),
    "truediv": ast.Div(),
    "floordiv": ast.FloorDiv(),
    "mod": ast.Mod(),
    "matmul": ast.MatMult(),
    "pow": ast.Pow(),
    "and_": ast.BitAnd(),
    "or_": ast.BitOr(),
    "xor": ast.BitXor(),
}
_COMPARE: dict[str, ast.cmpop] = {
    "eq": ast.Eq(),
    "ne": ast.NotEq(),
    "lt": ast.Lt(),
    "le": ast.LtE(),
    "gt": ast.Gt(),
    "ge": ast.GtE(),
}
_UNARY: dict[str, ast.unaryop] = {"neg": ast.USub(), "invert": ast.Invert()}


def operation(op_name: str, args: list[ast.expr], kwargs: dict[str, ast.expr]) -> ast.expr:
    """The expression of an operation.

    Raises:
        CodegenError: when the name is not on the reviewed list, or the arguments do not suit it.
    """
    spec = find_op(op_name)
    if spec is None:
        raise CodegenError(
            say(
                "“{op_name}” is not an operation that a project may use; the reviewed list has "
                "the functions of torch and torch.nn.functional and the methods of Tensor.",
                op_name=op_name,
            )
        )
    refused = sorted(REFUSED_KEYWORDS & kwargs.keys())
    if refused:
        raise CodegenError(
            say(
                "{op_name} may not be given {refused} in a project.",
                op_name=op_name,
                refused=", ".join(refused),
            )
        )
    head, _, rest = op_name.partition(".")
    if head == "operator":
        return _operator(op_name, rest, args)
    if head == "Tensor":
        return _method(op_name, rest, args, kwargs, attribute=spec.kind == "attribute")
    return call(dotted(op_name), args, **kwargs)


def _method(
    op_name: str,
    method: str,
    args: list[ast.expr],
    kwargs: dict[str, ast.expr],
    *,
    attribute: bool,
) -> ast.expr:
    if not args:
        raise CodegenError(say("{op_name} needs a tensor as its first argument.", op_name=op_name))
    bound = ast.Attribute(args[0], method, ast.Load())
    return bound if attribute else call(bound, args[1:], **kwargs)


def _operator(op_name: str, operator: str, args: list[ast.expr]) -> ast.expr:
    if operator in _UNARY and len(args) == 1:
        return ast.UnaryOp(_UNARY[operator], args[0])
    if len(args) != 2:
        raise CodegenError(
            say(
                "{op_name} does not take {count_args} arguments.",
                op_name=op_name,
                count_args=len(args),
            )
        )
    left, right = args
    if operator == "getitem":
        return ast.Subscript(left, right, ast.Load())
    if operator in _BINARY:
        return ast.BinOp(left, _BINARY[operator], right)
    if operator in _COMPARE:
        return ast.Compare(left, [_COMPARE[operator]], [right])
    raise CodegenError(
        say("“{op_name}” is not an operator that a project may use.", op_name=op_name)
    )
