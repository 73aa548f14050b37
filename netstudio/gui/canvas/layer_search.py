"""Asking for a layer: the search, and what is done with what the user picks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal

from netstudio.catalog.types import ValueType
from netstudio.document.values import Ref
from netstudio.gui.canvas.build import default_layer, has_output, result_of
from netstudio.gui.canvas.card import shape_text
from netstudio.gui.canvas.fitting import type_at
from netstudio.gui.language import tr
from netstudio.gui.palette.entries import uses_in
from netstudio.gui.palette.suggestions import fits_before, fits_behind
from netstudio.layout.ports import PortKey, Wire

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView
    from netstudio.gui.palette.quick_add import QuickAdd
    from netstudio.gui.palette.uses import LayerUses


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
        self._place = QPointF()
        self.uses: LayerUses | None = None
        """What the user adds most, where somebody keeps count."""

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
        self._open(place, lambda name: self._commands.add_layer(name, place))

    def behind(self, source: Ref, place: QPointF) -> None:
        """For a layer that takes a value."""
        value = type_at(self._bridge.node_inference, source)
        self._open(
            place,
            lambda name: self._commands.add_behind(name, source, place),
            fits_behind(value),
            self._shapes(value),
            tr("What takes {shape}?", shape=shape_text(value)),
        )

    def before(self, node_id: str, key: PortKey, place: QPointF) -> None:
        """For a layer whose value enters a port."""
        self._open(
            place,
            lambda name: self._commands.add_before(name, node_id, key, place),
            fits_before(),
            title=tr("What goes into {name}?", name=self._view.canvas.graph.nodes[node_id].name),
        )

    def on_wire(self, wire: Wire, place: QPointF) -> None:
        """For a layer that goes into a wire."""
        value = type_at(self._bridge.node_inference, wire.source)
        takes = fits_behind(value)
        self._open(
            place,
            lambda name: self._commands.insert_on(name, wire, place),
            lambda name: has_output(name) and takes(name),
            self._shapes(value),
            tr("Insert a layer"),
        )

    @staticmethod
    def _shapes(value: ValueType | None) -> Callable[[str], str]:
        """The shape that a layer of a type would make of a value, as text."""

        def shape(type_name: str) -> str:
            found = result_of(default_layer(type_name), value)
            return shape_text(found) if found is not None else ""

        return shape

    def _open(
        self,
        place: QPointF,
        add: Callable[[str], None],
        fits: Callable[[str], bool] | None = None,
        shape: Callable[[str], str] = lambda _: "",
        title: str = "",
    ) -> None:
        from netstudio.gui.palette.quick_add import Offer

        self._view.close_floats()
        self._add = add
        self._place = place
        pixel = self._view.mapFromScene(place)
        self.popup.open(pixel, Offer(self._counts(), fits, shape, title))

    def _counts(self) -> dict[str, float]:
        """How much each type is used, in the project and by the user of late."""
        counts: dict[str, float] = dict(uses_in(self._bridge.project))
        if self.uses is not None:
            for name, count in self.uses.counts.items():
                counts[name] = counts.get(name, 0.0) + count
        return counts

    def note(self, type_name: str) -> None:
        """Count that a layer was added, from wherever: what is added often comes first."""
        if self.uses is not None:
            self.uses.note(type_name)

    def _chosen(self, type_name: str, stays: bool) -> None:
        self.note(type_name)
        if not stays:
            self._give_focus_back()
        self._view.pending_wire.clear()
        if self._add is None:
            return
        self._add(type_name)
        self.added.emit()
        # The next one goes behind what was just added, and no longer into the wire.
        self._add = self._go_on if stays else None

    def _go_on(self, type_name: str) -> None:
        self._commands.add_layer(type_name, self._place)

    def _give_focus_back(self) -> None:
        self._view.pending_wire.clear()
        self._view.take_focus()
