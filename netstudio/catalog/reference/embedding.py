"""Reference of the embeddings and positional encodings."""

from __future__ import annotations

from netstudio.catalog.reference.entry import Reference, arxiv

_ATTENTION = arxiv("Vaswani et al., Attention is all you need (2017)", "1706.03762")

REFERENCES: dict[str, Reference] = {
    "Embedding": Reference(
        "Looks up a learned vector for each whole number: words, categories, players. Only the "
        "rows that were looked up get a gradient.",
        "(…) whole numbers → (…, D)",
        "y = W[x]",
    ),
    "EmbeddingBag": Reference(
        "Looks up the vectors of a row of whole numbers and returns their sum, mean or maximum, "
        "without keeping the vectors themselves: a bag of words.",
        "(N, L) whole numbers → (N, D)",
        "y = mean_{l} W[x_{l}]",
    ),
    "OneHot": Reference(
        "A vector with a one at the place that each whole number names, and zeros elsewhere.",
        "(…) whole numbers → (…, num_classes)",
        "y[…, k] = 1 for k = x, else 0",
    ),
    "PositionalEmbedding": Reference(
        "Adds a learned vector to each position of a sequence, since attention by itself does not "
        "know the order.",
        "(N, L, D) → (N, L, D), L ≤ max_length",
        "y_{l} = x_{l} + W_{l}",
        paper=arxiv(
            "Gehring et al., Convolutional sequence to sequence learning (2017)", "1705.03122"
        ),
    ),
    "SinusoidalPositionalEncoding": Reference(
        "Adds sines and cosines of the position, of wavelengths from 2π to 10000·2π: attention can "
        "tell places apart, and nothing is learned.",
        "(N, L, D) → (N, L, D), L ≤ max_length",
        "y_{l,2i} = x_{l,2i} + sin(l·r_{i}),  y_{l,2i+1} = x_{l,2i+1} + cos(l·r_{i}),  "
        "r_{i} = 10000^{−2i/D}",
        paper=_ATTENTION,
    ),
    "ClassToken": Reference(
        "Puts a learned vector before a sequence. What attention gathers there stands for the "
        "whole sequence, and a classifier reads it off.",
        "(N, L, D) → (N, L + 1, D)",
        "y = (t, x_{1}, …, x_{L}), t learned",
        paper=arxiv("Dosovitskiy et al., An image is worth 16×16 words (2020)", "2010.11929"),
    ),
}
