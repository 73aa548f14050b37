"""Which tensors a layer learns: their names below it, their dimensions, and how torch begins them.

A form that says how weights begin needs the names before torch is there; the tests compare every
layer's with those that torch registers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from netstudio.records import dataclass

Args: TypeAlias = Mapping[str, Any]

FAN = "uniform within ±1/√fan_in"
HIDDEN = "uniform within ±1/√hidden_size"
INPUTS = "uniform within ±1/√in1_features"
ONES, ZEROS, XAVIER = "ones", "zeros", "xavier_uniform"
UNIT = "normal, mean 0 and std 1"
NARROW = "normal, mean 0 and std 0.02"
GIVEN = "constant, as init says"

DEFAULTS = (FAN, HIDDEN, INPUTS, ONES, ZEROS, XAVIER, UNIT, NARROW, GIVEN)
"""The ways in which torch's layers begin, in words."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A tensor that a layer learns.

    Attributes:
        path: its name below the layer, such as `weight` or `out_proj.bias`.
        dims: how many dimensions it has.
        default: how torch lets it begin, one of `DEFAULTS`.
    """

    path: str
    dims: int
    default: str


Rule: TypeAlias = Callable[[Args], Iterator[Weight]]


def weights_of(layer: str, args: Args) -> tuple[Weight, ...]:
    """The tensors that a layer with these complete arguments learns, in torch's order.

    What is an expression still counts as true. A layer that is not known has none.
    """
    rule = _RULES.get(layer)
    return tuple(rule(args)) if rule is not None else ()


def _below(part: str, weights: Iterator[Weight]) -> Iterator[Weight]:
    for weight in weights:
        yield Weight(f"{part}.{weight.path}", weight.dims, weight.default)


def _count(layers: Any) -> int:
    """How many layers are known to be there: the first, where an expression says how many."""
    return layers if isinstance(layers, int) else 1


def _pair(dims: int, default: str, bias: bool, bias_default: str) -> Iterator[Weight]:
    yield Weight("weight", dims, default)
    if bias:
        yield Weight("bias", 1, bias_default)


def _mapping(dims: int, default: str = FAN) -> Rule:
    """Weights of so many dimensions and a bias: convolutions, linear maps."""
    return lambda args: _pair(dims, default, bool(args["bias"]), default)


def _separable(args: Args) -> Iterator[Weight]:
    yield Weight("depthwise.weight", 4, FAN)
    yield from _below("pointwise", _mapping(4)(args))


def _maxout(args: Args) -> Iterator[Weight]:
    yield from _below("linear", _mapping(2)(args))


def _norm(args: Args) -> Iterator[Weight]:
    if args.get("affine", args.get("elementwise_affine", True)):
        shape = args.get("normalized_shape")
        dims = len(shape) if isinstance(shape, tuple) else 1
        yield Weight("weight", dims, ONES)
        if args.get("bias", True):
            yield Weight("bias", dims, ZEROS)


def _scale(args: Args) -> Iterator[Weight]:
    """A norm that has no bias."""
    yield from _norm({**args, "bias": False})


def _recurrent(args: Args) -> Iterator[Weight]:
    suffixes = ("", "_reverse") if args["bidirectional"] else ("",)
    for layer in range(_count(args["num_layers"])):
        for suffix in suffixes:
            yield Weight(f"weight_ih_l{layer}{suffix}", 2, HIDDEN)
            yield Weight(f"weight_hh_l{layer}{suffix}", 2, HIDDEN)
            if args["bias"]:
                yield Weight(f"bias_ih_l{layer}{suffix}", 1, HIDDEN)
                yield Weight(f"bias_hh_l{layer}{suffix}", 1, HIDDEN)
            if args.get("proj_size"):
                yield Weight(f"weight_hr_l{layer}{suffix}", 2, HIDDEN)


def _attention(args: Args, rest: str = FAN) -> Iterator[Weight]:
    """`rest` is how the matrix of the output begins: nn.Transformer begins every matrix alike."""
    width = args.get("embed_dim")
    if all(args.get(size, width) == width for size in ("kdim", "vdim")):
        yield Weight("in_proj_weight", 2, XAVIER)
    else:
        for part in "qkv":
            yield Weight(f"{part}_proj_weight", 2, XAVIER)
    if args["bias"]:
        yield Weight("in_proj_bias", 1, ZEROS)
    yield from _below("out_proj", _pair(2, rest, bool(args["bias"]), ZEROS))


def _window_attention(args: Args) -> Iterator[Weight]:
    yield Weight("relative_position_bias_table", 2, NARROW)
    for part in ("qkv", "proj"):
        yield from _below(part, _pair(2, FAN, True, FAN))


def _patch_merging(args: Args) -> Iterator[Weight]:
    yield Weight("reduction.weight", 2, FAN)
    yield from _below("norm", _pair(1, ONES, True, ZEROS))


def _transformer_layer(attentions: tuple[str, ...], matrices: str = FAN) -> Rule:
    def rule(args: Args) -> Iterator[Weight]:
        bias = bool(args["bias"])
        for name in attentions:
            yield from _below(name, _attention({"bias": bias}, matrices))
        for name in ("linear1", "linear2"):
            yield from _below(name, _pair(2, matrices, bias, FAN))
        for number in range(len(attentions) + 1):
            yield from _below(f"norm{number + 1}", _pair(1, ONES, bias, ZEROS))

    return rule


def _stack(layer: Rule, count: str, final_norm: str = "") -> Rule:
    """`final_norm` names the argument that says whether a norm follows; without it one does."""

    def rule(args: Args) -> Iterator[Weight]:
        for number in range(_count(args[count])):
            yield from _below(f"layers.{number}", layer(args))
        if not final_norm or args[final_norm]:
            yield from _below("norm", _pair(1, ONES, bool(args["bias"]), ZEROS))

    return rule


_SELF, _BOTH = ("self_attn",), ("self_attn", "multihead_attn")


def _transformer(args: Args) -> Iterator[Weight]:
    for part, attentions in (("encoder", _SELF), ("decoder", _BOTH)):
        layer = _transformer_layer(attentions, XAVIER)
        yield from _below(part, _stack(layer, f"num_{part}_layers")(args))


def _only(path: str, dims: int, default: str) -> Rule:
    return lambda args: iter((Weight(path, dims, default),))


_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        **{f"Conv{dims}d": _mapping(dims + 2) for dims in (1, 2, 3)},
        **{f"ConvTranspose{dims}d": _mapping(dims + 2) for dims in (1, 2, 3)},
        "DepthwiseConv2d": _mapping(4),
        "SeparableConv2d": _separable,
        "Linear": _mapping(2),
        "Bilinear": _mapping(3, INPUTS),
        "PReLU": _only("weight", 1, GIVEN),
        "Maxout": _maxout,
        **{f"BatchNorm{dims}d": _norm for dims in (1, 2, 3)},
        **{f"InstanceNorm{dims}d": _norm for dims in (1, 2, 3)},
        "LayerNorm": _norm,
        "LayerNorm2d": _norm,
        "RMSNorm": _scale,
        "GroupNorm": _norm,
        "RNN": _recurrent,
        "LSTM": _recurrent,
        "GRU": _recurrent,
        "Embedding": _only("weight", 2, UNIT),
        "EmbeddingBag": _only("weight", 2, UNIT),
        "PositionalEmbedding": _only("weight", 2, NARROW),
        "ClassToken": _only("token", 3, ZEROS),
        "SelfAttention": _attention,
        "MultiheadAttention": _attention,
        "ShiftedWindowAttention": _window_attention,
        "PatchMerging": _patch_merging,
        "TransformerEncoderLayer": _transformer_layer(_SELF),
        "TransformerEncoder": _stack(_transformer_layer(_SELF), "num_layers", "final_norm"),
        "TransformerDecoderLayer": _transformer_layer(_BOTH),
        "TransformerDecoder": _stack(_transformer_layer(_BOTH), "num_layers", "final_norm"),
        "Transformer": _transformer,
    }
)
