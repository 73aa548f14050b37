"""How an expression is written apart from what it reads: `torch.cat([_, _], dim=1)`."""

from __future__ import annotations

import ast


def skeleton(tree: ast.expr, operands: list[ast.expr]) -> str:
    """An expression with `_` for its operands, which tells whether two are written alike."""
    held = {id(part) for operand in operands for part in _each(operand)}

    class Blanks(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return ast.Name("_", ast.Load()) if id(node) in held else self.generic_visit(node)

    # The visitor puts new nodes into the fields of the old ones, so that those are copied first.
    return ast.unparse(Blanks().visit(_Copy(held).visit(tree)))


class _Copy(ast.NodeTransformer):
    """Copies a tree down to the operands, which stay themselves."""

    def __init__(self, held: set[int]) -> None:
        self.held = held

    def visit(self, node: ast.AST) -> ast.AST:
        if id(node) in self.held:
            return node
        fields = {
            name: [self._part(item) for item in value]
            if isinstance(value, list)
            else self._part(value)
            for name, value in ast.iter_fields(node)
        }
        return type(node)(**fields)

    def _part(self, value: object) -> object:
        return self.visit(value) if isinstance(value, ast.AST) else value


def _each(operand: ast.expr) -> list[ast.expr]:
    return operand.elts if isinstance(operand, ast.List | ast.Tuple) else [operand]
