"""The canvas coloured by what its nodes cost: where the parameters are, and where the time goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor

from netstudio.catalog.inference import scope_addresses
from netstudio.gui.canvas.node_item import Heat
from netstudio.gui.canvas.view import CanvasView
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.panels.node_costs import Cost, CostScale, node_costs, scale_of, share_text
from netstudio.gui.plots.colour_maps import SEQUENTIAL, colour_at
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.theme.apply import current, notifier

if TYPE_CHECKING:
    from netstudio.training.probe import ProbeRequest
    from netstudio.training.telemetry import Snapshot

_OWNER = "heat map"
SETTLE_MS = 60
_RANGE = (0.18, 0.96)
"""The part of the colour map that stands out from the canvas: neither black nor white."""


class HeatMap(QObject):
    """Colours cards by a cost, and keeps them so while the network is edited."""

    changed = Signal()
    """Another cost, another scale, or news of the measuring."""

    def __init__(self, canvas: CanvasView, bridge: DocumentBridge, session: SessionBridge) -> None:
        super().__init__(canvas)
        self._canvas, self._bridge, self._session = canvas, bridge, session
        self._cost = Cost.FAMILY
        self._scale: CostScale | None = None
        self._seconds: dict[str, float] = {}
        self._request: ProbeRequest | None = None
        self._problem = ""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._show)
        for signal in (
            bridge.changed,
            bridge.findings_changed,
            canvas.canvas.rebuilt,
            notifier.theme_changed,
        ):
            signal.connect(self._show_soon)
        bridge.project_reset.connect(self._forget_times)
        session.ticked.connect(self._take_times)
        session.torch_loaded.connect(self._measure_if_wanted)

    @property
    def cost(self) -> Cost:
        """By what the cards are coloured."""
        return self._cost

    @property
    def scale(self) -> CostScale | None:
        """From least to greatest; None while there is nothing to show."""
        return self._scale

    @property
    def problem(self) -> str:
        """Why no time could be measured; empty where it could."""
        return self._problem

    @property
    def is_measuring(self) -> bool:
        """Whether times have been asked for and are not there yet."""
        return self._cost is Cost.TIME and not self._seconds and not self._problem

    def set_cost(self, cost: Cost) -> None:
        """Colour the cards by this cost; the family is their own colours."""
        if cost is self._cost:
            return
        self._cost = cost
        self._measure_if_wanted()
        self._show()

    def measure(self) -> None:
        """Take the times anew."""
        self._seconds, self._problem = {}, ""
        self._measure_if_wanted()
        self._show()

    def colour(self, place: float) -> QColor:
        """The colour at a place of the scale, 0 to 1: what costs more stands out more."""
        low, high = _RANGE
        at = low + (high - low) * place
        return QColor(colour_at(SEQUENTIAL, at if current().dark else 1.0 + low - 0.04 - at))

    def _measure_if_wanted(self) -> None:
        if not self.is_measuring or not self._session.is_torch_loaded:
            return
        from netstudio.insight import TIMINGS
        from netstudio.training.probe import ProbeRequest

        self._request = ProbeRequest(TIMINGS)
        self._session.show(_OWNER, [self._request])

    def _take_times(self, snapshot: Snapshot) -> None:
        request = self._request
        result = snapshot.probes.get(request) if request is not None else None
        if result is None:
            return
        # Asked once, and not for as long as it is shown: measuring holds up the training.
        self._request = None
        self._session.show(_OWNER, [])
        self._problem = result.problem
        if not result.problem:
            seconds = result.arrays["seconds"].tolist()
            self._seconds = dict(zip(result.names, seconds, strict=True))
        self._show()

    def _forget_times(self) -> None:
        self._seconds, self._problem, self._request = {}, "", None
        self._session.show(_OWNER, [])
        self._measure_if_wanted()

    def _show_soon(self, *_: object) -> None:
        if self._cost is not Cost.FAMILY:
            self._settle.start()

    def _show(self) -> None:
        costs = self._costs()
        self._scale = scale_of(costs.values())
        total = sum(costs.values())
        neutral = Heat(QColor(current().surface_pressed), "")
        for node_id, item in self._canvas.canvas.nodes.items():
            if self._scale is None:
                item.set_heat(None)
                continue
            cost = costs.get(node_id, 0.0)
            shade = self.colour(self._scale.place(cost))
            item.set_heat(Heat(shade, share_text(cost, total)) if cost > 0 else neutral)
        self.changed.emit()

    def _costs(self) -> Mapping[str, float]:
        if self._cost is Cost.FAMILY:
            return {}
        bridge, inference = self._bridge, self._bridge.inference
        addresses = scope_addresses(bridge.project, inference, bridge.scope)
        return node_costs(self._cost, bridge.graph, inference, addresses, self._seconds)
