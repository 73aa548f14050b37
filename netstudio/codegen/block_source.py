"""The expressions that make instances of blocks, one or a stack of them."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace

from netstudio.codegen.class_plan import ClassPlan, copies, progression
from netstudio.codegen.constructor import no_references
from netstudio.codegen.expressions import Names, call, name, value_tree
from netstudio.document.naming import counted
from netstudio.document.node import BlockUse, Member
from netstudio.document.project import Project
from netstudio.document.substitution import COPY, substituted_arguments
from netstudio.document.values import Expr, identical
from netstudio.errors import CodegenError
from netstudio.sentence import say

INDEX = "i"
"""What the number of a copy is called in a comprehension."""


@dataclass(frozen=True)
class BlockSource:
    """Writes the block instances of one class."""

    project: Project
    plan: ClassPlan
    classes: Mapping[str, ClassPlan]
    names: Names

    def single(self, member: Member, use: BlockUse) -> ast.expr:
        """One instance: `BasicBlock(64, stride=2)`."""
        return self._instance(member, use, 0)

    def stack(self, member: Member, use: BlockUse) -> list[ast.expr]:
        """A stack as items of a list: `*[BasicBlock(64) for _ in range(3)]`."""
        return self._items(member, use, None)

    def named_stack(self, member: Member, use: BlockUse) -> list[ast.expr]:
        """A stack as pairs of name and module, named after the member and counted up."""
        return self._items(member, use, member.name.rpartition(".")[2])

    def _items(self, member: Member, use: BlockUse, label: str | None) -> list[ast.expr]:
        count = max(copies(use, instance.env) for instance in self.plan.instances)
        made = [self._instance(member, use, copy) for copy in range(count)]
        looped = [self._in_loop(member, use, copy) for copy in range(count)]
        texts = [ast.unparse(tree) for tree in looped]
        repeat = value_tree(use.repeat, no_references, self.names)
        varies = isinstance(use.repeat, Expr)
        if len(set(texts)) == 1:
            return [_loop(looped[0], label, 0, repeat)]
        if not use.first and (varies or count > 2) and self._is_progression(member, use, texts):
            return [_loop(self._at_index(member, use), label, 0, repeat)]
        if len(set(texts[1:])) <= 1 and (varies or count > 2):
            rest = looped[1] if count > 1 else looped[0]
            return [_one(made[0], label, 0), _loop(rest, label, 1, repeat)]
        if varies:
            raise CodegenError(
                say(
                    "The copies of “{name}” differ, and a parameter decides how many there are; "
                    "let them all take the same input, or give their number.",
                    name=member.name,
                )
            )
        return [_one(tree, label, copy) for copy, tree in enumerate(made)]

    def _is_progression(self, member: Member, use: BlockUse, texts: list[str]) -> bool:
        """Whether the copies differ only by what grows evenly from one to the next."""
        steps = self.plan.steps(member.id)
        if not steps:
            return False
        fixed = [ast.unparse(self._in_loop(member, use, copy, steps)) for copy in range(len(texts))]
        return len(set(fixed)) == 1

    def _at_index(self, member: Member, use: BlockUse) -> ast.expr:
        base = self.plan.inferred(member.id, 0)
        grown = {
            parameter: progression(base[parameter], step, name(INDEX))
            for parameter, step in self.plan.steps(member.id).items()
        }
        return self._in_loop(member, use, 1, grown)

    def _in_loop(
        self, member: Member, use: BlockUse, copy: int, instead: Names | None = None
    ) -> ast.expr:
        """A copy as a loop over all of them writes it: its number is the loop's variable."""
        names = {**self.names, COPY: name(INDEX)}
        return self._made(member, use, copy, names, instead or {})

    def _instance(self, member: Member, use: BlockUse, copy: int) -> ast.expr:
        """A copy by itself: what depends on its number is worked out."""
        number = {COPY: copy}
        use = replace(
            use,
            args=substituted_arguments(use.args, number),
            first=substituted_arguments(use.first, number),
        )
        return self._made(member, use, copy, self.names, {})

    def _made(
        self, member: Member, use: BlockUse, copy: int, names: Names, instead: Names
    ) -> ast.expr:
        """The constructor of a copy; `instead` replaces expressions for what it infers."""
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
        extra = {**self.plan.inferred(member.id, copy), **instead}
        args = [extra[parameter] for parameter in self.classes[use.block].extra]
        kwargs = {
            key: value_tree(value, no_references, names)
            for key, value in given.items()
            if not identical(value, block.parameters.get(key))
        }
        return call(name(self.classes[use.block].class_name), args, **kwargs)


def _one(tree: ast.expr, label: str | None, copy: int) -> ast.expr:
    if label is None:
        return tree
    return ast.Tuple([ast.Constant(counted(label, copy)), tree], ast.Load())


def _loop(tree: ast.expr, label: str | None, start: int, stop: ast.expr) -> ast.expr:
    """`*[Block(...) for _ in range(n)]`; with a label, of pairs."""
    uses_index = any(isinstance(n, ast.Name) and n.id == INDEX for n in ast.walk(tree))
    if label is None and not uses_index:
        bounds = [_less(stop, start)] if start else [stop]
    else:
        bounds = [ast.Constant(start), stop] if start else [stop]
    if label is not None:
        tree = ast.Tuple([_numbered_label(label), tree], ast.Load())
    variable = INDEX if label is not None or uses_index else "_"
    loop = ast.comprehension(
        ast.Name(variable, ast.Store()), call(name("range"), bounds), [], is_async=0
    )
    return ast.Starred(ast.ListComp(tree, [loop]), ast.Load())


def _numbered_label(label: str) -> ast.expr:
    """`f"denselayer{i + 1}"` for the label `denselayer1`."""
    stem = label.rstrip("0123456789")
    first = int(label[len(stem) :] or 0)
    index = name(INDEX)
    number = ast.BinOp(index, ast.Add(), ast.Constant(first)) if first else index
    parts: list[ast.expr] = [ast.Constant(stem)] if stem else []
    return ast.JoinedStr([*parts, ast.FormattedValue(number, -1)])


def _less(tree: ast.expr, count: int) -> ast.expr:
    if isinstance(tree, ast.Constant) and isinstance(tree.value, int):
        return ast.Constant(tree.value - count)
    return ast.BinOp(tree, ast.Sub(), ast.Constant(count))
