"""The canvas with what hands need besides cards and wires, made when first it is asked for.

The network is on the screen before any of it is imported.
"""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, QTimer

from netstudio.compiler.problem import Fix
from netstudio.gui.canvas.scene import CanvasScene
from netstudio.gui.canvas.surface import Surface
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.selection import Selection
from netstudio.gui.theme.tokens import TEXT_BODY, TEXT_TITLE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netstudio.gui.canvas.adapter_chooser import AdapterChooser
    from netstudio.gui.canvas.arranger import Arranger
    from netstudio.gui.canvas.block_commands import BlockCommands
    from netstudio.gui.canvas.block_navigation import BlockNavigation
    from netstudio.gui.canvas.block_placing import BlockPlacing
    from netstudio.gui.canvas.commands import CanvasCommands
    from netstudio.gui.canvas.copying import Copying
    from netstudio.gui.canvas.drop import DropTarget
    from netstudio.gui.canvas.edge_scroll import EdgeScroll
    from netstudio.gui.canvas.finding import Finding
    from netstudio.gui.canvas.hint import Hint
    from netstudio.gui.canvas.key_wire import KeyWire
    from netstudio.gui.canvas.layer_search import LayerSearch
    from netstudio.gui.canvas.minimap import Minimap
    from netstudio.gui.canvas.note_editor import NoteEditor
    from netstudio.gui.canvas.note_layer import NoteLayer
    from netstudio.gui.canvas.own_colour import OwnColour
    from netstudio.gui.canvas.pending_wire import PendingWire
    from netstudio.gui.canvas.placing import Placing
    from netstudio.gui.canvas.problem_popup import ProblemPopup
    from netstudio.gui.canvas.rename_editor import RenameEditor
    from netstudio.gui.canvas.view import CanvasView

_FURNITURE = (
    "edits",
    "notes",
    "minimap",
    "hint",
    "rename_editor",
    "arranger",
    "edge_scroll",
    "drop_target",
    "problem_popup",
    "layer_search",
)
"""What floats over a canvas and is wanted by the first click, in the order in which it is made."""
_BREATH_MS = 3
_WRITTEN = QSizeF(240.0, 120.0)
"""The part of a frame or note that is brought into sight to write in it."""


class FurnishedCanvas(Surface):
    """The open graph, and what floats over it."""

    def __init__(
        self, bridge: DocumentBridge, selection: Selection, parent: QWidget | None = None
    ) -> None:
        self.canvas = CanvasScene(bridge, selection)
        super().__init__(self.canvas, parent)
        # Qt ends the scene with its view. Left to Python's collector, which takes scene and items
        # in any order, an item could be deleted by both.
        self.canvas.setParent(self)
        self.bridge: DocumentBridge = bridge
        self.selection: Selection = selection
        self.paint_from_afar = self.canvas.paint_from_afar

    @cached_property
    def edits(self) -> ModuleType:
        """What hands do to a project; importing it is a turn of furnishing of its own."""
        return import_module("netstudio.document.edits")

    @cached_property
    def commands(self) -> CanvasCommands:
        """What can be done with the graph besides the mouse."""
        from netstudio.gui.canvas.commands import CanvasCommands

        return CanvasCommands(self.canvas, self.notes)

    @cached_property
    def notes(self) -> NoteLayer:
        """The frames and notes."""
        from netstudio.gui.canvas.note_layer import NoteLayer

        return NoteLayer(self.canvas)

    @cached_property
    def note_editor(self) -> NoteEditor:
        """The field laid over a note's text."""
        from netstudio.gui.canvas.note_editor import NoteEditor

        editor = NoteEditor(self)
        editor.written.connect(self._write_note)
        editor.closed.connect(self._show_note_text)
        self.zoomed.connect(editor.take)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(editor.take)  # the canvas moved on beneath it
        self.canvas.about_to_clear.connect(editor.close_without)
        return editor

    @cached_property
    def placing(self) -> Placing:
        """Where the selected nodes lie and how they are drawn."""
        from netstudio.gui.canvas.placing import Placing

        return Placing(cast("CanvasView", self))

    @cached_property
    def own_colour(self) -> OwnColour:
        """Asks for any colour, and remembers it."""
        from netstudio.gui.canvas.own_colour import OwnColour

        return OwnColour(cast("CanvasView", self))

    @cached_property
    def arranger(self) -> Arranger:
        """Lays nodes out anew."""
        from netstudio.gui.canvas.arranger import Arranger

        return Arranger(cast("CanvasView", self))

    @cached_property
    def blocks(self) -> BlockCommands:
        """What can be done with blocks."""
        from netstudio.gui.canvas.block_commands import BlockCommands

        return BlockCommands(cast("CanvasView", self))

    @cached_property
    def block_placing(self) -> BlockPlacing:
        """Adds instances of blocks."""
        from netstudio.gui.canvas.block_placing import BlockPlacing

        return BlockPlacing(cast("CanvasView", self))

    @cached_property
    def navigation(self) -> BlockNavigation:
        """The way into blocks and out again."""
        from netstudio.gui.canvas.block_navigation import BlockNavigation

        return BlockNavigation(cast("CanvasView", self))

    @cached_property
    def copying(self) -> Copying:
        """What goes to the clipboard and comes from there."""
        from netstudio.gui.canvas.copying import Copying

        return Copying(cast("CanvasView", self))

    @cached_property
    def finding(self) -> Finding:
        """The search, the walk from problem to problem, wider selections."""
        from netstudio.gui.canvas.finding import Finding

        return Finding(cast("CanvasView", self))

    @cached_property
    def minimap(self) -> Minimap:
        """The whole graph, small."""
        from netstudio.gui.canvas.minimap import Minimap

        return Minimap(cast("CanvasView", self))

    @cached_property
    def hint(self) -> Hint:
        """A sentence beside the pointer."""
        from netstudio.gui.canvas.hint import Hint

        return Hint(self)

    @cached_property
    def layer_search(self) -> LayerSearch:
        """The search for a layer to add."""
        from netstudio.gui.canvas.layer_search import LayerSearch

        search = LayerSearch(cast("CanvasView", self))
        search.added.connect(self.reveal_selection)
        return search

    @cached_property
    def problem_popup(self) -> ProblemPopup:
        """What is wrong with a node, beside its badge."""
        from netstudio.gui.canvas.problem_popup import ProblemPopup

        popup = ProblemPopup(self)
        popup.fix_chosen.connect(self._mend)
        self.zoomed.connect(popup.hide)
        return popup

    @cached_property
    def adapter_chooser(self) -> AdapterChooser:
        """What should make a wire fit, beside its port."""
        from netstudio.gui.canvas.adapter_chooser import AdapterChooser

        chooser = AdapterChooser(cast("CanvasView", self))
        self.zoomed.connect(chooser.dismiss)
        return chooser

    @cached_property
    def key_wire(self) -> KeyWire:
        """A wire led by keys."""
        from netstudio.gui.canvas.key_wire import KeyWire

        return KeyWire(cast("CanvasView", self))

    @cached_property
    def pending_wire(self) -> PendingWire:
        """A wire that waits for what it should lead to, or for an adapter."""
        from netstudio.gui.canvas.pending_wire import PendingWire

        return PendingWire(self.canvas)

    @cached_property
    def rename_editor(self) -> RenameEditor:
        """The field laid over a card's name."""
        from netstudio.gui.canvas.rename_editor import RenameEditor

        editor = RenameEditor(self)
        editor.renamed.connect(self.commands.rename)
        self.zoomed.connect(editor.close_without)
        return editor

    @cached_property
    def drop_target(self) -> DropTarget:
        """Where a dragged layer would go."""
        from netstudio.gui.canvas.drop import DropTarget

        return DropTarget(self.canvas, self.commands, self.block_placing)

    @cached_property
    def edge_scroll(self) -> EdgeScroll:
        """Moves the canvas while something is dragged to its edge."""
        from netstudio.gui.canvas.edge_scroll import EdgeScroll

        return EdgeScroll(cast("CanvasView", self))

    def edit_note(self, note_id: str) -> None:
        """Write a note, or a frame's title, where it stands."""
        item = self.notes.items[note_id]
        self.camera.reveal(item.rect.intersected(QRectF(item.pos(), _WRITTEN)))
        area = item.text_rect()
        area = area.adjusted(-4, 2, 4, -2) if item.is_frame else area.adjusted(-5, -5, 5, 5)
        corner = self.mapFromScene(item.pos() + area.topLeft())
        size = QSize(
            max(120, round(area.width() * self.zoom)), max(26, round(area.height() * self.zoom))
        )
        letters = max(10, round((TEXT_TITLE if item.is_frame else TEXT_BODY) * self.zoom))
        item.hide_text(True)
        self.note_editor.open(
            note_id, item.note.text, QRect(corner, size), title=item.is_frame, size=letters
        )

    def whole(self) -> QRectF:
        """The area of all cards, frames and notes."""
        notes = self.bridge.project.view.notes  # where there are none, nothing is imported
        area = self.canvas.content_rect()
        return area.united(self.notes.area) if notes else area

    def furnish(self) -> None:
        """Make what hands need, so that the first click does not wait for it; in turns."""
        self._furniture = iter(_FURNITURE)
        self._furnish_on()

    def _furnish_on(self) -> None:
        part = next(self._furniture, None)
        if part is not None:
            getattr(self, part)  # which makes it
            QTimer.singleShot(_BREATH_MS, self, self._furnish_on)

    def close_floats(self) -> bool:
        """Close search, popup and hint; whether one was open."""
        was_open = self.problem_popup.isVisible()
        self.problem_popup.hide()
        self.hint.hide()
        if "key_wire" in self.__dict__:
            self.key_wire.drop()
        if "adapter_chooser" in self.__dict__:
            was_open = self.adapter_chooser.dismiss() or was_open
        return self.layer_search.dismiss() or was_open

    def reveal_selection(self) -> None:
        """Scroll to the current node."""
        if node_id := self.selection.current:
            self.camera.reveal(self.canvas.nodes[node_id].card_rect)

    def _write_note(self, note_id: str, text: str) -> None:
        if note_id in self.notes.items:
            self.notes.set_text(note_id, text)

    def _show_note_text(self, note_id: str) -> None:
        if item := self.notes.items.get(note_id):
            item.hide_text(False)

    def _mend(self, fix: Fix) -> None:
        self.bridge.push(fix.edit)
