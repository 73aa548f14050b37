"""A panel that looks inside the network: what feature maps and kernels have in common.

It asks for looks while somebody can see it, shows each result once, and says what is missing while
there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.panels.waiting_text import waiting_text
from netstudio.gui.plots.mosaic import Mosaic, MosaicKind
from netstudio.gui.selection import Selection
from netstudio.gui.session_bridge import SessionBridge
from netstudio.gui.theme import tokens

if TYPE_CHECKING:
    from netstudio.training.probe import ProbeRequest, ProbeResult
    from netstudio.training.telemetry import Snapshot


class LookPanel(QWidget):
    """A mosaic of what its first request finds; each kind says what to ask and how to show it."""

    def __init__(
        self,
        title: str,
        kind: MosaicKind,
        bridge: DocumentBridge,
        selection: Selection,
        session: SessionBridge,
        parent: QWidget | None = None,
    ) -> None:
        """`title` names the panel, in the user's language, and its requests."""
        super().__init__(parent)
        self._title = title
        self._bridge, self._selection, self._session = bridge, selection, session
        self._requests: tuple[ProbeRequest, ...] = ()
        self._shown: dict[ProbeRequest, ProbeResult] = {}
        self.mosaic = Mosaic(title, kind=kind, empty_text=waiting_text(title, bridge, session))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(tokens.SPACE_2)
        self.column.addWidget(self.mosaic, 1)
        for signal in (selection.changed, bridge.scope_changed, bridge.changed):
            signal.connect(self._ask)
        bridge.project_reset.connect(self._begin)
        for signal in (bridge.problems_changed, session.torch_loaded):
            signal.connect(self._say_what_is_missing)
        session.ticked.connect(self._show_snapshot)
        session.torch_loaded.connect(self._ask)

    # What a kind of panel adds

    def wanted(self) -> Sequence[ProbeRequest]:
        """What to look at now, the look of the mosaic first; nothing where there is none."""
        raise NotImplementedError

    def nothing_text(self) -> str:
        """What to say where nothing can be looked at."""
        raise NotImplementedError

    def show_result(self, result: ProbeResult) -> None:
        """Show a result that has not been shown before."""
        raise NotImplementedError

    def forget(self) -> None:
        """Another project: what was seen of the one before goes."""

    # Asking

    def _begin(self) -> None:
        self._shown.clear()
        self.forget()
        self._say_what_is_missing()
        self._ask()

    def _say_what_is_missing(self) -> None:
        is_asked = bool(self._requests) or not self._session.is_torch_loaded
        is_seen = bool(self._requests) and self._requests[0] in self._shown
        if is_asked and not is_seen:
            self.mosaic.clear(waiting_text(self._title, self._bridge, self._session))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._session.show(self._title, ())

    def _ask(self, *_: object) -> None:
        """Ask for what the selection wants, while somebody can see it."""
        if not self.isVisible() or not self._session.is_torch_loaded:
            return
        self._requests = tuple(self.wanted())
        self._shown = {item: seen for item, seen in self._shown.items() if item in self._requests}
        self._session.show(self._title, self._requests)
        if not self._requests:
            self.mosaic.clear(self.nothing_text())
        elif self._session.snapshot is not None:
            self._show_snapshot(self._session.snapshot)

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        if not self.isVisible():
            return
        for request in self._requests:
            result = snapshot.probes.get(request)
            if result is not None and result is not self._shown.get(request):
                self._shown[request] = result
                self.show_result(result)

    # For those who ask and show

    def address(self, node_id: str) -> str:
        """The address of a node of the open graph; empty for none."""
        return self._bridge.address_of(node_id) if node_id else ""

    def node_name(self, address: str) -> str:
        """What the node at an address is called."""
        node = self._bridge.graph.nodes.get(address.rpartition(".")[2])
        return node.name if node else address
