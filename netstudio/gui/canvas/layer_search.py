"""Asking for a layer or a block: the search, and what is done with what the user picks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QPointF, Signal

from netstudio.catalog.types import ValueType
from netstudio.document.values import Ref
from netstudio.gui.canvas.block_types import is_block
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


Results: TypeAlias = Callable[[str], "ValueType | None"]
"""What a type would make of a value; None where nobody can tell, or it does not take it."""


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
        self._open(place, self._go_on)

    def behind(self, source: Ref, place: QPointF) -> None:
        """For a layer that takes a value."""
        value = type_at(self._bridge.node_inference, source)

        def add(name: str) -> None:
            where = self._view.block_placing.behind if is_block(name) else self._commands.add_behind
            where(name, source, place)

        results = self._results(source, value)
        title = tr("What takes {shape}?", shape=shape_text(value))
        self._open(place, add, self._taking(value, results), _shapes(results), title)

    def before(self, node_id: str, key: PortKey, place: QPointF) -> None:
        """For a layer whose value enters a port."""
        self._open(
            place,
            lambda name: self._commands.add_before(name, node_id, key, place),
            lambda name: fits_before()(name) and not is_block(name),
            title=tr("What goes into {name}?", name=self._view.canvas.graph.nodes[node_id].name),
        )

    def on_wire(self, wire: Wire, place: QPointF) -> None:
        """For a layer that goes into a wire."""
        value = type_at(self._bridge.node_inference, wire.source)
        results = self._results(wire.source, value)
        takes = self._taking(value, results)

        def add(name: str) -> None:
            if is_block(name):
                self._view.block_placing.drop(name, place, wire)
            else:
                self._commands.insert_on(name, wire, place)

        def fits(name: str) -> bool:
            return has_output(name) and takes(name)

        self._open(place, add, fits, _shapes(results), tr("Insert a layer"))

    def _results(self, source: Ref, value: ValueType | None) -> Results:
        """What a type makes of a value; a block is tried once."""
        blocks = cache(lambda name: self._view.block_placing.result(name, source))

        def result(name: str) -> ValueType | None:
            return blocks(name) if is_block(name) else result_of(default_layer(name), value)

        return result

    @staticmethod
    def _taking(value: ValueType | None, results: Results) -> Callable[[str], bool]:
        takes = fits_behind(value)
        return lambda name: results(name) is not None if is_block(name) else takes(name)

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
        blocks = self._view.block_placing.offered()
        self.popup.open(pixel, Offer(self._counts(), fits, shape, title, blocks))

    def _counts(self) -> dict[str, float]:
        """How much each type is used, in the project and by the user of late."""
        counts: dict[str, float] = dict(uses_in(self._bridge.project))
        if self.uses is not None:
            for name, count in self.uses.counts.items():
                counts[name] = counts.get(name, 0.0) + count
        return counts

    def note(self, type_name: str) -> None:
        """Count that a layer was added, from wherever: what is added often comes first."""
        if self.uses is not None and not is_block(type_name):
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
        blocks = self._view.block_placing
        add = blocks.add if is_block(type_name) else self._commands.add_layer
        add(type_name, self._place)

    def _give_focus_back(self) -> None:
        self._view.pending_wire.clear()
        self._view.take_focus()


def _shapes(results: Results) -> Callable[[str], str]:
    """The shape that a type would make of a value, as text."""

    def shape(type_name: str) -> str:
        found = results(type_name)
        return shape_text(found) if found is not None else ""

    return shape
