"""Plants one mistake at a time into a module's source.

Each mutant is a syntax tree with one change of a kind that a code generator or a recorder could
make. What is not mutated at all: annotations, docstrings, imports, the main guard and defaults of
constructor parameters, since instances say what they are made of. What cannot change the function
is said by `EQUIVALENT`, by the place of the change alone.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

ACTIVATIONS = ("relu", "gelu", "silu", "hardswish", "tanh", "sigmoid")
MODULES = ("ReLU", "GELU", "SiLU", "Hardswish", "Tanh", "Sigmoid", "Hardsigmoid", "ReLU6")
OPERATORS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult}

EQUIVALENT = {
    "inplace": "a value is the same wherever it is kept",
}
"""Keyword arguments whose change leaves every value as it was, and why."""
REDUCTIONS = ("mean", "sum", "amax")
"""Calls whose dimensions are a set: their order changes nothing."""


@dataclass(frozen=True)
class Mutant:
    """Source with one mistake, and what the mistake is."""

    text: str
    mistake: str


def mutants(text: str) -> list[Mutant]:
    """Every mutant of a source, each with another text."""
    tree = ast.parse(text)
    found: dict[str, Mutant] = {}
    for at, node in enumerate(ast.walk(tree)):
        for change in CHANGES:
            for mistake, changed in _changed(tree, at, node, change):
                found.setdefault(changed, Mutant(changed, mistake))
    return [mutant for mutant in found.values() if mutant.text != ast.unparse(tree)]


Change = Callable[[ast.AST], Iterator[tuple[str, Callable[[ast.AST], None]]]]


def _changed(tree: ast.Module, at: int, node: ast.AST, change: Change) -> Iterator[tuple[str, str]]:
    if not _is_mutated(tree, node):
        return
    for mistake, apply in change(node):
        fresh = copy.deepcopy(tree)
        target = list(ast.walk(fresh))[at]
        apply(target)
        where = ast.unparse(node)[:60].replace("\n", " ")
        yield f"{mistake} in {where}", ast.unparse(ast.fix_missing_locations(fresh))


def _is_mutated(tree: ast.Module, node: ast.AST) -> bool:
    """Whether a node is in the body of a class's method."""
    for part in tree.body:
        if isinstance(part, ast.ClassDef):
            for method in part.body:
                if isinstance(method, ast.FunctionDef) and any(
                    node is inner for line in method.body for inner in ast.walk(line)
                ):
                    return True
    return False


def _numbers(node: ast.AST) -> Iterator[tuple[str, Callable]]:
    """Arguments that are numbers: stride, padding, groups, eps, momentum, p, dims, slopes."""
    if not isinstance(node, ast.Call):
        return
    for index, argument in enumerate(node.args):
        yield from _number(argument, lambda target, i=index: target.args[i])
    for index, keyword in enumerate(node.keywords):
        if keyword.arg not in EQUIVALENT:
            yield from _number(keyword.value, lambda target, i=index: target.keywords[i].value)


def _number(value: ast.AST, find: Callable) -> Iterator[tuple[str, Callable]]:
    if isinstance(value, ast.Tuple | ast.List):
        for index, item in enumerate(value.elts):
            yield from _number(item, lambda target, i=index: find(target).elts[i])
    if isinstance(value, ast.UnaryOp) and isinstance(value.operand, ast.Constant):
        yield from _number(value.operand, lambda target: find(target).operand)
    if not isinstance(value, ast.Constant):
        return
    for other in _others(value.value):

        def apply(target: ast.AST, other: object = other) -> None:
            find(target).value = other

        yield f"{value.value!r} became {other!r}", apply


def _others(value: object) -> list[object]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1] if value < 1 else [value + 1, value - 1]
    if isinstance(value, float):
        return [value * 2, value / 2] if value else [0.25]
    return []


def _dropped_call(node: ast.AST) -> Iterator[tuple[str, Callable]]:
    """A call of one value that gives another of its shape, left out."""
    if not isinstance(node, ast.Call | ast.Assign | ast.Return):
        return
    value = node if isinstance(node, ast.Call) else node.value
    outer = isinstance(value, ast.Call) and value.args and not isinstance(node, ast.Call)
    if outer and _is_forward(value):

        def apply(target: ast.AST) -> None:
            target.value = target.value.args[0]

        yield "dropped a call", apply
    if isinstance(node, ast.Call):
        for index, argument in enumerate(node.args):
            if isinstance(argument, ast.Call) and argument.args and _is_forward(argument):

                def inner(target: ast.AST, i: int = index) -> None:
                    target.args[i] = target.args[i].args[0]

                yield "dropped an inner call", inner


def _is_forward(call: ast.Call) -> bool:
    """Whether a call computes a value, rather than making a layer."""
    text = ast.unparse(call.func)
    return text.startswith(("self.", "F.", "torch."))


def _other_activation(node: ast.AST) -> Iterator[tuple[str, Callable]]:
    if isinstance(node, ast.Attribute) and node.attr in (*ACTIVATIONS, *MODULES):
        known = ACTIVATIONS if node.attr in ACTIVATIONS else MODULES
        other = known[(known.index(node.attr) + 1) % len(known)]

        def apply(target: ast.AST) -> None:
            target.attr = other

        yield f"{node.attr} became {other}", apply
    if isinstance(node, ast.Call) and ast.unparse(node.func).removeprefix("nn.") in MODULES:

        def identity(target: ast.AST) -> None:
            target.func.attr = "Identity"

        yield "an activation became nn.Identity", identity


def _operators(node: ast.AST) -> Iterator[tuple[str, Callable]]:
    if not isinstance(node, ast.BinOp):
        return
    other = OPERATORS.get(type(node.op))
    if other is not None:

        def apply(target: ast.AST) -> None:
            target.op = other()

        yield f"{type(node.op).__name__} became {other.__name__}", apply
    for side in ("left", "right"):

        def drop(target: ast.AST, side: str = side) -> None:
            kept = getattr(target, side)
            target.left, target.op, target.right = kept, ast.Add(), ast.Constant(0)

        yield f"kept the {side} side alone", drop


def _swapped(node: ast.AST) -> Iterator[tuple[str, Callable]]:
    """Two arguments, or two items of a list, the other way round."""
    several = isinstance(node, ast.Call) and len(node.args) >= 2 and not _is_transpose(node)
    if several and ast.dump(node.args[0]) != ast.dump(node.args[1]):

        def apply(target: ast.AST) -> None:
            target.args[:2] = target.args[1], target.args[0]

        yield "swapped two arguments", apply
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        for argument in node.args if node.func.attr in REDUCTIONS else ():
            argument.is_set = True
    in_order = (
        not hasattr(node, "is_set")
        and isinstance(node, ast.Tuple | ast.List)
        and isinstance(node.ctx, ast.Load)
    )
    if in_order and len(node.elts) >= 2 and ast.dump(node.elts[0]) != ast.dump(node.elts[1]):

        def swap(target: ast.AST) -> None:
            target.elts[:2] = target.elts[1], target.elts[0]

        yield "swapped two items", swap
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub | ast.Div):

        def turn(target: ast.AST) -> None:
            target.left, target.right = target.right, target.left

        yield "swapped both sides", turn


def _is_transpose(call: ast.Call) -> bool:
    """Whether the order of the arguments means nothing: it exchanges two dimensions."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "transpose"


def _statements(node: ast.AST) -> Iterator[tuple[str, Callable]]:
    """`if` the other way round, and the wrong index."""
    if isinstance(node, ast.If | ast.IfExp):

        def negate(target: ast.AST) -> None:
            target.test = ast.UnaryOp(ast.Not(), target.test)

        yield "the condition is negated", negate
    index = node.slice if isinstance(node, ast.Subscript) else None
    if isinstance(index, ast.Constant) and isinstance(index.value, int):

        def apply(target: ast.AST) -> None:
            target.slice.value += 1

        yield "an index is one more", apply


CHANGES: tuple[Change, ...] = (
    _numbers,
    _dropped_call,
    _other_activation,
    _operators,
    _swapped,
    _statements,
)
