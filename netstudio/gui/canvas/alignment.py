"""Lining cards up, and spacing them evenly. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from netstudio.layout.routing import Box

Side = Literal["left", "centre", "right", "top", "middle", "bottom"]
Axis = Literal["horizontally", "vertically"]
SIDES: tuple[Side, ...] = ("left", "centre", "right", "top", "middle", "bottom")
AXES: tuple[Axis, ...] = ("horizontally", "vertically")
Position = tuple[float, float]

_GOALS: dict[Side, Callable[[Box, Box], Position]] = {
    "left": lambda box, all_: (all_.left, box.top),
    "right": lambda box, all_: (all_.right - (box.right - box.left), box.top),
    "centre": lambda box, all_: ((all_.left + all_.right - box.right + box.left) / 2, box.top),
    "top": lambda box, all_: (box.left, all_.top),
    "bottom": lambda box, all_: (box.left, all_.bottom - (box.bottom - box.top)),
    "middle": lambda box, all_: (box.left, (all_.top + all_.bottom - box.bottom + box.top) / 2),
}


def aligned(boxes: Mapping[str, Box], side: Side) -> dict[str, Position]:
    """The corners of cards lined up by a side, or by their centres or middles, of them all."""
    if not boxes:
        return {}
    whole = Box(
        min(box.left for box in boxes.values()),
        min(box.top for box in boxes.values()),
        max(box.right for box in boxes.values()),
        max(box.bottom for box in boxes.values()),
    )
    return {node_id: _GOALS[side](box, whole) for node_id, box in boxes.items()}


def distributed(boxes: Mapping[str, Box], axis: Axis) -> dict[str, Position]:
    """The corners of cards with even gaps between them; the first and the last stay.

    Where they overlap, the gaps are even too, below nothing: the middles keep their order.
    """
    across = axis == "horizontally"

    def span(box: Box) -> tuple[float, float]:
        return (box.left, box.right) if across else (box.top, box.bottom)

    order = sorted(boxes, key=lambda node_id: (sum(span(boxes[node_id])), node_id))
    if len(order) < 3:
        return {node_id: (boxes[node_id].left, boxes[node_id].top) for node_id in order}
    first, last = span(boxes[order[0]]), span(boxes[order[-1]])
    filled = sum(end - start for start, end in map(span, boxes.values()))
    gap = (last[1] - first[0] - filled) / (len(order) - 1)
    places: dict[str, Position] = {}
    here = first[0]
    for node_id in order:
        box = boxes[node_id]
        places[node_id] = (here, box.top) if across else (box.left, here)
        start, end = span(box)
        here += end - start + gap
    return places
