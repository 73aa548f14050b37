"""A figure without its places: boxes in groups, and what runs from box to box through all frames.

This is what languages for graphs want, which lay out for themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from netstudio.exchange.diagram.items import Figure, Item
from netstudio.records import dataclass

_End = tuple[str, str]
"""The path of a box or frame, and the name of a port of a frame; empty for a box."""


@dataclass(frozen=True, slots=True)
class Group:
    """The boxes of one frame, or of the whole figure; `item` is the frame's own."""

    path: str
    item: Item | None = None
    boxes: dict[str, Item] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Flat:
    """A figure as groups of boxes, and the wires between boxes: source, target, and label."""

    root: Group
    wires: tuple[tuple[str, str, str], ...]


def flat(figure: Figure) -> Flat:
    """The figure without places; what a path passes on its way into a frame is left out."""
    root = Group("")
    links: dict[_End, list[tuple[_End, str]]] = {}
    _collect(figure, root, links)
    wires: dict[tuple[str, str], str] = {}
    for start in [end for end in links if not end[1]]:
        for target, label in _reached(start, links):
            wires.setdefault((start[0], target), label)
    return Flat(root, tuple((*ends, label) for ends, label in wires.items()))


def _collect(figure: Figure, group: Group, links: dict[_End, list[tuple[_End, str]]]) -> None:
    here = group.path
    for name, item in figure.items.items():
        path = f"{here}/{name}"
        if item.inner is None:
            group.boxes[path] = item
        else:
            inside = Group(path, item)
            group.groups.append(inside)
            _collect(item.inner, inside, links)
    for link in dict.fromkeys(wire.link for wire in figure.laid.wires):
        source = _end(figure, here, link.source, "exit", link.out)
        target = _end(figure, here, link.target, "entry", link.into)
        links.setdefault(source, []).append((target, figure.labels.get(link.value, "")))


def _end(figure: Figure, here: str, name: str, kind: str, port: str) -> _End:
    """A box; or the port of a frame, seen from outside or from inside as one and the same."""
    if name.startswith(("\0entry", "\0exit")):
        return here, name[1:]
    is_frame = figure.items[name].inner is not None
    return f"{here}/{name}", f"{kind}{port or 0}" if is_frame else ""


def _reached(start: _End, links: dict[_End, list[tuple[_End, str]]]) -> Iterator[tuple[str, str]]:
    """The boxes that a value comes to, past the edges of frames."""
    waiting, seen = [(start, "")], {start}
    while waiting:
        end, said = waiting.pop(0)
        for target, label in links.get(end, ()):
            if not target[1]:
                yield target[0], label or said
            elif target not in seen:
                seen.add(target)
                waiting.append((target, label or said))
