"""Copy and paste as the canvas offers them: nodes as text and picture, a picture, Python source."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from netstudio.document.project import ROOT
from netstudio.errors import CodegenError
from netstudio.gui.canvas import clipboard
from netstudio.gui.canvas.picture import picture
from netstudio.gui.language import tr, tr_count
from netstudio.layout.geometry import GRID

if TYPE_CHECKING:
    from netstudio.document.project import Project
    from netstudio.gui.canvas.view import CanvasView

MOST_PICTURED = 300
"""Up to so many nodes, copying them as text brings their picture along."""
_CASCADE = float(GRID * 6)


class Copying:
    """The clipboard's side of one canvas."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._last: tuple[Project, QPointF, tuple[float, int, int]] | None = None
        self._place = QPointF()
        self._times = 0

    def copy(self) -> None:
        """Put what is selected on the clipboard, as text and as a picture."""
        ids = self._view.selection.ids
        if not ids and not self._view.notes.selected:
            return
        image = self._picture(ids) if len(ids) <= MOST_PICTURED else None
        clipboard.put(self._view.commands.copied(), image)

    def _picture(self, ids: Collection[str]) -> QImage:
        """These nodes with the frames around them alone, and with what is selected of notes."""
        notes, chosen = self._view.notes, frozenset(ids)
        shown = [notes.items[note_id] for note_id in notes.selected]
        for item in notes.items.values():
            inside = {card.node_id for card in notes.cards_in(item)}
            if inside and inside <= chosen and item not in shown:
                shown.append(item)
        return picture(self._view.canvas, ids, shown)

    def cut(self) -> None:
        """Copy what is selected, and delete it."""
        self.copy()
        self._view.commands.remove()

    def paste(self) -> None:
        """Bring in what the clipboard holds, at the pointer; again there, a step aside."""
        view = self._view
        try:
            part = clipboard.take()
        except clipboard.NoNetworkError as error:
            view.tell(tr(str(error)))
            return
        spot = view.spot()
        if self._last != (part, spot, view.camera.pose):
            self._place, self._times = view.camera.place_at(spot), 0
        step = _CASCADE * self._times
        view.commands.paste_at(part, self._place + QPointF(step, step))
        view.reveal_selection()
        self._times += 1
        self._last = (part, spot, view.camera.pose)  # as it is after the canvas has scrolled

    def copy_image(self) -> None:
        """Put a picture of what is selected, or of everything, on the clipboard."""
        view = self._view
        ids: Collection[str] = view.selection.ids
        if ids or view.notes.selected:
            image = self._picture(ids)
        else:
            ids = tuple(view.canvas.nodes)
            image = picture(view.canvas, ids, tuple(view.notes.items.values()))
        if image.isNull():
            view.tell(tr("There is nothing to draw: the canvas is empty."))
            return
        clipboard.put_image(image)
        size = tr("{width} × {height} pixels", width=image.width(), height=image.height())
        if not ids:
            view.tell(tr("Copied a picture, {size}.", size=size), "success")
            return
        one, many = "Copied a picture of one node, {size}.", "Copied {count} nodes, {size}."
        view.tell(tr_count(len(ids), one, many, size=size), "success")

    def copy_python(self) -> None:
        """Put the source of what is selected, or of the network, on the clipboard."""
        from netstudio.codegen.generate import generate
        from netstudio.gui.canvas.standalone import standing_alone

        bridge, ids = self._view.bridge, self._view.selection.ids
        try:
            if ids:
                part = standing_alone(bridge.project, bridge.scope, ids, bridge.node_inference)
                source = generate(part)
            elif bridge.scope == ROOT:
                source = generate(bridge.project, bridge.inference)
            else:
                self._view.tell(tr("Select the nodes whose source is wanted."))
                return
        except CodegenError as error:
            self._view.tell(tr(str(error)))
            return
        clipboard.put_text(source.text)
        self._view.tell(tr("Copied the class {name} as Python.", name=source.class_name), "success")
