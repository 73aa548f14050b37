"""Shapes, inferred arguments and counts of every node, block instances included.

Pure Python on the shape rules, so that the answer is there before torch is; an operation without a
rule may be answered by a fallback, which the compiler provides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from netstudio.catalog.arguments import Environment, plain
from netstudio.catalog.clash import Clash, ClashError
from netstudio.catalog.given import infer_tensor, input_type
from netstudio.catalog.layer_inference import NodeInference as NodeInference
from netstudio.catalog.layer_inference import infer_layer
from netstudio.catalog.size import Size
from netstudio.catalog.types import Unknown, ValueType, type_text
from netstudio.document.expression import evaluate
from netstudio.document.graph import Graph
from netstudio.document.node import (
    BlockUse,
    Call,
    Input,
    Layer,
    Member,
    Node,
    Op,
    Tensor,
)
from netstudio.document.project import ROOT, Project
from netstudio.document.substitution import COPY
from netstudio.document.topology import run_order
from netstudio.document.values import ListValue, Ref, Value, references
from netstudio.errors import ExpressionError
from netstudio.records import dataclass
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.catalog.custom_inference import CustomRule

MAX_BLOCK_DEPTH = 20
MAX_REPEAT = 1000

OpRule: TypeAlias = Callable[[Node, Callable[[Ref], ValueType], Environment], ValueType]
"""The type of an operation's value. Raises ClashError where its inputs do not fit."""


@dataclass(frozen=True, slots=True)
class BlockInstance:
    """One instance of a block: where it lies, and the values of its parameters."""

    block: str
    address: str
    env: Environment


@dataclass(frozen=True, slots=True)
class Inference:
    """What is known of a whole project. Nodes are by address, such as `stage1[2].conv`."""

    nodes: Mapping[str, NodeInference]
    instances: tuple[BlockInstance, ...] = ()

    @property
    def parameters(self) -> int:
        """Trainable parameters; a shared member counts once."""
        roots = (item for address, item in self.nodes.items() if _is_root(address))
        return sum(item.parameters for item in roots)

    @property
    def macs(self) -> Size:
        """Multiply-accumulates for one sample."""
        total: Size = 0
        for address, item in self.nodes.items():
            if _is_root(address):
                total = item.macs + total
        return total

    @property
    def is_sound(self) -> bool:
        """Whether nothing clashes anywhere."""
        return not any(item.clashes for item in self.nodes.values())

    def of_block(self, block: str) -> tuple[BlockInstance, ...]:
        """The instances of a block, in running order."""
        return tuple(instance for instance in self.instances if instance.block == block)


def infer(
    project: Project, op_rule: OpRule | None = None, custom_rule: CustomRule | None = None
) -> Inference:
    """What is known of every node of a project; never raises for a wrong network."""
    walk = _Walk(project, op_rule, custom_rule)
    walk.graph(project.graph, "", {"training": True}, None, 0)
    return Inference(walk.nodes, tuple(walk.instances))


def block_address(member_id: str, use: BlockUse, copy: int) -> str:
    """The address of one copy of a block instance, relative to its graph."""
    return member_id if _is_single(use) else f"{member_id}[{copy}]"


def select(value: ValueType, path: tuple[int | str, ...]) -> ValueType:
    """An item of a value, by the path of a reference."""
    for step in path:
        if isinstance(value, Unknown):
            return value
        if not isinstance(value, tuple) or not isinstance(step, int):
            return Unknown(say("item {step} of {type_text}", step=step, type_text=type_text(value)))
        if not -len(value) <= step < len(value):
            raise ClashError(
                "item",
                say(
                    "There is no item {step}: the value has {count_value} items {type_text}.",
                    step=step,
                    count_value=len(value),
                    type_text=type_text(value),
                ),
                item=step,
            )
        value = value[step]
    return value


def _is_single(use: BlockUse) -> bool:
    return use.repeat == 1 and not isinstance(use.repeat, bool)


def _is_root(address: str) -> bool:
    return "." not in address


class _Walk:
    """One pass over a project."""

    def __init__(
        self, project: Project, op_rule: OpRule | None, custom_rule: CustomRule | None
    ) -> None:
        self.project = project
        self.op_rule = op_rule
        self.custom_rule = custom_rule
        self.nodes: dict[str, NodeInference] = {}
        self.instances: list[BlockInstance] = []
        self.bypassed: set[str] = set()

    def graph(
        self,
        graph: Graph,
        prefix: str,
        env: Environment,
        given: tuple[ValueType | None, ...] | None,
        depth: int,
    ) -> None:
        """Infer one graph; `given` are the types of its inputs, where it is a block's."""
        order, stuck = run_order(graph)
        counted: set[str] = set()
        inputs = [node.id for node in graph.inputs()]
        for node_id in order:
            node = graph.nodes[node_id]
            if given is not None and node_id in inputs:
                index = inputs.index(node_id)
                bound = given[index] if index < len(given) else None
                result = NodeInference(bound or Unknown("a block input without a wire"))
            else:
                result = self._node(graph, node, prefix, env, counted, depth)
            self.nodes[prefix + node_id] = result
        for node_id in stuck:
            clash = Clash("cycle", "The wires form a cycle through here; take one of them out.")
            self.nodes[prefix + node_id] = NodeInference(
                Unknown("a cycle", broken=True), clashes=(clash,)
            )

    def _node(
        self,
        graph: Graph,
        node: Node,
        prefix: str,
        env: Environment,
        counted: set[str],
        depth: int,
    ) -> NodeInference:
        def typed(value: Value) -> ValueType | None:
            if value is None:
                return None
            if isinstance(value, Ref):
                return self._ref(prefix, value)
            if isinstance(value, ListValue) and any(references(value)):
                return tuple(typed(item) or Unknown("nothing") for item in value.items)
            return Unknown("a literal")

        inputs: tuple[ValueType | None, ...] = ()
        try:
            if node.when is not None and not self._holds(node.when.condition, env):
                # What it would read need not be there: where it runs, other things are given.
                return NodeInference(typed(node.when.otherwise) or Unknown("nothing"), inputs)
            inputs = tuple(typed(value) for value in node.args)
            if node.bypassed:
                return NodeInference(self._passed_on(node, prefix), inputs)
            return self._target(graph, node, prefix, env, inputs, counted, depth)
        except ClashError as error:
            return NodeInference(
                Unknown("behind a problem", broken=True), inputs, clashes=(error.clash,)
            )

    def _ref(self, prefix: str, ref: Ref) -> ValueType:
        known = self.nodes.get(prefix + ref.node)
        if known is None:
            raise ClashError("unconnected", say("“{node}” is not there.", node=ref.node), port=0)
        if prefix + ref.node in self.bypassed:
            return known.type  # it has no items of its own: whoever reads it reads its input
        return select(known.type, ref.item)

    def _passed_on(self, node: Node, prefix: str) -> ValueType:
        """The type of a bypassed node: of the value that its first wire brings."""
        self.bypassed.add(prefix + node.id)
        source = next((ref for value in node.args[:1] for ref in references(value)), None)
        if source is None:
            raise ClashError(
                "unconnected",
                say("Nothing is connected to “{name}”, which is bypassed.", name=node.name),
                port=0,
            )
        return self._ref(prefix, source)

    @staticmethod
    def _holds(condition: str, env: Environment) -> bool:
        try:
            return bool(evaluate(condition, env))
        except ExpressionError as error:
            raise ClashError("argument", str(error), expression=condition) from error

    def _target(
        self,
        graph: Graph,
        node: Node,
        prefix: str,
        env: Environment,
        inputs: tuple[ValueType | None, ...],
        counted: set[str],
        depth: int,
    ) -> NodeInference:
        match node.target:
            case Input():
                return NodeInference(input_type(node.target))
            case Op():
                return self._op(node, prefix, env, inputs)
            case Call(member_id):
                member = graph.members.get(member_id)
                if member is None:
                    raise ClashError(
                        "unknown_layer", say("“{member_id}” is not there.", member_id=member_id)
                    )
                first_call = member_id not in counted
                counted.add(member_id)
                return self._call(member, prefix, env, inputs, first_call, depth)
        if not inputs or inputs[0] is None:
            raise ClashError("unconnected", "Nothing is connected to this output.", port=0)
        return NodeInference(inputs[0], inputs)

    def _op(
        self,
        node: Node,
        prefix: str,
        env: Environment,
        inputs: tuple[ValueType | None, ...],
    ) -> NodeInference:
        if any(isinstance(item, Unknown) and item.broken for item in inputs):
            return NodeInference(Unknown("behind a problem", broken=True), inputs)
        from netstudio.catalog.rules.operations import plain_rule

        rule = self.op_rule or plain_rule
        value = rule(node, lambda ref: self._ref(prefix, ref), env)
        return NodeInference(value, inputs)

    def _call(
        self,
        member: Member,
        prefix: str,
        env: Environment,
        inputs: tuple[ValueType | None, ...],
        first_call: bool,
        depth: int,
    ) -> NodeInference:
        target = member.target
        if isinstance(target, Layer):
            result = infer_layer(target, inputs, env)
        elif isinstance(target, BlockUse):
            result = self._block(member, target, prefix, env, inputs, depth)
        elif isinstance(target, Tensor):
            result = infer_tensor(target, env)
        else:
            place = f"{prefix}{member.id}"
            from netstudio.catalog.custom_inference import infer_custom

            result = infer_custom(target, inputs, env, self.custom_rule, place)
        if first_call:
            return result
        return NodeInference(
            result.type,
            result.inputs,
            result.args,
            result.inferred,
            0,
            result.macs,
            result.clashes,
        )

    def _block(
        self,
        member: Member,
        use: BlockUse,
        prefix: str,
        env: Environment,
        inputs: tuple[ValueType | None, ...],
        depth: int,
    ) -> NodeInference:
        block = self.project.blocks.get(use.block)
        if block is None:
            raise ClashError(
                "unknown_layer", say("There is no block named “{block}”.", block=use.block)
            )
        if depth >= MAX_BLOCK_DEPTH:
            raise ClashError(
                "cycle",
                say(
                    "Blocks are nested more than {max_block_depth} deep.",
                    max_block_depth=MAX_BLOCK_DEPTH,
                ),
            )
        repeat = plain(use.repeat, env)
        if not isinstance(repeat, int) or not 0 <= repeat <= MAX_REPEAT:
            raise ClashError(
                "argument",
                say(
                    "repeat must be a whole number up to {max_repeat}; received {repeat!r}.",
                    max_repeat=MAX_REPEAT,
                    repeat=repeat,
                ),
                parameter="repeat",
            )
        defaults = {name: plain(value, env) for name, value in block.parameters.items()}
        parameters, macs = 0, 0
        current = inputs
        value: ValueType = inputs[0] or Unknown("no input") if inputs else Unknown("no input")
        for copy in range(repeat):
            given = use.args if copy else use.args.update(use.first)
            here = {**env, COPY: copy}
            own = defaults | {name: plain(item, here) for name, item in given.items()}
            unknown = own.keys() - defaults.keys()
            if unknown:
                raise ClashError(
                    "argument",
                    say(
                        "{block} has no parameter {unknown}.",
                        block=use.block,
                        unknown=", ".join(sorted(unknown)),
                    ),
                )
            address = prefix + block_address(member.id, use, copy)
            own["training"] = True
            self.instances.append(BlockInstance(use.block, address, own))
            self.graph(block.graph, f"{address}.", own, current, depth + 1)
            inner = [self.nodes[f"{address}.{node_id}"] for node_id in block.graph.nodes]
            parameters += sum(item.parameters for item in inner)
            macs = sum((item.macs for item in inner), macs)  # type: ignore[assignment]
            value = self._block_value(block.graph, address)
            current = (value, *inputs[1:])
        return NodeInference(value, inputs, {}, {}, parameters, macs)

    def _block_value(self, graph: Graph, address: str) -> ValueType:
        values = tuple(self.nodes[f"{address}.{node.id}"].type for node in graph.outputs())
        if not values:
            return Unknown("a block without an output", broken=True)
        return values[0] if len(values) == 1 else values


def scope_addresses(project: Project, inference: Inference, scope: str) -> dict[str, str]:
    """For each node of a scope, the address that stands for it: of a block, its first instance."""
    prefix = ""
    if scope != ROOT:
        instances = inference.of_block(scope)
        if not instances:
            return {}
        prefix = f"{instances[0].address}."
    return {node_id: prefix + node_id for node_id in project.scope(scope).nodes}
