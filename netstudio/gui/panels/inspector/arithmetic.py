"""How a layer's numbers come about, written out: `16 · (6·5·5 + 1) = 2,416`.

Qt-free. An expression is only shown when it gives the number that the catalogue's own rule gives,
so what is written is never wrong; where there is none, the number stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import prod
from typing import Any

from netstudio.catalog.inference import NodeInference
from netstudio.catalog.rules.common import per_dim
from netstudio.catalog.size import Size
from netstudio.catalog.spec import LayerSpec
from netstudio.catalog.types import TensorType

DOT = "·"
_DIMENSIONS = {1: ("length",), 2: ("height", "width"), 3: ("depth", "height", "width")}


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """One line: what, how, and how much. `how` may be empty."""

    what: str
    how: str
    result: str


def worked_out(spec: LayerSpec | None, known: NodeInference) -> tuple[WorkedOut, ...]:
    """The lines of a node: sizes, parameters, multiply-accumulates."""
    lines = list(_sizes(spec, known)) if spec is not None else []
    if known.parameters:
        how = _parameter_text(spec, known) if spec is not None else ""
        lines.append(WorkedOut("parameters", how, f"{known.parameters:,}"))
    if known.macs != 0:
        lines.append(WorkedOut("multiply-accumulates", "", count_text(known.macs)))
    return tuple(lines)


def count_text(count: Size) -> str:
    """A count in full, or as an expression where it is symbolic."""
    return f"{count:,}" if isinstance(count, int) else str(count)


# Sizes after a window


def _sizes(spec: LayerSpec, known: NodeInference) -> tuple[WorkedOut, ...]:
    """The arithmetic of a sliding window, for each spatial dimension that differs.

    Source: Dumoulin and Visin, A guide to convolution arithmetic for deep learning (2016).
    """
    x = known.inputs[0] if known.inputs else None
    if "kernel_size" not in known.args or spec.family not in ("convolution", "pooling"):
        return ()
    if not isinstance(x, TensorType) or not isinstance(known.type, TensorType):
        return ()
    dims = known.type.rank - 2
    if dims not in _DIMENSIONS or x.rank != known.type.rank:
        return ()
    lines = []
    for index, name in enumerate(_DIMENSIONS[dims]):
        before, after = x.shape[index + 2], known.type.shape[index + 2]
        if not isinstance(before, int) or not isinstance(after, int):
            return ()
        how = _window_text(known.args, dims, index, before, after)
        lines.append(WorkedOut(name, how, f"{after:,}"))
    if len({(line.how, line.result) for line in lines}) == 1 and dims > 1:
        return (WorkedOut("each side", lines[0].how, lines[0].result),)
    return tuple(lines)


def _window_text(args: Mapping[str, Any], dims: int, index: int, before: int, after: int) -> str:
    """`(14 + 2·0 − 5) / 1 + 1`; empty where that is not what the layer computes."""
    padding = args.get("padding", 0)
    if isinstance(padding, str) or "output_padding" in args or "output_size" in args:
        return ""
    kernel, stride, pad, dilation = (
        per_dim(value, dims)[index]
        for value in (args["kernel_size"], _stride(args), padding, args.get("dilation", 1))
    )
    if not all(isinstance(value, int) for value in (kernel, stride, pad, dilation)) or stride < 1:
        return ""
    room = before + 2 * pad - dilation * (kernel - 1) - 1
    up = bool(args.get("ceil_mode"))
    steps = -(-room // stride) if up else room // stride
    if steps + 1 != after:
        return ""
    reach = f"{kernel}" if dilation == 1 else f"{dilation}{DOT}({kernel} − 1) − 1"
    quotient = f"({before} + 2{DOT}{pad} − {reach}) / {stride}"
    if room % stride:
        quotient = f"⌈{quotient}⌉" if up else f"⌊{quotient}⌋"
    return f"{quotient} + 1"


def _stride(args: Mapping[str, Any]) -> Any:
    stride = args.get("stride")
    return args["kernel_size"] if stride is None or stride == () else stride


# Parameters

Formula = Callable[[Mapping[str, Any]], tuple[str, int]]
"""An expression and its value, from a layer's complete arguments. KeyError where one is absent."""


def _parameter_text(spec: LayerSpec, known: NodeInference) -> str:
    for formula in _FORMULAS.get(spec.family, ()):
        try:
            text, value = formula(known.args)
        except (KeyError, TypeError, ZeroDivisionError):
            continue  # made for another layer of the family
        if value == known.parameters:
            return text
    return ""


def _convolution(args: Mapping[str, Any]) -> tuple[str, int]:
    kernel = args["kernel_size"]
    sizes = kernel if isinstance(kernel, tuple) else (kernel,) * args["dims"]
    groups = args["groups"]
    inner = DOT.join([_share(args["in_channels"], groups), *map(str, sizes)])
    each = args["in_channels"] // groups * prod(sizes)
    return _with_bias(args["out_channels"], inner, each, args["bias"])


def _convolution_in(dims: int) -> Formula:
    return lambda args: _convolution({**args, "dims": dims})


def _transposed_in(dims: int) -> Formula:
    def formula(args: Mapping[str, Any]) -> tuple[str, int]:
        sizes = per_dim(args["kernel_size"], dims)
        groups, out = args["groups"], args["out_channels"]
        inner = DOT.join([str(args["in_channels"]), _share(out, groups), *map(str, sizes)])
        weights = args["in_channels"] * (out // groups) * prod(sizes)
        return (f"{inner} + {out}", weights + out) if args["bias"] else (inner, weights)

    return formula


def _linear(args: Mapping[str, Any]) -> tuple[str, int]:
    features = args["in_features"]
    return _with_bias(args["out_features"], str(features), features, args["bias"])


def _bilinear(args: Mapping[str, Any]) -> tuple[str, int]:
    first, second = args["in1_features"], args["in2_features"]
    return _with_bias(args["out_features"], f"{first}{DOT}{second}", first * second, args["bias"])


def _with_bias(outputs: int, inner: str, each: int, bias: bool) -> tuple[str, int]:
    if bias:
        return f"{outputs} {DOT} ({inner} + 1)", outputs * (each + 1)
    return f"{outputs} {DOT} {inner}", outputs * each


def _share(size: int, groups: int) -> str:
    return str(size) if groups == 1 else f"{size}/{groups}"


def _scale_and_shift(name: str) -> Formula:
    def formula(args: Mapping[str, Any]) -> tuple[str, int]:
        shape = args[name] if isinstance(args[name], tuple) else (args[name],)
        return f"2 {DOT} {DOT.join(map(str, shape))}", 2 * prod(shape)

    return formula


def _embedding(args: Mapping[str, Any]) -> tuple[str, int]:
    count, width = args["num_embeddings"], args["embedding_dim"]
    return f"{count:,} {DOT} {width}", count * width


def _recurrent(gates: int) -> Formula:
    """One layer in one direction: two matrices and two biases for each gate."""

    def formula(args: Mapping[str, Any]) -> tuple[str, int]:
        hidden, size = args["hidden_size"], args["input_size"]
        lead = f"{gates} {DOT} " if gates > 1 else ""
        return (
            f"{lead}{hidden} {DOT} ({size} + {hidden} + 2)",
            gates * hidden * (size + hidden + 2),
        )

    return formula


_FORMULAS: Mapping[str, tuple[Formula, ...]] = {
    "convolution": (
        *(_convolution_in(dims) for dims in (1, 2, 3)),
        *(_transposed_in(dims) for dims in (1, 2, 3)),
    ),
    "linear": (_linear, _bilinear),
    "normalisation": tuple(
        _scale_and_shift(name) for name in ("num_features", "num_channels", "normalized_shape")
    ),
    "embedding": (_embedding,),
    "recurrent": tuple(_recurrent(gates) for gates in (1, 3, 4)),
}
