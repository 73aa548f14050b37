"""The expression that computes one node from the values it reads."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from netstudio.catalog.registry import find_layer
from netstudio.catalog.spec import LayerSpec
from netstudio.catalog.template import simplify
from netstudio.codegen.class_plan import ClassPlan
from netstudio.codegen.constructor import call_arguments
from netstudio.codegen.containers import Container
from netstudio.codegen.expressions import (
    Lookup,
    call,
    dotted,
    substitute,
    template_names,
    value_tree,
    without_defaults,
)
from netstudio.codegen.operations import operation
from netstudio.document.node import Call, Layer, Member, Node, Op, Tensor, When
from netstudio.document.values import Expr, Value
from netstudio.errors import CodegenError
from netstudio.sentence import say


def node_expression(plan: ClassPlan, node: Node, lookup: Lookup) -> ast.expr:
    """The call, operation or read that gives the node's value."""
    names = forward_names(plan)
    if isinstance(node.target, Op):
        args = [value_tree(value, lookup, names) for value in node.args]
        kwargs = {key: value_tree(value, lookup, names) for key, value in node.kwargs.items()}
        return operation(node.target.name, args, kwargs)
    if isinstance(node.target, Call):
        member = plan.graph.members.get(node.target.member)
        if member is None:
            raise CodegenError(
                say(
                    "“{name}” calls “{member}”, which is not there.",
                    name=node.name,
                    member=node.target.member,
                )
            )
        return _call(plan, member, node, lookup, names)
    raise CodegenError(say("“{name}” is not computed from anything.", name=node.name))


def forward_names(plan: ClassPlan) -> dict[str, ast.expr]:
    """In `forward`, a block parameter is an attribute, and `training` is the module's."""
    names: dict[str, ast.expr] = {
        parameter: dotted(f"self.{parameter_attribute(plan, parameter)}")
        for parameter in plan.parameters
    }
    return names | {"training": dotted("self.training")}


def parameter_attribute(plan: ClassPlan, parameter: str) -> str:
    """The attribute of a block parameter, which may not be a member's."""
    taken = any(item.part == parameter for item in plan.members.root.items)
    return f"{parameter}_" if taken else parameter


def _call(
    plan: ClassPlan, member: Member, node: Node, lookup: Lookup, names: Mapping[str, ast.expr]
) -> ast.expr:
    module = plan.members.access(member.id, names)
    target = member.target
    if isinstance(target, Tensor):
        return module
    if isinstance(target, Layer):
        spec = find_layer(target.type)
        if spec is None:
            raise CodegenError(
                say("“{name}” is a {type}, which is not known.", name=member.name, type=target.type)
            )
        return _layer_call(plan, spec, member, target, node, lookup)
    args = [value_tree(value, lookup, names) for value in node.args]
    kwargs = {key: value_tree(value, lookup, names) for key, value in node.kwargs.items()}
    return call(module, args, **kwargs)


def _layer_call(
    plan: ClassPlan, spec: LayerSpec, member: Member, layer: Layer, node: Node, lookup: Lookup
) -> ast.expr:
    names = forward_names(plan)
    text = spec.call
    if spec.functional and not plan.members.is_module(member):
        text = spec.functional
    holes, droppable = call_arguments(spec, layer, plan.inferred(member.id), names)
    holes = {key: tree for key, tree in holes.items() if key in template_names(text)}
    holes |= _ports(spec, node, lookup, names)
    holes["module"] = plan.members.access(member.id, names)
    return simplify(substitute(without_defaults(text, droppable), holes))


def _ports(
    spec: LayerSpec, node: Node, lookup: Lookup, names: Mapping[str, ast.expr]
) -> dict[str, ast.expr]:
    holes: dict[str, ast.expr] = {}
    for index, port in enumerate(spec.ports):
        if port.variadic:
            trees = [value_tree(v, lookup, names) for v in node.args[index:] if v is not None]
            holes[port.name] = ast.List(trees, ast.Load())
        else:
            value: Value = node.args[index] if index < len(node.args) else None
            holes[port.name] = value_tree(value, lookup, names)
    return holes


def conditional(plan: ClassPlan, node: Node, tree: ast.expr, lookup: Lookup) -> ast.expr:
    """`tree`, or what the node is otherwise, by its condition."""
    if node.when is None:
        return tree
    otherwise = value_tree(node.when.otherwise, lookup, forward_names(plan))
    return ast.IfExp(_test(plan, node, node.when, lookup), tree, otherwise)


def _test(plan: ClassPlan, node: Node, when: When, lookup: Lookup) -> ast.expr:
    """The condition; of a member that is None where it does not hold, whether it is there."""
    if isinstance(node.target, Call):
        made = plan.members.condition(node.target.member)
        if made is not None and not isinstance(made, ast.Call):  # get_submodule finds no None
            return ast.Compare(made, [ast.IsNot()], [ast.Constant(None)])
    return value_tree(Expr(when.condition), lookup, forward_names(plan))


def container_call(plan: ClassPlan, container: Container, operand: ast.expr) -> ast.expr:
    """The call of a Sequential as a whole."""
    module = plan.members.container_access(container, forward_names(plan))
    return call(module, [operand])


def container_condition(
    plan: ClassPlan, container: Container, when: When, tree: ast.expr, lookup: Lookup
) -> ast.expr:
    """The call of a Sequential, or what it is otherwise where all of it is left out."""
    names = forward_names(plan)
    made = plan.members.container_condition(container)
    test = value_tree(Expr(when.condition), lookup, names)
    if made is not None:
        test = ast.Compare(made, [ast.IsNot()], [ast.Constant(None)])
    return ast.IfExp(test, tree, value_tree(when.otherwise, lookup, names))


def may_be_none(output: Node, read: Node | None) -> bool:
    """Whether an output, which reads this node, has no value where a condition does not hold."""
    return is_left_out(output) or is_left_out(read)


def is_left_out(node: Node | None) -> bool:
    """Whether a node has no value where its condition does not hold."""
    return node is not None and node.when is not None and node.when.otherwise is None
