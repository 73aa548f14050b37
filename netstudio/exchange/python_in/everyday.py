"""A file as people write it, in the words that codegen writes: other names for the libraries,
constants above the classes, lists that are filled step by step, a method that sets the weights.

Nothing is computed here: one tree becomes another that says the same, at the same places.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Mapping

from netstudio.exchange.python_in.text import SourceText
from netstudio.exchange.python_in.values import NoValueError, constant
from netstudio.sentence import say

_OWN = {
    "torch": "torch",
    "nn": "torch.nn",
    "F": "torch.nn.functional",
    "math": "math",
    "Tensor": "torch.Tensor",
    "OrderedDict": "collections.OrderedDict",
    "collections": "collections",
}
"""What names mean in a file that codegen wrote."""
_LIBRARIES = ("torch", "math", "collections")


def in_our_words(source: SourceText) -> ast.Module:
    """The tree of a file, rewritten where there is something to rewrite.

    Raises:
        SourceError: for an import, a constant or a function that its classes use and that a
            network cannot have.
    """
    body = source.tree.body
    classes = [statement for statement in body if isinstance(statement, ast.ClassDef)]
    used = {n.id for item in classes for n in ast.walk(item) if isinstance(n, ast.Name)}
    meanings = _meanings(source, body, used)
    values = _constants(body)
    functions = _functions(source, body, used)
    left: list[ast.stmt] = []
    for statement in body:
        if isinstance(statement, ast.Import | ast.ImportFrom | ast.FunctionDef):
            continue
        if _constant_name(statement) in values:
            continue
        if isinstance(statement, ast.If):
            statement = _with_bodies(statement, functions)
        left.append(statement)
    tree = copy.deepcopy(ast.Module(left, []))
    if any(_OWN.get(name) != path for name, path in meanings.items()) or _spells_out(tree):
        tree = _Libraries(meanings).visit(tree)
    for statement in tree.body:
        if isinstance(statement, ast.ClassDef):
            _rewrite(statement, values)
    return tree


def _spells_out(tree: ast.Module) -> bool:
    """Whether it says `torch.nn.ReLU` or `nn.functional.relu` somewhere."""
    return any(
        isinstance(node, ast.Attribute) and node.attr in ("nn", "functional")
        for node in ast.walk(tree)
    )


# Imports


def _meanings(source: SourceText, body: list[ast.stmt], used: set[str]) -> dict[str, str]:
    """What the imported names stand for. An import that no class uses says nothing."""
    found: dict[str, str] = {}
    for statement in body:
        for bound, path in _imported(statement):
            if path.partition(".")[0] in _LIBRARIES and not path.startswith("."):
                found[bound] = path
            elif bound in used and path.partition(".")[0] not in ("typing", "safetensors"):
                raise source.refuse(
                    statement,
                    say(
                        "A network uses torch, nn, functional and math; “{name}” is from another "
                        "module.",
                        name=bound,
                    ),
                )
    return found


def _imported(statement: ast.stmt) -> Iterator[tuple[str, str]]:
    """Each name that an import binds, and the path that it stands for."""
    if isinstance(statement, ast.Import):
        for alias in statement.names:
            head = alias.name.partition(".")[0]
            yield (alias.asname, alias.name) if alias.asname else (head, head)
    elif isinstance(statement, ast.ImportFrom):
        for alias in statement.names:
            yield (
                alias.asname or alias.name,
                f"{'.' * statement.level}{statement.module or ''}.{alias.name}",
            )


class _Libraries(ast.NodeTransformer):
    """Gives library functions the names that codegen has for them."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self.meanings = {name: path for name, path in meanings.items() if _OWN.get(name) != path}

    def visit_Name(self, node: ast.Name) -> ast.expr:
        path = self.meanings.get(node.id)
        return node if path is None else _path_tree(path, node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        self.generic_visit(node)
        path = _path_of(node)
        return _path_tree(path, node) if path.startswith(("torch.nn.", "nn.functional.")) else node


def _path_of(node: ast.expr) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join((node.id, *reversed(parts))) if isinstance(node, ast.Name) else ""


def _path_tree(path: str, place: ast.expr) -> ast.expr:
    """`nn.ReLU` for `torch.nn.ReLU`, where that stood."""
    for long, short in (("torch.nn.functional", "F"), ("nn.functional", "F"), ("torch.nn", "nn")):
        if path == long or path.startswith(f"{long}."):
            path = short + path[len(long) :]
            break
    path = "Tensor" if path == "torch.Tensor" else path
    path = "OrderedDict" if path == "collections.OrderedDict" else path
    head, *rest = path.split(".")
    tree: ast.expr = ast.copy_location(ast.Name(head, ast.Load()), place)
    for part in rest:
        tree = ast.copy_location(ast.Attribute(tree, part, ast.Load()), place)
    return tree


# Constants and functions above the classes


def _constant_name(statement: ast.stmt) -> str:
    match statement:
        case ast.Assign([ast.Name(id=name)]) | ast.AnnAssign(ast.Name(id=name)):
            return name
    return ""


def _constants(body: list[ast.stmt]) -> dict[str, ast.expr]:
    """The names that are set once to a number, a text or such."""
    found: dict[str, ast.expr] = {}
    twice: set[str] = set()
    for statement in body:
        name = _constant_name(statement)
        value = getattr(statement, "value", None)
        if name and isinstance(value, ast.expr):
            twice |= {name} & found.keys()
            try:
                constant(value)
            except NoValueError:
                continue
            found[name] = value
    return {name: value for name, value in found.items() if name not in twice}


def _functions(
    source: SourceText, body: list[ast.stmt], used: set[str]
) -> dict[str, ast.FunctionDef]:
    """The functions above the classes, which only the main guard may call."""
    found: dict[str, ast.FunctionDef] = {}
    for statement in body:
        if isinstance(statement, ast.FunctionDef):
            if statement.name in used:
                raise source.refuse(
                    statement,
                    say(
                        "“{name}” is a function of its own; write what it makes where it is used.",
                        name=statement.name,
                    ),
                )
            found[statement.name] = statement
    return found


def _with_bodies(guard: ast.If, functions: Mapping[str, ast.FunctionDef]) -> ast.If:
    """The main guard with what `main()` does in place of the call."""
    body: list[ast.stmt] = []
    for statement in guard.body:
        match statement:
            case ast.Expr(ast.Call(ast.Name(id=name), [], [])) if name in functions:
                body += functions[name].body
            case _:
                body.append(statement)
    return ast.copy_location(ast.If(guard.test, body, guard.orelse), guard)


# Classes


def _rewrite(node: ast.ClassDef, values: Mapping[str, ast.expr]) -> None:
    methods = {part.name: part for part in node.body if isinstance(part, ast.FunctionDef)}
    own = {n.arg for n in ast.walk(node) if isinstance(n, ast.arg)}
    own |= {
        n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }
    meant = {name: value for name, value in values.items() if name not in own}
    if meant:
        _Values(meant).visit(node)
    init = methods.get("__init__")
    if init is None:
        return
    setters = {
        name: part
        for name, part in methods.items()
        if len(part.args.args) == 1 and name not in ("__init__", "forward")
    }
    called: set[str] = set()
    body: list[ast.stmt] = []
    for statement in init.body:
        match statement:
            case ast.Expr(ast.Call(ast.Attribute(ast.Name("self"), name), [], [])) if (
                name in setters
            ):
                called.add(name)
                body += setters[name].body
            case _:
                body.append(_filled(statement))
    init.body = body
    node.body = [part for part in node.body if getattr(part, "name", "") not in called]


class _Values(ast.NodeTransformer):
    """Puts values in the place of names."""

    def __init__(self, values: Mapping[str, ast.expr]) -> None:
        self.values = values

    def visit_Name(self, node: ast.Name) -> ast.expr:
        value = self.values.get(node.id)
        return node if value is None else ast.copy_location(copy.deepcopy(value), node)


def with_values(node: ast.ClassDef, values: Mapping[str, ast.expr]) -> ast.ClassDef:
    """A class whose constructor takes nothing, with these values for its parameters."""
    own = copy.deepcopy(node)
    for part in own.body:
        if isinstance(part, ast.FunctionDef) and part.name == "__init__":
            part.args.args = part.args.args[:1]
            part.args.kwonlyargs, part.args.defaults, part.args.kw_defaults = [], [], []
            part.body = [_Values(values).visit(statement) for statement in part.body]
    return own


def _filled(statement: ast.stmt) -> ast.stmt:
    """`layers = [*layers, x]` for `layers.append(x)`, for `layers += [x]` and in a loop."""
    match statement:
        case ast.For(ast.Name() as index, loop, [inner], []):
            made = _added(inner)
            if made is not None:
                name, items = made
                each = ast.comprehension(index, loop, [], is_async=0)
                item = items[0] if len(items) == 1 else None
                if item is not None and not isinstance(item, ast.Starred):
                    copies = ast.copy_location(ast.ListComp(item, [each]), statement)
                    return _extended(name, [_star(copies)], statement)
        case _:
            added = _added(statement)
            if added is not None:
                return _extended(*added, statement)
    return statement


def _added(statement: ast.stmt) -> tuple[str, list[ast.expr]] | None:
    """The list that a statement adds to, and what."""
    match statement:
        case ast.Expr(ast.Call(ast.Attribute(ast.Name(id=name), "append"), [item], [])):
            return name, [item]
        case ast.Expr(ast.Call(ast.Attribute(ast.Name(id=name), "extend"), [items], [])):
            return name, [_star(items)]
        case ast.AugAssign(ast.Name(id=name), ast.Add(), ast.List() | ast.ListComp() as items):
            return name, [_star(items)]
    return None


def _star(items: ast.expr) -> ast.expr:
    return ast.copy_location(ast.Starred(items, ast.Load()), items)


def _extended(name: str, items: list[ast.expr], place: ast.stmt) -> ast.stmt:
    before = _star(ast.copy_location(ast.Name(name, ast.Load()), place))
    target = ast.copy_location(ast.Name(name, ast.Store()), place)
    made = ast.copy_location(ast.List([before, *items], ast.Load()), place)
    return ast.copy_location(ast.Assign([target], made), place)
