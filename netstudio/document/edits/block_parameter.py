"""The parameters of a block: promoting an argument to one, and changing, renaming, removing one."""

from __future__ import annotations

from dataclasses import replace

from netstudio.document.edit import Edit, name_in
from netstudio.document.edits.argument import SetArguments, member_in
from netstudio.document.edits.block import block_in, map_uses
from netstudio.document.graph import Graph
from netstudio.document.naming import TAKEN, check_name, is_attribute
from netstudio.document.node import BlockUse, CustomModule, Layer, Member, Node, Tensor
from netstudio.document.project import Block, Project
from netstudio.document.substitution import (
    COPY,
    TRAINING,
    Bindings,
    parameter_names,
    substituted,
    substituted_arguments,
    substituted_inits,
)
from netstudio.document.table import Table
from netstudio.document.values import Expr, Value, references
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say


@dataclass(frozen=True)
class PromoteArgument(Edit):
    """Let an argument of a member be the parameter `parameter` of the block that it stands in.

    The parameter is made, with `value` as its default, where the block has none of that name.
    """

    block: str
    member: str
    argument: str
    parameter: str
    value: Value

    @property
    def label(self) -> str:
        return self._said(self.member)

    def label_in(self, project: Project) -> str:
        return self._said(name_in(project, self.block, self.member))

    def _said(self, member: str) -> str:
        return say(
            "Promote {argument} of {member} to {parameter}",
            argument=self.argument,
            member=member,
            parameter=self.parameter,
        )

    def change(self, project: Project) -> Project:
        block = block_in(project, self.block)
        member_in(project, self.block, self.member)
        if parameter_names(self.value):
            raise EditError(
                say(
                    "“{argument}” of “{member}” follows from a block parameter already.",
                    argument=self.argument,
                    member=self.member,
                )
            )
        if self.parameter not in block.parameters:
            _check_parameter(block, self.parameter)
            _check_default(self.parameter, self.value)
            block = replace(block, parameters=block.parameters.set(self.parameter, self.value))
            project = _with_block(project, block)
        promoted: dict[str, Value] = {self.argument: Expr(self.parameter)}
        return SetArguments(self.block, self.member, promoted).change(project)


@dataclass(frozen=True)
class SetParameter(Edit):
    """Give a block's parameter another default, or the block a new parameter."""

    block: str
    name: str
    value: Value

    @property
    def label(self) -> str:
        return say("Set {name} of block {block}", name=self.name, block=self.block)

    @property
    def merge_key(self) -> object:
        return (SetParameter, self.block, self.name)

    def change(self, project: Project) -> Project:
        block = block_in(project, self.block)
        if self.name not in block.parameters:
            _check_parameter(block, self.name)
        _check_default(self.name, self.value)
        return _with_block(
            project, replace(block, parameters=block.parameters.set(self.name, self.value))
        )


@dataclass(frozen=True)
class RenameParameter(Edit):
    """Call a block's parameter otherwise, inside and at every instance."""

    block: str
    old: str
    new: str

    @property
    def label(self) -> str:
        return say(
            "Rename {old} of block {block} to {new}", old=self.old, block=self.block, new=self.new
        )

    def change(self, project: Project) -> Project:
        block = _with_parameter(project, self.block, self.old)
        if self.old == self.new:
            return project
        _check_parameter(block, self.new)
        parameters = {
            self.new if name == self.old else name: value
            for name, value in block.parameters.items()
        }
        graph = bound_graph(block.graph, {self.old: Expr(self.new)})
        project = _with_block(project, replace(block, graph=graph, parameters=Table(parameters)))

        def renamed(use: BlockUse) -> BlockUse:
            if use.block != self.block or not ({self.old} & {*use.args, *use.first}):
                return use
            return replace(use, args=self._renamed(use.args), first=self._renamed(use.first))

        return map_uses(project, renamed)

    def _renamed(self, args: Table[str, Value]) -> Table[str, Value]:
        return Table({self.new if k == self.old else k: v for k, v in args.items()})


@dataclass(frozen=True)
class RemoveParameter(Edit):
    """Put a parameter's default wherever it is used, and take it off the block's instances."""

    block: str
    name: str

    @property
    def label(self) -> str:
        return say("Remove {name} from block {block}", name=self.name, block=self.block)

    def change(self, project: Project) -> Project:
        block = _with_parameter(project, self.block, self.name)
        graph = bound_graph(block.graph, {self.name: block.parameters[self.name]})
        parameters = block.parameters.without(self.name)
        project = _with_block(project, replace(block, graph=graph, parameters=parameters))

        def without(use: BlockUse) -> BlockUse:
            if use.block != self.block or not ({self.name} & {*use.args, *use.first}):
                return use
            args, first = (table.without(self.name) for table in (use.args, use.first))
            return replace(use, args=args, first=first)

        return map_uses(project, without)


def bound_graph(graph: Graph, bindings: Bindings) -> Graph:
    """The graph with names replaced wherever its values use them."""
    nodes = [_bound_node(node, bindings) for node in graph.nodes.values()]
    members = [_bound_member(member, bindings) for member in graph.members.values()]
    return graph.with_nodes(nodes).with_members(members)


def _bound_node(node: Node, bindings: Bindings) -> Node:
    when = node.when
    if when is not None:
        condition = substituted(Expr(when.condition), bindings)
        text = condition.text if isinstance(condition, Expr) else str(condition)
        when = replace(when, condition=text, otherwise=substituted(when.otherwise, bindings))
    return replace(
        node,
        args=tuple(substituted(value, bindings) for value in node.args),
        kwargs=substituted_arguments(node.kwargs, bindings),
        when=when,
    )


def _bound_member(member: Member, bindings: Bindings) -> Member:
    target = member.target
    match target:
        case Layer() | CustomModule():
            target = replace(target, args=substituted_arguments(target.args, bindings))
        case BlockUse():
            target = replace(
                target,
                args=substituted_arguments(target.args, bindings),
                repeat=_size(target.repeat, bindings),
                first=substituted_arguments(target.first, bindings),
            )
        case Tensor():
            target = replace(
                target,
                shape=tuple(_size(size, bindings) for size in target.shape),
                init_args=substituted_arguments(target.init_args, bindings),
            )
    return replace(member, target=target, init=substituted_inits(member, bindings))


def _size(value: Value, bindings: Bindings) -> Value:
    size = substituted(value, bindings)
    if isinstance(size, Expr) or (type(size) is int and size >= 0):
        return size
    raise EditError(say("A size cannot be {size!r:.40}, as it would be here.", size=size))


def _with_parameter(project: Project, block: str, parameter: str) -> Block:
    found = block_in(project, block)
    if parameter not in found.parameters:
        known = ", ".join(found.parameters) or "none"
        raise EditError(
            say(
                "“{block}” has no parameter “{parameter}”; its parameters are: {known}.",
                block=block,
                parameter=parameter,
                known=known,
            )
        )
    return found


def _with_block(project: Project, block: Block) -> Project:
    return replace(project, blocks=project.blocks.set(block.name, block))


def _check_parameter(block: Block, name: str) -> None:
    check_name(name)
    if not is_attribute(name) or name in ("self", COPY, TRAINING):
        raise EditError(
            say("“{name}” cannot be the name of a parameter; choose another.", name=name)
        )
    if name in TAKEN:
        raise EditError(
            say(
                "“{name}” cannot be the name of a parameter, since it has a meaning in source "
                "already; write {instead}, for example.",
                name=name,
                instead=f"{name}_",
            )
        )
    if name in block.parameters:
        raise EditError(
            say("“{name}” has a parameter “{name2}” already.", name=block.name, name2=name)
        )


def _check_default(name: str, value: Value) -> None:
    if any(references(value)):
        raise EditError(say("The default of “{name}” cannot be the value of a node.", name=name))
