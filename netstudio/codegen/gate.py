"""The last check of generated text: an allow-list of syntax, names and callees.

The generator writes only what the catalogue and the reviewed list allow; this looks again at the
finished text, before it is executed and before it is written to a file, so that a mistake in the
generator cannot become a way in. Custom Python may say anything, and so is compared with the files
that the user trusts: a statement that stands in one of them, word for word, may stand here.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from netstudio.catalog.ops import REFUSED_KEYWORDS, find_op
from netstudio.catalog.ops.library_names import FUNCTIONS as LIBRARY_FUNCTIONS
from netstudio.catalog.registry import all_layers
from netstudio.catalog.support import SUPPORT
from netstudio.codegen.custom_statements import Inlining
from netstudio.codegen.naming import class_name
from netstudio.codegen.tensor_source import TENSORS_LINE
from netstudio.document.naming import LIBRARIES, TAKEN
from netstudio.document.syntax import parse_module_tree
from netstudio.document.values import DTYPES
from netstudio.errors import UnsafeSourceError
from netstudio.sentence import say

_NODES = (
    ast.Module,
    ast.Import,
    ast.ImportFrom,
    ast.alias,
    ast.ClassDef,
    ast.FunctionDef,
    ast.arguments,
    ast.arg,
    ast.Assign,
    ast.AnnAssign,
    ast.AugAssign,
    ast.Return,
    ast.Expr,
    ast.If,
    ast.For,
    ast.Name,
    ast.Attribute,
    ast.Call,
    ast.keyword,
    ast.Constant,
    ast.Tuple,
    ast.List,
    ast.Dict,
    ast.Subscript,
    ast.Slice,
    ast.Starred,
    ast.ListComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.comprehension,
    ast.IfExp,
    ast.BinOp,
    ast.UnaryOp,
    ast.BoolOp,
    ast.Compare,
    ast.JoinedStr,
    ast.FormattedValue,
    ast.expr_context,
    ast.operator,
    ast.unaryop,
    ast.boolop,
    ast.cmpop,
)
_BUILTINS = frozenset(
    """
    range tuple list sum print super int float bool str len min max zip enumerate isinstance object
    dict
    """.split()
)
_IMPORTS = frozenset(
    {
        "import math",
        "from collections import OrderedDict",
        "from pathlib import Path",
        "from safetensors.torch import load_file",
        "import torch",
        "import torch.nn.functional as F",
        "from torch import Tensor, nn",
    }
)
_TENSORS = ast.unparse(parse_module_tree(TENSORS_LINE))
_BASES = (["nn.Module"], ["nn.Sequential"], ["nn.LayerNorm"])
_DUNDERS = frozenset({"__init__", "__name__"})
_METHODS = frozenset(
    """
    eval numel parameters register_buffer requires_grad_ add_module modules values get_submodule
    clone items
    """.split()
)
_ALWAYS = frozenset(
    """
    torch.zeros torch.ones torch.randn torch.rand torch.empty nn.Parameter nn.Module nn.Sequential
    nn.ModuleList nn.ModuleDict nn.ParameterList nn.ParameterDict torch.full torch.tensor
    torch.arange math.log math.sqrt math.pi math.prod
    """.split()
)


@cache
def allowed_paths() -> frozenset[str]:
    """The dotted names below torch, nn, F and math that the catalogue itself uses, whole."""
    paths = set(_ALWAYS)
    for tree in _catalogue_trees():
        nodes = list(ast.walk(tree))
        bases = _bases(nodes)
        paths |= {path for node in nodes if id(node) not in bases and (path := _library_path(node))}
    return frozenset(paths)


@cache
def allowed_methods() -> frozenset[str]:
    """The attributes of values that the catalogue itself uses."""
    methods = set(_METHODS)
    for tree in _catalogue_trees():
        methods |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return frozenset(methods)


def _catalogue_trees() -> list[ast.AST]:
    texts = [SUPPORT[name] for name in SUPPORT]
    for spec in all_layers():
        texts += [text for text in (spec.construct, spec.call, spec.functional) if text]
    return [parse_module_tree(text) for text in texts]


def check_source(
    text: str, *, record: bool = False, custom: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Raise UnsafeSourceError unless every part of `text` is on the allow-list.

    Args:
        custom: custom Python files by name, whose statements may stand in it if they are trusted.
    """
    try:
        tree = parse_module_tree(text)
    except (SyntaxError, ValueError, RecursionError) as error:
        raise UnsafeSourceError(
            say("The generated source is not Python: {error}.", error=str(error))
        ) from error
    _Gate(tree, record, Inlining(custom)).check()


class _Gate:
    def __init__(self, tree: ast.Module, record: bool, inlining: Inlining) -> None:
        self.tree = tree
        self.inlining = inlining
        self.classes = {
            node.name
            for node in tree.body
            if isinstance(node, ast.ClassDef) and not inlining.allows(node)
        }
        self.names = self.classes | _BUILTINS | LIBRARIES | {"Tensor", "__name__", "self"}
        self.classes |= inlining.classes
        self.names |= {"OrderedDict", "TENSORS", *self.classes}
        if record:
            self.names.add("record")
        self.callable = self.classes | _BUILTINS | {"model", "OrderedDict"}
        self.callable |= {"record"} if record else set()
        self.stacks: set[str] = set()
        self.bases: set[int] = set()

    def check(self) -> None:
        # The one line that reads a file is compared to the letter, and what it uses is used nowhere
        # else: Path and load_file are no names that the rest may have.
        body = [
            part
            for part in self.tree.body
            if ast.unparse(part) != _TENSORS and not self.inlining.allows(part)
        ]
        nodes = [node for part in body for node in ast.walk(part)]
        self.bases = _bases(nodes)
        for node in nodes:
            self._bind(node)
        for node in nodes:
            if not isinstance(node, _NODES):
                self._refuse(node, type(node).__name__)
            self._check(node)

    def _bind(self, node: ast.AST) -> None:
        """Collect what the text itself defines."""
        if isinstance(node, ast.arg):
            self.names.add(node.arg)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            self.names.add(node.id)
        elif isinstance(node, ast.For) and isinstance(node.target, ast.Name):
            self.stacks.add(node.target.id)

    def _check(self, node: ast.AST) -> None:
        if isinstance(node, ast.Import | ast.ImportFrom):
            if ast.unparse(node) not in _IMPORTS:
                self._refuse(node, ast.unparse(node))
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            self._check_definition(node)
        elif isinstance(node, ast.arg):
            self._check_binding(node, node.arg)
        elif isinstance(node, ast.Name):
            self._check_name(node)
        elif isinstance(node, ast.Attribute):
            self._check_attribute(node)
        elif isinstance(node, ast.Call):
            self._check_call(node)

    def _check_definition(self, node: ast.FunctionDef | ast.ClassDef) -> None:
        if node.decorator_list:
            self._refuse(node, "a decorator")
        if node.name != "__init__":
            self._check_binding(node, node.name)
        if isinstance(node, ast.ClassDef):
            bases = [ast.unparse(base) for base in node.bases]
            is_plain = node.name in SUPPORT or class_name(node.name) == node.name
            if bases not in _BASES or node.keywords or not is_plain:
                self._refuse(node, f"class {node.name}({', '.join(bases)})")
        elif node.name.startswith("_") and node.name != "__init__":
            self._refuse(node, node.name)

    def _check_name(self, node: ast.Name) -> None:
        if node.id not in self.names:
            self._refuse(node, node.id)
        if isinstance(node.ctx, ast.Store):
            self._check_binding(node, node.id)
            if node.id == "self":
                self._refuse(node, say("an assignment to {id}", id=node.id))
        elif node.id in LIBRARIES and id(node) not in self.bases:
            self._refuse(node, node.id)

    def _check_binding(self, node: ast.AST, name: str) -> None:
        """A name with a meaning of its own stays what it is: calls are judged by their names."""
        if name in TAKEN or name.startswith("__"):
            self._refuse(node, say("an assignment to {id}", id=name))

    def _check_attribute(self, node: ast.Attribute) -> None:
        if node.attr.startswith("__") and node.attr not in _DUNDERS:
            self._refuse(node, node.attr)
        path = _library_path(node)
        is_base = id(node) in self.bases
        if path and not (_is_allowed_path(path) or (is_base and _is_allowed_base(path))):
            self._refuse(node, path)

    def _check_call(self, node: ast.Call) -> None:
        function = node.func
        is_dictionary = isinstance(function, ast.Name) and function.id == "OrderedDict"
        for keyword in node.keywords:
            refused = keyword.arg in REFUSED_KEYWORDS and not is_dictionary
            if keyword.arg is None or refused:
                self._refuse(node, say("the keyword {arg}", arg=keyword.arg or "**"))
        if isinstance(function, ast.Name):
            if function.id not in self.callable | self.stacks:
                self._refuse(node, say("a call of {id}", id=function.id))
        elif isinstance(function, ast.Attribute):
            if _library_path(function) or _is_own(function) or _is_super(function):
                return
            if function.attr not in allowed_methods() and not _is_method(function.attr):
                self._refuse(node, say("a call of .{attr}", attr=function.attr))
        elif not (_is_item(function) or _is_own_submodule(function)):
            self._refuse(node, say("a call of {unparse}", unparse=ast.unparse(function)))

    def _refuse(self, node: ast.AST, what: str) -> None:
        line = getattr(node, "lineno", 0)
        raise UnsafeSourceError(
            say(
                "Line {line} of the generated source has {what}, which is not on the allow-list; "
                "nothing was run.",
                line=line,
                what=what,
            )
        )


def _is_allowed_path(path: str) -> bool:
    if path in allowed_paths() or find_op(path) is not None:
        return True
    head, _, last = path.partition(".")
    if head == "torch" and last in DTYPES:
        return True
    return path.startswith("nn.init.") and path.endswith("_") and path.count(".") == 2


def _is_allowed_base(path: str) -> bool:
    """Whether it is only the way to something allowed: a module, which is no value."""
    if path == "nn.init" or path.removeprefix("torch.") in LIBRARY_FUNCTIONS:
        return True
    return any(known.startswith(f"{path}.") for known in allowed_paths())


def _bases(nodes: list[ast.AST]) -> set[int]:
    """The ids of what attributes are taken of."""
    return {id(node.value) for node in nodes if isinstance(node, ast.Attribute)}


def _library_path(node: ast.AST) -> str:
    """`nn.Conv2d` for an attribute path that starts at a library; else nothing."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if parts and isinstance(node, ast.Name) and node.id in LIBRARIES:
        return ".".join((node.id, *reversed(parts)))
    return ""


def _is_own(node: ast.AST) -> bool:
    """Whether an expression is a member: `self.conv1`, `self.stage[0].conv`."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return isinstance(node, ast.Name) and node.id == "self"


def _is_item(function: ast.expr) -> bool:
    """Whether it is an item of a member: `self.stage[0]`."""
    return isinstance(function, ast.Subscript) and _is_own(function.value)


def _is_own_submodule(function: ast.expr) -> bool:
    """Whether it is `self.get_submodule("0")`."""
    return (
        isinstance(function, ast.Call)
        and isinstance(function.func, ast.Attribute)
        and function.func.attr == "get_submodule"
        and _is_own(function.func.value)
    )


def _is_super(node: ast.Attribute) -> bool:
    return ast.unparse(node) == "super().__init__"


def _is_method(attribute: str) -> bool:
    return find_op(f"Tensor.{attribute}") is not None
