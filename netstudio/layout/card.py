"""The texts of a node's card, from the node and what inference knows of it.

In English; what a window says in another language are sentences, known by their patterns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Any

from netstudio.catalog.inference import NodeInference
from netstudio.catalog.param import REQUIRED, ParamSpec
from netstudio.catalog.size import size_text
from netstudio.catalog.spec import LayerSpec
from netstudio.catalog.types import TensorType, Unknown, ValueType
from netstudio.document.graph import Graph
from netstudio.document.node import (
    BlockUse,
    Call,
    CustomModule,
    Input,
    Member,
    Node,
    Op,
    Output,
    Tensor,
)
from netstudio.document.project import Project
from netstudio.document.substitution import TRAINING
from netstudio.document.values import (
    DType,
    Expr,
    ListValue,
    Ref,
    SliceValue,
    Value,
    references,
)
from netstudio.layout.ports import Ports, family_of, ports_of, spec_of, type_name_of
from netstudio.records import dataclass
from netstudio.sentence import say

TIMES = " × "
MANY = 10_000_000
"""Counts from here on are written in millions."""

SMALLEST_IMAGE = 8
"""Sides from which on one plane, or three, are taken for a picture rather than for a table."""

_SHORT = {"kernel_size": "kernel", "num_layers": "layers", "num_heads": "heads"}
_LEADING = ("out_channels", "out_features", "kernel_size", "output_size", "hidden_size")


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says.

    Attributes:
        title: the node's name.
        type_name: what it is, in a word.
        family: the theme's name for its colour.
        detail: its key parameters: `6 × 5×5, padding 2`.
        shape: of its value: `N × 6 × 28 × 28`; `?` where it is not known; empty for no value.
        tight_shape: the same without spaces, for narrow places.
        count: its parameters, empty for none; `tight_count` in millions where there are many.
        ports: its ports.
        colour: `#rrggbb` where the user gave it a colour of its own.
        conditional: when it runs, and what it is otherwise; empty where it always does.
        frozen: whether its parameters are not trained.
        shared: the name of the first other node that calls the same member; empty for none.
        copies: how many copies of a block it stacks, as it is written; empty for one.
        unknown: whether this version has no such layer, so that it is only kept.
        bypassed: whether it hands its input on as it is.
        locked: whether it is kept from being moved or deleted by hand.
        collapsed: whether only its header is shown.
    """

    title: str
    type_name: str
    family: str
    detail: str
    shape: str
    tight_shape: str
    count: str
    tight_count: str
    ports: Ports
    colour: str | None = None
    conditional: str = ""
    frozen: bool = False
    shared: str = ""
    copies: str = ""
    unknown: bool = False
    bypassed: bool = False
    locked: bool = False
    collapsed: bool = False


Callers = Mapping[str, Sequence[Node]]
"""The nodes that call each member, by the member's id."""


def callers_by_member(graph: Graph) -> Callers:
    """The nodes that call each member of a graph, in one walk over it."""
    callers: dict[str, list[Node]] = {}
    for node in graph.nodes.values():
        if isinstance(node.target, Call):
            callers.setdefault(node.target.member, []).append(node)
    return callers


def card_of(
    project: Project,
    scope: str,
    node: Node,
    known: NodeInference | None = None,
    callers: Callers | None = None,
) -> Card:
    """The card of a node of `scope`, of which inference found out `known`.

    `callers` spares the walk over the graph where many cards are made.
    """
    graph = project.scope(scope)
    member = graph.member_of(node)
    value = known.type if known else None
    shape = shape_text(value)
    count = known.parameters if known else 0
    placement = project.view.placement(scope, node.id)
    return Card(
        title=node.name,
        type_name=type_name_of(graph, node),
        family=family_of(graph, node),
        detail=detail_text(graph, node, known),
        shape=shape,
        tight_shape=shape.replace(TIMES, "×"),
        count=count_text(count) if count else "",
        tight_count=tight_count_text(count) if count else "",
        ports=ports_of(project, graph, node, value),
        colour=placement.colour if placement else None,
        conditional=condition_text(graph, node),
        collapsed=placement is not None and placement.collapsed,
        bypassed=node.bypassed,
        locked=placement is not None and placement.locked,
        frozen=member is not None and member.frozen,
        shared=_shared_with(node, callers or callers_by_member(graph)),
        copies=_copies(member),
        unknown=graph.layer_of(node) is not None and spec_of(graph, node) is None,
    )


def _shared_with(node: Node, callers: Callers) -> str:
    if not isinstance(node.target, Call):
        return ""
    others = (other for other in callers.get(node.target.member, ()) if other.id != node.id)
    return next((other.name for other in others), "")


def _copies(member: Member | None) -> str:
    use = member.target if member is not None else None
    return value_text(use.repeat) if isinstance(use, BlockUse) and use.repeat != 1 else ""


def shape_text(value: ValueType | None) -> str:
    """A value's shape as the canvas writes it: of several values the first, and how many more."""
    if value is None or isinstance(value, Unknown):
        return "?"
    if isinstance(value, TensorType):
        return TIMES.join(map(size_text, value.shape)) or say("scalar")
    if not value:
        return "()"
    return shape_text(value[0]) + (f"  +{len(value) - 1}" if len(value) > 1 else "")


def count_text(count: int) -> str:
    """A number of parameters: `48,120`, or `62.4 M`."""
    return f"{count / 1e6:,.1f} M" if count >= MANY else f"{count:,}"


def tight_count_text(count: int) -> str:
    """A number of parameters in few characters: `1.16 M` from a million on."""
    return f"{count / 1e6:,.2f} M" if 1_000_000 <= count < MANY else count_text(count)


def detail_text(graph: Graph, node: Node, known: NodeInference | None) -> str:
    """The key parameters of a node, in one line."""
    target = node.target
    if isinstance(target, Output):
        return say("key “{key}”", key=target.key) if target.key else ""
    if isinstance(target, Input):
        return _input_detail(target, is_known=known is not None and _is_known(known.type))
    if isinstance(target, Op):
        from netstudio.layout.operation_text import operation_text  # the first window has none

        return operation_text(graph, node, target)
    member = graph.member_of(node)
    spec = spec_of(graph, node)
    layer = graph.layer_of(node)
    if spec is not None and layer is not None:
        return _layer_detail(spec, layer.args, known.args if known else {})
    if layer is not None:
        return say("not known to this version")
    if member is not None and isinstance(member.target, BlockUse):
        return _block_detail(member.target)
    if member is not None and isinstance(member.target, Tensor):
        made = say("stored values") if member.target.data is not None else member.target.init
        return f"{member.target.dtype}, {made}"
    if member is not None and isinstance(member.target, CustomModule):
        return member.target.file
    return ""


def condition_text(graph: Graph, node: Node) -> str:
    """When a node runs, and what it is otherwise; empty for one that always does."""
    if node.when is None:
        return ""
    condition = node.when.condition
    if condition == TRAINING:
        told = say("Only in training")
    elif condition == f"not {TRAINING}":
        told = say("Only in evaluation")
    else:
        told = say("Only where {condition}", condition=condition)
    names = [
        graph.nodes[ref.node].name
        for ref in references(node.when.otherwise)
        if ref.node in graph.nodes
    ]
    if not names:
        return told
    return say("{when}; otherwise {other}", when=told, other=", ".join(names))


def value_text(value: Value | Any) -> str:
    """A value in few characters: `5×5` for a pair, names for references."""
    match value:
        case Expr(text=text):
            return text
        case Ref(node=name):
            return name
        case DType(name=name):
            return name
        case SliceValue(start, stop, step):
            parts = ["" if part is None else value_text(part) for part in (start, stop, step)]
            return ":".join(parts[:2] if step is None else parts)
        case ListValue(items=items):
            return "[" + ", ".join(value_text(item) for item in items) + "]"
        case tuple() if any(_is_worked_out(item) for item in value) or _are_places(value):
            return "(" + ", ".join(value_text(item) for item in value) + ")"
        case tuple():
            return "×".join(value_text(item) for item in value)
        case float():
            return f"{value:g}"
    return "…" if value is ... else str(value)


def _is_worked_out(value: Value) -> bool:
    """Whether a value is more than a number or a name: a × beside it would be read as its own."""
    return isinstance(value, Expr) and not value.text.isidentifier()


def _are_places(values: tuple[Value, ...]) -> bool:
    """Whether numbers are places, such as dimensions in their new order, rather than sizes."""
    numbers = [value for value in values if type(value) is int]
    return len(numbers) == len(set(values)) == len(values) > 2 and min(numbers) <= 0


def _is_known(value: ValueType | None) -> bool:
    return value is not None and not isinstance(value, Unknown)


def _input_detail(target: Input, *, is_known: bool) -> str:
    dtype = "" if target.dtype == "float32" else f", {target.dtype}"
    match target.shape:
        case None:
            # A block's input takes what is wired to it, and says that below.
            return "" if is_known else say("no shape yet")
        case ():
            return say("one number") + dtype
        case (features,):
            return say("{count} features", count=features) + dtype
        case (1, int() as height, int() as width) if min(height, width) >= SMALLEST_IMAGE:
            return say("grey, {height} × {width}", height=height, width=width) + dtype
        case (3, int() as height, int() as width) if min(height, width) >= SMALLEST_IMAGE:
            return say("colour, {height} × {width}", height=height, width=width) + dtype
    return TIMES.join(str(size) for size in target.shape) + dtype


def _layer_detail(spec: LayerSpec, given: Mapping[str, Value], args: Mapping[str, Any]) -> str:
    given = {name: _resolved(name, value, args) for name, value in given.items()}
    lead = _lead(spec, given)
    told = {"kernel_size"} if lead else set()
    rest = [
        _parameter_text(param, value)
        for param in spec.params
        if param.name not in _LEADING or (param.name not in told and not lead)
        if (value := _telling(spec, param, given, args)) is not None
    ]
    return _listed([part for part in (lead, *rest) if part])


_AMOUNTS: dict[str, Callable[[str], str]] = {
    "out_channels": lambda count: say("{count} channels", count=count),
    "out_features": lambda count: say("{count} features", count=count),
    "hidden_size": lambda count: say("{count} units", count=count),
}


def _listed(parts: Sequence[str]) -> str:
    """The parts with commas between them, each still known by its own pattern."""
    return reduce(lambda told, part: told + ", " + part, parts) if parts else ""


def _lead(spec: LayerSpec, given: Mapping[str, Value]) -> str:
    """What comes first: how many, and of what size."""
    window = _value_of(spec, given, "kernel_size")
    size = _window_text(spec, window) if window is not None else ""
    for name, words in _AMOUNTS.items():
        count = _value_of(spec, given, name)
        if count is not None:
            text = value_text(count)
            return f"{text}{TIMES}{size}" if size else words(text)
    output = _value_of(spec, given, "output_size")
    return size or (say("to {size}", size=value_text(output)) if output is not None else "")


def _value_of(spec: LayerSpec, given: Mapping[str, Value], name: str) -> Value:
    """The value given, or the default where that is one; None for no such parameter."""
    param = spec.param(name)
    if param is None:
        return None
    if name in given:
        return given[name]
    return None if param.is_inferred or param.default is REQUIRED else param.default  # type: ignore[return-value]


def _window_text(spec: LayerSpec, window: Value) -> str:
    param = spec.param("kernel_size")
    dims = param.dims if param else 1
    if isinstance(window, tuple) or dims == 1:
        return value_text(window)
    return "×".join([value_text(window)] * dims)


def _telling(
    spec: LayerSpec, param: ParamSpec, given: Mapping[str, Value], args: Mapping[str, Any]
) -> Value:
    """The value of a parameter that is worth a word on the card, else None."""
    if param.name == "stride" and spec.family == "pooling":
        stride = given.get("stride")
        return stride if stride is not None else _value_of(spec, given, "kernel_size")
    if param.is_inferred:
        return None
    if param.name in given and given[param.name] != param.default:
        return given[param.name]
    # A flag at its default says nothing, also where torch's own default differs.
    return _value_of(spec, given, param.name) if param.explicit and param.kind != "bool" else None


def _parameter_text(param: ParamSpec, value: Value) -> str:
    name = _SHORT.get(param.name, param.name.replace("_", " "))
    if isinstance(value, bool):
        return name if value else say("no {name}", name=name)
    return f"{name} {even_text(value)}"


def even_text(value: Value) -> str:
    """`2` for `(2, 2)`: a size that is the same in every dimension is said once."""
    if isinstance(value, tuple) and len(value) > 1 and len(set(map(repr, value))) == 1:
        return value_text(value[0])
    return value_text(value)


def _resolved(name: str, value: Value, args: Mapping[str, Any]) -> Value:
    """The number that an expression comes to here, where it is known; else what is written."""
    known = args.get(name) if isinstance(value, Expr) else None
    return value if known is None else known


def _block_detail(use: BlockUse) -> str:
    # A parameter that is only handed on under its own name says nothing.
    return ", ".join(f"{k} {text}" for k, v in use.args.items() if (text := value_text(v)) != k)
