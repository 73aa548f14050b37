"""Normalisation: shapes stay; what is checked is what is normalised together, and how many values.

Sources: Ioffe and Szegedy (2015), Ba et al. (2016), Wu and He (2018), Ulyanov et al. (2016), Zhang
and Sennrich (2019), Krizhevsky et al. (2012).
"""

from __future__ import annotations

from netstudio.catalog.clash import ClashError
from netstudio.catalog.param import INFERRED
from netstudio.catalog.rules.common import axis_of, first, minimum_rank, same_shape, spatial_input
from netstudio.catalog.rules.dtype import floating, weighted
from netstudio.catalog.size import Size, product
from netstudio.catalog.spec import Args, Inputs, ShapeRule
from netstudio.catalog.types import Shape, TensorType, ValueType, shape_text
from netstudio.sentence import say


def batch_norm(dims: int) -> ShapeRule:
    """Statistics of each channel over the batch and `dims` spatial dimensions.

    In one dimension features without a length, (N, C), are taken too.
    """

    def rule(args: Args, inputs: Inputs) -> ValueType:
        x = _features(inputs) if dims == 1 else spatial_input(inputs, dims)
        if not args["eps"] > 0:
            raise ClashError(
                "argument",
                say("eps must be more than 0; received {args}.", args=args["eps"]),
                parameter="eps",
            )
        _more_than_one(x, (x.shape[0], *x.shape[2:]), "channel")
        return x

    return weighted(rule)


def _features(inputs: Inputs) -> TensorType:
    x = first(inputs)
    if x.rank not in (2, 3):
        raise ClashError(
            "rank",
            say(
                "Needs an input of 2 or 3 dimensions, (N, C) or (N, C, L); received {x}, which "
                "has {rank}.",
                x=x,
                rank=x.rank,
            ),
            expected_rank=3 if x.rank > 3 else 2,
            shape=x.shape,
        )
    return x


def instance_norm(dims: int) -> ShapeRule:
    """Statistics of each channel of each sample over `dims` spatial dimensions."""

    def rule(args: Args, inputs: Inputs) -> ValueType:
        x = spatial_input(inputs, dims)
        _more_than_one(x, x.shape[2:], "channel of a sample")
        return x

    return rule


def affine_instance_norm(dims: int) -> ShapeRule:
    """As `instance_norm`; float32 where it has a scale and a shift, or running statistics."""
    plain = floating(instance_norm(dims))
    learned = weighted(instance_norm(dims))

    def rule(args: Args, inputs: Inputs) -> ValueType:
        owns = args["affine"] or args["track_running_stats"]
        return (learned if owns else plain)(args, inputs)

    return rule


def _group_norm(args: Args, inputs: Inputs) -> ValueType:
    x = first(inputs)
    groups, channels = args["num_groups"], args["num_channels"]
    if channels % groups != 0:
        raise ClashError(
            "divisible",
            say(
                "num_groups is {groups}, which does not divide the {channels} channels.",
                groups=groups,
                channels=channels,
            ),
            parameter="num_groups",
            groups=groups,
            size=channels,
            of="num_channels",
        )
    _more_than_one(x, (x.shape[0], channels // groups, *x.shape[2:]), "group")
    return x


group_norm = minimum_rank(_group_norm, 2)
"""Statistics of each group of channels of each sample."""


def channels_last_norm(args: Args, inputs: Inputs) -> ValueType:
    """Statistics over the channels of each place of an image."""
    return spatial_input(inputs, 2)


def channel_norm_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """A scale and a shift for each channel."""
    return 2 * int(args["num_features"])


def _more_than_one(x: TensorType, together: Shape, what: str) -> None:
    if product(together) == 1:
        raise ClashError(
            "too_small",
            say("Normalises the values of each {what}, of which {x} has only one.", what=what, x=x),
            shape=x.shape,
            needed=2,
            available=1,
        )


def normalized_shape(args: Args, inputs: Inputs) -> int | tuple[Size, ...]:
    """The sizes of the last dimensions: as many as are pinned, or `last_dims`; one as a number."""
    x = first(inputs)
    pinned = args["normalized_shape"]
    count = 1 if pinned is INFERRED or not isinstance(pinned, tuple) else len(pinned)
    count = max(count, args["last_dims"])
    if count > x.rank:
        raise ClashError(
            "rank",
            say(
                "Normalises the last {count} dimensions; received {x}, which has {rank}.",
                count=count,
                x=x,
                rank=x.rank,
            ),
            expected_rank=count,
            shape=x.shape,
        )
    sizes = x.shape[x.rank - count :]
    if not all(isinstance(size, int) for size in sizes):
        raise ClashError(
            "symbolic",
            say(
                "normalized_shape would be {sizes}, which changes with the batch; a layer's size "
                "is fixed.",
                sizes=shape_text(sizes),
            ),
            parameter="normalized_shape",
            true=sizes,
        )
    whole = tuple(int(size) for size in sizes if isinstance(size, int))
    return whole if count > 1 or isinstance(pinned, tuple) else whole[0]


layer_norm = weighted(same_shape)
"""Statistics over the last dimensions of each position."""


def _along_dim(args: Args, inputs: Inputs) -> ValueType:
    x = first(inputs)
    axis_of(args["dim"], x.rank)
    return x


normalize = floating(_along_dim)
"""Unit length along a dimension."""

local_response = floating(minimum_rank(same_shape, 3))
"""Damping by neighbouring channels."""


def channel_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """A scale for each channel, and a shift where there is a bias."""
    channels = args["num_features"] if "num_features" in args else args["num_channels"]
    return int(channels) * (1 + bool(args["bias"])) if args["affine"] else 0


def element_parameters(args: Args, inputs: Inputs, output: ValueType) -> int:
    """A scale for each normalised place, and a shift where there is a bias."""
    if not args["elementwise_affine"]:
        return 0
    shape = args["normalized_shape"]
    places = 1
    for size in shape if isinstance(shape, tuple) else (shape,):
        places *= size
    return places * (1 + bool(args.get("bias")))
