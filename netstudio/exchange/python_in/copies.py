"""Copies of a block in a row: `*[Block(...) for _ in range(3)]`."""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass

from netstudio.exchange.python_in.text import SourceText


@dataclass
class Copies:
    """What `*[Block(...) for i in range(start, stop)]` makes."""

    made: ast.Call
    start: int
    stop: ast.expr
    index: str
    label: str

    def at(self, number: int) -> ast.Call:
        """The copy of a number."""
        made = copy.deepcopy(self.made)
        for parent in ast.walk(made):
            for name, value in ast.iter_fields(parent):
                if isinstance(value, ast.Name) and value.id == self.index:
                    setattr(parent, name, ast.copy_location(ast.Constant(number), value))
                elif isinstance(value, list):
                    value[:] = [
                        ast.copy_location(ast.Constant(number), item)
                        if isinstance(item, ast.Name) and item.id == self.index
                        else item
                        for item in value
                    ]
        return made


class CopiesReader:
    """Reads comprehensions that make copies."""

    def __init__(self, source: SourceText) -> None:
        self.source = source

    def read(self, item: ast.expr) -> Copies:
        """What a comprehension repeats, and how often."""
        value = item.value if isinstance(item, ast.Starred) else item
        match value:
            case ast.ListComp(
                element, [ast.comprehension(ast.Name(id=index), loop, [])]
            ) | ast.GeneratorExp(element, [ast.comprehension(ast.Name(id=index), loop, [])]):
                label, made = "", element
                if isinstance(element, ast.Tuple) and len(element.elts) == 2:
                    label, made = self._label(element.elts[0], index, loop), element.elts[1]
                start, stop = self._range(loop)
                if isinstance(made, ast.Call):
                    if not _uses(made, index):
                        index = "_"
                    return Copies(made, start, stop, index, label)
        raise self.source.refuse(
            item, "Copies are written `*[Block(...) for _ in range(3)]`, all of them alike."
        )

    def _range(self, loop: ast.expr) -> tuple[int, ast.expr]:
        match loop:
            case ast.Call(ast.Name("range"), [stop], []):
                return 0, stop
            case ast.Call(ast.Name("range"), [ast.Constant(value=int() as start), stop], []):
                return start, stop
        raise self.source.refuse(
            loop, "Copies are written `*[Block(...) for _ in range(3)]`, all of them alike."
        )

    def _label(self, tree: ast.expr, index: str, loop: ast.expr) -> str:
        """`denselayer1` for `f"denselayer{i + 1}"` where `i` begins at 0."""
        stem, number = "", 0
        for part in tree.values if isinstance(tree, ast.JoinedStr) else ():
            match part:
                case ast.Constant(value=str() as text):
                    stem += text
                case ast.FormattedValue(ast.Name(id=name)) if name == index:
                    number = 0
                case ast.FormattedValue(
                    ast.BinOp(ast.Name(id=name), ast.Add(), ast.Constant(value=int() as plus))
                ) if name == index:
                    number = plus
        if not isinstance(tree, ast.JoinedStr):
            raise self.source.refuse(tree, 'Copies are named `f"layer{i + 1}"`.')
        start = self._range(loop)[0]
        return f"{stem}{number + start}"


def _uses(tree: ast.expr, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(tree))
