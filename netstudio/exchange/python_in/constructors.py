"""What makes a member: a layer's or block's constructor, a container of such, or a tensor."""

from __future__ import annotations

import ast
from collections.abc import Collection

from netstudio.document.naming import check_name
from netstudio.errors import EditError, SourceError
from netstudio.exchange.python_in.container_reader import CONTAINERS, ContainerReader, callee_of
from netstudio.exchange.python_in.forms import ClassForm, MemberForm
from netstudio.exchange.python_in.layer_forms import is_layer, known_callees, layers_made_by
from netstudio.exchange.python_in.text import SourceText
from netstudio.sentence import say

MOST_MEMBERS = 20_000


class ConstructorReader:
    """Adds members and containers to a class as its statements name them.

    Args:
        blocks: the classes of the file.
        known: the names of members of an earlier project, where a text may be read in two ways.
    """

    def __init__(
        self,
        source: SourceText,
        form: ClassForm,
        blocks: Collection[str],
        known: Collection[str] = (),
    ) -> None:
        self.source, self.form, self.blocks, self.known = source, form, blocks, known
        self.sliced = sliced_items(form.node)
        self.counted = counted_items(form.node)
        self.containers = ContainerReader(self)

    def member(self, path: str, tree: ast.expr, node: ast.AST) -> None:
        """Register what `self.<path> = <tree>` makes."""
        condition: ast.expr | None = None
        if isinstance(tree, ast.IfExp):
            condition, tree = self._conditional(tree)
        if not isinstance(tree, ast.Call):
            raise self.source.refuse(tree, self._not_a_module(ast.unparse(tree)))
        callee = callee_of(tree)
        if callee in CONTAINERS:
            self.containers.read(path, CONTAINERS[callee], tree, node, condition)
        elif callee == "nn.Parameter":
            self._parameter(path, tree, node)
        elif callee in self.blocks:
            self.add(MemberForm(path, tree, node, condition, block=callee))
        elif is_layer(callee):
            made, in_place = _out_of_place(_with_callee(tree, callee))
            self.add(MemberForm(path, made, node, condition, in_place=in_place))
        else:
            raise self.source.refuse(tree, self._not_a_module(callee))

    def _conditional(self, tree: ast.IfExp) -> tuple[ast.expr, ast.expr]:
        if not (isinstance(tree.orelse, ast.Constant) and tree.orelse.value is None):
            raise self.source.refuse(
                tree, "A member that is left out is written `... if condition else None`."
            )
        return tree.test, tree.body

    def _not_a_module(self, callee: str) -> str:
        near = _near(callee, [*known_callees(), *self.blocks])
        if near:
            return say(
                "“{callee}” is not a layer that can be placed; did you mean {near}?",
                callee=callee[:60],
                near=near,
            )
        return say(
            "“{callee}” is not a layer that can be placed: use the layers of the palette, classes "
            "of this file, nn.Sequential, nn.ModuleList, nn.ModuleDict or nn.Parameter.",
            callee=callee[:60],
        )

    def add(self, member: MemberForm) -> None:
        self._check(member.name, member.node)
        if len(self.form.members) >= MOST_MEMBERS:
            raise self.source.refuse(
                member.node, say("A class may have {most} members.", most=MOST_MEMBERS)
            )
        # What is set again takes the place of what was there, as in Python.
        self.form.members[member.name] = member

    def _check(self, name: str, node: ast.AST) -> None:
        try:
            check_name(name)
        except EditError as error:
            raise self.source.refuse(node, str(error)) from None

    # Tensors

    def _parameter(self, path: str, tree: ast.Call, node: ast.AST) -> None:
        if len(tree.args) != 1 or not isinstance(tree.args[0], ast.Call):
            raise self._tensor_form(tree)
        self.add(MemberForm(path, tree.args[0], node, role="parameter"))

    def buffer(self, call: ast.Call) -> None:
        """`self.register_buffer("scale", torch.ones(3))`"""
        if len(call.args) != 2 or not isinstance(call.args[1], ast.Call):
            raise self._tensor_form(call)
        persistent = True
        for keyword in call.keywords:
            if keyword.arg != "persistent" or not isinstance(keyword.value, ast.Constant):
                raise self._tensor_form(call)
            persistent = bool(keyword.value.value)
        name = self.containers.key(call.args[0])
        self.add(MemberForm(name, call.args[1], call, role="buffer", persistent=persistent))

    def _tensor_form(self, node: ast.AST) -> SourceError:
        return self.source.refuse(
            node,
            "A tensor is written `self.scale = nn.Parameter(torch.ones(3))` or "
            '`self.register_buffer("scale", torch.ones(3))`.',
        )

    def added(self, call: ast.Call) -> None:
        """`self.features.add_module("3", nn.ReLU())`"""
        from netstudio.exchange.python_in.class_reader import own_path

        assert isinstance(call.func, ast.Attribute)
        path = own_path(call.func.value)
        is_own = isinstance(call.func.value, ast.Name) and call.func.value.id == "self"
        if len(call.args) != 2 or call.keywords or not (is_own or path in self.form.containers):
            raise self.source.refuse(
                call, 'Write `self.features.add_module("3", layer)`, after the container.'
            )
        name = self.containers.key(call.args[0])
        if path:
            name = f"{path}.{name}"
            self.form.containers[path].children.append(name)
        self.member(name, call.args[1], call)


def counted_items(node: ast.ClassDef) -> frozenset[str]:
    """The containers whose items a class takes one by one."""
    from netstudio.exchange.python_in.loops import counted_containers

    return frozenset(counted_containers(node)) - {""}


def sliced_items(node: ast.ClassDef) -> dict[str, frozenset[str]]:
    """The items of containers that a class's loops run over, by the first of each: the copies of a
    stack beside others, `for layer in self.blocks[4:6]:`."""
    from netstudio.exchange.python_in.class_reader import own_path

    found: dict[str, frozenset[str]] = {}
    for loop in ast.walk(node):
        match loop:
            case ast.For(
                iter=ast.Subscript(
                    slice=ast.Slice(ast.Constant(int() as start), ast.Constant(int() as stop))
                )
            ):
                first = own_path(loop.iter)
                stem = first.removesuffix(str(start))
                if first and 0 <= start < stop <= start + MOST_MEMBERS:
                    items = (f"{stem}{at}" for at in range(start, stop))
                    found[first] = frozenset(items)
    return found


def _out_of_place(call: ast.Call) -> tuple[ast.Call, bool]:
    """`nn.ReLU()` for `nn.ReLU(inplace=True)`, and whether it was that."""
    for keyword in call.keywords:
        is_told = keyword.arg == "inplace" and isinstance(keyword.value, ast.Constant)
        if is_told and not any(spec.param("inplace") for spec in layers_made_by(_name(call))):
            others = [other for other in call.keywords if other is not keyword]
            made = ast.copy_location(ast.Call(call.func, call.args, others), call)
            assert isinstance(keyword.value, ast.Constant)
            return made, bool(keyword.value.value)
    return call, False


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func)


def _with_callee(call: ast.Call, callee: str) -> ast.Call:
    """`nn.Conv2d(...)` for `torch.nn.Conv2d(...)`."""
    if ast.unparse(call.func) == callee:
        return call
    head, _, last = callee.rpartition(".")
    function = ast.Attribute(ast.Name(head, ast.Load()), last, ast.Load())
    return ast.copy_location(ast.Call(function, call.args, call.keywords), call)


def _near(callee: str, known: list[str]) -> str:
    import difflib

    found = difflib.get_close_matches(callee, known, n=3, cutoff=0.7)
    return ", ".join(found)
