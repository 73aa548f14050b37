"""How a layer's number of parameters comes about: `16 · (6·5·5 + 1)`. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import prod
from typing import Any

from netstudio.catalog.inference import NodeInference
from netstudio.catalog.rules.common import per_dim
from netstudio.catalog.spec import LayerSpec
from netstudio.gui.panels.inspector.worked_sizes import DOT

Formula = Callable[[Mapping[str, Any]], tuple[str, int]]
"""An expression and its value, from a layer's complete arguments. KeyError where one is absent."""


def parameters_how(spec: LayerSpec, known: NodeInference) -> str:
    """The expression that gives the layer's parameters; empty where none is known."""
    for formula in _FORMULAS.get(spec.family, ()):
        try:
            text, value = formula(known.args)
        except (KeyError, TypeError, ZeroDivisionError):
            continue  # made for another layer of the family
        if value == known.parameters:
            return text
    return ""


def share_text(size: int, groups: int) -> str:
    """`64`, or `64/4` for each of four groups."""
    return str(size) if groups == 1 else f"{size}/{groups}"


def _with_bias(outputs: int, inner: str, each: int, bias: bool) -> tuple[str, int]:
    if bias:
        return f"{outputs} {DOT} ({inner} + 1)", outputs * (each + 1)
    return f"{outputs} {DOT} {inner}", outputs * each


# Convolutions


def _convolution(dims: int) -> Formula:
    def formula(args: Mapping[str, Any]) -> tuple[str, int]:
        sizes = per_dim(args["kernel_size"], dims)
        groups = args["groups"]
        inner = DOT.join([share_text(args["in_channels"], groups), *map(str, sizes)])
        each = args["in_channels"] // groups * prod(sizes)
        return _with_bias(args["out_channels"], inner, each, args["bias"])

    return formula


def _transposed(dims: int) -> Formula:
    def formula(args: Mapping[str, Any]) -> tuple[str, int]:
        sizes = per_dim(args["kernel_size"], dims)
        groups, out = args["groups"], args["out_channels"]
        inner = DOT.join([str(args["in_channels"]), share_text(out, groups), *map(str, sizes)])
        weights = args["in_channels"] * (out // groups) * prod(sizes)
        return (f"{inner} + {out}", weights + out) if args["bias"] else (inner, weights)

    return formula


def _depthwise(args: Mapping[str, Any]) -> tuple[str, int]:
    sizes, channels, times = (
        per_dim(args["kernel_size"], 2),
        args["in_channels"],
        args["multiplier"],
    )
    outputs = f"{channels}{DOT}{times}" if times > 1 else f"{channels}"
    inner = DOT.join(map(str, sizes))
    each = prod(sizes) + (1 if args["bias"] else 0)
    text = f"({inner} + 1)" if args["bias"] else inner
    return f"{outputs} {DOT} {text}", channels * times * each


def _separable(args: Mapping[str, Any]) -> tuple[str, int]:
    sizes, channels = per_dim(args["kernel_size"], 2), args["in_channels"]
    text, value = _with_bias(args["out_channels"], str(channels), channels, args["bias"])
    return f"{DOT.join(map(str, (channels, *sizes)))} + {text}", channels * prod(sizes) + value


# Linear maps and tables


def _linear(args: Mapping[str, Any]) -> tuple[str, int]:
    features = args["in_features"]
    return _with_bias(args["out_features"], str(features), features, args["bias"])


def _bilinear(args: Mapping[str, Any]) -> tuple[str, int]:
    first, second = args["in1_features"], args["in2_features"]
    return _with_bias(args["out_features"], f"{first}{DOT}{second}", first * second, args["bias"])


def _maxout(args: Mapping[str, Any]) -> tuple[str, int]:
    text, value = _linear(args)
    return f"{args['pieces']} {DOT} {text}", args["pieces"] * value


def _scale_and_shift(name: str, count: int) -> Formula:
    def formula(args: Mapping[str, Any]) -> tuple[str, int]:
        shape = args[name] if isinstance(args[name], tuple) else (args[name],)
        lead = f"{count} {DOT} " if count > 1 else ""
        return f"{lead}{DOT.join(map(str, shape))}", count * prod(shape)

    return formula


def _table(rows: str, width: str) -> Formula:
    def formula(args: Mapping[str, Any]) -> tuple[str, int]:
        return f"{args[rows]:,} {DOT} {args[width]}", args[rows] * args[width]

    return formula


# Sequences


def _recurrent(gates: int) -> Formula:
    """Two matrices and two biases for each gate, layer and direction."""

    def formula(args: Mapping[str, Any]) -> tuple[str, int]:
        hidden, layers = args["hidden_size"], args["num_layers"]
        both = 2 if args["bidirectional"] else 1
        bias, bias_text = (2, " + 2") if args["bias"] else (0, "")

        def layer(count: int, features: int) -> tuple[str, int]:
            factors = [factor for factor in (count, both, gates) if factor > 1] + [hidden]
            text = f"{DOT.join(map(str, factors))} {DOT} ({features} + {hidden}{bias_text})"
            return text, prod(factors) * (features + hidden + bias)

        terms = [layer(1, args["input_size"])]
        if layers > 1:
            terms.append(layer(layers - 1, both * hidden))
        return " + ".join(text for text, _ in terms), sum(value for _, value in terms)

    return formula


def _attention_terms(width: int, key: int, value: int, bias: bool) -> tuple[str, int]:
    """The projections of query, key, value and output."""
    if key == value == width:
        text, count = _with_bias(width, str(width), width, bias)
        return f"4 {DOT} {text}", 4 * count
    more = f" + 4{DOT}{width}" if bias else ""
    text = f"{width} {DOT} ({width} + {key} + {value} + {width}){more}"
    return text, width * (2 * width + key + value) + (4 * width if bias else 0)


def _attention(args: Mapping[str, Any]) -> tuple[str, int]:
    width = args["embed_dim"]
    return _attention_terms(width, args.get("kdim", width), args.get("vdim", width), args["bias"])


def _transformer(attentions: int) -> Formula:
    """Attentions, the feed-forward network, and a norm behind each of them."""

    def formula(args: Mapping[str, Any]) -> tuple[str, int]:
        width, inner, bias = args["d_model"], args["dim_feedforward"], args["bias"]
        attention, attention_count = _attention_terms(width, width, width, bias)
        if attentions > 1:
            attention, attention_count = f"{attentions} {DOT} {attention}", 2 * attention_count
        up, up_count = _with_bias(inner, str(width), width, bias)
        down, down_count = _with_bias(width, str(inner), inner, bias)
        norms = (attentions + 1) * (2 if bias else 1)
        text = f"{attention} + {up} + {down} + {norms} {DOT} {width}"
        count = attention_count + up_count + down_count + norms * width
        layers = args.get("num_layers", 1)
        if layers > 1:
            text, count = f"{layers} {DOT} ({text})", layers * count
        if args.get("final_norm"):
            last = 2 if bias else 1
            text, count = f"{text} + {last} {DOT} {width}", count + last * width
        return text, count

    return formula


_FORMULAS: Mapping[str, tuple[Formula, ...]] = {
    "convolution": (
        *(_convolution(dims) for dims in (1, 2, 3)),
        *(_transposed(dims) for dims in (1, 2, 3)),
        _depthwise,
        _separable,
    ),
    "linear": (_linear, _bilinear),
    "activation": (_maxout,),
    "normalisation": tuple(
        _scale_and_shift(name, count)
        for name in ("num_features", "num_channels", "normalized_shape")
        for count in (2, 1)
    ),
    "embedding": (_table("num_embeddings", "embedding_dim"), _table("max_length", "embedding_dim")),
    "recurrent": tuple(_recurrent(gates) for gates in (1, 3, 4)),
    "attention": (_attention, _transformer(1), _transformer(2)),
}
