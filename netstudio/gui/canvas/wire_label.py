"""What a wire carries, in as few words as there are. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netstudio.catalog.types import TensorType
from netstudio.gui.canvas.card import shape_text
from netstudio.gui.canvas.fitting import type_at

if TYPE_CHECKING:
    from netstudio.gui.canvas.scene import CanvasScene
    from netstudio.layout.ports import Wire

_USUAL = "float32"


def wire_label(scene: CanvasScene, wire: Wire) -> str:
    """The shape of the value, and its dtype where that is not the usual one."""
    value = type_at(scene.bridge.node_inference, wire.source)
    text = shape_text(value)
    if isinstance(value, TensorType) and value.dtype != _USUAL:
        return f"{text}  {value.dtype}"
    return text
