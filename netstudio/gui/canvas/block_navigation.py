"""Going into a block and out again, with camera and selection as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF

from netstudio.catalog.inference import block_address
from netstudio.document.project import ROOT
from netstudio.records import dataclass

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from netstudio.gui.canvas.view import CanvasView


_LARGEST = 5.0
"""The largest scale of the old picture: beyond, it is only a blur."""


@dataclass(frozen=True, slots=True)
class _Left:
    """How a graph was looked at when it was left."""

    pose: tuple[float, int, int]
    selected: tuple[str, ...]


class BlockNavigation:
    """The way through a network's blocks."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._bridge = view.bridge
        self._left: dict[str, _Left] = {}
        self._bridge.project_reset.connect(self._left.clear)

    def enter(self, node_id: str) -> bool:
        """Open the block that a node is an instance of, seen from there; whether it is one."""
        block = self._view.block_of(node_id)
        if block is None:
            return False
        self._remember()
        area = self._card(node_id)
        address = self._address(node_id)
        picture = self._view.viewport().grab()
        self._bridge.set_scope(block, address)
        self._zoom(picture, _grown(area, QRectF(self._view.viewport().rect())))
        return True

    def leave(self) -> bool:
        """Go out to the graph around; False in the main graph."""
        if self._bridge.scope == ROOT:
            return False
        steps = self._bridge.way_in
        self.go_to(len(steps) - 1)
        return True

    def go_to(self, depth: int) -> None:
        """Go out to a depth of the path: 0 for the main graph, 1 for the outermost block."""
        steps = self._bridge.way_in
        # The way into a block that nothing uses has no steps; it is left to the main graph.
        inner = steps[depth].address if 0 <= depth < len(steps) else ""
        picture = self._view.viewport().grab()
        if depth <= 0:
            self._bridge.set_scope(ROOT)
        else:
            self._bridge.set_scope(steps[depth - 1].block, steps[depth - 1].address)
        self._restore(inner)
        current = self._view.selection.current
        middle = QRectF(self._view.middle(), QSizeF(1, 1))
        self._zoom(picture, self._card(current) if current else middle)

    def look_at(self, address: str) -> None:
        """See the open block from another of its instances."""
        self._bridge.set_scope(self._bridge.scope, address)

    def _remember(self) -> None:
        view = self._view
        self._left[self._bridge.scope] = _Left(view.camera.pose, view.selection.ids)

    def _restore(self, inner: str) -> None:
        """The old view where there is one; selected is the instance that was come out of."""
        view, nodes = self._view, self._bridge.graph.nodes
        left = self._left.pop(self._bridge.scope, None)
        if left is not None:
            view.camera.take(left.pose)
        node_id = self._caller(inner)
        kept = tuple(key for key in (left.selected if left else ()) if key in nodes)
        view.selection.set(kept if not node_id or node_id in kept else (node_id,))
        if view.selection.current is not None and left is None:
            view.reveal_selection()

    def _caller(self, address: str) -> str:
        """The node of the open graph that calls the instance at an address."""
        prefix = f"{self._bridge.instance}." if self._bridge.scope != ROOT else ""
        member_id = address.removeprefix(prefix).rpartition("[")[0] or address.removeprefix(prefix)
        for wanted in (address.removeprefix(prefix), member_id):
            callers = self._bridge.graph.callers(wanted)
            if callers:
                return callers[0].id
        return ""

    def _address(self, node_id: str) -> str:
        graph = self._bridge.graph
        node = graph.nodes[node_id]
        member, use = graph.member_of(node), graph.block_of(node)
        assert member is not None and use is not None, node_id
        return self._bridge.address_of(block_address(member.id, use, 0))

    def _card(self, node_id: str) -> QRectF:
        item = self._view.canvas.nodes[node_id]
        return QRectF(self._view.mapFromScene(item.card_rect).boundingRect())

    def _zoom(self, picture: QPixmap, end: QRectF) -> None:
        from netstudio.gui.canvas.scope_zoom import DURATION_MS, ScopeZoom
        from netstudio.gui.theme.motion import glide_ms

        if self._view.isVisible() and (duration := glide_ms(DURATION_MS)):
            ScopeZoom(self._view, picture, end, duration)


def _grown(area: QRectF, window: QRectF) -> QRectF:
    """Where a picture of the window ends so that `area` of it fills the window."""
    across = window.width() / max(1.0, area.width())
    down = window.height() / max(1.0, area.height())
    scale = min(across, down, _LARGEST)
    return QRectF(
        window.center().x() - area.center().x() * scale,
        window.center().y() - area.center().y() * scale,
        window.width() * scale,
        window.height() * scale,
    )
