"""One expression of `forward` as the nodes that compute it."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import replace

from netstudio.catalog.spec import LayerSpec
from netstudio.document.node import Call, Layer, Node, Op, When
from netstudio.document.table import Table
from netstudio.document.values import Expr, ListValue, Ref, SliceValue, Value
from netstudio.errors import SourceError
from netstudio.exchange.python_in.class_reader import own_path
from netstudio.exchange.python_in.draft import GraphDraft
from netstudio.exchange.python_in.layer_forms import (
    functions_like,
    library_path,
    may_leave_out,
    plain_values,
)
from netstudio.exchange.python_in.operations import (
    OPERATIONS_OF_SEVERAL,
    function_name,
    operator_name,
)
from netstudio.exchange.python_in.size_reader import SizeReader
from netstudio.exchange.python_in.templates import Match, Variant, settled, variants
from netstudio.exchange.python_in.text import SourceText
from netstudio.exchange.python_in.values import NoValueError
from netstudio.sentence import say


class ExpressionReader:
    """Reads expressions, and adds the nodes they stand for to a draft.

    Args:
        names: the local names of `forward`, which the statements fill in.
        outputs: how many values each class of the file returns.
    """

    def __init__(
        self,
        source: SourceText,
        draft: GraphDraft,
        names: dict[str, Value],
        outputs: Mapping[str, int],
    ) -> None:
        self.source, self.draft, self.names = source, draft, names
        self.form, self.outputs = draft.form, outputs
        self.modules: dict[str, str] = {}
        self.sizes = SizeReader(self.form, names, self.value)

    def refuse(self, node: ast.AST, what: str) -> SourceError:
        return self.source.refuse(node, what)

    def value(self, tree: ast.expr) -> Value:
        """What a tree gives: a reference to a node, or a literal or size."""
        if isinstance(tree, ast.Name):
            return self._name(tree)
        if self.sizes.is_size(tree):
            try:
                return self.sizes.value(tree)
            except NoValueError as error:
                what = error.reason or "This is no size that a network can have."
                raise self.refuse(tree, what) from None
        match tree:
            case ast.Tuple(items):
                return tuple(self.value(item) for item in items)
            case ast.List(items):
                return ListValue(tuple(self.value(item) for item in items))
            case ast.Slice(lower, upper, step):
                return SliceValue(*(p and self.value(p) for p in (lower, upper, step)))
            case ast.IfExp():
                return self._conditional(tree)
        return self._computed(tree)

    def _name(self, tree: ast.Name) -> Value:
        if tree.id in self.names:
            return self.names[tree.id]
        raise self.refuse(
            tree,
            say(
                "“{name}” has no value here; the names with one are: {known}.",
                name=tree.id,
                known=", ".join(self.names) or "none",
            ),
        )

    def _computed(self, tree: ast.expr) -> Value:
        core = self._module_call(tree)
        if core is not None:
            found = self._member_form(tree, core)
            if found is not None:
                return found
        found = self._function(tree)
        if found is not None:
            return found
        return self._operation(tree)

    # Members

    def _path(self, function: ast.expr) -> str:
        """The member or container that an expression names; empty for none."""
        if isinstance(function, ast.Name):
            return self.modules.get(function.id, "")
        path = own_path(function)
        if path:
            return path
        return self._loop_path(function)

    def _loop_path(self, function: ast.expr) -> str:
        """`layer.conv` inside a loop is not open to the outside, as `self.layers[0].conv`."""
        return ""

    def _module_call(self, tree: ast.expr) -> ast.Call | None:
        """The call of a member that a tree is, or takes items of."""
        node = tree
        while isinstance(node, ast.Subscript):
            node = node.value
        if isinstance(node, ast.Call) and self._path(node.func):
            return node
        return None

    def _member_form(self, tree: ast.expr, core: ast.Call) -> Value | None:
        """The call of a member as its layer writes it, items included; None for another form."""
        path = self._path(core.func)
        if path in self.draft.layers:
            return self._layer_call(tree, core, path)
        if tree is not core:
            return None
        assert isinstance(tree, ast.Call)
        return self.call_member(path, tree.args, tree.keywords, tree)

    def call_member(
        self, path: str, args: list[ast.expr], keywords: list[ast.keyword], place: ast.AST
    ) -> Value:
        """A call of a block, of a stack of blocks, or of a whole Sequential."""
        member = self.form.members.get(path)
        if member is not None and member.block:
            values = [self.value(argument) for argument in args]
            kwargs = {k.arg or "": self.value(k.value) for k in keywords}
            if "" in kwargs:
                raise self.refuse(place, "`**` cannot be used in a call.")
            node = Node(self.draft.next_id(), "", Call(path), tuple(values), Table(kwargs))
            return Ref(self.draft.add(node, place))
        if path in self.form.containers:
            if len(args) != 1 or keywords:
                raise self.refuse(place, "A Sequential takes one value.")
            if self.form.containers[path].kind != "Sequential":
                what = say(
                    "“self.{path}” is no nn.Sequential; call its items one by one.", path=path
                )
                raise self.refuse(place, what)
            return self.run(path, self.value(args[0]), place)
        raise self.refuse(place, self._unknown(path))

    def run(self, path: str, value: Value, place: ast.AST) -> Value:
        """All that a Sequential holds, in a row."""
        for child in self.form.containers[path].children:
            if child in self.form.containers:
                value = self.run(child, value, place)
                continue
            if child in self.draft.layers:
                self._plain_call(child, place)
            node = Node(self.draft.next_id(), "", Call(child), (value,))
            value = Ref(self.draft.add(node, place))
        return value

    def _plain_call(self, path: str, place: ast.AST) -> None:
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
        raise self.refuse(place, what)

    def _unknown(self, path: str) -> str:
        stack = next(
            (
                name
                for name, member in self.form.members.items()
                if member.repeat is not None and path.startswith(f"{name}.")
            ),
            "",
        )
        if stack:
            return say(
                "“self.{stack}” is a stack of equal blocks and is called as a whole.", stack=stack
            )
        return say(
            "“self.{path}” is not set in `__init__`; its members are: {known}.",
            path=path,
            known=", ".join(self.form.members) or "none",
        )

    def _layer_call(self, tree: ast.expr, core: ast.Call, path: str) -> Value | None:
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
            raise self.refuse(tree, what)
        return None

    def _take(
        self,
        path: str,
        spec: LayerSpec,
        variant: Variant,
        found: Mapping[str, ast.expr],
        form: object,
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

    def _function(self, tree: ast.expr) -> Value | None:
        """A layer that is written as an expression."""
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
            args = self._ports(spec, match.found)
            node_id = self.draft.next_id()
            written: dict[str, Value] = {**given, **chosen}  # type: ignore[dict-item]
            self.draft.functions[node_id] = Layer(spec.name, Table(written))
            self.draft.skeletons[node_id] = _skeleton(
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

    def _arguments(
        self, spec: LayerSpec, found: Mapping[str, ast.expr]
    ) -> dict[str, Value] | None:
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
                args += [self.value(item) for item in tree.elts]
            else:
                args.append(None if tree is None else self.value(tree))
        while args and args[-1] is None:
            args.pop()
        return tuple(args)

    # Operations

    def _operation(self, tree: ast.expr) -> Value:
        match tree:
            case ast.Subscript(inner, index):
                return self._item(tree, inner, index)
            case ast.Call(function, args, keywords):
                return self._called(tree, function, args, keywords)
            case ast.Attribute(inner, name):
                return self._attribute(tree, inner, name)
            case ast.BinOp(left, op, right):
                return self._op(operator_name(op), [left, right], tree)
            case ast.UnaryOp(op, operand):
                return self._op(operator_name(op), [operand], tree)
            case ast.Compare(left, [op], [right]):
                return self._op(operator_name(op), [left, right], tree)
        raise self.refuse(
            tree,
            "This expression has no place in `forward`: use members, functions of torch and F, "
            "methods of tensors, and operators.",
        )

    def _op(self, name: str, args: list[ast.expr], place: ast.expr) -> Value:
        if not name:
            raise self.refuse(place, "This operator is not one that a network may use.")
        values = tuple(self.value(argument) for argument in args)
        node = Node(self.draft.next_id(), "", Op(name), values)
        return Ref(self.draft.add(node, place))

    def _item(self, tree: ast.Subscript, inner: ast.expr, index: ast.expr) -> Value:
        base = self.value(inner)
        if isinstance(base, tuple) and isinstance(index, ast.Constant):
            try:
                return base[index.value]
            except (IndexError, TypeError):
                raise self.refuse(tree, "There is no such item.") from None
        if not isinstance(base, Ref):
            raise self.refuse(tree, "Only tensors and tuples have items.")
        chosen = self.value(index)
        if isinstance(chosen, int) and not isinstance(chosen, bool) and self._has_items(base):
            return Ref(base.node, (*base.item, chosen))
        node = Node(self.draft.next_id(), "", Op("operator.getitem"), (base, chosen))
        return Ref(self.draft.add(node, tree))

    def _has_items(self, ref: Ref) -> bool:
        """Whether a value is several tensors rather than one."""
        target = self.draft.nodes[ref.node].target
        if isinstance(target, Op):
            return target.name in OPERATIONS_OF_SEVERAL and not ref.item
        if not isinstance(target, Call):
            return False
        member = self.form.members.get(target.member)
        if member is not None and member.block:
            return self.outputs.get(member.block, 1) > 1 and not ref.item
        return _items_of_layer(self._layer_of(target.member), ref)

    def _layer_of(self, path: str) -> tuple[LayerSpec | None, Mapping[str, Value]]:
        from netstudio.catalog.registry import find_layer

        layer = self.draft.functions.get(path)
        if layer is not None:
            return find_layer(layer.type), layer.args
        use = self.draft.layers.get(path)
        if use is None:
            return None, {}
        given = plain_values(use.readings[0].given)
        return use.readings[0].spec, {**given, **use.in_call}  # type: ignore[dict-item]

    def _called(
        self,
        tree: ast.Call,
        function: ast.expr,
        args: list[ast.expr],
        keywords: list[ast.keyword],
    ) -> Value:
        path = library_path(function)
        name, operands = function_name(path), list(args)
        if not path and isinstance(function, ast.Attribute):
            own = self._path(function)
            if own:
                raise self.refuse(tree, self._unknown(own))
            name, operands = function_name(f"Tensor.{function.attr}"), [function.value, *args]
        if not name:
            raise self.refuse(
                tree,
                say(
                    "“{name}” is not something that a network may call: use members of `self`, "
                    "functions of torch and F, and methods of tensors.",
                    name=(path or ast.unparse(function))[:60],
                ),
            )
        values = tuple(self.value(argument) for argument in operands)
        kwargs = {k.arg or "": self.value(k.value) for k in keywords}
        if "" in kwargs:
            raise self.refuse(tree, "`**` cannot be used in a call.")
        node = Node(self.draft.next_id(), "", Op(name), values, Table(kwargs))
        return Ref(self.draft.add(node, tree))

    def _attribute(self, tree: ast.Attribute, inner: ast.expr, name: str) -> Value:
        path = own_path(tree)
        member = self.form.members.get(path)
        if member is not None and member.role:
            return Ref(self.draft.add(Node(self.draft.next_id(), "", Call(path)), tree))
        if path:
            raise self.refuse(tree, self._unknown(path))
        return self._op(function_name(f"Tensor.{name}"), [inner], tree)

    # Conditions

    def _conditional(self, tree: ast.IfExp) -> Value:
        condition = self.sizes.condition(tree.test)
        if condition is None:
            raise self.refuse(
                tree.test,
                "A condition may ask for `self.training` and for parameters of the block "
                "(`self.stride > 1`), not for values of tensors.",
            )
        body = self.value(tree.body)
        newest = next(reversed(self.draft.nodes), "")
        if not isinstance(body, Ref) or body.node != newest or body.item:
            raise self.refuse(
                tree.body, "What runs on a condition has to be a call, such as `self.layer(x)`."
            )
        otherwise = self.value(tree.orelse)
        node = self.draft.nodes[body.node]
        if node.when is not None:
            raise self.refuse(tree, "A condition inside a condition: join them with `and`.")
        self.draft.nodes[body.node] = replace(node, when=When(condition, otherwise))
        return body


def _skeleton(tree: ast.expr, operands: list[ast.expr]) -> str:
    """An expression with `_` for its operands, which tells whether two are written alike."""
    held = {id(part) for operand in operands for part in _each(operand)}

    class Blanks(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return ast.Name("_", ast.Load()) if id(node) in held else self.generic_visit(node)

    # The visitor puts new nodes into the fields of the old ones, so that those are copied first.
    return ast.unparse(Blanks().visit(_Copy(held).visit(tree)))


class _Copy(ast.NodeTransformer):
    """Copies a tree down to the operands, which stay themselves."""

    def __init__(self, held: set[int]) -> None:
        self.held = held

    def visit(self, node: ast.AST) -> ast.AST:
        if id(node) in self.held:
            return node
        fields = {
            name: [self._part(item) for item in value]
            if isinstance(value, list)
            else self._part(value)
            for name, value in ast.iter_fields(node)
        }
        return type(node)(**fields)

    def _part(self, value: object) -> object:
        return self.visit(value) if isinstance(value, ast.AST) else value


def _each(operand: ast.expr) -> list[ast.expr]:
    return operand.elts if isinstance(operand, ast.List | ast.Tuple) else [operand]


def _holes(spec: LayerSpec) -> tuple[frozenset[str], frozenset[str]]:
    """The names of a call's template, and those that a keyword may leave out."""
    ports = {port.name for port in spec.ports}
    params = {param.name for param in spec.params}
    optional = {param.name for param in spec.params if may_leave_out(param)}
    optional |= {port.name for port in spec.ports if port.optional}
    return frozenset(ports | params), frozenset(optional)


def _items_of_layer(known: tuple[LayerSpec | None, Mapping[str, Value]], ref: Ref) -> bool:
    spec, args = known
    if spec is None:
        return False
    if args.get("returns") == "all":
        return not ref.item or (spec.name == "LSTM" and ref.item == (1,))
    several = len(spec.outputs) > 1 or spec.name in ("Split", "Chunk", "Unbind")
    return (several or args.get("return_indices") is True) and not ref.item
