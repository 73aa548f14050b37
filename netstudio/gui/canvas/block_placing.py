"""Adding an instance of a block: of the project's, or of the library's together with what it needs.

Each is one step of the history.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from netstudio.catalog.inference import infer
from netstudio.catalog.types import Unknown, ValueType
from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import AddNodes, InsertOnWire, MoveNodes
from netstudio.document.naming import snake_case
from netstudio.document.node import BlockUse, Call, Member, Node
from netstudio.document.project import Project
from netstudio.document.values import Ref
from netstudio.document.view import Placement
from netstudio.errors import EditError
from netstudio.gui.canvas import build, wiring
from netstudio.gui.canvas.block_types import LIBRARY, block_name
from netstudio.layout.arrange import Position
from netstudio.layout.geometry import GAP_X, GRID, PORT_Y, WIDTH
from netstudio.layout.ports import Wire
from netstudio.layout.routing import Box
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView
    from netstudio.gui.library.shelf import Shelf
    from netstudio.gui.palette.entries import Entry

_TALL = 80.0


class BlockPlacing:
    """Puts instances of blocks on the canvas."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._bridge = view.bridge
        self.shelf: Shelf | None = None
        """The user's library, where there is one."""

    def offered(self) -> tuple[Entry, ...]:
        """The blocks of the project and of the library that can stand in the open graph."""
        from netstudio.gui.palette.block_entries import library_entries, project_entries

        saved = self.shelf.blocks if self.shelf is not None else ()
        own = (entry for entry in library_entries(saved) if not entry.is_broken)
        return (*project_entries(self._bridge.project, self._scope), *own)

    def result(self, type_name: str, source: Ref) -> ValueType | None:
        """What an instance would make of a value, found by trying; None where it clashes."""
        made = self._made(type_name)
        if made is None:
            return None
        node, member, before = made
        adding = AddNodes(self._scope, (_fed(node, source),), (member,), {})
        try:
            project, _ = Compound(adding.label, (*before, adding)).apply(self._bridge.project)
        except EditError:
            return None
        address = self._bridge.address_of(node.id)
        nodes = infer(project).nodes
        inside = (f"{address}.", f"{address}[")
        parts = [nodes[key] for key in nodes if key == address or key.startswith(inside)]
        if address not in nodes or any(part.clashes for part in parts):
            return None
        found = nodes[address].type
        return None if isinstance(found, Unknown) else found

    def behind(self, type_name: str, source: Ref, port: QPointF) -> None:
        """Add an instance whose first port lies at a place, wired to a value."""
        self._place(type_name, (port.x(), port.y() - PORT_Y), source)

    def add(self, type_name: str, centre: QPointF) -> None:
        """Add an instance behind the selected open end, else at a place."""
        scene, chosen = self._view.canvas, self._view.selection.ids
        if len(chosen) == 1 and build.is_open_end(scene.graph, chosen[0]):
            item = scene.nodes[chosen[0]]
            source = Ref(chosen[0], item.card.ports.outputs[0].item)
            self._place(type_name, (item.box.right + GAP_X, item.box.top), source)
        else:
            self._place(type_name, (centre.x() - WIDTH / 2, centre.y() - _TALL / 2))

    def drop(self, type_name: str, place: QPointF, wire: Wire | None = None) -> None:
        """Add an instance where it was let go, into a wire where one lies beneath."""
        spot = (place.x() - WIDTH / 2, place.y() - PORT_Y)
        if wire is None:
            self._place(type_name, spot)
        else:
            self._insert(type_name, spot, wire)

    def _place(self, type_name: str, wanted: Position, source: Ref | None = None) -> None:
        boxes = [item.box for item in self._view.canvas.nodes.values()]
        taken = [(box.left, box.top, box.right, box.bottom) for box in boxes]
        x, y = build.free_spot(_on_grid(wanted), (WIDTH, _TALL), taken)
        made = self._made(type_name)
        if made is None:
            return
        node, member, before = made
        if source is not None:
            node = _fed(node, source)
        adding = AddNodes(self._scope, (node,), (member,), {node.id: Placement(x, y)})
        self._push((*before, adding), node)

    def _insert(self, type_name: str, wanted: Position, wire: Wire) -> None:
        made = self._made(type_name)
        if made is None:
            return
        node, member, before = made
        scene = self._view.canvas
        begin = scene.anchor(wire.source.node, output=True)
        x, y = _on_grid((wanted[0], begin.y() - PORT_Y))
        box = Box(x, y, x + WIDTH, y + _TALL)
        boxes = {node_id: item.box for node_id, item in scene.nodes.items()}
        moves: Mapping[str, Position] = wiring.make_room(
            box, boxes, set(boxes) - {wire.source.node}
        )
        if moves:
            moves = scene.unplaced() | dict(moves)
        inserting: tuple[Edit, ...] = (
            InsertOnWire(
                self._scope, node, member, wire.target, wire.port, {node.id: Placement(x, y)}
            ),
        )
        if moves:
            inserting = (*inserting, MoveNodes(self._scope, moves))
        self._push((*before, *inserting), node)

    def _made(self, type_name: str) -> tuple[Node, Member, tuple[Edit, ...]] | None:
        """The instance, and the edits that define its block first."""
        block = block_name(type_name)
        before: tuple[Edit, ...] = ()
        if type_name.startswith(LIBRARY):
            brought = self._brought(block)
            if brought is None:
                return None
            block, before = brought
        names = build.Names(self._bridge.graph)
        name = names.take(snake_case(block))
        node_id = names.take_id(name)
        return Node(node_id, name, Call(node_id)), Member(node_id, name, BlockUse(block)), before

    def _brought(self, name: str) -> tuple[str, tuple[Edit, ...]] | None:
        from netstudio.gui.library.incoming import bring_in

        saved: Project | None = self.shelf.load(name) if self.shelf is not None else None
        if saved is None:
            return None
        return bring_in(self._bridge.project, saved, self._bridge.code_folder)

    @property
    def _scope(self) -> str:
        return self._view.canvas.scope

    def _push(self, edits: tuple[Edit, ...], node: Node) -> None:
        label = say("Add {name}", name=node.name)
        edit = edits[0] if len(edits) == 1 else Compound(label, edits)
        if self._bridge.push(edit):
            self._view.selection.set([node.id])


def _fed(node: Node, source: Ref) -> Node:
    return replace(node, args=(source,))


def _on_grid(place: Position) -> Position:
    return (float(round(place[0] / GRID) * GRID), float(round(place[1] / GRID) * GRID))
