"""The expressions that construct members in `__init__`."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from netstudio.catalog.param import Marker, ParamSpec
from netstudio.catalog.spec import LayerSpec
from netstudio.catalog.template import simplify
from netstudio.codegen.expressions import (
    Names,
    call,
    dotted,
    substitute,
    template,
    value_tree,
    without_defaults,
)
from netstudio.document.node import Layer
from netstudio.document.values import Ref, Value, identical
from netstudio.errors import CodegenError
from netstudio.sentence import say


def no_references(ref: Ref) -> ast.expr:
    """In `__init__` there are no values of nodes yet."""
    raise CodegenError(say("A constructor cannot use the value of “{node}”.", node=ref.node))


def argument_trees(
    spec: LayerSpec, layer: Layer, inferred: Mapping[str, ast.expr], names: Names
) -> dict[str, ast.expr]:
    """The expression for each parameter of a layer: given, inferred or default."""
    trees: dict[str, ast.expr] = {}
    for param in spec.params:
        if param.name in layer.args:
            trees[param.name] = value_tree(layer.args[param.name], no_references, names)
        elif param.name in inferred:
            trees[param.name] = inferred[param.name]
        elif isinstance(param.default, Marker):
            raise CodegenError(
                say("{name} has no value for {name2}.", name=spec.name, name2=param.name)
            )
        else:
            trees[param.name] = value_tree(param.default, no_references, names)
    return trees


def is_default(param: ParamSpec, args: Mapping[str, Value]) -> bool:
    """Whether source may leave a parameter out: torch has the same value by default."""
    if param.explicit or isinstance(param.default, Marker):
        return False
    return param.name not in args or identical(args[param.name], param.default)


def layer_constructor(
    spec: LayerSpec,
    layer: Layer,
    inferred: Mapping[str, ast.expr],
    names: Names,
) -> ast.expr:
    """The call that makes a layer's module: `nn.Conv2d(1, 6, 5, padding=2)`."""
    trees = argument_trees(spec, layer, inferred, names)
    tree = template(spec.construct)
    droppable = frozenset(p.name for p in spec.params if is_default(p, layer.args))
    if isinstance(tree, ast.Call):
        return simplify(substitute(without_defaults(spec.construct, droppable), trees))
    positional: list[ast.expr] = []
    kwargs: dict[str, ast.expr] = {}
    for param in spec.params:
        if param.in_call or param.name in droppable:
            continue
        if param.positional and not kwargs and _in_place(spec, param, positional):
            positional.append(trees[param.name])
        else:
            kwargs[param.name] = trees[param.name]
    return call(dotted(spec.construct), positional, **kwargs)


def _in_place(spec: LayerSpec, param: ParamSpec, written: list[ast.expr]) -> bool:
    """Whether every parameter before this one has been written, so that it needs no name."""
    before = [p for p in spec.params if not p.in_call]
    return before.index(param) == len(written)


def call_arguments(
    spec: LayerSpec, layer: Layer, inferred: Mapping[str, ast.expr], names: Names
) -> tuple[dict[str, ast.expr], frozenset[str]]:
    """The expressions for a call template's parameters, and those a keyword may leave out."""
    droppable = frozenset(p.name for p in spec.params if is_default(p, layer.args))
    return argument_trees(spec, layer, inferred, names), droppable
