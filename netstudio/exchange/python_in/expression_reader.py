"""One expression of `forward` as the nodes that compute it."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import replace

from netstudio.codegen.filling import FILLING
from netstudio.document.node import Call, Node, Op, When
from netstudio.document.table import Table
from netstudio.document.values import ListValue, Ref, SliceValue, Value
from netstudio.errors import SourceError
from netstudio.exchange.python_in.class_reader import own_path
from netstudio.exchange.python_in.condition_reader import ConditionReader
from netstudio.exchange.python_in.draft import GraphDraft
from netstudio.exchange.python_in.layer_forms import library_path
from netstudio.exchange.python_in.layer_reader import LayerReader, has_items
from netstudio.exchange.python_in.operations import (
    OPERATIONS_OF_SEVERAL,
    function_name,
    operator_name,
)
from netstudio.exchange.python_in.size_reader import SizeReader
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
        self.filled: dict[Ref, Ref] = {}
        self.sizes = SizeReader(self.form, names, self.value)
        self.layers = LayerReader(source, draft, self.sizes, self.value, self._is_item)
        self.conditions = ConditionReader(
            source, draft, self.sizes, self.layers, self.value, self._path
        )

    def refuse(self, node: ast.AST, what: str) -> SourceError:
        return self.source.refuse(node, what)

    def value(self, tree: ast.expr) -> Value:
        """What a tree gives: a reference to a node, or a literal or size."""
        found = self._value(tree)
        while isinstance(found, Ref) and found in self.filled:
            found = self.filled[found]
        return found

    def fill(
        self, target: ast.Subscript, value: ast.expr, place: ast.AST, when: When | None
    ) -> None:
        """`x[index] = value`: whoever reads `x` from here on reads what was filled in."""
        tensor, index = self.value(target.value), self.value(target.slice)
        if not isinstance(tensor, Ref):
            raise self.refuse(target, "Only a tensor can be filled.")
        args = (tensor, index, self.value(value))
        node = Node(self.draft.next_id(), "", Op(FILLING), args, when=when)
        self.filled[tensor] = Ref(self.draft.add(node, place))

    def _value(self, tree: ast.expr) -> Value:
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
                parts = (None if p is None else self.value(p) for p in (lower, upper, step))
                return SliceValue(*parts)
            case ast.IfExp():
                return self.conditions.conditional(tree)
            case ast.Attribute() | ast.Subscript() if self._is_tensor(tree):
                return Ref(
                    self.draft.add(Node(self.draft.next_id(), "", Call(own_path(tree))), tree)
                )
        return self._computed(tree)

    def _is_tensor(self, tree: ast.expr) -> bool:
        """Whether a tree is a parameter or buffer: `self.scale`, `self.scales[0]`."""
        member = self.form.members.get(own_path(tree))
        return member is not None and bool(member.role)

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
        found = self.layers.function(tree)
        if found is not None:
            return found
        return self._operation(tree)

    # Members

    def _path(self, function: ast.expr) -> str:
        """The member or container that an expression names; empty for none."""
        if isinstance(function, ast.Name):
            return self.modules.get(function.id, "")
        return own_path(function)

    def _module_call(self, tree: ast.expr) -> ast.Call | None:
        """The call of a member that a tree is, or takes items of."""
        node = tree
        while isinstance(node, ast.Subscript):
            node = node.value
        if isinstance(node, ast.Call) and self._path(node.func):
            is_method = isinstance(node.func, ast.Attribute) and self._is_tensor(node.func.value)
            return None if is_method else node
        return None

    def _member_form(self, tree: ast.expr, core: ast.Call) -> Value | None:
        """The call of a member as its layer writes it, items included; None for another form."""
        path = self._path(core.func)
        if path in self.draft.layers:
            return self.layers.call(tree, core, path)
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
            value = self.run(path, self.value(args[0]), place)
            if isinstance(value, Ref):
                self.draft.whole.add(value.node)
            return value
        raise self.refuse(place, self._unknown(path))

    def run(self, path: str, value: Value, place: ast.AST) -> Value:
        """All that a Sequential holds, in a row."""
        for child in self.form.containers[path].children:
            if child in self.form.containers:
                value = self.run(child, value, place)
                continue
            if child in self.draft.layers:
                self.layers.plain_call(child, place)
            node = Node(self.draft.next_id(), "", Call(child), (value,))
            member = self.form.members[child]
            if member.optional and member.condition is not None:
                node = replace(node, when=When(ast.unparse(member.condition), value))
            value = Ref(self.draft.add(node, place))
        return value

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
            if not isinstance(index.value, int) or not -len(base) <= index.value < len(base):
                raise self.refuse(tree, "There is no such item.")
            return base[index.value]
        if not isinstance(base, Ref):
            raise self.refuse(tree, "Only tensors and tuples have items.")
        chosen = self.value(index)
        if isinstance(chosen, str):
            return Ref(base.node, (*base.item, chosen))
        if isinstance(chosen, int) and not isinstance(chosen, bool) and self._has_items(base):
            return Ref(base.node, (*base.item, chosen))
        node = Node(self.draft.next_id(), "", Op("operator.getitem"), (base, chosen))
        return Ref(self.draft.add(node, tree))

    def _is_item(self, tree: ast.Subscript) -> bool:
        """Whether an index takes one of several outputs that have a name together."""
        base = self.names.get(tree.value.id) if isinstance(tree.value, ast.Name) else None
        if isinstance(base, tuple):
            return True
        is_number = isinstance(tree.slice, ast.Constant) and isinstance(tree.slice.value, int)
        return is_number and isinstance(base, Ref) and self._has_items(base)

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
        return has_items(self.layers.layer_of(target.member), ref)

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
            if own and not self._is_tensor(function.value):
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
        if path and not self._is_tensor(inner):
            raise self.refuse(tree, self._unknown(path))
        return self._op(function_name(f"Tensor.{name}"), [inner], tree)
