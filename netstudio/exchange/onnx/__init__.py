"""ONNX files into projects; `netstudio.exchange.traced` writes them."""

from __future__ import annotations

from netstudio.exchange.onnx.importing import ImportedNetwork, import_onnx

__all__ = ["ImportedNetwork", "import_onnx"]
