"""From a module's constructor as it is written to the layers of the catalogue that it may be.

The same text may be several layers: `nn.MultiheadAttention(...)` is a self-attention where it is
called with one value thrice. How a module is called decides (`forward_form`), so that here all
layers that fit are named, the most particular first.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from netstudio.catalog.param import Marker, ParamSpec
from netstudio.catalog.registry import all_layers
from netstudio.catalog.spec import LayerSpec
from netstudio.document.syntax import parse_expression_tree
from netstudio.exchange.python_in.templates import (
    Found,
    Match,
    Variant,
    settled,
    variants,
)
from netstudio.exchange.python_in.values import NoValueError, constant

TORCH_DEFAULTS: Mapping[str, Mapping[str, object]] = {
    **{f"nn.ConvTranspose{dims}d": {"stride": 1} for dims in (1, 2, 3)},
    **{
        f"nn.{name}": {"p": 0.5}
        for name in (
            *("Dropout", "Dropout1d", "Dropout2d", "Dropout3d"),
            *("AlphaDropout", "FeatureAlphaDropout"),
        )
    },
    **{f"nn.{name}": {"batch_first": False} for name in ("RNN", "LSTM", "GRU")},
    "nn.MultiheadAttention": {"batch_first": False},
    "nn.TransformerEncoderLayer": {"dim_feedforward": 2048, "batch_first": False},
    "nn.TransformerDecoderLayer": {"dim_feedforward": 2048, "batch_first": False},
    "nn.Transformer": {"dim_feedforward": 2048, "batch_first": False},
}
"""What torch takes where a file leaves out a parameter that codegen always writes."""


@dataclass(frozen=True)
class LayerForm:
    """One way to read a constructor.

    Attributes:
        given: the trees of the parameters that the text gives.
        implied: the values of those that it leaves to torch, where codegen would write them, and
            of those that the form of the text tells.
    """

    spec: LayerSpec
    given: Mapping[str, ast.expr]
    implied: Mapping[str, object] = field(default_factory=dict)


@cache
def _by_callee() -> dict[str, tuple[LayerSpec, ...]]:
    """The layers whose constructor calls this; those with a template of their own come first."""
    found: dict[str, list[LayerSpec]] = {}
    for spec in all_layers():
        if spec.construct:
            tree = parse_expression_tree(spec.construct)
            callee = ast.unparse(tree.func) if isinstance(tree, ast.Call) else spec.construct
            found.setdefault(callee, []).append(spec)
    return {
        callee: tuple(sorted(specs, key=lambda spec: "(" not in spec.construct))
        for callee, specs in found.items()
    }


def is_layer(callee: str) -> bool:
    """Whether the catalogue has a layer that is made by calling this."""
    return callee in _by_callee()


def layers_made_by(callee: str) -> tuple[LayerSpec, ...]:
    """The layers that are made by calling this."""
    return _by_callee().get(callee, ())


def known_callees() -> tuple[str, ...]:
    """Everything that makes a layer, such as `nn.Conv2d`."""
    return tuple(_by_callee())


def readings(tree: ast.Call) -> tuple[LayerForm, ...]:
    """The layers that a constructor may be, the most particular first."""
    callee = ast.unparse(tree.func)
    found = []
    for spec in layers_made_by(callee):
        form = _templated(spec, tree, callee) if "(" in spec.construct else _bare(spec, tree)
        if form is not None:
            found.append(form)
    return tuple(found)


def may_leave_out(param: ParamSpec) -> bool:
    """Whether torch has the catalogue's default, so that codegen leaves it out."""
    return not param.explicit and not isinstance(param.default, Marker)


def _templated(spec: LayerSpec, tree: ast.Call, callee: str) -> LayerForm | None:
    implied = {
        name: value
        for name, value in TORCH_DEFAULTS.get(callee, {}).items()
        if spec.param(name) is not None
    }
    holes = frozenset(param.name for param in spec.params)
    optional = frozenset(p.name for p in spec.params if may_leave_out(p) or p.name in implied)
    for variant in variants(spec.construct):
        match = Match(holes, optional)
        if not match.fits(variant.tree, tree):
            continue
        rest = {name: value for name, value in implied.items() if name not in match.found}
        known = rest | plain_values(match.found)
        chosen = settled(spec, variant.conditions, known)
        if chosen is not None:
            return LayerForm(spec, match.found, rest | chosen)
    return None


def plain_values(given: Mapping[str, ast.expr]) -> dict[str, object]:
    """Arguments as values; one that is no literal stands for itself and equals nothing."""
    return {name: _plain(tree) for name, tree in given.items()}


def _plain(tree: ast.expr) -> object:
    try:
        return constant(tree)
    except NoValueError:
        return tree


def _bare(spec: LayerSpec, tree: ast.Call) -> LayerForm | None:
    """A constructor that is called with the layer's parameters, by place and by name."""
    params = [param for param in spec.params if not param.in_call]
    if len(tree.args) > len(params) or any(isinstance(arg, ast.Starred) for arg in tree.args):
        return None
    given: Found = {p.name: arg for p, arg in zip(params, tree.args, strict=False)}
    for keyword in tree.keywords:
        if keyword.arg is None or keyword.arg in given:
            return None
        if keyword.arg not in {param.name for param in params}:
            return None
        given[keyword.arg] = keyword.value
    implied: dict[str, object] = {}
    torch_has = TORCH_DEFAULTS.get(spec.construct, {})
    for param in params:
        if param.name in given or may_leave_out(param):
            continue
        if param.name not in torch_has:
            return None
        implied[param.name] = torch_has[param.name]
    return LayerForm(spec, given, implied)


def why_unreadable(tree: ast.Call, spec: LayerSpec) -> tuple[str, tuple[str, ...]]:
    """What of a bare constructor does not fit: an unknown keyword, or what is missing."""
    names = [param.name for param in spec.params if not param.in_call]
    given = names[: len(tree.args)] + [keyword.arg or "**" for keyword in tree.keywords]
    unknown = next((name for name in given if name not in names), "")
    missing = tuple(
        p.name
        for p in spec.params
        if not p.in_call and not may_leave_out(p) and p.name not in given
    )
    return unknown, missing


# Calls without a module


@dataclass(frozen=True)
class FunctionForm:
    """A layer that is written as an expression, and one way to write it."""

    spec: LayerSpec
    variant: Variant


@cache
def _functions() -> dict[str, tuple[FunctionForm, ...]]:
    found: dict[str, list[FunctionForm]] = {}
    for spec in all_layers():
        text = spec.functional or ("" if spec.construct else spec.call)
        for variant in variants(text) if text else ():
            found.setdefault(root(variant.tree), []).append(FunctionForm(spec, variant))
    return {key: tuple(sorted(forms, key=_smallness)) for key, forms in found.items()}


def _smallness(form: FunctionForm) -> int:
    """What fits more of a tree is tried first: `(a + b) / 2` before `a / b`."""
    fixed = sum(not isinstance(node, ast.Name) for node in ast.walk(form.variant.tree))
    return -fixed


def functions_like(tree: ast.expr) -> tuple[FunctionForm, ...]:
    """The layers that may be written like a tree, the largest form first."""
    return _functions().get(root(tree), ())


def root(tree: ast.expr) -> str:
    """What an expression does last: the function, method or operator."""
    match tree:
        case ast.Call(func=ast.Attribute(attr=name) as function):
            path = library_path(function)
            return path or f".{name}()"
        case ast.BinOp(op=op) | ast.UnaryOp(op=op):
            return type(op).__name__
        case ast.Attribute(attr=name):
            return library_path(tree) or f".{name}"
    return type(tree).__name__


def library_path(tree: ast.expr) -> str:
    """`torch.linalg.norm` for a path below torch, nn, F or math; else nothing."""
    parts: list[str] = []
    node = tree
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if parts and isinstance(node, ast.Name) and node.id in ("torch", "nn", "F", "math"):
        return ".".join((node.id, *reversed(parts)))
    return ""
