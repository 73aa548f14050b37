"""Live pictures on the cards of the canvas, for those that are in sight and large enough to see."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QImage

from netstudio.catalog.types import TensorType
from netstudio.document.node import Input, Node
from netstudio.document.project import ROOT
from netstudio.gui.canvas.view import CanvasView
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.panels.feature_maps_panel import picture_of
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.theme.apply import current
from netstudio.layout.geometry import WITH_MAPS, is_image_like

if TYPE_CHECKING:
    from netstudio.training.probe import ProbeRequest, ProbeResult
    from netstudio.training.telemetry import Snapshot

_OWNER = "thumbnails"


class Picture(Enum):
    """What the pictures on the cards show."""

    FEATURE_MAPS = "feature_maps"
    KERNELS = "kernels"
    HISTOGRAM = "histogram"
    NONE = "none"


FAMILIES = {
    Picture.FEATURE_MAPS: WITH_MAPS,
    Picture.KERNELS: frozenset({"convolution"}),
    Picture.HISTOGRAM: frozenset(
        {"convolution", "linear", "activation", "normalisation", "recurrent", "attention", "merge"}
    ),
}
"""The families whose cards have a picture, by what it shows."""
MOST = 12
"""More looks than this would each come too seldom to be called live."""
SMALLEST_ZOOM = 0.45
SETTLE_MS = 200


class Thumbnails(QObject):
    """Asks for the maps of what is in sight, and hands them to the cards."""

    def __init__(self, canvas: CanvasView, bridge: DocumentBridge, session: SessionBridge) -> None:
        super().__init__(canvas)
        self._canvas, self._bridge, self._session = canvas, bridge, session
        self._sample = 0
        self._picture = Picture.FEATURE_MAPS
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

    @property
    def picture(self) -> Picture:
        """What the pictures show."""
        return self._picture

    def set_picture(self, picture: Picture) -> None:
        """Show something else on the cards."""
        if picture is self._picture:
            return
        self._picture = picture
        for node_id in self._shown:
            self._canvas.set_thumbnail(node_id, None)
        self._shown = {}
        self._ask()

    def set_sample(self, index: int) -> None:
        """Show the maps of another image."""
        self._sample = index
        self._ask()

    def _settle_first(self, *_: object) -> None:
        self._settle.start()

    def _ask(self) -> None:
        if not self._session.is_torch_loaded:
            return
        wanted: dict[ProbeRequest, str] = {}
        for node in self._in_sight():
            address = self._bridge.address_of(node.id)
            if address:
                wanted[self._request(node, address)] = node.id
        self._requests = wanted
        gone = set(self._shown) - set(wanted.values())
        for node_id in gone:
            del self._shown[node_id]
            if not self._is_drawable(node_id):
                self._canvas.set_thumbnail(node_id, None)
        self._session.show(_OWNER, wanted)

    def _request(self, node: Node, address: str) -> ProbeRequest:
        from netstudio.insight import ACTIVATIONS, FEATURE_MAPS, KERNELS
        from netstudio.training.probe import ProbeRequest

        if isinstance(node.target, Input) or self._picture is Picture.FEATURE_MAPS:
            return ProbeRequest(FEATURE_MAPS, address, self._sample)
        kind = KERNELS if self._picture is Picture.KERNELS else ACTIVATIONS
        return ProbeRequest(kind, address)

    def _in_sight(self) -> list[Node]:
        """The nodes whose cards are seen, and have a picture."""
        is_seen = self._canvas.zoom >= SMALLEST_ZOOM and self._canvas.isVisible()
        if not is_seen or self._picture is Picture.NONE:
            return []
        view = self._canvas.viewport().rect()
        area = self._canvas.mapToScene(view).boundingRect()
        nodes, seen = self._bridge.graph.nodes, set()
        for item in self._canvas.canvas.card_items(area):
            if area.intersects(item.card_rect) and self._is_drawable(item.node_id):
                seen.add(item.node_id)
        return [node for node_id, node in nodes.items() if node_id in seen][:MOST]

    def _is_drawable(self, node_id: str) -> bool:
        graph = self._bridge.graph
        node = graph.nodes.get(node_id)
        known = self._bridge.node_inference(node_id)
        if node is None or known is None or self._picture is Picture.NONE:
            return False
        is_image = is_image_like(known.type)
        if isinstance(node.target, Input):
            return self._bridge.scope == ROOT and is_image
        item = self._canvas.canvas.nodes.get(node_id)
        if item is None or item.card.family not in FAMILIES[self._picture]:
            return False
        if self._picture is Picture.FEATURE_MAPS:
            return is_image
        return isinstance(known.type, TensorType | tuple)

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        if not self._canvas.isVisible():
            return
        cards = self._canvas.canvas.nodes
        for request, node_id in self._requests.items():
            result = snapshot.probes.get(request)
            if result is None or self._shown.get(node_id) is result or node_id not in cards:
                continue  # what was asked for may be deleted by now
            self._shown[node_id] = result
            self._draw(node_id, result)

    def _draw(self, node_id: str, result: ProbeResult) -> None:
        self._canvas.set_thumbnail(
            node_id, None if result.problem else self._image(result, node_id)
        )

    def _image(self, result: ProbeResult, node_id: str) -> QImage:
        from netstudio.gui.panels.strip_image import (
            histogram_image,
            input_image,
            kernel_image,
            strip_image,
        )

        arrays = result.arrays
        if "kernels" in arrays:
            return kernel_image(arrays["kernels"])
        if "histogram" in arrays:
            theme = current()
            family = self._canvas.canvas.nodes[node_id].card.family
            ink, axis = QColor(theme.family(family)), QColor(theme.text_muted)
            return histogram_image(arrays["histogram"], arrays["edges"], ink, axis)
        node = self._bridge.graph.nodes.get(node_id)
        if node is not None and isinstance(node.target, Input):
            return input_image(picture_of(result))
        return strip_image(arrays["maps"])
