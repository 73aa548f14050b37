"""The lines of `__init__`: members in registration order, Sequentials collected, ties made."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from netstudio.catalog.registry import find_layer
from netstudio.codegen.class_plan import ClassPlan, copies
from netstudio.codegen.constructor import (
    layer_constructor,
    no_references,
    tensor_statements,
)
from netstudio.codegen.expressions import call, dotted, literal, name, value_tree
from netstudio.codegen.layout import WIDTH, statement, text_of
from netstudio.codegen.sequential import SequentialGroup
from netstudio.document.naming import check_name, position
from netstudio.document.node import BlockUse, CustomModule, Layer, Member, Tensor
from netstudio.document.project import Project
from netstudio.document.values import Expr, identical
from netstudio.errors import CodegenError, EditError
from netstudio.sentence import say


@dataclass(frozen=True, slots=True)
class Line:
    """A line of source, and the nodes it was written for."""

    text: str
    nodes: tuple[str, ...] = ()


class InitWriter:
    """Writes the members of one class."""

    def __init__(
        self,
        project: Project,
        plan: ClassPlan,
        classes: dict[str, ClassPlan],
        groups: dict[str, SequentialGroup],
    ) -> None:
        self.project = project
        self.plan = plan
        self.classes = classes
        self.groups = groups
        self.names: dict[str, ast.expr] = {p: name(p) for p in plan.parameters}

    def lines(self) -> list[Line]:
        """The lines after `super().__init__()`."""
        lines: list[Line] = []
        written: set[str] = set()
        for member in self.plan.graph.members.values():
            _check_name(member)
            if member.name in self.groups:
                raise CodegenError(
                    say(
                        "“{name}” is a layer and also the Sequential of “{name}.0”; rename one "
                        "of them.",
                        name=member.name,
                    )
                )
            place = position(member.name)
            if place is None:
                lines += self._member(member)
            elif place[0] not in written:
                written.add(place[0])
                lines += self._group(self.groups[place[0]])
        for tie in self.plan.graph.ties:
            target, source = (text_of(dotted(f"self.{path}")) for path in (tie.target, tie.source))
            lines.append(Line(f"        {target} = {source}"))
        lines += self._frozen()
        return lines

    def is_registered(self, member: Member) -> bool:
        """Whether the member is an attribute: a function layer such as Add registers nothing."""
        if not isinstance(member.target, Layer):
            return True
        spec = find_layer(member.target.type)
        if spec is None:
            raise CodegenError(
                say(
                    "“{name}” is a {type}, which this version does not know; replace it or "
                    "remove it.",
                    name=member.name,
                    type=member.target.type,
                )
            )
        if position(member.name) is not None:
            if not spec.construct:
                raise CodegenError(
                    say(
                        "“{name}” is a {name2}, which is a function and cannot have a place in a "
                        "Sequential; give it a plain name.",
                        name=member.name,
                        name2=spec.name,
                    )
                )
            return True
        return bool(spec.construct) and not spec.functional

    def _callers(self, member: Member) -> tuple[str, ...]:
        return tuple(node.id for node in self.plan.callers(member.id))

    def _member(self, member: Member) -> Iterator[Line]:
        if not self.is_registered(member):
            return
        nodes = self._callers(member)
        if isinstance(member.target, Tensor):
            first, *after = tensor_statements(member.name, member.target, self.names)
            assert isinstance(first, ast.expr)
            text = text_of(first)
            if not text.startswith("self.register_buffer"):
                text = f"self.{member.name} = {text}"
            texts = [text, *(text_of(tree) for tree in after if isinstance(tree, ast.expr))]
        else:
            texts = [_assignment(f"self.{member.name}", self._conditional(member))]
        for text in texts:
            for part in statement(text, 8):
                yield Line(part, nodes)

    def _conditional(self, member: Member) -> ast.expr:
        """The constructor, or None where the condition of every call is false for an instance."""
        tree = self._constructor(member)
        conditions = {node.when for node in self.plan.callers(member.id)}
        if len(conditions) != 1:
            return tree
        (when,) = conditions
        if when is None or "training" in when.condition:
            return tree
        test = value_tree(Expr(when.condition), no_references, self.names)
        return ast.IfExp(test, tree, literal(None))

    def _constructor(self, member: Member) -> ast.expr:
        target = member.target
        if isinstance(target, Layer):
            spec = find_layer(target.type)
            assert spec is not None
            try:
                return layer_constructor(
                    spec,
                    target,
                    self.plan.inferred(member.id),
                    self.names,
                )
            except CodegenError as error:
                raise CodegenError(f"“{member.name}”: {error}") from error
        if isinstance(target, BlockUse):
            return self._block(member, target)
        if isinstance(target, CustomModule):
            raise CodegenError(
                say(
                    "“{name}” is custom Python from {file}, which has not been trusted.",
                    name=member.name,
                    file=target.file,
                )
            )
        raise CodegenError(say("“{name}” cannot be constructed.", name=member.name))

    def _block(self, member: Member, use: BlockUse) -> ast.expr:
        count = copies(use, self.plan.first.env)
        if use.repeat == 1 and not isinstance(use.repeat, bool):
            return self._instance(member, use, 0)
        made = [self._instance(member, use, copy) for copy in range(count)]
        texts = [ast.unparse(tree) for tree in made]
        repeat = value_tree(use.repeat, no_references, self.names)
        if len(set(texts)) == 1:
            items: list[ast.expr] = [self._stack(made[0], repeat)]
        elif len(set(texts[1:])) == 1 and count > 2:
            less = _minus_one(repeat)
            items = [made[0], self._stack(made[1], less)]
        else:
            items = made
        container = "nn.Sequential" if self._is_chain(member) else "nn.ModuleList"
        if container == "nn.ModuleList":
            return call(dotted(container), [ast.List(items, ast.Load())])
        return call(dotted(container), items)

    def _is_chain(self, member: Member) -> bool:
        return all(len(node.args) == 1 for node in self.plan.callers(member.id))

    @staticmethod
    def _stack(tree: ast.expr, repeat: ast.expr) -> ast.expr:
        """`*[Block(...) for _ in range(n)]`"""
        loop = ast.comprehension(
            ast.Name("_", ast.Store()), call(name("range"), [repeat]), [], is_async=0
        )
        return ast.Starred(ast.ListComp(tree, [loop]), ast.Load())

    def _instance(self, member: Member, use: BlockUse, copy: int) -> ast.expr:
        block = self.project.blocks.get(use.block)
        if block is None or use.block not in self.classes:
            raise CodegenError(
                say(
                    "“{name}” is a {block}, which is not defined.",
                    name=member.name,
                    block=use.block,
                )
            )
        given = use.args if copy else use.args.update(use.first)
        extra = self.plan.inferred(member.id, copy)
        args = [extra[parameter] for parameter in self.classes[use.block].extra]
        kwargs = {
            key: value_tree(value, no_references, self.names)
            for key, value in given.items()
            if not identical(value, block.parameters.get(key))
        }
        return call(name(self.classes[use.block].class_name), args, **kwargs)

    def _group(self, group: SequentialGroup) -> Iterator[Line]:
        for member in group.members:
            self.is_registered(member)
        if group.is_dense:
            yield Line(f"        self.{group.name} = nn.Sequential(")
            for member in group.members:
                for part in statement(text_of(self._constructor(member)) + ",", 12):
                    yield Line(part, self._callers(member))
            yield Line("        )")
            return
        yield Line(f"        self.{group.name} = nn.Sequential()")
        for member, index in zip(group.members, group.positions, strict=True):
            text = f'self.{group.name}.add_module("{index}", {text_of(self._constructor(member))})'
            for part in statement(text, 8):
                yield Line(part, self._callers(member))

    def _frozen(self) -> Iterator[Line]:
        for member in self.plan.graph.members.values():
            if member.frozen and self.is_registered(member):
                path = text_of(dotted(f"self.{member.name}"))
                yield Line(f"        {path}.requires_grad_(False)", self._callers(member))


def _assignment(target: str, tree: ast.expr) -> str:
    """`target = tree`; a condition too long for its line stands in brackets, to be split there."""
    text = text_of(tree)
    if isinstance(tree, ast.IfExp) and len(f"        {target} = {text}") > WIDTH:
        text = f"({text})"
    return f"{target} = {text}"


def _minus_one(repeat: ast.expr) -> ast.expr:
    if isinstance(repeat, ast.Constant) and isinstance(repeat.value, int):
        return ast.Constant(repeat.value - 1)
    return ast.BinOp(repeat, ast.Sub(), ast.Constant(1))


def _check_name(member: Member) -> None:
    try:
        check_name(member.name)
    except EditError as error:
        raise CodegenError(str(error)) from error
