"""Containers of a class: what they hold, by position or by name, and stacks of equal blocks.

A stack is copies of one block in a row that the canvas shows as one node:
`*[Block(64) for _ in range(3)]`, the first copy beside it where it differs. Alone in a container it
is the container; beside other items its copies are items too, and it is called `numbered`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netstudio.codegen.layout import WIDTH, text_of
from netstudio.document.naming import is_position
from netstudio.exchange.python_in.copies import Copies, CopiesReader
from netstudio.exchange.python_in.forms import Container, ContainerKind, MemberForm

if TYPE_CHECKING:
    from netstudio.exchange.python_in.constructors import ConstructorReader

CONTAINERS: dict[str, ContainerKind] = {
    "nn.Sequential": "Sequential",
    "nn.ModuleList": "ModuleList",
    "nn.ModuleDict": "ModuleDict",
    "nn.ParameterList": "ModuleList",
    "nn.ParameterDict": "ModuleDict",
}
_DICTS = frozenset({"OrderedDict", "collections.OrderedDict", "dict"})
MOST_COPIES = 10_000


@dataclass
class _Item:
    """One thing in a container: `name` is empty for a position, `condition` where it is optional.

    Of a stack `tree` is its starred comprehension; the name is then that of the first copy.
    """

    name: str
    tree: ast.expr
    condition: ast.expr | None = None


class ContainerReader:
    """Adds what containers hold to a class."""

    def __init__(self, make: ConstructorReader) -> None:
        self.make, self.source, self.form = make, make.source, make.form
        self.copies = CopiesReader(make.source)

    def read(
        self,
        path: str,
        kind: ContainerKind,
        tree: ast.Call,
        node: ast.AST,
        condition: ast.expr | None,
    ) -> None:
        """Register a container, or the stack that is all it holds."""
        stack = self._whole_stack(path, kind, tree, node)
        if stack is not None:
            stack.condition = condition
            self.make.add(stack)
        else:
            self.items(path, kind, tree, condition)

    def items(
        self,
        path: str,
        kind: ContainerKind,
        tree: ast.Call,
        condition: ast.expr | None = None,
    ) -> None:
        """Register what a container's call holds."""
        container = self.form.containers.setdefault(path, Container(kind))
        place = 0
        entries = list(self._entries(kind, tree))
        for number, item in enumerate(entries):
            name = item.name or str(place)
            full = f"{path}.{name}" if path else name
            before = set(self.form.members)
            if isinstance(item.tree, ast.Starred):
                place += self._copies_in(container, path, full, item, entries[number - 1 : number])
            elif self._is_next_copy(container, full, item):
                place += 1
            else:
                container.children.append(full)
                self.make.member(full, item.tree, item.tree)
                place += 1
            for added in self.form.members.keys() - before:
                self._add_condition(self.form.members[added], condition)
                if item.condition is not None:
                    self._add_condition(self.form.members[added], item.condition)
                    self.form.members[added].optional = True

    @staticmethod
    def _add_condition(member: MemberForm, condition: ast.expr | None) -> None:
        if condition is None:
            return
        inner = member.condition
        member.condition = condition if inner is None else ast.BoolOp(ast.And(), [condition, inner])

    # What stands in the brackets

    def _entries(self, kind: ContainerKind, tree: ast.Call) -> Iterator[_Item]:
        if kind == "Sequential" and not (len(tree.args) == 1 and _is_dict(tree.args[0])):
            if tree.keywords:
                raise self.source.refuse(tree, "A container takes no argument by name.")
            for item in tree.args:
                yield from self._entry(item, named=False)
            return
        if len(tree.args) + len(tree.keywords) > 1 or tree.keywords:
            raise self.source.refuse(tree, "Give a container its items as one list or dictionary.")
        for held in tree.args:
            yield from self._held(held, named=kind != "ModuleList")

    def _held(self, held: ast.expr, *, named: bool) -> Iterator[_Item]:
        if _is_dict(held):
            assert isinstance(held, ast.Call)
            yield from (_Item(k.arg or "", k.value) for k in held.keywords)
            if not held.args:
                return
            held = held.args[0]
        match held:
            case ast.ListComp():
                yield from self._entry(_starred(held), named=named)
            case ast.List(items) | ast.Tuple(items):
                for item in items:
                    yield from self._entry(item, named=named)
            case ast.Dict(keys, values):
                for key, value in zip(keys, values, strict=True):
                    yield _Item(self.key(key or value), value)
            case _:
                raise self.source.refuse(
                    held, "Give a container its items as one list or dictionary."
                )

    def _entry(self, item: ast.expr, *, named: bool) -> Iterator[_Item]:
        """An item of a list: a constructor, a pair, a stack, or something optional."""
        match item:
            case ast.Starred(ast.IfExp(test, ast.List(inner), ast.List([]))):
                for part in inner:
                    for found in self._entry(part, named=named):
                        found.condition = test
                        yield found
            case ast.Starred(ast.ListComp() | ast.GeneratorExp()):
                copies = self.copies.read(item)
                yield _Item(copies.label if named else "", item)
            case ast.Tuple([key, value]) | ast.List([key, value]) if named:
                yield _Item(self.key(key), value)
            case _ if named:
                raise self.source.refuse(item, 'Write each item as `("name", layer)`.')
            case _:
                yield _Item("", item)

    def key(self, tree: ast.expr) -> str:
        """The name of an item."""
        if isinstance(tree, ast.Constant) and isinstance(tree.value, str) and tree.value:
            return tree.value
        raise self.source.refuse(tree, "The name of an item is a text.")

    # Stacks

    def _copies_in(
        self, container: Container, path: str, full: str, item: _Item, before: list[_Item]
    ) -> int:
        """A stack beside other items; how many positions it takes."""
        copies = self.copies.read(item.tree)
        stop = copies.stop
        count = stop.value if isinstance(stop, ast.Constant) and type(stop.value) is int else None
        if path in self.make.counted and count is not None and count <= MOST_COPIES:
            return self._one_by_one(container, path, full, copies, count)
        first = self._first_of(path, full, copies, before)
        if first is not None and copies.start == 0:
            stop = _plus_one(stop)
            place = count
        else:
            place = (count or 1) - (1 if first is not None else 0)
        if first is not None:
            container.children.pop()
            del self.form.members[first.name]
            full = first.name
        block = callee_of(copies.made)
        if block in self.make.blocks:
            container.children.append(full)
            member = MemberForm(full, copies.made, item.tree, block=block, repeat=stop)
            member.numbered, member.index = True, copies.index
            member.first = first.tree if first is not None else None
            self.make.add(member)
        elif count is None or count > MOST_COPIES or copies.index != "_" or first is not None:
            raise self.source.refuse(
                item.tree, "Copies of a layer are made by `range(...)` with a plain number."
            )
        else:
            self._one_by_one(container, path, full, copies, count)
        return place or 1

    def _one_by_one(
        self, container: Container, path: str, full: str, copies: Copies, count: int
    ) -> int:
        """Copies as items of their own; how many there are."""
        start = int(full.rpartition(".")[2])
        for number in range(copies.start, count):
            place = start + number - copies.start
            child = f"{path}.{place}" if path else str(place)
            container.children.append(child)
            self.make.member(child, copies.at(number), copies.made)
        return count - copies.start

    def _is_next_copy(self, container: Container, full: str, item: _Item) -> bool:
        """Whether an item is one more copy of a stack: one that an earlier project has, told by
        its names, or one that `forward` runs over."""
        known = self.make.known
        name = container.children[-1] if container.children else ""
        stack, tree = self.form.members.get(name), item.tree
        was_copy = bool(known) and full not in known and name in known
        is_copy = was_copy or full in self.make.sliced.get(name, ())
        if not is_copy or stack is None or item.name:
            return False
        if not isinstance(tree, ast.Call) or callee_of(tree) != stack.block or item.condition:
            return False
        if stack.repeat is not None and not stack.listed:
            return False
        rest = [*stack.listed[1:], tree]
        if len({tuple(map(ast.unparse, call.keywords)) for call in rest}) > 1:
            return False
        stack.listed = [*(stack.listed or [stack.tree]), tree]
        stack.first, stack.tree, stack.numbered = stack.listed[0], tree, True
        stack.repeat = ast.copy_location(ast.Constant(len(stack.listed)), tree)
        return True

    def _first_of(
        self, path: str, full: str, copies: Copies, before: list[_Item]
    ) -> MemberForm | None:
        """The first copy, where the comprehension begins at the second, or may do so."""
        is_alone = not before or isinstance(before[0].tree, ast.Starred)
        is_stack = full in self.make.known or full in self.make.sliced
        if is_alone or before[0].condition is not None or is_stack:
            return None
        if copies.start != 1 and (copies.label or copies.index != "_"):
            return None
        name = before[0].name or str(int(full.rpartition(".")[2]) - 1)
        member = self.form.members.get(f"{path}.{name}" if path else name)
        return member if member is not None and member.block == callee_of(copies.made) else None

    def _whole_stack(
        self, path: str, kind: ContainerKind, tree: ast.Call, node: ast.AST
    ) -> MemberForm | None:
        """The stack that a container is, or None where it is more than that."""
        items = _plain_items(kind, tree)
        calls = [_made(item) for item in items]
        callees = {callee_of(call) for call in calls if call is not None}
        if (
            path in self.make.counted
            or f"{path}.0" in self.make.known
            or is_position(path.rpartition(".")[2])
        ):
            return None  # an earlier project has its items one by one; a position is no stack
        if not path or None in calls or len(callees) != 1 or not callees <= set(self.make.blocks):
            return None
        starred = [isinstance(item, ast.Starred) for item in items]
        if not any(starred):
            return self._listed_stack(path, tree, node, items)
        alone = kind == "Sequential" and starred == [True]  # however its lines are laid out
        if starred not in ([True], [False, True]):
            return None
        if not alone and not self._is_on_one_line(tree, items, node):
            return None
        copies = self.copies.read(items[-1])
        first, repeat = _made(items[0]) if len(items) > 1 else None, copies.stop
        if first is not None and copies.start == 0:
            repeat = _plus_one(repeat)
        member = MemberForm(path, copies.made, node, block=callees.pop(), repeat=repeat)
        member.first, member.index = first, copies.index
        return member

    def _listed_stack(
        self, path: str, tree: ast.Call, node: ast.AST, items: list[ast.expr]
    ) -> MemberForm | None:
        """Copies that are written one by one, since what they infer differs."""
        if len(items) < 2 or not self._is_on_one_line(tree, items, node):
            return None
        given = {
            tuple(ast.unparse(keyword) for keyword in item.keywords)
            for item in items[1:]
            if isinstance(item, ast.Call)
        }
        if len(given) != 1:
            return None
        made, first = items[-1], items[0]
        assert isinstance(made, ast.Call)
        assert isinstance(first, ast.Call)
        repeat = ast.copy_location(ast.Constant(len(items)), tree)
        member = MemberForm(path, made, node, block=callee_of(made), repeat=repeat)
        member.first, member.listed = first, [item for item in items if isinstance(item, ast.Call)]
        return member

    @staticmethod
    def _is_on_one_line(tree: ast.Call, items: list[ast.expr], node: ast.AST) -> bool:
        """Whether items stand as codegen writes a stack: in a row, unless that is too long.

        It writes other items each on a line of its own.
        """
        lines = {item.lineno for item in items if hasattr(item, "lineno")}
        if len(lines) < len(items):
            return len(items) > 1 or items[0].lineno == tree.lineno or _is_long(tree, node)
        return _is_long(tree, node) or (len(items) == 1 and items[0].lineno == tree.lineno)


def callee_of(call: ast.Call) -> str:
    """What a constructor calls, with torch.nn as nn."""
    return ast.unparse(call.func).removeprefix("torch.nn.modules.").replace("torch.nn.", "nn.")


def _starred(tree: ast.expr) -> ast.Starred:
    return ast.copy_location(ast.Starred(tree, ast.Load()), tree)


def _plain_items(kind: ContainerKind, tree: ast.Call) -> list[ast.expr]:
    """The items of a container without names."""
    if kind == "ModuleDict" or tree.keywords:
        return []
    if kind == "Sequential":
        return tree.args
    held = tree.args[0] if len(tree.args) == 1 else None
    if isinstance(held, ast.ListComp):
        return [_starred(held)]
    return held.elts if isinstance(held, ast.List | ast.Tuple) else []


def _made(item: ast.expr) -> ast.Call | None:
    """The constructor that an item of a container calls, once or repeatedly."""
    if isinstance(item, ast.Starred):
        inner = item.value
        item = inner.elt if isinstance(inner, ast.ListComp | ast.GeneratorExp) else inner
    return item if isinstance(item, ast.Call) else None


def _is_dict(tree: ast.expr) -> bool:
    return isinstance(tree, ast.Call) and callee_of(tree) in _DICTS


def _is_long(tree: ast.Call, node: ast.AST) -> bool:
    """Whether a statement does not fit on a line, so that how it is split says nothing."""
    written = text_of(node) if isinstance(node, ast.expr) else ast.unparse(node)
    return getattr(node, "col_offset", 0) + len(written) > WIDTH or (
        getattr(node, "lineno", 0) != tree.lineno
    )


def _plus_one(repeat: ast.expr) -> ast.expr:
    """How many copies `first, *[... for _ in range(repeat)]` has."""
    match repeat:
        case ast.Constant(value=int() as count):
            return ast.copy_location(ast.Constant(count + 1), repeat)
        case ast.BinOp(left, ast.Sub(), ast.Constant(value=1)):
            return left
    return ast.copy_location(ast.BinOp(repeat, ast.Add(), ast.Constant(1)), repeat)
