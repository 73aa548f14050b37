"""Live pictures on the cards of the canvas, for those that are in sight and large enough to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from netstudio.document.node import Input, Node
from netstudio.document.project import ROOT
from netstudio.gui.canvas.view import CanvasView
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.panels.feature_maps_panel import picture_of
from netstudio.gui.panels.probe_targets import is_image_like
from netstudio.gui.session_bridge import SessionBridge

if TYPE_CHECKING:
    from netstudio.training.probe import ProbeRequest, ProbeResult
    from netstudio.training.telemetry import Snapshot

_OWNER = "thumbnails"
FAMILIES = frozenset({"convolution", "pooling", "upsampling"})
MOST = 12
"""More looks than this would each come too seldom to be called live."""
SMALLEST_ZOOM = 0.45
SETTLE_MS = 200
INPUT_ASPECT = 2.4


class Thumbnails(QObject):
    """Asks for the maps of what is in sight, and hands them to the cards."""

    def __init__(self, canvas: CanvasView, bridge: DocumentBridge, session: SessionBridge) -> None:
        super().__init__(canvas)
        self._canvas, self._bridge, self._session = canvas, bridge, session
        self._sample = 0
        self._requests: dict[ProbeRequest, str] = {}
        self._shown: dict[str, ProbeResult] = {}
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        for signal in (
            canvas.zoomed,
            canvas.horizontalScrollBar().valueChanged,
            canvas.verticalScrollBar().valueChanged,
            bridge.changed,
            bridge.scope_changed,
            bridge.project_reset,
            session.torch_loaded,
        ):
            signal.connect(self._settle_first)
        session.ticked.connect(self._show_snapshot)

    def set_sample(self, index: int) -> None:
        """Show the maps of another image."""
        self._sample = index
        self._ask()

    def _settle_first(self, *_: object) -> None:
        self._settle.start()

    def _ask(self) -> None:
        if not self._session.is_torch_loaded:
            return
        from netstudio.insight import FEATURE_MAPS
        from netstudio.training.probe import ProbeRequest

        wanted: dict[ProbeRequest, str] = {}
        for node in self._in_sight():
            address = self._bridge.address_of(node.id)
            if address:
                wanted[ProbeRequest(FEATURE_MAPS, address, self._sample)] = node.id
        self._requests = wanted
        gone = set(self._shown) - set(wanted.values())
        for node_id in gone:
            del self._shown[node_id]
            if not self._is_drawable(node_id):
                self._canvas.set_thumbnail(node_id, None)
        self._session.show(_OWNER, wanted)

    def _in_sight(self) -> list[Node]:
        """The nodes whose cards are seen, and whose values are images."""
        if self._canvas.zoom < SMALLEST_ZOOM or not self._canvas.isVisible():
            return []
        view = self._canvas.viewport().rect()
        area = self._canvas.mapToScene(view).boundingRect()
        graph = self._bridge.graph
        return [
            graph.nodes[node_id]
            for node_id, item in self._canvas.canvas.nodes.items()
            if node_id in graph.nodes and area.intersects(item.card_rect)
            if self._is_drawable(node_id)
        ][:MOST]

    def _is_drawable(self, node_id: str) -> bool:
        graph = self._bridge.graph
        node = graph.nodes.get(node_id)
        known = self._bridge.node_inference(node_id)
        if node is None or known is None or not is_image_like(known.type):
            return False
        if isinstance(node.target, Input):
            return self._bridge.scope == ROOT
        item = self._canvas.canvas.nodes.get(node_id)
        return item is not None and item.card.family in FAMILIES

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        if not self._canvas.isVisible():
            return
        for request, node_id in self._requests.items():
            result = snapshot.probes.get(request)
            if result is None or self._shown.get(node_id) is result:
                continue
            self._shown[node_id] = result
            self._draw(node_id, result)

    def _draw(self, node_id: str, result: ProbeResult) -> None:
        from netstudio.gui.panels.strip_image import input_image, strip_image

        if result.problem:
            self._canvas.set_thumbnail(node_id, None)
            return
        node = self._bridge.graph.nodes.get(node_id)
        if node is not None and isinstance(node.target, Input):
            image = input_image(picture_of(result), INPUT_ASPECT)
        else:
            image = strip_image(result.arrays["maps"])
        self._canvas.set_thumbnail(node_id, image)
