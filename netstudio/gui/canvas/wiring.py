"""The edits that cut wires, take them elsewhere, and put nodes into them. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import (
    Connect,
    Disconnect,
    InsertOnWire,
    MoveNodes,
    Reroute,
    SetNodeArguments,
)
from netstudio.document.edits.wire import argument_at
from netstudio.document.graph import Graph
from netstudio.document.node import Input, Member, Node, Output
from netstudio.document.project import Project
from netstudio.document.values import ListValue, Path, Ref, Value, references
from netstudio.document.view import WHEN, Placement
from netstudio.layout.geometry import GAP_X, WIDTH
from netstudio.layout.ports import PortKey, Wire, spec_of
from netstudio.layout.routing import Box
from netstudio.sentence import say

Position = tuple[float, float]


def cut(project: Project, scope: str, wire: Wire) -> Edit | None:
    """The edit that takes a wire away; None where it is no wire of its own.

    A value inside a list leaves the list, and one of any number of inputs leaves no gap; one inside
    an expression or a condition stays, since the argument would lose its meaning.
    """
    graph = project.scope(scope)
    node = graph.nodes[wire.target]
    if wire.port == WHEN and WHEN not in node.kwargs:
        return None
    value = argument_at(node, wire.port)
    if isinstance(value, Ref):
        if is_variadic(graph, node, wire.port):
            args = tuple(arg for i, arg in enumerate(node.args) if i != wire.port)
            return SetNodeArguments(scope, wire.target, args, node.kwargs)
        return Disconnect(scope, wire.target, wire.port)
    if not isinstance(value, tuple | ListValue):
        return None
    shorter = _without(value, wire.index)
    args = tuple(shorter if i == wire.port else arg for i, arg in enumerate(node.args))
    kwargs = node.kwargs
    if isinstance(wire.port, str):
        kwargs = kwargs.set(wire.port, shorter)
    return SetNodeArguments(scope, wire.target, args, kwargs)


def cut_all(project: Project, scope: str, wires: Iterable[Wire]) -> Edit | None:
    """The edit that takes several wires away as one step; None where none can be."""
    # The last of a list first: the places of the others then stay what they were.
    ordered = sorted(wires, key=lambda wire: (wire.target, str(wire.port), -wire.index))
    edits: list[Edit] = []
    for wire in ordered:
        edit = cut(project, scope, wire)
        if edit is not None:
            edits.append(edit)
            project = edit.change(project)
    if not edits:
        return None
    return (
        edits[0]
        if len(edits) == 1
        else Compound(say("Cut {count} wires", count=len(edits)), tuple(edits))
    )


def reconnect(project: Project, scope: str, old: Wire, target: str, port: PortKey) -> Edit:
    """The edit that takes a wire from its port to another."""
    loose = cut(project, scope, old)
    assert loose is not None, "only a wire of its own is taken off by hand"
    graph = project.scope(scope)
    closes_up = target == old.target and is_variadic(graph, graph.nodes[target], old.port)
    if closes_up and isinstance(port, int) and isinstance(old.port, int) and port > old.port:
        port -= 1
    label = say("Connect {name} to {target}", name=old.source.node, target=target)
    return Compound(label, (loose, Connect(scope, old.source, target, port)))


def is_variadic(graph: Graph, node: Node, port: PortKey) -> bool:
    """Whether a port is one of any number that a layer takes."""
    spec = spec_of(graph, node)
    if spec is None or not spec.ports or not spec.ports[-1].variadic:
        return False
    return isinstance(port, int) and port >= len(spec.ports) - 1


def insert_new(
    scope: str,
    node: Node,
    member: Member | None,
    wire: Wire,
    place: Position,
    moves: Mapping[str, Position],
    item: Path = (),
) -> Edit:
    """The edit that puts a new node into a wire, and moves others to make room.

    `item` is the part of its value that goes on along the wire.
    """
    placement = {node.id: Placement(*place)}
    insert = InsertOnWire(
        scope, node, member, wire.target, wire.port, placement, item, index=wire.index
    )
    if not moves:
        return insert
    return Compound(insert.label, (insert, MoveNodes(scope, dict(moves))))


def insert_existing(
    scope: str, node_id: str, wire: Wire, positions: Mapping[str, Position], item: Path = ()
) -> Edit:
    """The edit that puts a node without wires into a wire, and places cards.

    `item` is the part of its value that goes on along the wire.
    """
    return Compound(
        say("Insert {name} before {target}", name=node_id, target=wire.target),
        (
            MoveNodes(scope, dict(positions)),
            Connect(scope, wire.source, node_id, 0),
            Reroute(scope, wire.key, Ref(node_id, item)),
        ),
    )


def is_loose(graph: Graph, node_id: str) -> bool:
    """Whether a node has no wires and could be put into one."""
    node = graph.nodes[node_id]
    if isinstance(node.target, Input | Output):
        return False
    return not node.sources() and not graph.consumers()[node_id]


def make_room(new: Box, boxes: Mapping[str, Box], behind: Iterable[str]) -> dict[str, Position]:
    """Where the cards of `behind` go so that `new` overlaps none: to the right, row by row."""
    moves: dict[str, Position] = {}
    pushers = [new]
    waiting = sorted((boxes[node_id].left, node_id) for node_id in behind if node_id in boxes)
    for _, node_id in waiting:
        box = boxes[node_id]
        blocking = [p for p in pushers if _close(p, box)]
        if not blocking:
            continue
        left = max(pusher.right for pusher in blocking) + GAP_X
        moves[node_id] = (left, box.top)
        pushers.append(Box(left, box.top, left + WIDTH, box.bottom))
    return moves


def _close(pusher: Box, box: Box) -> bool:
    beside = box.left >= pusher.right + GAP_X / 2 or box.right <= pusher.left
    return not beside and box.top < pusher.bottom and box.bottom > pusher.top


def _without(value: tuple[Value, ...] | ListValue, index: int) -> Value:
    """A list without the item that holds its reference number `index`."""
    items: Sequence[Value] = value.items if isinstance(value, ListValue) else value
    kept: list[Value] = []
    seen = 0
    for item in items:
        count = len(tuple(references(item)))
        if not seen <= index < seen + count:
            kept.append(item)
        seen += count
    return ListValue(tuple(kept)) if isinstance(value, ListValue) else tuple(kept)
