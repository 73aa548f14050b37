"""How multiply-accumulates come about: `16·10·10 · 6·5·5`, for one sample. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import prod

from netstudio.catalog.inference import NodeInference
from netstudio.catalog.rules.common import per_dim
from netstudio.catalog.size import BATCH
from netstudio.catalog.spec import LayerSpec
from netstudio.catalog.types import TensorType, ValueType
from netstudio.gui.panels.inspector.worked_parameters import share_text
from netstudio.gui.panels.inspector.worked_sizes import DOT

Sizes = tuple[int, ...]
Formula = Callable[[NodeInference, Sizes, Sizes], tuple[str, int]]
"""An expression and its value, from what is known and the sizes of one sample before and after."""


def macs_how(spec: LayerSpec, known: NodeInference) -> str:
    """The expression that gives the multiply-accumulates; empty where none is known."""
    before = _of_one_sample(known.inputs[0] if known.inputs else None)
    value = known.type[0] if isinstance(known.type, tuple) and known.type else known.type
    after = _of_one_sample(value)
    if before is None or after is None:
        return ""
    for formula in _FORMULAS.get(spec.family, ()):
        try:
            text, count = formula(known, before, after)
        except (KeyError, TypeError, IndexError, ValueError):
            continue  # made for another layer of the family, or for fewer dimensions
        if count == known.macs:
            return text
    return ""


def _of_one_sample(value: ValueType | None) -> Sizes | None:
    """The sizes but the batch; None where they are not known or hang on something else."""
    if not isinstance(value, TensorType):
        return None
    sizes = [size for size in value.shape if size != BATCH]
    whole = tuple(size for size in sizes if isinstance(size, int))
    return whole if len(whole) == len(sizes) else None


def _product(sizes: Sizes) -> str:
    return DOT.join(map(str, sizes))


def _convolution(known: NodeInference, before: Sizes, after: Sizes) -> tuple[str, int]:
    """A kernel at each place of each output channel."""
    args = known.args
    kernel = per_dim(args["kernel_size"], len(after) - 1)
    groups = args["groups"]
    each = args["in_channels"] // groups * prod(kernel)
    inner = DOT.join([share_text(args["in_channels"], groups), _product(kernel)])
    return f"{_product(after)} {DOT} {inner}", prod(after) * each


def _transposed(known: NodeInference, before: Sizes, after: Sizes) -> tuple[str, int]:
    """Each value of the input paints a kernel into each output channel."""
    args = known.args
    kernel = per_dim(args["kernel_size"], len(after) - 1)
    groups = args["groups"]
    each = args["out_channels"] // groups * prod(kernel)
    inner = DOT.join([share_text(args["out_channels"], groups), _product(kernel)])
    return f"{_product(before)} {DOT} {inner}", prod(before) * each


def _depthwise(known: NodeInference, before: Sizes, after: Sizes) -> tuple[str, int]:
    kernel = per_dim(known.args["kernel_size"], 2)
    return f"{_product(after)} {DOT} {_product(kernel)}", prod(after) * prod(kernel)


def _separable(known: NodeInference, before: Sizes, after: Sizes) -> tuple[str, int]:
    """At each place: a kernel for each input channel, then the matrix that mixes them."""
    args, places = known.args, after[1:]
    kernel = per_dim(args["kernel_size"], 2)
    each = args["in_channels"] * (prod(kernel) + args["out_channels"])
    inner = f"{args['in_channels']}{DOT}({_product(kernel)} + {args['out_channels']})"
    return f"{_product(places)} {DOT} {inner}", prod(places) * each


def _linear(known: NodeInference, before: Sizes, after: Sizes) -> tuple[str, int]:
    features = known.args["in_features"]
    return f"{_product(after)} {DOT} {features}", prod(after) * features


def _maxout(known: NodeInference, before: Sizes, after: Sizes) -> tuple[str, int]:
    pieces = known.args["pieces"]
    text, count = _linear(known, before, after)
    return f"{pieces} {DOT} {text}", pieces * count


def _bilinear(known: NodeInference, before: Sizes, after: Sizes) -> tuple[str, int]:
    """All products of two features, and one more for each feature of the first to sum over."""
    first, second = known.args["in1_features"], known.args["in2_features"]
    text = f"{_product(after)} {DOT} ({first} + 1){DOT}{second}"
    return text, prod(after) * (first + 1) * second


def _recurrent(gates: int) -> Formula:
    """Every weight once at every step."""

    def formula(known: NodeInference, before: Sizes, after: Sizes) -> tuple[str, int]:
        args, steps = known.args, before[0]
        hidden, layers = args["hidden_size"], args["num_layers"]
        both = 2 if args["bidirectional"] else 1
        terms = [(1, args["input_size"])]
        if layers > 1:
            terms.append((layers - 1, both * hidden))
        texts, count = [], 0
        for times, features in terms:
            factors = tuple(factor for factor in (times, both, gates) if factor > 1)
            texts.append(f"{_product((*factors, hidden))}{DOT}({features} + {hidden})")
            count += times * both * gates * hidden * (features + hidden)
        inner = " + ".join(texts)
        inner = f"({inner})" if len(texts) > 1 else inner
        return f"{steps} {DOT} {inner}", steps * count

    return formula


def _self_attention(known: NodeInference, before: Sizes, after: Sizes) -> tuple[str, int]:
    """Four projections of each step, then scores and weighted sums of every pair of steps."""
    (length, width) = before
    _ = known.args["embed_dim"]  # absent in transformer layers, which have more to count
    text = f"4{DOT}{length}{DOT}{width}{DOT}{width} + 2{DOT}{length}{DOT}{length}{DOT}{width}"
    return text, 4 * length * width**2 + 2 * length**2 * width


def _encoder_layer(known: NodeInference, before: Sizes, after: Sizes) -> tuple[str, int]:
    """An attention and two matrices for each step."""
    (length, width), inner = before, known.args["dim_feedforward"]
    attention = f"4{DOT}{length}{DOT}{width}{DOT}{width} + 2{DOT}{length}{DOT}{length}{DOT}{width}"
    text = f"{attention} + 2{DOT}{length}{DOT}{width}{DOT}{inner}"
    count = 4 * length * width**2 + 2 * length**2 * width + 2 * length * width * inner
    layers = known.args.get("num_layers", 1)
    return (f"{layers} {DOT} ({text})", layers * count) if layers > 1 else (text, count)


_FORMULAS: Mapping[str, tuple[Formula, ...]] = {
    "convolution": (_convolution, _transposed, _depthwise, _separable),
    "linear": (_linear, _bilinear),
    "activation": (_maxout,),
    "recurrent": tuple(_recurrent(gates) for gates in (1, 3, 4)),
    "attention": (_self_attention, _encoder_layer),
}
