"""The kernels of the selected convolution, or of the nearest one before what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.panels.look_panel import LookPanel
from netstudio.gui.panels.probe_targets import kernels_target
from netstudio.gui.plots.mosaic import MosaicKind
from netstudio.gui.selection import Selection
from netstudio.gui.session_bridge import SessionBridge
from netstudio.layout.card import TIMES

if TYPE_CHECKING:
    from netstudio.training.probe import ProbeRequest, ProbeResult


class KernelsPanel(LookPanel):
    """A mosaic of kernels."""

    def __init__(
        self,
        bridge: DocumentBridge,
        selection: Selection,
        session: SessionBridge,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Kernels"), MosaicKind.KERNELS, bridge, selection, session, parent)

    def wanted(self) -> Sequence[ProbeRequest]:
        from netstudio.insight import KERNELS
        from netstudio.training.probe import ProbeRequest

        target = kernels_target(self._bridge.graph, self._selection.current)
        address = self.address(target)
        return [ProbeRequest(KERNELS, address)] if address else []

    def nothing_text(self) -> str:
        return tr("This network has no kernels yet")

    def show_result(self, result: ProbeResult) -> None:
        if result.problem:
            self.mosaic.clear(tr(result.problem))
            return
        kernels = result.arrays["kernels"]
        name = self.node_name(result.request.address)
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
