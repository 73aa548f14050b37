"""`x[index] = value`: the one operation that is a statement.

Its node's value is the tensor that it changes, so that whoever reads that value comes after it.
"""

from __future__ import annotations

import ast

from netstudio.codegen.class_plan import ClassPlan
from netstudio.codegen.expressions import Lookup, value_tree
from netstudio.codegen.layout import text_of
from netstudio.codegen.node_expression import forward_names
from netstudio.document.node import Node, Op
from netstudio.document.values import Expr, Ref
from netstudio.errors import CodegenError
from netstudio.sentence import say

FILLING = "operator.setitem"


def is_filling(node: Node) -> bool:
    """Whether a node fills a part of a tensor."""
    return isinstance(node.target, Op) and node.target.name == FILLING


def filling_statement(plan: ClassPlan, node: Node, lookup: Lookup) -> tuple[str, str]:
    """The condition that the node has, or nothing, and the statement.

    Raises:
        CodegenError: where the node has no tensor, index and value, or is something else
            otherwise: a statement has no value.
    """
    if len(node.args) != 3 or not isinstance(node.args[0], Ref):
        raise CodegenError(
            say("“{name}” needs a tensor, an index and a value to fill in.", name=node.name)
        )
    names = forward_names(plan)
    tensor, index, value = (value_tree(entry, lookup, names) for entry in node.args)
    text = f"{text_of(ast.Subscript(tensor, index, ast.Load()))} = {text_of(value)}"
    if node.when is None:
        return "", text
    if node.when.otherwise is not None:
        raise CodegenError(
            say("“{name}” fills a tensor and cannot be another value instead.", name=node.name)
        )
    condition = value_tree(Expr(node.when.condition), lookup, names)
    return text_of(condition), text
