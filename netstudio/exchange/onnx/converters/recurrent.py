"""Recurrent layers: ONNX keeps the gates in another order, and the time first.

A layer of one direction or two with known weights that starts from zeros becomes torch's own layer;
anything else is not taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from netstudio.exchange.onnx.operation import Converter, Operation, Results, UnsupportedError
from netstudio.exchange.onnx.values import Carried
from netstudio.sentence import say

Array = NDArray[Any]

# Where torch's gates stand among ONNX's: input, output, forget, cell; update, reset, hidden.
_GATES = {"LSTM": (0, 2, 3, 1), "GRU": (1, 0, 2), "RNN": (0,)}
_ACTIVATIONS = {
    "LSTM": (["Sigmoid", "Tanh", "Tanh"],),
    "GRU": (["Sigmoid", "Tanh"],),
    "RNN": (["Tanh"], ["Relu"]),
}


def _recurrent(kind: str) -> Converter:
    def convert(op: Operation) -> Results:
        _refuse_variants(op, kind)
        weight, recurrence = (op.known(at, "its weights") for at in (1, 2))
        hidden = int(op.attribute("hidden_size", recurrence.shape[-1]))
        directions = weight.shape[0]
        bias = op.known(3, "its bias") if op.given(3) else None
        batch_first = bool(op.attribute("layout", 0))
        args: dict[str, Any] = {"hidden_size": hidden, "returns": "all"}
        if bias is None:
            args["bias"] = False
        if directions == 2:
            args["bidirectional"] = True
        if kind == "RNN" and op.attribute("activations", ["Tanh"])[0] == "Relu":
            args["nonlinearity"] = "relu"
        turned = op.attribute("direction", "forward") == "reverse"
        x = op.call("torch.flip", op.at(0), (int(batch_first),)) if turned else op.at(0)
        weights = _weights(kind, weight, recurrence, bias, hidden)
        made = op.layer(kind, x, weights=weights, batch_first=batch_first, **args)
        return _results(op, kind, made, directions, hidden, batch_first=batch_first, turned=turned)

    return convert


def _refuse_variants(op: Operation, kind: str) -> None:
    """What torch's layers cannot do."""
    given = op.attribute("activations")
    directions = 2 if op.attribute("direction", "forward") == "bidirectional" else 1
    usual = [known * directions for known in _ACTIVATIONS[kind]]
    if given and given not in usual:
        raise UnsupportedError(say("its activations are {names}", names=", ".join(given)))
    for name in ("clip", "input_forget"):
        if op.attribute(name, 0):
            raise UnsupportedError(say("it has {name}", name=name))
    if kind == "GRU" and not op.attribute("linear_before_reset", 0):
        raise UnsupportedError(say("it resets before the product, where torch does so after it"))
    if op.given(7) and kind == "LSTM":
        raise UnsupportedError(say("its gates look at the cell"))
    for at in (5, 6):
        start = op.constant(at)
        if op.given(at) and not _are_zeros(op, at, start):
            raise UnsupportedError(say("it starts from a state of its own"))
    if op.given(4) and not _is_whole_length(op):
        raise UnsupportedError(say("its sequences have lengths of their own"))


def _are_zeros(op: Operation, at: int, start: Array | None) -> bool:
    if start is not None:
        return not start.any()
    return op.builder.is_filled_with(op.at(at), 0)


def _is_whole_length(op: Operation) -> bool:
    lengths = op.constant(4)
    steps = op.shape()[1 if op.attribute("layout", 0) else 0]
    return lengths is not None and isinstance(steps, int) and bool((lengths == steps).all())


def _weights(
    kind: str, weight: Array, recurrence: Array, bias: Array | None, hidden: int
) -> dict[str, Array]:
    """The tensors of torch's layer, by their names."""
    found: dict[str, Array] = {}
    for at in range(weight.shape[0]):
        ending = "_l0_reverse" if at else "_l0"
        found[f"weight_ih{ending}"] = _in_order(kind, weight[at], hidden)
        found[f"weight_hh{ending}"] = _in_order(kind, recurrence[at], hidden)
        if bias is not None:
            first, second = np.split(bias[at], 2)
            found[f"bias_ih{ending}"] = _in_order(kind, first, hidden)
            found[f"bias_hh{ending}"] = _in_order(kind, second, hidden)
    return found


def _in_order(kind: str, stacked: Array, hidden: int) -> Array:
    gates: Sequence[int] = _GATES[kind]
    parts = [stacked[gate * hidden : (gate + 1) * hidden] for gate in gates]
    return np.ascontiguousarray(np.concatenate(parts))


def _results(
    op: Operation,
    kind: str,
    made: Carried,
    directions: int,
    hidden: int,
    *,
    batch_first: bool,
    turned: bool,
) -> Results:
    """Y, the last states, and for LSTM the last cells, laid out as ONNX has them."""
    y = op.item(made, 0)
    last = op.item(made, 1)
    states = [op.item(last, 0), op.item(last, 1)] if kind == "LSTM" else [last]
    if batch_first:
        states = [op.call("Tensor.transpose", state, 0, 1) for state in states]
    wanted = len(op.outputs) > 0 and bool(op.outputs[0])
    if turned and wanted:
        y = op.call("torch.flip", y, (int(batch_first),))
    if wanted and directions == 1:
        y = op.call("torch.unsqueeze", y, 2 if batch_first else 1)
    elif wanted:
        steps, batch = (op.size(op.at(0), at) for at in (0, 1))
        y = op.call("Tensor.reshape", y, (steps, batch, directions, hidden))
        if not batch_first:
            y = op.call("Tensor.transpose", y, 1, 2)
    return (y, *states)


TABLE: dict[str, Converter] = {kind: _recurrent(kind) for kind in _GATES}
