"""Whether a call of a module is the call that its layer makes, and what goes into its ports."""

from __future__ import annotations

import re
from typing import Any

from torch import Tensor, nn

from netstudio.catalog.registry import find_layer
from netstudio.document.node import Layer
from netstudio.exchange.importing.recording.signature import arguments_of


def layer_arguments(
    layer: Layer, module: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[Any, ...] | None:
    """The values at the ports of a layer; None where this call is more than the layer makes."""
    given = arguments_of(module, args, kwargs)
    if isinstance(module, nn.MultiheadAttention):
        return _attention(dict(given))
    spec = find_layer(layer.type)
    assert spec is not None
    values = [value for _, value in given]
    while values and values[-1] is None:
        values.pop()
    if len(values) > len(spec.ports) or not all(isinstance(v, Tensor) for v in values):
        return None
    if values and not _is_whole(module, values[0]):
        return None
    return tuple(values)


_SPACE = re.compile(r"Pad(\d)d$|Pool(\d)d$")


def _is_whole(module: nn.Module, given: Tensor) -> bool:
    """Whether it is given what layers of padding and pooling are: samples, channels, then space.

    Those of torch take less as well, and then do it with other dimensions.
    """
    found = _SPACE.search(type(module).__name__)
    return found is None or given.dim() == 2 + int(found[1] or found[2])


def _attention(given: dict[str, Any]) -> tuple[Any, ...] | None:
    plain = {"query", "key", "value", "need_weights"}
    if given.get("need_weights", True) or any(
        value is not None and value is not False for key, value in given.items() if key not in plain
    ):
        return None
    return (given["query"], given["key"], given["value"])
