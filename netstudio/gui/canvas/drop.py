"""Layers dragged onto the canvas: into a wire where one lies beneath, else where they fall."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF

from netstudio.gui.canvas.block_placing import BlockPlacing
from netstudio.gui.canvas.block_types import is_block
from netstudio.gui.canvas.build import has_output, takes_input
from netstudio.gui.canvas.commands import CanvasCommands
from netstudio.gui.canvas.hit import wire_at
from netstudio.gui.canvas.scene import CanvasScene
from netstudio.gui.canvas.wire_item import WireItem
from netstudio.gui.palette.entries import MIME_TYPE
from netstudio.layout.geometry import PORT_Y, WIDTH

_REACH = 26.0


def dragged_type(data: QMimeData) -> str | None:
    """The layer that is dragged, if one is."""
    if not data.hasFormat(MIME_TYPE):
        return None
    return bytes(data.data(MIME_TYPE).data()).decode("utf-8", errors="replace")


class DropTarget:
    """Shows where a dragged layer would go, and puts it there."""

    def __init__(self, scene: CanvasScene, commands: CanvasCommands, blocks: BlockPlacing) -> None:
        self._scene = scene
        self._commands = commands
        self._blocks = blocks
        self._wire: WireItem | None = None

    def hover(self, type_name: str, place: QPointF) -> None:
        """The layer is over a place."""
        joins = is_block(type_name) or (takes_input(type_name) and has_output(type_name))
        self._light(wire_at(self._scene, place, _REACH) if joins else None)

    def leave(self) -> None:
        """The layer went elsewhere."""
        self._light(None)

    def forget(self) -> None:
        """What was lit is no more: another graph is shown."""
        self._wire = None

    def drop(self, type_name: str, place: QPointF) -> None:
        """The layer was let go."""
        self.hover(type_name, place)
        wire = self._wire
        self.leave()
        if is_block(type_name):
            self._blocks.drop(type_name, place, wire.wire if wire is not None else None)
        elif wire is not None:
            self._commands.insert_on(type_name, wire.wire, place)
        else:
            self._commands.add_at(type_name, place - QPointF(WIDTH / 2, PORT_Y))

    def _light(self, wire: WireItem | None) -> None:
        if wire is self._wire:
            return
        for item, lit in ((self._wire, False), (wire, True)):
            if item is not None:
                item.set_hovered(lit)
        self._wire = wire
