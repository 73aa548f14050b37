"""Recurrent layers: shapes, parameters and multiply-accumulates of RNN, LSTM and GRU.

Source: torch's documentation of RNN, LSTM and GRU, whose weights are counted here: per layer and
direction an input matrix, a recurrent matrix and two biases, each once for every gate.
"""

from __future__ import annotations

from typing import cast

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.common import first
from netstudio.catalog.rules.dtype import weighted
from netstudio.catalog.size import Size
from netstudio.catalog.spec import Args, CountRule, Inputs, ShapeRule
from netstudio.catalog.types import TensorType, ValueType
from netstudio.sentence import say

GATES = {"RNN": 1, "GRU": 3, "LSTM": 4}


def recurrent(kind: str) -> ShapeRule:
    """The type of what `returns` chooses.

    `sequence`: every step, (N, L, D H); `last`: the last step, (N, D H); `all`: torch's own pair
    of the sequence and the last state, (layers D, N, H), for LSTM with the cell beside it. D is 2
    where it is bidirectional. Without `batch_first` the length comes before the batch.
    """

    def rule(args: Args, inputs: Inputs) -> ValueType:
        x = _sequence(args, inputs)
        projection = args.get("proj_size", 0)
        if not projection < args["hidden_size"]:
            raise ClashError(
                "argument",
                say(
                    "proj_size ({projection}) must be smaller than hidden_size ({args}).",
                    projection=projection,
                    args=args["hidden_size"],
                ),
                parameter="proj_size",
            )
        directions = _directions(args)
        width = directions * _output_width(args)
        batch = x.shape[0] if args["batch_first"] else x.shape[1]
        if args["returns"] == "last":
            return x.with_shape(batch, width)
        steps = x.with_shape(*x.shape[:2], width)
        if args["returns"] == "sequence":
            return steps
        layers = directions * args["num_layers"]
        hidden = x.with_shape(layers, batch, _output_width(args))
        cell = x.with_shape(layers, batch, args["hidden_size"])
        return (steps, (hidden, cell)) if kind == "LSTM" else (steps, hidden)

    return weighted(rule)


def _sequence(args: Args, inputs: Inputs) -> TensorType:
    x = first(inputs)
    if x.rank != 3:
        order = "(N, L, C)" if args["batch_first"] else "(L, N, C)"
        raise ClashError(
            "rank",
            say(
                "Needs a sequence of 3 dimensions {order}; received {x}, which has {rank}.",
                order=order,
                x=x,
                rank=x.rank,
            ),
            expected_rank=3,
            shape=x.shape,
        )
    return x


def _directions(args: Args) -> int:
    return 2 if args["bidirectional"] else 1


def _output_width(args: Args) -> int:
    return int(args.get("proj_size") or args["hidden_size"])


def _layer_inputs(args: Args) -> list[int]:
    """How many features each layer reads."""
    inner = _directions(args) * _output_width(args)
    return [int(args["input_size"])] + [inner] * (args["num_layers"] - 1)


def recurrent_parameters(kind: str) -> CountRule:
    """Matrices and biases of every layer, direction and gate; a projection where there is one."""

    def count(args: Args, inputs: Inputs, output: ValueType) -> int:
        hidden, width = int(args["hidden_size"]), _output_width(args)
        rows = GATES[kind] * hidden
        biases = 2 * rows if args["bias"] else 0
        projection = hidden * width if args.get("proj_size") else 0
        each = [rows * (features + width) + biases + projection for features in _layer_inputs(args)]
        return _directions(args) * sum(each)

    return count


def recurrent_macs(kind: str) -> CountRule:
    """One multiply-accumulate for each weight, at every step."""

    def count(args: Args, inputs: Inputs, output: ValueType) -> Size:
        weights = recurrent_parameters(kind)({**args, "bias": False}, inputs, output)
        length = first(inputs).shape[1 if args["batch_first"] else 0]
        return cast(Size, length * weights)

    return count
