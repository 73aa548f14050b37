"""What is selected, shared by canvas, inspector and code pane.

One object for all of them, so that a click in any shows in every other. It follows the document:
what an edit removes is no longer selected, and another graph starts with nothing selected.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from netstudio.document.change import Change
from netstudio.gui.document_bridge import DocumentBridge


class Selection(QObject):
    """The ids of the selected nodes of the open graph, in the order they were selected."""

    changed = Signal()
    """Other nodes are selected, or another one of them is current."""

    def __init__(self, bridge: DocumentBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._ids: tuple[str, ...] = ()
        bridge.changed.connect(self._follow)
        bridge.scope_changed.connect(self.clear)
        bridge.project_reset.connect(self.clear)

    @property
    def ids(self) -> tuple[str, ...]:
        """The selected nodes."""
        return self._ids

    @property
    def current(self) -> str | None:
        """The node that the inspector shows: the one selected last."""
        return self._ids[-1] if self._ids else None

    def __contains__(self, node_id: object) -> bool:
        return node_id in self._ids

    def set(self, ids: Iterable[str]) -> None:
        """Select exactly these of the open graph; the last is current. Unknown ids are left out."""
        nodes = self._bridge.graph.nodes
        new = tuple(dict.fromkeys(node_id for node_id in ids if node_id in nodes))
        if new != self._ids:
            self._ids = new
            self.changed.emit()

    def add(self, ids: Iterable[str]) -> None:
        """Select these too; the last of them becomes current."""
        added = tuple(ids)
        self.set((*(node_id for node_id in self._ids if node_id not in added), *added))

    def toggle(self, node_id: str) -> None:
        """Select a node too, or no longer."""
        if node_id in self._ids:
            self.set(other for other in self._ids if other != node_id)
        else:
            self.add([node_id])

    def clear(self, *_: object) -> None:
        """Select nothing."""
        self.set(())

    def _follow(self, change: Change) -> None:
        if change.structural:
            self.set(self._ids)
