"""Embeddings, positions and tokens."""

from __future__ import annotations

from netstudio.catalog.layers.parameters import chosen, inferred
from netstudio.catalog.param import ParamSpec
from netstudio.catalog.rules.arithmetic import one_hot
from netstudio.catalog.rules.common import size_at
from netstudio.catalog.rules.embedding import (
    class_token,
    embedding,
    embedding_bag,
    position_parameters,
    positions,
    table_parameters,
    token_parameters,
)
from netstudio.catalog.spec import LayerSpec

_ROWS = chosen("num_embeddings", 1000, "Size of the vocabulary: numbers from 0 to one less.")
_WIDTH = chosen("embedding_dim", 64, "Features of each vector.")
_MAX_NORM = ParamSpec(
    "max_norm", "float", None, "Longer vectors are shortened to this.", minimum=0, optional=True
)
_NORM_TYPE = ParamSpec("norm_type", "float", 2.0, "Which norm max_norm means.")
_BY_FREQUENCY = ParamSpec(
    "scale_grad_by_freq",
    "bool",
    False,
    "Whether gradients are divided by how often a number occurs in the batch.",
)
_SPARSE = ParamSpec("sparse", "bool", False, "Whether the gradient is a sparse tensor.")
_PADDING_INDEX = ParamSpec(
    "padding_idx", "int", None, "The number that stands for nothing.", optional=True
)
_FEATURES = inferred("embedding_dim", "Features of each step.")

EMBEDDING = (
    LayerSpec(
        "Embedding",
        "embedding",
        "A learned vector for each whole number: words, categories.",
        embedding,
        (_ROWS, _WIDTH, _PADDING_INDEX, _MAX_NORM, _NORM_TYPE, _BY_FREQUENCY, _SPARSE),
        construct="nn.Embedding",
        parameters=table_parameters,
        formula="y = W[x]",
        docs="torch.nn.Embedding.html",
        keywords=("lookup", "word", "token", "vocabulary", "text"),
    ),
    LayerSpec(
        "EmbeddingBag",
        "embedding",
        "The sum, mean or maximum of the vectors of a row of numbers.",
        embedding_bag,
        (
            _ROWS,
            _WIDTH,
            _MAX_NORM,
            _NORM_TYPE,
            _BY_FREQUENCY,
            ParamSpec(
                "mode",
                "choice",
                "mean",
                "How the vectors are joined.",
                choices=("sum", "mean", "max"),
            ),
            _SPARSE,
            _PADDING_INDEX,
        ),
        construct="nn.EmbeddingBag",
        parameters=table_parameters,
        formula="y = mean W[x]",
        docs="torch.nn.EmbeddingBag.html",
        keywords=("bag of words", "text", "lookup"),
    ),
    LayerSpec(
        "OneHot",
        "embedding",
        "A one at the place that each whole number names, zeros elsewhere.",
        one_hot,
        (
            ParamSpec(
                "num_classes",
                "int",
                10,
                "How many places: numbers from 0 to one less.",
                minimum=1,
                explicit=True,
                in_call=True,
            ),
        ),
        call="F.one_hot(x, num_classes)",
        docs="torch.nn.functional.one_hot.html",
        keywords=("indicator", "category", "dummy"),
    ),
    LayerSpec(
        "PositionalEmbedding",
        "embedding",
        "Adds a learned vector to each position of a sequence.",
        positions,
        (
            chosen("max_length", 512, "Longest sequence."),
            _FEATURES,
        ),
        construct="PositionalEmbedding",
        support="PositionalEmbedding",
        infer={"embedding_dim": size_at(-1)},
        parameters=position_parameters,
        formula="x + W[0 : L]",
        keywords=("position", "transformer", "learned", "vit"),
    ),
    LayerSpec(
        "SinusoidalPositionalEncoding",
        "embedding",
        "Adds sines and cosines of the position to a sequence (Vaswani et al., 2017).",
        positions,
        (
            _FEATURES,
            ParamSpec("max_length", "int", 5000, "Longest sequence.", minimum=1),
        ),
        construct="SinusoidalPositionalEncoding",
        support="SinusoidalPositionalEncoding",
        infer={"embedding_dim": size_at(-1)},
        formula="x + sin(pos / 10000^(2i/D)), cos(…)",
        keywords=("position", "transformer", "sine", "fixed"),
    ),
    LayerSpec(
        "ClassToken",
        "embedding",
        "Puts a learned vector before a sequence: (N, L, D) becomes (N, L + 1, D).",
        class_token,
        (_FEATURES,),
        construct="ClassToken",
        support="ClassToken",
        infer={"embedding_dim": size_at(-1)},
        parameters=token_parameters,
        keywords=("cls", "transformer", "vit", "bert", "prepend"),
    ),
)
