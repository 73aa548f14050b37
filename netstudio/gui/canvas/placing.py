"""Where the selected nodes lie and how they are drawn, and places of the canvas to come back to.

Each method is one step of the history.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import (
    MoveNodes,
    SetCollapsed,
    SetColour,
    SetLocked,
    SetViewpoint,
)
from netstudio.document.view import Viewpoint
from netstudio.gui.canvas.alignment import Axis, Position, Side, aligned, distributed
from netstudio.gui.language import tr
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView
    from netstudio.layout.routing import Box


_ALIGNED: dict[Side, str] = {
    "left": say("Align left edges"),
    "centre": say("Align centres"),
    "right": say("Align right edges"),
    "top": say("Align top edges"),
    "middle": say("Align middles"),
    "bottom": say("Align bottom edges"),
}
_SPACED: dict[Axis, str] = {
    "horizontally": say("Distribute horizontally"),
    "vertically": say("Distribute vertically"),
}


class Placing:
    """Edits of the picture, not of the network."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._scene = view.canvas
        self._bridge = view.bridge

    def align(self, side: Side) -> None:
        """Line the selected cards up by a side, their centres or their middles."""
        self._move(aligned(self._boxes(), side), _ALIGNED[side])

    def distribute(self, axis: Axis) -> None:
        """Space the selected cards evenly between the first and the last."""
        self._move(distributed(self._boxes(), axis), _SPACED[axis])

    def toggle_collapsed(self) -> None:
        """Draw the selected nodes as their headers alone, or in full where all are so."""
        ids = self._view.selection.ids
        if ids:
            collapsed = not all(self._scene.nodes[n].card.collapsed for n in ids)
            self._push([SetCollapsed(self._scene.scope, ids, collapsed)])

    def toggle_locked(self) -> None:
        """Keep the selected nodes and notes from being moved or deleted by hand, or no longer."""
        ids, notes = self._view.selection.ids, self._view.notes
        marks = [self._scene.nodes[n].card.locked for n in ids]
        marks += [notes.items[n].note.locked for n in notes.selected]
        if not marks:
            return
        locked = not all(marks)
        edits: list[Edit] = [SetLocked(self._scene.scope, ids, locked)] if ids else []
        self._push([*edits, *(notes.locked(note_id, locked) for note_id in notes.selected)])

    def set_colour(self, colour: str | None) -> None:
        """Give the selected nodes, frames and notes a colour, or their family's again."""
        ids, notes = self._view.selection.ids, self._view.notes
        edits: list[Edit] = [SetColour(self._scene.scope, ids, colour)] if ids else []
        self._push([*edits, *(notes.coloured(note_id, colour) for note_id in notes.selected)])

    def remember(self, slot: int) -> None:
        """Remember what the window shows under a number from 1 to 9."""
        camera = self._view.camera
        middle = camera.place_at(self._view.middle())
        seen = Viewpoint(middle.x(), middle.y(), camera.zoom, self._scene.scope)
        if self._bridge.push(SetViewpoint(slot, seen)):
            self._tell(tr("View {slot} is remembered; {slot} goes back to it.", slot=slot))

    def go_to(self, slot: int) -> None:
        """Show what was remembered under a number, the graph it was in too."""
        seen = self._bridge.project.view.viewpoints.get(slot)
        if seen is None or (seen.scope and seen.scope not in self._bridge.project.blocks):
            self._tell(tr("View {slot} is not set; Ctrl+Alt+{slot} remembers this one.", slot=slot))
            return
        self._bridge.set_scope(seen.scope)
        self._view.camera.zoom_to(seen.zoom)
        self._view.centerOn(seen.x, seen.y)

    def _boxes(self) -> dict[str, Box]:
        nodes = {n: self._scene.nodes[n] for n in self._view.selection.ids}
        return {n: item.box for n, item in nodes.items() if not item.card.locked}

    def _move(self, places: Mapping[str, Position], name: str) -> None:
        here = self._scene.positions()
        if any(here[node_id] != place for node_id, place in places.items()):
            moved = {**self._scene.unplaced(), **places}
            self._bridge.push(MoveNodes(self._scene.scope, moved, name))
            self._scene.route_around(places)

    def _push(self, edits: list[Edit]) -> None:
        """Make edits of how things are drawn, as one step. Where only the layout has placed cards,
        they are pinned first, since a look is kept with a place."""
        if not edits:
            return
        loose = self._scene.unplaced() if self._view.selection.ids else {}
        pinned: list[Edit] = [MoveNodes(self._scene.scope, loose)] if loose else []
        steps = (*pinned, *edits)
        self._bridge.push(edits[0] if len(steps) == 1 else Compound(edits[0].label, steps))

    def _tell(self, text: str) -> None:
        self._view.hint.point_at(self._view.middle().toPoint())
        self._view.hint.flash(text, "text")
