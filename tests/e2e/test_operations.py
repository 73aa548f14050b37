"""Operations without a shape rule: unknown until torch is there, then as torch says."""

from __future__ import annotations

from netstudio.catalog.types import TensorType
from netstudio.document.project import Project
from tests.e2e.windows import open_live_window, places
from tests.networks import NetworkBuilder

__all__ = ["open_live_window", "places"]


def rolled() -> Project:
    net = NetworkBuilder()
    net.input("image", (1, 8, 8))
    net.op("roll", "torch.roll", "image", 1, -1)
    net.layer("flatten", "Flatten", "roll")
    net.layer("fc", "Linear", "flatten", out_features=10)
    net.output("fc")
    return Project("rolled", graph=net.graph())


def test_shapes_of_operations_come_with_torch(open_live_window, qtbot) -> None:
    window = open_live_window(rolled())
    bridge = window.bridge
    session = window.bench.session
    qtbot.waitUntil(lambda: session.is_torch_loaded, timeout=60_000)
    qtbot.waitUntil(lambda: isinstance(bridge.node_inference("fc").type, TensorType))
    assert str(bridge.node_inference("roll").type) == "(N, 1, 8, 8)"
    assert bridge.node_inference("fc").inferred == {"in_features": 64}
