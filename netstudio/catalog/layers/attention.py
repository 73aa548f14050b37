"""Attention and transformers."""

from __future__ import annotations

from netstudio.catalog.layers.parameters import BIAS, chosen, inferred
from netstudio.catalog.param import INFERRED, ParamSpec
from netstudio.catalog.rules.attention import (
    attention_parameters,
    cross_attention,
    cross_attention_macs,
    decoder_macs,
    decoder_parameters,
    encoder_macs,
    encoder_parameters,
    scaled_dot_product,
    scaled_dot_product_macs,
    self_attention,
    self_attention_macs,
    transformer_decoder,
    transformer_encoder,
    transformer_macs,
    transformer_parameters,
)
from netstudio.catalog.rules.common import size_at
from netstudio.catalog.rules.swin import (
    patch_merging,
    patch_merging_macs,
    patch_merging_parameters,
    window_attention,
    window_attention_macs,
    window_attention_parameters,
)
from netstudio.catalog.spec import CountRule, LayerSpec, Port, ShapeRule

# A sample comes first everywhere else on the canvas, so here as well.
_BATCH_FIRST = ParamSpec(
    "batch_first", "bool", True, "Whether the batch comes before the steps.", explicit=True
)
_HEADS = chosen("num_heads", 4, "Attentions side by side; must divide the features.")
_ATTENTION_DROPOUT = ParamSpec(
    "dropout",
    "float",
    0.0,
    "Probability of a zero among the weights, while training.",
    minimum=0,
    maximum=1,
)


def _causal(default: bool) -> ParamSpec:
    return ParamSpec(
        "causal", "bool", default, "Whether a step sees only those before it.", in_call=True
    )


def _with_mask(call: str, mask: str, flag: str) -> str:
    """`call` as it is, or with a causal mask of the length of `x`, wherever the batch is."""

    def masked(axis: int) -> str:
        length = f"x.shape[{axis}], device=x.device"
        made = f"nn.Transformer.generate_square_subsequent_mask({length})"
        return call.format(f", {mask}={made}, {flag}=True")

    plain = call.format("")
    return f"{plain} if not causal else {masked(1)} if batch_first else {masked(0)}"


_D_MODEL = inferred("d_model", "Features of each step.")
_NHEAD = chosen("nhead", 4, "Attentions side by side; must divide the features.")
_LAYER_OPTIONS = (
    ParamSpec(
        "dim_feedforward",
        "int",
        256,
        "Features inside the feed-forward network.",
        minimum=1,
        explicit=True,
    ),
    ParamSpec(
        "dropout",
        "float",
        0.1,
        "Probability of a zero, while training.",
        minimum=0,
        maximum=1,
    ),
    ParamSpec(
        "activation",
        "choice",
        "relu",
        "Activation of the feed-forward network.",
        choices=("relu", "gelu"),
    ),
    ParamSpec("layer_norm_eps", "float", 1e-5, "Keeps the norms' division finite.", minimum=0),
    _BATCH_FIRST,
    ParamSpec(
        "norm_first",
        "bool",
        False,
        "Whether norms come before attention and feed-forward rather than behind.",
    ),
    ParamSpec("bias", "bool", True, "Whether linear maps and norms learn a bias."),
)
_FINAL_NORM = ParamSpec(
    "final_norm", "bool", False, "Whether a norm follows the last layer; norm_first needs one."
)
_LAYERS = chosen("num_layers", 2, "Layers on top of each other.")
_OPTIONS = ", ".join(f"{param.name}={param.name}" for param in _LAYER_OPTIONS)
_NORM = "nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias)"


def _transformer(
    name: str,
    summary: str,
    rule: ShapeRule,
    params: tuple[ParamSpec, ...],
    ports: tuple[Port, ...],
    construct: str,
    call: str,
    counts: tuple[CountRule, CountRule],
    docs: str,
    *keywords: str,
) -> LayerSpec:
    return LayerSpec(
        name,
        "attention",
        summary,
        rule,
        params,
        ports=ports,
        construct=construct,
        call=call,
        infer={"d_model": size_at(-1)},
        parameters=counts[0],
        macs=counts[1],
        docs=docs,
        keywords=("transformer", "attention", *keywords),
        mode_dependent=True,
    )


def _stacked(kind: str, more: str = "") -> str:
    """A stack of `Transformer{kind}Layer`, with a last norm where `final_norm` says so."""
    layer = f"nn.Transformer{kind}Layer(d_model, nhead, {_OPTIONS})"
    return f"nn.Transformer{kind}({layer}, num_layers, norm={_NORM} if final_norm else None{more})"


_X = (Port("x"),)
_PAIR = (
    Port("x", help="The target sequence."),
    Port("memory", help="What the encoder gives."),
)

ATTENTION = (
    LayerSpec(
        "SelfAttention",
        "attention",
        "Every step of a sequence is a weighted sum over all steps, several times side by side.",
        self_attention,
        (
            inferred("embed_dim", "Features of each step."),
            _HEADS,
            _ATTENTION_DROPOUT,
            BIAS,
            _BATCH_FIRST,
            _causal(False),
        ),
        construct=(
            "nn.MultiheadAttention(embed_dim, num_heads, dropout=dropout, bias=bias, "
            "batch_first=batch_first)"
        ),
        call=_with_mask("module(x, x, x{}, need_weights=False)[0]", "attn_mask", "is_causal"),
        infer={"embed_dim": size_at(-1)},
        parameters=attention_parameters,
        macs=self_attention_macs,
        formula="softmax(Q Kᵀ / √d) V",
        docs="torch.nn.MultiheadAttention.html",
        keywords=("transformer", "multihead", "causal", "gpt", "sequence"),
        mode_dependent=True,
    ),
    LayerSpec(
        "MultiheadAttention",
        "attention",
        "Each step of the query is a weighted sum over the steps of another sequence.",
        cross_attention,
        (
            inferred("embed_dim", "Features of the query."),
            _HEADS,
            _ATTENTION_DROPOUT,
            BIAS,
            ParamSpec("kdim", "int", INFERRED, "Features of the key.", minimum=1),
            ParamSpec("vdim", "int", INFERRED, "Features of the value.", minimum=1),
            _BATCH_FIRST,
        ),
        ports=(
            Port("query", help="What looks."),
            Port("key", help="What is looked at."),
            Port("value", help="What is taken from there; mostly the key again."),
        ),
        construct=(
            "nn.MultiheadAttention(embed_dim, num_heads, dropout=dropout, bias=bias, kdim=kdim, "
            "vdim=vdim, batch_first=batch_first)"
        ),
        call="module(query, key, value, need_weights=False)[0]",
        infer={"embed_dim": size_at(-1, 0), "kdim": size_at(-1, 1), "vdim": size_at(-1, 2)},
        parameters=attention_parameters,
        macs=cross_attention_macs,
        formula="softmax(Q Kᵀ / √d) V",
        docs="torch.nn.MultiheadAttention.html",
        keywords=("transformer", "cross attention", "encoder decoder", "query key value"),
        mode_dependent=True,
    ),
    LayerSpec(
        "ShiftedWindowAttention",
        "attention",
        "Every place of an image is a weighted sum over the places of its window.",
        window_attention,
        (
            inferred("embed_dim", "Features of each place."),
            _HEADS,
            ParamSpec(
                "window_size",
                "int",
                7,
                "Places along a side of a window.",
                minimum=1,
            ),
            ParamSpec(
                "shift",
                "int",
                0,
                "How far the windows are moved; half a window in every second layer.",
                minimum=0,
            ),
        ),
        construct="ShiftedWindowAttention",
        support="ShiftedWindowAttention",
        infer={"embed_dim": size_at(-1)},
        parameters=window_attention_parameters,
        macs=window_attention_macs,
        formula="softmax(Q Kᵀ / √d + B) V, in each window",
        keywords=("swin", "transformer", "local", "relative position"),
    ),
    LayerSpec(
        "PatchMerging",
        "attention",
        "Four neighbouring places of an image become one with twice the features.",
        patch_merging,
        (inferred("embed_dim", "Features of each place."),),
        construct="PatchMerging",
        support="PatchMerging",
        infer={"embed_dim": size_at(-1)},
        parameters=patch_merging_parameters,
        macs=patch_merging_macs,
        formula="y = W LayerNorm(x₀₀, x₁₀, x₀₁, x₁₁)",
        keywords=("swin", "transformer", "downsample", "pooling"),
    ),
    LayerSpec(
        "ScaledDotProductAttention",
        "attention",
        "Attention without weights of its own, of queries, keys and values.",
        scaled_dot_product,
        (
            ParamSpec(
                "is_causal",
                "bool",
                False,
                "Whether a step sees only those before it.",
                in_call=True,
            ),
            ParamSpec(
                "scale",
                "float",
                None,
                "Factor of the scores; by default 1 / √E.",
                optional=True,
                in_call=True,
            ),
        ),
        ports=(Port("query"), Port("key"), Port("value")),
        call="F.scaled_dot_product_attention(query, key, value, is_causal=is_causal, scale=scale)",
        macs=scaled_dot_product_macs,
        formula="softmax(Q Kᵀ / √E) V",
        docs="torch.nn.functional.scaled_dot_product_attention.html",
        keywords=("sdpa", "flash attention", "transformer"),
    ),
    _transformer(
        "TransformerEncoderLayer",
        "Self-attention and a feed-forward network, each with a residual and a norm.",
        transformer_encoder,
        (_D_MODEL, _NHEAD, *_LAYER_OPTIONS, _causal(False)),
        _X,
        f"nn.TransformerEncoderLayer(d_model, nhead, {_OPTIONS})",
        _with_mask("module(x{})", "src_mask", "is_causal"),
        (encoder_parameters, encoder_macs),
        "torch.nn.TransformerEncoderLayer.html",
        "bert",
        "vit",
    ),
    _transformer(
        "TransformerEncoder",
        "Several transformer encoder layers on top of each other.",
        transformer_encoder,
        (_D_MODEL, _NHEAD, _LAYERS, *_LAYER_OPTIONS, _FINAL_NORM, _causal(False)),
        _X,
        # Nested tensors only matter for padding masks, and warn wherever they cannot be used.
        _stacked("Encoder", ", enable_nested_tensor=False"),
        _with_mask("module(x{})", "mask", "is_causal"),
        (encoder_parameters, encoder_macs),
        "torch.nn.TransformerEncoder.html",
        "bert",
        "vit",
        "gpt",
    ),
    _transformer(
        "TransformerDecoderLayer",
        "As an encoder layer, with attention to the encoder's output in between.",
        transformer_decoder,
        (_D_MODEL, _NHEAD, *_LAYER_OPTIONS, _causal(True)),
        _PAIR,
        f"nn.TransformerDecoderLayer(d_model, nhead, {_OPTIONS})",
        _with_mask("module(x, memory{})", "tgt_mask", "tgt_is_causal"),
        (decoder_parameters, decoder_macs),
        "torch.nn.TransformerDecoderLayer.html",
        "cross attention",
        "seq2seq",
    ),
    _transformer(
        "TransformerDecoder",
        "Several transformer decoder layers on top of each other.",
        transformer_decoder,
        (_D_MODEL, _NHEAD, _LAYERS, *_LAYER_OPTIONS, _FINAL_NORM, _causal(True)),
        _PAIR,
        _stacked("Decoder"),
        _with_mask("module(x, memory{})", "tgt_mask", "tgt_is_causal"),
        (decoder_parameters, decoder_macs),
        "torch.nn.TransformerDecoder.html",
        "seq2seq",
    ),
    _transformer(
        "Transformer",
        "Encoder and decoder together: from a source and a target sequence to the target.",
        transformer_decoder,
        (
            _D_MODEL,
            _NHEAD,
            chosen("num_encoder_layers", 2, "Layers of the encoder."),
            chosen("num_decoder_layers", 2, "Layers of the decoder."),
            *_LAYER_OPTIONS,
            _causal(True),
        ),
        (Port("x", help="The target sequence."), Port("source", help="The source sequence.")),
        f"nn.Transformer(d_model, nhead, num_encoder_layers, num_decoder_layers, {_OPTIONS})",
        _with_mask("module(source, x{})", "tgt_mask", "tgt_is_causal"),
        (transformer_parameters, transformer_macs),
        "torch.nn.Transformer.html",
        "seq2seq",
        "translation",
    ),
)
