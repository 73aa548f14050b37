"""Shape rules of Swin Transformer's layers, whose images have their channels last."""

from __future__ import annotations

from netstudio.catalog.clash import ClashError
from netstudio.catalog.rules.common import first
from netstudio.catalog.rules.dtype import weighted
from netstudio.catalog.size import Size
from netstudio.catalog.spec import Args, Inputs
from netstudio.catalog.types import TensorType, ValueType
from netstudio.sentence import say


def _image(inputs: Inputs) -> TensorType:
    x = first(inputs)
    if x.rank != 4:
        raise ClashError(
            "rank",
            say(
                "Needs an image with its channels last, (N, H, W, C); received {x}, which has "
                "{rank} dimensions.",
                x=x,
                rank=x.rank,
            ),
            expected_rank=4,
            shape=x.shape,
        )
    return x


def _window_attention(args: Args, inputs: Inputs) -> ValueType:
    x = _image(inputs)
    width, heads = args["embed_dim"], args["num_heads"]
    if width % heads:
        raise ClashError(
            "divisible",
            say(
                "num_heads is {heads}, which does not divide the {width} features.",
                heads=heads,
                width=width,
            ),
            parameter="num_heads",
            groups=heads,
            size=width,
            of="embed_dim",
        )
    return x


window_attention = weighted(_window_attention)
"""Every place looks at every place of its window: `(N, H, W, C) -> (N, H, W, C)`."""


def window_attention_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """Projections of query, key, value and output, and a bias for each distance and head."""
    width, heads = int(args["embed_dim"]), int(args["num_heads"])
    distances = (2 * int(args["window_size"]) - 1) ** 2
    return 4 * width * width + 4 * width + distances * heads


def window_attention_macs(args: Args, inputs: Inputs, output: ValueType) -> Size:
    """Projections, scores and weighted sums, at the places that padding adds as well."""
    x, size, width = _image(inputs), int(args["window_size"]), int(args["embed_dim"])
    padded = (x.shape[1] + size - 1) // size * ((x.shape[2] + size - 1) // size)
    places: Size = padded * (size * size)
    return places * (4 * width * width + 2 * size * size * width)


def _patch_merging(args: Args, inputs: Inputs) -> ValueType:
    x = _image(inputs)
    half = tuple((size + 1) // 2 for size in x.shape[1:3])
    return x.with_shape(x.shape[0], *half, 2 * args["embed_dim"])


patch_merging = weighted(_patch_merging)
"""Four neighbours become one with twice the features: `(N, H, W, C) -> (N, H/2, W/2, 2C)`."""


def patch_merging_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """A norm of four times the features, and a linear map to twice."""
    width = int(args["embed_dim"])
    return 8 * width + 8 * width * width


def patch_merging_macs(args: Args, inputs: Inputs, output: ValueType) -> Size:
    """The linear map at each place of the output."""
    assert isinstance(output, TensorType)
    width = int(args["embed_dim"])
    return output.shape[1] * output.shape[2] * (8 * width * width)
