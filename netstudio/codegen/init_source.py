"""The lines of `__init__`: members in registration order, containers collected, ties made."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from netstudio.catalog.registry import find_layer
from netstudio.codegen.block_source import BlockSource
from netstudio.codegen.class_plan import ClassPlan
from netstudio.codegen.constructor import layer_constructor, no_references
from netstudio.codegen.containers import Container, Item
from netstudio.codegen.expressions import call, name, value_tree
from netstudio.codegen.initialisers import Initialisers
from netstudio.codegen.layout import WIDTH, statement, text_of
from netstudio.codegen.line import Line
from netstudio.codegen.paths import tensor_path_tree
from netstudio.codegen.tensor_source import TensorSource
from netstudio.document.naming import check_name, is_attribute
from netstudio.document.node import BlockUse, CustomModule, Layer, Member, Tensor
from netstudio.document.project import Project
from netstudio.document.values import Expr
from netstudio.errors import CodegenError, EditError
from netstudio.sentence import say

INDENT = 8


@dataclass
class InitWriter:
    """Writes the members of one class."""

    project: Project
    plan: ClassPlan
    classes: Mapping[str, ClassPlan]
    initialisers: Initialisers
    tensors: TensorSource

    names: dict[str, ast.expr] = field(init=False)
    blocks: BlockSource = field(init=False)

    def __post_init__(self) -> None:
        self.names = {parameter: name(parameter) for parameter in self.plan.parameters}
        self.blocks = BlockSource(self.project, self.plan, self.classes, self.names)

    def lines(self) -> tuple[list[Line], list[Line]]:
        """The call of `super().__init__`, and the lines after it."""
        for member in self.plan.graph.members.values():
            _check_name(member)
        root = self.plan.members.root
        _check_items(root)
        start = [Line(f"{' ' * INDENT}super().__init__()")]
        lines: list[Line] = []
        if root.kind == "Sequential":
            start = list(self._container(root, INDENT, "super().__init__", ""))
        else:
            for item in root.items:
                lines += self._attribute(item)
        lines += self._ties()
        lines += self._frozen()
        lines += self.initialisers.lines(self.plan, self.names)
        return start, lines

    # Items

    def _attribute(self, item: Item) -> Iterator[Line]:
        """What registers an item of the class itself."""
        if item.member is not None and isinstance(item.member.target, Tensor):
            yield from self._tensor(item.member, item.member.target)
            return
        if item.member is not None and not self.is_registered(item.member):
            return
        head, tail = f"self.{item.part} = ", ""
        if not is_attribute(item.part):
            head, tail = f'self.add_module("{item.part}", ', ")"
        yield from self._item(item, INDENT, head, tail)

    def _tensor(self, member: Member, tensor: Tensor) -> Iterator[Line]:
        nodes = self._callers(member)
        for text in self.tensors.statements(self.plan, member, tensor, self.names):
            yield from (Line(part, nodes) for part in statement(text, INDENT))

    def _item(self, item: Item, indent: int, head: str, tail: str) -> Iterator[Line]:
        """An item between what stands before and behind it."""
        if item.condition is None or item.optional:
            yield from self._unconditional(item, indent, head, tail)
            return
        test = text_of(value_tree(Expr(item.condition), no_references, self.names))
        blanks = " " * indent
        if item.member is not None:
            nodes = self._callers(item.member)
            text = f"{text_of(self._constructor(item.member))} if {test} else None"
            if len(blanks + head + text + tail) <= WIDTH:
                yield Line(blanks + head + text + tail, nodes)
                return
            if len(blanks) + 4 + len(text) <= WIDTH:
                yield Line(f"{blanks}{head}(")
                yield Line(f"{blanks}    {text}", nodes)
                yield Line(f"{blanks}){tail}")
                return
        yield Line(f"{blanks}{head}(")
        yield from self._unconditional(item, indent + 4, "", "")
        yield Line(f"{blanks}    if {test}")
        yield Line(f"{blanks}    else None")
        yield Line(f"{blanks}){tail}")

    def _unconditional(self, item: Item, indent: int, head: str, tail: str) -> Iterator[Line]:
        if item.container is not None:
            container = item.container
            yield from self._container(container, indent, f"{head}nn.{container.kind}", tail)
            return
        assert item.member is not None
        self.is_registered(item.member)
        text = f"{head}{text_of(self._constructor(item.member))}{tail}"
        yield from (Line(part, self._callers(item.member)) for part in statement(text, indent))

    def _container(self, container: Container, indent: int, head: str, tail: str) -> Iterator[Line]:
        """A container's constructor, an item a line; a stack alone is a line."""
        stack = self._lone_stack(container) if container.kind == "Sequential" else None
        if stack is not None:
            nodes = self._callers(next(container.members()))
            for part in statement(f"{head}({stack}){tail}", indent):
                yield Line(part, nodes)
            return
        opening, closing = self._brackets(container)
        opening[0] = head + opening[0]
        closing[-1] += tail
        for depth, text in enumerate(opening):
            yield Line(" " * (indent + 4 * depth) + text)
        inside = indent + 4 * len(opening)
        for item in container.items:
            yield from self._entry(container, item, inside, opening[-1][-1])
        for depth, text in enumerate(closing):
            yield Line(" " * (inside - 4 * (depth + 1)) + text)

    def _lone_stack(self, container: Container) -> str | None:
        """A Sequential's only argument, where one comprehension makes all its items."""
        (item, *others) = container.items
        if others or not item.is_numbered or item.optional:
            return None
        assert item.member is not None
        make = self.blocks.stack if container.is_dense else self.blocks.named_stack
        made = make(item.member, item.use)
        if len(made) != 1 or not isinstance(made[0], ast.Starred):
            return None
        if container.is_dense:
            return text_of(made[0])
        return f"OrderedDict({text_of(made[0].value)})"

    def _brackets(self, container: Container) -> tuple[list[str], list[str]]:
        """What opens and closes around the items: `nn.Sequential(OrderedDict(`."""
        if container.kind == "Sequential":
            if container.is_dense:
                return ["("], [")"]
            if container.has_numbered:
                return ["(", "OrderedDict(", "["], ["]", ")", ")"]
            if all(is_attribute(item.part) and not item.optional for item in container.items):
                return ["(", "OrderedDict("], [")", ")"]
            return ["(", "OrderedDict(", "["], ["]", ")", ")"]
        if container.kind in ("ModuleDict", "ParameterDict"):
            # Of a plain dict nn.ParameterDict sorts the keys; of pairs it keeps their order.
            if container.has_numbered or container.kind == "ParameterDict":
                return ["(", "["], ["]", ")"]
            return ["(", "{"], ["}", ")"]
        return ["(", "["], ["]", ")"]

    def _entry(self, container: Container, item: Item, indent: int, bracket: str) -> Iterator[Line]:
        """An item of a container: bare, by keyword, as an entry or as a pair."""
        bare = container.is_dense
        if item.optional:
            yield from self._optional_entry(item, indent, bare)
        elif item.is_numbered:
            yield from self._stack_entry(item, indent, bare)
        elif bare:
            yield from self._item(item, indent, "", ",")
        elif bracket == "(":
            yield from self._item(item, indent, f"{item.part}=", ",")
        elif bracket == "{":
            yield from self._item(item, indent, f'"{item.part}": ', ",")
        else:
            yield from self._pair(item, indent)

    def _pair(self, item: Item, indent: int) -> Iterator[Line]:
        """`("conv0", nn.Conv2d(3, 64, 7)),`"""
        lines = list(self._item(item, indent, f'("{item.part}", ', "),"))
        if len(lines) == 1:
            yield from lines
            return
        yield Line(f"{' ' * indent}(")
        yield Line(f'{" " * (indent + 4)}"{item.part}",')
        yield from self._item(item, indent + 4, "", ",")
        yield Line(f"{' ' * indent}),")

    def _optional_entry(self, item: Item, indent: int, bare: bool) -> Iterator[Line]:
        """`*([nn.Conv2d(3, 64, 7)] if expand > 1 else []),`"""
        assert item.condition is not None
        test = text_of(value_tree(Expr(item.condition), no_references, self.names))
        if item.member is not None and not item.is_numbered:
            inner = text_of(self._constructor(item.member))
            inner = inner if bare else f'("{item.part}", {inner})'
            text = f"*([{inner}] if {test} else []),"
            if len(" " * indent + text) <= WIDTH:
                yield Line(" " * indent + text, self._callers(item.member))
                return
        blanks = " " * indent
        if item.member is not None and not item.is_numbered and indent + 6 + len(inner) <= WIDTH:
            yield Line(f"{blanks}*(")
            yield Line(f"{blanks}    [{inner}]", self._callers(item.member))
            yield Line(f"{blanks}    if {test}")
            yield Line(f"{blanks}    else []")
            yield Line(f"{blanks}),")
            return
        yield Line(f"{blanks}*(")
        yield Line(f"{blanks}    [")
        if item.is_numbered:
            yield from self._stack_entry(item, indent + 8, bare)
        elif bare:
            yield from self._unconditional(item, indent + 8, "", ",")
        else:
            yield from self._pair(item, indent + 8)
        yield Line(f"{blanks}    ]")
        yield Line(f"{blanks}    if {test}")
        yield Line(f"{blanks}    else []")
        yield Line(f"{blanks}),")

    def _stack_entry(self, item: Item, indent: int, bare: bool) -> Iterator[Line]:
        member = item.member
        assert member is not None
        make = self.blocks.stack if bare else self.blocks.named_stack
        for tree in make(member, item.use):
            text = f"{text_of(tree)},"
            yield from (Line(part, self._callers(member)) for part in statement(text, indent))

    # Constructors

    def is_registered(self, member: Member) -> bool:
        """Whether the member is an attribute: a function layer such as Add registers nothing."""
        if not isinstance(member.target, Layer):
            return True
        spec = find_layer(member.target.type)
        if spec is None:
            raise CodegenError(
                say(
                    "“{name}” is a {type}, which this version does not know; replace it or "
                    "remove it.",
                    name=member.name,
                    type=member.target.type,
                )
            )
        if self.plan.members.is_module(member):
            if not spec.construct:
                raise CodegenError(
                    say(
                        "“{name}” is a {name2}, which is a function and cannot have a place in a "
                        "Sequential; give it a plain name.",
                        name=member.name,
                        name2=spec.name,
                    )
                )
            return True
        return bool(spec.construct) and not spec.functional

    def _callers(self, member: Member) -> tuple[str, ...]:
        return tuple(node.id for node in self.plan.callers(member.id))

    def _constructor(self, member: Member) -> ast.expr:
        target = member.target
        if isinstance(target, Layer):
            return self._layer(member, target)
        if isinstance(target, BlockUse):
            return self._block(member, target)
        if isinstance(target, CustomModule):
            given = {
                key: value_tree(value, no_references, self.names)
                for key, value in target.args.items()
            }
            return call(name(target.class_name), [], **given)
        return self.tensors.value(self.plan, member, target, self.names)

    def _layer(self, member: Member, layer: Layer) -> ast.expr:
        spec = find_layer(layer.type)
        assert spec is not None
        try:
            return layer_constructor(spec, layer, self.plan.inferred(member.id), self.names)
        except CodegenError as error:
            raise CodegenError(f"“{member.name}”: {error}") from error

    def _block(self, member: Member, use: BlockUse) -> ast.expr:
        if use.is_single:
            return self.blocks.single(member, use)
        items = self.blocks.stack(member, use)
        if all(len(node.args) == 1 for node in self.plan.callers(member.id)):
            return ast.Call(name("nn.Sequential"), items, [])
        return ast.Call(name("nn.ModuleList"), [ast.List(items, ast.Load())], [])

    # What follows the members

    def _ties(self) -> Iterator[Line]:
        for tie in self.plan.graph.ties:
            target, source = (
                text_of(tensor_path_tree(self.plan, self.classes, path))
                for path in (tie.target, tie.source)
            )
            yield from (Line(part) for part in statement(f"{target} = {source}", INDENT))

    def _frozen(self) -> Iterator[Line]:
        for member in self.plan.graph.members.values():
            if member.frozen and self.is_registered(member):
                path = text_of(self.plan.members.access(member.id, self.names))
                yield Line(f"{' ' * INDENT}{path}.requires_grad_(False)", self._callers(member))


def _check_name(member: Member) -> None:
    try:
        check_name(member.name)
    except EditError as error:
        raise CodegenError(str(error)) from error


def _check_items(container: Container) -> None:
    """Refuse two items of one name, such as a layer and the container of what is below it."""
    seen: set[str] = set()
    for item in container.items:
        path = f"{container.path}.{item.part}" if container.path else item.part
        if item.part in seen:
            raise CodegenError(
                say(
                    "“{name}” is a layer and also the container of “{name}.…”; rename one of them.",
                    name=path,
                )
            )
        seen.add(item.part)
        if item.container is not None:
            _check_items(item.container)
    if container.path == "" and container.kind == "Module" and container.has_numbered:
        numbered = next(item for item in container.items if item.is_numbered)
        raise CodegenError(
            say(
                "The copies of “{name}” stand beside each other, which a class can only hold "
                "where it is a chain from input to output; give them a container of their own.",
                name=numbered.part,
            )
        )
