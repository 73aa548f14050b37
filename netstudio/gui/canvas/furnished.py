"""The canvas with what hands need besides cards and wires, made when first it is asked for.

The network is on the screen before any of it is imported.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from netstudio.compiler.problem import Fix
from netstudio.gui.canvas.scene import CanvasScene
from netstudio.gui.canvas.surface import Surface
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.selection import Selection

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netstudio.gui.canvas.adapter_chooser import AdapterChooser
    from netstudio.gui.canvas.commands import CanvasCommands
    from netstudio.gui.canvas.copying import Copying
    from netstudio.gui.canvas.drop import DropTarget
    from netstudio.gui.canvas.edge_scroll import EdgeScroll
    from netstudio.gui.canvas.finding import Finding
    from netstudio.gui.canvas.hint import Hint
    from netstudio.gui.canvas.key_wire import KeyWire
    from netstudio.gui.canvas.layer_search import LayerSearch
    from netstudio.gui.canvas.minimap import Minimap
    from netstudio.gui.canvas.pending_wire import PendingWire
    from netstudio.gui.canvas.problem_popup import ProblemPopup
    from netstudio.gui.canvas.rename_editor import RenameEditor
    from netstudio.gui.canvas.view import CanvasView


class FurnishedCanvas(Surface):
    """The open graph, and what floats over it."""

    def __init__(
        self, bridge: DocumentBridge, selection: Selection, parent: QWidget | None = None
    ) -> None:
        self.canvas = CanvasScene(bridge, selection)
        super().__init__(self.canvas, parent)
        self.bridge: DocumentBridge = bridge
        self.selection: Selection = selection

    @cached_property
    def commands(self) -> CanvasCommands:
        """What can be done with the graph besides the mouse."""
        from netstudio.gui.canvas.commands import CanvasCommands

        return CanvasCommands(self.canvas)

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

        return DropTarget(self.canvas, self.commands)

    @cached_property
    def edge_scroll(self) -> EdgeScroll:
        """Moves the canvas while something is dragged to its edge."""
        from netstudio.gui.canvas.edge_scroll import EdgeScroll

        return EdgeScroll(cast("CanvasView", self))

    def furnish(self) -> None:
        """Make what hands need, so that the first click does not wait for it."""
        made = (self.minimap, self.hint, self.rename_editor)
        assert all(part is not None for part in (*made, self.edge_scroll, self.drop_target))
        self.close_floats()

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

    def _mend(self, fix: Fix) -> None:
        self.bridge.push(fix.edit)
