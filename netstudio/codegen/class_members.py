"""Where the members of a class are found: as expressions in its source, and as state_dict paths."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from netstudio.catalog.arguments import plain
from netstudio.codegen.containers import Chain, Container, Item, class_container
from netstudio.codegen.expressions import Names, name, value_tree
from netstudio.document.graph import Graph
from netstudio.document.naming import counted, is_attribute
from netstudio.document.node import Member
from netstudio.document.values import Expr, Ref
from netstudio.errors import CodegenError
from netstudio.sentence import say


class ClassMembers:
    """The members of one graph in their containers."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    @cached_property
    def root(self) -> Container:
        """The class itself."""
        return class_container(self.graph)

    @cached_property
    def _places(self) -> dict[str, tuple[tuple[Container, Item], ...]]:
        """By member id, the containers on the way to it, each with the item that leads on."""
        found: dict[str, tuple[tuple[Container, Item], ...]] = {}

        def walk(container: Container, before: tuple[tuple[Container, Item], ...]) -> None:
            for item in container.items:
                way = (*before, (container, item))
                if item.container is not None:
                    walk(item.container, way)
                elif item.member is not None:
                    found[item.member.id] = way

        walk(self.root, ())
        return found

    @property
    def needs_forward(self) -> bool:
        """Whether the class is more than a Sequential."""
        return not (self.root.kind == "Sequential" and self.root.chains)

    def is_module(self, member: Member) -> bool:
        """Whether the member is an item of a container, where a function has no place."""
        return "." in member.name or not is_attribute(member.name)

    @cached_property
    def swallowed(self) -> dict[str, tuple[Container, Chain]]:
        """For each node inside a Sequential that is called whole: the outermost, and the chain."""
        found: dict[str, tuple[Container, Chain]] = {}

        def walk(container: Container) -> None:
            if container.path and container.chains:
                for chain in container.chains:
                    found.update((node_id, (container, chain)) for node_id in chain)
                return
            for item in container.items:
                if item.container is not None:
                    walk(item.container)

        walk(self.root)
        return found

    def needed(self, member_id: str) -> str | None:
        """The condition under which an instance has the member; None where it always has it."""
        conditions = [item.condition for _, item in self._places[member_id] if item.condition]
        return (
            " and ".join(f"({text})" for text in conditions)
            if conditions[1:]
            else (conditions[0] if conditions else None)
        )

    def condition(self, member_id: str) -> ast.expr | None:
        """What is None in an instance where the member is not made; None where it always is."""
        way = self._places[member_id]
        for depth, (_, item) in enumerate(way):
            if item.condition is not None and not item.optional:
                return self._path_tree(way[: depth + 1], {})
        return None

    def container_condition(self, container: Container) -> ast.expr | None:
        """The same for a container that is called whole."""
        return self.condition(next(container.members()).id)

    # Expressions

    def access(self, member_id: str, names: Names) -> ast.expr:
        """How a member is reached: `self.conv1`, `self.features[3]`; a stack's slice."""
        return self._path_tree(self._places[member_id], names)

    def container_access(self, container: Container, names: Names) -> ast.expr:
        """How a container is reached."""
        way = self._places[next(container.members()).id]
        depth = next(i for i, (_, item) in enumerate(way) if item.container is container)
        return self._path_tree(way[: depth + 1], names)

    def is_in_list(self, member: Member) -> bool:
        """Whether a stack's copies are items of a container that cannot be called."""
        container, item = self._places[member.id][-1]
        in_sequential = container.kind == "Sequential" and container.path
        return item.is_numbered and not in_sequential

    def _path_tree(self, way: tuple[tuple[Container, Item], ...], names: Names) -> ast.expr:
        tree = name("self")
        for container, item in way:
            tree = self._step(tree, container, item, names)
        return tree

    def _step(self, tree: ast.expr, container: Container, item: Item, names: Names) -> ast.expr:
        if container.kind == "Module":
            if is_attribute(item.part):
                return ast.Attribute(tree, item.part, ast.Load())
            getter = ast.Attribute(tree, "get_submodule", ast.Load())
            return ast.Call(getter, [ast.Constant(item.part)], [])
        if item.is_numbered:
            return self._slice(tree, container, item, names)
        if container.kind in ("ModuleDict", "ParameterDict"):
            return ast.Subscript(tree, ast.Constant(item.part), ast.Load())
        if is_attribute(item.part):
            return ast.Attribute(tree, item.part, ast.Load())
        return ast.Subscript(tree, _before(container, item, names), ast.Load())

    @staticmethod
    def _slice(tree: ast.expr, container: Container, item: Item, names: Names) -> ast.expr:
        if len(container.items) == 1:
            if container.kind == "ModuleDict":
                return ast.Call(ast.Attribute(tree, "values", ast.Load()), [], [])
            return tree
        if container.kind == "ModuleDict":
            raise CodegenError(
                say(
                    "The copies of “{name}” stand beside other items in a dictionary, where they "
                    "cannot be called in a row; give them a container of their own.",
                    name=item.member.name if item.member else item.part,
                )
            )
        if not container.path:  # a slice of the class itself would be made by its constructor
            tree = ast.Call(name("list"), [tree], [])
        start = _before(container, item, names)
        stop = _sum([start, _width(item, names)])
        whole = item is container.items[-1]
        part = ast.Slice(start, None if whole else stop)
        return ast.Subscript(tree, part, ast.Load())

    # Paths

    def path(self, member: Member, env: Mapping[str, Any], copy: int = 0) -> str | None:
        """A member's path below the class, for the parameters of an instance.

        None where the instance does not have it. For a stack, the path of its container, or of a
        copy where the copies are numbered.
        """
        parts = []
        for container, item in self._places[member.id]:
            if not _is_there(item, env):
                return None
            label = item.part
            if container.is_dense and container.kind != "Module":
                label = str(sum(_actual_width(other, env) for other in _earlier(container, item)))
            parts.append(counted(label, copy) if item.is_numbered else label)
        return ".".join(parts)


def _earlier(container: Container, item: Item) -> Iterator[Item]:
    for other in container.items:
        if other is item:
            return
        yield other


def _is_there(item: Item, env: Mapping[str, Any]) -> bool:
    return item.condition is None or bool(plain(Expr(item.condition), env))


def _actual_width(item: Item, env: Mapping[str, Any]) -> int:
    if item.optional and not _is_there(item, env):
        return 0
    return int(plain(item.use.repeat, env)) if item.is_numbered else 1


def _before(container: Container, item: Item, names: Names) -> ast.expr:
    """The index of an item: how many stand before it."""
    return _sum([_width(other, names) for other in _earlier(container, item)])


def _width(item: Item, names: Names) -> ast.expr:
    width = item.width
    if width is not None:
        return ast.Constant(width)
    if item.is_numbered and not item.optional:
        return value_tree(item.use.repeat, _no_references, names)
    if item.is_numbered:
        raise CodegenError(
            say(
                "“{name}” is a stack that may be left out of a Sequential; put it into a block.",
                name=item.member.name if item.member else item.part,
            )
        )
    assert item.condition is not None
    return ast.IfExp(
        value_tree(Expr(item.condition), _no_references, names), ast.Constant(1), ast.Constant(0)
    )


def _sum(trees: list[ast.expr]) -> ast.expr:
    """A sum, its numbers added up."""
    number = sum(tree.value for tree in trees if _is_number(tree))  # type: ignore[attr-defined]
    rest = [tree for tree in trees if not _is_number(tree)]
    if number or not rest:
        rest.append(ast.Constant(number))
    total = rest[0]
    for tree in rest[1:]:
        total = ast.BinOp(total, ast.Add(), tree)
    return total


def _is_number(tree: ast.expr) -> bool:
    return isinstance(tree, ast.Constant) and type(tree.value) is int


def _no_references(ref: Ref) -> ast.expr:
    raise CodegenError(say("A size cannot use the value of “{node}”.", node=ref.node))
