"""Which wires are selected, or which dot of one. Nodes and wires are never selected together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from netstudio.document.edit import Edit
from netstudio.document.edits import RemoveBend
from netstudio.document.view import WireEnd
from netstudio.gui.canvas.wiring import cut_all

if TYPE_CHECKING:
    from netstudio.gui.canvas.scene import CanvasScene


class WireSelection(QObject):
    """Follows the scene: what an edit takes away is no longer selected."""

    def __init__(self, scene: CanvasScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._keys: tuple[WireEnd, ...] = ()
        self._dot: int | None = None
        scene.selection.changed.connect(self._give_way)
        scene.rebuilt.connect(self.clear)
        scene.bridge.changed.connect(self._follow)

    @property
    def keys(self) -> tuple[WireEnd, ...]:
        """The selected wires, in the order they were selected."""
        return self._keys

    @property
    def dot(self) -> int | None:
        """The number of the selected dot, on the only selected wire."""
        return self._dot

    def select(self, key: WireEnd, *, dot: int | None = None, extend: bool = False) -> None:
        """Select a wire, or a dot of it; with `extend`, besides those selected, or no longer."""
        if extend and dot is None:
            kept = tuple(other for other in self._keys if other != key)
            self._set(kept if key in self._keys else (*kept, key))
        else:
            self._set((key,), dot)
        if self._keys:
            self._scene.selection.clear()

    def clear(self) -> None:
        """Select no wire."""
        self._set(())

    def removal(self) -> Edit | None:
        """The edit that deletes what is selected: the dot, else the wires; None for nothing."""
        scene = self._scene
        if self._dot is not None:
            return RemoveBend(scene.scope, self._keys[0], self._dot)
        wires = [scene.wires[key].wire for key in self._keys]
        return cut_all(scene.bridge.project, scene.scope, wires)

    def _set(self, keys: tuple[WireEnd, ...], dot: int | None = None) -> None:
        old, self._keys, self._dot = self._keys, keys, dot
        for key in {*old, *keys}:
            if key in self._scene.wires:
                self._scene.wires[key].set_selected(key in keys, dot if key in keys else None)

    def _give_way(self) -> None:
        if self._scene.selection.ids:
            self.clear()

    def _follow(self) -> None:
        wires = self._scene.wires
        kept = tuple(key for key in self._keys if key in wires)
        is_there = self._dot is not None and bool(kept) and self._dot < len(wires[kept[0]].dots)
        self._set(kept, self._dot if is_there else None)
