"""How weights begin: calls of torch.nn.init behind the members, one by one or in a loop."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TYPE_CHECKING

from netstudio.catalog.initialisers import INITIALISERS
from netstudio.document.node import Init
from netstudio.document.table import Table
from netstudio.exchange.python_in.values import NoValueError, argument
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.errors import SourceError
    from netstudio.exchange.python_in.forms import ClassForm, MemberForm
    from netstudio.exchange.python_in.text import SourceText

_PREFIX = "nn.init."


class InitialiserReader:
    """Adds initialisers to the members of a class, or to all layers of a kind."""

    def __init__(self, source: SourceText, form: ClassForm) -> None:
        self.source, self.form = source, form

    def statement(self, call: ast.Call, path: str) -> None:
        """`nn.init.zeros_(self.conv1.bias)`: `path` is what it is called with."""
        init = self._init(call)
        for name, member in self.form.members.items():
            if path == name and member.role:
                member.init, member.init_args = init.function, init.args
                return
            if path.startswith(f"{name}.") and not member.role:
                member.inits[path[len(name) + 1 :]] = init
                return
        raise self.source.refuse(
            call, "An initialiser is given a tensor of a member that is set above it."
        )

    def conditional(self, statement: ast.If, own: list[tuple[ast.Call, str]]) -> None:
        """Initialisers of a member that is there on a condition: they go with the member."""
        if statement.orelse or len(own) != len(statement.body):
            raise self._form(statement)
        for call, path in own:
            self.statement(call, path)

    def loop(self, loop: ast.For) -> None:
        """`for module in self.modules():` with a branch for each kind of layer."""
        match loop:
            case ast.For(ast.Name(id=name), ast.Call(function, [], []), [ast.If() as branch]) if (
                ast.unparse(function) == "self.modules"
            ):
                self._branch(branch, name)
            case _:
                raise self._form(loop)

    def _branch(self, branch: ast.If, name: str) -> None:
        match branch.test:
            case ast.Call(ast.Name("isinstance"), [ast.Name(id=tested), kinds]) if tested == name:
                classes = kinds.elts if isinstance(kinds, ast.Tuple) else [kinds]
            case _:
                raise self._form(branch.test)
        inits: dict[str, Init] = {}
        if_there: set[str] = set()
        for statement in branch.body:
            inner = _if_there(statement, name)
            path, init = self._of_module(inner or statement, name)
            inits[path] = init
            if inner is not None:
                if_there.add(path)
        for kind in classes:
            self.form.shared_inits[ast.unparse(kind)] = Table(inits)
            self.form.shared_if_there[ast.unparse(kind)] = frozenset(if_there)
        match branch.orelse:
            case []:
                return
            case [ast.If() as following]:
                self._branch(following, name)
            case _:
                raise self._form(branch.orelse[0])

    def _of_module(self, statement: ast.stmt, name: str) -> tuple[str, Init]:
        match statement:
            case ast.Expr(ast.Call(args=[target, *_]) as call):
                head, _, path = ast.unparse(target).partition(".")
                if head == name and path:
                    return path, self._init(call)
        raise self._form(statement)

    def _init(self, call: ast.Call) -> Init:
        name = ast.unparse(call.func)
        function = name.removeprefix(_PREFIX).removesuffix("_")
        known = INITIALISERS.get(function)
        if not name.startswith(_PREFIX) or known is None:
            choices = ", ".join(f"nn.init.{choice}_" for choice in sorted(INITIALISERS))
            raise self.source.refuse(
                call, say("“{name}” does not initialise a tensor: {choices}.", name=name[:60],
                          choices=choices),
            )  # fmt: skip
        given = dict(zip(known, call.args[1:], strict=False))
        given |= {keyword.arg or "": keyword.value for keyword in call.keywords}
        unknown = [key for key in given if key not in known]
        if unknown or len(call.args) > 1 + len(known):
            raise self._form(call)
        try:
            parameters = frozenset(self.form.parameters)
            args = {key: argument(tree, parameters) for key, tree in given.items()}
        except NoValueError:
            raise self._form(call) from None
        return Init(function, Table(args))

    def _form(self, node: ast.AST) -> SourceError:
        return self.source.refuse(
            node,
            "Initialisers are written `nn.init.normal_(self.fc.weight, std=0.01)`, or in "
            "`for module in self.modules():` under `if isinstance(module, nn.Linear):`.",
        )


def _if_there(statement: ast.stmt, name: str) -> ast.stmt | None:
    """The initialiser in `if module.bias is not None:`; None for another statement."""
    match statement:
        case ast.If(
            ast.Compare(ast.Attribute(ast.Name(id=tested)), [ast.IsNot()], [ast.Constant(None)]),
            [inner],
            [],
        ) if tested == name:
            return inner
    return None


def apply_shared(classes: Mapping[str, ClassForm]) -> None:
    """Give every layer of a kind what the loop over all modules says of it."""
    shared = {k: inits for form in classes.values() for k, inits in form.shared_inits.items()}
    if_there = {k: paths for form in classes.values() for k, paths in form.shared_if_there.items()}
    members = (member for form in classes.values() for member in form.members.values())
    for member in members:
        kind = "" if member.block or member.role else _torch_class(member)
        if kind not in shared:
            continue
        lacking = if_there.get(kind, frozenset()) if _lacks_bias(member) else frozenset()
        inits = {path: init for path, init in shared[kind].items() if path not in lacking}
        if not inits.keys() <= member.inits.keys():
            member.inits = {**inits, **member.inits}


def _lacks_bias(member: MemberForm) -> bool:
    """Whether a layer is made without a bias, or may be."""
    return any(
        keyword.arg == "bias" and getattr(keyword.value, "value", None) is not True
        for keyword in member.tree.keywords
    )


def _torch_class(member: MemberForm) -> str:
    return ast.unparse(member.tree.func)
