"""Attention and transformer layers.

Source: Vaswani et al., Attention is all you need (2017). Multiply-accumulates count the projections
and the two products of attention, causal or not.
"""

from __future__ import annotations

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.common import at_port, broadcast
from netstudio.catalog.rules.dtype import needs_floating, weighted
from netstudio.catalog.size import Size, product
from netstudio.catalog.spec import Args, Inputs
from netstudio.catalog.types import TensorType, ValueType
from netstudio.sentence import say


def _sequence(inputs: Inputs, port: int, what: str, batch_first: bool) -> TensorType:
    x = at_port(inputs, port)
    if x.rank != 3:
        order = "(N, L, D)" if batch_first else "(L, N, D)"
        raise ClashError(
            "rank",
            say(
                "Needs {what} of 3 dimensions {order}; received {x}, which has {rank}.",
                what=what,
                order=order,
                x=x,
                rank=x.rank,
            ),
            expected_rank=3,
            port=port,
            shape=x.shape,
        )
    return x


def _check_heads(args: Args, width: str, heads: str) -> None:
    if args[width] % args[heads] != 0:
        raise ClashError(
            "divisible",
            say(
                "{heads} is {args}, which does not divide the {args2} features.",
                heads=heads,
                args=args[heads],
                args2=args[width],
            ),
            parameter=heads,
            groups=args[heads],
            size=args[width],
            of=width,
        )


def _check_pair(x: TensorType, y: TensorType, axis: int, what: str, names: str) -> None:
    if x.shape[axis] != y.shape[axis]:
        raise ClashError(
            "broadcast",
            say(
                "{names} must have the same {what}: {x} and {y} do not.",
                names=names,
                what=what,
                x=x,
                y=y,
            ),
            shapes=(x.shape, y.shape),
            axis=axis,
        )


def _batch_axis(args: Args) -> int:
    return 0 if args["batch_first"] else 1


def _self_attention(args: Args, inputs: Inputs) -> ValueType:
    x = _sequence(inputs, 0, "a sequence", args["batch_first"])
    _check_heads(args, "embed_dim", "num_heads")
    return x


self_attention = weighted(_self_attention)
"""Every step looks at every step: `(N, L, E) -> (N, L, E)`."""


def _cross_attention(args: Args, inputs: Inputs) -> ValueType:
    names = ("query", "key", "value")
    query, key, value = (
        _sequence(inputs, port, f"a {name}", args["batch_first"]) for port, name in enumerate(names)
    )
    _check_heads(args, "embed_dim", "num_heads")
    batch = _batch_axis(args)
    _check_pair(query, key, batch, "batch size", "query and key")
    _check_pair(key, value, batch, "batch size", "key and value")
    _check_pair(key, value, 1 - batch, "length", "key and value")
    return query


cross_attention = weighted(_cross_attention)
"""Steps of the query look at steps of the key: `(N, L, E), (N, S, K), (N, S, V) -> (N, L, E)`."""


def _attention_weights(width: int, key: int, value: int, bias: bool) -> int:
    """The projections of query, key, value and output."""
    return width * (2 * width + key + value) + (4 * width if bias else 0)


def attention_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """Four projections."""
    width = int(args["embed_dim"])
    return _attention_weights(
        width, args.get("kdim", width), args.get("vdim", width), bool(args["bias"])
    )


def _attention_macs(length: Size, other: Size, width: int, key: int, value: int) -> Size:
    projected: Size = length * (2 * width * width) + other * (width * (key + value))
    return projected + length * other * (2 * width)


def self_attention_macs(args: Args, inputs: Inputs, output: ValueType) -> Size:
    """Projections, scores and weighted sums."""
    length, width = at_port(inputs, 0).shape[1 - _batch_axis(args)], int(args["embed_dim"])
    return _attention_macs(length, length, width, width, width)


def cross_attention_macs(args: Args, inputs: Inputs, output: ValueType) -> Size:
    """Projections, scores and weighted sums."""
    axis = 1 - _batch_axis(args)
    length, other = at_port(inputs, 0).shape[axis], at_port(inputs, 1).shape[axis]
    return _attention_macs(length, other, args["embed_dim"], args["kdim"], args["vdim"])


def scaled_dot_product(args: Args, inputs: Inputs) -> ValueType:
    """`(..., L, E), (..., S, E), (..., S, V) -> (..., L, V)`; leading dimensions broadcast."""
    query, key, value = (needs_floating(at_port(inputs, port), port=port) for port in range(3))
    for port, x in enumerate((query, key, value)):
        if x.rank < 2:
            raise ClashError(
                "rank",
                say("Needs inputs of at least 2 dimensions (..., L, E); received {x}.", x=x),
                expected_rank=2,
                port=port,
                shape=x.shape,
            )
        if x.dtype != query.dtype:
            raise ClashError(
                "dtype",
                say(
                    "All inputs must have one dtype; received {dtype} and {dtype2}.",
                    dtype=query.dtype,
                    dtype2=x.dtype,
                ),
                port=port,
                claimed=x.dtype,
                true=query.dtype,
            )
    _check_pair(query, key, -1, "features", "query and key")
    _check_pair(key, value, -2, "length", "key and value")
    batch = query.with_shape(*query.shape[:-2])
    for other in (key, value):
        batch = broadcast(batch, other.with_shape(*other.shape[:-2]))
    return query.with_shape(*batch.shape, query.shape[-2], value.shape[-1])


def scaled_dot_product_macs(args: Args, inputs: Inputs, output: ValueType) -> Size:
    """Scores and weighted sums."""
    query, key, value = (at_port(inputs, port) for port in range(3))
    batch = output.shape[1:-2] if isinstance(output, TensorType) else ()
    scores = product(batch) * query.shape[-2] * key.shape[-2]
    return scores * (query.shape[-1] + value.shape[-1])


def _transformer_self(args: Args, inputs: Inputs) -> ValueType:
    x = _sequence(inputs, 0, "a sequence", args["batch_first"])
    _check_heads(args, "d_model", "nhead")
    return x


transformer_encoder = weighted(_transformer_self)
"""Attention and a feed-forward network, each with a residual: `(N, L, D) -> (N, L, D)`."""


def _transformer_pair(args: Args, inputs: Inputs) -> ValueType:
    names = ("a target", "a memory" if "num_encoder_layers" not in args else "a source")
    x = _sequence(inputs, 0, names[0], args["batch_first"])
    memory = _sequence(inputs, 1, names[1], args["batch_first"])
    _check_heads(args, "d_model", "nhead")
    _check_pair(x, memory, _batch_axis(args), "batch size", "Both inputs")
    _check_pair(x, memory, 2, "features", "Both inputs")
    return x


transformer_decoder = weighted(_transformer_pair)
"""As an encoder layer, with a look at a memory: `(N, L, D), (N, S, D) -> (N, L, D)`."""


def _feed_forward(args: Args) -> int:
    width, inner = int(args["d_model"]), int(args["dim_feedforward"])
    return 2 * width * inner + (inner + width if args["bias"] else 0)


def _norm(args: Args) -> int:
    return int(args["d_model"]) * (2 if args["bias"] else 1)


def _layer_parameters(args: Args, attentions: int) -> int:
    """One layer: `attentions` attentions, a feed-forward network, a norm for each."""
    width = int(args["d_model"])
    attention = _attention_weights(width, width, width, bool(args["bias"]))
    return attentions * attention + _feed_forward(args) + (attentions + 1) * _norm(args)


def encoder_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """All layers, and a last norm where there is one."""
    final = _norm(args) if args.get("final_norm") else 0
    return int(args.get("num_layers", 1)) * _layer_parameters(args, 1) + final


def decoder_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """All layers, and a last norm where there is one."""
    final = _norm(args) if args.get("final_norm") else 0
    return int(args.get("num_layers", 1)) * _layer_parameters(args, 2) + final


def transformer_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """Encoder and decoder, each with a last norm."""
    encoder = int(args["num_encoder_layers"]) * _layer_parameters(args, 1)
    decoder = int(args["num_decoder_layers"]) * _layer_parameters(args, 2)
    return encoder + decoder + 2 * _norm(args)


def _length(args: Args, inputs: Inputs, port: int) -> Size:
    return at_port(inputs, port).shape[1 - _batch_axis(args)]


def _encoder_layer_macs(args: Args, length: Size) -> Size:
    width = int(args["d_model"])
    inner = 2 * width * int(args["dim_feedforward"])
    return _attention_macs(length, length, width, width, width) + length * inner


def _decoder_layer_macs(args: Args, length: Size, memory: Size) -> Size:
    width = int(args["d_model"])
    across = _attention_macs(length, memory, width, width, width)
    return _encoder_layer_macs(args, length) + across


def encoder_macs(args: Args, inputs: Inputs, output: ValueType) -> Size:
    """All layers."""
    layers = int(args.get("num_layers", 1))
    return _encoder_layer_macs(args, _length(args, inputs, 0)) * layers


def decoder_macs(args: Args, inputs: Inputs, output: ValueType) -> Size:
    """All layers."""
    layers = int(args.get("num_layers", 1))
    each = _decoder_layer_macs(args, _length(args, inputs, 0), _length(args, inputs, 1))
    return each * layers


def transformer_macs(args: Args, inputs: Inputs, output: ValueType) -> Size:
    """Encoder layers on the source (the second input), decoder layers on the target."""
    target, source = _length(args, inputs, 0), _length(args, inputs, 1)
    encoder = _encoder_layer_macs(args, source) * int(args["num_encoder_layers"])
    return encoder + _decoder_layer_macs(args, target, source) * int(args["num_decoder_layers"])
