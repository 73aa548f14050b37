"""A class of a file: its constructor's parameters, its members in order, and its `forward`."""

from __future__ import annotations

import ast
from collections.abc import Collection

from netstudio.document.expression import names
from netstudio.document.graph import Tie
from netstudio.document.naming import check_name
from netstudio.errors import EditError, SourceError
from netstudio.exchange.python_in.constructors import ConstructorReader
from netstudio.exchange.python_in.forms import ClassForm, ParameterForm
from netstudio.exchange.python_in.initialiser_reader import InitialiserReader
from netstudio.exchange.python_in.text import SourceText
from netstudio.exchange.python_in.values import NoValueError, constant, expression
from netstudio.sentence import say

_BASES = ("nn.Module", "nn.Sequential")


def read_class(
    source: SourceText, node: ast.ClassDef, blocks: Collection[str], known: Collection[str] = ()
) -> ClassForm:
    """A class; `blocks` are the names of all classes of the file, `known` of earlier members."""
    bases = [ast.unparse(base).removeprefix("torch.") for base in node.bases]
    if len(bases) != 1 or bases[0] not in _BASES or node.keywords or node.decorator_list:
        what = say(
            "A class of a network is written `class {name}(nn.Module):`, without decorators.",
            name=node.name,
        )
        raise source.refuse(node, what)
    form = ClassForm(node.name, node, bases[0] == "nn.Sequential")
    _ClassReader(source, form, blocks, known).read()
    return form


class _ClassReader:
    def __init__(
        self, source: SourceText, form: ClassForm, blocks: Collection[str], known: Collection[str]
    ) -> None:
        self.source, self.form = source, form
        self.locals: dict[str, ast.expr] = {}
        self.make = ConstructorReader(source, form, blocks, known)
        self.inits = InitialiserReader(source, form)

    def read(self) -> None:
        for statement in self.form.node.body:
            if _is_text(statement) or isinstance(statement, ast.Pass):
                continue
            if not isinstance(statement, ast.FunctionDef):
                raise self.refuse(
                    statement, "A class of a network has an `__init__` and a `forward` only."
                )
            self._method(statement)
        if self.form.forward is None and not self.form.is_sequential:
            what = say("“{name}” has no `forward`.", name=self.form.name)
            raise self.refuse(self.form.node, what)

    def refuse(self, node: ast.AST, what: str) -> SourceError:
        return self.source.refuse(node, what)

    def _method(self, method: ast.FunctionDef) -> None:
        arguments = method.args
        plain = not (arguments.vararg or arguments.kwarg or arguments.posonlyargs)
        names = [argument.arg for argument in arguments.args]
        if not plain or not names or names[0] != "self" or method.decorator_list:
            what = say(
                "`{name}` takes `self` and plain arguments, without `*`, `/` or decorators.",
                name=method.name,
            )
            raise self.refuse(method, what)
        if method.name == "forward":
            self.form.forward = method
        elif method.name == "__init__":
            self._parameters(arguments)
            for statement in method.body:
                self._statement(statement)
        else:
            what = say(
                "“{name}” is a method of its own; write what it does into `forward`.",
                name=method.name,
            )
            raise self.refuse(method, what)

    def _parameters(self, arguments: ast.arguments) -> None:
        wanted = [*arguments.args[1:], *arguments.kwonlyargs]
        positional = arguments.args[1:]
        defaults: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
        defaults += [*arguments.defaults, *arguments.kw_defaults]
        for argument, default in zip(wanted, defaults, strict=True):
            self._check(argument.arg, argument)
            self.form.parameters[argument.arg] = ParameterForm(argument.arg, argument, default)

    def _check(self, name: str, node: ast.AST) -> None:
        try:
            check_name(name)
        except EditError as error:
            raise self.refuse(node, str(error)) from None

    # Statements of `__init__`

    def _statement(self, statement: ast.stmt) -> None:
        match statement:
            case ast.Pass():
                return
            case ast.Expr(ast.Constant(str())):
                return
            case ast.Expr(ast.Call() as call):
                self._call(call)
            case ast.Assign([target], value):
                self._assign(target, value, statement)
            case ast.AnnAssign(target, _, value) if value is not None:
                self._assign(target, value, statement)
            case ast.For():
                self.inits.loop(statement)
            case ast.If(body=body):
                self.inits.conditional(statement, [pair for s in body for pair in _init_call(s)])
            case _:
                raise self.refuse(
                    statement,
                    "`__init__` may set members (`self.conv1 = nn.Conv2d(1, 6, 5)`), register "
                    "buffers, tie and freeze; for repeated blocks write "
                    "`nn.Sequential(*[Block() for _ in range(3)])`.",
                )

    def _assign(self, target: ast.expr, value: ast.expr, statement: ast.stmt) -> None:
        value = self.resolved(value)
        if isinstance(target, ast.Name):
            self.locals[target.id] = value
            return
        path = own_path(target)
        if not path:
            raise self.refuse(statement, "Only attributes of `self` and plain names can be set.")
        if isinstance(value, ast.Name) and value.id in self.form.parameters:
            self.form.kept[path] = value.id
        elif _is_plain_value(value) or _is_size(value, self.form.parameters):
            self.form.constants[path] = value
        elif own_path(value):
            self._tie(path, own_path(value), statement)
        else:
            self.make.member(path, value, statement)

    def _tie(self, target: str, source: str, statement: ast.stmt) -> None:
        """`self.decoder.weight = self.encoder.weight`"""
        for path in (target, source):
            owner = path.rpartition(".")[0]
            if not any(owner == name or owner.startswith(f"{name}.") for name in self._names()):
                what = say("“self.{path}” is not a tensor of a member set above.", path=path)
                raise self.refuse(statement, what)
        self.form.ties.append(Tie(target, source))

    def _names(self) -> list[str]:
        return [*self.form.members, *self.form.containers]

    def resolved(self, tree: ast.expr) -> ast.expr:
        """A tree with the local names of `__init__` replaced by what they stand for."""
        if not self.locals and not self.form.kept and not self.form.constants:
            return tree
        result: ast.expr = _Locals(self.locals, self.form).visit(tree)
        return result

    def _call(self, call: ast.Call) -> None:
        name = ast.unparse(call.func)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "__init__":
            self._super(call)
        elif name == "self.register_buffer":
            self.make.buffer(_with_args(call, self))
        elif name.startswith("nn.init.") and len(call.args) >= 1:
            resolved = _with_args(call, self)
            self.inits.statement(resolved, own_path(resolved.args[0]))
        elif name.endswith(".requires_grad_"):
            self._freeze(call)
        elif name.endswith(".add_module"):
            self.make.added(_with_args(call, self))
        else:
            raise self.refuse(
                call,
                say("`{name}(...)` cannot stand in `__init__` by itself.", name=name[:60]),
            )

    def _super(self, call: ast.Call) -> None:
        if not ast.unparse(call.func).startswith("super("):
            raise self.refuse(call, "Write `super().__init__()`.")
        if self.form.is_sequential:
            self.make.containers.items("", "Sequential", call)
        elif call.args or call.keywords:
            raise self.refuse(call, "`super().__init__()` takes nothing.")

    def _freeze(self, call: ast.Call) -> None:
        assert isinstance(call.func, ast.Attribute)
        path = own_path(call.func.value)
        arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
        off = len(arguments) == 1 and ast.unparse(arguments[0]) == "False"
        frozen = [
            member
            for name, member in self.form.members.items()
            if name == path or name.startswith(f"{path}.")
        ]
        if not path or not off or not frozen:
            raise self.refuse(
                call, "Freezing is written `self.conv1.requires_grad_(False)`, after the member."
            )
        for member in frozen:
            member.frozen = True


def _with_args(call: ast.Call, reader: _ClassReader) -> ast.Call:
    resolved = reader.resolved(call)
    assert isinstance(resolved, ast.Call)
    return resolved


def _init_call(statement: ast.stmt) -> list[tuple[ast.Call, str]]:
    """The call of an initialiser that a statement is, and what it is called with."""
    match statement:
        case ast.Expr(ast.Call(args=[target, *_]) as call):
            return [(call, own_path(target))]
    return []


def _is_plain_value(tree: ast.expr) -> bool:
    """Whether it is a number, a text or such, and no list that modules may be put into."""
    try:
        return constant(tree) is not None
    except NoValueError:
        return False


def _is_size(tree: ast.expr, parameters: Collection[str]) -> bool:
    """Whether it is computed from numbers and parameters: `(dim // heads) ** -0.5`."""
    if not isinstance(tree, ast.BinOp | ast.UnaryOp):
        return False
    try:
        return names(expression(tree).text) <= set(parameters)
    except NoValueError:
        return False


class _Locals(ast.NodeTransformer):
    """Puts in what local names and attributes stand for."""

    def __init__(self, names: dict[str, ast.expr], form: ClassForm) -> None:
        self.names, self.form = names, form

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self.names.get(node.id, node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        path = own_path(node)
        if path in self.form.constants:
            return self.form.constants[path]
        parameter = self.form.kept.get(path)
        if parameter is not None:
            return ast.copy_location(ast.Name(parameter, ast.Load()), node)
        self.generic_visit(node)
        return node

    def visit_List(self, node: ast.List) -> ast.expr:
        self.generic_visit(node)
        return ast.copy_location(ast.List(_unstarred(node.elts), ast.Load()), node)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        made = ast.Call(node.func, _unstarred(node.args), node.keywords)
        return ast.copy_location(made, node)


def _unstarred(items: list[ast.expr]) -> list[ast.expr]:
    """`a, b` for `*[a, b]`."""
    found: list[ast.expr] = []
    for item in items:
        inner = item.value if isinstance(item, ast.Starred) else None
        found += inner.elts if isinstance(inner, ast.List | ast.Tuple) else [item]
    return found


def own_path(tree: ast.AST) -> str:
    """`features.0.conv` for `self.features[0].conv`; nothing for what is no attribute of self."""
    parts: list[str] = []
    while True:
        match tree:
            case ast.Attribute(value=inner, attr=name):
                parts.append(name)
            case ast.Subscript(value=inner, slice=ast.Constant(value=bool())):
                return ""
            case ast.Subscript(value=inner, slice=ast.Constant(value=int() | str() as name)):
                parts.append(str(name))
            case ast.Subscript(
                value=inner, slice=ast.Slice(lower=ast.Constant(value=int() as name))
            ):
                parts.append(str(name))  # the copies of a stack among other items
            case ast.Call(ast.Attribute(inner, "get_submodule"), [ast.Constant(str() as name)], []):
                parts.append(name)
            case ast.Call(ast.Name("list"), [inner], []) if parts:
                pass  # `list(self)[2:4]`, since a slice of a subclass of nn.Sequential is one too
            case ast.Name(id="self"):
                return ".".join(reversed(parts))
            case _:
                return ""
        tree = inner


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
