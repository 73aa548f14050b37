"""Reference of attention and transformers."""

from __future__ import annotations

from netstudio.catalog.reference.entry import Reference, arxiv

_SWIN = arxiv("Liu et al., Swin Transformer (2021)", "2103.14030")
_PAPER = arxiv("Vaswani et al., Attention is all you need (2017)", "1706.03762")
_HEAD = "head_{h} = softmax(Q_{h} K_{h}^{T} / √d) V_{h},  y = concat(head_{1}, …) W"
_SIZE = "d = embed_dim / num_heads"
_ENCODER = "a = norm(x + attention(x)),  y = norm(a + W_{2} φ(W_{1} a))"
_DECODER = (
    "a = norm(x + attention(x)),  c = norm(a + attention(a, memory)),  "
    "y = norm(c + W_{2} φ(W_{1} c))"
)

REFERENCES: dict[str, Reference] = {
    "SelfAttention": Reference(
        "Each step of a sequence asks all steps what they hold, and takes a weighted mean of their "
        "values; several heads ask different questions side by side. Causal, no step sees those "
        "behind it.",
        "(N, L, D) → (N, L, D)",
        _HEAD,
        _SIZE,
        _PAPER,
    ),
    "ShiftedWindowAttention": Reference(
        "Attention of an image whose channels come last: each place asks only those of its own "
        "window, so that the cost grows with the image and not with its square. A shift of half a "
        "window in every second layer lets neighbours of different windows meet.",
        "(N, H, W, C) → (N, H, W, C)",
        "y = softmax(Q Kᵀ / √d + B) V",
        "d = C / num_heads; B learned, for each distance in a window and each head",
        _SWIN,
    ),
    "PatchMerging": Reference(
        "Puts the features of each 2×2 places one after the other, normalises them, and maps "
        "them to twice as many as one place had: what a convolution with stride 2 is elsewhere.",
        "(N, H, W, C) → (N, ⌈H / 2⌉, ⌈W / 2⌉, 2C)",
        "y = W LayerNorm(x₀₀, x₁₀, x₀₁, x₁₁)",
        paper=_SWIN,
    ),
    "MultiheadAttention": Reference(
        "Each step of the query takes a weighted mean of the values of another sequence; the "
        "weights come from how well its query fits their keys.",
        "query (N, L, D), key (N, S, D_{k}), value (N, S, D_{v}) → (N, L, D)",
        _HEAD,
        _SIZE,
        _PAPER,
    ),
    "ScaledDotProductAttention": Reference(
        "Attention without weights of its own: queries, keys and values come as they are. Torch "
        "chooses the fastest kernel for it.",
        "query (…, L, E), key (…, S, E), value (…, S, E_{v}) → (…, L, E_{v})",
        "y = softmax(Q K^{T} / √E) V",
        paper=_PAPER,
    ),
    "TransformerEncoderLayer": Reference(
        "Self-attention mixes the steps of a sequence, then a feed-forward network treats each by "
        "itself; both are added to what they got, and normalised.",
        "(N, L, D) → (N, L, D)",
        _ENCODER,
        "with norm_first, each norm comes before its part",
        _PAPER,
    ),
    "TransformerEncoder": Reference(
        "Several transformer encoder layers on top of each other, each with weights of its own.",
        "(N, L, D) → (N, L, D)",
        "y = layer_{n}(… layer_{1}(x))",
        paper=_PAPER,
    ),
    "TransformerDecoderLayer": Reference(
        "As an encoder layer, with attention to the encoder's output in between: what was said so "
        "far, and what is being translated.",
        "(N, L, D), memory (N, S, D) → (N, L, D)",
        _DECODER,
        "with norm_first, each norm comes before its part",
        _PAPER,
    ),
    "TransformerDecoder": Reference(
        "Several transformer decoder layers on top of each other, all attending to one memory.",
        "(N, L, D), memory (N, S, D) → (N, L, D)",
        "y = layer_{n}(… layer_{1}(x, memory), memory)",
        paper=_PAPER,
    ),
    "Transformer": Reference(
        "Encoder and decoder together: the source sequence becomes a memory, which the target "
        "sequence attends to.",
        "(N, L, D), source (N, S, D) → (N, L, D)",
        "y = decoder(x, encoder(source))",
        paper=_PAPER,
    ),
}
