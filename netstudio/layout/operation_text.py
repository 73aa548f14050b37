"""The text of a card that calls an operation: its arguments, named where numbers say too little."""

from __future__ import annotations

import re
from collections.abc import Mapping

from netstudio.document.graph import Graph
from netstudio.document.node import Node, Op
from netstudio.document.values import Expr, ListValue, Ref, Value
from netstudio.layout.card import even_text, value_text

_Names = Mapping[int, tuple[str, Value]]
_CONVOLUTION: _Names = {3: ("stride", 1), 4: ("padding", 0), 5: ("dilation", 1), 6: ("groups", 1)}
_TRANSPOSED: _Names = {
    **_CONVOLUTION,
    5: ("output_padding", 0),
    6: ("groups", 1),
    7: ("dilation", 1),
}
_POOLING: _Names = {2: ("stride", None), 3: ("padding", 0), 4: ("dilation", 1)}
_RECURRENT: _Names = {
    3: ("has_biases", True),
    4: ("layers", 1),
    5: ("dropout", 0),
    6: ("train", "training"),
    7: ("bidirectional", False),
    8: ("batch_first", False),
}
_ALONG: _Names = {1: ("dim", None)}
_PLACED: dict[str, _Names] = {
    **dict.fromkeys(("cat", "concat", "stack", "softmax", "log_softmax"), _ALONG),
    **dict.fromkeys(("gru", "lstm", "rnn_tanh", "rnn_relu"), _RECURRENT),
    **{
        f"{word}{rank}d": names
        for rank in (1, 2, 3)
        for word, names in (
            ("conv", _CONVOLUTION),
            ("conv_transpose", _TRANSPOSED),
            ("max_pool", _POOLING),
            ("avg_pool", {2: ("stride", None), 3: ("padding", 0)}),
        )
    },
}
"""What arguments given by their place are called, with torch's defaults, where numbers alone
would be read as each other: by operation and place."""
_BOUND = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
"""A name in an expression, but no attribute."""
_FLAGS = {"ceil_mode": False, "return_indices": False, "count_include_pad": True}


def operation_text(graph: Graph, node: Node, operation: Op) -> str:
    """The arguments of a call that are no wires, in one line: `stride 2, groups 4`."""
    names = _PLACED.get(operation.name.rpartition(".")[2])
    args = [(at, v) for at, v in enumerate(node.args) if v is not None and not _is_wired(v)]
    placed = [(at, _by_name(graph, value)) for at, value in args]
    # A parameter that is only handed on under its own name says nothing.
    kwargs = [(k, v) for k, v in node.kwargs.items() if not _is_wired(v) and value_text(v) != k]
    given = [(name, _by_name(graph, value)) for name, value in kwargs]
    if names is not None:
        defaults = {**_FLAGS, **dict(names.values())}
        given = [(k, v) for k, v in given if even_text(v) != str(defaults.get(k))]
        told = [_placed_text(value, *names.get(at, ("", None))) for at, value in placed]
    else:
        told = [_written(value) for _, value in placed]
        if len(told) == 1 and not given and isinstance(placed[0][1], tuple):
            told = [told[0][1:-1]]
    return ", ".join([*filter(None, told), *(f"{name} {_written(v)}" for name, v in given)])


def _by_name(graph: Graph, value: Value) -> Value:
    """A value whose expressions call nodes by their names, as the source does."""
    match value:
        case tuple():
            return tuple(_by_name(graph, item) for item in value)
        case Expr(text, where) if where:
            nodes = {bound: graph.nodes.get(ref.node) for bound, ref in where if not ref.item}
            names = {bound: node.name for bound, node in nodes.items() if node is not None}
            return Expr(_BOUND.sub(lambda found: names.get(found[0], found[0]), text))
    return value


def _written(value: Value) -> str:
    """A value as code has it: of an operation a tuple may be places, which no × stands between."""
    if isinstance(value, tuple):
        return "(" + ", ".join(value_text(item) for item in value) + ")"
    return value_text(value)


def _placed_text(value: Value, name: str, default: Value) -> str:
    if not name:
        return value_text(value)
    text = even_text(value)
    return "" if text in (str(default), name) else f"{name.replace('_', ' ')} {text}"


def _is_wired(value: Value) -> bool:
    """Whether an argument is nothing but wires, which are drawn."""
    items = value.items if isinstance(value, ListValue) else value
    if isinstance(items, tuple):
        return bool(items) and all(map(_is_wired, items))
    return isinstance(value, Ref)
