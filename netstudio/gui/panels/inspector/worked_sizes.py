"""How a size of the output comes about: `(14 + 2·0 − 5) / 1 + 1`. Qt-free.

Source: Dumoulin and Visin, A guide to convolution arithmetic for deep learning (2016).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netstudio.catalog.inference import NodeInference
from netstudio.catalog.rules.common import per_dim
from netstudio.catalog.spec import LayerSpec
from netstudio.catalog.types import TensorType
from netstudio.gui.language import mark

DOT = "·"
_DIMENSIONS = {1: ("length",), 2: ("height", "width"), 3: ("depth", "height", "width")}
_FAMILIES = ("convolution", "pooling")


def sizes_how(spec: LayerSpec, known: NodeInference) -> tuple[tuple[str, str, str], ...]:
    """What, how and how much for each spatial dimension; once where all are alike."""
    x = known.inputs[0] if known.inputs else None
    if "kernel_size" not in known.args or spec.family not in _FAMILIES:
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
        how = _how(spec, known.args, dims, index, before, after)
        lines.append((name, how, f"{after:,}"))
    if len({line[1:] for line in lines}) == 1 and dims > 1:
        return ((mark("each side"), *lines[0][1:]),)
    return tuple(lines)


def _how(
    spec: LayerSpec, args: Mapping[str, Any], dims: int, index: int, before: int, after: int
) -> str:
    padding = args.get("padding", 0)
    if isinstance(padding, str) or "output_size" in args:
        return ""
    kernel, stride, pad, dilation = (
        per_dim(value, dims)[index]
        for value in (args["kernel_size"], _stride(args), padding, args.get("dilation", 1))
    )
    window = (kernel, stride, pad, dilation)
    if not all(isinstance(value, int) for value in window) or stride < 1:
        return ""
    if spec.name.startswith("ConvTranspose"):
        extra = per_dim(args["output_padding"], dims)[index]
        return _back_text(before, after, *window, extra)
    if spec.name.startswith("MaxUnpool"):
        return _back_text(before, after, *window, 0)
    return _window_text(before, after, *window, bool(args.get("ceil_mode")))


def _window_text(
    before: int, after: int, kernel: int, stride: int, pad: int, dilation: int, up: bool
) -> str:
    """`(14 + 2·0 − 5) / 1 + 1`; empty where that is not what the layer computes."""
    room = before + 2 * pad - dilation * (kernel - 1) - 1
    steps = -(-room // stride) if up else room // stride
    if steps + 1 != after:
        return ""
    reach = f"{kernel}" if dilation == 1 else f"{dilation}{DOT}({kernel} − 1) − 1"
    quotient = f"({before} + 2{DOT}{pad} − {reach}) / {stride}"
    if room % stride:
        quotient = f"⌈{quotient}⌉" if up else f"⌊{quotient}⌋"
    return f"{quotient} + 1"


def _back_text(
    before: int, after: int, kernel: int, stride: int, pad: int, dilation: int, extra: int
) -> str:
    """`(14 − 1)·2 − 2·0 + 2`, of what runs a window backwards; empty where that is not it."""
    reach = dilation * (kernel - 1) + 1
    if (before - 1) * stride - 2 * pad + reach + extra != after:
        return ""
    kernel_text = f"{kernel}" if dilation == 1 else f"{dilation}{DOT}({kernel} − 1) + 1"
    more = f" + {extra}" if extra else ""
    return f"({before} − 1){DOT}{stride} − 2{DOT}{pad} + {kernel_text}{more}"


def _stride(args: Mapping[str, Any]) -> Any:
    stride = args.get("stride")
    return args["kernel_size"] if stride is None or stride == () else stride
