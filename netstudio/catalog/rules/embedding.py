"""Embeddings and positions: from whole numbers to vectors, and vectors to sequences."""

from __future__ import annotations

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.common import first
from netstudio.catalog.rules.dtype import needs_indices, wider_dtype
from netstudio.catalog.spec import Args, Inputs
from netstudio.catalog.types import TensorType, ValueType
from netstudio.sentence import say


def embedding(args: Args, inputs: Inputs) -> ValueType:
    """`(...) -> (..., embedding_dim)`, of whole numbers."""
    x = needs_indices(first(inputs))
    _check_padding_index(args)
    return TensorType((*x.shape, args["embedding_dim"]), "float32")


def embedding_bag(args: Args, inputs: Inputs) -> ValueType:
    """`(N, L) -> (N, embedding_dim)`: the vectors of a row summed up, averaged or maximised."""
    x = needs_indices(first(inputs))
    _check_padding_index(args)
    if x.rank != 2:
        raise ClashError(
            "rank",
            say(
                "Needs an input of 2 dimensions (N, L); received {x}, which has {rank}.",
                x=x,
                rank=x.rank,
            ),
            expected_rank=2,
            shape=x.shape,
        )
    if args["mode"] == "max" and (args["sparse"] or args["scale_grad_by_freq"]):
        raise ClashError(
            "argument",
            "Mode max goes with neither sparse nor scale_grad_by_freq.",
            parameter="mode",
        )
    return TensorType((x.shape[0], args["embedding_dim"]), "float32")


def _check_padding_index(args: Args) -> None:
    index, rows = args["padding_idx"], args["num_embeddings"]
    if index is not None and not -rows <= index < rows:
        raise ClashError(
            "argument",
            say(
                "padding_idx is {index}; it can be from {value} to {rows}.",
                index=index,
                value=-rows,
                rows=rows - 1,
            ),
            parameter="padding_idx",
            claimed=index,
        )


def table_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """A vector for each entry."""
    return int(args["num_embeddings"] * args["embedding_dim"])


def positions(args: Args, inputs: Inputs) -> ValueType:
    """A sequence of at most `max_length` steps, with a float32 vector added to each."""
    x = _sequence(inputs)
    length, longest = x.shape[1], args["max_length"]
    if isinstance(length, int) and length > longest:
        raise ClashError(
            "too_small",
            say(
                "There are {longest} positions, but the sequence has {length}; received {x}.",
                longest=longest,
                length=length,
                x=x,
            ),
            parameter="max_length",
            shape=x.shape,
            needed=length,
            available=longest,
        )
    return TensorType(x.shape, wider_dtype(x.dtype, "float32"))


def position_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """A vector for each position."""
    return int(args["max_length"] * args["embedding_dim"])


def class_token(args: Args, inputs: Inputs) -> ValueType:
    """`(N, L, D) -> (N, L + 1, D)`."""
    x = _sequence(inputs)
    shape = (x.shape[0], x.shape[1] + 1, x.shape[2])
    return TensorType(shape, wider_dtype(x.dtype, "float32"))


def token_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """One vector."""
    return int(args["embedding_dim"])


def _sequence(inputs: Inputs) -> TensorType:
    x = first(inputs)
    if x.rank != 3:
        raise ClashError(
            "rank",
            say(
                "Needs a sequence of 3 dimensions (N, L, D); received {x}, which has {rank}.",
                x=x,
                rank=x.rank,
            ),
            expected_rank=3,
            shape=x.shape,
        )
    return x
