"""What each class needs before it is written: its instances, and where inferred values come from.

A block used at several places is one class. What its layers infer from their input may differ from
place to place: a value that is the same everywhere becomes a literal, one that follows a block
parameter becomes that parameter, and what is left becomes a further constructor argument
(anti-unification), such as `in_channels`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import Any, Final

from netstudio.catalog.arguments import plain
from netstudio.catalog.clash import ClashError
from netstudio.catalog.inference import MAX_REPEAT, Inference, block_address
from netstudio.codegen.class_members import ClassMembers
from netstudio.codegen.expressions import literal, name, substitute
from netstudio.codegen.naming import class_name, identifier
from netstudio.document.expression import names, parse_expression
from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Call, Layer, Member, Node
from netstudio.document.project import ROOT, Project
from netstudio.document.substitution import COPY
from netstudio.document.values import Expr
from netstudio.errors import CodegenError
from netstudio.sentence import say

Slot = tuple[str, int, str]
"""A value to fill in: member id, copy (0 unless a block is repeated), parameter name."""


class _Absent(Enum):
    """What an instance has where it lacks the member: it suits every value."""

    ABSENT = "absent"


_ABSENT: Final = _Absent.ABSENT


@dataclass(frozen=True, slots=True)
class Instance:
    """One instance of a class: the prefix of its nodes' addresses, and its parameters."""

    prefix: str
    env: Mapping[str, Any]


@dataclass
class ClassPlan:
    """One class to write.

    Attributes:
        scope: empty for the main graph, else the block's name.
        instances: all its instances in the project.
        extra: further constructor arguments, with their value in each instance.
    """

    scope: str
    class_name: str
    graph: Graph
    parameters: tuple[str, ...]
    instances: tuple[Instance, ...]
    extra: dict[str, tuple[Any, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._callers: dict[str, list[Node]] = {}
        for node in self.graph.nodes.values():
            if isinstance(node.target, Call):
                self._callers.setdefault(node.target.member, []).append(node)
        self._inferred: dict[tuple[str, int], dict[str, ast.expr]] = {}
        self._steps: dict[str, dict[str, ast.expr]] = {}
        self.members = ClassMembers(self.graph)
        self.sizes = _sizes(self.graph)
        self.keys = self.graph.returned_keys() if self.scope == ROOT else ()

    def callers(self, member_id: str) -> list[Node]:
        """The nodes that call a member, in order."""
        return self._callers.get(member_id, [])

    def fill(self, slot: Slot, tree: ast.expr) -> None:
        """Say what a slot is filled with."""
        member_id, copy, parameter = slot
        self._inferred.setdefault((member_id, copy), {})[parameter] = tree

    def inferred(self, member_id: str, copy: int = 0) -> dict[str, ast.expr]:
        """The expressions for what a member infers, by parameter."""
        return self._inferred.get((member_id, copy), {})

    def grow(self, member_id: str, parameter: str, step: ast.expr) -> None:
        """Say that a value grows by `step` from one copy of a stack to the next."""
        self._steps.setdefault(member_id, {})[parameter] = step

    def steps(self, member_id: str) -> dict[str, ast.expr]:
        """By how much what a stack's copies infer grows, by parameter, where it grows evenly."""
        return self._steps.get(member_id, {})

    @property
    def first(self) -> Instance:
        """The instance that stands for all, where they agree."""
        return self.instances[0]


def used_scopes(project: Project, inference: Inference) -> tuple[str, ...]:
    """The graphs that a class is written for, each after those it uses; the main one is last."""
    return (*_used_blocks(project, inference), ROOT)


def plan_classes(
    project: Project, inference: Inference, reserved: frozenset[str] = frozenset()
) -> list[ClassPlan]:
    """The classes of a project, each after those it uses; the main graph's is the last.

    Args:
        reserved: names that no class may have.
    """
    names: dict[str, str] = {}
    for scope in used_scopes(project, inference):
        wanted = scope or project.name
        names[scope] = class_name(wanted, reserved.union(names.values()))
    plans: list[ClassPlan] = []
    extras: dict[str, dict[str, Any]] = {}
    for scope in names:
        plan = _empty_plan(project, inference, scope, names[scope])
        _fill(plan, inference, extras)
        plans.append(plan)
        for index, instance in enumerate(plan.instances):
            address = instance.prefix.removesuffix(".")
            extras[address] = {key: values[index] for key, values in plan.extra.items()}
    return plans


def copies(use: BlockUse, env: Mapping[str, Any]) -> int:
    """How many copies of a block an instance makes."""
    repeat = plain(use.repeat, env)
    if not isinstance(repeat, int):
        raise CodegenError(
            say("repeat must be a whole number; received {repeat!r}.", repeat=repeat)
        )
    return min(repeat, MAX_REPEAT + 1)  # of too many, inference has said so


def _used_blocks(project: Project, inference: Inference) -> Iterator[str]:
    """The blocks that have instances, each after the blocks inside it."""
    used = {instance.block for instance in inference.instances}
    done: set[str] = set()

    def visit(block: str) -> Iterator[str]:
        if block in done or block not in used:
            return
        done.add(block)
        for member in project.blocks[block].graph.members.values():
            if isinstance(member.target, BlockUse):
                yield from visit(member.target.block)
        yield block

    for block in project.blocks:
        yield from visit(block)


def _empty_plan(project: Project, inference: Inference, scope: str, written_name: str) -> ClassPlan:
    if scope == ROOT:
        return ClassPlan(ROOT, written_name, project.graph, (), (Instance("", {"training": True}),))
    instances = tuple(
        Instance(f"{instance.address}.", instance.env) for instance in inference.of_block(scope)
    )
    block = project.blocks[scope]
    return ClassPlan(scope, written_name, block.graph, tuple(block.parameters), instances)


def _fill(plan: ClassPlan, inference: Inference, extras: Mapping[str, dict[str, Any]]) -> None:
    vectors: dict[Slot, list[Any]] = {}
    for index, instance in enumerate(plan.instances):
        for slot, value in _slots(plan, instance, inference, extras):
            # A member that only some instances have: the others never look at it.
            vectors.setdefault(slot, [_ABSENT] * len(plan.instances))[index] = value
    growing = _growing(plan, vectors)
    for slot, values in vectors.items():
        member_id, copy, parameter = slot
        step = growing.get((member_id, parameter))
        if step is None or not copy:
            before = vectors.get((member_id, 1, parameter)) if copy > 1 else None
            if before is not None and _agree(tuple(values), tuple(before)):
                tree = plan.inferred(member_id, 1)[parameter]  # made like the copies before it
            else:
                tree = _tree(plan, slot, tuple(values))
            plan.fill(slot, tree)
            continue
        tree = _step_tree(plan, step)
        plan.grow(member_id, parameter, tree)
        base = plan.inferred(member_id)[parameter]
        plan.fill(slot, progression(base, tree, ast.Constant(copy)))
    plan.extra |= {parameter: _completed(vector) for parameter, vector in plan.extra.items()}


def _growing(plan: ClassPlan, vectors: Mapping[Slot, list[Any]]) -> dict[tuple[str, str], int]:
    """What grows evenly from copy to copy of a stack, by member and parameter, and by how much.

    Two copies say little of a rule, and a first copy that is made otherwise is none of it.
    """
    rows: dict[tuple[str, str], list[list[Any]]] = {}
    for (member_id, _, parameter), values in vectors.items():
        rows.setdefault((member_id, parameter), []).append(values)
    found = {}
    for key, copies_of in rows.items():
        use = plan.graph.members[key[0]].target
        alike = isinstance(use, BlockUse) and not use.first
        step = _even_step(copies_of) if alike and len(copies_of) > 2 else None
        if step:
            found[key] = step
    return found


def _even_step(rows: list[list[Any]]) -> int | None:
    """By how much the values of each copy exceed the copy's before, in all instances."""
    steps = {
        after - before if type(before) is type(after) is int else None
        for row, following in pairwise(rows)
        for before, after in zip(row, following, strict=True)
        if after is not _ABSENT
    }
    return steps.pop() if len(steps) == 1 else None


def _step_tree(plan: ClassPlan, step: int) -> ast.expr:
    """A step as a block parameter that has this value everywhere, or as a number."""
    for parameter in plan.parameters:
        if all(type(v := i.env.get(parameter)) is int and v == step for i in plan.instances):
            return name(parameter)
    return literal(step)


def progression(base: ast.expr, step: ast.expr, index: ast.expr) -> ast.expr:
    """`base + step * index`, worked out where all are numbers."""
    start, by, count = (_number(tree) for tree in (base, step, index))
    if by is not None and count is not None:
        if start is not None:
            return literal(start + by * count)
        return ast.BinOp(base, ast.Add(), literal(by * count))
    grown = step if count == 1 else ast.BinOp(step, ast.Mult(), index)
    return ast.BinOp(base, ast.Add(), grown)


def _number(tree: ast.expr) -> int | None:
    value = tree.value if isinstance(tree, ast.Constant) else None
    return value if type(value) is int else None


def _completed(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """The values, where there is none the first: it is passed on and never read."""
    stand_in = next(value for value in values if value is not _ABSENT)
    return tuple(stand_in if value is _ABSENT else value for value in values)


def _agree(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Whether one argument can carry both."""
    return all(a is _ABSENT or b is _ABSENT or a == b for a, b in zip(one, other, strict=True))


def _joined(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(b if a is _ABSENT else a for a, b in zip(one, other, strict=True))


def _slots(
    plan: ClassPlan, instance: Instance, inference: Inference, extras: Mapping[str, dict[str, Any]]
) -> Iterator[tuple[Slot, Any]]:
    for member in plan.graph.members.values():
        if isinstance(member.target, BlockUse):
            yield from _block_slots(member, member.target, instance, extras)
            continue
        for caller in plan.callers(member.id):
            known = inference.nodes.get(instance.prefix + caller.id)
            if known is not None and known.args:
                for parameter, value in known.inferred.items():
                    yield (member.id, 0, parameter), value
                break


def _block_slots(
    member: Member, use: BlockUse, instance: Instance, extras: Mapping[str, dict[str, Any]]
) -> Iterator[tuple[Slot, Any]]:
    try:
        count = copies(use, instance.env)
    except ClashError as error:
        raise CodegenError(error.clash.message) from error
    for copy in range(count):
        address = instance.prefix + block_address(member.id, use, copy)
        for parameter, value in extras.get(address, {}).items():
            yield (member.id, copy, parameter), value


def _tree(plan: ClassPlan, slot: Slot, values: tuple[Any, ...]) -> ast.expr:
    known = [value for value in values if value is not _ABSENT]
    constant = all(value == known[0] for value in known)
    for parameter in plan.parameters:
        given = tuple(instance.env.get(parameter) for instance in plan.instances)
        if _agree(values, given) and (not constant or type(known[0]) is int):
            return name(parameter)
    for expression in plan.sizes:
        given = tuple(_size(expression, instance) for instance in plan.instances)
        if type(known[0]) is int and _agree(values, given):
            return _names_in(expression)
    if constant:
        return literal(known[0])
    for parameter in plan.parameters:
        factor = _factor(values, tuple(i.env.get(parameter) for i in plan.instances))
        if factor is not None:
            return ast.BinOp(name(parameter), ast.Mult(), ast.Constant(factor))
    return name(_extra_name(plan, slot, values))


def _size(expression: Expr, instance: Instance) -> Any:
    try:
        return plain(expression, instance.env)
    except ClashError:
        return None


def _names_in(expression: Expr) -> ast.expr:
    """An expression over block parameters as `__init__` reads it: parameters are its names."""
    return substitute(parse_expression(expression.text), {})


def _sizes(graph: Graph) -> tuple[Expr, ...]:
    """The expressions that say how many features layers put out, which others then take in.

    Where blocks are used, any of their arguments may say so.
    """
    found = {
        value.text: value
        for member in graph.members.values()
        if isinstance(member.target, Layer | BlockUse)
        for key, value in member.target.args.items()
        if isinstance(member.target, BlockUse) or key in ("out_channels", "out_features")
        if isinstance(value, Expr) and not value.where and COPY not in names(value.text)
    }
    return tuple(value for text, value in found.items() if not text.isidentifier())


def _factor(values: tuple[Any, ...], given: tuple[Any, ...]) -> int | None:
    pairs = [pair for pair in zip(values, given, strict=True) if pair[0] is not _ABSENT]
    if not all(isinstance(item, int) and item > 0 for pair in pairs for item in pair):
        return None
    factor = pairs[0][0] // pairs[0][1]
    matches = all(value == factor * base for value, base in pairs)
    return int(factor) if factor > 1 and matches else None


def _extra_name(plan: ClassPlan, slot: Slot, values: tuple[Any, ...]) -> str:
    member_id, _, parameter = slot
    taken = {*plan.parameters, *plan.extra}
    for known, vector in plan.extra.items():
        if _agree(vector, values):
            plan.extra[known] = _joined(vector, values)
            return known
    wanted = parameter
    if wanted in taken:
        wanted = identifier(f"{plan.graph.members[member_id].name}_{parameter}")
    stem, count = wanted, 2
    while wanted in taken:
        wanted = f"{stem}_{count}"
        count += 1
    plan.extra[wanted] = values
    return wanted
