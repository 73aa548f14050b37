"""Random projects of everything that a file can hold, for what has to be true of all of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from netstudio.document.graph import Tie
from netstudio.document.node import BlockUse, Layer, Member, Tensor, When
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Expr, ListValue, Ref, SliceValue
from tests.networks import NetworkBuilder

CHANNELS = 4
SIDE = 6

LAYERS: dict[str, dict] = {
    "Conv2d": {"out_channels": CHANNELS, "kernel_size": 3, "padding": 1},
    "BatchNorm2d": {},
    "ReLU": {},
    "Tanh": {},
    "LeakyReLU": {"negative_slope": 0.2},
    "Dropout": {"p": 0.1},
    "MaxPool2d": {"kernel_size": 3, "stride": 1, "padding": 1},
    "Identity": {},
    "PReLU": {"num_parameters": CHANNELS},
    "GroupNorm": {"num_groups": 2},
    "LayerNorm": {"last_dims": 3},
    "DepthwiseConv2d": {"padding": 1},
    "SeparableConv2d": {"out_channels": CHANNELS, "padding": 1},
    "Scale": {"factor": 0.5},
    "Clamp": {"min": None, "max": 3.0},
    "Roll": {"shifts": 2, "dims": 3},
    "Flip": {"dims": (2,)},
    "Softmax": {"dim": 1},
    "Neg": {},
}
PAIRS = ("Add", "Multiply", "Subtract", "Average", "Maximum")
KINDS = (
    *LAYERS,
    *PAIRS,
    *("block", "stack", "pair_stack", "chunk", "op", "operator", "size", "when", "tensor"),
    *("again", "sequence", "slice_op", "silent"),
)

KEYS = ("logits", "0", "a key", '“quoted” "twice"', "out1")
"""Of a dict; where there are more outputs, some share one, and a tuple is returned."""


def wide_block() -> Block:
    """A block with a parameter, an optional part, and sizes that follow from its input."""
    net = NetworkBuilder()
    net.input("x", None)
    net.layer("conv", "Conv2d", "x", out_channels=Expr("width"), kernel_size=1)
    net.layer("norm", "BatchNorm2d", "conv")
    net.layer("act", "ReLU", "norm")
    when = When("squeeze and width > 3", Ref("act"))
    net.layer("gate", "Conv2d", "act", when=when, out_channels=Expr("width"), kernel_size=1)
    net.layer("back", "Conv2d", "gate", out_channels=CHANNELS, kernel_size=1)
    net.output("back", "out")
    return Block("Wide", net.graph(), Table({"width": 8, "squeeze": False}))


def mixing_block() -> Block:
    """Two inputs, one output."""
    net = NetworkBuilder()
    net.input("x", None)
    net.input("skip", None)
    net.layer("conv", "Conv2d", "x", out_channels=CHANNELS, kernel_size=1)
    net.layer("sum", "Add", "conv", "skip")
    net.output("sum", "out")
    return Block("Mixing", net.graph())


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """A network in which every value is an image of one size, with one to three outputs."""
    net = NetworkBuilder()
    values: list = [net.input("image", (CHANNELS, SIDE, SIDE))]
    if draw(st.booleans()):
        values.append(net.input("other", (CHANNELS, SIDE, SIDE)))
    extra: list[Member] = []
    frozen: set[str] = set()
    for index in range(draw(st.integers(1, 12))):
        kind = draw(st.sampled_from(KINDS))
        first, second = (draw(st.sampled_from(values)) for _ in range(2))
        values += _add(draw, net, f"n{index}", kind, first, second, extra)
        if draw(st.integers(0, 9)) == 0 and f"n{index}" in net.members:
            frozen.add(f"n{index}")
    outputs = draw(st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True))
    # A block that is registered and never called has no sizes to be written with.
    outputs += [v for v in values if v not in outputs and _has_to_be_read(net, v)]
    keys = draw(st.sampled_from([("",) * len(outputs), KEYS]))
    for index, value in enumerate(outputs):
        net.output(value, f"out{index}", keys[index % len(keys)], _when_returned(draw, values))
    graph = net.graph(*_ties(draw, net)).with_members(extra)
    graph = graph.with_members(
        replace(graph.members[key], frozen=True) for key in frozen if key in graph.members
    )
    blocks = Table({"Wide": wide_block(), "Mixing": mixing_block()})
    name = draw(st.sampled_from(("random", "Net-5 of 1998", "Wide", "ResNet, small", "n")))
    return Project(name, graph=graph, blocks=blocks)


def _add(draw: st.DrawFn, net: NetworkBuilder, id: str, kind: str, a, b, extra: list) -> list:
    """Add one node of a kind, or a few; the values that others may read."""
    if kind in LAYERS:
        return [net.layer(id, kind, a, **LAYERS[kind])]
    if kind in PAIRS:
        return [net.layer(id, kind, a, b)]
    if kind == "tensor":
        return _tensor(draw, net, id, a, extra)
    if kind in ("op", "operator", "size", "chunk", "slice_op"):
        return _operation(net, id, kind, a, b)
    return _structure(draw, net, id, kind, a, b)


def _operation(net: NetworkBuilder, id: str, kind: str, a, b) -> list:
    match kind:
        case "chunk":
            net.layer(id, "Chunk", a, chunks=2, dim=1)
            halves = ListValue((Ref(id, (1,)), Ref(id, (0,))))
            return [net.op(f"{id}join", "torch.cat", halves, dim=1)]
        case "op":
            return [net.op(id, "torch.lerp", a, b, 0.25)]
        case "operator":
            return [net.op(id, "operator.sub", 1.0, a)]
        case "slice_op":
            return [net.op(id, "operator.getitem", a, (SliceValue(), SliceValue()))]
    half = Expr("v.shape[3] // 2", (("v", Ref(a)),))
    return [net.op(id, "torch.roll", a, half, 3)]


def _tensor(draw: st.DrawFn, net: NetworkBuilder, id: str, a, extra: list) -> list:
    role = draw(st.sampled_from(("parameter", "buffer")))
    init = draw(st.sampled_from(("ones", "zeros", "normal")))
    persistent = role == "parameter" or draw(st.booleans())
    tensor = Tensor(role, (CHANNELS, 1, 1), init=init, persistent=persistent)
    extra.append(Member(f"{id}scale", f"{id}scale", tensor))
    net.call(f"{id}read", f"{id}scale")
    return [net.layer(id, "Multiply", a, f"{id}read")]


def _structure(draw: st.DrawFn, net: NetworkBuilder, id: str, kind: str, a, b) -> list:
    match kind:
        case "block" | "stack":
            args = draw(st.sampled_from(({}, {"width": 4}, {"width": 4, "squeeze": True})))
            first = draw(st.sampled_from((None, {"width": 2})))
            repeat = draw(st.integers(2, 4)) if kind == "stack" else 1
            if repeat == 1:
                args, first = {**args, **(first or {})}, {}  # one copy is the first: one text
            return [net.block(id, "Wide", a, repeat=repeat, first=first, **args)]
        case "pair_stack":
            return [net.block(id, "Mixing", a, b, repeat=draw(st.integers(1, 3)))]
        case "when":
            return [net.layer(id, "Dropout2d", a, when=When("training", Ref(a)), p=0.3)]
        case "again":
            own = [key for key, m in net.members.items() if _is_plain(m)]
            return [net.call(id, draw(st.sampled_from(own)), a)] if own else []
        case "sequence":
            size = {"out_channels": CHANNELS, "kernel_size": 1}
            net.layer(f"{id}a", "Conv2d", a, name=f"{id}.0", **size)
            net.layer(f"{id}b", "ReLU", f"{id}a", name=f"{id}.1")
            net.layer(f"{id}c", "Conv2d", f"{id}b", name=f"{id}.2", **size)
            return [f"{id}c", *([f"{id}b"] if draw(st.booleans()) else [])]
    net.layer(id, "Conv2d", a, out_channels=2)
    return []


def _is_plain(member: Member) -> bool:
    """Whether a layer can be called once more for a value of the same shape."""
    kinds = ("Conv2d", "BatchNorm2d", "Dropout", "Identity", "PReLU")
    is_kind = isinstance(member.target, Layer) and member.target.type in kinds
    keeps_size = member.target.args.get("out_channels", CHANNELS) == CHANNELS if is_kind else False
    return is_kind and keeps_size and member.name == member.id


def _has_to_be_read(net: NetworkBuilder, id: str) -> bool:
    """Whether a file tells what registers a value only where the value is read."""
    member = net.members.get(id)
    in_sequence = member is not None and member.name.endswith((".1", ".2"))
    return member is not None and (in_sequence or isinstance(member.target, BlockUse))


def _ties(draw: st.DrawFn, net: NetworkBuilder) -> list[Tie]:
    convolutions = [
        key
        for key, member in net.members.items()
        if getattr(member.target, "type", "") == "Conv2d"
        and member.target.args.get("padding") == 1
        and member.name == key
    ]
    if len(convolutions) < 2 or not draw(st.booleans()):
        return []
    return [Tie(f"{convolutions[1]}.weight", f"{convolutions[0]}.weight")]


def _when_returned(draw: st.DrawFn, values: list[str]) -> When | None:
    """Nearly always without a condition; another value otherwise, or None."""
    if draw(st.integers(0, 4)):
        return None
    other = draw(st.sampled_from([None, *values]))
    return When(draw(st.sampled_from(["training", "not training"])), other and Ref(other))
