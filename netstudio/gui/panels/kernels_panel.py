"""The kernels of the selected convolution, or of the nearest one before what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netstudio.gui.canvas.card import TIMES
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.panels.probe_targets import kernels_target
from netstudio.gui.panels.waiting_text import waiting_text
from netstudio.gui.plots.mosaic import Mosaic, MosaicKind
from netstudio.gui.selection import Selection
from netstudio.gui.session_bridge import SessionBridge

if TYPE_CHECKING:
    from netstudio.training.probe import ProbeRequest, ProbeResult
    from netstudio.training.telemetry import Snapshot

_OWNER = "kernels"


class KernelsPanel(QWidget):
    """A mosaic of kernels."""

    def __init__(
        self,
        bridge: DocumentBridge,
        selection: Selection,
        session: SessionBridge,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._selection, self._session = bridge, selection, session
        self._request: ProbeRequest | None = None
        self._shown: ProbeResult | None = None
        self.mosaic = Mosaic(
            "Kernels",
            kind=MosaicKind.KERNELS,
            empty_text=waiting_text("Kernels", bridge, session),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.mosaic)
        for signal in (selection.changed, bridge.scope_changed, bridge.changed):
            signal.connect(self._ask)
        bridge.project_reset.connect(self._begin)
        for signal in (bridge.problems_changed, session.torch_loaded):
            signal.connect(self._say_what_is_missing)
        session.ticked.connect(self._show_snapshot)
        session.torch_loaded.connect(self._ask)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._session.show(_OWNER, ())

    def _begin(self) -> None:
        """Another project: what was seen of the one before goes."""
        self._shown = None
        self._say_what_is_missing()
        self._ask()

    def _say_what_is_missing(self) -> None:
        is_asked = self._request is not None or not self._session.is_torch_loaded
        if self._shown is None and is_asked:
            self.mosaic.clear(waiting_text("Kernels", self._bridge, self._session))

    def _ask(self, *_: object) -> None:
        if not self.isVisible() or not self._session.is_torch_loaded:
            return
        from netstudio.insight import KERNELS
        from netstudio.training.probe import ProbeRequest

        node_id = kernels_target(self._bridge.graph, self._selection.current)
        address = node_id and self._bridge.address_of(node_id)
        self._request = ProbeRequest(KERNELS, address) if address else None
        self._session.show(_OWNER, [self._request] if self._request else [])
        if self._request is None:
            self.mosaic.clear("This network has no kernels yet")
        elif self._session.snapshot is not None:
            self._show_snapshot(self._session.snapshot)

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        result = snapshot.probes.get(self._request) if self._request is not None else None
        if result is None or result is self._shown or not self.isVisible():
            return
        self._shown = result
        if result.problem:
            self.mosaic.clear(result.problem)
            return
        kernels = result.arrays["kernels"]
        node = self._bridge.graph.nodes.get(result.request.address.rpartition(".")[2])
        name = node.name if node else result.request.address
        out, into = (int(size) for size in result.arrays["count"])
        height, width = kernels.shape[2:]
        sizes = (height, width) if out == into == 1 else (out, into, height, width)
        # Three input channels are red, green and blue: a filter is one tile in colour.
        self.mosaic.set_rgb(into == 3)
        # One image that is a matrix of weights reads better without a tile's frame.
        values = kernels[0, 0] if kernels.shape[:2] == (1, 1) else kernels
        texts = [str(size) for size in sizes]
        shorter = (f"{name} · {'×'.join(texts)}", name)
        self.mosaic.set_values(values, f"{name} · {TIMES.join(texts)}", shorter)
