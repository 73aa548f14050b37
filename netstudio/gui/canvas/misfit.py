"""Why a wire does not fit, in a sentence with both shapes."""

from __future__ import annotations

from netstudio.catalog.clash import Clash
from netstudio.catalog.types import TensorType, ValueType
from netstudio.gui.canvas.card import shape_text
from netstudio.gui.language import tr

NO_BREAK = "\N{NO-BREAK SPACE}"
_CHANNELS = frozenset({"in_channels", "num_features", "num_channels"})
_FEATURES = frozenset({"in_features", "input_size", "embed_dim"})


def misfit_text(layer: str, clash: Clash, value: ValueType) -> str:
    """What the layer needs beside what the wire brings."""
    details = clash.details
    shape = shape_text(value).replace(" ", NO_BREAK)  # a shape is read in one piece
    if clash.code == "pin":
        name, claimed = details.get("parameter"), details.get("claimed")
        if name in _FEATURES:
            return tr(
                "{layer} needs its input’s last size to be {claimed}; this is {shape}.",
                layer=layer,
                claimed=claimed,
                shape=shape,
            )
        if name in _CHANNELS:
            return tr(
                "{layer} needs {claimed} channels; this is {shape}.",
                layer=layer,
                claimed=claimed,
                shape=shape,
            )
    if clash.code == "rank" and isinstance(details.get("expected_rank"), int):
        return tr(
            "{layer} needs {wanted} dimensions; this has {found}: {shape}.",
            layer=layer,
            wanted=details["expected_rank"],
            found=value.rank if isinstance(value, TensorType) else "?",
            shape=shape,
        )
    if clash.code == "dtype" and isinstance(value, TensorType):
        return f"{layer}: {tr(clash.message)}"
    known = isinstance(value, TensorType) and str(value) in clash.message
    message = f"{layer}: {tr(clash.message)}"
    return message if known else tr("{message} This is {shape}.", message=message, shape=shape)
