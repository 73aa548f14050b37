"""Dotted paths of tensors, such as a tie's, as expressions in a class."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from netstudio.codegen.class_plan import ClassPlan
from netstudio.codegen.expressions import name
from netstudio.document.naming import counted, is_position
from netstudio.document.node import BlockUse, Member
from netstudio.errors import CodegenError
from netstudio.sentence import say


def tensor_path_tree(plan: ClassPlan, classes: Mapping[str, ClassPlan], path: str) -> ast.expr:
    """`self.features[3].weight` for `features.3.weight`."""
    names = {parameter: name(parameter) for parameter in plan.parameters}
    for member in plan.graph.members.values():
        for copy in range(member.width):
            own = counted(member.name, copy) if member.is_numbered else member.name
            if path == own or path.startswith(f"{own}."):
                tree = plan.members.access(member.id, names)
                rest = path[len(own) + 1 :].split(".") if path != own else []
                if member.is_numbered:
                    rest.insert(0, str(copy))
                return _below(tree, member, rest, classes)
    raise CodegenError(say("“{path}” is tied, and there is nothing of that name.", path=path))


def _below(
    tree: ast.expr, member: Member, rest: list[str], classes: Mapping[str, ClassPlan]
) -> ast.expr:
    use = member.target
    if isinstance(use, BlockUse) and rest:
        if not use.is_single and is_position(rest[0]):
            tree = ast.Subscript(tree, ast.Constant(int(rest[0])), ast.Load())
            rest = rest[1:]
        if rest and use.block in classes:
            inner = tensor_path_tree(classes[use.block], classes, ".".join(rest))
            rebased: ast.expr = _Rebased(tree).visit(inner)
            return rebased
    for part in rest:
        tree = ast.Attribute(tree, part, ast.Load())
    return tree


class _Rebased(ast.NodeTransformer):
    """Puts another expression in the place of `self`."""

    def __init__(self, tree: ast.expr) -> None:
        self._tree = tree

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._tree if node.id == "self" else node
