"""Which families of repair are tried for which clash, the best first."""

from __future__ import annotations

from collections.abc import Mapping

from netstudio.catalog.clash import Clash
from netstudio.compiler.diagnosis.repairs import (
    adaptive,
    argument,
    dtype,
    enlarge,
    flatten,
    groups,
    inputs,
    merge,
    permute,
    pin,
    replace,
    upstream,
    window,
    wires,
)
from netstudio.compiler.diagnosis.repairs.proposal import Repair
from netstudio.compiler.diagnosis.site import Site

_REPAIRS: Mapping[str, tuple[Repair, ...]] = {
    "pin": (
        permute.channels_first,
        flatten.flatten_to_pin,
        pin.unpin,
        pin.mend,
        upstream.earlier_padding,
        adaptive.pool_to_claimed,
        enlarge.usual_input,
    ),
    "rank": (
        replace.for_these_dimensions,
        replace.drop_dimension,
        replace.add_dimension,
        replace.without_flatten,
        inputs.input_like_data,
    ),
    "too_small": (
        permute.channels_first,
        window.no_dilation,
        upstream.earlier_stride,
        window.remove_pooling,
        inputs.input_like_data,
        window.smaller_kernel,
        window.more_padding,
        window.less_padding,
        upstream.earlier_pooling,
        enlarge.usual_input,
        enlarge.larger_input,
    ),
    "elements": (
        flatten.keep_batch,
        adaptive.pool_to_claimed,
        flatten.flatten_instead,
        flatten.reshape_to_true,
    ),
    "batch_moved": (
        flatten.flatten_instead,
        flatten.reshape_to_true,
        adaptive.pool_to_claimed,
        enlarge.usual_input,
    ),
    "symbolic": (flatten.flatten_from_one, replace.without_flatten),
    "broadcast": (merge.match_other_input,),
    "features": (merge.transpose_second,),
    "concatenate": (merge.pool_to_smallest, merge.flatten_inputs, merge.other_dimension),
    "divisible": (groups.dividing_groups, groups.dividing_channels, groups.dividing_input),
    "channels": (pin.mend, argument.within_bounds),
    "dtype": (dtype.set_input_type, dtype.cast_before, wires.remove),
    "argument": (
        inputs.data_shape,
        argument.known_name,
        argument.same_without_stride,
        argument.within_bounds,
        argument.smallest_value,
    ),
    "axis": (argument.existing_axis,),
    "item": (wires.choose_item, wires.existing_item),
    "unconnected": (inputs.missing_input, wires.connect, wires.remove),
    "unknown_layer": (replace.known_layer, wires.remove),
}
"""Codes that are not here have no repair of their own: what mends them is a person's choice."""


def repairs_of(site: Site, clash: Clash) -> tuple[Repair, ...]:
    """The repairs worth a try for a clash on a node."""
    return _REPAIRS.get(clash.code, ())
