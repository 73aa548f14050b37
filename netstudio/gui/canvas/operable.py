"""The canvas with all that can be asked of it, by a key, a menu or a panel alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal

from netstudio.gui.canvas.furnished import FurnishedCanvas
from netstudio.gui.canvas.hit import Hit, hit
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.selection import Selection
from netstudio.layout.geometry import HEADER, WIDTH

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from netstudio.gui.canvas.navigation import Direction


class OperableCanvas(FurnishedCanvas):
    """The open graph, and what can be done with it where it is looked at."""

    node_activated = Signal(str)
    """A node that is no block was double-clicked below its name: show it in detail."""

    def __init__(
        self, bridge: DocumentBridge, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, selection, parent)
        self.pointer = QPointF()
        """Where the pointer was last, in pixels."""
        self.is_pointer_inside = False
        """Whether it is over the canvas still."""
        self._fitted: tuple[float, int, int] | None = None
        """Where the camera was when it showed the graph whole; elsewhere the user has moved it."""

    @property
    def is_fitted(self) -> bool:
        """Whether the graph is shown whole, as it was fitted last."""
        return self.camera.pose == self._fitted

    def set_thumbnail(self, node_id: str, image: QImage | None) -> None:
        """Show a live picture on a node's card, or none."""
        self.canvas.set_thumbnail(node_id, image)

    def add_layer(self, type_name: str) -> None:
        """Add a layer behind the selected node where that ends a chain, else in the middle."""
        from netstudio.gui.canvas.block_types import is_block

        middle = self.camera.place_at(self.middle())
        if is_block(type_name):
            self.block_placing.add(type_name, middle)
        else:
            self.layer_search.note(type_name)
            self.commands.add_layer(type_name, middle)
        self.reveal_selection()

    def fit(self) -> None:
        """Show the whole graph, and go on doing so in a window of another size."""
        self.camera.frame(self.whole())
        self._fitted = self.camera.pose

    def refit(self) -> None:
        """Fit again what was fitted, as when a box over the canvas came or went."""
        if self.is_fitted:
            self.fit()

    def frame_selection(self) -> None:
        """Show the selected nodes, or the whole graph where none is."""
        area = QRectF()
        for node_id in self.selection.ids:
            area = area.united(self.canvas.nodes[node_id].card_rect)
        for note_id in self.notes.selected:
            area = area.united(self.notes.items[note_id].rect)
        self.camera.frame(area if not area.isNull() else self.whole())

    def arrange(self) -> None:
        """Lay the selected nodes out anew, or all of them where at most one is selected."""
        self.arranger.arrange()

    def add_frame(self) -> None:
        """Put a frame around the selected nodes, or an empty one at the pointer; then its title."""
        place = self.camera.place_at(self.spot())
        if note_id := self.notes.add_frame(self.selection.ids, place):
            self.edit_note(note_id)

    def add_note(self) -> None:
        """Put a note at the pointer, and write it."""
        if note_id := self.notes.add_note(self.camera.place_at(self.spot())):
            self.edit_note(note_id)

    def quick_add(self, pixel: QPointF | None = None) -> None:
        """Open the search at the pointer, or in the middle where it is elsewhere."""
        spot = pixel if pixel is not None else self.spot()
        self.layer_search.at(self.camera.place_at(spot))

    def rename_current(self) -> None:
        """Edit the name of the current node where it stands."""
        node_id = self.selection.current
        if node_id is None:
            if self.notes.selected:
                self.edit_note(self.notes.selected[-1])
            return
        item = self.canvas.nodes[node_id]
        self.camera.reveal(item.card_rect)
        self.rename_editor.open(node_id, item.card.title, self.name_rect(node_id))

    def name_rect(self, node_id: str) -> QRect:
        """Where a card's name is in the window, with room to edit it."""
        corner = self.mapFromScene(self.canvas.nodes[node_id].pos())
        width = max(120, round(WIDTH * self.zoom))
        height = max(24, round(HEADER * self.zoom))
        return QRect(corner, QSize(width, height))

    def open_current(self) -> None:
        """Go into the current node where it is a block; else show it in detail."""
        node_id = self.selection.current
        if node_id is not None and not self.navigation.enter(node_id):
            self.node_activated.emit(node_id)

    def remove_or_leave(self) -> None:
        """Delete what is selected; where nothing is, go out of the open block."""
        if self.selection.ids:
            self.commands.remove()
        else:
            self.navigation.leave()

    def insert_on_selected_wire(self) -> None:
        """Open the search for a layer that goes into the selected wire."""
        keys = self.canvas.wire_selection.keys
        if keys:
            item = self.canvas.wires[keys[-1]]
            self.layer_search.on_wire(item.wire, item.middle())
        else:
            self.tell(tr("Select a wire first: click on one."))

    def copy(self) -> None:
        """Put what is selected on the clipboard, as text and as a picture."""
        self.copying.copy()

    def cut(self) -> None:
        """Copy what is selected, and delete it."""
        self.copying.cut()

    def paste(self) -> None:
        """Bring in what the clipboard holds, at the pointer."""
        self.copying.paste()

    def walk(self, direction: Direction) -> None:
        """Select the next node in a direction."""
        from netstudio.gui.canvas.navigation import neighbour

        places = self.canvas.positions()
        found = neighbour(self.canvas.graph, places, self.selection.current, direction)
        if found is not None:
            self.selection.set([found])
            self.reveal_selection()

    def tell(self, words: str, tone: str = "warning") -> None:
        """Show a sentence beside the pointer for a few seconds."""
        self.hint.point_at(self.spot().toPoint())
        self.hint.flash(words, tone)

    def show_problem(self, node_id: str, caption: str = "") -> None:
        """Open the popup of what is wrong with a node, beside its badge; a caption goes above."""
        item = self.canvas.nodes.get(node_id)
        if item is not None and item.problems:
            self.camera.reveal(item.card_rect)
            place = self.mapFromScene(item.badge_point) + QPoint(14, 6)
            self.problem_popup.open(item.problems, place, self.bridge.fixes_for, caption)

    def hit_at(self, place: QPointF) -> Hit:
        """What lies at a place of the scene, at this zoom."""
        return hit(self.canvas, place, self.zoom, self.notes)

    def pixel_at(self, place: QPointF) -> QPointF:
        """Where a place of the scene is in the window."""
        return QPointF(self.mapFromScene(place))

    def block_of(self, node_id: str) -> str | None:
        """The block that a node is an instance of, if the project has it."""
        graph = self.canvas.graph
        use = graph.block_of(graph.nodes[node_id])
        return use.block if use is not None and use.block in self.bridge.project.blocks else None

    def take_focus(self) -> None:
        """Let the keys go to the canvas again."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def spot(self) -> QPointF:
        """The pointer where it is over the canvas, else the middle, in pixels."""
        return self.pointer if self.is_pointer_inside else self.middle()
