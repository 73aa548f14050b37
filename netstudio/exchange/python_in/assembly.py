"""From what was read to a project: graphs and blocks, every inferred argument written down.

What the classes say is taken literally here: an `in_channels` that the text gives is an argument,
and so is a constructor parameter that only carries such sizes. `following` takes out what follows
from the graph anyway.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from netstudio.catalog.param import Marker, ParamSpec
from netstudio.catalog.spec import LayerSpec
from netstudio.codegen.expressions import name as name_tree
from netstudio.codegen.expressions import substitute
from netstudio.document.graph import Graph
from netstudio.document.naming import is_position
from netstudio.document.node import (
    BlockUse,
    Call,
    Input,
    Layer,
    Member,
    MemberTarget,
    Node,
)
from netstudio.document.substitution import COPY, substituted_arguments
from netstudio.document.table import Table
from netstudio.document.values import Expr, Ref, Value, identical, map_references
from netstudio.exchange.python_in.draft import GraphDraft
from netstudio.exchange.python_in.forms import ClassForm, FileForm, MemberForm
from netstudio.exchange.python_in.naming import node_names
from netstudio.exchange.python_in.ordering import reading_order
from netstudio.exchange.python_in.tensor_reader import TensorReader
from netstudio.exchange.python_in.text import Place, SourceText, place_of
from netstudio.exchange.python_in.values import NoValueError, argument
from netstudio.sentence import say


@dataclass
class ScopeDraft:
    """One class as a graph.

    Attributes:
        written: the inferred arguments that the text gives a member, which may be pins.
        given: what a block's constructor is given at a member: for the first copy and the others,
            or for each of them.
        indices: what the number of a copy is called in those, by member.
        node_places, member_places: where each value is computed and each member is made.
        functions: the members that are mere function layers.
        trees, hints, skeletons: by node id, its text, the variable it is assigned to, and how a
            function layer is written, with `_` for what it reads.
    """

    form: ClassForm
    graph: Graph
    written: dict[str, dict[str, ast.expr]] = field(default_factory=dict)
    given: dict[str, tuple[Mapping[str, ast.expr], ...]] = field(default_factory=dict)
    node_places: dict[str, Place] = field(default_factory=dict)
    member_places: dict[str, Place] = field(default_factory=dict)
    indices: dict[str, str] = field(default_factory=dict)
    functions: frozenset[str] = frozenset()
    trees: dict[str, ast.AST] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    skeletons: dict[str, str] = field(default_factory=dict)


class ScopeBuilder:
    """Makes the graph of one class.

    Args:
        inputs: the main graph's inputs, as the file describes them.
        extras: by class, the constructor parameters that only carry what is inferred.
    """

    def __init__(
        self,
        source: SourceText,
        file: FileForm,
        draft: GraphDraft,
        tensors: TensorReader,
        extras: Mapping[str, frozenset[str]],
        inputs: list[Input] | None = None,
    ) -> None:
        self.source, self.file, self.draft, self.form = source, file, draft, draft.form
        self.tensors, self.extras, self.inputs = tensors, extras, inputs
        self.own_extras = extras.get(self.form.name, frozenset())
        self.parameters = frozenset(self.form.parameters)
        self.scope = ScopeDraft(self.form, Graph())

    def build(self) -> ScopeDraft:
        order = reading_order(self.draft)
        names = node_names(self.draft, order)
        ids = self._ids(order, names)
        members = {m.name: self._member(m) for m in self.form.members.values()}
        for node_id in order:
            if node_id in self.draft.functions:
                layer = _without_defaults(self.draft.functions[node_id])
                members[ids[node_id]] = Member(ids[node_id], names[node_id], layer)
        nodes = {ids[node_id]: self._node(node_id, ids, names) for node_id in order}
        scope = self.scope
        scope.trees = {ids[node_id]: self.draft.places[node_id] for node_id in order}
        scope.hints = {ids[node_id]: hint for node_id, hint in self.draft.hints.items()}
        scope.skeletons = {ids[n]: text for n, text in self.draft.skeletons.items()}
        scope.functions = frozenset(ids[node_id] for node_id in self.draft.functions)
        scope.node_places = {node_id: place_of(tree) for node_id, tree in scope.trees.items()}
        scope.member_places = {
            name: place_of(member.node) for name, member in self.form.members.items()
        }
        scope.graph = Graph(Table(nodes), Table(members), tuple(self.form.ties))
        return scope

    def _ids(self, order: list[str], names: Mapping[str, str]) -> dict[str, str]:
        """Ids like the names; the first call of a member shares the member's."""
        ids: dict[str, str] = {}
        taken: set[str] = set(self.form.members)
        first_calls: set[str] = set()
        for node_id in order:
            target = self.draft.nodes[node_id].target
            member = target.member if isinstance(target, Call) else ""
            if member in self.form.members and member not in first_calls:
                first_calls.add(member)
                ids[node_id] = member
                continue
            wanted, count = names[node_id], 2
            while wanted in taken:
                wanted = f"{names[node_id]}_{count}"
                count += 1
            taken.add(wanted)
            ids[node_id] = wanted
        return ids

    # Nodes

    def _node(self, node_id: str, ids: Mapping[str, str], names: Mapping[str, str]) -> Node:
        node = self.draft.nodes[node_id]

        def renumbered(ref: Ref) -> Ref:
            return Ref(ids[ref.node], ref.item)

        target = node.target
        if isinstance(target, Call) and target.member in self.draft.functions:
            target = Call(ids[target.member])
        if isinstance(target, Input) and self.inputs is not None:
            index = [n.id for n in self.draft.nodes.values() if isinstance(n.target, Input)]
            target = self.inputs[index.index(node_id)]
        when = node.when
        if when is not None:
            when = replace(when, otherwise=map_references(when.otherwise, renumbered))
        return replace(
            node,
            id=ids[node_id],
            name=names[node_id],
            target=target,
            args=tuple(map_references(value, renumbered) for value in node.args),
            kwargs=Table({k: map_references(v, renumbered) for k, v in node.kwargs.items()}),
            when=when,
        )

    # Members

    def _member(self, form: MemberForm) -> Member:
        if form.role:
            target: MemberTarget = self.tensors.read(form, self._value)
        elif form.block:
            target = self._block(form)
        else:
            target = self._layer(form)
        return Member(form.name, form.name, target, form.frozen, Table(form.inits))

    def _value(self, tree: ast.expr, what: str, known: frozenset[str] = frozenset()) -> Value:
        try:
            return argument(tree, self.parameters | known)
        except NoValueError as error:
            reason = error.reason or say(
                "“{text}” cannot be {what}: use numbers, texts and parameters of the class.",
                text=ast.unparse(error.node)[:60],
                what=what,
            )
            node = error.node if hasattr(error.node, "lineno") else tree
            raise self.source.refuse(node, reason) from None

    def _layer(self, form: MemberForm) -> Layer:
        use = self.draft.layers[form.name]
        reading = use.readings[0]
        args: dict[str, Value] = {}
        for param in reading.spec.params:
            tree = reading.given.get(param.name)
            if tree is not None and param.is_inferred:
                self.scope.written.setdefault(form.name, {})[param.name] = tree
                self._value(tree, param.name)
                self._add_last_dims(reading.spec, param, tree, args)
            elif tree is not None:
                args[param.name] = self._checked(param, tree)
            elif param.name in reading.implied:
                args[param.name] = reading.implied[param.name]  # type: ignore[assignment]
        args |= use.in_call
        return _without_defaults(Layer(reading.spec.name, Table(args)))

    def _checked(self, param: ParamSpec, tree: ast.expr) -> Value:
        value = self._value(tree, param.name)
        reason = param.reject(value)
        if reason is not None:
            raise self.source.refuse(
                tree,
                say(
                    "{name} {reason}; received {value}.",
                    name=param.name,
                    reason=reason,
                    value=ast.unparse(tree)[:60],
                ),
            )
        return value

    def _add_last_dims(
        self, spec: LayerSpec, param: ParamSpec, tree: ast.expr, args: dict[str, Value]
    ) -> None:
        """A norm's shape says how many dimensions it takes together."""
        if spec.param("last_dims") is None or param.name != "normalized_shape":
            return
        value = self._value(tree, param.name)
        items = getattr(value, "items", value)
        if isinstance(items, tuple) and len(items) > 1:
            args["last_dims"] = len(items)

    def _block(self, form: MemberForm) -> BlockUse:
        last = self._given(form.tree, form.block)
        first = self._given(form.first, form.block) if form.first is not None else last
        listed = tuple(self._given(tree, form.block) for tree in form.listed)
        self.scope.given[form.name] = listed or (first, last)
        self.scope.indices[form.name] = form.index
        extras = self.extras.get(form.block, frozenset())
        args = self._block_args(form, last, extras)
        changed = self._block_args(form, first, extras)
        defaults = defaults_of(self.source, self.file.classes[form.block])
        missing = object()
        args = _in_order_of(args, changed, defaults)
        at_first = substituted_arguments(Table(args), {COPY: 0})
        own = {
            key: changed.get(key, defaults.get(key))
            for key in dict.fromkeys((*args, *changed))
            if form.first is not None
            and not _same(changed.get(key, missing), at_first.get(key, missing))
        }
        repeat = 1 if form.repeat is None else self._value(form.repeat, "a number of copies")
        if not isinstance(repeat, int | Expr) or isinstance(repeat, bool):
            raise self.source.refuse(form.tree, "The number of copies is a whole number.")
        numbered = form.numbered and not is_position(form.name.rpartition(".")[2])
        return BlockUse(form.block, Table(args), repeat, Table(own), numbered)

    def _given(self, tree: ast.Call, block: str) -> dict[str, ast.expr]:
        """The trees that a block's constructor is given, by parameter."""
        wanted = list(self.file.classes[block].parameters)
        given: dict[str, ast.expr] = {}
        if len(tree.args) > len(wanted):
            raise self.source.refuse(
                tree,
                say(
                    "{block} takes {count} arguments at most: {names}.",
                    block=block,
                    count=len(wanted),
                    names=", ".join(wanted) or "none",
                ),
            )
        for name, value in zip(wanted, tree.args, strict=False):
            if isinstance(value, ast.Starred):
                raise self.source.refuse(value, "`*` cannot be used here.")
            given[name] = value
        for keyword in tree.keywords:
            if keyword.arg is None or keyword.arg not in wanted or keyword.arg in given:
                raise self.source.refuse(
                    keyword.value,
                    say(
                        "{block} has no parameter “{name}” to give here; it has: {names}.",
                        block=block,
                        name=keyword.arg or "**",
                        names=", ".join(wanted) or "none",
                    ),
                )
            given[keyword.arg] = keyword.value
        self._check_complete(tree, block, given)
        return given

    def _check_complete(self, tree: ast.Call, block: str, given: Mapping[str, ast.expr]) -> None:
        for name, parameter in self.file.classes[block].parameters.items():
            if name not in given and parameter.default is None:
                raise self.source.refuse(
                    tree, say("{block} needs a value for {name}.", block=block, name=name)
                )

    def _block_args(
        self, form: MemberForm, given: Mapping[str, ast.expr], extras: frozenset[str]
    ) -> dict[str, Value]:
        defaults = defaults_of(self.source, self.file.classes[form.block])
        known = frozenset({COPY} if form.index not in ("", "_") else ())
        args = {
            name: self._value(_numbered(tree, form.index), name, known)
            for name, tree in given.items()
            if name not in extras
        }
        return {
            name: value
            for name, value in args.items()
            if name not in defaults or not identical(value, defaults[name])
        }


def defaults_of(source: SourceText, form: ClassForm) -> dict[str, Value]:
    """The defaults of a class's constructor parameters."""
    found: dict[str, Value] = {}
    for name, parameter in form.parameters.items():
        if parameter.default is not None:
            try:
                found[name] = argument(parameter.default, frozenset())
            except NoValueError:
                raise source.refuse(
                    parameter.default, "The default of a parameter is a number or a text."
                ) from None
    return found


def _in_order_of(
    args: Mapping[str, Value], first: Mapping[str, Value], defaults: Mapping[str, Value]
) -> dict[str, Value]:
    """The arguments of a stack's copies, with defaults where only the first copy has others: the
    first copy's are written in this order too."""
    order = list(args)
    previous = ""
    for key in first:
        if key not in args and key in defaults:
            order.insert(order.index(previous) + 1 if previous in order else 0, key)
        previous = key
    return {key: args.get(key, defaults.get(key)) for key in order}


def _numbered(tree: ast.expr, index: str) -> ast.expr:
    """A copy's argument with the variable of its loop by the name that a project has for it."""
    if index in ("", "_"):
        return tree
    numbered = substitute(tree, {index: name_tree(COPY)})
    for part in ast.walk(numbered):
        ast.copy_location(part, tree)
    return numbered


def _same(one: object, other: object) -> bool:
    return one is other or identical(one, other)  # type: ignore[arg-type]


def _without_defaults(layer: Layer) -> Layer:
    """The layer without the arguments that the catalogue has by default."""
    from netstudio.catalog.registry import find_layer

    spec = find_layer(layer.type)
    assert spec is not None
    kept: dict[str, Value] = {}
    for name, value in layer.args.items():
        param = spec.param(name)
        default = param.default if param is not None else None
        if isinstance(default, Marker) or not identical(value, default):
            kept[name] = value
    return Layer(layer.type, Table(kept))
