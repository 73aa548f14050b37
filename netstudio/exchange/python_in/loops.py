"""Loops of `forward` that are written out turn by turn: over modules, their numbers, or both."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from netstudio.errors import SourceError
from netstudio.exchange.python_in.class_reader import own_path
from netstudio.exchange.python_in.forms import ClassForm
from netstudio.exchange.python_in.text import SourceText

MOST_TURNS = 1_000


@dataclass(frozen=True)
class Turn:
    """One turn of a loop: what its names stand for."""

    modules: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def statements(self, body: Sequence[ast.stmt]) -> list[ast.stmt]:
        """The loop's statements with the turn's numbers in them."""
        if not self.numbers:
            return list(body)
        return [_Numbers(self.numbers).visit(copy.deepcopy(part)) for part in body]


def turns(source: SourceText, form: ClassForm, loop: ast.For) -> list[Turn]:
    """The turns of a loop over an nn.ModuleList, `range`, `enumerate` or `zip`.

    Raises:
        SourceError: for any other loop.
    """
    match loop.target, loop.iter:
        case ast.Name(id=name), ast.Call(ast.Name("range"), args, []):
            return [Turn(numbers={name: at}) for at in _range(source, loop, args)]
        case ast.Tuple([ast.Name(id=number), ast.Name(id=name)]), ast.Call(
            ast.Name("enumerate"), [items], []
        ):
            children = _children(source, form, items)
            return [Turn({name: child}, {number: at}) for at, child in enumerate(children)]
        case ast.Tuple(names), ast.Call(ast.Name("zip"), items, _) if len(names) == len(items):
            rows = zip(*(_children(source, form, item) for item in items), strict=False)
            targets = [name.id for name in names if isinstance(name, ast.Name)]
            if len(targets) == len(names):
                return [Turn(dict(zip(targets, row, strict=True))) for row in rows]
        case ast.Name(id=name), items:
            return [Turn({name: child}) for child in _children(source, form, items)]
    raise _form(source, loop.iter)


def _range(source: SourceText, loop: ast.For, args: list[ast.expr]) -> range:
    bounds = [arg.value for arg in args if isinstance(arg, ast.Constant)]
    numbers = [bound for bound in bounds if type(bound) is int]
    if len(numbers) != len(args) or not 1 <= len(args) <= 3 or numbers[2:] == [0]:
        raise _form(source, loop.iter)
    found = range(*numbers)
    if len(found) > MOST_TURNS:
        raise _form(source, loop.iter)
    return found


def _children(source: SourceText, form: ClassForm, items: ast.expr) -> list[str]:
    container = form.containers.get(own_path(items))
    if container is None:
        raise _form(source, items)
    return container.children


def _form(source: SourceText, node: ast.AST) -> SourceError:
    return source.refuse(
        node,
        "A loop runs over an nn.ModuleList or nn.Sequential of this class, with `enumerate` or "
        "`zip` where that is needed, or over `range` with plain numbers.",
    )


class _Numbers(ast.NodeTransformer):
    """Puts numbers in the place of names."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.numbers = numbers

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self.numbers and isinstance(node.ctx, ast.Load):
            return ast.copy_location(ast.Constant(self.numbers[node.id]), node)
        return node


def counted_containers(node: ast.ClassDef) -> Iterator[str]:
    """The containers whose items a class takes one by one, by number or beside others."""
    for part in ast.walk(node):
        match part:
            case ast.Subscript(value=ast.Attribute() as held, slice=ast.Name()):
                yield own_path(held)
            case ast.For(iter=ast.Call(ast.Name("enumerate" | "zip"), items)):
                yield from map(own_path, items)
