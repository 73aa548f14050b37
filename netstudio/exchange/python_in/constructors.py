"""What makes a member: a layer's or block's constructor, a container of such, or a tensor."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from netstudio.document.naming import check_name
from netstudio.errors import EditError, SourceError
from netstudio.exchange.python_in.forms import ClassForm, Container, ContainerKind, MemberForm
from netstudio.exchange.python_in.layer_forms import is_layer, known_callees
from netstudio.exchange.python_in.text import SourceText
from netstudio.sentence import say

_CONTAINERS: dict[str, ContainerKind] = {
    "nn.Sequential": "Sequential",
    "nn.ModuleList": "ModuleList",
    "nn.ModuleDict": "ModuleDict",
}
_DICTS = frozenset({"OrderedDict", "collections.OrderedDict", "dict"})
MOST_MEMBERS = 20_000


class ConstructorReader:
    """Adds members and containers to a class as its statements name them."""

    def __init__(self, source: SourceText, form: ClassForm, blocks: Collection[str]) -> None:
        self.source, self.form, self.blocks = source, form, blocks

    def member(self, path: str, tree: ast.expr, node: ast.AST) -> None:
        """Register what `self.<path> = <tree>` makes."""
        condition: ast.expr | None = None
        if isinstance(tree, ast.IfExp):
            condition, tree = self._conditional(tree)
        if not isinstance(tree, ast.Call):
            raise self.source.refuse(tree, self._not_a_module(ast.unparse(tree)))
        callee = _callee(tree)
        if callee in _CONTAINERS:
            if condition is not None and not self._is_stack(_CONTAINERS[callee], tree):
                raise self.source.refuse(
                    tree, "A layer or a block can be left out by a condition, a container cannot."
                )
            self._container(path, _CONTAINERS[callee], tree, node, condition)
        elif callee == "nn.Parameter":
            self._parameter(path, tree, node)
        elif callee in self.blocks:
            self._add(MemberForm(path, tree, node, condition, block=callee))
        elif is_layer(callee):
            self._add(MemberForm(path, _with_callee(tree, callee), node, condition))
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

    def _add(self, member: MemberForm) -> None:
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
            if not (self.form.is_sequential and name.split(".")[0].isdecimal()):
                raise self.source.refuse(node, str(error)) from None

    # Containers

    def _container(
        self,
        path: str,
        kind: ContainerKind,
        tree: ast.Call,
        node: ast.AST,
        condition: ast.expr | None = None,
    ) -> None:
        if self._is_stack(kind, tree):
            self._stack(path, kind, tree, node, condition)
        else:
            self.container_items(path, kind, tree)

    def container_items(self, path: str, kind: ContainerKind, tree: ast.Call) -> None:
        """Register what a container's call holds."""
        container = self.form.containers.setdefault(path, Container(kind))
        index = 0
        for name, item in self._items(kind, tree):
            child = name or str(index)
            full = f"{path}.{child}" if path else child
            container.children.append(full)
            if isinstance(item, ast.Starred):
                index += self._starred(full, item)
            else:
                self.member(full, item, item)
                index += 1

    def _items(self, kind: ContainerKind, tree: ast.Call) -> Iterator[tuple[str, ast.expr]]:
        """Name (empty for a position) and constructor of each thing in a container."""
        if tree.keywords:
            raise self.source.refuse(tree, "A container takes no argument by name.")
        if kind == "Sequential" and not (len(tree.args) == 1 and _is_dict(tree.args[0])):
            yield from (("", item) for item in tree.args)
            return
        if len(tree.args) > 1:
            raise self.source.refuse(tree, "Give a container its items as one list or dictionary.")
        for held in tree.args:
            yield from self._held(kind, held)

    def _held(self, kind: ContainerKind, held: ast.expr) -> Iterator[tuple[str, ast.expr]]:
        if isinstance(held, ast.Call) and len(held.args) == 1:
            held = held.args[0]
        match held:
            case ast.ListComp() if kind == "ModuleList":
                yield "", ast.Starred(held, ast.Load())
            case ast.List(items) | ast.Tuple(items) if kind == "ModuleList":
                yield from (("", item) for item in items)
            case ast.List(items) | ast.Tuple(items):
                for item in items:
                    if not (isinstance(item, ast.Tuple | ast.List) and len(item.elts) == 2):
                        raise self.source.refuse(item, 'Write each item as `("name", layer)`.')
                    yield self._key(item.elts[0]), item.elts[1]
            case ast.Dict(keys, values):
                for key, value in zip(keys, values, strict=True):
                    yield self._key(key or value), value
            case _:
                raise self.source.refuse(
                    held, "Give a container its items as one list or dictionary."
                )

    def _key(self, tree: ast.expr) -> str:
        if isinstance(tree, ast.Constant) and isinstance(tree.value, str) and tree.value:
            return tree.value
        raise self.source.refuse(tree, "The name of an item is a text.")

    def _starred(self, path: str, item: ast.Starred) -> int:
        """A stack inside a container; how many positions it takes."""
        made, count = self._repeated(item)
        if not (isinstance(count, ast.Constant) and isinstance(count.value, int)):
            raise self.source.refuse(item, "Beside other items, `range(...)` needs a plain number.")
        callee = _callee(made)
        if callee in self.blocks:
            self._add(MemberForm(path, made, item, block=callee, repeat=count))
            return count.value
        stem, _, first = path.rpartition(".")
        if count.value > MOST_MEMBERS:
            raise self.source.refuse(
                item, say("A class may have {most} members.", most=MOST_MEMBERS)
            )
        container = self.form.containers[stem]
        container.children.pop()
        for index in range(int(first), int(first) + count.value):
            full = f"{stem}.{index}" if stem else str(index)
            container.children.append(full)
            self.member(full, made, item)
        return count.value

    # Stacks

    def _is_stack(self, kind: ContainerKind, tree: ast.Call) -> bool:
        """Whether a container holds copies of one block that the canvas shows as one node."""
        items = self._stack_items(kind, tree)
        calls = [_made(item) for item in items]
        if not items or any(call is None for call in calls):
            return False
        callees = {_callee(call) for call in calls if call is not None}
        if len(callees) != 1 or not callees <= set(self.blocks):
            return False
        starred = [isinstance(item, ast.Starred) for item in items]
        if any(starred):
            return starred in ([True], [False, True])
        # Codegen writes positions each on a line of its own, and a stack as it fits.
        return len(items) > 1 and len({item.lineno for item in items}) < len(items)

    @staticmethod
    def _stack_items(kind: ContainerKind, tree: ast.Call) -> list[ast.expr]:
        if kind == "ModuleDict" or tree.keywords:
            return []
        if kind == "Sequential":
            return tree.args
        held = tree.args[0] if len(tree.args) == 1 else None
        if isinstance(held, ast.ListComp):
            return [ast.copy_location(ast.Starred(held, ast.Load()), held)]
        return held.elts if isinstance(held, ast.List | ast.Tuple) else []

    def _stack(
        self,
        path: str,
        kind: ContainerKind,
        tree: ast.Call,
        node: ast.AST,
        condition: ast.expr | None,
    ) -> None:
        items = self._stack_items(kind, tree)
        last = items[-1]
        first = _made(items[0]) if len(items) > 1 else None
        made: ast.Call | None
        if isinstance(last, ast.Starred):
            made, repeat = self._repeated(last)
            if first is not None:
                repeat = _plus_one(repeat)
        else:
            made, repeat = _made(last), ast.copy_location(ast.Constant(len(items)), tree)
            others = {ast.unparse(item) for item in items[1:]}
            if len(others) > 1 and not self._differ_in_what_follows(items[1:]):
                self.container_items(path, kind, tree)
                return
        assert made is not None
        block = _callee(made)
        self._add(MemberForm(path, made, node, condition, block=block, repeat=repeat, first=first))

    @staticmethod
    def _differ_in_what_follows(items: list[ast.expr]) -> bool:
        """Whether copies differ only in arguments without a name, as inferred sizes do."""
        keywords = {
            tuple(ast.unparse(keyword) for keyword in item.keywords)
            for item in items
            if isinstance(item, ast.Call)
        }
        return len(keywords) == 1

    def _repeated(self, item: ast.Starred) -> tuple[ast.Call, ast.expr]:
        """What `*[Block(...) for _ in range(n)]` repeats, and how often."""
        match item.value:
            case ast.ListComp(
                ast.Call() as made,
                [
                    ast.comprehension(
                        target=ast.Name(id=variable),
                        iter=ast.Call(ast.Name("range"), [count], []),
                        ifs=[],
                    )
                ],
            ) | ast.GeneratorExp(
                ast.Call() as made,
                [
                    ast.comprehension(
                        target=ast.Name(id=variable),
                        iter=ast.Call(ast.Name("range"), [count], []),
                        ifs=[],
                    )
                ],
            ) if not any(
                isinstance(node, ast.Name) and node.id == variable for node in ast.walk(made)
            ):
                return made, count
        raise self.source.refuse(
            item, "Copies are written `*[Block(...) for _ in range(3)]`, all of them alike."
        )

    def added(self, call: ast.Call) -> None:
        """`self.features.add_module("3", nn.ReLU())`"""
        from netstudio.exchange.python_in.class_reader import own_path

        assert isinstance(call.func, ast.Attribute)
        path = own_path(call.func.value)
        if len(call.args) != 2 or call.keywords or path not in self.form.containers:
            raise self.source.refuse(
                call, 'Write `self.features.add_module("3", layer)`, after the container.'
            )
        name = self._key(call.args[0])
        self.form.containers[path].children.append(f"{path}.{name}")
        self.member(f"{path}.{name}", call.args[1], call)

    # Tensors

    def _parameter(self, path: str, tree: ast.Call, node: ast.AST) -> None:
        if len(tree.args) != 1 or not isinstance(tree.args[0], ast.Call):
            raise self._tensor_form(tree)
        self._add(MemberForm(path, tree.args[0], node, role="parameter"))

    def buffer(self, call: ast.Call) -> None:
        """`self.register_buffer("scale", torch.ones(3))`"""
        if len(call.args) != 2 or not isinstance(call.args[1], ast.Call):
            raise self._tensor_form(call)
        persistent = True
        for keyword in call.keywords:
            if keyword.arg != "persistent" or not isinstance(keyword.value, ast.Constant):
                raise self._tensor_form(call)
            persistent = bool(keyword.value.value)
        name = self._key(call.args[0])
        self._add(MemberForm(name, call.args[1], call, role="buffer", persistent=persistent))

    def initialiser(self, name: str, call: ast.Call) -> None:
        """`nn.init.normal_(self.scale)`, for a tensor of the class itself."""
        from netstudio.exchange.python_in.class_reader import own_path

        member = self.form.members.get(own_path(call.args[0]))
        if member is None or not member.role or len(call.args) > 1 or call.keywords:
            raise self.source.refuse(
                call, "An initialiser is given a parameter or buffer that is set above it."
            )
        member.init = name.removeprefix("nn.init.").removesuffix("_")

    def _tensor_form(self, node: ast.AST) -> SourceError:
        return self.source.refuse(
            node,
            "A tensor is written `self.scale = nn.Parameter(torch.ones(3))` or "
            '`self.register_buffer("scale", torch.ones(3))`.',
        )


def _callee(call: ast.Call) -> str:
    return ast.unparse(call.func).removeprefix("torch.nn.modules.").replace("torch.nn.", "nn.")


def _with_callee(call: ast.Call, callee: str) -> ast.Call:
    """`nn.Conv2d(...)` for `torch.nn.Conv2d(...)`."""
    if ast.unparse(call.func) == callee:
        return call
    head, _, last = callee.rpartition(".")
    function = ast.Attribute(ast.Name(head, ast.Load()), last, ast.Load())
    return ast.copy_location(ast.Call(function, call.args, call.keywords), call)


def _made(item: ast.expr) -> ast.Call | None:
    """The constructor that an item of a container calls, once or repeatedly."""
    if isinstance(item, ast.Starred):
        inner = item.value
        item = inner.elt if isinstance(inner, ast.ListComp | ast.GeneratorExp) else inner
    return item if isinstance(item, ast.Call) else None


def _is_dict(tree: ast.expr) -> bool:
    return isinstance(tree, ast.Call) and _callee(tree) in _DICTS


def _plus_one(repeat: ast.expr) -> ast.expr:
    """How many copies `first, *[... for _ in range(repeat)]` has."""
    match repeat:
        case ast.Constant(value=int() as count):
            return ast.copy_location(ast.Constant(count + 1), repeat)
        case ast.BinOp(left, ast.Sub(), ast.Constant(value=1)):
            return left
    return ast.copy_location(ast.BinOp(repeat, ast.Add(), ast.Constant(1)), repeat)


def _near(callee: str, known: list[str]) -> str:
    import difflib

    found = difflib.get_close_matches(callee, known, n=3, cutoff=0.7)
    return ", ".join(found)
