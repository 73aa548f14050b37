"""Windows for benchmarks: those of the tests of whole windows."""

from tests.e2e.windows import open_live_window, open_window, places

__all__ = ["open_live_window", "open_window", "places"]
