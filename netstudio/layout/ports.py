"""Which ports a node shows, and which wires run into them. No Qt.

A port is an argument of the call that a wire may enter, or an item of its value that a wire may
leave. The document knows arguments and references only; this is where they become ports and wires.
"""

from __future__ import annotations

from typing import TypeAlias

from netstudio.catalog.registry import find_layer
from netstudio.catalog.spec import LayerSpec
from netstudio.catalog.types import ValueType
from netstudio.document.graph import Graph
from netstudio.document.node import (
    BlockUse,
    Call,
    CustomModule,
    Input,
    Layer,
    Node,
    Op,
    Output,
    Tensor,
)
from netstudio.document.project import Project
from netstudio.document.values import Path, Ref, references
from netstudio.document.view import WHEN
from netstudio.records import dataclass
from netstudio.sentence import say

PortKey: TypeAlias = int | str
"""An argument: by index where it is positional, else by name."""

MAX_OUTPUTS = 16
"""Items of one value that get a port each; more are reached in the inspector."""


@dataclass(frozen=True, slots=True)
class InputPort:
    """Where a wire may enter: `key` is the argument, by index or by name.

    A port that is not `wirable` shows wires from inside a larger argument, such as a list.
    """

    key: PortKey
    name: str
    optional: bool = False
    wirable: bool = True
    help: str = ""


@dataclass(frozen=True, slots=True)
class OutputPort:
    """Where a wire may leave: `item` is the path of the item of the value."""

    item: Path
    name: str


@dataclass(frozen=True, slots=True)
class Ports:
    """The ports of one node, top to bottom; `labelled` where their names tell them apart."""

    inputs: tuple[InputPort, ...]
    outputs: tuple[OutputPort, ...]
    labelled: bool = False

    def input_index(self, key: PortKey) -> int:
        """The row of an input port; the first where there is no such port."""
        return next((i for i, port in enumerate(self.inputs) if port.key == key), 0)

    def output_index(self, item: Path) -> int:
        """The row of the port that shows `item`, or the value it is part of."""
        matches = [i for i, port in enumerate(self.outputs) if item[: len(port.item)] == port.item]
        return matches[0] if matches else 0


@dataclass(frozen=True, slots=True)
class Wire:
    """A reference drawn as a wire. `index` counts the references inside one argument."""

    source: Ref
    target: str
    port: PortKey
    index: int = 0

    @property
    def key(self) -> tuple[str, PortKey, int]:
        """What tells it from every other wire of its graph."""
        return (self.target, self.port, self.index)


def wires_into(node: Node) -> tuple[Wire, ...]:
    """The wires that enter a node, in argument order."""
    arguments: list[tuple[PortKey, tuple[Ref, ...]]] = [
        *((index, tuple(references(value))) for index, value in enumerate(node.args)),
        *((name, tuple(references(value))) for name, value in node.kwargs.items()),
    ]
    if node.when is not None:
        arguments.append((WHEN, tuple(references(node.when.otherwise))))
    return tuple(
        Wire(ref, node.id, key, index) for key, refs in arguments for index, ref in enumerate(refs)
    )


def ports_of(project: Project, graph: Graph, node: Node, value: ValueType | None) -> Ports:
    """The ports of a node whose value has type `value`, as far as it is known."""
    spec = spec_of(graph, node)
    inputs = _declared_inputs(project, graph, node, spec)
    inputs = (*inputs, *_further_inputs(node, {port.key for port in inputs}))
    outputs = _outputs(project, graph, node, spec, value)
    several = len(inputs) > 1 or len(outputs) > 1
    symmetric = (spec is not None and spec.family == "merge") or isinstance(node.target, Op)
    return Ports(inputs, outputs, labelled=several and not (symmetric and len(outputs) < 2))


def spec_of(graph: Graph, node: Node) -> LayerSpec | None:
    """The catalogue's declaration of the layer that a node calls, if it calls one."""
    layer = graph.layer_of(node)
    return find_layer(layer.type) if layer else None


def _declared_inputs(
    project: Project, graph: Graph, node: Node, spec: LayerSpec | None
) -> tuple[InputPort, ...]:
    if isinstance(node.target, Input):
        return ()
    if isinstance(node.target, Output):
        return (InputPort(0, "value"),)
    if spec is not None:
        return _layer_inputs(spec, node)
    use = graph.block_of(node)
    if use is not None and use.block in project.blocks:
        names = [inner.name for inner in project.blocks[use.block].graph.inputs()]
        return tuple(InputPort(index, name) for index, name in enumerate(names))
    member = graph.member_of(node)
    if member is not None and isinstance(member.target, Tensor):
        return ()
    if member is not None and isinstance(member.target, CustomModule):
        return _custom_inputs(project, member.target, node)
    # What an operation takes is written down nowhere; one that was just placed takes a value.
    return (InputPort(0, "x"),) if not node.args and not node.kwargs else ()


def _custom_inputs(project: Project, module: CustomModule, node: Node) -> tuple[InputPort, ...]:
    """What `forward` asks for by position; where its text does not tell, what may be wired."""
    from netstudio.layout.custom_ports import asked_for

    asked = asked_for(project.code.get(module.file, ""), module.class_name)
    if asked:
        return tuple(
            InputPort(index, value.name, value.optional)
            for index, value in enumerate(asked)
            if value.name not in node.kwargs
        )
    values = node.args or (() if node.kwargs else (None,))
    return tuple(
        InputPort(index, "x" if len(values) == 1 else say("input {port}", port=index))
        for index, value in enumerate(values)
        if value is None or isinstance(value, Ref)
    )


def _layer_inputs(spec: LayerSpec, node: Node) -> tuple[InputPort, ...]:
    ports = []
    for index, port in enumerate(spec.ports):
        if port.variadic:
            # One port more than there are wires: a list grows by wiring into the free one.
            count = max(len(node.args) - index, 0) + 1
            ports += [
                InputPort(index + k, f"{port.name}[{k}]", k == count - 1, help=port.help)
                for k in range(count)
            ]
        else:
            ports.append(InputPort(index, port.name, port.optional, help=port.help))
    return tuple(ports)


def _further_inputs(node: Node, known: set[PortKey]) -> tuple[InputPort, ...]:
    """Ports for arguments that hold references but that no declaration names."""
    ports = []
    for wire in wires_into(node):
        if wire.port in known:
            continue
        known.add(wire.port)
        value = node.args[wire.port] if isinstance(wire.port, int) else node.kwargs.get(wire.port)
        name = wire.port if isinstance(wire.port, str) else say("input {port}", port=wire.port)
        ports.append(InputPort(wire.port, name, wirable=isinstance(value, Ref)))
    return tuple(ports)


def _outputs(
    project: Project,
    graph: Graph,
    node: Node,
    spec: LayerSpec | None,
    value: ValueType | None,
) -> tuple[OutputPort, ...]:
    if isinstance(node.target, Output):
        return ()
    names = _output_names(project, graph, node, spec, value)
    if len(names) > 1:
        return tuple(OutputPort((index,), name) for index, name in enumerate(names))
    if isinstance(value, tuple):
        return tuple(OutputPort((index,), str(index)) for index in range(len(value)))[:MAX_OUTPUTS]
    return (OutputPort((), names[0] if names else "value"),)


def _output_names(
    project: Project,
    graph: Graph,
    node: Node,
    spec: LayerSpec | None,
    value: ValueType | None,
) -> tuple[str, ...]:
    if spec is not None:
        names = spec.output_names(value) if isinstance(value, tuple) else spec.outputs
        return names[:MAX_OUTPUTS]
    member = graph.member_of(node)
    if member is not None and isinstance(member.target, CustomModule):
        return _declared_names(member.target)
    use = graph.block_of(node)
    if use is not None and use.block in project.blocks:
        return tuple(inner.name for inner in project.blocks[use.block].graph.outputs())
    return ()


def _declared_names(module: CustomModule) -> tuple[str, ...]:
    """What the outputs of a custom module are called; nothing of the only one without a name."""
    names = tuple(output.name for output in module.outputs[:MAX_OUTPUTS])
    if len(names) == 1:
        return tuple(filter(None, names))
    return tuple(name or str(at) for at, name in enumerate(names))


def family_of(graph: Graph, node: Node) -> str:
    """The family that gives a node its colour; of the theme's names."""
    if isinstance(node.target, Input | Output):
        return "input_output"
    spec = spec_of(graph, node)
    if spec is not None:
        return spec.family
    if graph.block_of(node) is not None:
        return "block"
    return _family_of_operation(node.target.name) if isinstance(node.target, Op) else "other"


_OPERATIONS: dict[str, tuple[str, ...]] = {
    "activation": (
        "relu",
        "relu6",
        "leaky_relu",
        "elu",
        "gelu",
        "silu",
        "sigmoid",
        "tanh",
        "softmax",
        "log_softmax",
        "hardswish",
    ),
    "normalisation": (
        "batch_norm",
        "layer_norm",
        "group_norm",
        "instance_norm",
        "normalize",
    ),
    "dropout": ("dropout",),
    "pooling": (
        "max_pool2d",
        "avg_pool2d",
        "adaptive_avg_pool2d",
        "adaptive_max_pool2d",
    ),
    "convolution": (
        "conv1d",
        "conv2d",
        "conv3d",
        "conv_transpose2d",
    ),
    "linear": ("linear",),
    "recurrent": (
        "gru",
        "lstm",
        "rnn_tanh",
        "rnn_relu",
        "gru_cell",
        "lstm_cell",
        "rnn_tanh_cell",
        "rnn_relu_cell",
    ),
    "attention": (
        "scaled_dot_product_attention",
        "multi_head_attention_forward",
    ),
    "merge": (
        "add",
        "sub",
        "mul",
        "div",
        "truediv",
        "cat",
        "concat",
        "stack",
        "matmul",
        "bmm",
    ),
    "shape": (
        "flatten",
        "reshape",
        "view",
        "permute",
        "transpose",
        "squeeze",
        "unsqueeze",
        "chunk",
        "split",
        "roll",
        "pad",
    ),
    "reduction": (
        "mean",
        "sum",
        "amax",
        "amin",
    ),
}
"""Operations that are a family's layers under another name."""


def _family_of_operation(name: str) -> str:
    word = name.rpartition(".")[2].strip("_")
    return next((family for family, names in _OPERATIONS.items() if word in names), "other")


def type_name_of(graph: Graph, node: Node) -> str:
    """What a node is, in a word: a layer's name, a block's, an operation's."""
    match node.target:
        case Input():
            return "Input"
        case Output():
            return "Output"
        case Op(name):
            return name.rpartition(".")[2]
        case Call():
            member = graph.member_of(node)
    if member is None:
        return "missing"
    match member.target:
        case Layer(type=name) | BlockUse(block=name):
            return name
        case Tensor(role=role):
            return role
    return member.target.class_name
