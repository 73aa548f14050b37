"""What the selected layer does while the network trains: its activations and its gradients."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from netstudio.document.node import Call
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.panels.card import strong
from netstudio.gui.panels.inspector.inspector import Inspector
from netstudio.gui.panels.inspector.layer_page import LayerPage
from netstudio.gui.selection import Selection
from netstudio.gui.session_bridge import SessionBridge

if TYPE_CHECKING:
    from netstudio.training.probe import ProbeRequest, ProbeResult
    from netstudio.training.telemetry import Snapshot

_OWNER = "statistics"


class Statistics(QObject):
    """Fills the inspector's card on what happens inside the layer."""

    def __init__(
        self,
        inspector: Inspector,
        bridge: DocumentBridge,
        selection: Selection,
        session: SessionBridge,
    ) -> None:
        super().__init__(inspector)
        self._inspector, self._bridge = inspector, bridge
        self._selection, self._session = selection, session
        self._activations: ProbeRequest | None = None
        self._gradients: ProbeRequest | None = None
        inspector.page_shown.connect(self._ask)
        inspector.hidden.connect(self._rest)
        session.torch_loaded.connect(self._ask)
        session.ticked.connect(self._show_snapshot)

    def _rest(self) -> None:
        self._session.show(_OWNER, ())

    def _ask(self, *_: object) -> None:
        node_id = self._selection.current
        page = self._inspector.page
        if not self._session.is_torch_loaded or not self._inspector.isVisible():
            return
        if not isinstance(page, LayerPage) or node_id is None:
            self._activations = self._gradients = None
            self._rest()
            return
        from netstudio.insight import ACTIVATIONS, GRADIENTS
        from netstudio.training.probe import ProbeRequest

        address = self._bridge.address_of(node_id)
        known = self._bridge.node_inference(node_id)
        self._activations = ProbeRequest(ACTIVATIONS, address)
        learns = known is not None and known.parameters > 0
        self._gradients = ProbeRequest(GRADIENTS, address) if learns and self._calls() else None
        self._session.show(
            _OWNER, [item for item in (self._activations, self._gradients) if item is not None]
        )
        if self._session.snapshot is not None:
            self._show_snapshot(self._session.snapshot)

    def _calls(self) -> bool:
        node_id = self._selection.current
        node = self._bridge.graph.nodes.get(node_id) if node_id else None
        return node is not None and isinstance(node.target, Call)

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        page = self._inspector.page
        if not isinstance(page, LayerPage) or not self._inspector.isVisible():
            return
        lines = []
        activations = snapshot.probes.get(self._activations) if self._activations else None
        gradients = snapshot.probes.get(self._gradients) if self._gradients else None
        if activations is not None and not activations.problem:
            lines.append(activation_line(activations))
        if gradients is not None and not gradients.problem:
            lines.append(gradient_line(gradients))
        page.statistics.set_lines(lines)


def activation_line(result: ProbeResult) -> str:
    """`mean 0.31 · sd 0.44 · dead units 3 %`."""
    mean, sd, dead = (float(result.arrays[name][0]) for name in ("mean", "sd", "dead"))
    return tr(
        "mean {mean} · sd {sd} · dead units {dead}",
        mean=strong(_short(mean)),
        sd=strong(_short(sd)),
        dead=strong(f"{100 * dead:.0f} %"),
    )


def gradient_line(result: ProbeResult) -> str:
    """`gradient 3.1e-02 · update ratio 8e-04`, of the layer's first parameter: its weight."""
    gradient, ratio = (float(result.arrays[name][0]) for name in ("gradient", "ratio"))
    size = strong(f"{gradient:.1e}")
    if not math.isfinite(ratio):
        return tr("gradient {size}", size=size)
    share = strong(f"{ratio:.0e}")
    return tr("gradient {size} · update ratio {share}", size=size, share=share)


def _short(value: float) -> str:
    return f"{value:.2f}" if 0.01 <= abs(value) < 1000 or value == 0 else f"{value:.1e}"
