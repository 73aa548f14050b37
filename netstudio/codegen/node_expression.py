"""The expression that computes one node from the values it reads."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from netstudio.catalog.registry import find_layer
from netstudio.catalog.spec import LayerSpec
from netstudio.catalog.template import simplify
from netstudio.codegen.class_plan import ClassPlan
from netstudio.codegen.constructor import call_arguments
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
from netstudio.document.naming import position
from netstudio.document.node import Call, Layer, Member, Node, Op, Tensor
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
    names: dict[str, ast.expr] = {p: dotted(f"self.{p}") for p in plan.parameters}
    return names | {"training": dotted("self.training")}


def _call(
    plan: ClassPlan, member: Member, node: Node, lookup: Lookup, names: Mapping[str, ast.expr]
) -> ast.expr:
    module = dotted(f"self.{member.name}")
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
    if spec.functional and position(member.name) is None:
        text = spec.functional
    holes, droppable = call_arguments(spec, layer, plan.inferred(member.id), names)
    holes = {key: tree for key, tree in holes.items() if key in template_names(text)}
    holes |= _ports(spec, node, lookup, names)
    holes["module"] = dotted(f"self.{member.name}")
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
    names = forward_names(plan)
    from_condition = value_tree(_condition(node), lookup, names)
    return ast.IfExp(from_condition, tree, value_tree(node.when.otherwise, lookup, names))


def _condition(node: Node) -> Value:
    assert node.when is not None
    return Expr(node.when.condition)
