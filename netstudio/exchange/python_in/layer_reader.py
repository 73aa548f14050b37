"""Layers in `forward`: which one a call is, and which an expression without a module."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from netstudio.catalog.registry import find_layer
from netstudio.catalog.spec import LayerSpec
from netstudio.codegen.stages import STAGE_FAMILIES
from netstudio.document.node import Call, Layer, Node
from netstudio.document.table import Table
from netstudio.document.values import Expr, Ref, Value
from netstudio.exchange.python_in.draft import GraphDraft, spot_of
from netstudio.exchange.python_in.fidelity import is_to_the_letter
from netstudio.exchange.python_in.layer_forms import (
    LayerForm,
    functions_like,
    may_leave_out,
    plain_values,
)
from netstudio.exchange.python_in.size_reader import SizeReader
from netstudio.exchange.python_in.skeleton import skeleton
from netstudio.exchange.python_in.templates import Match, Variant, settled, variants
from netstudio.exchange.python_in.text import SourceText
from netstudio.exchange.python_in.values import NoValueError
from netstudio.sentence import say


class LayerReader:
    """Finds the layer that a tree is written as, and adds its node to a draft.

    Args:
        read: reads what the layer is called with.
        is_item: whether an index takes one of several outputs.
    """

    def __init__(
        self,
        source: SourceText,
        draft: GraphDraft,
        sizes: SizeReader,
        read: Callable[[ast.expr], Value],
        is_item: Callable[[ast.Subscript], bool],
    ) -> None:
        self.is_item = is_item
        self.source, self.draft, self.sizes, self.read = source, draft, sizes, read

    def plain_call(self, path: str, place: ast.AST) -> None:
        """A layer inside a Sequential is called with one value and gives one."""
        use = self.draft.layers[path]
        tree = ast.parse("module(x)", mode="eval").body
        for form in use.readings:
            for variant in variants(form.spec.call):
                match = Match(frozenset({"module", "x"}))
                if match.fits(variant.tree, tree) and self._take(
                    path, form.spec, variant, {}, form
                ):
                    return
        what = say("“self.{path}” takes more than one value; call it by itself.", path=path)
        raise self.source.refuse(place, what)

    def call(self, tree: ast.expr, core: ast.Call, path: str) -> Value | None:
        use = self.draft.layers[path]
        for form in use.readings:
            spec = form.spec
            holes, optional = _holes(spec)
            for variant in variants(spec.call):
                match = Match(holes | {"module"}, optional)
                if not match.fits(variant.tree, tree):
                    continue
                if match.found.pop("module", core.func) is not core.func:
                    continue
                if self._take(path, spec, variant, match.found, form):
                    args = self._ports(spec, match.found)
                    node = Node(self.draft.next_id(), "", Call(path), args)
                    return Ref(self.draft.add(node, tree))
        if tree is core:
            names = ", ".join(port.name for port in use.readings[0].spec.ports)
            what = say(
                "“self.{path}” is a {layer} and cannot be called so; it takes: {ports}.",
                path=path,
                layer=use.readings[0].spec.name,
                ports=names,
            )
            raise self.source.refuse(tree, what)
        return None

    def _take(
        self,
        path: str,
        spec: LayerSpec,
        variant: Variant,
        found: Mapping[str, ast.expr],
        form: LayerForm,
    ) -> bool:
        """Settle how a layer is called, if this way agrees with its constructor and its calls."""
        use = self.draft.layers[path]
        reading = next(item for item in use.readings if item is form)
        in_call = self._arguments(spec, found)
        if in_call is None:
            return False
        known = {
            **{p.name: p.default for p in spec.params if not p.in_call and may_leave_out(p)},
            **reading.implied,
            **plain_values(reading.given),
            **in_call,
        }
        chosen = settled(spec, variant.conditions, known)
        if chosen is None:
            return False
        complete: dict[str, Value] = {**in_call, **chosen}  # type: ignore[dict-item]
        if use.called and (use.readings[0] is not form or use.in_call != complete):
            return False
        use.readings = [reading]
        use.in_call, use.called = complete, True
        return True

    # Functions

    def function(self, tree: ast.expr) -> Value | None:
        """A layer that is written as an expression."""
        style = self.draft.style
        if style.operations and spot_of(tree) in style.operations:
            return None
        for form in functions_like(tree):
            spec = form.spec
            holes, optional = _holes(spec)
            match = Match(holes, optional)
            if not match.fits(form.variant.tree, tree):
                continue
            ports = {port.name for port in spec.ports}
            if any(self._is_no_tensor(spec, name, match.found.get(name)) for name in ports):
                continue
            given = self._arguments(spec, match.found)
            if given is None:
                continue
            chosen = settled(spec, form.variant.conditions, given)
            if chosen is None:
                continue
            written: dict[str, Value] = {**given, **chosen}  # type: ignore[dict-item]
            if style.to_the_letter and not is_to_the_letter(
                spec, tree, match.found, written, self.is_item
            ):
                continue
            args = self._ports(spec, match.found)
            node_id = self.draft.next_id()
            self.draft.functions[node_id] = Layer(spec.name, Table(written))
            self.draft.skeletons[node_id] = skeleton(
                tree, [match.found[name] for name in ports if name in match.found]
            )
            node = Node(node_id, "", Call(node_id), args)
            return Ref(self.draft.add(node, tree))
        return None

    def _is_no_tensor(self, spec: LayerSpec, name: str, tree: ast.expr | None) -> bool:
        port = next(port for port in spec.ports if port.name == name)
        if tree is None:
            return not port.optional
        if port.variadic:
            items = tree.elts if isinstance(tree, ast.List | ast.Tuple) else None
            return items is None or any(map(self._gives_no_tensor, items))
        return self._gives_no_tensor(tree)

    def _gives_no_tensor(self, tree: ast.expr) -> bool:
        sequence = isinstance(tree, ast.Tuple | ast.List | ast.Starred)
        return sequence or self.sizes.is_size(tree)

    def _arguments(self, spec: LayerSpec, found: Mapping[str, ast.expr]) -> dict[str, Value] | None:
        """The arguments that a call gives a layer; None where they do not suit it."""
        given: dict[str, Value] = {}
        for param in spec.params:
            tree = found.get(param.name)
            if tree is None:
                continue
            if not self.sizes.is_size(tree):
                return None
            try:
                value = self.sizes.value(tree)
            except NoValueError:
                return None
            if isinstance(value, Expr) and value.where:
                return None
            if param.reject(value) is not None or (
                isinstance(value, tuple) and any(isinstance(v, Expr) and v.where for v in value)
            ):
                return None
            given[param.name] = value
        return given

    def _ports(self, spec: LayerSpec, found: Mapping[str, ast.expr]) -> tuple[Value, ...]:
        args: list[Value] = []
        for port in spec.ports:
            tree = found.get(port.name)
            if port.variadic and isinstance(tree, ast.List | ast.Tuple):
                args += [self.read(item) for item in tree.elts]
            else:
                args.append(None if tree is None else self.read(tree))
        while args and args[-1] is None:
            args.pop()
        return tuple(args)

    def begins_line(self, node: Node) -> bool:
        """Whether codegen begins a line with a layer, and so gives what it reads another."""
        spec = self.layer_of(node.target.member)[0] if isinstance(node.target, Call) else None
        return spec is not None and spec.family in STAGE_FAMILIES

    def layer_of(self, path: str) -> tuple[LayerSpec | None, Mapping[str, Value]]:
        layer = self.draft.functions.get(path)
        if layer is not None:
            return find_layer(layer.type), layer.args
        use = self.draft.layers.get(path)
        if use is None:
            return None, {}
        given = plain_values(use.readings[0].given)
        return use.readings[0].spec, {**given, **use.in_call}  # type: ignore[dict-item]


def _holes(spec: LayerSpec) -> tuple[frozenset[str], frozenset[str]]:
    """The names of a call's template, and those that a keyword may leave out."""
    ports = {port.name for port in spec.ports}
    params = {param.name for param in spec.params}
    optional = {param.name for param in spec.params if may_leave_out(param)}
    optional |= {port.name for port in spec.ports if port.optional}
    return frozenset(ports | params), frozenset(optional)


def has_items(known: tuple[LayerSpec | None, Mapping[str, Value]], ref: Ref) -> bool:
    spec, args = known
    if spec is None:
        return False
    if args.get("returns") == "all":
        return not ref.item or (spec.name == "LSTM" and ref.item == (1,))
    several = len(spec.outputs) > 1 or spec.name in ("Split", "Chunk", "Unbind")
    return (several or args.get("return_indices") is True) and not ref.item
