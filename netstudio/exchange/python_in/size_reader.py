"""Size expressions inside `forward`: block parameters, `self.training`, and sizes of values.

`x.shape[2] // self.window` is no operation of the network: it is an expression of the small
language, in which a name stands for a block parameter or for a value whose shape is read.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

from netstudio.document.values import DType, Expr, ListValue, Ref, Value
from netstudio.exchange.python_in.class_reader import own_path
from netstudio.exchange.python_in.forms import ClassForm
from netstudio.exchange.python_in.values import NoValueError, constant, dtype_of, expression

_CALLS = frozenset({"min", "max"})


class SizeReader:
    """Tells sizes and literals from tensors, and reads them.

    Args:
        names: the local names of `forward`.
        read: reads a tensor whose shape is asked for.
    """

    def __init__(
        self, form: ClassForm, names: Mapping[str, Value], read: Callable[[ast.expr], Value]
    ) -> None:
        self.form, self.names, self.read = form, names, read

    def is_size(self, tree: ast.expr) -> bool:
        """Whether a tree is a literal or a size, and not a tensor."""
        match tree:
            case ast.Constant():
                return True
            case ast.Name(id=name):
                return name in self.names and not isinstance(self.names[name], Ref)
            case ast.UnaryOp() | ast.BinOp() | ast.Compare():
                return all(map(self.is_size, _operands(tree)))
            case ast.BoolOp(_, values) | ast.Tuple(values) | ast.List(values):
                return all(map(self.is_size, values))
            case ast.Call(ast.Name(id=name), args, []) if name in _CALLS:
                return all(map(self.is_size, args))
            case ast.Call(ast.Name("float"), [ast.Constant(str())], []):
                return True
            case ast.Subscript(ast.Attribute(attr="shape"), index):
                return not isinstance(index, ast.Slice | ast.Tuple) and self.is_size(index)
        return self._is_known_name(tree)

    def _is_known_name(self, tree: ast.expr) -> bool:
        """`torch.float32`, `math.pi`, or an attribute that is a block parameter."""
        match tree:
            case ast.Attribute(ast.Name("torch"), name) if dtype_of(name):
                return True
            case ast.Attribute(ast.Name("math"), _):
                return True
        return self.parameter(tree) != "" or self.constant(tree) is not None

    def constant(self, tree: ast.expr) -> ast.expr | None:
        """The value of an attribute that is a plain one: `self.heads` for `self.heads = 8`."""
        path = own_path(tree) if isinstance(tree, ast.Attribute) else ""
        return self.form.constants.get(path)

    def parameter(self, tree: ast.expr) -> str:
        """The block parameter (or `training`) that `self.<name>` reads; empty for none."""
        path = own_path(tree) if isinstance(tree, ast.Attribute) else ""
        return "training" if path == "training" else self.form.kept.get(path, "")

    def value(self, tree: ast.expr) -> Value:
        """The value of a tree that is a size.

        Raises:
            NoValueError: where the small language does not have it.
        """
        known = self.constant(tree)
        if known is not None:
            return _of_parameters(known)
        match tree:
            case ast.Name(id=name):
                return self.names[name]
            case ast.Tuple(items):
                return tuple(self.value(item) for item in items)
            case ast.List(items):
                return ListValue(tuple(self.value(item) for item in items))
        try:
            return constant(tree)
        except NoValueError:
            return self._expression(tree)

    def _expression(self, tree: ast.expr) -> Value:
        writer = _Names(self)
        rewritten = writer.visit(ast.parse(ast.unparse(tree), mode="eval").body)
        try:
            text = expression(rewritten).text
        except NoValueError as error:
            raise NoValueError(tree, error.reason) from None
        return Expr(text, tuple(writer.where.items()))

    def condition(self, tree: ast.expr) -> str | None:
        """The text of a condition over block parameters and `self.training`; None if it is none."""
        if not self.is_size(tree):
            return None
        value = self.value(tree)
        if isinstance(value, Expr):
            return None if value.where else value.text
        return None if isinstance(value, DType | ListValue | tuple) else repr(value)


def _of_parameters(tree: ast.expr) -> Value:
    """A number, or an expression in which no name is a local one of `forward`."""
    try:
        return constant(tree)
    except NoValueError:
        return expression(tree)


def _operands(tree: ast.expr) -> list[ast.expr]:
    return [part for part in ast.iter_child_nodes(tree) if isinstance(part, ast.expr)]


class _Names(ast.NodeTransformer):
    """Rewrites a tree into the names of the small language, and collects what they stand for."""

    def __init__(self, reader: SizeReader) -> None:
        self.reader = reader
        self.where: dict[str, Ref] = {}

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        parameter = self.reader.parameter(node)
        if parameter:
            return ast.Name(parameter, ast.Load())
        plain = self.reader.constant(node)
        if plain is not None:
            return plain
        self.generic_visit(node)
        return node

    def visit_Name(self, node: ast.Name) -> ast.expr:
        value = self.reader.names.get(node.id)
        if isinstance(value, Expr):
            self.where |= dict(value.where)
            inner: ast.expr = ast.parse(value.text, mode="eval").body
            return inner
        if isinstance(value, bool | int | float | str):
            return ast.Constant(value)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        if not (isinstance(node.value, ast.Attribute) and node.value.attr == "shape"):
            raise NoValueError(node)
        tensor = node.value.value
        ref = self.reader.read(tensor)
        if not isinstance(ref, Ref):
            raise NoValueError(node)
        name = self._name_for(tensor, ref)
        index: ast.expr = self.visit(node.slice)
        shape = ast.Attribute(ast.Name(name, ast.Load()), "shape", ast.Load())
        return ast.Subscript(shape, index, ast.Load())

    def _name_for(self, tensor: ast.expr, ref: Ref) -> str:
        wanted = tensor.id if isinstance(tensor, ast.Name) else "value"
        taken = {*self.reader.form.parameters, *_CALLS, "training"}
        name, count = wanted, 2
        while name in taken or self.where.get(name, ref) != ref:
            name = f"{wanted}_{count}"
            count += 1
        self.where[name] = ref
        return name
