"""Whether codegen would write the very text that something was read from."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from netstudio.catalog.param import Marker
from netstudio.catalog.spec import LayerSpec
from netstudio.catalog.template import simplify
from netstudio.codegen.constructor import is_default
from netstudio.codegen.expressions import literal, substitute, without_defaults
from netstudio.codegen.stages import STAGE_FAMILIES
from netstudio.document.syntax import parse_module_tree
from netstudio.document.values import Value


def is_to_the_letter(
    spec: LayerSpec,
    tree: ast.expr,
    found: Mapping[str, ast.expr],
    written: Mapping[str, Value],
    is_item: Callable[[ast.Subscript], bool],
) -> bool:
    """Whether a layer without a module is written as a tree: `torch.cat([a, b], dim=1)` and not
    `torch.cat([a, b], 1)`, and not inside a line that it would begin.

    Args:
        found: what the layer's template holds in the tree, by name.
        written: the values of the layer's parameters there.
        is_item: tells one of several outputs, which is there, from an index, which is computed.
    """
    if spec.family in STAGE_FAMILIES and _is_inside(tree, is_item):
        return False
    holes: dict[str, ast.expr] = {port.name: ast.Constant(None) for port in spec.ports}
    for param in spec.params:
        if param.name not in found and not isinstance(param.default, Marker):
            holes[param.name] = literal(written.get(param.name, param.default))
    holes |= found
    for port in spec.ports:
        items = holes[port.name]
        if port.variadic and isinstance(items, ast.Tuple):
            holes[port.name] = ast.List(items.elts, ast.Load())
    droppable = frozenset(param.name for param in spec.params if is_default(param, written))
    text = spec.functional or spec.call
    made = simplify(substitute(without_defaults(text, droppable), holes))
    return ast.unparse(made) == ast.unparse(tree)


def _is_inside(tree: ast.expr, is_item: Callable[[ast.Subscript], bool]) -> bool:
    """Whether an expression is computed from another one that has no name."""
    inner = [part for part in ast.walk(tree) if part is not tree]
    if any(isinstance(part, ast.Call | ast.BinOp) for part in inner):
        return True
    return any(
        isinstance(part, ast.Subscript) and not _is_of_shape(part) and not is_item(part)
        for part in inner
    )


def _is_of_shape(tree: ast.Subscript) -> bool:
    return isinstance(tree.value, ast.Attribute) and tree.value.attr == "shape"


def classes_alike(text: str, other: str) -> frozenset[str]:
    """The classes that two files have alike, whatever their layout, comments and docstrings."""
    own, others = classes_of(text), classes_of(other)
    return frozenset(name for name, dump in own.items() if others.get(name) == dump)


def classes_of(text: str) -> dict[str, str]:
    """The classes of a file as text that does not depend on layout, comments and docstrings."""
    found: dict[str, str] = {}
    for statement in parse_module_tree(text).body:
        if isinstance(statement, ast.ClassDef):
            for part in ast.walk(statement):
                if isinstance(part, ast.ClassDef | ast.FunctionDef):
                    part.body = [line for line in part.body if not _is_text(line)]
            found[statement.name] = ast.dump(statement)
    return found


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
