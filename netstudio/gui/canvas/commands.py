"""What can be done with the graph besides the mouse: each method is one step of the history.

Menus, keys, the palette and the quick search all call these, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import (
    AddBend,
    ChangeNote,
    MoveNodes,
    RemoveBend,
    RemoveNodes,
    RemoveNotes,
    RenameNode,
    SetBypassed,
)
from netstudio.document.edits.bypass import why_not_bypassed
from netstudio.document.project import Project
from netstudio.document.values import Ref
from netstudio.gui.canvas import build, wiring
from netstudio.gui.canvas.fitting import type_at
from netstudio.gui.canvas.fragment import fragment, paste
from netstudio.gui.canvas.scene import CanvasScene
from netstudio.gui.canvas.wire_item import WireItem
from netstudio.gui.language import tr
from netstudio.layout.arrange import Position
from netstudio.layout.geometry import GAP_X, GAP_Y, GRID, PORT_Y, SHORTEST, WIDTH
from netstudio.layout.ports import PortKey, Wire
from netstudio.layout.routing import Box

if TYPE_CHECKING:
    from netstudio.gui.canvas.note_layer import NoteLayer

_TALL = 80.0
"""About the height of the usual card, for finding room before there is one."""
_STEP_ASIDE = 28.0


class CanvasCommands:
    """Edits of the open graph."""

    def __init__(self, scene: CanvasScene, notes: NoteLayer) -> None:
        self._scene = scene
        self._notes = notes
        self._bridge = scene.bridge
        self._selection = scene.selection

    def add_layer(self, type_name: str, centre: QPointF) -> None:
        """Add a layer: behind the selected node where it is the end of a chain, else at a place."""
        source = self._growing_end(type_name)
        if source is None:
            self.add_at(type_name, centre - QPointF(WIDTH / 2, _TALL / 2))
        else:
            wanted = self._behind(source.node)
            self._add(build.new_layer(self._project, self._scope, type_name, wanted, source))

    def add_at(self, type_name: str, place: QPointF) -> None:
        """Add a layer with its top left corner at a place, or beside what is there."""
        spot = self._free(_on_grid(place))
        self._add(build.new_layer(self._project, self._scope, type_name, spot))

    def add_behind(self, type_name: str, source: Ref, port: QPointF) -> None:
        """Add a layer whose first port lies at a place, wired to a value."""
        spot = _on_grid(port - QPointF(0, PORT_Y))
        self._add(build.new_layer(self._project, self._scope, type_name, spot, source))

    def add_before(self, type_name: str, target: str, key: PortKey, port: QPointF) -> None:
        """Add a layer whose output lies at a place, wired into a port."""
        spot = _on_grid(port - QPointF(WIDTH, PORT_Y))
        self._add(build.layer_before(self._project, self._scope, type_name, spot, target, key))

    def insert_on(self, type_name: str, wire: Wire, centre: QPointF) -> None:
        """Put a new layer into a wire; what follows makes room."""
        node, member = build.new_node(self._project, self._scope, type_name)
        place = self._level_with(wire, _on_grid(centre - QPointF(WIDTH / 2, PORT_Y)))
        box = Box(place[0], place[1], place[0] + WIDTH, place[1] + _TALL)
        moves = self._room_for(box, {wire.source.node})
        if moves:
            moves = self._scene.unplaced() | moves
        brought = type_at(self._bridge.node_inference, wire.source)
        item = build.first_item(build.default_layer(type_name), brought)
        edit = wiring.insert_new(self._scope, node, member, wire, place, moves, item)
        self._push_selecting(edit, [node.id])

    def put_into(self, node_id: str, wire: Wire, positions: Mapping[str, Position]) -> None:
        """Put a node without wires into a wire, cards where they are said; the rest makes room."""
        graph = self._scene.graph
        layer = graph.layer_of(graph.nodes[node_id])
        brought = type_at(self._bridge.node_inference, wire.source)
        item = build.first_item(layer, brought) if layer is not None else ()
        x, y = self._level_with(wire, positions[node_id])
        height = self._scene.nodes[node_id].geometry.height
        moves = self._room_for(Box(x, y, x + WIDTH, y + height), {wire.source.node, node_id})
        places = {**positions, node_id: (x, y), **moves}
        self._bridge.push(wiring.insert_existing(self._scope, node_id, wire, places, item))

    def _room_for(self, box: Box, staying: Set[str]) -> dict[str, Position]:
        """Where the cards go that lie where a new one comes to lie; those that stay left out."""
        boxes = {n: item.box for n, item in self._scene.nodes.items()}
        others = {n: other for n, other in boxes.items() if n not in staying}
        return wiring.make_room(box, boxes, others) if self._is_in_the_way(box, others) else {}

    def bend(self, item: WireItem, place: QPointF, dot: int | None = None) -> None:
        """Lay a dot on a wire at a place, selected; where it has one already, take that off."""
        key = item.wire.key
        if dot is not None:
            self._bridge.push(RemoveBend(self._scope, key, dot))
            return
        index = item.next_dot(place)
        edit: Edit = AddBend(self._scope, key, index, _on_grid(place))
        if loose := self._scene.unplaced():
            # A dot lies between cards: these must not wander with the window's width.
            edit = Compound(edit.label, (MoveNodes(self._scope, loose), edit))
        if self._bridge.push(edit):
            self._scene.wire_selection.select(key, dot=index)

    def remove(self, *, heal: bool = True) -> None:
        """Delete what is selected and not locked, wires too; with `heal`, wires close up over the
        gap."""
        wires = self._scene.wire_selection
        if wires.keys and (removal := wires.removal()) is not None:
            self._bridge.push(removal)
            return
        ids = self._unlocked(self._selection.ids)
        notes = tuple(n for n in self._notes.selected if not self._notes.items[n].note.locked)
        edits: list[Edit] = []
        if ids:
            edits.append(RemoveNodes(self._scope, ids, heal=heal))
        if notes:
            edits.append(RemoveNotes(notes))
        if edits:
            self._bridge.push(edits[0] if len(edits) == 1 else Compound(edits[0].label, (*edits,)))
        if len(ids) < len(self._selection.ids) or len(notes) < len(self._notes.selected):
            self._bridge.edit_rejected.emit(tr("What is locked stays; unlock it first."))

    def duplicate(self) -> None:
        """Copy what is selected, with the wires inside and into it, a step aside."""
        self.paste(self.copied(with_sources=True), QPointF(_STEP_ASIDE, _STEP_ASIDE))

    def copied(self, *, with_sources: bool = False) -> Project:
        """What is selected, as a project of its own, every card placed.

        `with_sources` keeps the wires that come from outside.
        """
        ids = self._selection.ids
        project = self._project
        missing = {n: p for n, p in self._scene.unplaced().items() if n in ids}
        if missing:
            project = MoveNodes(self._scope, missing).change(project)
        notes = self._notes.selected
        return fragment(project, self._scope, ids, notes, with_sources=with_sources)

    def paste(self, part: Project, offset: QPointF) -> None:
        """Bring a copied part in, moved by an offset, and select it."""
        if part.graph.nodes or part.view.notes:
            step, folder = (offset.x(), offset.y()), self._bridge.code_folder
            edit, ids = paste(self._project, self._scope, part, step, folder)
            known = set(self._notes.items)
            self._push_selecting(edit, ids)
            self._notes.select(n for n in self._notes.items if n not in known)

    def paste_at(self, part: Project, centre: QPointF) -> None:
        """Bring a copied part in with its middle at a place."""
        nodes, notes = part.view.in_scope("").values(), part.view.notes.values()
        places = [(p.x, p.y) for p in nodes] + [(n.x, n.y) for n in notes]
        if places:
            left, right = min(x for x, _ in places), max(x for x, _ in places) + WIDTH
            top, bottom = min(y for _, y in places), max(y for _, y in places) + _TALL
            centre = centre - QPointF((left + right) / 2, (top + bottom) / 2)
        self.paste(part, QPointF(*_on_grid(centre)))

    def rename(self, node_id: str, name: str) -> None:
        """Give a node another name."""
        self._bridge.push(RenameNode(self._scope, node_id, name))

    def toggle_bypassed(self) -> None:
        """Bypass what is selected and can be; where all of it is, let it compute again."""
        graph = self._scene.graph
        nodes = [graph.nodes[node_id] for node_id in self._selection.ids]
        reasons = {n.id: why_not_bypassed(graph, n) for n in nodes if not n.bypassed}
        fit = tuple(node_id for node_id, reason in reasons.items() if not reason)
        bypassed = tuple(node.id for node in nodes if node.bypassed)
        if fit:
            self._bridge.push(SetBypassed(self._scope, fit, True))
        elif bypassed:
            self._bridge.push(SetBypassed(self._scope, bypassed, False))
        elif reasons:
            self._bridge.edit_rejected.emit(tr(next(iter(reasons.values()))))

    def select_all(self) -> None:
        """Select every node."""
        self._selection.set(self._scene.nodes)

    def nudge(self, dx: float, dy: float) -> None:
        """Move what is selected a little."""
        here = self._scene.positions()
        free = self._unlocked(self._selection.ids)
        moved = {n: (here[n][0] + dx, here[n][1] + dy) for n in free}
        edits: list[Edit] = []
        if moved:
            edits.append(MoveNodes(self._scope, self._scene.unplaced() | moved))
        for note_id in self._notes.selected:
            note = self._notes.items[note_id].note
            if not note.locked:
                edits.append(ChangeNote(replace(note, x=note.x + dx, y=note.y + dy)))
        if edits:
            self._bridge.push(edits[0] if len(edits) == 1 else Compound(edits[0].label, (*edits,)))

    def _unlocked(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(n for n in ids if not self._scene.nodes[n].card.locked)

    @property
    def _project(self) -> Project:
        return self._bridge.project

    @property
    def _scope(self) -> str:
        return self._scene.scope

    def _growing_end(self, type_name: str) -> Ref | None:
        if len(self._selection.ids) != 1 or not build.takes_input(type_name):
            return None
        node_id = self._selection.ids[0]
        if not build.is_open_end(self._scene.graph, node_id):
            return None
        return Ref(node_id, self._scene.nodes[node_id].card.ports.outputs[0].item)

    def _add(self, edit: Edit) -> None:
        before = set(self._scene.graph.nodes)
        if self._bridge.push(edit):
            self._selection.set(n for n in self._scene.graph.nodes if n not in before)

    def _push_selecting(self, edit: Edit, ids: Iterable[str]) -> None:
        if self._bridge.push(edit):
            self._selection.set(ids)

    def _behind(self, node_id: str) -> Position:
        """The place right of a node; a full row goes on below, as the layout does it."""
        box = self._scene.nodes[node_id].box
        spot = (box.right + GAP_X, box.top)
        left = min(item.box.left for item in self._scene.nodes.values())
        if spot[0] + WIDTH - left > max(self._scene.layout_width, WIDTH * 2 + GAP_X):
            row = [i.box for i in self._scene.nodes.values() if i.box.top < box.bottom]
            spot = (left, max(other.bottom for other in row) + GAP_Y)
        return self._free(spot)

    def _free(self, wanted: Position) -> Position:
        boxes = [item.box for item in self._scene.nodes.values()]
        corners = ((box.left, box.top, box.right, box.bottom) for box in boxes)
        x, y = build.free_spot(wanted, (WIDTH, _TALL), corners)
        return (x, float(round(y / GRID) * GRID))

    def _level_with(self, wire: Wire, place: Position) -> Position:
        """On the line of a straight wire, so that it stays straight."""
        begin = self._scene.anchor(wire.source.node, output=True)
        end = self._scene.nodes[wire.target].input_point(wire.port)
        if abs(begin.y() - end.y()) > SHORTEST / 2:
            return place
        left = self._scene.nodes[wire.source.node].box.right + GAP_X
        x = left if end.x() - begin.x() < 2 * GAP_X + WIDTH else place[0]
        return (x, begin.y() - PORT_Y)

    @staticmethod
    def _is_in_the_way(box: Box, boxes: dict[str, Box]) -> bool:
        return any(
            other.left < box.right + GAP_X / 2
            and other.right > box.left - GAP_X / 2
            and other.top < box.bottom
            and other.bottom > box.top
            for other in boxes.values()
        )


def _on_grid(place: QPointF) -> Position:
    return (float(round(place.x() / GRID) * GRID), float(round(place.y() / GRID) * GRID))
