"""Asking for a layer: the search, and what is done with what the user picks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal

from netstudio.document.values import Ref
from netstudio.gui.canvas.build import has_output
from netstudio.gui.canvas.fitting import type_at
from netstudio.gui.canvas.ports import PortKey, Wire
from netstudio.gui.palette.entries import uses_in
from netstudio.gui.palette.suggestions import fits_before, fits_behind

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView
    from netstudio.gui.palette.quick_add import QuickAdd


class LayerSearch(QObject):
    """Opens the search at a place of the scene, offering what fits there."""

    added = Signal()
    """A layer was picked and added."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._bridge = view.bridge
        self._commands = view.commands
        self._add: Callable[[str], None] | None = None

    @cached_property
    def popup(self) -> QuickAdd:
        """The search itself, made when it is first asked for: not before the first paint."""
        from netstudio.gui.palette.quick_add import QuickAdd

        popup = QuickAdd(self._view)
        popup.chosen.connect(self._chosen)
        popup.dismissed.connect(self._give_focus_back)
        return popup

    def dismiss(self) -> bool:
        """Close it without a choice; whether it was open."""
        if "popup" not in self.__dict__ or not self.popup.isVisible():
            return False
        self.popup.dismiss()
        return True

    def at(self, place: QPointF) -> None:
        """For a layer that goes behind the selected one, or here."""
        self._open(place, None, lambda name: self._commands.add_layer(name, place))

    def behind(self, source: Ref, place: QPointF) -> None:
        """For a layer that takes a value."""
        fits = fits_behind(type_at(self._bridge.node_inference, source))
        self._open(place, fits, lambda name: self._commands.add_behind(name, source, place))

    def before(self, node_id: str, key: PortKey, place: QPointF) -> None:
        """For a layer whose value enters a port."""
        self._open(
            place,
            fits_before(),
            lambda name: self._commands.add_before(name, node_id, key, place),
        )

    def on_wire(self, wire: Wire, place: QPointF) -> None:
        """For a layer that goes into a wire."""
        takes = fits_behind(type_at(self._bridge.node_inference, wire.source))
        self._open(
            place,
            lambda name: has_output(name) and takes(name),
            lambda name: self._commands.insert_on(name, wire, place),
        )

    def _open(
        self, place: QPointF, fits: Callable[[str], bool] | None, add: Callable[[str], None]
    ) -> None:
        self._view.close_floats()
        self._add = add
        pixel = self._view.mapFromScene(place)
        self.popup.open(pixel, uses_in(self._bridge.project), fits)

    def _chosen(self, type_name: str) -> None:
        self._give_focus_back()
        if self._add is not None:
            add, self._add = self._add, None
            add(type_name)
            self.added.emit()

    def _give_focus_back(self) -> None:
        self._view.take_focus()
