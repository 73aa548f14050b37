"""A file as a whole: docstring, imports, classes and the main guard."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection, Iterable

from netstudio.catalog.support import SUPPORT
from netstudio.codegen.tensor_source import TENSORS_LINE
from netstudio.document.project import UNKNOWN_BEGINNING
from netstudio.document.syntax import parse_module_tree
from netstudio.errors import SourceError
from netstudio.exchange.python_in.class_reader import read_class
from netstudio.exchange.python_in.everyday import in_our_words, with_values
from netstudio.exchange.python_in.forms import ClassForm, FileForm
from netstudio.exchange.python_in.initialiser_reader import apply_shared
from netstudio.exchange.python_in.text import SourceText
from netstudio.exchange.python_in.values import NoValueError, constant
from netstudio.sentence import say

_TITLE_END = ", a PyTorch module."
_TENSORS = ast.unparse(parse_module_tree(TENSORS_LINE))
_KEPT = re.compile(r"# From (.+), as it is\.")
"""The comment above a file that stands in the source whole."""
Names = Callable[[str], Collection[str]]
"""The names of an earlier project's members, by class."""


def no_names(name: str) -> Collection[str]:
    """Of no earlier project."""
    return ()


def read_file(source: SourceText, known: Names = no_names) -> FileForm:
    """The classes of a file and what its main guard says.

    Raises:
        SourceError: where something stands in the file that the form does not have.
    """
    try:
        return _read(source, known)
    except SourceError as error:
        above = [
            found[1] for line in source.lines[: error.line] if (found := _KEPT.fullmatch(line))
        ]
        if not above:
            raise
        hint = say(
            "If this belongs to “{file}”, custom Python that was kept as it is: no graph is read "
            "from that; open the project that this file was exported from.",
            file=above[-1],
        )
        what = f"{error.what} {hint}"
        raise SourceError(what, error.line, error.column, error.source) from None


def _read(source: SourceText, known: Names) -> FileForm:
    tree = in_our_words(source)
    nodes = _class_nodes(source, tree)
    blocks = [name for name in nodes if name not in SUPPORT]
    classes: dict[str, ClassForm] = {}
    guard: ast.If | None = None
    for statement in tree.body:
        match statement:
            case ast.Expr(ast.Constant()):
                continue
            case ast.Assign() if ast.unparse(statement) == _TENSORS:
                continue  # what it names is read beside the text
            case ast.ClassDef(name=name):
                if name in SUPPORT:
                    _check_support(source, statement)
                else:
                    classes[name] = read_class(source, statement, blocks, known(name))
            case ast.If() if _is_guard(statement):
                guard = statement
            case _:
                raise source.refuse(
                    statement,
                    "A file with a network holds imports, classes and "
                    '`if __name__ == "__main__":`, and nothing else.',
                )
    if not classes:
        raise source.refuse(None, "The file has no class that is an nn.Module.")
    asked, samples, given = _guard(guard, classes) if guard is not None else ("", None, None)
    _check_recursion(source, classes)
    main = asked if asked in classes else _outermost(classes)
    if classes[main].parameters:
        own = with_values(nodes[main], _values_of(source, classes[main], given))
        classes[main] = read_class(source, own, blocks, known(main))
    apply_shared(classes)
    knows = UNKNOWN_BEGINNING not in (ast.get_docstring(source.tree) or "")
    return FileForm(_title(source.tree), classes, main, samples if asked == main else None, knows)


def _class_nodes(source: SourceText, tree: ast.Module) -> dict[str, ast.ClassDef]:
    found: dict[str, ast.ClassDef] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            if node.name in found:
                what = say("There are two classes named “{name}”.", name=node.name)
                raise source.refuse(node, what)
            found[node.name] = node
    return found


def _check_support(source: SourceText, node: ast.ClassDef) -> None:
    """A class that the program itself puts into a file has to be as it wrote it."""
    own = parse_module_tree(SUPPORT[node.name]).body[0]
    if ast.dump(own) != ast.dump(node):
        what = say(
            "“{name}” is a layer of the palette whose class is written along; it cannot be "
            "changed here. Give a class of your own another name.",
            name=node.name,
        )
        raise source.refuse(node, what)


def _is_guard(node: ast.If) -> bool:
    match node.test:
        case ast.Compare(ast.Name("__name__"), [ast.Eq()], [ast.Constant("__main__")]):
            return True
    return False


def _guard(
    guard: ast.If, classes: dict[str, ClassForm]
) -> tuple[str, tuple[ast.expr, ...] | None, ast.Call | None]:
    """The class that the main guard makes, what it calls it with, and how it makes it."""
    main, model = "", ""
    made: ast.Call | None = None
    samples: tuple[ast.expr, ...] | None = None
    for node in (part for statement in guard.body for part in ast.walk(statement)):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        if name in classes and not main:
            main, made = name, node
            model = _assigned_from(guard, node)
        elif model and name == model:
            samples = tuple(node.args)
    return main, samples, made


def _values_of(source: SourceText, form: ClassForm, made: ast.Call | None) -> dict[str, ast.expr]:
    """What the network's own constructor is given: by the main guard, or by default."""
    values = {p.name: p.default for p in form.parameters.values() if p.default is not None}
    if made is not None:
        given = [*zip(form.parameters, made.args, strict=False)]
        given += [(k.arg, k.value) for k in made.keywords if k.arg in form.parameters]
        for name, tree in given:
            try:
                constant(tree)
            except NoValueError:
                continue
            values[name] = tree
    for parameter in form.parameters.values():
        if parameter.name not in values:
            raise source.refuse(
                parameter.node,
                say(
                    "“{name}” has no value: give it a default, for the network on the canvas has "
                    "all its sizes.",
                    name=parameter.name,
                ),
            )
    return values


def _assigned_from(guard: ast.If, call: ast.Call) -> str:
    for statement in guard.body:
        match statement:
            case ast.Assign([ast.Name(id=name)], value) if call in ast.walk(value):
                return name
    return ""


def _outermost(classes: dict[str, ClassForm]) -> str:
    """The class that no other uses; of several, the last."""
    used = {name for form in classes.values() for name in blocks_of(form)}
    free = [name for name in classes if name not in used]
    return (free or list(classes))[-1]


def blocks_of(form: ClassForm) -> Iterable[str]:
    """The classes that a class's members are of."""
    return dict.fromkeys(member.block for member in form.members.values() if member.block)


def _check_recursion(source: SourceText, classes: dict[str, ClassForm]) -> None:
    """Refuse a class that holds itself, at any depth."""
    done: set[str] = set()
    for start in classes:
        path: list[str] = []
        waiting = [(start, iter(blocks_of(classes[start])))] if start not in done else []
        while waiting:
            name, inner = waiting[-1]
            if len(path) < len(waiting):
                path.append(name)
            following = next((block for block in inner if block not in done), None)
            if following is None:
                done.add(name)
                waiting.pop()
                path.pop()
            elif following in path:
                what = say("“{name}” holds itself, which has no end.", name=following)
                raise source.refuse(classes[following].node, what)
            else:
                waiting.append((following, iter(blocks_of(classes[following]))))


def inner_first(classes: dict[str, ClassForm]) -> list[str]:
    """The names of the classes, each after those it uses."""
    order: list[str] = []

    def visit(name: str) -> None:
        if name not in order:
            for block in blocks_of(classes[name]):
                visit(block)
            order.append(name)

    for name in classes:
        visit(name)
    return order


def _title(tree: ast.Module) -> str:
    text = (ast.get_docstring(tree) or "").split("\n")[0].strip()
    return text.removesuffix(_TITLE_END) if text.endswith(_TITLE_END) else ""
