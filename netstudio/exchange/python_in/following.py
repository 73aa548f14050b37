"""What a file writes down although it follows from the graph: `in_channels`, and the constructor
arguments that carry such sizes into a block.

Codegen turns sizes that differ between a block's instances into constructor arguments
(`class_plan`). Here the way back: an argument is left out of the project where the inference of
every instance gives it anyway. One that disagrees is kept as a pin, so that the misfit is shown.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from netstudio.catalog.arguments import plain
from netstudio.catalog.clash import ClashError
from netstudio.catalog.inference import MAX_REPEAT, Inference, block_address
from netstudio.catalog.types import Unknown
from netstudio.codegen.class_plan import plan_classes
from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Layer
from netstudio.document.project import ROOT, Block, Project
from netstudio.document.values import Expr, Value
from netstudio.errors import NetStudioError
from netstudio.exchange.python_in.assembly import ScopeDraft
from netstudio.exchange.python_in.draft import Spot, spot_of
from netstudio.exchange.python_in.forms import ClassForm
from netstudio.exchange.python_in.layer_forms import readings
from netstudio.exchange.python_in.values import NoValueError, argument

SlotKey = tuple[str, str, str]
"""A written size: class, member, and parameter; behind a colon which copy of a stack."""

_FOLLOWS: Final = object()
"""The value of a constructor argument that nobody touched: it agrees with everything."""


@dataclass
class Earlier:
    """What is known from before an edit of the text.

    Attributes:
        slots: what was written for each size.
        pinned: those that were pinned; all others followed from the graph.
    """

    slots: Mapping[SlotKey, str] = field(default_factory=dict)
    pinned: frozenset[SlotKey] = frozenset()

    def follows(self, key: SlotKey, text: str) -> bool:
        """Whether a size is as it was, and was not pinned."""
        return self.slots.get(key) == text and key not in self.pinned

    def stays_pinned(self, key: SlotKey, text: str) -> bool:
        """Whether a size is as it was, and was pinned."""
        return self.slots.get(key, text) == text and key in self.pinned


def carried_parameters(
    classes: Mapping[str, ClassForm], inner_first: list[str]
) -> dict[str, frozenset[str]]:
    """By class, the constructor parameters that do nothing but carry what is inferred."""
    found: dict[str, frozenset[str]] = {}
    for name in inner_first:
        form = classes[name]
        wanted = {key for key, p in form.parameters.items() if p.default is None}
        other = set(form.kept.values())
        for member in form.members.values():
            slots: list[ast.expr] = []
            made_by = (member.tree, member.first, *member.listed)
            for made in filter(None, made_by):
                slots += _inferred_slots(made, member.block, classes, found)
            carried = {id(part) for slot in slots for part in ast.walk(slot)}
            trees = (*made_by, member.condition, member.repeat)
            for tree in filter(None, trees):
                other |= {
                    node.id
                    for node in ast.walk(tree)
                    if isinstance(node, ast.Name) and id(node) not in carried
                }
        found[name] = frozenset(wanted - other)
    return found


def _inferred_slots(
    made: ast.Call,
    block: str,
    classes: Mapping[str, ClassForm],
    found: Mapping[str, frozenset[str]],
) -> list[ast.expr]:
    """The arguments of a constructor that follow from the graph."""
    if not block:
        return [
            tree
            for form in readings(made)[:1]
            for name, tree in form.given.items()
            if (param := form.spec.param(name)) is not None and param.is_inferred
        ]
    names = list(classes[block].parameters)
    given = [*zip(names, made.args, strict=False), *((k.arg, k.value) for k in made.keywords)]
    return [tree for name, tree in given if name in found.get(block, ())]


@dataclass
class Following:
    """Decides about every written size of a project.

    Attributes:
        pins: by scope, member and parameter, what stays as an argument.
        broken: by class, the constructor parameters that a pin needs and that therefore become
            parameters of the block.
        misfits: where layers without a module stand that do not fit, or of which nothing is known.
    """

    scopes: Mapping[str, ScopeDraft]
    main: str
    extras: Mapping[str, frozenset[str]]
    earlier: Earlier
    pins: dict[SlotKey, Value] = field(default_factory=dict)
    broken: dict[str, set[str]] = field(default_factory=dict)
    misfits: frozenset[Spot] = frozenset()

    def scope_of(self, name: str) -> str:
        """The scope of a class."""
        return ROOT if name == self.main else name

    def decide(self, project: Project, inference: Inference) -> None:
        """Compare what is written with what follows, at every instance."""
        agreed: dict[SlotKey, bool] = {}
        inferred: set[SlotKey] = set()
        misfits: set[Spot] = set()
        for name, address, env in self._instances(inference):
            scope = self.scopes[name]
            misfits.update(_misfits(scope, address, inference))
            for member, slots in scope.written.items():
                known = self._inferred(scope.graph, member, address, inference)
                for parameter, tree in slots.items():
                    key = (name, member, parameter)
                    fits = self._fits(key, tree, env, known)
                    agreed[key] = agreed.get(key, True) and fits
                    if parameter in known:
                        inferred.add(key)
        self.misfits = frozenset(misfits)
        for name, scope in self.scopes.items():
            for member, slots in scope.written.items():
                is_called = bool(scope.graph.callers(member))
                for parameter, tree in slots.items():
                    key = (name, member, parameter)
                    text = ast.unparse(tree)
                    kept = self.earlier.stays_pinned(key, text)
                    # Where nothing is known of the input, the text alone says the size.
                    follows = key in inferred or self.earlier.follows(key, text)
                    if kept or not is_called or not follows or not agreed.get(key, True):
                        self._pin(key, tree)

    def _pin(self, key: SlotKey, tree: ast.expr) -> None:
        name = key[0]
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        carried = used & self.extras.get(name, frozenset())
        if carried:
            self.broken.setdefault(name, set()).update(carried)
        self.pins[key] = argument(tree, frozenset(self.scopes[name].form.parameters))

    def _fits(
        self, key: SlotKey, tree: ast.expr, env: Mapping[str, Any], known: Mapping[str, Any]
    ) -> bool:
        if self.earlier.follows(key, ast.unparse(tree)):
            return True
        if key[2] not in known:
            return True  # it does not run in this instance
        value = _worked_out(tree, env)
        return value is _FOLLOWS or _plain_size(value) == _plain_size(known[key[2]])

    @staticmethod
    def _inferred(
        graph: Graph, member: str, address: str, inference: Inference
    ) -> Mapping[str, Any]:
        for caller in graph.callers(member):
            known = inference.nodes.get(address + caller.id)
            if known is not None and known.args:
                return known.inferred
        return {}

    def _instances(self, inference: Inference) -> list[tuple[str, str, dict[str, Any]]]:
        """Class, prefix of addresses, and values of all constructor parameters, outermost first."""
        env_at = {instance.address: instance.env for instance in inference.instances}
        found: list[tuple[str, str, dict[str, Any]]] = []
        waiting: list[tuple[str, str, dict[str, Any]]] = [(self.main, "", {})]
        while waiting:
            name, prefix, env = waiting.pop()
            found.append((name, prefix, env))
            for member in self.scopes[name].graph.members.values():
                use = member.target
                if not isinstance(use, BlockUse):
                    continue
                for copy, given in self._copies(use, member.name, name, env):
                    address = prefix + block_address(member.id, use, copy)
                    if address in env_at:
                        own = self._carried(name, member.name, copy, use.block, given, env)
                        waiting.append((use.block, f"{address}.", {**env_at[address], **own}))
        return found

    def _copies(
        self, use: BlockUse, member: str, name: str, env: Mapping[str, Any]
    ) -> list[tuple[int, Mapping[str, ast.expr]]]:
        try:
            count = plain(use.repeat, env)
        except ClashError:
            return []
        given = self.scopes[name].given[member]
        return [(copy, given[min(copy, len(given) - 1)]) for copy in range(min(count, MAX_REPEAT))]

    def _carried(
        self,
        name: str,
        member: str,
        copy: int,
        block: str,
        given: Mapping[str, ast.expr],
        env: Mapping[str, Any],
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        scope = self.scopes[name]
        env = {**env, scope.indices[member]: copy}
        place = min(copy, len(scope.given[member]) - 1)
        for parameter in self.extras.get(block, ()):
            tree = given[parameter]
            key = (name, member, f"{parameter}:{place}")
            if self.earlier.follows(key, ast.unparse(tree)):
                values[parameter] = _FOLLOWS
            else:
                values[parameter] = _worked_out(tree, env)
        return values

    def slots(self) -> dict[SlotKey, str]:
        """Every written size as text, to tell later what an edit of the text has touched."""
        found: dict[SlotKey, str] = {}
        for name, scope in self.scopes.items():
            for member, trees in scope.written.items():
                for parameter, tree in trees.items():
                    found[(name, member, parameter)] = ast.unparse(tree)
            for member, copies in scope.given.items():
                for copy, given in enumerate(copies):
                    for parameter, tree in given.items():
                        found[(name, member, f"{parameter}:{copy}")] = ast.unparse(tree)
        return found


def _misfits(scope: ScopeDraft, address: str, inference: Inference) -> Iterator[Spot]:
    """Where one instance of a class has a layer without a module that does not fit."""
    for node_id in scope.functions:
        known, tree = inference.nodes.get(address + node_id), scope.trees[node_id]
        if known is None or not isinstance(tree, ast.expr):
            continue
        is_unknown = isinstance(known.type, Unknown) and not known.type.broken
        if is_unknown or any(clash.code != "pin" for clash in known.clashes):
            yield spot_of(tree)


def _worked_out(tree: ast.expr, env: Mapping[str, Any]) -> Any:
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    if any(env.get(name) is _FOLLOWS for name in used):
        return _FOLLOWS
    try:
        return plain(argument(tree, frozenset(env)), env)
    except (NoValueError, ClashError):
        return None


def _plain_size(value: Any) -> Any:
    return value[0] if isinstance(value, tuple) and len(value) == 1 else value


def with_pins(
    project: Project, pins: Mapping[SlotKey, Value], scope_of: Callable[[str], str]
) -> Project:
    """The project with these arguments set."""
    for (name, member_name, parameter), value in pins.items():
        scope = scope_of(name)
        graph = project.scope(scope)
        member = graph.members[member_name]
        if isinstance(member.target, Layer):
            layer = replace(member.target, args=member.target.args.set(parameter, value))
            project = project.with_scope(scope, graph.with_members([replace(member, target=layer)]))
    return project


def written_otherwise(
    project: Project, following: Following, infer: Callable[[Project], Inference]
) -> dict[SlotKey, Value]:
    """The sizes that agree, but that codegen would write in another way: these are pins too.

    A literal 16 where a block's parameter is 16 everywhere was put there on purpose.
    """
    if len(following.scopes) == 1:
        return {}
    try:
        plans = {plan.scope: plan for plan in plan_classes(project, infer(project))}
    except NetStudioError:
        return {}
    pins: dict[SlotKey, Value] = {}
    for name, scope in following.scopes.items():
        plan = plans.get(following.scope_of(name))
        if plan is None or name == following.main:
            continue
        carried = following.extras.get(name, frozenset())
        for member, slots in scope.written.items():
            for parameter, tree in slots.items():
                key = (name, member, parameter)
                text = ast.unparse(tree)
                used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
                planned = plan.inferred(member).get(parameter)
                if planned is None or used & carried or following.earlier.follows(key, text):
                    continue
                if ast.unparse(planned) != text:
                    pins[key] = argument(tree, frozenset(scope.form.parameters))
    return pins


def block_of(name: str, graph: Graph, parameters: Mapping[str, Value]) -> Block:
    """A block with its parameters' defaults."""
    from netstudio.document.table import Table

    return Block(name, graph, Table(parameters))


def uses_of(scopes: Mapping[str, ScopeDraft], block: str) -> list[Mapping[str, ast.expr]]:
    """What each use of a block gives its constructor."""
    return [
        given
        for scope in scopes.values()
        for member, copies in scope.given.items()
        if isinstance(use := scope.graph.members[member].target, BlockUse) and use.block == block
        for given in copies
    ]


def literal_among(trees: list[ast.expr]) -> Value:
    """The first of these that is a plain value; None where none is."""
    for tree in trees:
        try:
            value = argument(tree, frozenset())
        except NoValueError:
            continue
        if not isinstance(value, Expr):
            return value
    return None
