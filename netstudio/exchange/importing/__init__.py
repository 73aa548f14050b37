"""Any PyTorch module onto the canvas: its forward is recorded, and rebuilt as a project."""

from __future__ import annotations

from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.importing.record import Imported, record_module

__all__ = ["Finding", "Imported", "record_module"]
